/** Pauses before trying again, in seconds; the last one goes on. A network that comes back cuts it short. */
const PAUSES_SECONDS = [1, 2, 4, 8, 15];
/** Failures in a row after which the person is asked. */
const PATIENCE = 12;

interface State {
  id: string;
  received: number;
  pieceBytes: number;
  fileId: string | null;
}

export interface SentFile {
  id: string;
  kind: 'picture' | 'document';
  name: string;
}

export interface Sending {
  file: Blob & { name: string };
  kind: 'picture' | 'document';
  /** Keeps a picture also as it came. */
  original: boolean;
  /** Share that has arrived, 0 to 1. */
  onProgress: (share: number) => void;
  /** The network is lost, or found again. */
  onWaiting: (waiting: boolean) => void;
  signal: AbortSignal;
}

/** What the sender asks of the browser. */
export interface World {
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Resolves after so many seconds, or at once when the network is back. */
  pause: (seconds: number) => Promise<void>;
  /** In hex; undefined where the browser cannot. */
  digest: (file: Blob) => Promise<string | undefined>;
}

/** Said by the server, in the reader's language: trying again does not help. */
export class Refused extends Error {}

/**
 * Sends a file in pieces and goes on where it was cut off, also after the page was left.
 * @throws Refused where the server takes no such file; another error where the network stays away
 */
export async function sendPieces(sending: Sending, world: World): Promise<SentFile> {
  const { file, kind, original, onProgress } = sending;
  const ask = asking(sending, world);
  const sha256 = await world.digest(file).catch(() => undefined);
  const wish = { name: file.name || 'file', kind, bytes: file.size, original, ...(sha256 ? { sha256 } : {}) };
  let state = await ask<State>('/api/v1/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const address = `/api/v1/uploads/${state.id}`;
  while (state.received < file.size && state.fileId === null) {
    onProgress(state.received / file.size);
    const body = new FormData();
    body.set('file', file.slice(state.received, state.received + state.pieceBytes), 'piece');
    state = await ask<State>(`${address}/pieces?offset=${state.received}`, { method: 'POST', body }, () =>
      ask<State>(address, { method: 'GET' }),
    );
  }
  onProgress(1);
  return ask<SentFile>(`${address}/finish`, { method: 'POST' });
}

/** Asks again while nothing comes back; `instead` is asked where the server stands elsewhere than we thought. */
function asking({ onWaiting, signal }: Sending, { fetch: send, pause }: World) {
  return async function ask<Answer>(path: string, init: RequestInit, instead?: () => Promise<Answer>): Promise<Answer> {
    for (let failures = 0; ; failures++) {
      signal.throwIfAborted();
      const answer = await send(path, {
        ...init,
        signal,
        headers: { accept: 'application/json', ...init.headers },
      }).catch(() => undefined);
      if (answer?.ok) {
        onWaiting(false);
        return (await answer.json()) as Answer;
      }
      if (answer?.status === 409 && instead) return instead();
      if (answer && answer.status < 500 && answer.status !== 429 && answer.status !== 408)
        throw await refusalOf(answer);
      signal.throwIfAborted();
      if (failures >= PATIENCE) throw answer ? await refusalOf(answer) : new Error('the network stays away');
      onWaiting(true);
      await pause(PAUSES_SECONDS[Math.min(failures, PAUSES_SECONDS.length - 1)] ?? 1);
    }
  };
}

async function refusalOf(answer: Response): Promise<Refused> {
  const problem = (await answer.json().catch(() => ({}))) as { title?: string };
  return new Refused(problem.title ?? String(answer.status));
}

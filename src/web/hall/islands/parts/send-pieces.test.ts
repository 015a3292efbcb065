import { expect, test } from 'vitest';
import { Refused, type Sending, sendPieces, type World } from './send-pieces.ts';

const SIZE = 1_000_000;
const PIECE = 300_000;

/** A server that keeps what it is sent, on a network that loses requests or answers as told. */
function server({ lost = [] as number[], unheard = [] as number[], refuse = 0 } = {}) {
  let received = 0;
  let asked = 0;
  const paths: string[] = [];
  const state = () => ({ id: 'u1', received, pieceBytes: PIECE, fileId: null });
  const json = (body: object, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const answer = async (path: string, init: RequestInit): Promise<Response> => {
    if (path.endsWith('/finish')) return json({ id: 'f1', kind: 'picture', name: '晨光.jpg' });
    if (!path.includes('/pieces')) return json(state());
    if (refuse) return json({ title: '这个文件不是照片' }, refuse);
    const offset = Number(new URL(path, 'http://x').searchParams.get('offset'));
    const piece = (init.body as FormData).get('file') as File;
    if (offset !== received) return json({ title: '中断过' }, 409);
    received += piece.size;
    return json(state());
  };
  const fetch = async (path: string, init: RequestInit) => {
    const turn = asked++;
    paths.push(path.replace('/api/v1/uploads', ''));
    if (lost.includes(turn)) throw new TypeError('network');
    const given = await answer(path, init);
    // It arrived, but its answer did not.
    if (unheard.includes(turn)) throw new TypeError('network');
    return given;
  };
  return { fetch, paths, received: () => received };
}

function send(fetch: World['fetch'], more: Partial<Sending> = {}) {
  const shares: number[] = [];
  const waits: boolean[] = [];
  const file = Object.assign(new Blob([new Uint8Array(SIZE)]), { name: '晨光.jpg' });
  const sending: Sending = {
    file,
    kind: 'picture',
    original: true,
    onProgress: (share) => void shares.push(share),
    onWaiting: (waiting) => void waits.push(waiting),
    signal: new AbortController().signal,
    ...more,
  };
  const world: World = { fetch, pause: async () => undefined, digest: async () => undefined };
  return { done: sendPieces(sending, world), shares, waits };
}

test('sends piece by piece and says how far it is', async () => {
  const { fetch, paths } = server();
  const { done, shares } = send(fetch);
  expect(await done).toEqual({ id: 'f1', kind: 'picture', name: '晨光.jpg' });
  expect(shares).toEqual([0, 0.3, 0.6, 0.9, 1]);
  expect(paths).toEqual([
    '',
    '/u1/pieces?offset=0',
    '/u1/pieces?offset=300000',
    '/u1/pieces?offset=600000',
    '/u1/pieces?offset=900000',
    '/u1/finish',
  ]);
});

test('goes on where it was when requests are lost, and when a piece arrived unheard', async () => {
  const { fetch, received } = server({ lost: [0, 2, 3], unheard: [4] });
  const { done, waits } = send(fetch);
  expect((await done).id).toBe('f1');
  expect(received()).toBe(SIZE);
  expect(waits).toContain(true);
  expect(waits.at(-1)).toBe(false);
});

test('does not try again what the server takes for no picture', async () => {
  const { fetch, paths } = server({ refuse: 415 });
  const { done } = send(fetch);
  await expect(done).rejects.toEqual(new Refused('这个文件不是照片'));
  expect(paths.length).toBe(2);
});

test('gives up after many failures in a row, and stops when left out', async () => {
  const all = Array.from({ length: 100 }, (_, turn) => turn);
  await expect(send(server({ lost: all }).fetch).done).rejects.toThrow('the network stays away');
  const stop = new AbortController();
  stop.abort();
  await expect(send(server().fetch, { signal: stop.signal }).done).rejects.toThrow();
});

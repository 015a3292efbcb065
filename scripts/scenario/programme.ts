import { readQr } from './camera.ts';
import { type Client, chunksOf, forEachOf } from './client.ts';

/** Most people in one call by hand, as the API has it. */
const BATCH = 500;
const HOUR_MS = 3_600_000;

export interface Programme {
  id: string;
  /** Ids of its stages by their key in the template. */
  stages: Record<string, string>;
}

/** Makes a draft from a template. */
export async function draft(
  officer: Client,
  input: { template: string; unitId: string; title: string; startsAt: Date; endsAt: Date; fields: object },
): Promise<Programme> {
  const { id } = await officer.post<{ id: string }>('/programmes', { place: '试点区工人文化宫', ...input });
  const { stages } = await officer.get<Detail>(`/programmes/${id}`);
  return { id, stages: Object.fromEntries(stages.map((stage) => [stage.key, stage.id])) };
}

interface Detail {
  stages: { id: string; key: string; settings: Record<string, unknown>; version: number }[];
}

/** Changes some settings of a stage; the others stay as the template has them. */
export async function set(officer: Client, { id }: Programme, key: string, settings: object): Promise<void> {
  const { stages } = await officer.get<Detail>(`/programmes/${id}`);
  const stage = stages.find((each) => each.key === key);
  if (!stage) throw new Error(`No stage ${key}.`);
  await officer.patch(`/programmes/${id}/stages/${stage.id}`, {
    settings: { ...stage.settings, ...settings },
    version: stage.version,
  });
}

/** @returns the id of the session */
export async function addSession(
  officer: Client,
  stageId: string,
  session: { title: string; startsAt: Date; hours: number; venue: string; online?: boolean; forGroup?: string },
): Promise<string> {
  const { hours, ...fields } = session;
  const endsAt = new Date(session.startsAt.getTime() + hours * HOUR_MS);
  return (await officer.post<{ id: string }>(`/stages/sessions/${stageId}/add-session`, { ...fields, endsAt })).id;
}

interface Results {
  results: { outcome: string }[];
}

/** How often each outcome was given. */
export type Outcomes = Record<string, number>;

function countOutcomes(answers: readonly Results[]): Outcomes {
  const counts: Outcomes = {};
  for (const { outcome } of answers.flatMap((answer) => answer.results)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** A helper checks people in by name. */
export async function handIn(
  helper: Client,
  stageId: string,
  { sessionId, personIds }: { sessionId: string; personIds: readonly string[] },
): Promise<Outcomes> {
  const answers: Results[] = [];
  for (const batch of chunksOf(personIds, BATCH)) {
    answers.push(await helper.post<Results>(`/stages/sessions/${stageId}/hand-in`, { sessionId, personIds: batch }));
  }
  return countOutcomes(answers);
}

/** One reading of a person's code by a helper's phone. */
export interface Scan {
  scanId: string;
  sessionId: string;
  code: string;
  scannedAt: string;
}

/** A helper's phone hands its scans in. */
export async function sendScans(helper: Client, stageId: string, scans: readonly Scan[]): Promise<Outcomes> {
  const answers = await forEachOf(
    chunksOf(scans, 100),
    (batch) =>
      helper.post<Results>(`/stages/sessions/${stageId}/scans`, { scans: batch, sentAt: new Date().toISOString() }),
    { atOnce: 2 },
  );
  return countOutcomes(answers);
}

/** Reads the code that a worker's phone shows now. */
export async function scan(worker: Client, sessionId: string): Promise<Scan> {
  const { codes } = await worker.get<{ codes: { size: number; bits: string; validUntil: string }[] }>('//code/windows');
  const now = new Date();
  const shown = codes.find(({ validUntil }) => new Date(validUntil) > now);
  if (!shown) throw new Error('The phone shows no code.');
  return { scanId: crypto.randomUUID(), sessionId, code: readQr(shown), scannedAt: now.toISOString() };
}

/** Enters or takes back attendance afterwards. @returns how many changed */
export async function correct(
  officer: Client,
  stageId: string,
  correction: { sessionId: string; change: 'add' | 'withdraw'; personIds: readonly string[]; reason: string },
): Promise<number> {
  let changed = 0;
  for (const personIds of chunksOf(correction.personIds, BATCH)) {
    const answer = await officer.post<{ changed: number }>(`/stages/sessions/${stageId}/correct`, {
      ...correction,
      personIds,
    });
    changed += answer.changed;
  }
  return changed;
}

/** Some of the audience say what they thought of it. */
export async function answerFeedback(workers: readonly Client[], stageId: string): Promise<void> {
  await forEachOf(workers, (worker, index) =>
    worker.post(`/stages/feedback/${stageId}/answer`, {
      ratings: { overall: 3 + (index % 3) },
      words: index % 4 === 0 ? '讲得明白，下次还来。' : '',
    }),
  );
}

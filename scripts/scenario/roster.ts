import type { Client } from './client.ts';
import type { Person } from './people.ts';

const WAIT_MS = 120_000;
const PAGE = 500;

interface Import {
  id: string;
  state: 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'abandoned';
  mapping: Record<string, string>;
  rowsTotal: number;
  rowsGood: number;
  rowsBad: number;
  rowsCreated: number;
  failure: { en: string } | null;
}

/**
 * Brings people in as an officer does: a sheet with the usual headings, the mapping as recognised, a check, and the
 * good rows in.
 * @param rows may name the same person twice
 */
export async function importRoster(
  officer: Client,
  { unitId, rows }: { unitId: string; rows: readonly Person[] },
): Promise<Import> {
  const form = new FormData();
  form.set('file', new File([`\ufeff${sheetOf(rows)}`], '会员名册.csv', { type: 'text/csv' }));
  const { id } = await officer.post<{ id: string }>('/rosters', form, { query: { unitId } });
  const path = `/rosters/${id}`;
  const uploaded = await waitFor(officer, path, ['mapping', 'checked']);
  if (uploaded.state === 'mapping') await officer.put(`${path}/mapping`, { mapping: uploaded.mapping });
  await waitFor(officer, path, ['checked']);
  await officer.post(`${path}/run`);
  return waitFor(officer, path, ['done']);
}

function sheetOf(rows: readonly Person[]): string {
  const lines = rows.map(({ name, phone, unitName, kind = '货车司机' }) => `${unitName},${name},${phone},${kind}`);
  return ['所属工会,姓名,手机号码,职工类别', ...lines, ''].join('\r\n');
}

async function waitFor(officer: Client, path: string, states: readonly Import['state'][]): Promise<Import> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const job = await officer.get<Import>(path);
    if (states.includes(job.state)) return job;
    if (job.state === 'failed' || job.state === 'abandoned' || performance.now() > until)
      throw new Error(`The import is ${job.state}: ${job.failure?.en ?? 'it took too long'}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Ids of all members of a unit and below, by name; names are unique in a scenario. */
export async function listPersonIds(officer: Client, unitId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await officer.get<{ items: { id: string; name: string }[]; nextCursor: string | null }>('/members', {
      within: unitId,
      limit: PAGE,
      cursor,
    });
    for (const { id, name } of page.items) ids.set(name, id);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

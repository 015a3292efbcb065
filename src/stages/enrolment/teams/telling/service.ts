import type { Bilingual } from '../../../../kernel/words.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import type { EnrolmentRow } from '../../queries.ts';
import { listMembers } from '../queries.ts';

type Decided = Pick<EnrolmentRow, 'subjectKind' | 'subjectId' | 'personId'>;

interface Decision {
  title: Bilingual;
  body: Bilingual;
  /** For a team's members in place of `body`, where only the captain can do what it asks. */
  toMembers?: Bilingual;
  urgent?: boolean;
}

/**
 * Tells what was decided to everyone whom it lets come or stay away: those who asked, and of a team also each member
 * whom we know, since none of them hears of it otherwise.
 */
export async function tellDecided(
  context: StageContext<Settings>,
  rows: readonly Decided[],
  { title, body, toMembers = body, urgent = false }: Decision,
): Promise<void> {
  const asked = new Set(rows.map((row) => row.personId));
  await context.host.tell([...asked], { title, body, urgent });
  await context.host.tell(await otherMembers(context, rows), { title, body: toMembers, urgent });
}

/** Known members of the teams among these enrolments, without those who asked for them. */
export async function otherMembers(
  { trx, stage }: StageContext<Settings>,
  rows: readonly Decided[],
): Promise<string[]> {
  const asked = new Set(rows.map((row) => row.personId));
  const teamIds = rows.filter((row) => row.subjectKind === 'team').map((row) => row.subjectId);
  const members = await listMembers(trx, stage.federationId, teamIds);
  return [...new Set(members.flatMap(({ personId }) => (personId !== null && !asked.has(personId) ? [personId] : [])))];
}

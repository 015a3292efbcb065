import type { StageService, Subject, SubjectCard } from '../service.ts';
import type { ReviewHallView } from './contract.ts';
import { approve, giveBack, opine, reject } from './deciding/service.ts';
import { reviewRefusals } from './errors.ts';
import { reviewManifest as manifest, type reviewManifest } from './manifest.ts';
import { correct, nominate, submit, withdraw } from './nominating/service.ts';
import { showNomination } from './nominating/show/service.ts';
import { getBoard, selectNominees } from './queries.ts';
import { order, settle, showBoard } from './settling/service.ts';
import { type Context, keyOf, listNominees, readNominee, showDesk, stepOf, wordsOf } from './show/service.ts';

/** Settings that nominees already walk by: once there are any, they stay. */
const walked = ['steps', 'groups', 'categories'] as const;

async function countNominees({ trx, stage }: Context): Promise<number> {
  const { count } = await trx
    .selectFrom('reviewNominees')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Cards of nominees: an individual with the person, a collective with its union. */
async function cards(context: Context, subjects: Subject[]): Promise<SubjectCard[]> {
  const ids = subjects.filter(({ kind }) => kind === 'entry').map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await selectNominees(context.trx, keyOf(context)).where('nominee.id', 'in', ids).execute();
  return rows.map((row) => ({
    kind: 'entry',
    id: row.id,
    title: row.name,
    about: row.about,
    group: row.groupKey,
    unitId: row.unitId,
    unitName: row.unitName,
    people: row.personId ? [{ personId: row.personId, name: row.name, part: 'nominee' }] : [],
    text: row.deedsShort,
    longText: row.deedsLong,
    files: [],
    links: [],
    // A collective is shown; a person is asked.
    ...(row.kind === 'collective' ? { agreed: true } : {}),
  }));
}

/** The stage review at work. */
export const reviewService: StageService<typeof reviewManifest, ReviewHallView> = {
  manifest,
  actions: { nominate, correct, submit, approve, return: giveBack, reject, withdraw, opine, order, settle },
  reads: {
    desk: showDesk,
    nomination: showNomination,
    nominees: listNominees,
    nominee: (context, { nomineeId }) => readNominee(context, nomineeId),
    board: showBoard,
  },
  async arrange(context, before) {
    const { trx, stage } = context;
    if (!before) {
      await trx.insertInto('reviewBoards').values({ federationId: stage.federationId, stageId: stage.id }).execute();
      return;
    }
    const changed = walked.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(stage.settings[key]));
    if (changed.length > 0 && (await countNominees(context)) > 0)
      throw reviewRefusals.settled(
        {},
        changed.map((key) => ({
          path: `settings.${key}`,
          words: ['已有推荐对象，不能再改', 'There are nominees: it stays'],
        })),
      );
  },
  async remove({ trx, stage }) {
    await trx
      .deleteFrom('reviewBoards')
      .where('federationId', '=', stage.federationId)
      .where('stageId', '=', stage.id)
      .execute();
  },
  cards,
  groups: ({ groups }) => groups.map((group) => ({ key: group.key, words: wordsOf(group) })),
  async hallView(context) {
    const { scope, stage } = context;
    return {
      steps: stage.settings.steps.map((step) => ({ words: wordsOf(step), days: step.days })),
      groups: stage.settings.groups.map((group) => ({ words: wordsOf(group), places: group.places })),
      officer: scope.grants.some((grant) => grant.allows.includes('programmes.manage')),
      settled: (await getBoard(context.trx, keyOf(context))).settledAt !== null,
    };
  },
  nextStep: async () => undefined,
  async standing(context, personId) {
    const row = await selectNominees(context.trx, keyOf(context))
      .where('nominee.personId', '=', personId)
      .where('nominee.state', 'in', ['reviewing', 'returned', 'approved'])
      .executeTakeFirst();
    if (!row) return undefined;
    const [zh, en] = wordsOf(stepOf(context, row));
    return row.state === 'approved'
      ? { words: ['推荐审核通过', 'Your nomination is approved'], tone: 'good', events: [] }
      : { words: [`您已被推荐，正在${zh}`, `You are nominated; at the step: ${en}`], tone: 'waiting', events: [] };
  },
  async participants(context) {
    const rows = await selectNominees(context.trx, keyOf(context))
      .where('nominee.state', 'in', ['reviewing', 'returned', 'approved'])
      .execute();
    return rows.flatMap(({ personId }) => personId ?? []);
  },
  async tasks(context) {
    const { settled, steps, settle: whys } = await showBoard(context);
    if (settled) return [];
    const levels = new Map(context.stage.settings.steps.map(({ key, level }) => [key, level]));
    const waiting = steps
      .filter(({ key }) => levels.get(key) === 'organiser')
      .reduce((sum, step) => sum + step.waiting, 0);
    const overdue = steps.reduce((sum, step) => sum + step.overdue, 0);
    return [
      ...(waiting > 0 ? [{ words: ['推荐对象待审核', 'Nominees to review'] as const, count: waiting }] : []),
      ...(overdue > 0 ? [{ words: ['审核超期', 'Reviews overdue'] as const, count: overdue }] : []),
      ...(whys.every(({ ok }) => ok)
        ? [{ words: ['可以确定推荐名单', 'The list can be settled'] as const, count: 1 }]
        : []),
    ];
  },
  async brief(context) {
    const { groups, states } = await showBoard(context);
    const nominated = groups.reduce((sum, group) => sum + group.nominated, 0);
    if (nominated === 0) return { sentences: [], quotes: [], pictures: [] };
    return {
      sentences: [
        {
          zh: `各级工会共推荐 ${nominated} 个，经逐级审核，通过 ${states.approved ?? 0} 个。`,
          figures: [{ indicator: 'nominations', value: nominated }],
        },
      ],
      quotes: [],
      pictures: [],
    };
  },
};

import { dayOf } from '../../kernel/dates.ts';
import { findPersonId } from '../../people/access/rules.ts';
import {
  type Coming,
  dropGone,
  findLinked,
  isComing,
  keepComing,
  linkStage,
  listOwnLadders,
  removeLink,
} from '../../registries/ladders/feeding/service.ts';
import { saysRung } from '../../registries/ladders/rules.ts';
import type { StageContext, StageService, Subject } from '../service.ts';
import { type LadderView, type LinkStatus, ladderManifest as manifest, type Settings } from './manifest.ts';
import { bestOf } from './rules.ts';

type Context = StageContext<Settings>;

/** Whom each team brings, by its id: the members whom the register knows, not their mentors. */
async function membersOf({ host }: Context, subjects: readonly Subject[]): Promise<Map<string, string[]>> {
  const teams = subjects.filter(({ kind }) => kind === 'team').map(({ kind, id }) => ({ kind, id }));
  if (teams.length === 0) return new Map();
  return new Map(
    (await host.cards(teams)).map(({ id, people }) => [
      id,
      people.flatMap(({ personId, part }) => (personId && part !== 'mentor' ? [personId] : [])),
    ]),
  );
}

/** Persons who came, alone or in a team, with the best result that each feeding stage gave. */
async function comingOf(context: Context): Promise<Coming[]> {
  const { host, stage } = context;
  const titles = new Map((await host.feeds()).map(({ id, title }) => [id, title[0]]));
  const subjects = await host.subjects();
  const members = await membersOf(context, subjects);
  return bestOf(
    subjects.flatMap(({ kind, id, from, result }) =>
      (kind === 'person' ? [id] : (members.get(id) ?? [])).map((personId) => ({
        personId,
        fromStageId: from,
        event: titles.get(from) ?? '',
        rank: result?.rank ?? null,
        score: result?.score ?? '',
        onlyRank: result?.onlyRank === true,
        tier: stage.settings.tiers ? (result?.group ?? '') : '',
      })),
    ),
  );
}

const hasResult = ({ rank, score }: Coming) => rank !== null || score !== '';

/** Keeps whoever came, or those of them whom these subjects bring. @returns everybody who came */
async function bring(context: Context, subjects?: readonly Subject[]): Promise<Coming[]> {
  const { trx, scope, stage, now } = context;
  const coming = await comingOf(context);
  const today = dayOf(now, scope.zone);
  const only =
    subjects &&
    new Set([...subjects.map(({ id }) => id), ...[...(await membersOf(context, subjects)).values()].flat()]);
  const some = only ? coming.filter(({ personId }) => only.has(personId)) : coming;
  await keepComing(trx, scope, { stageId: stage.id, coming: some, today });
  return coming;
}

async function link(context: Context, { ladderId }: { ladderId: string }) {
  const { trx, scope, stage, host, now } = context;
  const feeds = (await host.feeds()).map(({ id }) => id);
  await linkStage(trx, scope, {
    ...{ ladderId, stageId: stage.id, feeds, occasion: stage.occasion, href: host.href, now },
  });
  const coming = await bring(context);
  await host.audit('ladders.link', { kind: 'stage', id: stage.id }, { ladderId });
  return { results: coming.filter(hasResult).length };
}

async function ladderOf({ trx, scope, stage }: Context): Promise<LadderView> {
  const ladder = await findLinked(trx, scope, stage.id);
  const personId = findPersonId(scope);
  return {
    ladder: ladder
      ? {
          ...{ id: ladder.id, title: ladder.title, titleEn: ladder.titleEn },
          rungs: ladder.rungs.map((rung, at) => ({
            level: rung.level,
            needs: saysRung(rung, ladder.rungs[at - 1]).map(([zh, en]) => [zh, en] as [string, string]),
          })),
        }
      : null,
    mine: ladder !== undefined && personId !== undefined && (await isComing(trx, scope, { ladder, personId })),
  };
}

async function status(context: Context): Promise<LinkStatus> {
  const { trx, scope, stage } = context;
  const ladder = await findLinked(trx, scope, stage.id);
  const coming = await comingOf(context);
  return {
    ladder: ladder ? { id: ladder.id, title: ladder.title, trade: ladder.trade } : null,
    choices: await listOwnLadders(trx, scope),
    people: new Set(coming.map(({ personId }) => personId)).size,
    results: coming.filter(hasResult).length,
  };
}

/** The stage ladder at work. */
export const ladderService: StageService<typeof manifest, LadderView> = {
  manifest,
  actions: { link },
  reads: { ladder: ladderOf, status },
  arrange: async () => undefined,
  remove: ({ trx, scope, stage }) => removeLink(trx, scope, stage.id),
  async received(context, subjects, change) {
    const { trx, scope, stage, now } = context;
    if (!(await findLinked(trx, scope, stage.id))) return;
    if (change === 'handed') await bring(context, subjects);
    // Who stands in another team still has the result of that one.
    else await dropGone(trx, scope, { stageId: stage.id, standing: await bring(context), now });
  },
  hallView: ladderOf,
  nextStep: async () => undefined,
  standing: async () => undefined,
  participants: async (context) => [...new Set((await comingOf(context)).map(({ personId }) => personId))],
  async tasks({ trx, scope, stage }) {
    return (await findLinked(trx, scope, stage.id))
      ? []
      : [{ words: ['还没有选技能阶梯，成绩和学时暂不计入', 'No ladder is chosen: nothing counts yet'], count: 1 }];
  },
  brief: async () => ({ sentences: [], quotes: [], pictures: [] }),
};

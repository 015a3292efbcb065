import { counted } from '../../kernel/words.ts';
import type { StageContext, StageService, StageTask, Subject, SubjectCard } from '../service.ts';
import type { Settings } from './contract.ts';
import { submissionsRefusals } from './errors.ts';
import { submissionsManifest as manifest, type submissionsManifest } from './manifest.ts';
import {
  clear,
  detailOf,
  disqualify,
  listWorks,
  originalsOf,
  pairOf,
  reinstate,
  reopen,
  summaryOf,
} from './officers/service.ts';
import { keyOf, listFiles, listPeople, selectWorks } from './queries.ts';
import { deskOf, getOwnView, hallViewOf, nextStepOf, standingOf } from './show/service.ts';
import { discard, handIn, save, withdraw } from './works/service.ts';

type Context = StageContext<Settings>;

async function receiptOf(context: Context, { workId }: { workId: string }) {
  const work = await getOwnView(context, workId);
  const { categories, statement, statementEn } = context.stage.settings;
  const category = categories.find(({ key }) => key === work.category);
  return {
    work,
    categoryWords: category ? ([category.label, category.labelEn || category.label] as [string, string]) : null,
    statement: [statement, statementEn || statement] as [string, string],
  };
}

/** Cards of works: what judges, notices and galleries may know of them. Drafts have none. */
async function cardsOfWorks(context: Context, subjects: readonly Subject[]): Promise<SubjectCard[]> {
  const { trx, stage } = context;
  const ids = subjects.filter(({ kind }) => kind === 'entry').map(({ id }) => id);
  if (ids.length === 0) return [];
  const works = await selectWorks(trx, keyOf(context))
    .where('work.id', 'in', ids)
    .where('work.state', '<>', 'draft')
    .execute();
  const people = Map.groupBy(await listPeople(trx, stage.federationId, ids), ({ workId }) => workId);
  const files = Map.groupBy(await listFiles(trx, stage.federationId, ids), ({ workId }) => workId);
  return works.map((work) => ({
    kind: 'entry',
    id: work.id,
    title: work.title,
    about: '',
    group: work.category,
    unitId: work.unitId,
    unitName: work.unitName ?? '',
    people: (people.get(work.id) ?? []).map(({ personId, name, part }) => ({
      personId,
      name,
      part: part as SubjectCard['people'][number]['part'],
    })),
    text: work.text || work.description,
    files: (files.get(work.id) ?? []).map(({ fileId, kind, caption }) => ({
      fileId,
      kind: kind as 'picture' | 'document',
      caption,
    })),
    links: work.links,
    place: work.place,
    // Where the contest asked for no statement, nobody agreed to anything.
    ...(stage.settings.statement === '' ? {} : { agreed: work.agreedAt !== null }),
  }));
}

/** Makes the books, and keeps settings that works rely on. @throws submissions.numberGone */
async function arrange({ trx, stage }: Context, before: Settings | undefined): Promise<void> {
  const key = { federationId: stage.federationId, stageId: stage.id };
  await trx
    .insertInto('submissionBooks')
    .values(key)
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId']).doNothing())
    .execute();
  if (!before) return;
  const works = await trx
    .selectFrom('submissionWorks')
    .select(['category', 'teamId'])
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .execute();
  const keys = new Set(stage.settings.categories.map((category) => category.key));
  const gone = before.categories.filter(
    (category) => !keys.has(category.key) && works.some((work) => work.category === category.key),
  );
  if (gone.length > 0) {
    const count = works.filter((work) => gone.some(({ key: lost }) => lost === work.category)).length;
    const names = (lang: 0 | 1) => gone.map(({ label, labelEn }) => (lang ? labelEn || label : label));
    throw submissionsRefusals.numberGone(
      { count, what: [`类别“${names(0).join('、')}”`, `the category “${names(1).join(', ')}”`] },
      [{ path: 'settings.categories', words: ['这些类别下已有作品', 'There are works in these categories'] }],
    );
  }
  if (works.length > 0 && (before.authors === 'teams') !== (stage.settings.authors === 'teams'))
    throw submissionsRefusals.numberGone({ count: works.length, what: ['作者方式', 'who the authors are'] }, [
      { path: 'settings.authors', words: ['已有作品，不能改', 'There are works already; this stays'] },
    ]);
}

async function remove({ trx, stage }: Context): Promise<void> {
  await trx
    .deleteFrom('submissionWorks')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
  await trx
    .deleteFrom('submissionBooks')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .execute();
}

async function tasks(context: Context): Promise<StageTask[]> {
  const { flagged } = await summaryOf(context);
  return flagged > 0
    ? [
        {
          words: [
            `${flagged} 件作品与其他作品相近，请查看`,
            `${counted(flagged, 'work is', 'works are')} like others: have a look`,
          ],
          count: flagged,
        },
      ]
    : [];
}

/** The stage submissions at work. */
export const submissionsService: StageService<typeof submissionsManifest> = {
  manifest,
  actions: { save, handIn, withdraw, discard, disqualify, reinstate, clear, reopen },
  reads: {
    mine: deskOf,
    receipt: receiptOf,
    works: listWorks,
    summary: summaryOf,
    detail: detailOf,
    pair: pairOf,
    originals: originalsOf,
  },
  arrange,
  remove,
  cards: cardsOfWorks,
  groups: ({ categories }) =>
    categories.map(({ key, label, labelEn }) => ({ key, words: [label, labelEn || label] as const })),
  hallView: hallViewOf,
  nextStep: nextStepOf,
  standing: standingOf,
  async participants({ trx, stage }) {
    const rows = await trx
      .selectFrom('submissionPeople as named')
      .innerJoin('submissionWorks as work', (join) =>
        join.onRef('work.federationId', '=', 'named.federationId').onRef('work.id', '=', 'named.workId'),
      )
      .select('named.personId')
      .distinct()
      .where('work.federationId', '=', stage.federationId)
      .where('work.stageId', '=', stage.id)
      .where('work.state', 'in', ['draft', 'handed-in'])
      .where('named.personId', 'is not', null)
      .execute();
    return rows.flatMap(({ personId }) => personId ?? []);
  },
  tasks,
  async brief(context) {
    const { states, authors, units, categories } = await summaryOf(context);
    const works = states['handed-in'] ?? 0;
    if (works === 0) return { sentences: [], quotes: [], pictures: [] };
    const parts = categories
      .filter((category) => category.works > 0)
      .map((category) => `${category.words[0]} ${category.works} 件`);
    const split = parts.length > 1 ? `，其中${parts.join('、')}` : '';
    const from = units > 1 ? `来自 ${units} 家单位的 ${authors} 名职工` : `${authors} 名职工`;
    return {
      sentences: [
        {
          zh: `征集期间，${from}提交作品 ${works} 件${split}。`,
          figures: [
            { indicator: 'authors', value: authors },
            { indicator: 'works', value: works },
          ],
        },
      ],
      quotes: [],
      pictures: [],
    };
  },
};

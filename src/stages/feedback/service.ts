import { createHmac } from 'node:crypto';
import { dayOf } from '../../kernel/dates.ts';
import { findPersonId } from '../../people/access/rules.ts';
import { newId, randomId } from '../../platform/ids.ts';
import type { StageContext, StageService } from '../service.ts';
import { feedbackRefusals } from './errors.ts';
import { type AnswerInput, type feedbackManifest, feedbackManifest as manifest, type Settings } from './manifest.ts';
import { fewestAnswersShown, summarise } from './rules.ts';

type Context = StageContext<Settings>;

function getPersonId({ scope }: Context): string {
  const personId = findPersonId(scope);
  if (!personId) throw feedbackRefusals.notInvited();
  return personId;
}

/** One answer each without keeping who: a keyed hash of stage and person. */
function respondentOf({ house, stage }: Context, personId: string): Buffer {
  return createHmac('sha256', house.keys.signing).update(`feedback\0${stage.id}\0${personId}`).digest();
}

function answersOf({ trx, stage }: Context) {
  return trx
    .selectFrom('feedbackAnswers')
    .where('feedbackAnswers.federationId', '=', stage.federationId)
    .where('feedbackAnswers.stageId', '=', stage.id);
}

async function hasAnswered(context: Context, personId: string): Promise<boolean> {
  const row = await answersOf(context)
    .select('id')
    .where('respondent', '=', respondentOf(context, personId))
    .executeTakeFirst();
  return row !== undefined;
}

async function answer(context: Context, input: AnswerInput) {
  const { trx, stage, host, now, scope } = context;
  const personId = getPersonId(context);
  if (!(await host.isIn({ kind: 'person', id: personId }))) throw feedbackRefusals.notInvited();
  if (Object.keys(input.ratings).length === 0 && input.words === '') throw feedbackRefusals.nothingSaid();
  const known = new Set(stage.settings.ratings.map((rating) => rating.key));
  for (const key of Object.keys(input.ratings)) if (!known.has(key)) throw feedbackRefusals.unknownRating({ key });
  const { anonymous } = stage.settings;
  // An id that tells the moment would tell, beside the log of requests, who answered; so would a shared one.
  const id = anonymous ? randomId() : newId();
  const source = { kind: 'feedback', id: anonymous ? randomId() : id };
  const day = dayOf(now, scope.zone);
  const written = await trx
    .insertInto('feedbackAnswers')
    .values({
      federationId: stage.federationId,
      id,
      stageId: stage.id,
      respondent: respondentOf(context, personId),
      personId: anonymous ? null : personId,
      ratings: JSON.stringify(input.ratings),
      words: input.words,
      quotable: input.quotable,
      answeredOn: day,
    })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId', 'respondent']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw feedbackRefusals.answered();
  await host.record([{ indicator: 'feedback-answers', day, amount: 1, source }]);
  return { answered: true as const };
}

async function form(context: Context) {
  const { stage, host } = context;
  const personId = getPersonId(context);
  const { anonymous, ratings, prompt, promptEn } = stage.settings;
  return {
    anonymous,
    ratings: ratings.map(({ key, label, labelEn }) => ({ key, label: [label, labelEn || label] as [string, string] })),
    prompt: [prompt, promptEn || prompt] as [string, string],
    answered: await hasAnswered(context, personId),
    invited: await host.isIn({ kind: 'person', id: personId }),
  };
}

async function report(context: Context) {
  const { trx, stage } = context;
  const rows = await answersOf(context)
    .leftJoin('persons', (join) =>
      join
        .onRef('persons.federationId', '=', 'feedbackAnswers.federationId')
        .onRef('persons.id', '=', 'feedbackAnswers.personId'),
    )
    .select([
      'feedbackAnswers.id',
      'feedbackAnswers.ratings',
      'feedbackAnswers.words',
      'feedbackAnswers.quotable',
      'feedbackAnswers.answeredOn',
      'persons.name',
    ])
    .orderBy('feedbackAnswers.id')
    .execute();
  const invited = stage.fed
    ? await trx
        .selectFrom('stageSubjects')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('federationId', '=', stage.federationId)
        .where('stageId', '=', stage.id)
        .where('subjectKind', '=', 'person')
        .where('withdrawnAt', 'is', null)
        .executeTakeFirstOrThrow()
    : undefined;
  const withheld = stage.settings.anonymous && rows.length < fewestAnswersShown;
  return {
    answers: rows.length,
    invited: invited?.count ?? null,
    withheld,
    ratings: stage.settings.ratings.map(({ key, label, labelEn }) => {
      const given = rows.flatMap((row) => (row.ratings as Record<string, number>)[key] ?? []);
      return { key, label: [label, labelEn || label] as [string, string], ...summarise(withheld ? [] : given) };
    }),
    words: withheld
      ? []
      : rows
          .filter((row) => row.words !== '')
          .map(({ id, words, answeredOn, quotable, name }) => ({ id, words, answeredOn, quotable, name })),
  };
}

/** The stage feedback at work. */
export const feedbackService: StageService<typeof feedbackManifest> = {
  manifest,
  actions: { answer },
  reads: { form, report },
  async arrange({ trx, stage }, before) {
    if (!before || before.anonymous === stage.settings.anonymous) return;
    const { count } = await trx
      .selectFrom('feedbackAnswers')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('federationId', '=', stage.federationId)
      .where('stageId', '=', stage.id)
      .executeTakeFirstOrThrow();
    if (count > 0)
      throw feedbackRefusals.anonymityFixed({ count }, [
        { path: 'settings.anonymous', words: ['已有人评价，不能再改', 'People have answered; this stays'] },
      ]);
  },
  async remove({ trx, stage }) {
    await trx
      .deleteFrom('feedbackAnswers')
      .where('federationId', '=', stage.federationId)
      .where('stageId', '=', stage.id)
      .execute();
  },
  async hallView(context) {
    const { answers, ratings, withheld } = await context.shared('report', () => report(context));
    return { answers, overall: withheld ? null : (ratings[0]?.mean ?? null) };
  },
  async nextStep(context) {
    const personId = findPersonId(context.scope);
    if (!personId || !context.stage.fed) return undefined;
    if (!(await context.host.isIn({ kind: 'person', id: personId })) || (await hasAnswered(context, personId)))
      return undefined;
    return { words: ['我来评价', 'Give feedback'], href: 'answer', whys: [] };
  },
  standing: async () => undefined,
  participants: async () => [],
  tasks: async () => [],
  async brief(context) {
    const { answers, ratings, words, withheld } = await report(context);
    const overall = ratings[0];
    if (answers === 0 || withheld || !overall?.mean) return { sentences: [], quotes: [], pictures: [] };
    return {
      sentences: [
        {
          zh: `${answers} 人作出评价，${overall.label[0]}平均 ${overall.mean} 分（满分 5 分）。`,
          figures: [{ indicator: 'feedback-answers', value: answers }],
        },
      ],
      quotes: words
        .filter((each) => each.quotable)
        .slice(0, 3)
        .map((each) => ({ text: each.words, by: '参加职工' })),
      pictures: [],
    };
  },
};

/** The feedback form of one person, as the read `form` gives it. */
export type FeedbackFormView = Awaited<ReturnType<typeof form>>;

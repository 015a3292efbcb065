import { sql } from 'kysely';
import type { z } from 'zod';
import { isDay } from '../../../kernel/dates.ts';
import type { RefusedField } from '../../../kernel/refusal.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { learnFields } from '../../../people/members/fields/service.ts';
import type { StageContext } from '../../service.ts';
import { sealOf } from '../allotment/show/service.ts';
import { isAllotted } from '../books/rules.ts';
import type { formView, Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';
import { stateOfHealth } from '../health/standing/service.ts';
import { batchNames, inOrder, viewOf } from '../lists/service.ts';
import { findByPerson, readBooks } from '../queries.ts';
import { isSettled, teamSizes } from '../rules.ts';
import { nextStepOf } from '../show/service.ts';
import type { Answers, FormQuestion } from './contract.ts';
import { sayAnswer } from './rules.ts';

/** What the house knows of a person already, for the form: shown masked, never asked. */
export async function knownOf({ trx, stage }: StageContext<Settings>, personId: string) {
  const person = await trx
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select(['persons.name', 'persons.phoneMasked', 'units.name as unitName'])
    .where('persons.federationId', '=', stage.federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirstOrThrow();
  return [
    { name: 'name', label: ['姓名', 'Name'] as [string, string], value: person.name },
    ...(person.phoneMasked
      ? [{ name: 'phone', label: ['手机', 'Phone'] as [string, string], value: person.phoneMasked }]
      : []),
    ...(person.unitName
      ? [{ name: 'unit', label: ['所在工会', 'Union'] as [string, string], value: person.unitName }]
      : []),
  ];
}

/** Answers that the profile already gives to questions that are remembered; one that no longer fits is asked anew. */
export async function rememberedOf(context: StageContext<Settings>, personId: string): Promise<Answers> {
  return (await listRemembered(context, [personId])).get(personId) ?? {};
}

/** The same of many persons at once. */
export async function listRemembered(
  { trx, stage }: StageContext<Settings>,
  personIds: readonly string[],
): Promise<Map<string, Answers>> {
  const questions = stage.settings.questions.filter((question) => question.remember);
  if (questions.length === 0 || personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; field: string; value: Answers[string] }>`
    select person_id, field, value from person_fields
     where federation_id = ${stage.federationId} and person_id = any(${[...personIds]}::uuid[])
       and field = any(${questions.map(({ key }) => key)}::text[])`.execute(trx);
  const byPerson = Map.groupBy(rows, (row) => row.personId);
  return new Map(
    [...byPerson].map(([personId, fields]) => {
      const known = new Map(fields.map(({ field, value }) => [field, value]));
      const answers = questions.flatMap((question) => {
        const answer = normal(question, known.get(question.key));
        return answer !== undefined && fits(question, answer) ? [[question.key, answer] as const] : [];
      });
      return [personId, Object.fromEntries(answers)];
    }),
  );
}

/**
 * Joins what was answered with what is known, and checks it against the questions.
 * @throws enrolment.answers-missing naming each question
 */
export function checkAnswers(questions: readonly FormQuestion[], given: Answers, known: Answers): Answers {
  const answers: Answers = {};
  const problems: RefusedField[] = [];
  for (const question of questions) {
    const answer = normal(question, given[question.key] ?? known[question.key]);
    const path = `answers.${question.key}`;
    if (answer === undefined) {
      if (question.required) problems.push({ path, words: ['请回答这个问题', 'Please answer this question'] });
    } else if (!fits(question, answer)) {
      problems.push({ path, words: ['答案不合要求，请重选或重填', 'This answer does not fit; choose or type again'] });
    } else {
      answers[question.key] = answer;
    }
  }
  if (problems.length > 0) throw enrolmentRefusals.answersMissing({ count: problems.length }, problems);
  return answers;
}

/** Forms send text; an empty one is no answer. */
function normal(question: FormQuestion, answer: Answers[string] | undefined): Answers[string] | undefined {
  if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) return undefined;
  if (question.kind === 'number' && typeof answer === 'string')
    return answer.trim() === '' ? undefined : Number(answer);
  if (question.kind === 'yes' && typeof answer === 'string')
    return answer === 'yes' || answer === 'true' || answer === 'on';
  if (question.kind === 'anyOf' && typeof answer === 'string') return [answer];
  return answer;
}

function fits(question: FormQuestion, answer: Answers[string]): boolean {
  switch (question.kind) {
    case 'text':
    case 'longText':
      return typeof answer === 'string';
    case 'day':
      return typeof answer === 'string' && isDay(answer);
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer);
    case 'yes':
      return typeof answer === 'boolean';
    case 'oneOf':
      return typeof answer === 'string' && question.options.includes(answer);
    case 'anyOf':
      return Array.isArray(answer) && answer.every((each) => question.options.includes(each));
  }
}

/**
 * Admits ranked wishes: keys of batches, each once, not more than the settings allow. Where there is one lot, none are kept.
 * @throws enrolment.wishes-needed, wishes-many, wish-unknown
 */
export function checkWishes(
  { batches, wishesMost }: Pick<Settings, 'batches' | 'wishesMost'>,
  wishes: readonly string[],
): string[] {
  if (batches.length === 0) return [];
  const refuse = (words: Bilingual) => [{ path: 'wishes', words }];
  if (wishes.length === 0) throw enrolmentRefusals.wishesNeeded({}, refuse(['请选择批次', 'Choose a batch']));
  const known = new Set(batches.map(({ key }) => key));
  if (new Set(wishes).size < wishes.length || wishes.some((key) => !known.has(key)))
    throw enrolmentRefusals.wishUnknown({}, refuse(['请重新选择', 'Choose again']));
  if (wishes.length > wishesMost)
    throw enrolmentRefusals.wishesMany(
      { most: wishesMost },
      refuse([`最多 ${wishesMost} 个`, `At most ${wishesMost}`]),
    );
  return [...wishes];
}

/** The form of one person: what is known, what is asked, what can be had, and what they have already. */
export async function formOf(context: StageContext<Settings>, personId: string) {
  const { stage, trx } = context;
  const key = { federationId: stage.federationId, stageId: stage.id };
  const [known, remembered, books, mine] = [
    await knownOf(context, personId),
    await rememberedOf(context, personId),
    await readBooks(trx, key),
    await findByPerson(trx, key, personId),
  ];
  const { questions, categories } = stage.settings;
  const nameOf = batchNames(stage.settings);
  const team = teamSizes(stage.settings);
  const step = await nextStepOf(context);
  // Being in somebody's choir is no answer to who asks to sing alone.
  const shown = mine?.personId === personId || isSettled(mine, { personId, categories });
  const answered = questions.filter((question) => remembered[question.key] !== undefined);
  return {
    known: [
      ...known,
      ...answered.map((question) => ({
        name: question.key,
        label: [question.label, question.labelEn || question.label] as [string, string],
        value: sayAnswer(remembered[question.key], context.scope.lang),
      })),
    ],
    ask: questions
      .filter((question) => !answered.includes(question))
      .map(({ key, label, labelEn, kind, options, required, remember: keep }) => ({
        key,
        label: [label, labelEn || label] as [string, string],
        kind,
        options,
        required,
        remember: keep,
      })),
    team: team
      ? {
          ...{ least: team.least, most: team.most, captain: known[0]?.value ?? '' },
          categories: categories.map(({ key, label, labelEn, least, most }) => ({
            ...{ key, label: [label, labelEn || label] as [string, string], least, most },
          })),
        }
      : null,
    batches: inOrder(stage.settings, books.batches).map(({ key: batch, places, taken, startsOn, endsOn }) => ({
      ...{ key: batch, label: nameOf(batch), places, taken, startsOn, endsOn },
    })),
    wishesMost: stage.settings.wishesMost,
    allotted: isAllotted(stage.settings.admit),
    asked: isAllotted(stage.settings.admit) && !books.allotted ? (await sealOf(context)).asked : null,
    confirmHours: stage.settings.confirmHours,
    seats: books.seats,
    taken: books.taken,
    waiting: books.waiting,
    closesAt: stage.closesAt,
    mine: mine && shown ? await viewOf(context, mine) : null,
    health: mine && shown ? await stateOfHealth(context, mine, personId) : ('none' as const),
    possible: step?.href !== undefined,
    whys: (step?.whys ?? []).map(({ ok, words }) => ({ ok, words: [words[0], words[1]] as [string, string] })),
  };
}

/** Keeps what a programme once had to ask, so that it is not asked again. */
export async function remember(
  { trx, stage, now }: StageContext<Settings>,
  personId: string,
  answers: Answers,
): Promise<void> {
  const kept = stage.settings.questions.filter((question) => question.remember && answers[question.key] !== undefined);
  if (kept.length === 0) return;
  await learnFields(trx, stage, {
    personId,
    stageId: stage.id,
    now,
    fields: Object.fromEntries(kept.map(({ key }) => [key, answers[key] ?? null])),
  });
}

/** The enrolment form of one person, as the read `form` gives it. */
export type EnrolmentFormView = z.input<typeof formView>;

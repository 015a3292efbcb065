import { sql } from 'kysely';
import type { z } from 'zod';
import { isDay } from '../../../kernel/dates.ts';
import type { RefusedField } from '../../../kernel/refusal.ts';
import { type Lang, pick } from '../../../kernel/words.ts';
import { learnFields } from '../../../people/members/fields/service.ts';
import type { StageContext } from '../../service.ts';
import type { Answers, formView, Question, Settings } from '../contract.ts';
import { enrolmentRefusals } from '../errors.ts';

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

/** An answer as it is shown to its person. */
export function sayAnswer(answer: Answers[string] | undefined, lang: Lang): string {
  if (typeof answer === 'boolean') return pick(answer ? ['是', 'Yes'] : ['否', 'No'], lang);
  return Array.isArray(answer) ? answer.join(lang === 'zh' ? '、' : ', ') : String(answer ?? '');
}

/**
 * Joins what was answered with what is known, and checks it against the questions.
 * @throws enrolment.answers-missing naming each question
 */
export function checkAnswers(questions: readonly Question[], given: Answers, known: Answers): Answers {
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
function normal(question: Question, answer: Answers[string] | undefined): Answers[string] | undefined {
  if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) return undefined;
  if (question.kind === 'number' && typeof answer === 'string')
    return answer.trim() === '' ? undefined : Number(answer);
  if (question.kind === 'yes' && typeof answer === 'string')
    return answer === 'yes' || answer === 'true' || answer === 'on';
  if (question.kind === 'anyOf' && typeof answer === 'string') return [answer];
  return answer;
}

function fits(question: Question, answer: Answers[string]): boolean {
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

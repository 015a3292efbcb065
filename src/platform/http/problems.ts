import { z } from '@hono/zod-openapi';
import type { Refusal, RefusedField } from '../../kernel/refusal.ts';
import type { Lang } from '../../kernel/words.ts';
import { counted } from '../../kernel/words.ts';
import { httpRefusals } from './errors.ts';

/** The one form of every error (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().describe('Address of this code in the register of errors'),
    title: z.string().describe('Why, and what to do next, in the language asked for'),
    status: z.number().int(),
    code: z.string().describe('Stable name: slice.name'),
    message: z.object({ zh: z.string(), en: z.string() }),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.array(z.object({ path: z.string(), zh: z.string(), en: z.string() })).optional(),
    requestId: z.string(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof problemSchema>;

/** A refusal as it goes over the wire. */
export function problemOf(refusal: Refusal, { lang, requestId }: { lang: Lang; requestId: string }): Problem {
  return {
    type: `/api/v1/errors#${refusal.code}`,
    title: refusal.say(lang),
    status: refusal.status,
    code: refusal.code,
    message: { zh: refusal.words[0], en: refusal.words[1] },
    params: refusal.params,
    ...(refusal.fields.length > 0
      ? { fields: refusal.fields.map(({ path, words }) => ({ path, zh: words[0], en: words[1] })) }
      : {}),
    requestId,
  };
}

type Issue = z.core.$ZodIssue;

/** What zod found, as one refusal with a sentence for each field. */
export function refuseInvalid(error: { issues: readonly Issue[] }): Refusal {
  const fields = error.issues.map((issue): RefusedField => ({ path: issue.path.join('.'), words: sentenceOf(issue) }));
  return httpRefusals.invalid({ count: fields.length }, fields);
}

function sentenceOf(issue: Issue): RefusedField['words'] {
  switch (issue.code) {
    case 'invalid_type':
      // zod leaves the input out of an issue; what it was stands at the end of the message.
      return issue.message.endsWith('received undefined')
        ? ['请填写这一项', 'Please fill this in']
        : ['格式不对，请检查', 'Not the right kind of value; please check'];
    case 'too_small':
      return issue.origin === 'string'
        ? ['请填写这一项', 'Please fill this in']
        : [`不能小于 ${issue.minimum}`, `Must be at least ${issue.minimum}`];
    case 'too_big':
      return issue.origin === 'string'
        ? [`最多 ${issue.maximum} 个字`, `At most ${counted(Number(issue.maximum), 'character')}`]
        : [`不能大于 ${issue.maximum}`, `Must be at most ${issue.maximum}`];
    case 'unrecognized_keys':
      return [`不认识的项目：${issue.keys.join('、')}`, `Unknown: ${issue.keys.join(', ')}`];
    case 'custom':
      return customSentence(issue.params) ?? [issue.message, issue.message];
    default:
      return ['格式不对，请检查', 'Not the right form; please check'];
  }
}

function customSentence(params: Record<string, unknown> | undefined): RefusedField['words'] | undefined {
  const words = params?.words;
  return Array.isArray(words) && typeof words[0] === 'string' && typeof words[1] === 'string'
    ? [words[0], words[1]]
    : undefined;
}

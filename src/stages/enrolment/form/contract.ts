import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';

/** An extra question. With `remember` the answer joins the person's profile and is not asked again. */
export const question = z.object({
  key: titled(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), ['代号', 'Key'], {
    help: ['小写字母开头，答案按它存', 'Starts with a small letter; answers are kept under it'],
  }),
  label: titled(z.string().min(1).max(80), ['问题', 'Question']),
  labelEn: titled(z.string().max(120).default(''), ['问题（英文）', 'Question in English']),
  kind: titled(z.enum(['text', 'longText', 'number', 'day', 'oneOf', 'anyOf', 'yes']), ['回答方式', 'Kind of answer'], {
    choices: {
      text: ['一行字', 'One line'],
      longText: ['多行字', 'Several lines'],
      number: ['数字', 'Number'],
      day: ['日期', 'Day'],
      oneOf: ['单选', 'One of'],
      anyOf: ['多选', 'Any of'],
      yes: ['是否', 'Yes or no'],
    },
  }),
  options: titled(z.array(z.string().min(1).max(60)).max(40).default([]), ['选项', 'Options']),
  required: titled(z.boolean().default(false), ['必答', 'Must be answered']),
  remember: titled(z.boolean().default(false), ['记入个人资料，下次不再问', 'Keep in the profile and never ask again']),
});
export type Question = z.output<typeof question>;
/** A question whose answer stays where it was asked. */
export type FormQuestion = Omit<Question, 'remember'>;

export const answer = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(40)]);
export type Answers = Record<string, z.infer<typeof answer>>;

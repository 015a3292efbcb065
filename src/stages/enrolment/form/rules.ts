import { type Lang, pick } from '../../../kernel/words.ts';
import type { Answers } from './contract.ts';

/** An answer in words, as it is shown. */
export function sayAnswer(answer: Answers[string] | undefined, lang: Lang): string {
  if (typeof answer === 'boolean') return pick(answer ? ['是', 'Yes'] : ['否', 'No'], lang);
  return Array.isArray(answer) ? answer.join(pick(['、', ', '], lang)) : String(answer ?? '');
}

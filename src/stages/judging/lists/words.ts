import type { Bilingual } from '../../../kernel/words.ts';
import type { Passage } from '../promotion/rules.ts';

/** Whether an entry goes on, in a table's cell. */
export const passageWords = {
  on: ['晋级', 'Goes on'],
  belowLine: ['未晋级', 'Below the line'],
  belowScore: ['低于最低分', 'Below the least score'],
  unitFull: ['同单位已满', 'Unit is full'],
  tied: ['并列待定', 'Tied'],
  notRanked: ['无名次', 'No rank'],
} as const satisfies Record<Passage, Bilingual>;

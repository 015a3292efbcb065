import type { Bilingual } from '../../../../kernel/words.ts';

/** What officers read of an allotment. */
export const stateWords = {
  windowNeeded: ['先设报名截止时间', 'Set when enrolment closes'] as Bilingual,
  windowOpen: ([zh, en]: Bilingual): Bilingual => [`报名到 ${zh} 截止，之后才能分配`, `Enrolment is open until ${en}`],
  windowClosed: ([zh, en]: Bilingual): Bilingual => [`报名已于 ${zh} 截止`, `Enrolment closed ${en}`],
  standing: (count: number): Bilingual => [`${count} 份申请符合条件`, `${count} requests meet the conditions`],
  got: ['得到名额', 'A place'] as Bilingual,
  gotBatch: ([zh, en]: Bilingual, wish: number): Bilingual => [`${zh}（第 ${wish} 志愿）`, `${en} (wish ${wish})`],
  none: ['没有分到', 'None'] as Bilingual,
};

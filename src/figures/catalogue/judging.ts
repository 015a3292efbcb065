import { defineIndicator } from '../contract.ts';

/** Works judged, sheets given, and by how many people. */
export const judging = [
  defineIndicator({
    code: 'entries-judged',
    words: ['评审作品', 'Entries judged'],
    unitOfMeasure: ['件', 'entries'],
    count: 'sum',
    source: ['公布了结果的评审轮次', 'Rounds whose result is released'],
  }),
  defineIndicator({
    code: 'marks-given',
    words: ['评分', 'Score sheets'],
    unitOfMeasure: ['张', 'sheets'],
    count: 'sum',
    source: ['评委评分记录', 'Sheets that judges gave'],
  }),
  defineIndicator({
    code: 'judges',
    words: ['评委', 'Judges'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['评委评分记录，同一人只计一次', 'Sheets that judges gave; each person once'],
    of: 'marks-given',
  }),
];

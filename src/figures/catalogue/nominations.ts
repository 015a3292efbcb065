import { defineIndicator } from '../contract.ts';

/** Who is put forward for a commendation. */
export const nominations = [
  defineIndicator({
    code: 'nominations',
    words: ['推荐', 'Nominations'],
    unitOfMeasure: ['个', 'nominees'],
    count: 'sum',
    source: ['推荐记录（个人和集体）', 'Nominations of persons and collectives'],
  }),
  defineIndicator({
    code: 'people-nominated',
    words: ['被推荐人数', 'People nominated'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['推荐记录，同一人只计一次', 'Nominations; each person once'],
    of: 'nominations',
  }),
];

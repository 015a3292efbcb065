import { defineIndicator } from '../contract.ts';

/** Programmes and their sessions held. */
export const programmes = [
  defineIndicator({
    code: 'programmes',
    words: ['活动', 'Programmes'],
    unitOfMeasure: ['项', 'programmes'],
    count: 'sum',
    source: ['活动发布记录', 'Programmes published'],
  }),
  defineIndicator({
    code: 'sessions-held',
    words: ['场次', 'Sessions held'],
    unitOfMeasure: ['场', 'sessions'],
    count: 'sum',
    source: ['有人签到的场次', 'Sessions where somebody checked in'],
  }),
];

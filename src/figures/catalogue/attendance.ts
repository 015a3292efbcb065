import { defineIndicator } from '../contract.ts';

/** Who came. Person-times add; distinct people never do. */
export const attendance = [
  defineIndicator({
    code: 'attendances',
    words: ['参加人次', 'Attendances'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['签到记录', 'Check-ins'],
  }),
  defineIndicator({
    code: 'people-reached',
    words: ['参加人数', 'People reached'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['签到记录，同一人只计一次', 'Check-ins; each person once'],
    of: 'attendances',
  }),
  defineIndicator({
    code: 'attendances-online',
    words: ['线上参加人次', 'Attendances online'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['线上签到记录', 'Check-ins online'],
  }),
];

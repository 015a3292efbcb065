import { defineIndicator } from '../contract.ts';

/** Places given. */
export const enrolment = [
  defineIndicator({
    code: 'enrolments',
    words: ['报名人次', 'Enrolments'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['报名记录', 'Enrolment records'],
  }),
  defineIndicator({
    code: 'people-enrolled',
    words: ['报名人数', 'People enrolled'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['报名记录，同一人只计一次', 'Enrolment records; each person once'],
    of: 'enrolments',
  }),
];

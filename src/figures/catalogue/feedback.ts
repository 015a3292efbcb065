import { defineIndicator } from '../contract.ts';

/** Answers given afterwards. */
export const feedback = [
  defineIndicator({
    code: 'feedback-answers',
    words: ['评价', 'Answers'],
    unitOfMeasure: ['份', 'answers'],
    count: 'sum',
    source: ['评价记录', 'Feedback records'],
  }),
];

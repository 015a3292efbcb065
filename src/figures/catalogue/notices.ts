import { defineIndicator } from '../contract.ts';

/** Public notices (公示) and what was said against them. */
export const notices = [
  defineIndicator({
    code: 'notices',
    words: ['公示对象', 'Listed in notices'],
    unitOfMeasure: ['个', 'names'],
    count: 'sum',
    source: ['公示名单', 'Names put on the board'],
  }),
  defineIndicator({
    code: 'objections',
    words: ['受理异议', 'Objections'],
    unitOfMeasure: ['件', 'objections'],
    count: 'sum',
    source: ['异议台账', 'Register of objections'],
  }),
];

import { defineIndicator } from '../contract.ts';

/** Exhibitions. Nobody is followed, so there is no number of people. */
export const galleries = [
  defineIndicator({
    code: 'gallery-visits',
    words: ['展览参观次数', 'Visits to exhibitions'],
    unitOfMeasure: ['次', 'visits'],
    count: 'sum',
    source: [
      '线上展览打开的次数，每个浏览器会话计一次；不是人数，不识别任何人',
      'Openings of an exhibition, once for each browser session; not people, and nobody is identified',
    ],
  }),
];

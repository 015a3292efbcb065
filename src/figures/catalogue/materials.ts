import { defineIndicator } from '../contract.ts';

/** What was handed out, as declared by those who handed it out. */
export const materials = [
  defineIndicator({
    code: 'leaflets',
    words: ['发放资料', 'Leaflets given out'],
    unitOfMeasure: ['份', 'copies'],
    count: 'sum',
    declarable: true,
    source: ['各单位填报', 'Declared by units'],
  }),
  defineIndicator({
    code: 'gift-packs',
    words: ['发放慰问品', 'Care packages given'],
    unitOfMeasure: ['份', 'packages'],
    count: 'sum',
    declarable: true,
    source: ['各单位填报', 'Declared by units'],
  }),
];

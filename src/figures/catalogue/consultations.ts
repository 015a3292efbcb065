import { defineIndicator } from '../contract.ts';

/** Advice given on the spot, and people reached by partners who did not sign in. */
export const consultations = [
  defineIndicator({
    code: 'consultations',
    words: ['现场咨询', 'Consultations'],
    unitOfMeasure: ['件', 'cases'],
    count: 'sum',
    declarable: true,
    source: ['各单位填报', 'Declared by units'],
  }),
  defineIndicator({
    code: 'people-declared',
    words: ['填报服务人次', 'Person-times declared'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    declarable: true,
    source: ['各单位填报，未经签到核对', 'Declared by units, not checked by sign-in'],
  }),
];

import { defineIndicator } from '../contract.ts';

/** Awards of contests and commendations, and the certificates given with them. What was revoked does not count. */
export const awards = [
  defineIndicator({
    code: 'awards',
    words: ['奖项', 'Awards'],
    unitOfMeasure: ['个', 'awards'],
    count: 'sum',
    source: ['评奖结果，撤销的不计', 'Awards as released; revoked ones do not count'],
  }),
  defineIndicator({
    code: 'organiser-awards',
    words: ['组织奖', 'Awards to organisers'],
    unitOfMeasure: ['个', 'awards'],
    count: 'sum',
    source: ['评奖结果中授予单位的组织奖', 'Awards to units for organising'],
  }),
  defineIndicator({
    code: 'awardings',
    words: ['获奖人次', 'Persons on awards'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['每个奖项的每位获奖人计一次', 'Each person of each award'],
  }),
  defineIndicator({
    code: 'awarded-people',
    words: ['获奖人数', 'People awarded'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['获奖人，同一人只计一次', 'Persons of awards; each person once'],
    of: 'awardings',
  }),
  defineIndicator({
    code: 'certificates',
    words: ['颁发证书', 'Certificates'],
    unitOfMeasure: ['张', 'certificates'],
    count: 'sum',
    source: ['证书登记，撤销的不计', 'The registry of certificates; revoked ones do not count'],
  }),
];

import { defineIndicator } from '../contract.ts';

/** Places that somebody else could have had. Who did not come and what unions left are different things and never add. */
export const unused = [
  defineIndicator({
    code: 'places-unused',
    words: ['名额空置', 'Places unused'],
    unitOfMeasure: ['个', 'places'],
    count: 'sum',
    source: [
      '有名额没来的人（登记未到、预约标为没来），按本人工会计；补签到的不算',
      'Whoever had a place and did not come, once the roll was closed, by their own union; not those checked in afterwards',
    ],
  }),
  defineIndicator({
    code: 'quotas-unused',
    words: ['配额没用完', 'Quota places unused'],
    unitOfMeasure: ['个', 'places'],
    count: 'sum',
    source: ['收回配额时各工会没用完的名额', 'Places that unions had left when quotas were taken back'],
  }),
];

import { defineIndicator } from '../contract.ts';

/** Works handed in, and who made them. */
export const works = [
  defineIndicator({
    code: 'works',
    words: ['作品', 'Works handed in'],
    unitOfMeasure: ['件', 'works'],
    count: 'sum',
    source: [
      '作品征集的提交记录，撤回和取消资格的不计',
      'Works as handed in; those withdrawn or disqualified do not count',
    ],
  }),
  defineIndicator({
    code: 'authorships',
    words: ['作者人次', 'Authorships'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['每件作品的每位作者计一次', 'Each author of each work'],
  }),
  defineIndicator({
    code: 'authors',
    words: ['作者人数', 'Authors'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: ['作品的作者，同一人只计一次', 'Authors of works; each person once'],
    of: 'authorships',
  }),
];

import { defineIndicator } from '../contract.ts';

/** Honours conferred and not revoked. Persons and collectives are different indicators and never add. */
export const honours = [
  defineIndicator({
    code: 'honours-individual',
    words: ['个人荣誉', 'Honours of persons'],
    unitOfMeasure: ['人次', 'person-times'],
    count: 'sum',
    source: ['荣誉登记，撤销的不计', 'The registry of honours; revoked ones do not count'],
  }),
  defineIndicator({
    code: 'honoured-people',
    words: ['获荣誉人数', 'People honoured'],
    unitOfMeasure: ['人', 'people'],
    count: 'people',
    source: [
      '荣誉登记，在册会员，同一人只计一次',
      'The registry of honours, members on the register; each person once',
    ],
    of: 'honours-individual',
  }),
  defineIndicator({
    code: 'honours-collective',
    words: ['集体荣誉', 'Honours of collectives'],
    unitOfMeasure: ['个', 'collectives'],
    count: 'sum',
    source: ['荣誉登记，撤销的不计', 'The registry of honours; revoked ones do not count'],
  }),
  ...(
    [
      ['national', '国家级', 'national'],
      ['city', '市级', 'city'],
      ['district', '区级', 'district'],
      ['enterprise', '企业级', 'enterprise'],
    ] as const
  ).flatMap(([level, zh, en]) => [
    defineIndicator({
      code: `honours-individual-${level}`,
      words: [`${zh}个人荣誉`, `Honours of persons, ${en}`],
      unitOfMeasure: ['人次', 'person-times'],
      count: 'sum',
      source: ['荣誉登记，撤销的不计', 'The registry of honours; revoked ones do not count'],
    }),
    defineIndicator({
      code: `honours-collective-${level}`,
      words: [`${zh}集体荣誉`, `Honours of collectives, ${en}`],
      unitOfMeasure: ['个', 'collectives'],
      count: 'sum',
      source: ['荣誉登记，撤销的不计', 'The registry of honours; revoked ones do not count'],
    }),
  ]),
];

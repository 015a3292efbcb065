import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { fieldsOf } from './field.ts';
import { cleanValue, namesOf, placeProblems, startValue } from './form-value.ts';

const seats = titled(z.number().int().min(1).default(40), ['名额', 'Seats'], { help: ['总名额', 'All of them'] });
const schema = z.object({
  seats,
  admission: titled(z.enum(['first-come', 'approval']), ['录取', 'Admission'], {
    choices: { 'first-come': ['先到先得', 'First come'], approval: ['审核', 'Approval'] },
  }),
  offerHours: titled(z.number().int().optional(), ['时限', 'Time']),
  feeFen: titled(z.number().int().nullish(), ['费用', 'Fee']),
  opensAt: titled(z.coerce.date().optional(), ['开放', 'Opens'], { widget: 'dateTime' }),
  due: titled(z.iso.date().optional(), ['截止', 'Due']),
  note: titled(z.string().max(400).optional(), ['须知', 'Note'], { widget: 'longText' }),
  units: titled(z.array(z.uuid()).default([]), ['工会', 'Unions'], { widget: 'unit' }),
  partners: titled(z.array(z.object({ unitId: titled(z.uuid(), ['单位', 'Unit'], { widget: 'unit' }) })).default([]), [
    '协作',
    'Partners',
  ]),
  kinds: titled(z.array(z.enum(['courier', 'driver'])).optional(), ['工种', 'Kinds'], {
    choices: { courier: ['快递员', 'Courier'], driver: ['司机', 'Driver'] },
  }),
  questions: titled(
    z
      .array(
        z.object({
          title: titled(z.string(), ['问题', 'Question']),
          needed: titled(z.boolean().default(false), ['必答', 'Needed']),
        }),
      )
      .max(20)
      .default([]),
    ['问题', 'Questions'],
  ),
  place: titled(z.object({ name: titled(z.string(), ['名称', 'Name']) }), ['地点', 'Place']),
  admit: titled(
    z.discriminatedUnion('by', [
      titled(z.object({ by: z.literal('draw'), seed: titled(z.string(), ['种子', 'Seed']) }), ['抽签', 'Draw']),
      titled(z.object({ by: z.literal('order') }), ['先后', 'Order']),
    ]),
    ['办法', 'Way'],
  ),
  team: titled(
    z
      .object({ most: titled(z.number().int(), ['最多', 'Most']) })
      .nullable()
      .default(null),
    ['组队', 'Teams'],
  ),
  extra: z.record(z.string(), z.unknown()).optional(),
});
const fields = fieldsOf(describeForm(schema));

describe('fields from a schema', () => {
  test('every kind is known by its schema, widget or name', () => {
    expect(fields.map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
      'seats: number',
      'admission: select',
      'offerHours: number',
      'feeFen: fen',
      'opensAt: dateTime',
      'due: date',
      'note: longText',
      'units: units',
      'partners: units',
      'kinds: multi',
      'questions: rows',
      'place: group',
      'admit: variant',
      'team: group',
      'extra: unknown',
    ]);
  });

  test('words, limits and defaults come along', () => {
    expect(fields[0]).toEqual({
      key: 'seats',
      kind: 'number',
      title: ['名额', 'Seats'],
      help: ['总名额', 'All of them'],
      required: false,
      initial: 40,
      integer: true,
      min: 1,
      max: undefined,
      measure: undefined,
    });
  });

  test('a measure is read from the name', () => {
    expect(fields[2]).toMatchObject({ key: 'offerHours', measure: ['小时', 'hours'], required: false });
  });

  test('choices carry their words', () => {
    expect(fields[1]).toMatchObject({
      options: [
        { value: 'first-come', title: ['先到先得', 'First come'] },
        { value: 'approval', title: ['审核', 'Approval'] },
      ],
    });
  });

  test('rows hold fields of their own', () => {
    expect(fields[10]).toMatchObject({
      kind: 'rows',
      max: 20,
      fields: [
        { key: 'title', kind: 'text' },
        { key: 'needed', kind: 'boolean' },
      ],
    });
  });

  test('a group that may be nothing says so', () => {
    expect(fields[13]).toMatchObject({ key: 'team', optional: true, fields: [{ key: 'most', kind: 'number' }] });
    expect(fields[11]).toMatchObject({ key: 'place', optional: false });
  });

  test('variants are told apart by their constant', () => {
    expect(fields[12]).toMatchObject({
      kind: 'variant',
      by: 'by',
      options: [
        { value: 'draw', title: ['抽签', 'Draw'] },
        { value: 'order', title: ['先后', 'Order'] },
      ],
      fields: { draw: [{ key: 'seed', kind: 'text' }], order: [] },
    });
  });
});

describe('what is sent', () => {
  test('texts are trimmed, empty fields and those of another variant left out, unknown ones kept', () => {
    const value = {
      seats: 40,
      note: '  ',
      questions: [{ title: ' 会骑车吗 ', needed: false }],
      place: { name: ' 大厅 ' },
      admit: { by: 'order', seed: 'left over' },
      extra: { kept: true },
    };

    expect(cleanValue(fields, value)).toEqual({
      seats: 40,
      questions: [{ title: '会骑车吗', needed: false }],
      place: { name: '大厅' },
      admit: { by: 'order' },
      extra: { kept: true },
    });
  });

  test('the form starts with defaults where nothing was given', () => {
    expect(startValue(fields, { note: '请带水杯' })).toEqual({
      note: '请带水杯',
      seats: 40,
      units: [],
      partners: [],
      questions: [],
      place: {},
      team: null,
    });
  });
});

describe('refused fields', () => {
  test('paths become names', () => {
    expect(namesOf('settings.questions.2.title', 'settings')).toEqual(['questions', 2, 'title']);
    expect(namesOf('title', 'settings')).toBeUndefined();
  });

  test('each is shown where it is drawn, the others above', () => {
    const at = (path: string) => ({ path, zh: '错', en: 'Wrong' });

    expect(placeProblems(fields, [at('s.seats'), at('s.questions.0.title'), at('s.gone'), at('version')], 's')).toEqual(
      {
        placed: [
          { names: ['seats'], problem: at('s.seats') },
          { names: ['questions', 0, 'title'], problem: at('s.questions.0.title') },
        ],
        others: [at('s.gone'), at('version')],
      },
    );
  });
});

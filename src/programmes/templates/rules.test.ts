import { describe, expect, test } from 'vitest';
import { catalogue } from '../../figures/catalogue/register.ts';
import { findFieldWords } from '../../kernel/fields.ts';
import { stageManifests } from '../stages/register.ts';
import type { ProgrammeTemplate } from './contract.ts';
import { findTemplate, templates } from './register.ts';
import { checkTemplates } from './rules.ts';
import { workshop } from './workshop.ts';

const known = { manifests: stageManifests, indicators: catalogue.map((indicator) => indicator.code) };
const [places, held, feedback] = workshop.stages;

describe('the gallery', () => {
  test('every template can be used', () => {
    expect(checkTemplates(templates, known)).toEqual([]);
  });

  test('every stage names only indicators that exist, and words for each setting', () => {
    const codes = new Set(known.indicators);
    for (const manifest of stageManifests) {
      expect(manifest.figures.filter((code) => !codes.has(code))).toEqual([]);
      for (const [name, field] of Object.entries(manifest.settings.shape))
        expect([name, findFieldWords(field as never)?.label.length]).toEqual([name, 2]);
      expect(manifest.settings.safeParse({}).success).toBe(true);
    }
  });

  test('every template has words in both languages for each of its fields', () => {
    for (const template of templates)
      for (const [name, field] of Object.entries(template.fields.shape))
        expect([template.key, name, findFieldWords(field as never)?.label.every(Boolean)]).toEqual([
          template.key,
          name,
          true,
        ]);
  });

  test('a template is found by its key alone', () => {
    expect(findTemplate('workshop')).toBe(workshop);
    expect(findTemplate('toString')).toBe(undefined);
  });
});

describe('a mistake is named with its field', () => {
  test.each<[string, Partial<ProgrammeTemplate>, string, RegExp]>([
    ['key', { key: 'Work Shop' }, 'key', /kebab/],
    ['no stages', { stages: [] }, 'stages', /empty/],
    ['unknown stage', { stages: [{ key: 'a', use: 'lottery', title: ['抽', 'Draw'] }] }, 'stages.0.use', /lottery/],
    ['key twice', { stages: [places, places] as never }, 'stages.1.key', /twice/],
    ['unknown setting', { stages: [{ ...places, settings: { seat: 3 } }] as never }, 'stages.0.settings', /seat/],
    ['wrong setting', { stages: [{ ...places, settings: { seats: -3 } }] as never }, 'stages.0.settings.seats', /./],
    ['feed from later', { stages: [held, places] as never }, 'stages.0.takesFrom', /places/],
    ['feed from itself', { stages: [{ ...places, takesFrom: 'places' }] as never }, 'stages.0.takesFrom', /places/],
    [
      'several feeds for a kind that takes one',
      { stages: [places, { ...places, key: 'b' }, { ...held, takesFrom: 'places', alsoFrom: ['b'] }] as never },
      'stages.2.alsoFrom',
      /one stage/,
    ],
    [
      'feed that does not fit',
      {
        stages: [
          places,
          feedback && { ...feedback, takesFrom: 'places' },
          { key: 'more', use: 'enrolment', title: ['再报', 'Again'], takesFrom: 'feedback' },
        ] as never,
      },
      'stages.2.takesFrom',
      /hands out nothing/,
    ],
    ['unknown indicator', { headline: ['enrolments', 'smiles'] }, 'headline.1', /smiles/],
  ])('%s', (_name, change, field, problem) => {
    const found = checkTemplates([{ ...workshop, ...change }], known);
    expect(found).toEqual([{ template: change.key ?? 'workshop', field, problem: expect.stringMatching(problem) }]);
  });

  test('two templates with one key', () => {
    expect(checkTemplates([workshop, workshop], known)).toEqual([
      { template: 'workshop', field: 'key', problem: 'is used by two templates' },
    ]);
  });
});

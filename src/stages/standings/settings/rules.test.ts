import { describe, expect, test } from 'vitest';
import { settings as schema } from './contract.ts';
import { findSettingsProblem, ruleOf } from './rules.ts';

const feeds = [
  { id: '1', title: '英语' },
  { id: '2', title: '摆台' },
];
const problem = (given: object) => findSettingsProblem(schema.parse(given), feeds)?.problem;

describe('settings of standings', () => {
  test('events weigh as they are named, the others in full', () => {
    const { events } = ruleOf(schema.parse({ events: [{ title: '摆台', weight: 50 }] }), feeds);
    expect(events.map(({ weight }) => weight)).toEqual([100, 50]);
  });

  test.each<[string, object, string | undefined]>([
    ['are fine as they come', {}, undefined],
    ['may leave an event out', { events: [{ title: '英语', weight: 0 }] }, undefined],
    ['name an event that is not there', { events: [{ title: '焊接' }] }, 'unknownEvent'],
    ['break ties by an event that is not there', { ties: [{ by: 'event', event: '焊接' }] }, 'unknownEvent'],
    ['name an event twice', { events: [{ title: '英语' }, { title: '英语' }] }, 'repeatedEvent'],
    ['leave everything out', { events: feeds.map(({ title }) => ({ title, weight: 0 })) }, 'nothingCounts'],
    ['add places of whoever missed an event', { by: 'places', least: 1 }, 'placesNeedAll'],
    ['add the places of the best one', { by: 'places', best: 1, least: 1 }, undefined],
  ])('%s', (_, given, expected) => {
    expect(problem(given)).toBe(expected);
  });

  test('weights for a title that two events share are refused; events that are not named may share one', () => {
    const twins = [...feeds, { id: '3', title: '摆台' }];
    const of = (given: object) => findSettingsProblem(schema.parse(given), twins)?.problem;
    expect(of({})).toBe(undefined);
    expect(of({ events: [{ title: '摆台', weight: 50 }] })).toBe('sharedTitle');
    expect(of({ ties: [{ by: 'event', event: '摆台' }] })).toBe('sharedTitle');
  });
});

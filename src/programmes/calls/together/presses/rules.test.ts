import { describe, expect, test } from 'vitest';
import { countPress, mostPresses, PRESS_WINDOW_MS, type Presser, type Presses } from './rules.ts';

const none = (): Presses => ({ since: 0, counts: new Map() });
const person = (key: string): Presser => ({ kind: 'person', key });
const device: Presser = { kind: 'device', key: 'd' };
const times = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('presses', () => {
  test('of one person are heard ten times in a window, and again in the next', () => {
    const presses = none();
    const told = times(12).map((at) => countPress(presses, [person('p')], at * 100));
    expect(told.filter((one) => one === undefined)).toHaveLength(mostPresses.person);
    expect(told.at(-1)).toEqual({ kind: 'person', seconds: 9 });
    expect(countPress(presses, [person('p')], PRESS_WINDOW_MS)).toBeUndefined();
  });

  test('of one device are bounded for all who use it; of two devices they do not count together', () => {
    const presses = none();
    const told = times(40).map((at) => countPress(presses, [person(`p${at}`), device], at));
    expect(told.filter((one) => one === undefined)).toHaveLength(mostPresses.device);
    expect(told.at(-1)).toMatchObject({ kind: 'device' });
    expect(countPress(presses, [person('p39'), { kind: 'device', key: 'other' }], 50)).toBeUndefined();
  });

  test('that are refused are counted for nobody', () => {
    const presses = none();
    for (const at of times(100)) countPress(presses, [person('script'), device], at);
    expect(countPress(presses, [person('colleague'), device], 100)).toBeUndefined();
  });

  test('begin a new window where the clock was set back', () => {
    const presses = none();
    for (const at of times(11)) countPress(presses, [person('p')], 50_000 + at);
    expect(countPress(presses, [person('p')], 1000)).toBeUndefined();
  });
});

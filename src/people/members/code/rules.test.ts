import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCodeParts, isTimely, LATEST_HOURS, STEP_SECONDS, stepOf, TOLERATED_STEPS, writeCode } from './rules.ts';

const signature = new Uint8Array(32).fill(171);

test('a written code is read back in its parts', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat({ max: 2 ** 31 }), (personId, step) => {
      expect(findCodeParts(` ${writeCode({ personId, step, signature })}\n`)).toEqual({
        personId,
        step,
        signature: 'ab'.repeat(12),
      });
    }),
  );
});

test('whatever else is scanned is no code', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(findCodeParts(text)).toBe(undefined)));
  const good = writeCode({ personId: '018f0000-0000-7000-8000-000000000001', step: 5, signature });
  for (const text of [good.replace('U1', 'U2'), `${good}00`, good.slice(1), good.toUpperCase(), `https://x/${good}`])
    expect(findCodeParts(text)).toBe(undefined);
});

test('a code counts only near the step in which it was scanned, and only for a day', () => {
  const now = new Date('2026-11-20T04:00:00Z');
  const scanned = fc.integer({ min: -2 * LATEST_HOURS * 3600, max: 300 });
  fc.assert(
    fc.property(scanned, fc.integer({ min: -10, max: 10 }), (seconds, off) => {
      const scannedAt = new Date(now.getTime() + seconds * 1000);
      const near = Math.abs(off) <= TOLERATED_STEPS;
      const early = seconds <= TOLERATED_STEPS * STEP_SECONDS && seconds >= -LATEST_HOURS * 3600;
      expect(isTimely(stepOf(scannedAt) + off, { scannedAt, now })).toBe(near && early);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCodeParts, judgeScan, LATEST_HOURS, STEP_SECONDS, stepOf, TOLERATED_STEPS, writeCode } from './rules.ts';

const ref = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 12, maxLength: 12 })
  .map((characters) => characters.join(''));
const signature = fc.uint8Array({ minLength: 32, maxLength: 32 });
const step = fc.nat({ max: 2 ** 30 - 1 });

describe('a code', () => {
  test('gives back what was written, in 36 characters of the small QR alphabet', () => {
    fc.assert(
      fc.property(ref, step, signature, (who, when, signed) => {
        const code = writeCode({ ref: who, step: when, signature: signed });

        expect(code).toMatch(/^[0-9A-Z]{36}$/);
        expect(findCodeParts(code)).toEqual({ ref: who, step: when, signature: signed.slice(0, 10) });
        expect(findCodeParts(` ${code.toLowerCase()}\n`)).toEqual(findCodeParts(code));
      }),
    );
  });

  test('is read from nothing else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        fc.pre(!/^U1/i.test(text.trim()));
        expect(findCodeParts(text)).toEqual(undefined);
      }),
    );
    expect(findCodeParts('U1')).toEqual(undefined);
    expect(findCodeParts(`U1${'I'.repeat(34)}`)).toEqual(undefined);
  });
});

describe('a scan', () => {
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
  const window = STEP_SECONDS * TOLERATED_STEPS * 1000;

  test('counts while the code could have been shown, whenever it is handed in within a day', () => {
    const late = fc.integer({ min: 0, max: LATEST_HOURS * 3_600_000 });
    fc.assert(
      fc.property(moment, fc.integer({ min: -window, max: window }), late, (shownAt, drift, delay) => {
        const scannedAt = new Date(shownAt.getTime() + drift);
        const now = new Date(scannedAt.getTime() + delay);

        expect(judgeScan(stepOf(shownAt), { scannedAt, now })).toEqual('fresh');
      }),
    );
  });

  test('of a picture is stale, whatever time the phone claims near it', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: TOLERATED_STEPS + 1, max: 100_000 }), (shownAt, steps) => {
        const scannedAt = new Date(shownAt.getTime() + steps * STEP_SECONDS * 1000);

        expect(judgeScan(stepOf(shownAt), { scannedAt, now: scannedAt })).toEqual('stale');
      }),
    );
  });

  test('from more than a day ago is late, from the future is ahead', () => {
    const now = new Date('2026-11-20T04:00:00Z');
    const judged = (seconds: number) => {
      const scannedAt = new Date(now.getTime() + seconds * 1000);
      return judgeScan(stepOf(scannedAt), { scannedAt, now });
    };

    expect([-86_400, -86_401, 60, 61].map(judged)).toEqual(['fresh', 'late', 'fresh', 'ahead']);
  });
});

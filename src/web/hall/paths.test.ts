import { expect, test } from 'vitest';
import { canonicalPath, preferenceHref, signInHref } from './paths.ts';

test('changes one preference and keeps the rest of the address', () => {
  expect(preferenceHref('/programmes?view=open&lang=zh', 'lang', 'en')).toBe('/programmes?view=open&lang=en');
});

test('drops preferences from the canonical address', () => {
  expect(canonicalPath('/p/1?size=large&page=2&theme=dark&lang=en')).toBe('/p/1?page=2');
});

test('comes back to the same page after signing in', () => {
  expect(signInHref('/p/1/enrol?x=1&lang=en')).toBe('/sign-in?to=%2Fp%2F1%2Fenrol%3Fx%3D1');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packQr, qrPath } from './qr.ts';

test('draws runs of dark modules as one box each', () => {
  expect(qrPath(packQr(3, [1, 1, 0, 0, 0, 0, 1, 0, 1]))).toBe('M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z');
});

test('keeps every module through packing and drawing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 37 }), fc.infiniteStream(fc.boolean()), (size, stream) => {
      const modules = [...stream.take(size * size)];

      const drawn = new Array<boolean>(size * size).fill(false);
      for (const [, x, y, width] of qrPath(packQr(size, modules)).matchAll(/M(\d+) (\d+)h(\d+)/g)) {
        drawn.fill(true, Number(y) * size + Number(x), Number(y) * size + Number(x) + Number(width));
      }

      expect(drawn).toEqual(modules);
    }),
  );
});

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPng } from './draw.ts';

test('a drawing becomes a sharp picture of the width that was asked for', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 244"><path fill="#b3131d" d="M0 0h390v244H0z"/></svg>';
  const png = await drawPng(svg, { widthPx: 780, ofWidth: 390 });

  const { format, width, height } = await sharp(png).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 780, height: 488 });
});

import qrcode from 'qrcode';

/** How much of the symbol may be lost: L 7 %, M 15 %, Q 25 %, H 30 % (ISO/IEC 18004). Posters on a door: Q. */
export type Correction = 'L' | 'M' | 'Q' | 'H';

export interface QrStyle {
  /** Modules of quiet zone; the standard asks for 4 wherever the ground is not plain. */
  margin?: number;
  ec?: Correction;
}

/** The symbol itself: `modules` row by row, 1 is dark. @throws when the text is longer than a symbol holds. */
export function encodeQr(text: string, ec: Correction = 'M'): { size: number; modules: Uint8Array } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: ec });
  return { size: modules.size, modules: Uint8Array.from(modules.data, Number) };
}

/** A black symbol on white as SVG that fills its box; the size is the page's matter. */
export function qrSvg(text: string, { margin = 4, ec = 'M' }: QrStyle = {}): string {
  const { size, modules } = encodeQr(text, ec);
  let dark = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules[y * size + x]) continue;
      const from = x;
      while (x + 1 < size && modules[y * size + x + 1]) x++;
      dark += `M${from + margin} ${y + margin}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  }
  const side = size + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`;
}

/** The same as PNG, at least `widthPx` wide, whole pixels to a module. */
export async function qrPng(
  text: string,
  { margin = 4, ec = 'M', widthPx = 512 }: QrStyle & { widthPx?: number } = {},
): Promise<Buffer> {
  const { size } = encodeQr(text, ec);
  const scale = Math.max(1, Math.ceil(widthPx / (size + 2 * margin)));
  return qrcode.toBuffer(text, { errorCorrectionLevel: ec, margin, scale });
}

/** A QR symbol as bits: row by row, most significant bit first, base64. 106 bytes where an SVG takes 4 kB. */
export interface QrBits {
  /** Modules along one side. */
  size: number;
  bits: string;
}

/** Packs the modules of an encoder (one byte each, row by row, non-zero is dark). */
export function packQr(size: number, modules: ArrayLike<number | boolean>): QrBits {
  const bytes = new Uint8Array(Math.ceil((size * size) / 8));
  for (let at = 0; at < size * size; at++) {
    if (modules[at]) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return { size, bits: btoa(String.fromCharCode(...bytes)) };
}

/** SVG path of the dark modules, one unit each, with the quiet zone of four that ISO/IEC 18004 asks for left out. */
export function qrPath({ size, bits }: QrBits): string {
  const bytes = atob(bits);
  const dark = (at: number) => (bytes.charCodeAt(at >> 3) & (0x80 >> (at & 7))) !== 0;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!dark(y * size + x)) continue;
      const from = x;
      while (x + 1 < size && dark(y * size + x + 1)) x++;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  }
  return path;
}

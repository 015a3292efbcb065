import { type QrBits, qrPath } from '../../kit/qr.ts';

/** A QR symbol, always black on white with its quiet zone, whatever the theme. */
export function QrCode({ code, label }: { code: QrBits; label: string }) {
  return (
    <svg
      className="qr"
      viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={code.size + 8} height={code.size + 8} fill="#fff" />
      <path fill="#000" d={qrPath(code)} />
    </svg>
  );
}

const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7/i;

/** When a subject was made, as its UUIDv7 tells (RFC 9562 §5.7: milliseconds in the first 48 bits); nothing for other ids. */
export function madeAtOf(id: string): Date | undefined {
  const [, high, low] = UUID_V7.exec(id) ?? [];
  return high && low ? new Date(Number.parseInt(high + low, 16)) : undefined;
}

/** Presses are counted within one window for all: when it ends, everything counted in it is dropped at once. */
export const PRESS_WINDOW_MS = 10_000;

/**
 * How often one presses within the window. A person who is impatient presses a few times. A device may be a family's, or that
 * of a station's helper, who signs one colleague in after the other. Presses without a device that has signed in before come
 * from programs: many of them may sit behind one address of a carrier, so that the limit by address is wide, and presses of
 * known devices never count towards it, however many phones share a station's Wi-Fi.
 */
export const mostPresses = { person: 10, device: 30, address: 600 } as const;
export type PressedBy = keyof typeof mostPresses;

export interface Presser {
  kind: PressedBy;
  /** Which person, device or address, and at which action. */
  key: string;
}

/** Counts of the window that runs now, in this process. */
export interface Presses {
  since: number;
  counts: Map<string, number>;
}

/**
 * Counts a press for each by whom it comes. One that is refused is counted for none: a person who presses on uses up
 * nothing of their device's.
 * @returns who pressed too often, with the seconds until they may again; nothing where the press counts
 */
export function countPress(
  presses: Presses,
  pressers: readonly Presser[],
  now: number,
): { kind: PressedBy; seconds: number } | undefined {
  if (now - presses.since >= PRESS_WINDOW_MS || now < presses.since) {
    presses.since = now;
    presses.counts.clear();
  }
  const counted = pressers.map(({ kind, key }) => {
    const mark = `${kind} ${key}`;
    return { kind, mark, count: presses.counts.get(mark) ?? 0 };
  });
  const tired = counted.find(({ kind, count }) => count >= mostPresses[kind]);
  if (tired) return { kind: tired.kind, seconds: Math.ceil((presses.since + PRESS_WINDOW_MS - now) / 1000) };
  for (const { mark, count } of counted) presses.counts.set(mark, count + 1);
  return undefined;
}

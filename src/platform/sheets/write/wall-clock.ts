/** Turns a moment into what clocks in a zone show, carried in the UTC fields of a Date. */
export type WallClock = (moment: Date) => Date;

/** Offsets of every zone in use since 1972 change at whole quarters of an hour. */
const QUARTER_MILLISECONDS = 900_000;
const CACHED_QUARTERS = 10_000;

/** @param timeZone IANA name, such as `Asia/Shanghai`; @throws RangeError for a zone that does not exist */
export function createWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, number>();
  return (moment) => {
    const time = moment.getTime();
    if (Number.isNaN(time)) return moment;
    const quarter = Math.floor(time / QUARTER_MILLISECONDS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      if (offsets.size >= CACHED_QUARTERS) offsets.clear();
      offset = offsetMilliseconds(format, moment);
      offsets.set(quarter, offset);
    }
    return new Date(time + offset);
  };
}

function offsetMilliseconds(format: Intl.DateTimeFormat, moment: Date): number {
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

const DAY_MILLISECONDS = 86_400_000;
/** Day 0 of the 1900 system, counted so that days from 1 March 1900 on come out right. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 in the 1900 system, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/**
 * The date of a serial number, in UTC fields; undefined where the number is no date that Excel would show.
 * The 1900 system counts a 29 February 1900 that never was (serial 60); days before it are one further on.
 */
export function findSerialDate(serial: number, options: { date1904: boolean }): Date | undefined {
  if (!(serial >= 0) || serial >= LAST_DAY + 1) return undefined;
  const milliseconds = Math.round(serial * DAY_MILLISECONDS);
  if (options.date1904) return new Date(EPOCH_1904 + milliseconds);
  const shift = serial < 60 && serial >= 1 ? DAY_MILLISECONDS : 0;
  return new Date(EPOCH_1900 + milliseconds + shift);
}

/** The serial number (1900 system) of what a date shows in its UTC fields; undefined before March 1900. */
export function findDateSerial(date: Date): number | undefined {
  const serial = (date.getTime() - EPOCH_1900) / DAY_MILLISECONDS;
  return serial >= 61 && serial < LAST_DAY + 1 ? serial : undefined;
}

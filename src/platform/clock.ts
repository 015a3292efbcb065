/** The one place that asks the machine for the time; everything else takes `now` as an argument. */
export function systemNow(): Date {
  return new Date();
}

const ones = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const tens = ['初', '十', '廿', '三'] as const;

/** Day of the month as the lunar calendar says it: 初一, 十二, 二十, 廿三, 三十. */
function lunarDayName(day: number): string {
  if (day === 10) return '初十';
  if (day % 10 === 0) return day === 20 ? '二十' : '三十';
  return `${tens[Math.floor(day / 10)]}${ones[day % 10]}`;
}

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `十月十二`: the lunar date that a Chinese newspaper prints beside the solar one. */
export function lunarDate(time: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // biome-ignore lint/plugin: another calendar, which the kernel's dates do not write
    format = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', { month: 'long', day: 'numeric', timeZone: zone });
    formats.set(zone, format);
  }
  const parts = format.formatToParts(time);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('month')}${lunarDayName(Number.parseInt(part('day'), 10))}`;
}

import type { Lang } from '../../kernel/words.ts';

const units: { seconds: number; words: readonly [string, string] }[] = [
  { seconds: 86_400, words: ['天', 'd'] },
  { seconds: 3600, words: ['小时', 'h'] },
  { seconds: 60, words: ['分', 'min'] },
  { seconds: 1, words: ['秒', 's'] },
];

/** `23 小时 40 分` until a deadline: its two largest units, rounded down; `0 秒` once it is over. */
export function sayTimeLeft(leftMs: number, lang: Lang): string {
  const seconds = Math.max(0, Math.floor(leftMs / 1000));
  const first = units.findIndex((unit) => seconds >= unit.seconds);
  const shown = first === -1 ? units.slice(-1) : units.slice(first, first + 2);
  let rest = seconds;
  return shown
    .map(({ seconds: length, words }) => {
      const amount = Math.floor(rest / length);
      rest %= length;
      return `${amount} ${words[lang === 'zh' ? 0 : 1]}`;
    })
    .join(' ');
}

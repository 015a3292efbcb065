import type { Lang } from '../../kernel/words.ts';

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `2,516`: grouped by thousands in both languages, as a table of figures sets it. */
export function sayCount(count: number): string {
  return plain.format(count);
}

/** A figure as a headline sets it: `2,516`, from a hundred thousand on `48.7 万`, in English `487K`. */
export function sayFigure(count: number, lang: Lang): string {
  if (Math.abs(count) < 100_000) return plain.format(count);
  if (lang === 'zh') {
    return Math.abs(count) < 100_000_000
      ? `${plain.format(count / 10_000)} 万`
      : `${plain.format(count / 100_000_000)} 亿`;
  }
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 }).format(count);
}

/** `1.4 MB`, for whoever is about to pay for the traffic. */
export function sayBytes(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1000 ? `${Math.max(1, Math.round(kilo))} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

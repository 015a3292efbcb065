import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { dayOf, formatDay, formatLongDay, formatMoment } from '../../kernel/dates.ts';
import { type Bilingual, isLang, type Lang, langOfTags, say } from '../../kernel/words.ts';
import { findCookie, keepCookie, now } from './browser.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themes)[number];
export type TextSize = 'normal' | 'large';

interface Preferences {
  lang: Lang;
  theme: ThemeChoice;
  size: TextSize;
  setLang: (lang: Lang) => void;
  setTheme: (theme: ThemeChoice) => void;
  setSize: (size: TextSize) => void;
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);

function readTheme(): ThemeChoice {
  const kept = findCookie('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

function readLang(): Lang {
  const asked = askedLang() ?? findCookie('lang');
  const lang = isLang(asked) ? asked : langOfTags(navigator.languages);
  // Before the first request, which tells the house the language of the page.
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  return lang;
}

function askedLang(): Lang | undefined {
  const asked = new URLSearchParams(location.search).get('lang');
  return isLang(asked) ? asked : undefined;
}

/** Language, theme and size of text: cookies shared with the hall, attributes on `<html>` for the tokens. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [lang, showLang] = useState(readLang);
  const [theme, setTheme] = useState(readTheme);
  const [size, setSize] = useState<TextSize>(() => (findCookie('size') === 'large' ? 'large' : 'normal'));
  useEffect(() => {
    const { documentElement: root } = document;
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    if (size === 'large') root.dataset.size = 'large';
    else delete root.dataset.size;
    keepCookie('theme', theme === 'auto' ? undefined : theme);
    keepCookie('size', size === 'large' ? 'large' : undefined);
  }, [lang, theme, size]);
  // Kept only once somebody chose it: a page that was merely opened decides nothing for the hall.
  const setLang = useCallback((chosen: Lang) => {
    keepCookie('lang', chosen);
    showLang(chosen);
  }, []);
  useEffect(() => {
    const asked = askedLang();
    if (asked) keepCookie('lang', asked);
  }, []);
  const value = useMemo(() => ({ lang, theme, size, setLang, setTheme, setSize }), [lang, theme, size, setLang]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** Language, theme, size of text, and their setters. */
export function usePreferences(): Preferences {
  const found = useContext(PreferencesContext);
  if (!found) throw new Error('usePreferences outside PreferencesProvider');
  return found;
}

/** The language of the surface. */
export function useLang(): Lang {
  return usePreferences().lang;
}

/** A slice's words in the language of the surface. */
export function useWords<W extends Parameters<typeof say>[0]>(words: W) {
  return say(words, useLang());
}

/** Picks one of two texts: `const t = usePick(); t(['是', 'Yes'])`. */
export function usePick(): (pair: Bilingual) => string {
  const lang = useLang();
  return (pair) => (lang === 'zh' ? pair[0] : pair[1]);
}

/** Follows a media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** `true` on a phone: the sidebar is a drawer, lists are cards, controls are at least 44 px. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 47.99rem)');
}

/** `true` where the dark tokens apply. */
export function useDark(): boolean {
  const { theme } = usePreferences();
  const system = useMedia('(prefers-color-scheme: dark)');
  return theme === 'auto' ? system : theme === 'dark';
}

/** The one formatter of dates: `day('2026-11-28')` → `11月28日 周六`, `moment(iso)` → with the clock. */
export function useDates() {
  const lang = useLang();
  const thisYear = now().getFullYear();
  return useMemo(
    () => ({
      /** Days of other years are far off: they are given with the year rather than the weekday. */
      day: (value: string) => {
        const day = value.length > 10 ? dayOf(new Date(value)) : value;
        return day.startsWith(`${thisYear}-`) ? formatDay(day, { lang }) : formatLongDay(day, lang);
      },
      moment: (value: string) => formatMoment(new Date(value), { lang, thisYear }),
    }),
    [lang, thisYear],
  );
}

/** Numbers with separators; tabular by style. */
export function useNumbers() {
  const lang = useLang();
  return useMemo(() => {
    const plain = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB');
    const percent = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: 1,
    });
    return { number: (value: number) => plain.format(value), percent: (value: number) => percent.format(value) };
  }, [lang]);
}

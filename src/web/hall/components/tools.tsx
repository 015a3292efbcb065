import { say } from '../../../kernel/words.ts';
import { paths, preferenceHref } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';
import { Icon } from './icon.tsx';

/** Search, type size, language, theme: links, so that they work without script. */
export function Tools({ frame }: { frame: HallFrame }) {
  const { lang, size, theme, path } = frame;
  const w = say(shellWords, lang);
  const to = lang === 'zh' ? 'en' : 'zh';
  return (
    <nav className="tools" aria-label={w.tools}>
      <a href={paths.search} aria-label={w.search}>
        <Icon name="search" />
      </a>
      <a href={preferenceHref(path, 'size', size === 'large' ? 'normal' : 'large')}>
        {size === 'large' ? w.largeOff : w.largeOn}
      </a>
      <a href={preferenceHref(path, 'theme', theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? w.light : w.dark}
      </a>
      <a
        href={preferenceHref(path, 'lang', to)}
        hrefLang={to === 'zh' ? 'zh-CN' : 'en'}
        lang={to === 'zh' ? 'zh-CN' : 'en'}
        title={w.otherLangName}
      >
        {w.otherLang}
      </a>
    </nav>
  );
}

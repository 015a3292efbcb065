import { pick } from '../../../kernel/words.ts';
import { colours } from '../../kit/tokens.ts';
import { canonicalPath, paths, preferenceHref } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';

export interface HeadProps {
  frame: HallFrame;
  title: string;
  description?: string;
  /** Path of the picture that share cards show. */
  shareImage?: string;
  /** Personal pages stay out of search engines. */
  personal?: boolean;
  /** Without script the browser asks for the page again after so many seconds; with it an island does. */
  refreshSeconds?: number;
}

/** The document's head: titles, share card, style sheet and islands. No inline script or style. */
export function Head({ frame, title, description, shareImage, personal, refreshSeconds }: HeadProps) {
  const { lang, origin, path, assets, theme } = frame;
  const canonical = origin + canonicalPath(path);
  const hall = pick(shellWords.hall, lang);
  const fullTitle = title === hall ? `${hall} · ${frame.federation}` : `${title} · ${hall}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
      <title>{fullTitle}</title>
      {description && <meta name="description" content={description} />}
      {refreshSeconds && (
        <noscript>
          <meta httpEquiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      {personal && <meta name="robots" content="noindex" />}
      {theme !== 'dark' && (
        <meta
          name="theme-color"
          content={colours.paper[0]}
          media={theme === 'auto' ? '(prefers-color-scheme: light)' : undefined}
        />
      )}
      {theme !== 'light' && (
        <meta
          name="theme-color"
          content={colours.paper[1]}
          media={theme === 'auto' ? '(prefers-color-scheme: dark)' : undefined}
        />
      )}
      <meta name="format-detection" content="telephone=no" />
      <link rel="stylesheet" href={assets.stylesheet} />
      <link rel="canonical" href={canonical} />
      <link
        rel="alternate"
        hrefLang={lang === 'zh' ? 'en' : 'zh-CN'}
        href={origin + preferenceHref(canonicalPath(path), 'lang', lang === 'zh' ? 'en' : 'zh')}
      />
      <link rel="manifest" href={paths.manifest} />
      <link rel="icon" type="image/svg+xml" href={paths.icon} />
      <link rel="apple-touch-icon" href={paths.touchIcon} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={hall} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={canonical} />
      <meta property="og:image" content={origin + (shareImage ?? paths.touchIcon)} />
      <meta property="og:locale" content={lang === 'zh' ? 'zh_CN' : 'en_GB'} />
      <script type="module" src={assets.script} />
    </head>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { say } from '../../kernel/words.ts';
import { Footer } from './components/footer.tsx';
import { Head } from './components/head.tsx';
import { Masthead } from './components/masthead.tsx';
import type { TabKey } from './components/tabs.tsx';
import type { HallFrame, Link } from './views/frame.ts';
import { shellWords } from './words/shell.ts';

interface Props {
  frame: HallFrame;
  title: string;
  description?: string;
  shareImage?: string;
  current?: TabKey;
  section?: Link;
  personal?: boolean;
  /** The page asks for itself again after so many seconds. */
  refreshSeconds?: number;
  /** The page has its one action at the foot of the phone's screen; tabs make room for it. */
  docked?: boolean;
  children: ReactNode;
}

/** The frame of every hall page: head, masthead, flash, page, footer. */
export function HallShell({ frame, current, section, docked, children, ...head }: Props) {
  const { lang, size, theme, flash } = frame;
  return (
    <html
      lang={lang === 'zh' ? 'zh-CN' : 'en'}
      data-size={size === 'large' ? 'large' : undefined}
      data-theme={theme === 'auto' ? undefined : theme}
    >
      <Head frame={frame} {...head} />
      <body className={docked ? 'docked' : undefined}>
        <a className="skip" href="#main">
          {say(shellWords, lang).skip}
        </a>
        <Masthead frame={frame} current={current} section={section} />
        <main className="page" id="main">
          {flash && (
            <p className={`flash flash-${flash.tone}`} role="status">
              {flash.text}
            </p>
          )}
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

/** A page as the bytes that go to the phone. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

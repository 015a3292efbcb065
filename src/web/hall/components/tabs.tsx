import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { paths } from '../paths.ts';
import type { HallFrame } from '../views/frame.ts';
import { shellWords } from '../words/shell.ts';
import { Icon } from './icon.tsx';

const tabs = [
  { key: 'home', href: paths.front },
  { key: 'programmes', href: paths.programmes },
  { key: 'code', href: paths.code },
  { key: 'messages', href: paths.messages },
  { key: 'me', href: paths.me },
] as const;

export type TabKey = (typeof tabs)[number]['key'];
const iconOf = { home: 'home', programmes: 'programmes', code: 'code', messages: 'message', me: 'me' } as const;

function Unread({ count, lang }: { count: number; lang: Lang }) {
  if (count === 0) return null;
  return (
    <span className="unread">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="hidden">{say(shellWords, lang).unread(count)}</span>
    </span>
  );
}

/** The hall's five places: tabs at the foot of a phone, one line under the masthead on a desk. */
export function Tabs({ frame, current }: { frame: HallFrame; current?: TabKey }) {
  const w = say(shellWords, frame.lang);
  return (
    <nav className="tabs" aria-label={w.nav}>
      {tabs.map(({ key, href }) => (
        <a key={key} href={href} aria-current={key === current ? 'page' : undefined}>
          <Icon name={iconOf[key]} />
          <span>{w[key]}</span>
          {key === 'messages' && <Unread count={frame.account?.unread ?? 0} lang={frame.lang} />}
        </a>
      ))}
    </nav>
  );
}

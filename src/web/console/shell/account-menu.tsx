import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { signInRoutes } from '../../../people/access/sign-in/contract.ts';
import { ask } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { useNarrow, usePreferences, useWords } from '../preferences.tsx';
import { useMe } from '../session.ts';
import { AppearanceControls } from './appearance-menu.tsx';
import { shellWords } from './words.ts';

async function signOut(): Promise<void> {
  await ask(signInRoutes.signOut);
  location.assign('/');
}

function AccountPanel() {
  const w = useWords(shellWords);
  const me = useMe();
  const narrow = useNarrow();
  const { lang, setLang } = usePreferences();
  return (
    <div className="account-panel">
      <div>
        <b>{me.account.name}</b>
        <div className="meta">
          {me.federation.name} · {me.unit.name}
        </div>
      </div>
      {narrow && <AppearanceControls />}
      {narrow && (
        <Button block lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
          {w.language}
        </Button>
      )}
      <Link to="/account" className="nav-item">
        <Icon name="lock" />
        <span>{w.mySignIn}</span>
      </Link>
      <a className="nav-item" href="/me">
        <Icon name="member" />
        <span>{w.myPage}</span>
      </a>
      <button type="button" className="nav-item" onClick={() => void signOut()}>
        <Icon name="out" />
        <span>{w.signOut}</span>
      </button>
    </div>
  );
}

/** Who is signed in, their own page, and the way out. */
export function AccountMenu() {
  const w = useWords(shellWords);
  const me = useMe();
  return (
    <Popover trigger="click" placement="bottomRight" content={<AccountPanel />}>
      <Button type="text" className="account-button" aria-label={w.account(me.account.name)}>
        <span className="avatar" aria-hidden="true">
          {me.account.name.slice(0, 1)}
        </span>
      </Button>
    </Popover>
  );
}

import { Button, Tooltip } from 'antd';
import { Icon } from '../parts/icon.tsx';
import { useNarrow, usePreferences, useWords } from '../preferences.tsx';
import { useMe } from '../session.ts';
import { AccountMenu } from './account-menu.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import { UnitSwitcher } from './unit-switcher.tsx';
import { shellWords } from './words.ts';

/** `true` on machines whose shortcut key is ⌘. */
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function DemoMark() {
  const w = useWords(shellWords);
  return (
    <Tooltip title={w.demoHelp}>
      <span className="demo-mark">{w.demo}</span>
    </Tooltip>
  );
}

export interface TopBarProps {
  onMenu: () => void;
  onSearch: () => void;
}

/** Scope, search, demo mark, language, appearance, account. */
export function TopBar({ onMenu, onSearch }: TopBarProps) {
  const w = useWords(shellWords);
  const { lang, setLang } = usePreferences();
  const narrow = useNarrow();
  const { federation } = useMe();
  return (
    <header className="top-bar">
      {narrow && <Button type="text" icon={<Icon name="menu" />} aria-label={w.openMenu} onClick={onMenu} />}
      <UnitSwitcher />
      {federation.demo && <DemoMark />}
      <button type="button" className="search-trigger" aria-label={w.searchLong} onClick={onSearch}>
        <Icon name="search" />
        <span className="search-words">{w.searchLong}</span>
        <kbd>{isApple ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {!narrow && (
        <Button
          type="text"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          aria-label={w.language}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {w.languageShort}
        </Button>
      )}
      {!narrow && <AppearanceMenu />}
      <AccountMenu />
    </header>
  );
}

import { Button, Popover, Segmented, Switch } from 'antd';
import { useId } from 'react';
import { Icon } from '../parts/icon.tsx';
import { type ThemeChoice, themes, usePreferences, useWords } from '../preferences.tsx';
import { shellWords } from './words.ts';

/** Colours and size of text. */
export function AppearanceControls() {
  const w = useWords(shellWords);
  const { theme, setTheme, size, setSize } = usePreferences();
  const largeId = useId();
  const names = { auto: w.themeAuto, light: w.themeLight, dark: w.themeDark } satisfies Record<ThemeChoice, string>;
  return (
    <div className="appearance">
      <Segmented
        aria-label={w.theme}
        value={theme}
        options={themes.map((value) => ({ value, label: names[value] }))}
        onChange={setTheme}
      />
      <div className="appearance-row">
        <label htmlFor={largeId}>{w.largeType}</label>
        <Switch id={largeId} checked={size === 'large'} onChange={(large) => setSize(large ? 'large' : 'normal')} />
      </div>
    </div>
  );
}

/** The same behind a button of the top bar. */
export function AppearanceMenu() {
  const w = useWords(shellWords);
  return (
    <Popover trigger="click" placement="bottomRight" content={<AppearanceControls />} title={w.appearance}>
      <Button type="text" icon={<Icon name="moon" />} aria-label={w.appearance} />
    </Popover>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import '../kit/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/links.css';
import './styles/list.css';
import './styles/form.css';
import './styles/widgets.css';
import { lendNonce, styleNonce } from './nonce.ts';
import { Icon } from './parts/icon.tsx';
import { PreferencesProvider, useDark, useMedia, useNarrow, usePreferences } from './preferences.tsx';
import { queryClient, router } from './router.tsx';
import { themeOf } from './theme.ts';

const antdLocales = { zh: zhCN, en: enGB };

function Console() {
  const { lang, size } = usePreferences();
  const dark = useDark();
  const touch = useNarrow();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => themeOf({ dark, large: size === 'large', touch, still }), [dark, size, touch, still]);
  return (
    <ConfigProvider
      csp={styleNonce ? { nonce: styleNonce } : {}}
      theme={theme}
      locale={antdLocales[lang]}
      button={{ autoInsertSpace: false }}
      select={{ suffixIcon: <Icon name="down" size="1em" /> }}
      wave={{ disabled: true }}
    >
      <App message={{ maxCount: 2 }}>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}

lendNonce();

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no #console');

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <Console />
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);

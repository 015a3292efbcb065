import { type ThemeConfig, theme } from 'antd';
import { type ColourName, colours, radiusPx } from '../kit/tokens.ts';

/**
 * Seeds in px: antd does not follow the root's font size, so large type is asked of it. Its compact algorithm makes type
 * one step smaller and controls 4 px lower: 14/30, 16/44, 18/38, 20/52 come out.
 */
const sizes = {
  dense: { fontSize: 16, controlHeight: 34 },
  touch: { fontSize: 20, controlHeight: 48 },
  denseLarge: { fontSize: 22, controlHeight: 42 },
  touchLarge: { fontSize: 25, controlHeight: 56 },
};

export interface ThemeWish {
  dark: boolean;
  large: boolean;
  /** Fingers rather than a mouse: controls of at least 44 px. */
  touch: boolean;
  /** Nothing moves: asked for by the system's settings. */
  still: boolean;
}

export type Palette = Record<ColourName, string>;

/** The tokens' colours of one theme; antd and the charts want values, not variables. */
export function paletteOf(dark: boolean): Palette {
  const picked = Object.entries(colours).map(([name, pair]) => [name, pair[dark ? 1 : 0]]);
  return Object.fromEntries(picked) as Palette;
}

function colourTokens(colour: Palette, dark: boolean): ThemeConfig['token'] {
  return {
    colorPrimary: colour.red,
    colorPrimaryHover: colour.redDeep,
    colorPrimaryActive: colour.redDeep,
    colorPrimaryBg: colour.redWash,
    colorPrimaryBgHover: colour.redWash,
    colorPrimaryBorder: colour.red,
    colorError: colour.red,
    colorErrorBg: colour.redWash,
    colorErrorText: colour.red,
    colorErrorHover: colour.redDeep,
    colorErrorActive: colour.redDeep,
    colorSuccess: colour.green,
    colorSuccessBg: colour.greenWash,
    colorWarning: colour.gold,
    colorWarningBg: colour.goldWash,
    colorInfo: colour.blue,
    colorLink: colour.ink,
    colorLinkHover: colour.red,
    colorLinkActive: colour.redDeep,
    colorText: colour.ink,
    colorTextSecondary: colour.ink2,
    colorTextTertiary: colour.ink3,
    colorTextDescription: colour.ink2,
    colorTextPlaceholder: colour.ink3,
    colorTextDisabled: colour.line,
    colorTextLightSolid: colour.onRed,
    colorIcon: colour.ink2,
    colorBgContainer: colour.sheet,
    colorBgElevated: colour.sheet,
    colorBgLayout: colour.paper,
    colorBgContainerDisabled: colour.paper,
    colorBgSpotlight: dark ? '#4a4238' : '#3a342c',
    colorFillTertiary: colour.paper,
    colorFillQuaternary: colour.paper,
    colorBorder: dark ? '#5c5246' : '#c4b8a6',
    colorBorderSecondary: colour.rule,
    colorSplit: colour.rule,
    controlItemBgHover: colour.paper,
    controlItemBgActive: colour.goldWash,
    controlItemBgActiveHover: colour.goldWash,
  };
}

/** antd's theme from the tokens: compact, radius 3 px, rules instead of shadows. */
export function themeOf({ dark, large, touch, still }: ThemeWish): ThemeConfig {
  const colour = paletteOf(dark);
  const size = sizes[`${touch ? 'touch' : 'dense'}${large ? 'Large' : ''}`];
  return {
    hashed: false,
    algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      ...size,
      ...colourTokens(colour, dark),
      // The token rather than its fonts: an English page has others, whose quotes are narrow.
      fontFamily: 'var(--sans)',
      borderRadius: radiusPx,
      borderRadiusLG: radiusPx,
      borderRadiusSM: radiusPx,
      borderRadiusXS: 2,
      motion: !still,
      motionUnit: 0.06,
      boxShadow: 'none',
      boxShadowSecondary: dark ? '0 6px 20px rgb(0 0 0 / .5)' : '0 6px 20px rgb(60 45 20 / .16)',
      boxShadowTertiary: 'none',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        primaryColor: colour.onRed,
        dangerColor: colour.onRed,
      },
      Tabs: {
        inkBarColor: colour.red,
        itemSelectedColor: colour.ink,
        itemHoverColor: colour.red,
      },
      Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 18, labelColor: colour.ink },
      Select: { optionSelectedFontWeight: 600 },
      Segmented: { itemSelectedBg: colour.sheet, trackBg: colour.paper },
      Switch: { handleBg: colour.sheet },
      Skeleton: { gradientFromColor: colour.paper, gradientToColor: colour.rule },
    },
  };
}

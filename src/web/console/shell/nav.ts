import type { Bilingual } from '../../../kernel/words.ts';
import type { Ability } from '../../../people/access/rules.ts';
import type { IconName } from '../parts/icon.tsx';
import type { shellWords } from './words.ts';

type Shell = typeof shellWords;
/** The shell's words that are plain text. */
type ShellWord = { [Key in keyof Shell]: Shell[Key] extends Bilingual ? Key : never }[keyof Shell];

export interface NavItem {
  to: string;
  word: ShellWord;
  icon: IconName;
  /** Whoever is allowed one of these somewhere sees it; everybody where missing. */
  needs?: readonly Ability[];
}

export interface NavGroup {
  word?: ShellWord;
  items: readonly NavItem[];
}

/** The sidebar, top to bottom. */
export const navigation = [
  { items: [{ to: '/', word: 'home', icon: 'home' }] },
  {
    word: 'work',
    items: [
      { to: '/programmes', word: 'programmes', icon: 'programme', needs: ['programmes.read'] },
      { to: '/templates', word: 'templates', icon: 'template', needs: ['programmes.manage'] },
      { to: '/briefs', word: 'briefs', icon: 'brief', needs: ['press.manage'] },
    ],
  },
  {
    word: 'organisation',
    items: [
      { to: '/units', word: 'units', icon: 'unit', needs: ['units.read'] },
      { to: '/members', word: 'members', icon: 'member', needs: ['members.read'] },
      { to: '/honours', word: 'honours', icon: 'medal', needs: ['members.read'] },
      { to: '/certificates', word: 'certificates', icon: 'print', needs: ['programmes.read'] },
      { to: '/ladders', word: 'ladders', icon: 'ladder', needs: ['members.read'] },
      { to: '/absences', word: 'absences', icon: 'clock', needs: ['programmes.manage'] },
      { to: '/figures', word: 'figures', icon: 'figure', needs: ['figures.read'] },
    ],
  },
  {
    word: 'administration',
    items: [
      { to: '/accounts', word: 'accounts', icon: 'account', needs: ['grants.manage'] },
      { to: '/api-keys', word: 'keys', icon: 'key', needs: ['keys.manage'] },
      { to: '/audit', word: 'audit', icon: 'audit', needs: ['audit.read'] },
      { to: '/settings', word: 'settings', icon: 'settings', needs: ['settings.manage', 'grants.manage'] },
    ],
  },
] as const satisfies readonly NavGroup[];

/** The groups that somebody with these abilities sees; empty ones are left out. */
export function navigationFor(abilities: ReadonlySet<Ability>): NavGroup[] {
  const groups: readonly NavGroup[] = navigation;
  const seen = (item: NavItem) => item.needs === undefined || item.needs.some((ability) => abilities.has(ability));
  return groups
    .map((group) => ({ ...group, items: group.items.filter(seen) }))
    .filter((group) => group.items.length > 0);
}

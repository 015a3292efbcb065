import { z } from 'zod';
import { isDay } from '../../kernel/dates.ts';
import { keyOf, titled } from '../../kernel/fields.ts';
import type { Bilingual } from '../../kernel/words.ts';
import type { HonourLevel } from '../../people/members/audience/rules.ts';

/** Who confers it; the keys are those that audiences ask for. */
export const levelWords = {
  national: ['国家级', 'National'],
  city: ['市级', 'City'],
  district: ['区级', 'District'],
  enterprise: ['企业级', 'Enterprise'],
} as const satisfies Record<HonourLevel, Bilingual>;

/** One person, or a collective: a unit, a team, a shift. */
export const honourKinds = {
  individual: ['个人', 'Individual'],
  collective: ['集体', 'Collective'],
} as const satisfies Record<string, Bilingual>;
export type HonourKind = keyof typeof honourKinds;

export const honourStates = {
  conferred: ['有效', 'Held'],
  revoked: ['已撤销', 'Revoked'],
} as const satisfies Record<string, Bilingual>;
export type HonourState = keyof typeof honourStates;

/** From where an honour may go where. Nothing is deleted, and what was revoked is conferred anew or not at all. */
export const honourMoves = {
  revoke: { from: 'conferred', to: 'revoked', words: ['撤销', 'Revoke'] },
} as const satisfies Record<string, { from: HonourState; to: HonourState; words: Bilingual }>;

/** Where a person may be shown. Each use is agreed to by itself (PIPL Art. 14: for a stated purpose). */
export const displayUses = {
  hall: ['职工之家网上光荣榜', 'The wall of honour in the hall'],
  poster: ['海报（候车亭、宣传栏）', 'Posters (bus stops, notice boards)'],
  screen: ['户外和大厅屏幕', 'Outdoor screens and screens in lobbies'],
  press: ['报刊和其他媒体', 'Newspapers and other media'],
} as const satisfies Record<string, Bilingual>;
export type DisplayUse = keyof typeof displayUses;
export const displayUseNames = Object.keys(displayUses) as DisplayUse[];

/** Which wording of the question a consent answered; a new wording gets a new date. */
export const CONSENT_TEXT_VERSION = '2026-08';

/** Titles in use, by kind; any other may be written. Names as in the awarding documents (domain glossary). */
export const suggestedTitles = {
  individual: [
    '劳动模范',
    '先进工作者',
    '五一劳动奖章',
    '大国工匠',
    '大工匠',
    '首席员工',
    '优秀工会工作者',
    '优秀工会积极分子',
    '最美职工',
  ],
  collective: ['模范集体', '五一劳动奖状', '工人先锋号', '模范职工之家', '模范职工小家', '先进集体', '五一巾帼标兵岗'],
} as const satisfies Record<HonourKind, readonly string[]>;

/** The English of titles in use; one of a place or of the country bears its level before it. */
const titlesEn: Readonly<Record<string, string>> = {
  劳动模范: 'Model Worker',
  先进工作者: 'Outstanding Worker',
  五一劳动奖章: 'May Day Labour Medal',
  五一劳动奖状: 'May Day Labour Certificate',
  大国工匠: 'Craftsman of the Nation',
  大工匠: 'Master Craftsman',
  首席员工: 'Chief Employee',
  优秀工会工作者: 'Outstanding Union Officer',
  优秀工会积极分子: 'Outstanding Union Volunteer',
  最美职工: 'Finest Worker',
  模范集体: 'Model Collective',
  先进集体: 'Outstanding Collective',
  工人先锋号: 'Workers’ Vanguard',
  模范职工之家: 'Model Workers’ Home',
  模范职工小家: 'Model Workers’ Corner',
  五一巾帼标兵岗: 'May Day Women’s Pacesetters',
};
const levelsEn: Readonly<Record<string, string>> = {
  全国: 'National ',
  首都: 'Capital ',
  市级: 'City ',
  区级: 'District ',
};

/** A title as it was conferred, and its English where it is one in use; of any other the Chinese stands. */
export function nameOfTitle(title: string): Bilingual {
  const [, level = '', name = ''] = /^(全国|首都|市级|区级)?(.+)$/.exec(title) ?? [];
  const known = titlesEn[name];
  return [title, known ? (levelsEn[level] ?? '') + known : title];
}

/** Lengths of the two statements of deeds (nomination materials, domain §4: 500 and about 2,000 characters). */
export const DEEDS_SHORT_CHARACTERS = 500;
export const DEEDS_LONG_CHARACTERS = 2000;

const FIRST_YEAR = 1949;
const text = (most: number) => z.string().trim().max(most);
const day = z.string().refine(isDay, 'YYYY-MM-DD');

export const levelKey = keyOf<HonourLevel>(levelWords);
export const kindKey = keyOf<HonourKind>(honourKinds);
export const stateKey = keyOf<HonourState>(honourStates);
export const useKey = keyOf<DisplayUse>(displayUses);

/** What an entry says of the honour itself. */
export const honourEntry = z.object({
  level: titled(levelKey, ['级别', 'Level'], { choices: levelWords }),
  kind: titled(kindKey, ['类别', 'Kind'], { choices: honourKinds }),
  title: titled(text(40).min(1), ['称号', 'Title'], {
    help: ['可选常用称号，也可自己填写', 'Choose a usual one, or write another'],
    suggestions: [...suggestedTitles.individual, ...suggestedTitles.collective],
  }),
  year: titled(z.number().int().min(FIRST_YEAR).max(2200), ['年度', 'Year']),
  conferredOn: titled(day, ['授予日期', 'Conferred on'], { widget: 'date' }),
  conferringBody: titled(text(100).min(1), ['授予单位', 'Conferring body']),
  basis: titled(text(100).default(''), ['授予文件', 'Basis'], {
    help: ['文件名或文号，如 京工发〔2026〕5号', 'Name or number of the document'],
  }),
});

/** Who holds it, as named at that time. What the register knows of a member or unit need not be written again. */
export const honourHolder = z.object({
  personId: titled(z.uuid().nullable().default(null), ['获得者（会员）', 'Holder (member)'], { widget: 'person' }),
  holderUnitId: titled(z.uuid().nullable().default(null), ['获得者（单位）', 'Holder (unit)'], { widget: 'unit' }),
  holderName: titled(text(60).default(''), ['当时姓名或名称', 'Name at that time'], {
    help: ['选了会员或单位可不填；不在册的获得者、班组填这里', 'Needed only where no member or unit is chosen'],
  }),
  holderPost: titled(text(60).default(''), ['当时职务或岗位', 'Post at that time']),
  unitId: titled(z.uuid().nullable().default(null), ['所属工会', 'Union'], {
    widget: 'unit',
    help: ['选了会员或单位可不填', 'Needed only where no member or unit is chosen'],
  }),
});

/** Deeds in two lengths, and a portrait. */
export const honourPortrayal = z.object({
  deedsShort: titled(
    text(DEEDS_SHORT_CHARACTERS).default(''),
    ['事迹简介（500字内）', 'Deeds, at most 500 characters'],
    {
      widget: 'longText',
    },
  ),
  deedsLong: titled(
    text(DEEDS_LONG_CHARACTERS).default(''),
    ['事迹材料（2000字内）', 'Deeds, at most 2,000 characters'],
    {
      widget: 'longText',
    },
  ),
  portraitFileId: titled(z.uuid().nullable().default(null), ['照片', 'Portrait'], { widget: 'picture' }),
});

/** Why an honour was taken back: the nominating chain reports, the conferring body decides (domain §4). */
export const revocation = z.object({
  reason: titled(text(500).min(5), ['撤销原因', 'Reason'], { widget: 'longText' }),
  reportedBy: titled(text(100).min(1), ['提请单位', 'Reported by']),
  decidedBy: titled(text(100).min(1), ['决定单位', 'Decided by']),
  document: titled(text(100).default(''), ['决定文件', 'Document']),
  revokedOn: titled(day, ['撤销日期', 'Revoked on'], { widget: 'date' }),
});
export type Revocation = z.output<typeof revocation>;

export const newHonour = honourEntry.extend(honourHolder.shape).extend(honourPortrayal.shape);
export type NewHonour = z.output<typeof newHonour>;

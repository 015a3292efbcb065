/** Teams of the demo that sing: what they are called, in which category, and with how many. */
export interface DemoTeam {
  name: string;
  category: 'solo' | 'group' | 'choir';
  size: number;
}

/** The best of each category comes first. */
export const demoTeams: readonly DemoTeam[] = [
  { name: '运河号子', category: 'solo', size: 1 },
  { name: '桥头灯火', category: 'solo', size: 1 },
  { name: '清晨的汽笛', category: 'solo', size: 1 },
  { name: '四季车间', category: 'group', size: 4 },
  { name: '站台姐妹', category: 'group', size: 3 },
  { name: '夜班星光', category: 'group', size: 3 },
  { name: '漕运新声合唱队', category: 'choir', size: 10 },
  { name: '大运河畔合唱队', category: 'choir', size: 9 },
];

/** A small choir is one in the demo. */
export const demoCategories = [
  { key: 'solo', label: '独唱', labelEn: 'Solo', least: 1, most: 1 },
  { key: 'group', label: '小组唱', labelEn: 'Small group', least: 2, most: 8 },
  { key: 'choir', label: '合唱', labelEn: 'Choir', least: 8, most: 120 },
];

/** Two of each category sing in the final. */
export const songPromotion = ['solo', 'group', 'choir'].map((category) => ({ category, top: 2 }));

/** A first and a second prize in each category. */
export const songTiers = ['一等奖', '二等奖'].map((name) => ({ name, count: 1, per: 'group' }));

/** A mark out of ten, with one decimal, for a team that stands so far down and a judge of some severity. */
export const songMark = (place: number, severity: number): number =>
  Math.round((9.6 - place * 0.15 - severity * 0.2) * 10) / 10;

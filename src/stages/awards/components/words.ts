import { counted, defineWords } from '../../../kernel/words.ts';

/** Words of the awards' panel in the programme's workspace. */
export const panelWords = defineWords({
  tiers: ['奖项', 'Awards'],
  ofPlaces: [
    (given: string, places: string) => `${given} / ${places}`,
    (given: string, places: string) => `${given} of ${places}`,
  ],
  before: ['公布之前', 'Before release'],
  release: ['公布获奖名单', 'Release the awards'],
  releaseConsequences: [
    '公布后名单不再改动：获奖人收到通知，证书颁发，应记荣誉的记入荣誉名册，名单转入下一环节。如有问题只能撤销单个奖项。',
    'The list then stays as it is: people are told, certificates issued, honours conferred, and the list goes on. Only single awards can be revoked.',
  ],
  releasedNow: [
    (awards: number, certificates: number, honours: number) =>
      `已公布 ${awards} 个奖项，颁发证书 ${certificates} 张${honours > 0 ? `，记入荣誉 ${honours} 项` : ''}`,
    (awards: number, certificates: number, honours: number) =>
      `${counted(awards, 'award')} released, ${counted(certificates, 'certificate')} issued${honours > 0 ? `, ${counted(honours, 'honour')} conferred` : ''}`,
  ],
  printRanking: ['打印名次表', 'Print the ranked list'],
  crowded: [
    (names: string) => `这些已指定的等次名额不足，按名次排：${names}`,
    (names: string) => `No place left in the tier they were put into, so they stand by rank: ${names}`,
  ],

  ties: ['同分待裁定', 'Ties to decide'],
  tie: [
    (tier: string, group: string, places: number, count: number) =>
      `${group ? `${group}：` : ''}“${tier}”还剩 ${places} 个名额，${count} 项名次相同`,
    (tier: string, group: string, places: number, count: number) =>
      `${group ? `${group}: ` : ''}${counted(places, 'place is', 'places are')} left in “${tier}” for ${count} of equal rank`,
  ],
  tieAdvice: ['选出获得的，其余归入下一等次。', 'Choose who gets it; the others fall to the next tier.'],
  decide: ['裁定', 'Decide'],
  reason: ['原因', 'Reason'],

  list: ['评奖草案', 'The draft'],
  name: ['作品、团队或姓名', 'Work, team or name'],
  unit: ['单位', 'Unit'],
  group: ['组别', 'Group'],
  rank: ['名次', 'Rank'],
  score: ['得分', 'Score'],
  award: ['奖项', 'Award'],
  adjust: ['调整', 'Change'],
  adjustOf: [(name: string) => `调整：${name}`, (name: string) => `Change: ${name}`],
  adjustTo: ['改为', 'To'],
  none: ['—', '–'],
  waiting: ['待裁定', 'To be decided'],
  ineligible: ['不参评', 'Not eligible'],
  byHand: [(reason: string, by: string) => `${reason}（${by}）`, (reason: string, by: string) => `${reason} (${by})`],
  all: ['全部', 'All'],
  awarded: ['获奖的', 'Awarded'],
  unawarded: ['未获奖的', 'Not awarded'],
  more: [(count: number) => `再显示 ${count} 项`, (count: number) => `Show ${count} more`],
  empty: ['还没有名单', 'No list yet'],
  emptyAdvice: [
    '前一环节公布结果后，名单在这里按名次排好。',
    'Once the stage before releases its result, the list stands here by rank.',
  ],

  organisers: ['组织奖', 'Awards to organisers'],
  organisersOf: [
    (chosen: number, places: string) => `已选 ${chosen} 个${places ? `，名额 ${places}` : ''}`,
    (chosen: number, places: string) => `${chosen} picked${places ? ` of ${places}` : ''}`,
  ],
  unpicked: [
    (name: string, chosen: string, left: string) =>
      `${name}已选 ${chosen} 个，还可以选 ${left} 个。公布后不能再补选，请先在下方选好。`,
    (name: string, chosen: string, left: string) =>
      `${name}: ${chosen} picked, ${left} more could be. None can be added after the release: pick them below first.`,
  ],
  works: ['参加数', 'Handed in'],
  people: ['参加人数', 'People'],
  awards: ['获奖数', 'Awards'],
  pick: ['授予', 'Award'],
  unpick: ['取消', 'Take back'],
  nobodyTookPart: ['还没有单位参加。', 'No union has taken part yet.'],

  released: ['获奖名单', 'Awards'],
  releasedOn: ['公布日期', 'Released on'],
  given: ['有效奖项', 'Held'],
  revokedCount: ['已撤销', 'Revoked'],
  certificates: ['有效证书', 'Valid certificates'],
  gone: [
    (count: number) => `有 ${count} 个奖项的获得者已被前一环节撤下，请核实是否撤销。`,
    (count: number) => `${count} awarded were since taken back by the stage before; check whether to revoke them.`,
  ],
  revoke: ['撤销奖项', 'Revoke'],
  revokeConsequences: [
    '奖项、证书和由此记入的荣誉同时撤销，证书查验页立即显示已撤销；本人会收到通知和原因。不能恢复。',
    'Award, certificates and the honour that came of it are revoked together; whoever checks the certificate sees it at once. They are told, with the reason. It cannot be undone.',
  ],
  revokedNow: [
    (certificates: number, honours: number) => `已撤销，连同证书 ${certificates} 张、荣誉 ${honours} 项`,
    (certificates: number, honours: number) =>
      `Revoked, with ${counted(certificates, 'certificate')} and ${counted(honours, 'honour')}`,
  ],
  noAwards: ['没有奖项', 'No awards'],
  state: ['状态', 'State'],

  seal: ['证书印章', 'Seal on certificates'],
  sealAdvice: [
    '本单位印章的图片，透明底最好；印在落款处。不设则留空，打印后盖章。',
    'A picture of your union’s seal, best on clear ground; printed over the issuing body. Without one, stamp by hand.',
  ],
});

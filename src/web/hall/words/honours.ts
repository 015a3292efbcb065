import { defineWords } from '../../../kernel/words.ts';

/** Words of the wall of honour, and of one's own honours. */
export const honoursWords = defineWords({
  wall: ['光荣榜', 'Wall of honour'],
  lead: [
    '劳动模范、先进工作者和先进集体。个人照片和事迹经本人同意展示，本人可随时撤回。',
    'Model workers, advanced workers and collectives. Persons are shown as they agreed, and may withdraw at any time.',
  ],
  search: ['搜姓名、拼音首字母或称号', 'Name, pinyin initials or title'],
  district: ['地区', 'District'],
  year: ['年度', 'Year'],
  level: ['级别', 'Level'],
  title: ['称号', 'Title'],
  all: ['全部', 'All'],
  none: ['没有符合的获得者', 'Nobody matches'],
  noneText: ['换个年度或地区试试；也可以清除筛选。', 'Try another year or district, or clear the filters.'],
  empty: ['光荣榜还没有内容', 'Nobody is on the wall yet'],
  emptyText: [
    '获得荣誉的职工同意展示后，会出现在这里。',
    'Whoever was honoured appears here once they agree to be shown.',
  ],
  deeds: ['事迹', 'Deeds'],
  body: ['授予单位', 'Conferred by'],
  on: ['授予日期', 'Conferred on'],
  basis: ['依据', 'Basis'],
  union: ['所属工会', 'Union'],
  others: ['其他荣誉', 'Other honours'],
  mine: ['我的荣誉', 'My honours'],
  mineLead: [
    '荣誉登记在册。在哪里展示您的姓名、照片和事迹，由您决定，随时可改，一分钟内生效。',
    'Your honours are on record. Where your name, portrait and deeds are shown is yours to decide, at any time, and holds within a minute.',
  ],
  where: ['同意在这些地方展示我的姓名、照片和事迹', 'Show my name, portrait and deeds here'],
  save: ['保存', 'Save'],
  saved: ['已保存，一分钟内生效。', 'Saved; it holds within a minute.'],
  unanswered: ['尚未选择，哪里都不展示', 'Not answered: shown nowhere'],
  nowhere: [(at: string) => `${at} 选择不展示`, (at: string) => `Shown nowhere, since ${at}`],
  byYou: [(at: string) => `您于 ${at} 同意`, (at: string) => `You agreed on ${at}`],
  byOfficer: [
    (at: string) => `工会于 ${at} 据您的书面同意登记`,
    (at: string) => `Recorded by your union on ${at} from your consent`,
  ],
  revoked: [
    (on: string, by: string, why: string) => `${on} 由${by}撤销：${why}`,
    (on: string, by: string, why: string) => `Revoked on ${on} by ${by}: ${why}`,
  ],
  treatment: ['待遇', 'Treatment'],
  noneMine: ['还没有登记的荣誉', 'No honours on record'],
  noneMineText: [
    '若您获得过荣誉而这里没有，请告诉本单位工会，由工会登记。',
    'If you hold one that is missing here, tell your union, which enters it.',
  ],
});

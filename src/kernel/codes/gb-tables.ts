import type { Bilingual } from '../words.ts';
import { foldWidth } from './characters.ts';

interface Code {
  words: Bilingual;
  /** Other spellings that spreadsheets use for the same code. */
  aliases?: readonly string[];
}

/** GB/T 2261.1-2003, human sex. */
export const sexes = {
  '0': { words: ['未知', 'Unknown'], aliases: ['未知的性别', '不详'] },
  '1': { words: ['男', 'Male'], aliases: ['男性', '先生', 'm', 'man'] },
  '2': { words: ['女', 'Female'], aliases: ['女性', '女士', 'f', 'woman'] },
  '9': { words: ['未说明', 'Not stated'], aliases: ['未说明的性别', '保密'] },
} as const satisfies Record<string, Code>;

/** GB/T 4762-1984, political status. */
export const politicalStatuses = {
  '01': {
    words: ['中共党员', 'Member of the Communist Party of China'],
    aliases: ['党员', '中国共产党党员', '共产党员', '中共正式党员', '正式党员'],
  },
  '02': {
    words: ['中共预备党员', 'Probationary member of the Communist Party of China'],
    aliases: ['预备党员', '中国共产党预备党员'],
  },
  '03': {
    words: ['共青团员', 'Member of the Communist Youth League'],
    aliases: ['团员', '中国共产主义青年团团员', '共青团'],
  },
  '04': {
    words: ['民革党员', 'Member of the Revolutionary Committee of the Kuomintang'],
    aliases: ['民革', '民革会员', '中国国民党革命委员会会员'],
  },
  '05': { words: ['民盟盟员', 'Member of the China Democratic League'], aliases: ['民盟', '中国民主同盟盟员'] },
  '06': {
    words: ['民建会员', 'Member of the China National Democratic Construction Association'],
    aliases: ['民建', '中国民主建国会会员'],
  },
  '07': {
    words: ['民进会员', 'Member of the China Association for Promoting Democracy'],
    aliases: ['民进', '中国民主促进会会员'],
  },
  '08': {
    words: ['农工党党员', 'Member of the Chinese Peasants and Workers Democratic Party'],
    aliases: ['农工党', '农工民主党', '中国农工民主党党员'],
  },
  '09': { words: ['致公党党员', 'Member of the China Zhi Gong Party'], aliases: ['致公党', '中国致公党党员'] },
  '10': { words: ['九三学社社员', 'Member of the Jiusan Society'], aliases: ['九三', '九三学社'] },
  '11': {
    words: ['台盟盟员', 'Member of the Taiwan Democratic Self-Government League'],
    aliases: ['台盟', '台湾民主自治同盟盟员'],
  },
  '12': { words: ['无党派人士', 'Without party affiliation'], aliases: ['无党派', '无党派民主人士'] },
  '13': { words: ['群众', 'Not a member of any party'], aliases: ['普通居民', '普通公民', '公民', '无'] },
} as const satisfies Record<string, Code>;

/** GB/T 4658-2006, level of schooling: the tens are a level, the ones within it a kind of completion. */
export const educations = {
  '10': { words: ['研究生', 'Postgraduate'], aliases: ['研究生教育', '研究生学历'] },
  '11': { words: ['博士研究生毕业', 'Doctorate'], aliases: ['博士', '博士研究生', '博士生'] },
  '14': { words: ['硕士研究生毕业', "Master's degree"], aliases: ['硕士', '硕士研究生', '硕士生'] },
  '20': { words: ['大学本科', 'Undergraduate'], aliases: ['本科', '大学', '大本', '大学本科教育', '本科学历'] },
  '21': { words: ['大学本科毕业', "Bachelor's degree"], aliases: ['本科毕业', '学士'] },
  '30': { words: ['大学专科', 'Junior college'], aliases: ['专科', '大专', '高职', '专科教育', '大专学历'] },
  '31': { words: ['大学专科毕业', 'Junior college graduate'], aliases: ['专科毕业', '大专毕业'] },
  '40': { words: ['中等职业教育', 'Secondary vocational school'], aliases: ['中职', '中等职业', '中专/技校/职高'] },
  '41': { words: ['中等专科毕业', 'Secondary specialised school'], aliases: ['中专', '中专毕业', '中等专科'] },
  '44': { words: ['职业高中毕业', 'Vocational high school'], aliases: ['职高', '职业高中', '职高毕业'] },
  '47': { words: ['技工学校毕业', 'Skilled workers school'], aliases: ['技校', '技工学校', '技校毕业', '技工'] },
  '60': { words: ['普通高级中学教育', 'Senior high school'], aliases: ['高中', '普通高中', '高级中学'] },
  '61': { words: ['普通高中毕业', 'Senior high school graduate'], aliases: ['高中毕业'] },
  '70': { words: ['初级中学教育', 'Junior high school'], aliases: ['初中', '初级中学', '中学'] },
  '71': { words: ['初中毕业', 'Junior high school graduate'], aliases: [] },
  '80': { words: ['小学教育', 'Primary school'], aliases: ['小学'] },
  '81': { words: ['小学毕业', 'Primary school graduate'], aliases: [] },
  '90': { words: ['其他', 'Other'], aliases: ['文盲', '文盲或半文盲', '半文盲', '无学历', '其它'] },
} as const satisfies Record<string, Code>;

export type Sex = keyof typeof sexes;
export type PoliticalStatus = keyof typeof politicalStatuses;
export type Education = keyof typeof educations;

/**
 * The code of a table that a cell means: the code itself (with or without its leading zero), its name in either
 * language, or an alias, whatever the width and case; undefined where the table knows nothing of the kind.
 */
export function findCode<const Table extends Record<string, Code>>(
  table: Table,
  text: string,
): Extract<keyof Table, string> | undefined {
  const wanted = fold(text);
  if (wanted === '') return undefined;
  for (const [code, { words, aliases = [] }] of Object.entries(table)) {
    const names = [code, code.replace(/^0(?=.)/, ''), ...words, ...aliases];
    if (names.some((name) => fold(name) === wanted)) return code as Extract<keyof Table, string>;
  }
  return undefined;
}

function fold(text: string): string {
  return foldWidth(text).replace(/\s+/g, '').toLowerCase();
}

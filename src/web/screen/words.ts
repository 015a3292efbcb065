import { defineWords } from '../../kernel/words.ts';

/** Words of screens on walls. */
export const screenWords = defineWords({
  fresh: [(at: string) => `${at} 更新`, (at: string) => `As of ${at}`],
  stale: [(at: string) => `网络中断，显示 ${at} 的内容`, (at: string) => `No network; showing ${at}`],
  place: [(at: number, of: number) => `${at} / ${of}`, (at: number, of: number) => `${at} / ${of}`],
});

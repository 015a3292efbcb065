import { defineWords } from '../../kernel/words.ts';

export const honourWords = defineWords({
  told: [(title: string) => `您获得了“${title}”`, (title: string) => `You were honoured: ${title}`],
  toldWhy: [
    (year: number, level: string, title: string) =>
      `${year}年度${level}“${title}”已登记。光荣榜、海报、屏幕和媒体是否展示您，由您决定，请选择。`,
    (year: number, level: string, title: string) =>
      `${title} (${level}, ${year}) is on record. Where you are shown (wall, posters, screens, media) is yours to decide; please choose.`,
  ],
});

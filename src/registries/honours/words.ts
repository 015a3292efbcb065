import { defineWords } from '../../kernel/words.ts';
import { nameOfTitle } from './register.ts';

export const honourWords = defineWords({
  nameNeeded: ['请选择会员或单位，或填写名称', 'Choose a member or unit, or write the name'],
  unitNeeded: ['请选择所属工会', 'Choose the union it belongs to'],
  wall: ['光荣榜', 'Wall of honour'],
  emptyScreen: ['获奖者同意展示后，会出现在这里', 'Whoever was honoured appears here once they agree'],
  posters: ['海报', 'posters'],
  demo: ['演示数据：人物、单位和事迹均为虚构', 'Demo data: people, units and deeds are invented'],
  ofYear: [(year: number) => `${year}年度`, (year: number) => `${year}`],
  demoMark: ['演示数据', 'Demo data'],
  conferredBy: [(body: string) => `${body}授予`, (body: string) => `Conferred by ${body}`],
  levelOfYear: [
    (year: number, level: string) => `${year}年度 · ${level}`,
    (year: number, level: string) => `${year} · ${level}`,
  ],
  told: [(title: string) => `您获得了“${title}”`, (title: string) => `You were honoured: ${nameOfTitle(title)[1]}`],
  toldWhy: [
    (year: number, level: string, title: string) =>
      `${year}年度${level}“${title}”已登记。光荣榜、海报、屏幕和媒体是否展示您，由您决定，请选择。`,
    (year: number, level: string, title: string) =>
      `${nameOfTitle(title)[1]} (${level}, ${year}) is on record. Where you are shown (wall, posters, screens, media) is yours to decide; please choose.`,
  ],
});

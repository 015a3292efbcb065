import { defineWords } from '../../../kernel/words.ts';

/** Words of search, joining, and of what went wrong. */
export const plainWords = defineWords({
  search: ['搜索', 'Search'],
  searchHint: ['活动、地点、单位、人和事', 'Programmes, places, unions, people'],
  find: ['查找', 'Find'],
  found: [
    (count: number, query: string) => `找到 ${count} 条与“${query}”有关的`,
    (count: number, query: string) => `${count} found for “${query}”`,
  ],
  nothing: [(query: string) => `没有找到“${query}”`, (query: string) => `Nothing found for “${query}”`],
  nothingText: ['换个说法试试：少几个字，或只写地名。', 'Try other words: fewer of them, or a place name.'],
  suggestions: ['常搜的', 'Often searched'],
  joinTitle: ['加入工会', 'Join the union'],
  joinLead: [
    '靠工资吃饭的都能入会，不分行业，不论有没有固定单位。',
    'Whoever lives by a wage may join, in any trade, with or without a fixed employer.',
  ],
  joinStart: ['我要入会', 'Join now'],
  joinAsk: ['想先问问？', 'Questions first?'],
  joinSoon: [
    '网上入会正在准备，先联系工会的同志办理。',
    'Joining online is being prepared. Until then, ring the union.',
  ],
  notFound: ['没有找到', 'Not found'],
  notAllowed: ['这里需要权限', 'Not open to you'],
  tooMany: ['请稍等再试', 'Please wait a little'],
  failed: ['系统出错了', 'Something went wrong here'],
  notDone: ['没有办成', 'Not done'],
  notFoundText: [
    '可能是地址输错了，也可能活动已经下线。',
    'The address may be mistyped, or the programme has been taken down.',
  ],
  home: ['回首页', 'Front page'],
  toProgrammes: ['看活动', 'Programmes'],
  reference: [
    (number: string) => `求助时请报编号 ${number}`,
    (number: string) => `When you ask for help, give number ${number}`,
  ],
  code: [(code: string) => `代码 ${code}`, (code: string) => `Code ${code}`],
  offline: ['现在没有网络', 'You are offline'],
  offlineText: [
    '连上以后这里会自己恢复。出门前打开过“我的码”，现在也能出示。',
    'This page comes back by itself. If you opened “My code” before, it can still be shown.',
  ],
  codeStill: ['没有网络，码照样能用', 'No network; the code still works'],
  retry: ['再试一次', 'Try again'],
  signedOut: ['请先登录，写的还在', 'Sign in first; what you typed is kept'],
  signedOutText: [
    '请在新页面登录，再回到这一页点“再次提交”。选过的照片和文件要重新选。',
    'Sign in on a new page, then come back to this one and press “Send again”. Photos and files have to be chosen again.',
  ],
  signInAside: ['在新页面登录', 'Sign in on a new page'],
  sendAgain: ['再次提交', 'Send again'],
  youTyped: ['您写的', 'What you typed'],
  gathering: ['已收到，稍后抽签排先后', 'Taken in; the order is drawn soon'],
  lineTitle: [(place: number) => `排队中，第 ${place} 位`, (place: number) => `In line as number ${place}`],
});

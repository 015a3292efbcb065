import type { LightName, SceneName } from '../../../pictures/rules.ts';

/** A work of the demo's exhibition: its pictures, each a scene in some light, and what its author wrote. */
export interface DemoWork {
  title: string;
  place: string;
  words: string;
  pictures: readonly (readonly [SceneName, LightName])[];
}

const work = (
  [title, place, words]: readonly [string, string, string],
  ...pictures: readonly (readonly [SceneName, LightName])[]
): DemoWork => ({ title, place, words, pictures });

export const demoExhibition = {
  foreword:
    '天亮以前和天黑以后，城市里总有人在工作。这里的作品都由职工自己拍摄，作者同意展出。（演示数据：画面为程序绘制，人物均为虚构。）',
  forewordEn:
    'Before dawn and after dark somebody is at work. Every piece was taken by a worker who agreed to show it. (Demo data: drawn by program, nobody is real.)',
  zones: [
    { key: 'grand', label: '特等奖', labelEn: 'Grand prize', groups: 'grand' },
    { key: 'first', label: '一等奖', labelEn: 'First prizes', groups: 'first' },
    { key: 'second', label: '二等奖', labelEn: 'Second prizes', groups: 'second' },
    { key: 'honourable', label: '优秀奖', labelEn: 'Honourable mentions', groups: 'honourable' },
  ],
  tiers: [
    { name: '特等奖', nameEn: 'Grand Prize', key: 'grand', count: 1 },
    { name: '一等奖', nameEn: 'First Prize', key: 'first', count: 2 },
    { name: '二等奖', nameEn: 'Second Prize', key: 'second', count: 4 },
    { name: '优秀奖', nameEn: 'Honourable Mention', key: 'honourable', count: null },
  ],
} as const;

/** Works of the exhibition. */
export const demoWorks: readonly DemoWork[] = [
  work(['焊花', '轨道交通 16 号线工地', '她说面罩里只看得见那一点白。我等了三个夜班，等到这一束。'], ['weld', 'night']),
  work(['五点的塔吊', '中关村东路工地', '日出前十分钟，第一班已经上了架子。'], ['site', 'dawn']),
  work(['雨中的一单', '学院路', '他把雨衣盖在箱子上，自己淋着。'], ['courier', 'rain']),
  work(
    ['检修库的夜', '车辆段', '一列车进库四小时，要看六百个点。组照：夜里和清晨。'],
    ['trains', 'night'],
    ['trains', 'dawn'],
    ['tunnel', 'night'],
  ),
  work(['贯通前夜', '盾构区间', '隧道那头的光，是另一个班组的头灯。'], ['tunnel', 'night']),
  work(['带电作业', '西山', '零下十二度，三个人在塔上待了两个小时。'], ['lines', 'snow']),
  work(['风把式', '官厅', '上塔一百二十米，先听风。'], ['turbines', 'noon']),
  work(['还亮着的那一扇', '医院住院部', '护士站的灯从不关。'], ['windows', 'night']),
  work(['秋天的马路', '万泉河路', '扫了二十年，她认得这条路上的每一棵树。'], ['street', 'dawn']),
  work(['合龙', '清河特大桥', '最后一块桥面吊上来的时候，大家都没说话。'], ['bridge', 'dusk']),
  work(['麦收', '上庄', '农机合作社的机手，一天收一百八十亩。'], ['fields', 'dusk'], ['fields', 'noon']),
  work(['集装箱的颜色', '西北物流园', '远看是积木，近看每一块都有名字。'], ['port', 'dawn']),
  work(['夜归', '学院桥', '送完最后一单，路灯一盏一盏退到身后。'], ['courier', 'night']),
  work(['桥上的人', '温榆河', '拉索要一根一根地摸过去。'], ['bridge', 'dawn']),
];

const more = [
  ['site', 'dawn', '第一根桩'],
  ['weld', 'dusk', '火星'],
  ['courier', 'dusk', '最后一单'],
  ['tunnel', 'night', '掘进'],
  ['fields', 'dawn', '春播'],
  ['windows', 'dusk', '夜班的灯'],
  ['bridge', 'noon', '合龙那天'],
  ['street', 'rain', '雨后的街'],
  ['port', 'dusk', '装船'],
  ['turbines', 'dawn', '检修日'],
  ['trains', 'dusk', '交接班'],
  ['lines', 'noon', '巡线'],
  ['site', 'dusk', '高处的问候'],
  ['weld', 'night', '师傅的面罩'],
  ['courier', 'snow', '雪天的热汤'],
  ['fields', 'noon', '送肥上山'],
  ['windows', 'night', '凌晨三点的病房'],
  ['bridge', 'dawn', '江面的钢索'],
  ['street', 'dawn', '第一遍清扫'],
  ['port', 'noon', '吊具'],
  ['trains', 'night', '发车前'],
  ['lines', 'dusk', '电线上的音符'],
  ['site', 'snow', '竣工前夜'],
  ['turbines', 'dusk', '风口'],
  ['courier', 'rain', '回家的路'],
  ['street', 'snow', '扫雪'],
  ['bridge', 'rain', '雨中的拉索'],
  ['fields', 'rain', '等雨停'],
] as const satisfies readonly (readonly [SceneName, LightName, string])[];
const places = ['中关村科学城', '上庄镇', '温泉镇', '学院路', '西三旗', '苏家坨镇'];

/** Works of the other photo contests. */
export const morePhotos: readonly DemoWork[] = more.map(([scene, light, title], at) =>
  work([title, places[at % places.length] ?? '', ''], [scene, light]),
);

/** Prizes of a district's photo contest: key, name, how many. */
export const photoTiers = [
  { key: 'grand', name: '特等奖', nameEn: 'Grand Prize', count: 1 },
  { key: 'first', name: '一等奖', nameEn: 'First Prize', count: 2 },
  { key: 'second', name: '二等奖', nameEn: 'Second Prize', count: 3 },
  { key: 'third', name: '三等奖', nameEn: 'Third Prize', count: 5 },
  { key: 'honourable', name: '优秀奖', nameEn: 'Honourable Mention', count: 6 },
];

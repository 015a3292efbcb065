import type { LightName, SceneName } from '../pictures/rules.ts';

/** A work of the demo's exhibition: its pictures, each a scene in some light, and what its author wrote. */
export interface DemoWork {
  title: string;
  place: string;
  words: string;
  pictures: readonly (readonly [SceneName, LightName])[];
  tier: 'grand' | 'first' | 'second' | 'honourable';
}

const work = (
  tier: DemoWork['tier'],
  [title, place, words]: readonly [string, string, string],
  ...pictures: readonly (readonly [SceneName, LightName])[]
): DemoWork => ({ tier, title, place, words, pictures });

export const demoExhibition = {
  unit: '海淀区总工会',
  title: '“劳动的光”职工摄影展',
  titleEn: 'The light of work: a photo exhibition',
  summary: '十四位职工的镜头：清晨的塔吊、夜里的焊花、雨中的骑手。手机上看，大屏上也在放。',
  foreword:
    '天亮以前和天黑以后，城市里总有人在工作。这里的作品都由职工自己拍摄，作者同意展出。（演示数据：画面为程序绘制，人物均为虚构。）',
  forewordEn:
    'Before dawn and after dark somebody is at work. Every piece was taken by a worker who agreed to show it. (Demo data: drawn by program, nobody is real.)',
  from: -34,
  to: 75,
  zones: [
    { key: 'grand', label: '特等奖', labelEn: 'Grand prize', groups: 'grand' },
    { key: 'first', label: '一等奖', labelEn: 'First prizes', groups: 'first' },
    { key: 'second', label: '二等奖', labelEn: 'Second prizes', groups: 'second' },
    { key: 'honourable', label: '优秀奖', labelEn: 'Honourable mentions', groups: 'honourable' },
  ],
  tiers: [
    { name: '特等奖', key: 'grand', count: 1 },
    { name: '一等奖', key: 'first', count: 2 },
    { name: '二等奖', key: 'second', count: 4 },
    { name: '优秀奖', key: 'honourable', count: null },
  ],
} as const;

/** Works of the exhibition, the highest first. */
export const demoWorks: readonly DemoWork[] = [
  work(
    'grand',
    ['焊花', '轨道交通 16 号线工地', '她说面罩里只看得见那一点白。我等了三个夜班，等到这一束。'],
    ['weld', 'night'],
  ),
  work('first', ['五点的塔吊', '中关村东路工地', '日出前十分钟，第一班已经上了架子。'], ['site', 'dawn']),
  work('first', ['雨中的一单', '学院路', '他把雨衣盖在箱子上，自己淋着。'], ['courier', 'rain']),
  work(
    'second',
    ['检修库的夜', '车辆段', '一列车进库四小时，要看六百个点。组照：夜里和清晨。'],
    ['trains', 'night'],
    ['trains', 'dawn'],
    ['tunnel', 'night'],
  ),
  work('second', ['贯通前夜', '盾构区间', '隧道那头的光，是另一个班组的头灯。'], ['tunnel', 'night']),
  work('second', ['带电作业', '西山', '零下十二度，三个人在塔上待了两个小时。'], ['lines', 'snow']),
  work('second', ['风把式', '官厅', '上塔一百二十米，先听风。'], ['turbines', 'noon']),
  work('honourable', ['还亮着的那一扇', '医院住院部', '护士站的灯从不关。'], ['windows', 'night']),
  work('honourable', ['秋天的马路', '万泉河路', '扫了二十年，她认得这条路上的每一棵树。'], ['street', 'dawn']),
  work('honourable', ['合龙', '清河特大桥', '最后一块桥面吊上来的时候，大家都没说话。'], ['bridge', 'dusk']),
  work('honourable', ['麦收', '上庄', '农机合作社的机手，一天收一百八十亩。'], ['fields', 'dusk'], ['fields', 'noon']),
  work('honourable', ['集装箱的颜色', '西北物流园', '远看是积木，近看每一块都有名字。'], ['port', 'dawn']),
  work('honourable', ['夜归', '学院桥', '送完最后一单，路灯一盏一盏退到身后。'], ['courier', 'night']),
  work('honourable', ['桥上的人', '温榆河', '拉索要一根一根地摸过去。'], ['bridge', 'dawn']),
];

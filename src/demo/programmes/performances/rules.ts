import type { ProgrammeState } from '../../../programmes/life/rules.ts';
import type { DemoItem, DemoProgramme } from '../contract.ts';

interface Show {
  key: string;
  title: string;
  titleEn: string;
  theme: string;
  dedicatedTo: string;
  unit: string;
  venue: string;
  address: string;
  day: number;
  clock?: string;
  state: ProgrammeState;
  lead: string;
  summary: string;
  chapters: readonly (readonly [name: string, about: string])[];
  acts: readonly (readonly [chapter: number, title: string, who: string, minutes: number])[];
  seats: number;
  taken: number;
  workerKinds?: readonly string[];
  woodcut: string;
  cancelReason?: string;
  strand?: string;
}

const shows: readonly Show[] = [
  {
    key: 'riders-chaoyang',
    title: '你来，城就亮了：骑手专场文艺汇演',
    titleEn: 'You come and the city lights up: a show for riders',
    theme: '致敬穿行在城市里的每一位',
    dedicatedTo: '外卖配送员、快递员专场',
    unit: '朝阳区总工会',
    venue: '朝阳区工人文化宫剧场',
    address: '朝阳区工体北路文化宫',
    day: 6,
    clock: '19:00',
    state: 'published',
    lead: '这一晚，台上有骑手自己写的歌，台下坐的是把热饭送进千家万户的人。工会把剧场里最好的位置，留给平时最忙的工友。',
    summary: '四个篇章、十二个节目，二百四十张票全部送给骑手和快递员，凭码入场，不对号可换。',
    chapters: [
      ['晨', '天没亮的站点'],
      ['行', '风里雨里'],
      ['家', '灯下的等待'],
      ['光', '城市的回声'],
    ],
    acts: [
      [0, '打击乐《集结》', '快递协会鼓队', 6],
      [0, '小品《第一单》', '朝阳区职工艺术团', 14],
      [0, '独唱《清晨五点半》', '王小北', 5],
      [1, '街舞《红灯三十秒》', '骑手街舞队', 6],
      [1, '快板《安全帽》', '首都曲艺团', 9],
      [1, '器乐合奏《穿城而过》', '首都民乐团', 8],
      [2, '朗诵《妈妈的语音》', '晨曦小学教师朗诵团', 7],
      [2, '情景歌舞《视频那头》', '朝阳区文化馆', 9],
      [2, '相声《差评》', '首都曲艺团', 12],
      [3, '合唱《我们的名字》', '百名骑手合唱团', 7],
      [3, '致敬时刻', '年度最美骑手', 10],
      [3, '尾声《城市灯火》', '全体演员', 6],
    ],
    seats: 240,
    taken: 1.12,
    workerKinds: ['courier', 'food-delivery'],
    woodcut: 'courier',
    strand: '文化润心',
  },
  {
    key: 'builders-daxing',
    title: '把歌声送到工地：建设者专场',
    titleEn: 'Songs on the building site',
    theme: '高楼有名，筑者无名',
    dedicatedTo: '建筑工人专场',
    unit: '大兴区总工会',
    venue: '榆垡镇项目部露天广场',
    address: '大兴区榆垡镇',
    day: 13,
    clock: '18:30',
    state: 'published',
    lead: '舞台搭在塔吊下面，下工洗把脸就能看。节目里有三个是工友自己排的，排了整整一个月。',
    summary: '塔吊下搭台，下工就能看，三个节目由工友自排自演。',
    chapters: [
      ['筑', '一砖一瓦'],
      ['念', '千里之外'],
      ['圆', '万家灯火'],
    ],
    acts: [
      [0, '开场锣鼓', '项目部锣鼓队', 8],
      [0, '豫剧选段', '钢筋班刘师傅', 6],
      [1, '歌曲《家书》', '大兴职工艺术团', 5],
      [1, '魔术《变》', '首都曲艺团', 10],
      [2, '合唱《咱们工人有力量》', '全体建设者', 6],
    ],
    seats: 300,
    taken: 0.6,
    workerKinds: ['migrant', 'technician', 'frontline'],
    woodcut: 'builder',
  },
  {
    key: 'nurses-health',
    title: '白衣映秋：医务职工朗诵音乐会',
    titleEn: 'White coats in autumn: an evening of verse and music',
    theme: '守夜的人',
    dedicatedTo: '医务工作者专场',
    unit: '卫生健康工会',
    venue: '首都职工剧院',
    address: '东城区南河沿大街',
    day: 0,
    clock: 'now-60',
    state: 'running',
    lead: '朗诵者都是值过夜班的人，诗也是他们自己写的。今晚没有呼叫铃，只有掌声。',
    summary: '医护人员自己写、自己读，民乐伴奏，凭码入场。',
    chapters: [
      ['值守', '夜里的走廊'],
      ['相逢', '病房内外'],
      ['黎明', '窗外有光'],
    ],
    acts: [
      [0, '朗诵《夜班》', '社区卫生服务中心护士组', 6],
      [0, '古琴独奏', '首都民乐团', 7],
      [1, '情景朗诵《第三床》', '急诊科青年队', 9],
      [1, '女声小组唱', '护理部', 6],
      [2, '合唱《黎明》', '全体', 7],
    ],
    seats: 200,
    taken: 0.98,
    workerKinds: ['medical', 'care-worker'],
    woodcut: 'choir',
  },
  {
    key: 'sanitation-xicheng',
    title: '扫出一城秋色：环卫工人专场演出',
    titleEn: 'Sweeping in the autumn: a show for sanitation workers',
    theme: '凌晨四点的北京',
    dedicatedTo: '环卫、绿化工人专场',
    unit: '西城区总工会',
    venue: '天桥街道市民剧场',
    address: '西城区天桥南大街',
    day: -12,
    state: 'closed',
    lead: '环卫工人脱下橙色工装坐进剧场，看完演出已是夜里九点，再过七个小时，他们又要上街。',
    summary: '为最早醒来的人演一场戏，门票全部送到班组。',
    chapters: [
      ['四点', '城市未醒'],
      ['正午', '树荫下'],
      ['夜归', '万家灯火'],
    ],
    acts: [
      [0, '舞蹈《橙色》', '西城职工舞蹈队', 6],
      [0, '单弦《扫帚歌》', '首都曲艺团', 9],
      [1, '小品《歇脚》', '环卫中心话剧社', 13],
      [2, '合唱《星光》', '环卫工人合唱团', 7],
    ],
    seats: 220,
    taken: 1,
    workerKinds: ['outdoor', 'frontline'],
    woodcut: 'choir',
    strand: '文化润心',
  },
  {
    key: 'drivers-fengtai',
    title: '车轮上的家：货车司机慰问演出',
    titleEn: 'A home on wheels: a show for truck drivers',
    theme: '平安到家',
    dedicatedTo: '货车司机及家属专场',
    unit: '丰台区总工会',
    venue: '丰台区高速服务区广场',
    address: '京港澳高速服务区',
    day: -28,
    state: 'closed',
    lead: '舞台就是一辆展开的厢式货车。司机带着跟车的妻子孩子，一家人第一次坐在一起看演出。',
    summary: '把舞台开进服务区，司机和家属一起看。',
    chapters: [
      ['启程', '出车之前'],
      ['在途', '一千公里'],
      ['平安', '推门进家'],
    ],
    acts: [
      [0, '快板《三检查》', '首都曲艺团', 8],
      [1, '情景剧《服务区的夜》', '丰台职工艺术团', 15],
      [1, '歌曲《副驾驶》', '货车司机马建国', 5],
      [2, '亲子合唱《爸爸的方向盘》', '司机家属', 6],
    ],
    seats: 260,
    taken: 0.93,
    workerKinds: ['truck-driver'],
    woodcut: 'truck',
    strand: '权益护航',
  },
  {
    key: 'newyear-capital',
    title: '劳动最美：首都职工新年音乐会',
    titleEn: "Labour is beautiful: the capital workers' New Year concert",
    theme: '向未来，再出发',
    dedicatedTo: '全市职工',
    unit: '首都总工会',
    venue: '首都职工剧院',
    address: '东城区南河沿大街',
    day: 34,
    clock: '19:30',
    state: 'draft',
    lead: '一年辛苦，一曲相酬。曲目正在征集，欢迎各级工会推荐职工乐团。',
    summary: '十六个区的职工乐团同台，曲目征集中。',
    chapters: [
      ['序曲', '劳动'],
      ['回响', '创造'],
    ],
    acts: [[0, '管弦乐《节日序曲》', '职工交响乐团', 8]],
    seats: 800,
    taken: 0,
    woodcut: 'stage',
  },
  {
    key: 'opera-miyun',
    title: '水库边的大戏：密云职工戏曲专场',
    titleEn: 'Opera by the reservoir',
    theme: '好戏连台',
    dedicatedTo: '保水护林职工',
    unit: '密云区总工会',
    venue: '溪翁庄镇文化广场',
    address: '密云区溪翁庄镇',
    day: -3,
    state: 'cancelled',
    lead: '原定三出折子戏，由水库管护员票友社演出。',
    summary: '三出折子戏，水库管护员自己登台。',
    chapters: [['开锣', '折子三出']],
    acts: [[0, '京剧《定军山》选段', '票友社', 20]],
    seats: 150,
    taken: 0.7,
    woodcut: 'stage',
    cancelReason: '场地临时用于应急物资转运，演出取消，已领票的工友将优先安排下一场',
  },
];

/** Variety performances, in chapters with their acts. */
export const performances: readonly DemoProgramme[] = shows.map((show) => ({
  key: show.key,
  template: 'performance',
  title: show.title,
  titleEn: show.titleEn,
  summary: show.summary,
  body: [
    show.lead,
    `演出以“${show.theme}”为题，分${show.chapters.map(([name]) => `“${name}”`).join('')}${show.chapters.length}个篇章，由职工艺术团体与专业院团同台。`,
    '每人限领一张，领票后在“我的”页面出示二维码入场，演出开始前两小时仍可退票，退回的座位自动递补给候补的工友。剧场备有饮水和雨衣，电动车可停入东侧院内。',
  ],
  unit: show.unit,
  state: show.state,
  place: show.venue,
  sessions: [
    {
      title: '演出',
      titleEn: 'The show',
      day: show.day,
      clock: show.clock ?? '19:00',
      minutes: 120,
      venue: show.venue,
      address: show.address,
      agenda: show.acts.map(
        ([chapter, title, who, minutes]): DemoItem => ({
          chapter: show.chapters[chapter]?.[0] ?? '',
          title,
          minutes,
          speakers: [{ name: who, post: '' }],
        }),
      ),
    },
  ],
  fields: {
    theme: show.theme,
    chapters: show.chapters.map(([name, about]) => ({ name, about })),
    dedicatedTo: show.dedicatedTo,
  },
  seats: show.seats,
  taken: show.taken,
  woodcut: show.woodcut,
  came: 0.9,
  quotes: [
    '第一次坐在第三排看演出，节目里演的就是我们自己。',
    '带着媳妇孩子一起来的，孩子问我，爸爸你是不是也上过台。',
    '那段快板说到心坎里了，回去就把头盔带子系紧。',
    '散场的时候主席在门口跟每个人握手，挺暖的。',
  ],
  ...(show.workerKinds ? { workerKinds: show.workerKinds } : {}),
  ...(show.strand ? { strand: show.strand } : {}),
  ...(show.cancelReason ? { cancelReason: show.cancelReason } : {}),
}));

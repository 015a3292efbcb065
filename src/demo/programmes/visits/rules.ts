import type { ProgrammeState } from '../../../programmes/life/rules.ts';
import type { DemoProgramme } from '../contract.ts';

interface Visit {
  key: string;
  title: string;
  titleEn: string;
  unit: string;
  state: ProgrammeState;
  delegation: string;
  country: string;
  language: string;
  members: readonly (readonly [name: string, post: string])[];
  day: number;
  stops: readonly (readonly [title: string, titleEn: string, venue: string, clock: string])[];
  summary: string;
  lead: string;
  strand?: string;
  cancelReason?: string;
}

const visits: readonly Visit[] = [
  {
    key: 'metro-capital',
    title: '轨道连心：海外地铁工会代表团来访',
    titleEn: "Rails that join: a metro workers' union visits",
    unit: '首都总工会',
    state: 'closed',
    delegation: '地铁与公共交通工会代表团',
    country: '塞尔维亚',
    language: '塞尔维亚语，首都总工会国际部翻译',
    members: [
      ['Milan Petrović', '工会主席'],
      ['Jelena Ilić', '国际书记'],
      ['Nikola Savić', '司机分会代表'],
      ['Ana Kovač', '女工委员会委员'],
    ],
    day: -18,
    stops: [
      ['会谈：轨道职工的职业健康', 'Talks on health at work', '首都总工会一层会见厅', '09:30'],
      ['参观：检修车间与劳模工作室', 'The depot and a studio', '轨道交通工会太平湖车辆段', '14:00'],
      ['座谈：夜班司机怎么休息', 'Night drivers and their rest', '轨道交通工会职工之家', '16:00'],
    ],
    summary: '代表团四人，会谈、参观、座谈三场，就职业健康和技能交流达成五项后续事项。',
    lead: '两座城市的地铁司机坐在一起，说的是同一件事：怎样把夜班上好，怎样把家照顾好。',
    strand: '交流互鉴',
  },
  {
    key: 'port-tongzhou',
    title: '友好城市港口工会交流周',
    titleEn: 'A week with the dockers of a twin city',
    unit: '通州区总工会',
    state: 'published',
    delegation: '港口工人联合会代表团',
    country: '韩国',
    language: '韩语，随团翻译一名',
    members: [
      ['김민준', '委员长'],
      ['이서연', '对外部长'],
      ['박지훈', '安全部长'],
    ],
    day: 11,
    stops: [
      ['欢迎会与座谈', 'Welcome and talks', '通州区总工会会议室', '10:00'],
      ['参观物流园司机之家', "The drivers' home", '马驹桥物流园司机之家', '14:30'],
    ],
    summary: '围绕货运职工服务阵地建设开展交流，参观司机之家。',
    lead: '代表团此行最想看的是司机之家：能洗澡、能睡觉、能看病的一间屋子，是怎么建起来的。',
    strand: '交流互鉴',
  },
  {
    key: 'craft-dongcheng',
    title: '手艺无界：非遗匠人交流来访',
    titleEn: 'Craft without borders: artisans visit',
    unit: '东城区总工会',
    state: 'running',
    delegation: '手工业者协会代表团',
    country: '摩洛哥',
    language: '法语，东城区总工会志愿翻译',
    members: [
      ['Youssef Benali', '会长，铜艺匠人'],
      ['Fatima Zahra', '织毯匠人'],
    ],
    day: 0,
    stops: [
      ['会谈与技艺展示', 'Talks and demonstration', '景山街道工匠工作室', 'now-45'],
      ['参观宫灯技艺工作室', 'The lantern workshop', '东四街道职工服务站', '15:30'],
    ],
    summary: '铜艺、织毯与宫灯、雕漆同台展示，商讨互派学员。',
    lead: '语言不通，手却听得懂。两边的师傅一见面，先看的是对方手上的茧。',
    strand: '交流互鉴',
  },
  {
    key: 'health-shijingshan',
    title: '护理职工国际交流座谈',
    titleEn: 'Nurses compare notes',
    unit: '石景山区总工会',
    state: 'archived',
    delegation: '公共服务工会护理分会代表团',
    country: '芬兰',
    language: '英语',
    members: [
      ['Aino Lahtinen', '分会主席'],
      ['Eero Salmi', '研究员'],
    ],
    day: -96,
    stops: [['座谈：排班与护理人员健康', 'Rosters and health', '石景山区文化中心', '14:00']],
    summary: '两小时座谈，比较两地护理排班制度。',
    lead: '一张排班表摆上桌面，讨论了整整两个小时。',
  },
  {
    key: 'wood-haidian',
    title: '建筑工会友好代表团来访',
    titleEn: 'Builders from abroad',
    unit: '海淀区总工会',
    state: 'draft',
    delegation: '建筑与木业工会代表团',
    country: '巴西',
    language: '葡萄牙语，待落实翻译',
    members: [['João Almeida', '副主席']],
    day: 40,
    stops: [['会谈', 'Talks', '海淀区总工会会议室', '10:00']],
    summary: '行程商定中。',
    lead: '正在与对方商定日程和参观单位。',
  },
  {
    key: 'bus-chaoyang',
    title: '公共交通职工交流访问',
    titleEn: 'Bus workers exchange visits',
    unit: '朝阳区总工会',
    state: 'cancelled',
    delegation: '公交职工联合会代表团',
    country: '泰国',
    language: '泰语',
    members: [['Somchai Wong', '秘书长']],
    day: -6,
    stops: [['会谈', 'Talks', '朝阳区总工会会议室', '10:00']],
    summary: '原定参观公交场站和职工书屋。',
    lead: '代表团原定参观场站并与一线司机座谈。',
    cancelReason: '对方日程调整，访问推迟到明年春季',
  },
];

/** Exchange visits with their itinerary. */
export const visitProgrammes: readonly DemoProgramme[] = visits.map((visit) => ({
  key: visit.key,
  template: 'exchange-visit',
  title: visit.title,
  titleEn: visit.titleEn,
  summary: visit.summary,
  body: [
    visit.lead,
    `${visit.country}${visit.delegation}一行${visit.members.length}人来访，行程包括${visit.stops.map(([title]) => title).join('、')}。`,
    '请列入名单的同志提前十分钟到场，会谈记录和后续事项由主办单位整理，在本页查看办理进度。',
  ],
  unit: visit.unit,
  state: visit.state,
  place: visit.stops[0]?.[2] ?? '',
  sessions: visit.stops.map(([title, titleEn, venue, clock], index) => ({
    title,
    titleEn,
    day: visit.day + (clock.startsWith('now') ? 0 : visit.day === 0 ? 1 : 0),
    clock,
    minutes: 100,
    venue,
    agenda: [
      { title: '主方介绍', minutes: 20 },
      { title: '来宾介绍', minutes: 20, speakers: visit.members.slice(0, 2).map(([name, post]) => ({ name, post })) },
      { title: '交流', minutes: 60 },
    ],
    visitors: visit.state === 'closed' || visit.state === 'archived' ? 14 - index * 2 : index === 0 ? 9 : 0,
    minutesText: `双方就${title}交换意见，气氛友好。来宾介绍了本国工会在排班、培训和职业健康方面的做法，我方介绍了职工之家、劳模工作室和法律服务的情况。双方同意保持联系，互寄资料。`,
    followUps: [
      { text: '互寄职业健康手册译本', owner: '国际部', inDays: 14, done: visit.day < -30 },
      { text: '商定明年互派学员名额', owner: '经济技术部', inDays: 45, done: false },
    ],
  })),
  fields: {
    delegation: visit.delegation,
    country: visit.country,
    language: visit.language,
    members: visit.members.map(([name, post], index) => ({ name, post, head: index === 0 })),
  },
  woodcut: 'exchange',
  quotes: ['翻译很到位，工友之间说的都是大实话。', '看到他们的排班表，我们也有可以改的地方。'],
  ...(visit.strand ? { strand: visit.strand } : {}),
  ...(visit.cancelReason ? { cancelReason: visit.cancelReason } : {}),
}));

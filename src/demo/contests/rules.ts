import type { ProgrammeState } from '../../programmes/life/rules.ts';

/** A contest or display of the demo, as an officer would open it from its template. */
export interface DemoContest {
  template: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  unit: string;
  /** As far as its life has come. */
  state: Extract<ProgrammeState, 'draft' | 'published' | 'running' | 'closed'>;
  /** Days from the day on which the demo is loaded. */
  from: number;
  to: number;
  place: string;
  placeEn: string;
  fields: Record<string, unknown>;
  /** What happens in it, where something does. */
  happens?: Happens | undefined;
}

/**
 * Portraits taken, and times for some to come; doctors who came, and times with some to come; stays whose places are given out, and some that are open; photos judged and awarded; the same with an exhibition; photos coming in; essays being read; teams that sang and were
 * awarded; teams that have enrolled.
 */
export type Happens =
  | 'portraitsTaken'
  | 'portraitsAhead'
  | 'doctorsCame'
  | 'doctorsAhead'
  | 'staysAllotted'
  | 'staysOpen'
  | 'judgedPhotos'
  | 'exhibitedPhotos'
  | 'openPhotos'
  | 'essaysInReading'
  | 'sungContest'
  | 'enrolledTeams';

type Row = readonly [
  state: DemoContest['state'],
  unit: string,
  title: string,
  titleEn: string,
  from: number,
  to: number,
  happens?: Happens,
];

interface Kind {
  template: string;
  place: string;
  placeEn: string;
  summary: string;
  summaryEn: string;
  fields: Record<string, unknown>;
  rows: readonly Row[];
}

const kinds: readonly Kind[] = [
  {
    template: 'photo-contest',
    place: '线上投稿，获奖作品在区文化馆展出',
    placeEn: 'Sent in online; winners hang in the cultural centre',
    summary: '用镜头记录身边的劳动者。手机拍的也可以，请保留原图。',
    summaryEn: 'Photograph the people who work around you. A phone will do; keep the original.',
    fields: { theme: '劳动者风采', requirements: '单幅或组照，只可作裁剪和明暗调整。' },
    rows: [
      ['published', '朝阳区总工会', '“我的班组”职工摄影大赛', 'My crew: a photo contest', 3, 40],
      ['running', '首都总工会', '劳动者风采摄影大赛', 'Faces of work: a photo contest', -12, 26, 'openPhotos'],
      ['closed', '海淀区总工会', '“劳动的颜色”摄影比赛', 'The colours of work: photographs', -120, -60, 'judgedPhotos'],
      [
        'running',
        '海淀区总工会',
        '“劳动的光”职工摄影展',
        'The light of work: a photo exhibition',
        -34,
        75,
        'exhibitedPhotos',
      ],
    ],
  },
  {
    template: 'essay-contest',
    place: '线上投稿',
    placeEn: 'Sent in online',
    summary: '写一位师傅、一道工序、一个难忘的夜班。',
    summaryEn: 'Write about a master, a step of the work, a night shift that you remember.',
    fields: { theme: '我和我的工会', genre: '散文、通讯' },
    rows: [
      ['published', '西城区总工会', '“师徒之间”职工征文', 'Master and apprentice: essays', 2, 45],
      ['running', '首都总工会', '“书香职工”读书征文', 'Readers at work: essays', -9, 30, 'essaysInReading'],
      ['draft', '丰台区总工会', '“夜班的灯”职工征文', 'The light of the night shift', 20, 60],
    ],
  },
  {
    template: 'singing-contest',
    place: '首都工人文化宫',
    placeEn: 'Workers’ Cultural Palace',
    summary: '独唱、小组唱、合唱三个组别，初赛晋级决赛，颁奖演出人人可看。',
    summaryEn:
      'Solo, small group and choir; the best of the first round sing in the final, and the award show is open to all.',
    fields: { theme: '五月的鲜花', songs: '歌颂劳动、讴歌时代的作品，每队一首。' },
    rows: [
      ['published', '首都总工会', '“五月的鲜花”职工歌咏比赛', 'Flowers of May: singing in categories', 30, 75],
      ['running', '东城区总工会', '“唱响新征程”职工歌咏比赛', 'Songs of the road', -6, 34, 'enrolledTeams'],
      ['closed', '通州区总工会', '“运河之声”职工歌咏比赛', 'Voices of the canal', -150, -90, 'sungContest'],
    ],
  },
  {
    template: 'singing-rounds',
    place: '区文化馆剧场',
    placeEn: 'Theatre of the cultural centre',
    summary: '初赛、复赛、决赛三轮，逐轮公布成绩。',
    summaryEn: 'Three rounds, each with its result.',
    fields: { theme: '劳动者之歌', schedule: '初赛、复赛、决赛各隔两周。' },
    rows: [
      ['published', '石景山区总工会', '职工合唱三轮赛', 'Choirs in three rounds', 14, 60],
      ['running', '大兴区总工会', '“村村有歌声”合唱赛', 'A song in every village', -20, 22],
      ['draft', '昌平区总工会', '园区职工合唱赛', 'Choirs of the park', 40, 90],
    ],
  },
  {
    template: 'choral-gala',
    place: '首都工人体育馆',
    placeEn: 'Workers’ Gymnasium',
    summary: '十支合唱队同台，排练时间和着装见通知，按队签到。',
    summaryEn: 'Ten choirs on one stage. Rehearsal times and dress are in the notice; teams check in together.',
    fields: { theme: '歌唱祖国', conductor: '待定', dress: '各队统一着装' },
    rows: [
      ['published', '首都总工会', '职工歌咏大会', 'The workers’ choral gala', 24, 24],
      ['draft', '顺义区总工会', '临空园区歌咏大会', 'Choral gala of the airport zone', 50, 50],
      ['closed', '房山区总工会', '“劳动最美”歌咏大会', 'Work is beautiful: a choral gala', -70, -70],
    ],
  },
  {
    template: 'trade-contest',
    place: '市技师学院实训楼',
    placeEn: 'Training hall of the technicians’ college',
    summary: '五个赛项各自报名，理论占三成、实操占七成；取最好三项排全能名次。',
    summaryEn:
      'Enrol for each of five events. Theory counts three tenths, practice seven; the best three events make the all-round ranking.',
    fields: { trade: '会展服务师', standard: '国家职业技能标准，高级工' },
    rows: [
      ['published', '首都总工会', '会展服务职业技能竞赛', 'Exhibition service: a trade contest', 18, 48],
      ['running', '门头沟区总工会', '民宿管家职业技能竞赛', 'Hosts: a trade contest', -4, 16],
      ['closed', '平谷区总工会', '餐饮服务职业技能竞赛', 'Restaurants: a trade contest', -100, -80],
    ],
  },
  {
    template: 'skill-ladder',
    place: '服装产业链公共实训基地',
    placeEn: 'Training base of the garment trades',
    summary: '先比赛、再培训、后晋级。成绩和学时自动计入技能阶梯，达到条件发证书。',
    summaryEn: 'Contest, training, promotion. Marks and hours count towards the skill ladder, and certificates follow.',
    fields: { trade: '服装制版师', chain: '面料、印染、制版、缝制、仓配、零售' },
    rows: [
      ['published', '首都总工会', '服装制版技能竞赛与提升培训', 'Pattern makers: contest and training', 12, 60],
      ['draft', '大兴区总工会', '缝纫工技能竞赛与提升培训', 'Sewers: contest and training', 25, 70],
      ['closed', '通州区总工会', '服装检验技能竞赛与提升培训', 'Inspectors: contest and training', -130, -90],
    ],
  },
  {
    template: 'portrait-session',
    place: '工地生活区流动影棚',
    placeEn: 'Travelling studio at the site',
    summary: '为建设者拍一张好照片。照片只交给本人，同意的才展出。',
    summaryEn:
      'A good portrait for those who build. Photos go to their subjects alone; only with their yes are they shown.',
    fields: { theme: '最美建设者', wear: '本人工装', afterwards: '登录查看，或凭取片码；可领一张冲印。' },
    rows: [
      ['published', '朝阳区总工会', '“最美骑手”肖像拍摄', 'Riders: a portrait each', 3, 5, 'portraitsAhead'],
      ['running', '首都总工会', '“最美建设者”影像志', 'Builders: a portrait each', -5, 12, 'portraitsTaken'],
      ['draft', '通州区总工会', '“最美护士”肖像拍摄', 'Nurses: a portrait each', 30, 32],
    ],
  },
  {
    template: 'health-day',
    place: '骑手驿站',
    placeEn: 'Riders’ station',
    summary: '医生到驿站坐诊，先在手机上约好时间。记录只有医生和本人能看。',
    summaryEn:
      'Doctors see people at the station: book a time on the phone. Notes are for the doctor and the person alone.',
    fields: { hospital: '首都职业病防治院', services: ['量血压', '颈椎腰背', '心理咨询'], bring: '近期体检报告' },
    rows: [
      ['published', '朝阳区总工会', '“送健康”走进骑手驿站', 'Doctors at the riders’ station', 2, 2, 'doctorsAhead'],
      ['closed', '海淀区总工会', '园区职工健康日', 'A health day at the park', -20, -19, 'doctorsCame'],
      ['draft', '大兴区总工会', '物流园健康日', 'A health day for drivers', 25, 25],
    ],
  },
  {
    template: 'convalescence',
    place: '北戴河职工疗养院',
    placeEn: 'Workers’ Sanatorium, Beidaihe',
    summary: '一线职工、劳模和艰苦岗位优先。填三个志愿，报名截止后统一分配，逾期未确认的让给下一位。',
    summaryEn:
      'Front-line workers, model workers and hard posts come first. Rank three batches; places are given out once enrolment has closed, and one that is not confirmed goes to the next.',
    fields: { destination: '北戴河', days: 5, costs: '由工会承担', travel: '统一大巴', bring: '身份证' },
    rows: [
      ['published', '首都总工会', '职工疗休养', 'Convalescence by the sea', 10, 42, 'staysAllotted'],
      ['published', '朝阳区总工会', '快递员疗休养', 'A stay for couriers', 25, 46, 'staysOpen'],
      ['closed', '海淀区总工会', '教职工疗休养', 'A stay for teachers', -70, -50],
      ['draft', '丰台区总工会', '环卫职工疗休养', 'A stay for street cleaners', 50, 80],
    ],
  },
  {
    template: 'honour-display',
    place: '公交站亭与户外大屏',
    placeEn: 'Bus shelters and outdoor screens',
    summary: '海报由荣誉名册生成，只展示本人同意的。',
    summaryEn: 'Posters made from the registry of honours, of those who agreed.',
    fields: {
      theme: '致敬身边的劳动者',
      levels: ['national', 'city'],
      sites: [
        { name: '朝阳公园南门公交站', kind: 'busStop' },
        { name: '国贸路口大屏', kind: 'screen' },
      ],
    },
    rows: [
      [
        'running',
        '朝阳区总工会',
        '劳动者风采展：在每一个路口遇见',
        'Workers of the district, met at every corner',
        -6,
        40,
      ],
      ['published', '东城区总工会', '劳模风采站台展', 'Model workers at the bus stops', 9, 60],
      ['closed', '丰台区总工会', '工匠风采大屏展', 'Craftsmen on the big screen', -90, -60],
    ],
  },
];

/** Contests and displays of the demo, each template in three states. */
export const demoContests: readonly DemoContest[] = kinds.flatMap(({ rows, ...kind }) =>
  rows.map(([state, unit, title, titleEn, from, to, happens]) => ({
    ...kind,
    ...{ state, unit, title, titleEn, from, to, happens },
  })),
);

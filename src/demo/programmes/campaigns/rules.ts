import type { DemoProgramme } from '../contract.ts';

const strandsOf = (planned: readonly number[]) =>
  [
    ['理论铸魂', '学理论、学法规，凝聚首都职工奋斗力量'],
    ['技能提升', '名师带徒、技能培训、创新工作室'],
    ['权益护航', '普法维权、安全健康、协商恳谈'],
    ['文化润心', '文艺演出、兴趣课堂、职工书屋'],
    ['交流互鉴', '兄弟工会来访、国际交流、经验互学'],
  ].map(([name, about], index) => ({ name, about, planned: planned[index] ?? 0 }));

/** Key of the campaign that the other programmes of the demo belong to by their strand. */
export const MAIN_CAMPAIGN = 'merit-capital';

/** Campaigns that group other programmes. */
export const campaigns: readonly DemoProgramme[] = [
  {
    key: MAIN_CAMPAIGN,
    template: 'campaign',
    title: '建功立业：首都职工在行动',
    titleEn: 'Deeds that count: the capital’s workers in action',
    summary: '一年五条主线，市、区、产业三级联动，把学习、技能、维权、文化、交流五件事办到职工身边。',
    body: [
      '建功立业行动覆盖全市十六个区和二十个产业工会，以“理论铸魂、技能提升、权益护航、文化润心、交流互鉴”五条主线统筹全年活动，一页看全进度。',
      '各区、各产业可以把自己的活动挂到相应主线，数字由签到、报名和填报自动汇总，人次与人数分开统计，同一人只计一次，不排名、不通报、不加码。',
      '职工可从任意一条主线进入，查找正在报名和就近举办的活动。',
    ],
    unit: '首都总工会',
    state: 'running',
    sessions: [],
    span: { from: -180, to: 120 },
    place: '全市',
    fields: { slogan: '在平凡岗位上，干出不平凡', strands: strandsOf([6, 8, 8, 10, 5]) },
    woodcut: 'banner',
  },
  {
    key: 'cool-summer',
    template: 'campaign',
    title: '清凉一夏：户外劳动者关爱行动',
    titleEn: 'A cool summer: care for those who work outdoors',
    summary: '三伏天把清凉送到工地、路口和站点，暖心驿站全部延时开放。',
    body: [
      '高温黄色预警以上，驿站延时到晚上十点，饮水、防暑药品、充电插座一样不少。',
      '行动期间，各级工会走访户外班组，督促落实高温津贴和避暑时段停工。',
      '行动已经结束，数据归档备查。',
    ],
    unit: '首都总工会',
    state: 'archived',
    sessions: [],
    span: { from: -150, to: -90 },
    place: '全市',
    fields: {
      slogan: '有我在，您歇会儿',
      strands: [
        { name: '送清凉', about: '饮水、药品、降温用品', planned: 40 },
        { name: '查落实', about: '高温津贴与作业时间', planned: 20 },
      ],
    },
    woodcut: 'umbrella',
  },
  {
    key: 'warm-winter',
    template: 'campaign',
    title: '温暖过冬：送温暖行动',
    titleEn: 'A warm winter: calls and care',
    summary: '走访困难职工、一线班组和户外站点，节前把慰问送到家门口。',
    body: [
      '入冬前摸清需求，节前逐户走到。慰问不摆拍、不扎堆，优先看望困难职工和节日在岗的一线班组。',
      '各区的走访、慰问活动可挂入本行动统一统计。',
    ],
    unit: '首都总工会',
    state: 'published',
    sessions: [],
    span: { from: 14, to: 90 },
    place: '全市',
    fields: {
      slogan: '把暖送到手上',
      strands: [
        { name: '走访慰问', about: '困难职工与节日在岗班组', planned: 60 },
        { name: '平安返乡', about: '车票、年货、留京过年', planned: 12 },
      ],
    },
    woodcut: 'lantern',
  },
  {
    key: 'merit-next',
    template: 'campaign',
    title: '建功立业：明年行动方案',
    titleEn: 'Deeds that count: the plan for next year',
    summary: '方案征求意见中。',
    body: ['五条主线延续，新增“数字工会”专项，正在征求各区和产业工会意见。'],
    unit: '首都总工会',
    state: 'draft',
    sessions: [],
    span: { from: 130, to: 480 },
    place: '全市',
    fields: { slogan: '再出发', strands: strandsOf([8, 10, 10, 12, 6]) },
    woodcut: 'banner',
  },
];

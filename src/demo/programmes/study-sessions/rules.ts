import type { ProgrammeState } from '../../../programmes/life/rules.ts';
import type { DemoProgramme } from '../contract.ts';

interface Study {
  key: string;
  title: string;
  titleEn: string;
  unit: string;
  state: ProgrammeState;
  day: number;
  clock?: string;
  venue: string;
  subject: string;
  document: string;
  lecturer: string;
  summary: string;
  lead: string;
  requirements: string;
  reading: string;
  people: number;
  strand?: string;
  cancelReason?: string;
}

const studies: readonly Study[] = [
  {
    key: 'union-law-capital',
    title: '学深悟透《工会法》：市总机关专题学习',
    titleEn: 'Reading the Trade Union Law: the federation studies',
    unit: '首都总工会',
    state: 'closed',
    day: -8,
    venue: '首都总工会六层会议室',
    subject: '工会法的修改与基层工会的职责',
    document: '主席令第 107 号',
    lecturer: '郑怀民（法律工作部）',
    summary: '逐条对照、联系案例，现场与线上同步，一张签到表看清谁还没学。',
    lead: '新就业形态劳动者的入会权利写进了法律，基层怎么落实？学习会用三个真实案例逐条对照，讲清能做什么、必须做什么。',
    requirements: '会前读完修改决定，会后两周内各区交一份落实清单。',
    reading: '《中华人民共和国工会法》全文',
    people: 180,
    strand: '理论铸魂',
  },
  {
    key: 'new-forms-chaoyang',
    title: '新就业形态劳动者入会服务：朝阳区专题培训',
    titleEn: 'Joining from the saddle: how to welcome platform workers',
    unit: '朝阳区总工会',
    state: 'published',
    day: 3,
    clock: '14:00',
    venue: '朝阳区总工会二层报告厅',
    subject: '新就业形态劳动者入会与服务',
    document: '总工发〔2021〕12 号',
    lecturer: '顾明远（组织部）',
    summary: '四十三个街道地区的工会干部集中学习，远郊站点可线上参加。',
    lead: '骑手换了平台，会籍怎么转？没有单位的司机，从哪里入会？培训把一年来的二百多个提问归成十二类，一类一个答案。',
    requirements: '各街道地区主席、专职社工参加，线上参加的须按时签到。',
    reading: '新就业形态劳动者入会操作手册',
    people: 130,
    strand: '理论铸魂',
  },
  {
    key: 'safety-transport',
    title: '安全生产月专题学习：一失万无',
    titleEn: 'One slip is one too many: the month of safety',
    unit: '交通运输工会',
    state: 'closed',
    day: -40,
    venue: '交通运输工会会议室',
    subject: '安全生产法与职工的权利义务',
    document: '《安全生产法》',
    lecturer: '孟庆海（安全总监）',
    summary: '用五起事故说清十条红线，司机、调度、安全员同堂学习。',
    lead: '事故调查报告里最痛的一句话，往往是“本可以避免”。五起案例，十条红线，人人过一遍。',
    requirements: '班组长以上全员参加，缺席者补学并签字。',
    reading: '运输企业事故案例汇编',
    people: 120,
  },
  {
    key: 'digital-science',
    title: '产业工人队伍建设改革要点解读',
    titleEn: 'Reform of the industrial workforce, read closely',
    unit: '科技工会',
    state: 'running',
    day: 0,
    clock: 'now-15',
    venue: '中关村创业大厦报告厅',
    subject: '深化产业工人队伍建设改革',
    document: '中发〔2024〕15 号',
    lecturer: '姜立新（研究室）',
    summary: '现场、线上同步进行，重点讲技能形成和收入分配两章。',
    lead: '技能怎么变成收入，职业怎么打通晋升？今天的学习重点讲两章，留足四十分钟讨论。',
    requirements: '各直属工会主席参加，会后一周反馈意见。',
    reading: '改革意见逐条解读',
    people: 110,
    strand: '理论铸魂',
  },
  {
    key: 'mediation-fengtai',
    title: '劳动争议调解员轮训（第三期）',
    titleEn: 'Mediators train: third course',
    unit: '丰台区总工会',
    state: 'published',
    day: 10,
    clock: '09:00',
    venue: '丰台区职工服务中心四层',
    subject: '劳动争议调解实务',
    document: '人社部发〔2022〕71 号',
    lecturer: '赵敏（仲裁员）',
    summary: '角色扮演、现场点评，一天学会把话说到一起。',
    lead: '调解不是和稀泥。上午讲法，下午演练，每组抽一个真实案例，仲裁员当场点评。',
    requirements: '各街镇专职调解员参加。',
    reading: '调解文书样式',
    people: 60,
  },
  {
    key: 'finance-capital',
    title: '基层工会经费收支管理新规学习',
    titleEn: 'What unions may spend: the rules explained',
    unit: '首都总工会',
    state: 'archived',
    day: -120,
    venue: '线上直播与十六个区分会场',
    subject: '基层工会经费收支管理办法',
    document: '总工办发〔2017〕32 号',
    lecturer: '高秀云（财务部）',
    summary: '一次讲清节日慰问、文体活动、职工疗休养的标准和票据。',
    lead: '过节慰问能发什么、发多少，春游能不能报销门票。财务部把基层问得最多的三十个问题做成一张表。',
    requirements: '财务人员和经审委员全员参加。',
    reading: '三十问一张表',
    people: 200,
    strand: '理论铸魂',
  },
  {
    key: 'women-committee-yanqing',
    title: '女职工委员会工作培训',
    titleEn: "Training for women workers' committees",
    unit: '延庆区总工会',
    state: 'draft',
    day: 26,
    clock: '09:30',
    venue: '延庆区总工会会议室',
    subject: '女职工专项集体合同',
    document: '《女职工劳动保护特别规定》',
    lecturer: '待定',
    summary: '以专项集体合同文本为主线，边学边改。',
    lead: '带着自己单位的合同来，改好了带回去。',
    requirements: '各镇街女工委主任参加。',
    reading: '专项集体合同范本',
    people: 0,
  },
  {
    key: 'heating-outdoor',
    title: '冬季户外劳动保护专题学习',
    titleEn: 'Cold-weather protection for outdoor workers',
    unit: '城建服务工会',
    state: 'cancelled',
    day: -2,
    venue: '城建服务工会会议室',
    subject: '低温作业防护',
    document: '《职业病防治法》',
    lecturer: '职业病防治院健康科',
    summary: '防冻伤、防滑倒、防一氧化碳中毒三件事。',
    lead: '入冬前把三件事讲给每一个班组长。',
    requirements: '班组长参加。',
    reading: '低温作业防护手册',
    people: 40,
    cancelReason: '与全市扫雪铲冰演练时间冲突，并入下周演练现场讲解',
  },
];

/** Study sessions, on site and online in one sign-in. */
export const studySessions: readonly DemoProgramme[] = studies.map((study) => ({
  key: study.key,
  template: 'study-session',
  title: study.title,
  titleEn: study.titleEn,
  summary: study.summary,
  body: [
    study.lead,
    `学习以${study.document}为依据，由${study.lecturer}领学，设分组讨论。远郊和外出的同志可从线上入口参加，与现场同一张签到表。`,
    `${study.requirements}会后在本页查看材料与记录，未参加的同志由所在工会组织补学。`,
  ],
  unit: study.unit,
  state: study.state,
  place: study.venue,
  sessions: [
    {
      title: '专题学习',
      titleEn: 'The session',
      day: study.day,
      clock: study.clock ?? '14:00',
      minutes: 150,
      venue: study.venue,
      online: true,
      reading: study.reading,
      agenda: [
        { title: study.subject, minutes: 70, speakers: [{ name: study.lecturer, post: '领学人' }] },
        { title: '分组讨论', minutes: 50 },
        { title: '交流发言与小结', minutes: 30 },
      ],
      minutesText: `会议学习了${study.subject}，${study.lecturer}作专题讲解。各组结合实际交流了体会，提出意见建议九条，由主办单位汇总后一并研究。`,
    },
  ],
  fields: {
    subject: study.subject,
    document: study.document,
    lecturer: study.lecturer,
    requirements: study.requirements,
  },
  seats: null,
  taken: study.people,
  membersOnly: true,
  came: 0.84,
  woodcut: 'reading',
  ...(study.strand ? { strand: study.strand } : {}),
  ...(study.cancelReason ? { cancelReason: study.cancelReason } : {}),
}));

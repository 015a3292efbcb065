import type { ProgrammeState } from '../../../programmes/life/rules.ts';
import type { DemoProgramme } from '../contract.ts';

interface Forum {
  key: string;
  title: string;
  titleEn: string;
  theme: string;
  unit: string;
  state: ProgrammeState;
  day: number;
  clock?: string;
  venue: string;
  host: string;
  speakers: readonly (readonly [name: string, post: string, topic: string])[];
  summary: string;
  lead: string;
  seats: number;
  taken: number;
  woodcut: string;
  strand?: string;
  approval?: boolean;
  cancelReason?: string;
}

const forums: readonly Forum[] = [
  {
    key: 'deeds-capital',
    title: '匠心报国：首都劳模工匠事迹报告会',
    titleEn: 'Craft for the country: model workers tell their stories',
    theme: '劳模精神、劳动精神、工匠精神',
    unit: '首都总工会',
    state: 'published',
    day: 8,
    clock: '14:00',
    venue: '首都职工剧院',
    host: '沈静秋',
    speakers: [
      ['周国栋', '机电工会首席技师', '零点零一毫米之外'],
      ['许文静', '家政服务员', '把别人的家当自己的家'],
      ['陶建平', '轨道交通检修工', '地下三十米的二十年'],
      ['阿依古丽·卡德尔', '社区护士', '听得懂的乡音'],
      ['郭大勇', '环卫班长', '凌晨四点的路灯'],
    ],
    summary: '五位一线劳模工匠讲自己的故事，面向全市职工开放三百席。',
    lead: '不念稿，不拔高，每人十五分钟，只讲自己做过的事。三百个座位，欢迎带徒弟一起来。',
    seats: 300,
    taken: 0.72,
    woodcut: 'medal',
    strand: '理论铸魂',
  },
  {
    key: 'apprentice-chaoyang',
    title: '师傅，请您说：朝阳工匠座谈会',
    titleEn: 'Master, please speak: craftsmen of Chaoyang',
    theme: '名师带徒这一年',
    unit: '朝阳区总工会',
    state: 'closed',
    day: -15,
    venue: '朝阳区职工文化中心报告厅',
    host: '顾明远',
    speakers: [
      ['罗启明', '精密制造首席技师', '一个参数改了三年'],
      ['唐婉婷', '中式面点高级技师', '徒弟比我做得好'],
      ['牛建军', '电梯维修技师', '每一次停梯都要问为什么'],
      ['马建国', '货车司机', '安全行车一百万公里'],
    ],
    summary: '四位师傅、八名徒弟同台，谈一年来的带与学。',
    lead: '师傅说徒弟的好，徒弟揭师傅的短，说着说着都红了眼圈。一年前签下的八份师徒协议，今天交卷。',
    seats: 220,
    taken: 1,
    woodcut: 'craftsman',
    strand: '技能提升',
  },
  {
    key: 'innovation-electro',
    title: '小改小革有大用：职工创新工作室联盟论坛',
    titleEn: 'Small changes that matter: innovation studios meet',
    theme: '把车间难题变成课题',
    unit: '机电工会',
    state: 'closed',
    day: -46,
    venue: '首都职工技师学校礼堂',
    host: '周国栋',
    speakers: [
      ['韩磊', '数控操作工', '刀具寿命翻一倍'],
      ['谢春梅', '质检员', '让次品自己说话'],
      ['蒋海涛', '设备维修班长', '从抢修到预修'],
    ],
    summary: '十二个工作室晒成果、摆难题，当场结成六个攻关对子。',
    lead: '台上摆的是零件，台下坐的是同行。谁有难题谁举牌，谁能解决谁揭榜。',
    seats: 160,
    taken: 0.95,
    woodcut: 'craftsman',
    strand: '技能提升',
  },
  {
    key: 'teachers-forum',
    title: '三尺讲台：最美教师座谈',
    titleEn: 'At the blackboard: teachers talk',
    theme: '把每个孩子放在心上',
    unit: '教育工会',
    state: 'archived',
    day: -74,
    venue: '东城区教师活动中心',
    host: '金雅琴',
    speakers: [
      ['苏文澜', '小学语文教师', '给每一篇日记写回信'],
      ['邱志远', '职业学校实训教师', '焊花里的毕业季'],
      ['卓玛·央金', '支教教师', '海拔四千米的早读'],
    ],
    summary: '三位教师讲三个课堂，同行到场听讲。',
    lead: '教师节前夕，没有掌声排练，只有三个课堂的故事。',
    seats: 180,
    taken: 1,
    woodcut: 'books',
  },
  {
    key: 'riders-forum-haidian',
    title: '听骑手说：新就业形态协商恳谈会',
    titleEn: 'Riders speak: a talk with the platforms',
    theme: '算法、时限与安全',
    unit: '海淀区总工会',
    state: 'running',
    day: 0,
    clock: 'now-45',
    venue: '海淀区工人文化宫会议厅',
    host: '乔安',
    speakers: [
      ['陈大鹏', '骑手代表', '最后三百米的时间从哪里来'],
      ['钱书语', '平台代表', '派单规则怎么改'],
      ['韩思齐', '律师', '协商协议的效力'],
    ],
    summary: '骑手代表、平台和律师面对面，三个议题逐项协商。',
    lead: '桌子摆成圆形，骑手先说。上一次恳谈会提的九条意见，今天逐条公布落实情况。',
    seats: 120,
    taken: 0.93,
    woodcut: 'forum',
    strand: '权益护航',
    approval: true,
  },
  {
    key: 'stars-xunhe',
    title: '站点之星：年度先进快递员座谈',
    titleEn: 'Stars of the depot: the best couriers of the year',
    theme: '把每一单送到心坎上',
    unit: '北京迅和速递有限公司工会委员会',
    state: 'submitted',
    day: 19,
    clock: '14:30',
    venue: '望京站点二层',
    host: '待定',
    speakers: [
      ['段玉民', '快递员', '一栋楼的钥匙'],
      ['温小雅', '分拣员', '零差错的夜班'],
    ],
    summary: '评选产生的先进快递员谈经验，等待上级批准。',
    lead: '同事投票选出来的，说的也是同事爱听的。',
    seats: 100,
    taken: 0,
    woodcut: 'courier',
  },
  {
    key: 'green-mentougou',
    title: '护林人说：生态岗位先进事迹报告',
    titleEn: 'Keepers of the woods',
    theme: '绿水青山',
    unit: '门头沟区总工会',
    state: 'draft',
    day: 30,
    clock: '09:30',
    venue: '斋堂镇文化中心',
    host: '待定',
    speakers: [['冉长河', '护林员', '走过的山路']],
    summary: '三代护林人讲一座山。',
    lead: '发言人名单确认中。',
    seats: 150,
    taken: 0,
    woodcut: 'hills',
  },
];

/** Forums and reports of model workers. */
export const forumProgrammes: readonly DemoProgramme[] = forums.map((forum) => ({
  key: forum.key,
  template: 'forum',
  title: forum.title,
  titleEn: forum.titleEn,
  summary: forum.summary,
  body: [
    forum.lead,
    `会议由${forum.host}主持，${forum.speakers.map(([name, post]) => `${post}${name}`).join('、')}先后发言，设现场提问。`,
    '报名成功后凭个人二维码签到入场，会议材料和记录会后在本页公开。会场设无障碍座席和手语翻译，如有需要请在报名时说明。',
  ],
  unit: forum.unit,
  state: forum.state,
  place: forum.venue,
  sessions: [
    {
      title: forum.title.split('：')[1] ?? forum.title,
      titleEn: forum.titleEn.split(': ')[0] ?? forum.titleEn,
      day: forum.day,
      clock: forum.clock ?? '14:00',
      minutes: 150,
      venue: forum.venue,
      capacity: forum.seats,
      agenda: [
        { title: `主持人${forum.host}致辞`, minutes: 10 },
        ...forum.speakers.map(([name, post, topic]) => ({ title: topic, minutes: 18, speakers: [{ name, post }] })),
        { title: '现场提问', minutes: 30 },
      ],
      minutesText: `${forum.host}主持会议。${forum.speakers.map(([name, , topic]) => `${name}以《${topic}》为题发言。`).join('')}与会职工围绕“${forum.theme}”提问交流。会议议定：发言整理成册，发至基层班组；有意结对的职工由主办单位联系。`,
      followUps: [
        { text: '整理发言稿并印发班组', owner: '宣教部', inDays: 7, done: true },
        { text: '联系有意结对的职工', owner: '经济技术部', inDays: 14, done: false },
      ],
    },
  ],
  fields: {
    host: forum.host,
    theme: forum.theme,
    speakers: forum.speakers.map(([name, title, topic]) => ({ name, title, topic })),
  },
  seats: forum.seats,
  taken: forum.taken,
  woodcut: forum.woodcut,
  came: 0.92,
  quotes: [
    '没有一句空话，听完就想回车间试试。',
    '徒弟跟我一块儿来的，路上一直在问我当年的事。',
    '希望把发言发给我们，想念给班组听。',
    '提问环节可以再长一点，好多人没轮上。',
  ],
  questions: [
    {
      key: 'needs',
      label: '是否需要无障碍座席或手语翻译',
      labelEn: 'Do you need step-free seating or signing?',
      kind: 'text',
    },
  ],
  ...(forum.strand ? { strand: forum.strand } : {}),
  ...(forum.approval ? { approval: true } : {}),
  ...(forum.cancelReason ? { cancelReason: forum.cancelReason } : {}),
}));

/** What kind of place people work at, and who works there. */
export interface Trade {
  key: string;
  /** Ends of an employer's name, after its own word: 速递有限公司. */
  ends: readonly string[];
  /** How much of all primary unions is of this trade. */
  weight: number;
  /** Industrial union that unions of this trade may belong to. */
  industry: string;
  /** Kinds of worker with their share; `workerKinds` of people/members. */
  kinds: readonly (readonly [kinds: readonly string[], post: string, weight: number])[];
  /** Share of women among the members. */
  women: number;
}

export const trades: readonly Trade[] = [
  {
    key: 'express',
    ends: ['速递有限公司', '快运有限公司', '速运服务有限公司'],
    weight: 7,
    industry: '邮政快递工会',
    kinds: [
      [['courier', 'outdoor'], '快递员', 7],
      [['frontline'], '分拣员', 2],
      [['manager'], '站点经理', 1],
    ],
    women: 0.16,
  },
  {
    key: 'freight',
    ends: ['货运有限公司', '物流有限公司', '运输有限公司', '供应链有限公司'],
    weight: 8,
    industry: '交通运输工会',
    kinds: [
      [['truck-driver'], '货车司机', 7],
      [['truck-driver', 'migrant'], '货车司机', 3],
      [['frontline'], '调度员', 2],
      [['manager'], '车队长', 1],
    ],
    women: 0.09,
  },
  {
    key: 'delivery',
    ends: ['即时配送有限公司', '餐饮配送服务有限公司'],
    weight: 4,
    industry: '邮政快递工会',
    kinds: [
      [['food-delivery', 'outdoor'], '骑手', 8],
      [['manager'], '站长', 1],
    ],
    women: 0.14,
  },
  {
    key: 'ride',
    ends: ['出租汽车有限公司', '汽车服务有限公司'],
    weight: 3,
    industry: '交通运输工会',
    kinds: [
      [['ride-hailing'], '驾驶员', 8],
      [['manager'], '安全员', 1],
    ],
    women: 0.08,
  },
  {
    key: 'school',
    ends: ['小学', '中学', '幼儿园', '职业学校', '学校'],
    weight: 10,
    industry: '教育工会',
    kinds: [
      [['teacher'], '教师', 8],
      [['teacher'], '班主任', 2],
      [['teacher', 'manager'], '教研组长', 1],
    ],
    women: 0.72,
  },
  {
    key: 'hospital',
    ends: ['社区卫生服务中心', '医院', '口腔门诊部'],
    weight: 6,
    industry: '卫生健康工会',
    kinds: [
      [['medical'], '护士', 5],
      [['medical'], '医师', 3],
      [['care-worker'], '护理员', 2],
    ],
    women: 0.7,
  },
  {
    key: 'building',
    ends: ['建筑工程有限公司', '建设集团有限公司', '装饰工程有限公司', '市政工程有限公司'],
    weight: 9,
    industry: '建筑工会',
    kinds: [
      [['technician', 'frontline'], '钢筋工', 3],
      [['migrant', 'frontline'], '瓦工', 3],
      [['technician'], '电工', 2],
      [['manager'], '项目经理', 1],
    ],
    women: 0.12,
  },
  {
    key: 'property',
    ends: ['物业管理有限公司', '保安服务有限公司'],
    weight: 8,
    industry: '城建服务工会',
    kinds: [
      [['security'], '保安员', 5],
      [['frontline', 'outdoor'], '保洁员', 3],
      [['technician'], '维修工', 2],
    ],
    women: 0.3,
  },
  {
    key: 'care',
    ends: ['养老服务有限公司', '家政服务有限公司'],
    weight: 4,
    industry: '服务业工会',
    kinds: [
      [['care-worker'], '护理员', 4],
      [['domestic'], '家政服务员', 4],
      [['manager'], '培训主管', 1],
    ],
    women: 0.81,
  },
  {
    key: 'shop',
    ends: ['商贸有限公司', '百货有限公司', '餐饮管理有限公司', '连锁超市有限公司'],
    weight: 10,
    industry: '商业工会',
    kinds: [
      [['shop-guide'], '导购员', 4],
      [['frontline'], '理货员', 3],
      [['frontline'], '厨师', 2],
      [['manager'], '店长', 1],
    ],
    women: 0.58,
  },
  {
    key: 'estate',
    ends: ['房地产经纪有限公司'],
    weight: 2,
    industry: '服务业工会',
    kinds: [
      [['estate-agent'], '经纪人', 7],
      [['manager'], '店经理', 1],
    ],
    women: 0.4,
  },
  {
    key: 'maker',
    ends: ['精密制造有限公司', '机械有限公司', '食品有限公司', '制药有限公司', '印刷有限公司', '服装有限公司'],
    weight: 11,
    industry: '机电工会',
    kinds: [
      [['technician', 'frontline'], '钳工', 3],
      [['technician', 'frontline'], '数控操作工', 3],
      [['frontline'], '质检员', 2],
      [['manager'], '班组长', 1],
    ],
    women: 0.37,
  },
  {
    key: 'science',
    ends: ['科技有限公司', '信息技术有限公司', '生物技术有限公司', '设计研究院有限公司'],
    weight: 13,
    industry: '科技工会',
    kinds: [
      [['technician'], '工程师', 6],
      [['technician'], '测试工程师', 2],
      [['manager'], '项目主管', 1],
    ],
    women: 0.36,
  },
  {
    key: 'green',
    ends: ['环境卫生服务中心', '园林绿化有限公司', '自来水服务有限公司', '供热有限公司'],
    weight: 5,
    industry: '城建服务工会',
    kinds: [
      [['outdoor', 'frontline'], '环卫工', 5],
      [['outdoor', 'frontline'], '绿化工', 3],
      [['technician'], '管网维修工', 2],
    ],
    women: 0.34,
  },
];

/** Words that the names of made-up employers begin with, two characters of these. */
export const wordStarts = [...'瑞恒晨宏远嘉和景明盛泰安博联智合启正顺天润华康永兴益信诚佳隆凯鼎海云新立同众'];
export const wordEnds = [...'禾达源通泽丰昌晟捷茂阳林辉川宁泉成业瀚腾峰诺邦程途和安畅利飞鹏越翔原'];

export const industries: readonly string[] = [
  '教育工会',
  '交通运输工会',
  '建筑工会',
  '卫生健康工会',
  '金融工会',
  '邮政快递工会',
  '城建服务工会',
  '服务业工会',
  '商业工会',
  '机电工会',
  '科技工会',
  '电力工会',
  '轨道交通工会',
  '公共交通工会',
  '国防科技工会',
  '文化旅游工会',
  '农林水利工会',
  '通信工会',
  '纺织轻工工会',
  '能源化工工会',
];

/** Partner units, which are no unions: under the federation, or under a district where one is named. */
export const partners: readonly (readonly [name: string, under?: string])[] = [
  ['首都司法服务中心'],
  ['首都交通支队宣教大队'],
  ['首都法律援助中心'],
  ['首都人力资源公共服务中心'],
  ['首都应急救护培训中心'],
  ['首都职业病防治院健康科'],
  ['运河律师事务所'],
  ['明理律师事务所'],
  ['正阳律师事务所'],
  ['首都物流协会'],
  ['首都快递协会'],
  ['京南物流园管理中心'],
  ['京东货运枢纽管理处'],
  ['马驹桥物流园管理中心'],
  ['首都志愿服务联合会'],
  ['首都职工文学社'],
  ['首都曲艺团'],
  ['首都民乐团'],
  ['朝阳区司法局', '朝阳区总工会'],
  ['朝阳区交通支队', '朝阳区总工会'],
  ['朝阳区文化馆', '朝阳区总工会'],
  ['朝阳区货运场站管理中心', '朝阳区总工会'],
  ['海淀区司法局', '海淀区总工会'],
  ['海淀区文化馆', '海淀区总工会'],
  ['丰台区交通支队', '丰台区总工会'],
  ['丰台区高速服务区管理处', '丰台区总工会'],
  ['通州区司法局', '通州区总工会'],
  ['通州区非遗保护中心', '通州区总工会'],
  ['大兴区人力资源和社会保障局', '大兴区总工会'],
  ['顺义区空港物流服务中心', '顺义区总工会'],
  ['昌平区司法局', '昌平区总工会'],
  ['石景山区文化中心', '石景山区总工会'],
];

/** Unions that the demo's workers belong to: employer, trade, and the street or industrial union above. */
export const knownUnions: readonly (readonly [name: string, trade: string, district: string, street: string])[] = [
  ['北京迅和速递有限公司', 'express', '朝阳区', '望京街道'],
  ['北京远畅货运有限公司', 'freight', '朝阳区', '金盏地区'],
  ['北京市朝阳区晨曦小学', 'school', '朝阳区', '劲松街道'],
];

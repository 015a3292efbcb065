/** What photographers of the demo hand in, by the motif that `web/kit/woodcuts/scene.ts` draws for their turn. */
const photoTitles = [
  ['塔吊下的早餐', '桥上的拼接', '春播', '老厂房的鸟', '夜班的灯', '焊花'],
  ['第一根桩', '合龙那天', '挑担人', '交接班', '最后一单', '师傅的手'],
  ['高处的问候', '江面的钢索', '梯田的早晨', '最后一座烟囱', '雨后的街', '火星'],
  ['竣工前夜', '过河', '送肥上山', '电线上的音符', '回家的路', '磨刀石'],
].flat();
const photoPlaces = ['中关村科学城', '上庄镇', '温泉镇', '学院路', '西三旗', '苏家坨镇'];

/** The photo of a turn: its title and where it was taken. */
export const photoOf = (turn: number) => ({
  title: photoTitles[turn % photoTitles.length] ?? '',
  place: photoPlaces[turn % photoPlaces.length] ?? '',
});
export const PHOTOS = photoTitles.length;

/** Prizes of a district's photo contest: key, name, how many. */
export const photoTiers = [
  { key: 'grand', name: '特等奖', count: 1 },
  { key: 'first', name: '一等奖', count: 2 },
  { key: 'second', name: '二等奖', count: 3 },
  { key: 'third', name: '三等奖', count: 5 },
  { key: 'honourable', name: '优秀奖', count: 6 },
];

/** Essays of the demo; the last takes much of the first, as it happens. */
export const essays: readonly (readonly [title: string, text: string])[] = [
  [
    '柜台后的三十年',
    '母亲在百货大楼的布柜站了三十年。她能闭着眼摸出棉布是几支纱，也能从顾客进门的脚步里听出是急着做嫁衣，还是替孩子补校服。退休那天，柜组的人送她一把量了半辈子的木尺。\n尺子的边已经磨圆，她把它挂在厨房门后，说挂着踏实。后来我进了商场工会，翻到一张旧照片：年轻的母亲站在光荣榜下，笑得有些不好意思。我忽然明白，她量的从来不只是布。',
  ],
  [
    '凌晨四点的站台',
    '首班车五点十分发车，检修却要从前一天的夜里做起。师傅说，钢轨会说话，要蹲下来听。第一次跟班，我蹲到腿麻，只听见风。\n三个月后的一个雨夜，我听出了一声轻轻的脆响，像冬天踩断的枯枝。那一段扣件松了两毫米。师傅没有夸我，只是把他的小锤递过来，锤柄上缠的布已经被汗浸成了黑色。我接过来，觉得很沉。',
  ],
  [
    '骑手小站',
    '写字楼底层的拐角，有一间二十平方米的小屋，冬天有热水，夏天有冰块。门上贴着一张纸：进来坐坐，不用脱鞋。\n我送了两年外卖，头一回见到写着不用脱鞋的地方。屋里的大姐姓周，是街道工会的，她记得每个常来的人爱喝几度的水。去年大雪，平台停单，八个骑手挤在小站里下棋，谁也没有先走。',
  ],
  [
    '图纸背面的字',
    '厂里的老图纸要数字化，我负责扫描。一千六百张蓝图，正面是线条和尺寸，背面常常有字：这一处热胀要留半丝；此件老赵改过，找他；一九八三年三月初七，妞妞出生。\n我把背面也扫了进去，按年份编了号。验收的人问，这些算什么资料。厂长看了很久，说，算这个厂的脾气。',
  ],
  [
    '给灶台写信',
    '食堂的灶台用了十九年，要拆了。拆之前，后厨的人每人给它写了一句话。老秦写的是，谢谢你从没在冬至那天坏过。\n新灶台是电的，没有火苗，升温快，也安静。可大家切菜的时候，还是习惯往旧位置看一眼，好像那里还有一团蓝色的火。',
  ],
  [
    '第二双手套',
    '入冬前工会发手套，每人两双。班长说，一双自己戴，一双给搭档。我的搭档是新来的聋哑小伙，叫阿澄。\n他不说话，却总能先我半步伸出手：扳手、垫片、手电筒，从没递错过。年底考核，我们这一组的返工率是全队最低。我用刚学的手语比划，谢谢。他把第二双手套戴在我手上，指了指天，又指了指心。',
  ],
  [
    '母亲的木尺',
    '我家厨房门后挂着一把木尺。母亲在百货大楼的布柜站了三十年。她能闭着眼摸出棉布是几支纱，也能从顾客进门的脚步里听出是急着做嫁衣，还是替孩子补校服。退休那天，柜组的人送她一把量了半辈子的木尺。\n尺子的边已经磨圆，她说挂着踏实。',
  ],
];

/** What judges write beside their marks, now and then. */
export const remarks = [
  '构图沉稳，光用得好',
  '瞬间抓得准',
  '题材好，后期略重',
  '细节动人',
  '主题鲜明',
  '叙事完整，语言朴素',
];

/** A mark out of 100 for a work of some merit from 0 to 1, as a judge of some severity sees it; whole numbers. */
export function markOf(merit: number, { severity, chance }: { severity: number; chance: number }): number {
  return Math.max(40, Math.min(99, Math.round(66 + merit * 28 - severity * 4 + (chance - 0.5) * 8)));
}

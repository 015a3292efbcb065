import { type Bilingual, counted, defineWords } from '../../../kernel/words.ts';

/** Points as they are added or taken: `+5`, `−3`. */
export const saySigned = (points: number) => (points > 0 ? `+${points}` : `−${-points}`);

/** Why somebody got no place, as it stands in the record of their request. */
export const outcomeWords = {
  noneLeft: ['名额已分完', 'All places were given out'],
  missed: (conditions: readonly Bilingual[]): Bilingual => [
    `不符合条件：${conditions.map(([zh]) => zh).join('；')}`,
    `A condition is not met: ${conditions.map(([, en]) => en).join('; ')}`,
  ],
} as const;

/** What people are told when places were given out. */
export const toldWords = {
  served: (
    [zh, en]: Bilingual,
    { batch, wish, until }: { batch: Bilingual | null; wish: number | null; until: Bilingual | null },
  ) => ({
    title: [`“${zh}”您得到了名额`, `You have a place: ${en}`] as Bilingual,
    body: [
      `${batch ? `分到${batch[0]}（第 ${wish} 志愿）。` : ''}${until ? `请在 ${until[0]} 前打开活动页确认；到时未确认，名额自动让给下一位。` : '请按时参加；如不能参加，请及时取消，把名额留给别人。'}`,
      `${batch ? `It is ${batch[1]}, your wish no. ${wish}. ` : ''}${until ? `Confirm it on the programme page before ${until[1]}, else it goes to the next person by itself.` : 'If you cannot come, please cancel in time so that others can.'}`,
    ] as Bilingual,
  }),
  waiting: ([zh, en]: Bilingual) => ({
    title: [`“${zh}”这次没有分到，已进入候补`, `On the waiting list: ${en}`] as Bilingual,
    body: [
      '名额已分完，您按次序候补，有人退出会自动递补并通知您。活动页可以看到您的号码、次序和怎样核对。',
      'All places were given out; you wait in your order and move up by yourself. The programme page shows your ticket, your place and how to check the result.',
    ] as Bilingual,
  }),
  declined: ([zh, en]: Bilingual, reason: Bilingual | null) => ({
    title: [`“${zh}”这次没有分到名额`, `No place this time: ${en}`] as Bilingual,
    body: [
      `${reason ? `${reason[0]}。` : ''}活动页可以看到您的号码、次序和怎样核对。`,
      `${reason ? `${reason[1]}. ` : ''}The programme page shows your ticket, your place and how to check the result.`,
    ] as Bilingual,
  }),
  byHand: ([zh, en]: Bilingual, { points, reason }: { points: number; reason: string }) => ({
    title: [`“${zh}”您的得分有调整`, `Your score was changed: ${en}`] as Bilingual,
    body: [
      `${saySigned(points)} 分，原因：${reason}。如有疑问请联系主办单位。`,
      `${saySigned(points)} points: ${reason}. Contact the organiser if you have questions.`,
    ] as Bilingual,
  }),
};

/** The pages of the hall. */
export const allotmentWords = defineWords({
  claim: ['我的号码和次序', 'My ticket and place'],
  ticket: ['号码', 'Ticket'],
  ticketNo: [(ticket: number) => `${ticket} 号`, (ticket: number) => `No. ${ticket}`],
  lots: [(weight: number) => `${weight} 签`, (weight: number) => counted(weight, 'lot')],
  weightWhy: ['上次没有抽中，这次多几签', 'More lots, since you were left out last time'],
  points: ['得分', 'Points'],
  lastOn: ['上次参加', 'Last time'],
  never: ['没有参加过', 'Never'],
  place: ['次序', 'Order'],
  placeOf: [
    (place: number, of: number) => `第 ${place} 位，共 ${of} 份申请`,
    (place: number, of: number) => `No. ${place} of ${of}`,
  ],
  result: ['结果', 'Result'],
  got: ['得到名额', 'A place'],
  gotBatch: [
    (batch: string, wish: number) => `${batch}（第 ${wish} 志愿）`,
    (batch: string, wish: number) => `${batch} (wish no. ${wish})`,
  ],
  gotNone: ['没有分到', 'None'],
  notYet: ['报名截止后统一分配', 'Given out once enrolment has closed'],
  why: ['说明', 'Why'],
  noClaim: [
    '这里没有您等待分配的申请。报名后可以看到自己的号码。',
    'No request of yours waits for places here. Once you have asked you see your ticket.',
  ],
  noDraw: ['这里的名额不是统一分配的。', 'Places are not allotted here.'],
  how: ['怎样分', 'How places are given out'],
  compute: ['自己算一遍', 'Compute it again'],
  conditions: ['条件', 'Conditions'],
  lines: ['得分明细', 'Your score, line by line'],
  line: ['项目', 'Line'],
  source: ['依据', 'Taken from'],
  byHand: ['主办单位调整', 'Changed by the organiser'],
  total: ['合计', 'Total'],
  linesNote: [
    '得分高的在先；同分者，上次参加得早的（或没参加过的）在先；再同，按封存的种子抽签。依据有误，请所在工会更正，截止前都会重新计算。',
    'More points come first; among equals whoever took part longest ago or never; then the sealed lot. If a record is wrong, ask your union to correct it: scores are counted anew until enrolment closes.',
  ],
  drawNote: [
    '截止后按封存的种子抽签，每个号码机会均等。',
    'Once enrolment has closed lots are drawn with the sealed seed; every ticket has the same chance.',
  ],
  check: ['怎样核对结果', 'How to check the result'],
  drawTitle: ['公开核对', 'Check it yourself'],
  drawLead: ['名额怎样分，任何人都可以重算一遍。', 'Anyone can compute again how places were given out.'],
  sealed: ['封存', 'Sealed'],
  sealedNote: [
    '报名开始前，系统生成一个 32 字节的随机种子并加密封存，只公布它的 SHA-256 摘要。种子改一个字节，摘要就对不上。',
    'Before enrolment opened, a random seed of 32 bytes was made and sealed; only its SHA-256 is published. Change one byte of the seed and the digest no longer fits.',
  ],
  ordered: ['排序', 'Ordered'],
  orderedDraw: [
    '每个号码的签是 HMAC-SHA-256(种子, "号码/1")，从小到大排。签数多的取其中最小的一签；一个队一个号码，整队一起。',
    'The lot of a ticket is HMAC-SHA-256(seed, "ticket/1"), smallest first. A ticket with more lots keeps its smallest; a team has one ticket and is drawn whole.',
  ],
  orderedPriority: [
    '先按得分，再按上次参加的早晚分档；同一档按签排：HMAC-SHA-256(种子, "号码/1")，从小到大。公布的只有档次，没有得分。',
    'First by points, then by how long ago one took part: these make tiers. Within a tier by lot: HMAC-SHA-256(seed, "ticket/1"), smallest first. Only tiers are published, no points.',
  ],
  served: ['分配', 'Given out'],
  servedNote: [
    '按次序往下，能和前面的人同时满足的就得到名额（各单位配额、各批次都不超）。分批次时，在这些人里第一志愿满足得最多，其次第二志愿……只有一个答案。',
    'Down the order, whoever fits together with all before gets a place, within every quota and batch. With batches those people are seated so that most have their first wish, then most their second …: there is one answer.',
  ],
  commitment: ['种子的摘要（SHA-256）', 'Digest of the seed (SHA-256)'],
  seed: ['种子', 'Seed'],
  seedLater: ['分配后公布', 'Published with the result'],
  allottedAt: ['分配时间', 'Given out at'],
  closesAt: ['报名截止', 'Enrolment closes'],
  askedServed: [
    (asked: number, served: number) => `${asked} 份申请，${served} 份得到名额`,
    (asked: number, served: number) => `${counted(asked, 'request')}, ${served} with a place`,
  ],
  wishes: ['志愿', 'Wishes'],
  wishesMet: ['志愿满足', 'Wishes met'],
  wishNo: [(wish: number) => `第 ${wish} 志愿`, (wish: number) => `Wish no. ${wish}`],
  people: [(count: number) => `${count} 人`, (count: number) => (count === 1 ? '1 person' : `${count} people`)],
  data: ['下载公布的数据', 'Download the published data'],
  script: ['下载核对脚本', 'Download the script'],
  run: [
    '两个文件放在一起，装有 Node.js（18 或更新）的电脑上运行下面一行；也可以把脚本粘贴到本页的浏览器控制台。数据里只有号码，没有姓名。',
    'Put both files side by side and run this line where there is Node.js (18 or newer), or paste the script into the console of a browser on this page. The data holds numbers, no names.',
  ],
  askedSoFar: [(asked: number) => `已有 ${asked} 份申请。`, (asked: number) => `${counted(asked, 'request')} so far.`],
  panelDraw: [
    '报名截止后抽签，先报后报一样。抽签的种子已封存，摘要：',
    'Lots are drawn once enrolment has closed; asking first gains nothing. The seed is sealed; its digest:',
  ],
  panelPriority: [
    '报名截止后按条件和得分分配，同分抽签。抽签的种子已封存，摘要：',
    'Places go by conditions and points once enrolment has closed, equal points by lot. The seed is sealed; its digest:',
  ],
  panelOpen: [
    '名额已分配，种子已公布，任何人可以重算。摘要：',
    'Places were given out and the seed is published; anyone can compute the result again. Its digest:',
  ],
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const judgingRefusals = defineRefusals('judging', {
  repeatedCriterion: {
    status: 422,
    words: ['有两个评分项同名，请改成不同的名称。', 'Two criteria have the same name; give each its own.'],
    when: 'settings name a criterion twice',
  },
  nothingWeighs: {
    status: 422,
    words: [
      '没有一个评分项有权重，算不出得分。请至少给一项权重。',
      'No criterion weighs anything, so there is no score; give one a weight.',
    ],
    when: 'settings whose weights are all 0',
  },
  oddFullMarks: {
    status: 422,
    words: [
      '各项满分相差得太零碎，无法精确合计。请用 10、20、25、50、100 这样的满分，再用权重调整。',
      'The full marks do not add exactly together. Use 10, 20, 25, 50 or 100, and weights for the rest.',
    ],
    when: 'the least common multiple of full marks is beyond exact whole numbers',
  },
  unknownTieCriterion: {
    status: 422,
    words: [
      '同分比较里有一项不是评分项，请照评分项的名称填写。',
      'A tie-break names no criterion; write it as the criterion is called.',
    ],
    when: 'a tie-break by criterion names none',
  },
  repeatedCategory: {
    status: 422,
    words: ['同一类别的晋级人数填了两次，请留一个。', 'A category has its number twice; keep one.'],
    when: 'settings give two numbers for one category',
  },
  holdNeedsLive: {
    status: 422,
    words: [
      '压分只用于现场打分。请打开“现场打分”，或把压分改为 0。',
      'Marks are held in live scoring only: switch it on, or hold none.',
    ],
    when: 'settings hold acts without live scoring',
  },
  rulesFixed: {
    status: 409,
    words: [
      '评审已经开始，“{setting}”不能再改，否则已打的分就变了意思。要改请另开一轮。',
      'Judging has started: “{setting}” cannot change, or marks given would mean something else. Open another round instead.',
    ],
    when: 'a setting that gives marks their meaning changes after the start',
  },
  resultFixed: {
    status: 409,
    words: [
      '结果已公布，只能由仲裁组裁定更改，并记录理由。',
      'The result is released: only a ruling of the arbitration group changes it, on record.',
    ],
    when: 'changing a released round otherwise than by arbitration',
  },
  notAJudge: {
    status: 403,
    words: [
      '您不在这一轮的评委名单里。如应参加，请联系主办单位。',
      'You are not among the judges of this round. If you should be, ask the organiser.',
    ],
    when: 'an account that the round does not name, or no longer',
  },
  notYourSheet: {
    status: 409,
    words: [
      '这张评分表是“{other}”的，现在登录的是“{name}”。分数没有保存：请“{other}”登录后再交，或打开自己的评分表。',
      'This sheet is that of “{other}”, but “{name}” is signed in. Nothing was saved: let “{other}” sign in, or open your own.',
    ],
    when: 'two judges on one phone: the form was drawn for another judge',
  },
  notYourEntry: {
    status: 403,
    words: [
      '{code} 号没有分给您评，或已因回避取消。请回到您的评审清单。',
      'Entry {code} is not assigned to you, or no longer is. Go back to your list.',
    ],
    when: 'marking an entry that is not assigned',
  },
  unknownEntry: {
    status: 404,
    words: [
      '没有找到这件作品，可能已撤回。请回到清单重新打开。',
      'There is no such entry, or it was withdrawn. Open it from the list again.',
    ],
    when: 'an id that names no entry of this round',
  },
  unknownJudge: {
    status: 404,
    words: [
      '没有找到这位评委，可能已退出。请刷新名单。',
      'There is no such judge, or they have left. Reload the list.',
    ],
    when: 'an id that names no judge of this round',
  },
  entryWithdrawn: {
    status: 409,
    words: [
      '{code} 号在评审期间已撤回，不用再评；此前的分数留档，不计入结果。',
      'Entry {code} was withdrawn: it needs no more marks. Those given are kept and do not count.',
    ],
    when: 'marking a withdrawn or excluded entry',
  },
  notMarking: {
    status: 409,
    words: [
      '这一轮{state}，现在不能打分。您刚才填的分数没有保存；如有需要请联系主办单位。',
      'This round {state}: marks are not taken now, and these were not saved. Ask the organiser if they must count.',
    ],
    when: 'marks before the start or after closing',
  },
  wrongMark: {
    status: 422,
    words: [
      '“{criterion}”请填 {least} 到 {outOf} 之间的数，最多 {decimals} 位小数。',
      'Give “{criterion}” a number from {least} to {outOf} with at most {decimals|decimal|decimals}.',
    ],
    when: 'a mark that is no number, out of range, or too fine',
  },
  unknownCriterion: {
    status: 422,
    words: [
      '这一轮没有“{criterion}”这一项，请刷新页面再打分。',
      'There is no criterion “{criterion}” in this round; reload the page.',
    ],
    when: 'marks for a criterion that judges do not give here',
  },
  placeTaken: {
    status: 409,
    words: [
      '第 {place} 名您已给了 {code} 号。请先改 {code} 号的名次。',
      'You gave place {place} to entry {code}. Change that one first.',
    ],
    when: 'a ranking gives one place twice',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '这张评分表刚在另一个页面保存过，已存：{marks}。下面是您刚填的，核对后再交一次即以此为准。',
      'This sheet was saved on another page meanwhile: {marks}. Below is what you just typed; send it again to let it stand.',
    ],
    when: 'the sheet’s version is not the one that the form was drawn with',
  },
  actNotCalled: {
    status: 409,
    words: ['{code} 号还没有上场，请等主持人叫到再打分。', 'Entry {code} has not been called yet; wait for its turn.'],
    when: 'live scoring of an act whose turn has not come',
  },
  scoreShown: {
    status: 409,
    words: [
      '{code} 号的得分已经亮出，不能再改。有异议请向仲裁组提出。',
      'The score of {code} has been shown and stands; turn to the arbitration group.',
    ],
    when: 'changing marks of an act whose score was shown',
  },
  actHeld: {
    status: 409,
    words: [
      '前 {count} 个节目压分，第 {count} 个演完才能亮分：请叫下一个节目上场，最后一个演完请按“结束当前节目”。',
      'Marks of the first {count|act|acts} are held until act {count} is over: call the next act; after the last, press “End the act”.',
    ],
    when: 'showing the score of a held act too early',
  },
  nobodyNamed: {
    status: 422,
    words: [
      '还没有说请谁：请填用户名，或从人员里选一位。',
      'Nobody is named yet: give a user name or choose a person.',
    ],
    when: 'naming a judge without an account, a user name or a person',
  },
  actUnfinished: {
    status: 409,
    words: [
      '{code} 号还差 {count} 位评委的分，齐了才能亮分。',
      '{count|judge has|judges have} not marked {code} yet; its score is shown when all have.',
    ],
    when: 'showing a score before every judge of the act has marked',
  },
  notLive: {
    status: 409,
    words: [
      '这一轮不是现场打分。请在设置里打开“现场打分”。',
      'This round is not scored live; switch it on in the settings.',
    ],
    when: 'live commands in another round',
  },
  noJudges: {
    status: 409,
    words: ['还没有打分的评委。请先邀请评委，再开始评审。', 'There is no judge who marks yet. Invite judges first.'],
    when: 'starting without judges',
  },
  noEntries: {
    status: 409,
    words: [
      '还没有参评的{subject}，上一环节交来后再开始。',
      'There are no {subject} to judge yet; start when the stage before has handed them on.',
    ],
    when: 'starting without entries',
  },
  wrongState: {
    status: 409,
    words: [
      '这一轮{state}，不能这样做。请刷新页面看现在的状态。',
      'This round {state}: that cannot be done now. Reload the page.',
    ],
    when: 'a step that the state of the round does not allow',
  },
  unknownAccount: {
    status: 404,
    words: [
      '没有找到这个账号。请核对用户名，或从名单里选人。',
      'No such account. Check the user name, or choose a person from the list.',
    ],
    when: 'inviting an account or person that is not there',
  },
  alreadyNamed: {
    status: 409,
    words: [
      '“{name}”已在这一轮的名单里。要改身份，请在名单里修改。',
      '“{name}” is named in this round already; change the part there.',
    ],
    when: 'inviting somebody twice',
  },
  partsApart: {
    status: 409,
    words: [
      '仲裁组成员不打分，评委不进仲裁组。请另选一人。',
      'Arbiters do not mark, and judges do not arbitrate. Choose somebody else.',
    ],
    when: 'one person as judge and arbiter',
  },
  hasMarked: {
    status: 409,
    words: [
      '“{name}”已经打过分，不能直接改为不打分。请用“退出并替换”，已打的分会保留。',
      '“{name}” has marked already. Use “replace”: the marks are kept.',
    ],
    when: 'taking marking from a judge who has marked',
  },
  alreadyRecused: {
    status: 409,
    words: ['这位评委对 {code} 号已经回避。', 'This judge has stepped aside from {code} already.'],
    when: 'recusing the same pair twice',
  },
  conflictFound: {
    status: 409,
    words: [
      '{code} 号与您有回避关系（{ground}），不能由您评，分数没有保存。请按“我要回避”，这件会另作安排。',
      'You have a tie to entry {code} ({ground}): it is not yours to mark, and nothing was saved. Press “I step aside” and it goes to somebody else.',
    ],
    when: 'a conflict found from the live tree or roster while marking',
  },
  unfinished: {
    status: 409,
    words: [
      '还有 {count} 张评分没有交。可以提醒评委、替换评委，或写明理由按现有评分公布。',
      '{count|sheet is|sheets are} missing. Remind or replace judges, or release on those there are and say why.',
    ],
    when: 'releasing with sheets missing and no reason given',
  },
  tooFewSheets: {
    status: 409,
    words: [
      '{codes} 号的评分不足 {quorum} 张，没有名次。可以增补评委，或写明理由公布。',
      'Entries {codes} have fewer than {quorum|sheet|sheets} and no rank. Add judges, or release and say why.',
    ],
    when: 'releasing while entries have no rank and no reason is given',
  },
  staleResult: {
    status: 409,
    words: [
      '您确认的结果之后又有变化，没有公布。请看新的排名和晋级线，再确认一次。',
      'The result changed after you looked at it and was not released. Look at the new ranking and confirm again.',
    ],
    when: 'releasing another result than the one shown',
  },
  tiesUndecided: {
    status: 409,
    words: [
      '晋级线上有 {count} 个并列，请先选定处理办法：都晋级、都不晋级，或指定晋级者。',
      '{count} are tied across the cut line. Decide first: all go on, none, or those you name.',
    ],
    when: 'releasing with ties across a cut and no decision',
  },
  tooManyPicked: {
    status: 422,
    words: [
      '指定的晋级者有 {count} 个不在并列之中或超出名额，请重新选。',
      '{count} of those named are not tied or do not fit; choose again.',
    ],
    when: 'a decision names entries that are not tied, or too many',
  },
  noArbiters: {
    status: 409,
    words: [
      '这一轮还没有仲裁组。请先邀请仲裁组成员，由其登录后裁定。',
      'This round has no arbitration group yet. Invite its members; they sign in and rule.',
    ],
    when: 'a ruling where nobody is an arbiter',
  },
  notAnArbiter: {
    status: 403,
    words: [
      '只有仲裁组成员可以裁定。请联系主办单位。',
      'Only members of the arbitration group may rule. Ask the organiser.',
    ],
    when: 'a ruling by somebody else',
  },
  nothingToRule: {
    status: 409,
    words: [
      '{code} 号没有这样的评分或状态可改，请核对后再裁定。',
      'Entry {code} has no such sheet or state to change; check and rule again.',
    ],
    when: 'striking a sheet that is not there, readmitting what is in, and so on',
  },
  sealed: {
    status: 403,
    words: [
      '结果公布前只有主办单位和完成打分的裁判长可以查看。',
      'Until release only the organiser, and the chief judge once done with marking, may see this.',
    ],
    when: 'asking for scores before release',
  },
  notReleased: {
    status: 409,
    words: ['结果还没有公布，公布后再来查看。', 'The result is not released yet; look again afterwards.'],
    when: 'asking for what release makes',
  },
  wrongOrder: {
    status: 422,
    words: [
      '出场顺序要包含全部节目，每个一次。请刷新后再排。',
      'The order has to name every act once; reload and order again.',
    ],
    when: 'an order that leaves out or repeats acts',
  },
});

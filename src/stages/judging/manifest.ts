import { z } from 'zod';
import { defineStage } from '../contract.ts';
import {
  assignOutput,
  candidateView,
  changeJudgeInput,
  entryList,
  explainView,
  inviteInput,
  overviewView,
  previewView,
  recusalView,
  releaseInput,
  replaceInput,
  rulingInput,
  verifyView,
} from './contract.ts';
import { liveView, mineView, resultsView } from './results/contract.ts';
import { settings } from './settings/contract.ts';
import { deskView, markInput, measureInput, recusalInput, savedSheet, sheetView } from './sheets/contract.ts';

const none = z.object({});
const done = z.object({ state: z.string() });
const judgeRef = z.object({ judgeId: z.uuid() });
const entryRef = z.object({ entryId: z.uuid() });
const reason = z.string().trim().min(1).max(1000);
const manager = { by: 'manager', when: 'live' } as const;

/** One round: works are marked, ranked, and the best go on. */
export const judgingManifest = defineStage({
  kind: 'judging',
  words: ['评审', 'Judging'],
  about: [
    '评委按编号打分，回避、去高低分、同分比较、晋级线，公布后定案',
    'Judges mark by code; recusal, dropping, ties, the cut line; final once released',
  ],
  settings,
  subjects: { in: ['entry', 'team', 'person'], out: ['entry', 'team', 'person'] },
  actions: {
    invite: { ...manager, words: ['邀请评委', 'Invite a judge'], input: inviteInput, output: judgeRef },
    changeJudge: { ...manager, words: ['修改评委', 'Change a judge'], input: changeJudgeInput, output: judgeRef },
    replaceJudge: {
      ...manager,
      words: ['评委退出与替换', 'A judge leaves or is replaced'],
      input: replaceInput,
      output: z.object({ successorId: z.uuid().nullable(), moved: z.number().int(), unfilled: z.number().int() }),
    },
    start: { ...manager, words: ['开始评审', 'Start the round'], input: none, output: assignOutput },
    assign: { ...manager, words: ['重新分配', 'Assign again'], input: none, output: assignOutput },
    recuse: {
      ...manager,
      words: ['认定回避', 'Set a judge aside'],
      input: recusalInput.extend({ judgeId: z.uuid() }),
      output: assignOutput,
    },
    liftRecusal: {
      ...manager,
      words: ['撤销回避', 'Lift a recusal'],
      input: z.object({ recusalId: z.uuid(), reason }),
      output: done,
    },
    measure: {
      ...manager,
      words: ['录入成绩', 'Enter measures'],
      input: measureInput,
      output: z.object({ changed: z.number().int() }),
    },
    order: {
      ...manager,
      words: ['排出场顺序', 'Set the running order'],
      input: z.object({ entryIds: z.array(z.uuid()).max(2000).optional().describe('Without them the order is drawn') }),
      output: done,
    },
    callAct: {
      ...manager,
      words: ['叫下一个节目', 'Call an act'],
      input: z.object({ entryId: z.uuid().nullable() }),
      output: done,
    },
    showScore: {
      ...manager,
      words: ['亮分', 'Show a score'],
      input: entryRef,
      output: z.object({ score: z.string() }),
    },
    remind: {
      ...manager,
      words: ['提醒评委', 'Remind judges'],
      input: z.object({ judgeIds: z.array(z.uuid()).max(200).optional() }),
      output: z.object({ told: z.number().int(), unreachable: z.array(z.string()) }),
    },
    close: { ...manager, words: ['截止打分', 'Close marking'], input: none, output: done },
    reopen: { ...manager, words: ['重新开放打分', 'Open marking again'], input: z.object({ reason }), output: done },
    release: {
      by: 'manager',
      when: 'always',
      words: ['公布结果', 'Release the result'],
      input: releaseInput,
      output: z.object({ edition: z.number().int(), on: z.number().int() }),
    },
    mark: { by: 'named', when: 'open', words: ['打分', 'Mark'], input: markInput, output: savedSheet },
    declare: {
      by: 'named',
      when: 'live',
      words: ['申报回避', 'Declare a conflict'],
      input: recusalInput,
      output: done,
    },
    rule: {
      by: 'named',
      when: 'always',
      words: ['仲裁裁定', 'Rule on an appeal'],
      input: rulingInput,
      output: z.object({ edition: z.number().int(), on: z.number().int() }),
    },
  },
  reads: {
    desk: { by: 'named', words: ['我的评审', 'What I have to mark'], output: deskView },
    sheet: { by: 'named', words: ['评分表', 'One work and my sheet'], query: entryRef.partial(), output: sheetView },
    preview: { by: 'named', words: ['排名与晋级线预览', 'Ranking and cut line before release'], output: previewView },
    explain: { by: 'named', words: ['成绩说明', 'Why this score and rank'], query: entryRef, output: explainView },
    overview: { by: 'manager', words: ['本轮总览', 'The round at a glance'], output: overviewView },
    entries: { by: 'manager', words: ['参评名单', 'Entries'], list: entryList },
    recusals: { by: 'manager', words: ['回避', 'Recusals'], output: z.array(recusalView) },
    candidates: {
      by: 'manager',
      words: ['可邀请的账号', 'Accounts to invite'],
      query: z.object({ q: z.string().trim().min(1).max(60) }),
      output: z.array(candidateView),
    },
    verify: { by: 'manager', words: ['由原始评分复算', 'Recompute from the raw marks'], output: verifyView },
    live: { by: 'anyone', words: ['现场成绩', 'Live results'], output: liveView },
    results: { by: 'anyone', words: ['公布的结果', 'The released result'], output: resultsView },
    mine: { by: 'participant', words: ['我的作品评审情况', 'How my entries did'], output: mineView },
    rankedList: { by: 'manager', words: ['打印名次表', 'Print the ranked list'], file: 'application/pdf' },
    runningOrder: { by: 'manager', words: ['打印出场顺序', 'Print the running order'], file: 'application/pdf' },
    scoreSheets: {
      by: 'manager',
      words: ['打印评分表', 'Print score sheets'],
      query: z.object({ judgeId: z.uuid().optional() }),
      file: 'application/pdf',
    },
  },
  figures: ['entries-judged', 'marks-given', 'judges'],
  panels: { hall: true, console: true, screen: true },
});

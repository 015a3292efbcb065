import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineStage } from '../contract.ts';
import {
  allotInput,
  allotmentView,
  allotOutput,
  applicantList,
  claimView,
  drawView,
  handInput,
} from './allotment/contract.ts';
import { published } from './allotment/publication/contract.ts';
import { enrolInput, enrolmentList, enrolmentView, enrolOutput, formView, settings } from './contract.ts';
import {
  agreeHealthInput,
  handInHealthInput,
  healthDesk,
  healthDeskQuery,
  healthDone,
  healthRef,
  healthSheet,
  healthView,
  remindHealthInput,
} from './health/contract.ts';
import { clawBackView, gave, giveInput, importInput, quotaChanges, quotaList } from './quotas/contract.ts';

const none = z.object({});
const ids = z.object({
  enrolmentIds: z.array(z.uuid()).min(1).max(500),
  reason: z.string().trim().max(400).optional(),
});
const moved = z.object({ changed: z.number().int() });

/** Places: asking for one, getting one, giving it back. */
export const enrolmentManifest = defineStage({
  kind: 'enrolment',
  words: ['报名', 'Enrolment'],
  about: ['名额、各单位配额、候补、审核、组队报名', 'Places, quotas of units, a waiting list, approval, teams'],
  settings,
  subjects: { in: ['person', 'team', 'unit'], out: ['person', 'team'] },
  actions: {
    enrol: {
      by: 'participant',
      when: 'open',
      audience: true,
      together: true,
      words: ['我要报名', 'Enrol'],
      input: enrolInput,
      output: enrolOutput,
    },
    cancel: {
      by: 'participant',
      when: 'live',
      words: ['取消报名', 'Give my place back'],
      input: none,
      output: enrolOutput,
    },
    confirm: {
      by: 'participant',
      when: 'live',
      words: ['确认参加', 'Confirm my place'],
      input: none,
      output: enrolOutput,
    },
    approve: { by: 'manager', when: 'live', words: ['通过', 'Approve'], input: ids, output: moved },
    decline: { by: 'manager', when: 'live', words: ['不通过', 'Decline'], input: ids, output: moved },
    remove: {
      by: 'manager',
      when: 'live',
      words: ['取消其名额', 'Take the place back'],
      input: ids.required({ reason: true }),
      output: moved,
    },
    giveQuota: {
      by: 'named',
      when: 'live',
      words: ['下拨名额', 'Give places to unions'],
      input: giveInput,
      output: gave,
    },
    importQuotas: {
      by: 'named',
      when: 'live',
      words: ['按表格下拨名额', 'Give places by a spreadsheet'],
      input: importInput,
      output: gave,
    },
    enrolOther: {
      by: 'manager',
      when: 'live',
      words: ['代为报名', 'Enrol on behalf'],
      input: z.object({
        personIds: z
          .array(titled(z.uuid(), ['人员', 'Person']))
          .min(1)
          .max(1000),
        answers: enrolInput.shape.answers,
        wishes: enrolInput.shape.wishes,
      }),
      output: z.object({
        outcomes: z.array(
          z.object({ personId: z.uuid(), state: z.string(), words: z.tuple([z.string(), z.string()]) }),
        ),
      }),
    },
    allot: {
      by: 'manager',
      when: 'live',
      words: ['统一分配', 'Give places out'],
      input: allotInput,
      output: allotOutput,
    },
    addPoints: {
      by: 'manager',
      when: 'live',
      words: ['手工加减分', 'Give points by hand'],
      input: handInput,
      output: z.object({ points: z.number().int() }),
    },
    handInHealth: {
      by: 'participant',
      when: 'live',
      secret: true,
      words: ['交健康表', 'Hand in my health form'],
      input: handInHealthInput,
      output: healthDone,
    },
    agreeHealth: {
      by: 'participant',
      when: 'live',
      words: ['同意现在指定的医生看健康表', 'Agree to the doctors named now'],
      input: agreeHealthInput,
      output: healthDone,
    },
    takeBackHealth: {
      by: 'participant',
      when: 'live',
      secret: true,
      words: ['撤回健康表', 'Take my health form back'],
      input: none,
      output: healthDone,
    },
    remindHealth: {
      by: 'manager',
      when: 'live',
      words: ['提醒交健康表', 'Remind of health forms'],
      input: remindHealthInput,
      output: z.object({ told: z.number().int() }),
    },
  },
  reads: {
    quotas: { by: 'named', words: ['名额分配表', 'Quotas'], list: quotaList },
    quotaChanges: { by: 'named', words: ['名额下拨记录', 'Record of quotas'], output: quotaChanges },
    clawBack: { by: 'named', words: ['名额收回', 'When quotas go back'], output: clawBackView },
    form: { by: 'participant', words: ['报名表', 'The form, less what is known'], output: formView },
    mine: { by: 'participant', words: ['我的报名', 'My enrolment'], output: enrolmentView.nullable() },
    places: {
      by: 'anyone',
      kept: true,
      words: ['名额', 'Places'],
      output: z.object({
        asOf: z.date().describe('When it was so: the answer may be a second old'),
        seats: z.number().int().nullable(),
        taken: z.number().int(),
        waiting: z.number().int(),
        last: z.number().int().describe('Of those who wait, those whom absences hold back until enrolment closes'),
        offered: z.number().int().describe('Of the places taken, those that wait to be confirmed'),
        batches: z.array(
          z.object({
            key: z.string(),
            label: z.tuple([z.string(), z.string()]),
            places: z.number().int(),
            taken: z.number().int(),
          }),
        ),
        quotas: z.array(
          z.object({ unitId: z.uuid(), unitName: z.string(), places: z.number().int(), taken: z.number().int() }),
        ),
      }),
    },
    enrolments: { by: 'manager', words: ['报名名单', 'Enrolments'], list: enrolmentList },
    history: {
      by: 'manager',
      words: ['报名变更', 'History of an enrolment'],
      query: z.object({ enrolmentId: z.uuid() }),
      output: z.array(
        z.object({
          at: z.date(),
          fromState: z.string().nullable(),
          toState: z.string(),
          reason: z.string().nullable(),
        }),
      ),
    },
    claim: { by: 'participant', words: ['我的号码和次序', 'My ticket and place'], output: claimView.nullable() },
    allotment: {
      by: 'manager',
      words: ['统一分配预览', 'The allotment as it would be'],
      output: allotmentView.nullable(),
    },
    applicants: { by: 'manager', words: ['申请人次序', 'Applicants in their order'], list: applicantList },
    explain: {
      by: 'manager',
      words: ['计分明细', 'Why this place'],
      query: z.object({ enrolmentId: z.uuid() }),
      output: claimView,
    },
    health: { by: 'participant', words: ['我的健康表', 'My health form'], output: healthView },
    healthDesk: {
      by: 'named',
      words: ['健康表（医生）', 'Health forms, for doctors'],
      query: healthDeskQuery,
      output: healthDesk,
    },
    healthSheet: { by: 'named', words: ['一份健康表', 'A health form'], query: healthRef, output: healthSheet },
    draw: { by: 'anyone', words: ['抽签与分配', 'The draw'], output: drawView },
    published: { by: 'anyone', words: ['公布的数据', 'The published data'], output: published.nullable() },
    recompute: { by: 'anyone', words: ['核对脚本', 'The script that recomputes it'], file: 'text/javascript' },
  },
  figures: ['enrolments', 'people-enrolled', 'quotas-unused'],
  panels: { hall: true, console: true, screen: false },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const tallyRefusals = defineRefusals('tally', {
  notYourUnit: {
    status: 403,
    words: [
      '您不能替“{unit}”填报。如应由您填报，请联系主办单位把该单位加入名单。',
      'You cannot report for “{unit}”. If you should, ask the organiser to add the unit.',
    ],
    when: 'a unit outside the reporter’s reach, or not among the units that report',
  },
  unknownUnits: {
    status: 422,
    words: [
      '填报单位里有 {count} 个不在本会组织中，请重新选择。',
      '{count} of the units that report are unknown here; choose again.',
    ],
    when: 'settings name units of another federation',
  },
  unknownIndicator: {
    status: 422,
    words: [
      '这次不填报“{indicator}”，请从列出的指标里选。',
      '“{indicator}” is not reported here; choose one of the indicators listed.',
    ],
    when: 'an indicator that the settings do not name',
  },
  unknownForm: {
    status: 422,
    words: [
      '没有“{form}”这种工作形式，请从列出的里面选。',
      '“{form}” is not a form of work here; choose one of those listed.',
    ],
    when: 'a form that the settings do not name',
  },
  futureDay: {
    status: 422,
    words: ['日期 {day} 还没到，请填实际发生的日期。', '{day} lies in the future; give the day it happened.'],
    when: 'a report for a day after today',
  },
  evidenceNeeded: {
    status: 422,
    words: ['请至少附一张佐证照片。', 'Add at least one picture as evidence.'],
    when: 'evidence is required and none was given',
  },
  unknownEvidence: {
    status: 422,
    words: [
      '有照片没有上传成功，或不是您能查看的，请重新上传。',
      'A picture did not arrive, or is not one that you may open; upload it again.',
    ],
    when: 'evidence names a file that is not there, or one that the reporter may not open',
  },
  unknownReport: {
    status: 404,
    words: [
      '没有找到这条填报，可能已被更正。请刷新后查看最新一条。',
      'No such report: it may have been corrected. Reload to see the latest.',
    ],
    when: 'correcting what is not there, or was corrected already',
  },
});

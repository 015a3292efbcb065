import { defineRefusals } from '../kernel/refusal.ts';

export const figureRefusals = defineRefusals('figures', {
  oneHolder: {
    status: 422,
    words: [
      '请指明看谁的数据：单位、活动、综合行动三者选一。',
      'Say whose figures: exactly one of unit, programme and campaign.',
    ],
    when: 'none or several of unitId, programmeId, campaignId',
  },
  unknownProgramme: {
    status: 404,
    words: [
      '没有找到这项活动，可能已被删除。请从活动列表进入。',
      'No such programme: it may have been removed. Open it from the list.',
    ],
    when: 'figures of a programme or campaign that is not there, or of another federation',
  },
  unknownIndicator: {
    status: 422,
    words: [
      '没有“{indicator}”这个指标，请从指标目录里选。',
      'There is no indicator “{indicator}”; choose one from the catalogue.',
    ],
    when: 'a code that the catalogue does not hold',
  },
});

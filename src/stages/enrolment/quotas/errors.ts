import { defineRefusals } from '../../../kernel/refusal.ts';

/** Refusals of giving quotas down and taking them back. */
export const quotaRefusals = defineRefusals('quotas', {
  givenBelow: {
    status: 409,
    words: [
      '“{unit}”的名额由“{giver}”下拨。请增加“{giver}”的名额，或请其收回后再填。',
      '“{unit}” has its places from “{giver}”. Give “{giver}” more, or let it take those back first.',
    ],
    when: 'settings that name a unit which another unit gave places to',
  },
  noneToGive: {
    status: 404,
    words: [
      '这个单位在这项活动中没有名额可以下拨。请向主办单位申请。',
      'This unit has no places to give in this programme. Ask the organiser for some.',
    ],
    when: 'giving of a quota that is not there',
  },
  notBelow: {
    status: 422,
    words: [
      '“{unit}”不是“{giver}”的下级，不能下拨给它。请从下级单位里选。',
      '“{unit}” is not below “{giver}”, so it cannot be given places. Choose a unit below.',
    ],
    when: 'giving places to a unit elsewhere in the tree',
  },
  givenByAnother: {
    status: 409,
    words: [
      '“{unit}”的名额是别的单位给的。要增加，请与给它名额的单位联系。',
      '“{unit}” has its places from another unit; ask that unit to change them.',
    ],
    when: 'giving places to a unit whose quota somebody else gave',
  },
  inUse: {
    status: 409,
    words: [
      '“{unit}”已用或已下拨 {inUse} 个名额，不能改到 {places}。',
      '“{unit}” has used or given on {inUse|place|places} and cannot be set to {places}.',
    ],
    when: 'taking back places that are taken or given on',
  },
  short: {
    status: 409,
    words: [
      '“{giver}”只剩 {left} 个名额，不够再拨 {asked} 个。请先收回一些，或少拨一些。',
      '“{giver}” has {left|place|places} left, not enough for {asked} more. Take some back first, or give less.',
    ],
    when: 'giving more than is left',
  },
  namedTwice: {
    status: 422,
    words: ['“{unit}”填了两次，请合成一行。', '“{unit}” is named twice; put it into one row.'],
    when: 'one unit in two rows',
  },
  clawedBack: {
    status: 409,
    words: [
      '配额已经收回，不能再分配或下拨。余下的名额按先后递补。',
      'Quotas have gone back and can no longer be given. What is left goes to whoever waits.',
    ],
    when: 'giving or changing quotas after they went back',
  },
  needsSeats: {
    status: 422,
    words: [
      '收回后所有人共用，需要先填总名额，否则不知道还剩多少。',
      'To share with everyone what goes back, say how many places there are in all.',
    ],
    when: 'a claw-back to everyone without a limit of places',
  },
  sheetWithoutColumns: {
    status: 422,
    words: [
      '表格里没有找到“单位”和“名额”两列。请按导出的表格填写，再上传。',
      'The sheet has no columns “unit” and “places”. Fill in the exported sheet and upload it again.',
    ],
    when: 'a sheet of quotas whose first rows name neither column',
  },
  sheetRows: {
    status: 422,
    words: [
      '有 {count} 行不对，名额都没有改动：{first}。请改好再上传。',
      'No places were changed: {count|row is|rows are} wrong. {first}. Correct the sheet and upload it again.',
    ],
    when: 'rows of a sheet whose unit is unknown or not unique, or whose number is none',
  },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const standingsRefusals = defineRefusals('standings', {
  notReady: {
    status: 409,
    words: ['还不能公布总成绩：{whys}', 'The standings cannot be released yet: {whys}'],
    when: 'release while an event has not handed its result in, or nobody has a rank',
  },
  changed: {
    status: 409,
    words: [
      '成绩在您查看之后有变化，请重新核对后再公布。',
      'The standings have changed since you looked at them; check them again, then release.',
    ],
    when: 'release with the digest of another state',
  },
  released: {
    status: 409,
    words: [
      '总成绩已经公布，各赛项的成绩没有变化，不用再公布。',
      'The standings are released, and no event has changed since: there is nothing to release again.',
    ],
    when: 'release once more without a change',
  },
  reasonNeeded: {
    status: 422,
    words: [
      '总成绩已公布过。更正请写明原因，原来的成绩会留存。',
      'The standings were released before. Say why they are corrected; the earlier ones are kept.',
    ],
    when: 'a later release without a reason',
  },
  rulesFixed: {
    status: 409,
    words: [
      '总成绩已经公布，计算办法不能再改；成绩有误请通过相应赛项的仲裁更正。',
      'The standings are released and their rule stays; correct a wrong mark by the arbitration of its event.',
    ],
    when: 'changing the rule after release',
  },
  notIn: {
    status: 404,
    words: [
      '总成绩里没有这个人或这支队，请刷新后再试。',
      'This person or team is not in the standings; reload the page.',
    ],
    when: 'explaining who was not handed in',
  },
  unknownEvent: {
    status: 422,
    words: [
      '没有叫“{name}”的赛项。请填写前面环节的名称，一字不差。',
      'No event is called “{name}”. Write the name of an earlier stage exactly as it is.',
    ],
    when: 'weights or ties name an event that does not feed the standings',
  },
  repeatedEvent: {
    status: 422,
    words: ['赛项“{name}”填了两次，请删去一行。', 'The event “{name}” is there twice; remove one line.'],
    when: 'two weights for one event',
  },
  sharedTitle: {
    status: 422,
    words: [
      '有两个赛项都叫“{name}”，分不清是哪一个：请先给环节改名。',
      'Two events are called “{name}”: rename one of the stages first.',
    ],
    when: 'a weight or a tie-break for a title that two events share',
  },
  nothingCounts: {
    status: 422,
    words: ['各赛项的权重都是 0，请至少让一项计入。', 'Every event weighs 0; let at least one of them count.'],
    when: 'no event has a weight',
  },
  placesNeedAll: {
    status: 422,
    words: [
      '按名次相加时，少参加一项反而靠前。请把“至少参加几项”留空，或不少于计入的项数。',
      'Where places are added, whoever missed an event would come first. Leave “events to take at least” empty, or no less than count.',
    ],
    when: 'places are added up and fewer events are enough for a rank',
  },
});

import { defineWords } from '../../../kernel/words.ts';

/** Words of the notice's panel in the programme's workspace. */
export const panelWords = defineWords({
  listed: ['公示名单', 'On the list'],
  reserve: ['后备', 'In reserve'],
  pending: ['未办结异议', 'Open objections'],
  concluded: ['已办结异议', 'Concluded'],
  until: ['公示到', 'Until'],
  handlersAre: [
    (names: readonly string[]) => `异议受理人：${names.join('、') || '还没有指定。只有受理人看得到异议和反映人。'}`,
    (names: readonly string[]) =>
      `Who handles objections: ${names.join(', ') || 'nobody yet. Only they see objections and who objects.'}`,
  ],
  appoint: ['指定受理人', 'Name them'],
  post: ['发布公示', 'Post the notice'],
  finish: ['结束公示', 'End the notice'],
  finishConsequences: [
    '名单转入下一环节，不再受理异议。不能撤销。',
    'The list goes on to the next stage and no objection is taken any more. It cannot be undone.',
  ],
  before: ['发布之前', 'Before it is posted'],
  toEnd: ['结束之前', 'Before it is ended'],
  over: ['公示已经结束，名单已转入下一环节。', 'The notice is over; its names have gone on.'],
  names: ['名单', 'The list'],
  none: ['还没有名单', 'No list yet'],
  noneAdvice: ['前一环节提交名单后，在这里发布公示。', 'Once the stage before hands names on, post the notice here.'],
  takeOff: ['撤下', 'Take off the list'],
  takeOffConsequences: [
    '本人会收到通知和原因；同组后备按名次递补，重新计公示期。',
    'They are told, with the reason; the next in reserve moves up for a full period.',
  ],
  movedUp: [(name: string) => `${name} 递补`, (name: string) => `${name} moves up`],
  print: ['打印公示', 'Print the notice'],
  state: ['状态', 'State'],
});

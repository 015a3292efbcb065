import { defineRefusals } from '../../kernel/refusal.ts';

export const galleryRefusals = defineRefusals('gallery', {
  notOn: {
    status: 404,
    words: [
      '展览没有开放：还没开展，或者已经撤展。请看活动页面上的时间。',
      'The exhibition is not open: not yet, or not any more. See the dates on the programme’s page.',
    ],
    when: 'looking at a piece before the opening or after the end',
  },
  noPiece: {
    status: 404,
    words: [
      '这件展品不在展览中，可能已经撤下。请回到展览首页。',
      'This piece is not in the exhibition; it may have been taken down. Go back to the exhibition.',
    ],
    when: 'a piece that was never handed in, was withdrawn, is hidden, or nobody agreed to show',
  },
  nothing: {
    status: 409,
    words: ['还不能开展：{whys}', 'It cannot open yet: {whys}'],
    when: 'opening an exhibition that would show nothing',
  },
  opened: {
    status: 409,
    words: ['展览已经开放。', 'The exhibition is open already.'],
    when: 'opening twice',
  },
  notOpen: {
    status: 409,
    words: ['展览没有开放，不需要撤展。', 'The exhibition is not open; there is nothing to take down.'],
    when: 'taking down what is not open',
  },
  noZone: {
    status: 422,
    words: ['没有这个展区，请重新选择。', 'There is no such zone; choose again.'],
    when: 'placing into a zone that the settings do not have',
  },
  sameZones: {
    status: 422,
    words: ['有两个展区的代号相同：{key}。请改其中一个。', 'Two zones share the key {key}; change one of them.'],
    when: 'zones that cannot be told apart',
  },
  evidenceNeeded: {
    status: 422,
    words: ['请写明依据，如本人签字的同意书。', 'Say on what evidence, such as a signed form.'],
    when: 'recording a yes without evidence',
  },
  notYours: {
    status: 403,
    words: [
      '这件展品不是您的，不能由您决定是否展出。有意见请联系主办单位。',
      'This piece is not yours to decide about. Write to the organiser if you object.',
    ],
    when: 'answering for a piece that names somebody else',
  },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const awardRefusals = defineRefusals('awards', {
  released: {
    status: 409,
    words: [
      '获奖名单已经公布，不能再改；如有问题，请撤销相应奖项。',
      'The awards are released and stay as they are; revoke an award where something is wrong.',
    ],
    when: 'changing the draft or its settings after release',
  },
  notReleased: {
    status: 409,
    words: ['获奖名单还没有公布。', 'The awards are not released yet.'],
    when: 'what needs a released list',
  },
  notReady: {
    status: 409,
    words: ['还不能公布：{whys}', 'It cannot be released yet: {whys}'],
    when: 'release with an open tie, without tiers, or with nobody to award',
  },
  changed: {
    status: 409,
    words: [
      '名单在您查看之后有变化，请重新核对后再公布。',
      'The draft has changed since you looked at it; check it again, then release.',
    ],
    when: 'release with the digest of another draft',
  },
  notIn: {
    status: 404,
    words: ['评奖名单里没有这一项，请刷新后再试。', 'This is not among those to be awarded; reload the page.'],
    when: 'placing what was not handed in, or was taken back',
  },
  unknownTier: {
    status: 422,
    words: ['没有这个等次，请重新选择。', 'There is no such tier; choose again.'],
    when: 'a tier that the settings do not have, or that is for another group',
  },
  full: {
    status: 409,
    words: [
      '“{tier}”的 {count} 个名额已全部由人工指定。请先把其中一项改回“按名次”。',
      '“{tier}” has {count|place|places}, all given by hand; put one of them back to “by rank” first.',
    ],
    when: 'putting more into a tier by hand than it has places',
  },
  noTie: {
    status: 409,
    words: [
      '这里没有待裁定的同分，名单可能刚有变化。请刷新。',
      'There is no tie to decide here; the draft may have changed just now. Reload.',
    ],
    when: 'deciding a tie that is not open',
  },
  tooMany: {
    status: 422,
    words: [
      '这里只剩 {places} 个名额，您选了 {count} 个。',
      'Only {places|place is|places are} left here, and you chose {count}.',
    ],
    when: 'more chosen from a tie, or more organisers, than there are places',
  },
  noOrganisers: {
    status: 409,
    words: [
      '本活动没有设组织奖，请先在设置里添加。',
      'There is no award to organisers here; add one to the settings first.',
    ],
    when: 'picking an organiser where the settings have none',
  },
  notTakingPart: {
    status: 422,
    words: [
      '这个单位没有参加本活动，不能授予组织奖。',
      'This union did not take part and gets no award for organising.',
    ],
    when: 'picking a unit of which nobody took part',
  },
  badWords: {
    status: 422,
    words: [
      '证书正文里的 {names} 没有对应的内容，请改用提示里的几种。',
      '{names} in the text of the certificate stands for nothing; use those of the hint.',
    ],
    when: 'a placeholder that certificates do not know',
  },
  sameTiers: {
    status: 422,
    words: [
      '有两个奖项的代码或名称相同：{name}。请改其中一个。',
      'Two tiers share the key or name {name}; change one of them.',
    ],
    when: 'tiers that cannot be told apart',
  },
  notKeeper: {
    status: 403,
    words: [
      '“{title}”是{level}荣誉，须由有权授予的工会公布。请联系上级工会，或在设置里取消记入荣誉名册。',
      '“{title}” is an honour of the level {level}, which your union does not confer. Ask the union above, or take it out of the settings.',
    ],
    when: 'releasing or revoking a tier whose honour a union further up decides',
  },
  noAward: {
    status: 404,
    words: ['没有找到这个奖项，请刷新后再试。', 'This award was not found; reload the page.'],
    when: 'an award of another stage, or none',
  },
  revoked: {
    status: 409,
    words: ['这个奖项已经撤销。', 'This award was revoked already.'],
    when: 'revoking twice',
  },
});

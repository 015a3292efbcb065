import { defineRefusals } from '../kernel/refusal.ts';

export const programmeRefusals = defineRefusals('programme', {
  notFound: {
    status: 404,
    words: [
      '没有找到这项活动，可能已取消发布，或不在您的范围内。',
      'No such programme: it may no longer be public, or lies outside your reach.',
    ],
    when: 'unknown id, another federation, or a draft asked for from outside',
  },
  unknownTemplate: {
    status: 422,
    words: [
      '没有“{template}”这个模板，请从模板库里选。',
      'There is no template “{template}”; choose one from the gallery.',
    ],
    when: 'creating from a template that does not exist',
  },
  wrongMove: {
    status: 409,
    words: ['活动现在是“{state}”，不能{move}。', 'The programme is “{state}” now, so it cannot do “{move}”.'],
    when: 'a move that the table does not allow from this state',
  },
  approvalNeeded: {
    status: 409,
    words: [
      '总工会要求先由上级批准，请点“提交上级批准”。',
      'The federation asks for approval first: use “Submit for approval”.',
    ],
    when: 'publish where approval is asked for',
  },
  reasonNeeded: {
    status: 422,
    words: ['请写明原因，参与的人会看到。', 'Give a reason; those who take part will see it.'],
    when: 'a move that asks for a reason came without one',
  },
  incomplete: {
    status: 422,
    words: [
      '还差 {count} 项才能发布，见标出的项目。',
      '{count|thing is|things are} missing before it can be published; see the marked fields.',
    ],
    when: 'submit or publish with gaps',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '别人刚改过这项活动，请刷新后再改。您填的内容仍在页面上。',
      'Someone else has just changed this programme; reload, then change it again. What you typed is still on the page.',
    ],
    when: 'an update with an old version',
  },
  frozen: {
    status: 409,
    words: ['活动已{state}，内容不能再改。', 'The programme is {state}; nothing of it can be changed any more.'],
    when: 'a change to an archived or cancelled programme',
  },
  stagesFixed: {
    status: 409,
    words: [
      '活动已发布，环节的设置还能改，但不能增删或换顺序。',
      'Once published, stages can be set but not added, removed or moved.',
    ],
    when: 'adding, removing or moving stages after publication',
  },
  notLive: {
    status: 409,
    words: ['活动{state}，现在不能办理。', 'The programme is {state}; this cannot be done now.'],
    when: 'a participant acts outside published and running',
  },
  notOpenYet: {
    status: 409,
    words: ['{opensAt} 才开放，请到时再来。', 'This opens at {opensAt}; come back then.'],
    when: 'an action before the stage opens',
  },
  windowOver: {
    status: 409,
    words: ['已于 {closesAt} 截止。', 'This closed at {closesAt}.'],
    when: 'an action after the stage closed',
  },
  notForYou: {
    status: 403,
    words: ['这项活动有参加条件，您暂不符合：{whys}', 'This programme has conditions that you do not meet: {whys}'],
    when: 'a participant outside the audience',
  },
  unknownStage: {
    status: 404,
    words: [
      '没有找到这个环节，可能已被删除。请回到活动页面。',
      'No such stage: it may have been removed. Go back to the programme.',
    ],
    when: 'unknown stage id, or one of another kind or federation',
  },
  unknownKind: {
    status: 422,
    words: ['没有“{kind}”这种环节。', 'There is no stage of kind “{kind}”.'],
    when: 'adding a stage of a kind that does not exist',
  },
  inLine: {
    status: 202,
    words: [
      '现在人多，您已在队伍中，排第 {place} 位，约 {seconds} 秒。不用再点，页面会自己更新；关掉页面也不丢位置。',
      'Many people ask at this moment. You are in line as number {place}, about {seconds} s. No need to press again: the page follows by itself, and closing it loses nothing.',
    ],
    when: 'more ask at once than can be served; sent again with the same key it tells the place, then the answer',
  },
  devicePresses: {
    status: 429,
    words: [
      '这台设备点得太频繁，请过 {seconds} 秒再点一次。已经收到的报名都在，用这台设备的人都不受影响。',
      'This device has pressed too often: press once more in {seconds|second|seconds}. What was taken in before stays, for everybody who uses this device.',
    ],
    when: 'more presses for places within ten seconds from one device than all who share it need',
  },
  addressPresses: {
    status: 429,
    words: [
      '同一网络下没有登录记录的设备点得太多，请过 {seconds} 秒再点；在自己的手机上重新登录一次，就不受这个限制。',
      'Too many presses from devices on this network that have not signed in before: try again in {seconds|second|seconds}. Sign in anew on your own phone, and this limit is not for you.',
    ],
    when: 'very many presses for places within ten seconds from one network address, without a device that has signed in',
  },
  lineHeld: {
    status: 202,
    words: [
      '主办单位把活动停下来了。您的位置保留着，排第 {place} 位：重新开放后按原来的次序办理，不用再点；不再开放的话，会发消息告诉您。',
      'The organiser has stopped the programme. You keep your place in line as number {place}: it goes on in the same order once the programme opens again, no need to press again; you hear if it does not.',
    ],
    when: 'looking for one’s place in a line whose programme was closed and may be opened again',
  },
  gathered: {
    status: 202,
    words: [
      '已收到。刚开放时报名的人一起抽签排先后，早一秒晚一秒机会相同。{at} 开始办理，还有 {seconds} 秒；页面会自己更新，不用再点。',
      'Taken in. Whoever asks right after the opening is put in order by lot: a second earlier gains nothing. It begins at {at}, in {seconds} s; the page follows by itself, no need to press again.',
    ],
    when: 'asking while a stage that has just opened still gathers who comes',
  },
  notACampaign: {
    status: 422,
    words: ['所选的不是综合行动，不能归入。', 'That is not a campaign, so nothing can be grouped under it.'],
    when: 'campaignId names an ordinary programme, itself, or one that is not seen from here',
  },
  unfitWindow: {
    status: 422,
    words: [
      '截止时间要晚于开放时间，请改其中一个。',
      'The closing time must be after the opening time; change one of them.',
    ],
    when: 'a stage that closes before it opens',
  },
  unfitFeed: {
    status: 422,
    words: [
      '名单来源不合适，请选前面能交出名单的环节。',
      'That stage cannot feed this one; choose an earlier stage that hands on what this one takes.',
    ],
    when: 'takesFrom names a later stage, or one whose subjects do not fit',
  },
  oneFeed: {
    status: 422,
    words: [
      '这种环节只能承接一个环节的名单。要合并几个环节的成绩，请用“总成绩”。',
      'This kind of stage takes from one stage only. To put several results together, use “Standings”.',
    ],
    when: 'alsoFrom is given for a kind that takes from one, or without takesFrom',
  },
  stageFeedsOthers: {
    status: 409,
    words: [
      '“{stage}”的名单还供后面的环节使用，请先改后面的环节。',
      '“{stage}” still feeds a later stage; change that one first.',
    ],
    when: 'removing or moving a stage that another takes from',
  },
});

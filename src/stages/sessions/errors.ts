import { defineRefusals } from '../../kernel/refusal.ts';

export const sessionsRefusals = defineRefusals('sessions', {
  unknownSession: {
    status: 404,
    words: [
      '没有这一场，可能已被删除。请刷新后另选一场。',
      'There is no such session; it may have been deleted. Reload and choose another.',
    ],
    when: 'a session of another stage or federation, or one that was deleted',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '别人刚改过这一场。请刷新，看清新的内容再改。',
      'Somebody has just changed this. Reload, read what is new, then change it.',
    ],
    when: 'a version that is no longer the latest',
  },
  hoursFixed: {
    status: 409,
    words: [
      '已有人签到并计入学时，不能再改。学时不同的场次，请另设一个环节。',
      'Somebody has checked in and was given the hours, so they stay. Sessions with other hours need a stage of their own.',
    ],
    when: 'changing the hours of a session once somebody came',
  },
  endsBeforeStart: {
    status: 422,
    words: ['结束时间要晚于开始时间。', 'The end must lie after the start.'],
    when: 'a session that ends before it starts',
  },
  noMode: {
    status: 422,
    words: ['请选现场或线上，至少一种。', 'Choose on site or online, at least one.'],
    when: 'a session neither on site nor online',
  },
  modeNotAllowed: {
    status: 422,
    words: [
      '本环节的设置里没有这种参加方式，请先在设置里加上。',
      'The settings of this stage do not have this way to attend; add it there first.',
    ],
    when: 'a session online where settings allow only on site, or the other way round',
  },
  venueNeeded: {
    status: 422,
    words: ['现场的场次要填场地。', 'A session on site needs a venue.'],
    when: 'an on-site session without a venue',
  },
  rollNeedsList: {
    status: 409,
    words: [
      '这个环节没有应到名单，谁来都行，不登记未到。',
      'This stage has no list of who is expected, so nobody can be absent.',
    ],
    when: 'closing the roll where whoever comes may check in',
  },
  rollTooEarly: {
    status: 409,
    words: ['{until} 结束后才能登记未到，之前还可以签到。', 'People can still check in: close the roll after {until}.'],
    when: 'closing the roll before the session is over',
  },
  cancelled: {
    status: 409,
    words: ['这一场已取消：{reason}', 'This session was cancelled: {reason}'],
    when: 'changing or checking in to a cancelled session',
  },
  hasAttendance: {
    status: 409,
    words: [
      '这一场已有 {count} 条签到记录，不能删除。可以改为取消，记录会保留。',
      'This session has {count} attendance records and cannot be deleted. Cancel it instead: records are kept.',
    ],
    when: 'deleting a session that people came to',
  },
  modeInUse: {
    status: 409,
    words: [
      '有 {count} 场正在用这种参加方式，请先改那些场次。',
      '{count|session uses|sessions use} this way to attend; change those first.',
    ],
    when: 'taking away a way to attend that sessions use',
  },
  badPoster: {
    status: 403,
    words: [
      '这张海报的码无效。请扫现场张贴的码，或请工作人员帮忙签到。',
      'This poster code is not valid. Scan the one at the door, or ask a helper.',
    ],
    when: 'a poster token that is not of this session',
  },
  notThisWay: {
    status: 409,
    words: [
      '这一场不用这种方式签到，请找现场工作人员。',
      'This session does not take this way of checking in; see a helper at the door.',
    ],
    when: 'a way of checking in that the settings do not have',
  },
  tooEarly: {
    status: 409,
    words: ['{from} 开始签到，请到时再来。', 'Check-in opens {from}; come back then.'],
    when: 'checking oneself in before the window opens',
  },
  tooLate: {
    status: 409,
    words: [
      '签到已于 {until} 结束。如您到场了，请联系主办单位补签。',
      'Check-in closed {until}. If you were there, ask the organiser to add you.',
    ],
    when: 'checking oneself in after the window closed',
  },
  unknownTeam: {
    status: 404,
    words: ['名单上没有这支队伍，请刷新后再试。', 'There is no such team on the list; reload the page.'],
    when: 'a team that was not handed in, or was taken back',
  },
  noTeamsToPlan: {
    status: 409,
    words: [
      '没有可排入的队伍：上一环节还没有交来队伍，或都已在议程里。',
      'There is no team to add: none has come from the stage before, or all are in the agenda.',
    ],
    when: 'giving teams their times where none is left',
  },
  nobodyOfTeam: {
    status: 409,
    words: [
      '“{team}”的队员都不在会员名册上，无法计入签到。请队长补齐队员手机号。',
      'Nobody of “{team}” is on the register, so none can be counted. The captain adds their phones.',
    ],
    when: 'a team without known members who are there',
  },
  notOnList: {
    status: 403,
    words: [
      '参加名单里没有您。请先报名，或请主办单位核对。',
      'You are not on the list. Enrol first, or ask the organiser to check.',
    ],
    when: 'checking oneself in where one is not expected',
  },
  unknownGroup: {
    status: 422,
    words: [
      '名单里没有“{key}”这一批。请从已有的批次、组别中选，或留空为所有人。',
      'No batch or category of the list is called {key}. Choose one that there is, or none for everybody.',
    ],
    when: 'a session for a group that no stage of the programme names',
  },
  otherGroup: {
    status: 403,
    words: [
      '您是“{group}”的，{when} 来签到。换了批次的，请主办单位补录。',
      'You are in “{group}”, which checks in {when}. If you changed batches, ask the organiser to add you.',
    ],
    when: 'checking oneself in to a session that is for another batch than one’s own',
  },
  notThisGroup: {
    status: 403,
    words: [
      '您是“{group}”的，不是这一场。换了批次的，请主办单位补录。',
      'You are in “{group}”, and this session is for another. If you changed batches, ask the organiser to add you.',
    ],
    when: 'the same where one’s own batch has no session yet',
  },
  notForYou: {
    status: 403,
    words: ['这次面向的人群不包括您：{whys}', 'This is not for you: {whys}'],
    when: 'checking oneself in outside the audience',
  },
  full: {
    status: 409,
    words: [
      '场内已满（{capacity} 人）。请看其他场次，或问现场工作人员。',
      'The room is full ({capacity}). Look at the other sessions, or ask a helper.',
    ],
    when: 'checking oneself in where as many as fit are in',
  },
  notOnline: {
    status: 409,
    words: ['这一场没有线上，请到现场签到。', 'This session is not online; check in at the door.'],
    when: 'checking in online to a session that is on site only',
  },
  futureAttendance: {
    status: 422,
    words: ['还没开始的场次不能补签。', 'Nobody can be added to a session that has not begun.'],
    when: 'adding attendance before the session, or at a later time than now',
  },
  unknownPerson: {
    status: 422,
    words: [
      '有 {count} 人不在您能查看的名册里，请核对后再提交。',
      '{count|person is|people are} not on a roster that you may see; check and send again.',
    ],
    when: 'ids of people of another federation, of members beyond the officer’s reach, or of nobody',
  },
  listIsFed: {
    status: 409,
    words: [
      '名单由前面的环节（如报名）给出，请在那里增减。',
      'The list comes from the stage before, such as enrolment; change it there.',
    ],
    when: 'editing the own list of a stage that is fed',
  },
  unknownHonour: {
    status: 422,
    words: [
      '荣誉名册中没有所选的荣誉，或已撤销，请重新选择。',
      'The roll has no such honour, or it was revoked; choose again.',
    ],
    when: 'a speaker with an honour of another federation, one that was revoked, or none',
  },
  unknownMaterial: {
    status: 404,
    words: [
      '没有这份材料，可能已撤下。请刷新页面。',
      'There is no such material; it may have been taken down. Reload.',
    ],
    when: 'a material of another stage, one taken down, or one not for this reader',
  },
  fileOrLink: {
    status: 422,
    words: ['材料请上传文件或填网址，二选一。', 'Give either a file or a link.'],
    when: 'material with both or neither',
  },
  unknownFile: {
    status: 422,
    words: [
      '文件没有上传成功，或不是您能查看的，请重新上传。',
      'The file did not arrive, or is not one that you may open; upload it again.',
    ],
    when: 'material that names a file which is not there, or one that the officer may not open',
  },
});

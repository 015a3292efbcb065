import { type Bilingual, counted, defineWords } from '../../kernel/words.ts';

export const modeWords = { 'on-site': ['现场', 'On site'], online: ['线上', 'Online'] } as const satisfies Record<
  string,
  Bilingual
>;
export const methodWords = {
  code: ['扫个人码', 'Personal code'],
  poster: ['扫海报码', 'Poster code'],
  hand: ['人工签到', 'By hand'],
  self: ['线上自签', 'Self, online'],
} as const satisfies Record<string, Bilingual>;

/** What a helper is told of one scan. */
export const outcomeWords = {
  done: ['签到成功', 'Checked in'],
  already: ['已经签过到了', 'Checked in already'],
  unknownCode: ['码不对或已过期，请刷新再扫', 'The code is wrong or has expired: refresh it and scan again'],
  notOnList: ['不在名单上，请核对或请主办方补录', 'Not on the list: check, or ask the organiser to add them'],
  otherGroup: ['是别的批次的，不是这一场', 'Of another batch, not of this session'],
  unknownSession: ['这一场已删除，请换一场', 'This session was deleted: choose another'],
  cancelled: ['这一场已取消', 'This session was cancelled'],
  tooEarly: ['还没到签到时间', 'Check-in is not open yet'],
  tooLate: ['签到时间已过，请主办方补签', 'Check-in is over: the organiser can add them'],
  stale: ['扫码超过 24 小时才送到，请主办方补签', 'Scanned more than 24 hours ago: the organiser can add them'],
  withdrawn: ['这次签到已被主办方撤销', 'The organiser withdrew this check-in'],
  notThisWay: ['这一场不用这种方式签到', 'This session does not take this way of checking in'],
} as const satisfies Record<string, Bilingual>;

export const words = defineWords({
  sheet: ['节目单', 'Programme sheet'],
  checkIn: ['去签到', 'Check in'],
  checkInOpen: ['正在签到', 'Check-in is open'],
  checkedIn: ['已签到', 'Checked in'],
  checkedInAt: [(at: string) => `已签到 ${at}`, (at: string) => `Checked in ${at}`],
  checkInFrom: [(at: string) => `${at} 开始签到`, (at: string) => `Check-in opens ${at}`],
  expected: ['在参加名单上', 'You are on the list'],
  attended: [(count: number) => `参加了 ${count} 场`, (count: number) => `Attended ${count}`],
  missed: ['没有签到', 'Not checked in'],
  read: ['已阅读学习材料', 'Readings done'],
  dates: ['场次安排', 'Sessions'],
  agenda: ['议程', 'Running order'],
  materials: ['材料', 'Materials'],
  minutes: ['会议记录', 'Minutes'],
  venue: ['地点', 'Place'],
  time: ['时间', 'Time'],
  online: ['线上参加', 'Online'],
  onlineFor: ['参加者登录后可见', 'Shown to participants who signed in'],
  enter: ['进入线上会场', 'Join online'],
  arrived: [(count: number) => `${count} 人已签到`, (count: number) => `${count} checked in`],
  capacity: [(count: number) => `可容纳 ${count} 人`, (count: number) => `Room for ${count}`],
  cancelled: [(reason: string) => `已取消：${reason}`, (reason: string) => `Cancelled: ${reason}`],
  noMaterial: ['没有这份材料，可能已撤下。', 'There is no such material; it may have been taken down.'],
  toRead: ['必读', 'To read'],
  markRead: ['我已读完', 'I have read it'],
  readAlready: ['已读', 'Read'],
  participantsOnly: ['仅参加者', 'Participants only'],
  helper: ['现场签到', 'At the door'],
  pleaseScan: ['到场后扫签到海报，或出示“我的码”', 'At the door, scan the poster or show your code'],
  myCode: ['我的码', 'My code'],
  teamArrived: [
    (arrived: number, members: number) => `已到 ${arrived} / ${members} 人`,
    (arrived: number, members: number) => `${arrived} of ${members} are here`,
  ],
  noSessions: ['时间地点待定，定了会通知。', 'Time and place are to come; you will be told.'],
  posterScan: ['微信扫一扫，现场签到', 'Scan to check in'],
  otherDates: [(count: number) => `其他 ${count} 场`, (count: number) => counted(count, 'other session')],
});

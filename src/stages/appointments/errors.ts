import { defineRefusals } from '../../kernel/refusal.ts';

export const appointmentRefusals = defineRefusals('appointments', {
  noSlot: {
    status: 409,
    words: ['这个时段已经撤掉，请另选一个。', 'This slot is gone; choose another.'],
    when: 'a slot that is not there, or not of this stage',
  },
  noAppointment: {
    status: 404,
    words: ['没有这个预约，请回到“我的预约”查看。', 'There is no such appointment; see “My appointments”.'],
    when: 'an appointment that is not there, or somebody else’s',
  },
  slotTaken: {
    status: 409,
    words: [
      '这个时段刚刚被约走了。其他空着的时段仍然可以选。',
      'This slot was just taken. Others that are free can still be chosen.',
    ],
    when: 'booking, moving or walking into a slot without room',
  },
  slotOver: {
    status: 409,
    words: ['这个时段已经过了，请选后面的时段。', 'Its time is over; choose a later slot.'],
    when: 'booking a slot that has begun, or walking into one that has ended',
  },
  slotClosed: {
    status: 409,
    words: ['这个时段已停止预约，请另选一个。', 'This slot is no longer given out; choose another.'],
    when: 'booking a slot that an officer closed, or walking into one that was called off',
  },
  alreadyBooked: {
    status: 409,
    words: [
      '您已经约了 {when}。要换时间请点“改约”，不来请先取消。',
      'You hold {when} already. Move it if another time suits better, or cancel it.',
    ],
    when: 'booking a second time while the first is still to come',
  },
  bookedMeanwhile: {
    status: 409,
    words: [
      '同一时刻您另约了一个时间，这个没有约上。请到“我的预约”查看。',
      'You booked another time in the same moment, so this one was not taken. See “My appointments”.',
    ],
    when: 'two bookings of one person in the same moment, of which the database takes one',
  },
  notMarkedYet: {
    status: 409,
    words: [
      '您 {when} 的预约还没登记完。请让现场工作人员在当日名单上登记，之后就能再约。',
      'Your appointment of {when} is not marked yet. Ask the staff at the list of that day to mark it; then you can book again.',
    ],
    when: 'booking again while a time that has begun stands without a mark of whether its person came',
  },
  theyBooked: {
    status: 409,
    words: [
      '此人已经约了 {when}。请在那天的名单上登记，或请本人改约、取消。',
      'This person holds {when} already. Mark it in the list of that day, or have them move or cancel it.',
    ],
    when: 'walking somebody in, or taking a mark back, while the person holds another time here',
  },
  theyServed: {
    status: 409,
    words: [
      '此人这次已经办过了，名额留给还没来的人。',
      'This person has been served here already; the places are for those who have not.',
    ],
    when: 'walking in somebody who was served, where the stage serves each person once',
  },
  theyNotHandedIn: {
    status: 403,
    words: [
      '这一步只对上一环节的人开放，其中没有此人。请先在上一环节补登记，或联系主办单位。',
      'This step is for those who came through the one before, and this person is not among them. Enter them there first, or ask the organiser.',
    ],
    when: 'walking in a person whom the stage before did not hand on',
  },
  servedAlready: {
    status: 409,
    words: [
      '您这次已经办过了，名额留给还没来的人。',
      'You have been served here already; the places are for those who have not.',
    ],
    when: 'booking again where the stage serves each person once',
  },
  atOnce: {
    status: 409,
    words: [
      '这个时间您在“{occasion}”还有一个预约（{when}），请选别的时间，或先取消那一个。',
      'At that time you hold an appointment at {occasion} ({when}). Choose another time, or cancel that one first.',
    ],
    when: 'an appointment that overlaps another of the same person, in this stage or any other',
  },
  placeElsewhere: {
    status: 409,
    words: [
      '这个时间您在“{other}”有名额。请选别的时间；想约这里，请先退掉那个名额。',
      'At that time you have a place in “{other}”. Choose another time, or give that place back first.',
    ],
    when: 'an appointment at the time of a place in a programme that watches for two at one time',
  },
  busyThen: {
    status: 409,
    words: [
      '这个时间本人另有安排，不能现场登记。请换一个时段，或请本人先改约、取消。',
      'They are engaged elsewhere at that time. Choose another time, or ask them to move or cancel that first.',
    ],
    when: 'a walk-in who has an appointment or a place elsewhere at that time; of which, is theirs to tell',
  },
  notHandedIn: {
    status: 403,
    words: [
      '这一步只对上一环节的人开放，如有疑问请联系主办单位。',
      'This step is for those who came through the one before. Ask the organiser if you have questions.',
    ],
    when: 'a person whom the stage before did not hand on',
  },
  tooLateToMove: {
    status: 409,
    words: [
      '离预约时间不到 {hours} 小时，不能改约了。来不了请点取消，把时段让给别人。',
      'It is less than {hours|hour|hours} away and can no longer be moved. If you cannot come, cancel it for somebody else.',
    ],
    when: 'moving an appointment after the deadline of the settings',
  },
  notAhead: {
    status: 409,
    words: [
      '这个预约现在是“{state}”，不能改约或取消。',
      'This appointment is “{state}” and cannot be moved or cancelled.',
    ],
    when: 'moving or cancelling what was cancelled, used or missed, or has begun',
  },
  wrongMove: {
    status: 409,
    words: [
      '这个预约现在是“{state}”，还不能标为“{move}”。请刷新名单再看。',
      'This appointment is “{state}” and cannot be marked “{move}” now. Reload the list and look again.',
    ],
    when: 'a mark that does not follow from the state or the time',
  },
  notKeeper: {
    status: 403,
    words: [
      '您不在这份名单的医生、摄影师或工作人员之中。请让主办单位在设置里填上您的账号名。',
      'You are not among those who keep this list. Ask the organiser to enter your user name in the settings.',
    ],
    when: 'the day’s list or a mark by somebody who neither helps nor is the provider',
  },
  notProvider: {
    status: 403,
    words: [
      '只有给这个人服务的人能写记录、交照片。请用在设置中登记的账号登录。',
      'Only whoever served this person writes notes and hands photos over. Sign in with the account in the settings.',
    ],
    when: 'a note, a referral, a photo or a code by anybody else than the provider of that appointment',
  },
  notYours: {
    status: 404,
    words: [
      '没有您可以查看的内容。请确认登录的是本人账号，或凭取片码打开。',
      'There is nothing here for you to see. Check that you signed in as yourself, or open it with the claim code.',
    ],
    when: 'notes or photos asked for by anybody but the two they concern',
  },
  notesOff: {
    status: 409,
    words: [
      '这一环节没有开启私密记录。需要时请主办单位在设置里开启。',
      'Private notes are not switched on here. The organiser can do so in the settings.',
    ],
    when: 'a note or referral in a stage without them',
  },
  nobodyToRead: {
    status: 409,
    words: [
      '此人不在名册上，没有账号可以查看记录，所以不能写。请把要紧的话当面说清，或先请其入会登记。',
      'This person is on no roster and could never read the note, so none is kept. Tell them in person, or have them join first.',
    ],
    when: 'a note about somebody who walked in without a name on the roster',
  },
  photosOff: {
    status: 409,
    words: [
      '这一环节不交付照片。需要时请主办单位在设置里开启。',
      'No photos are handed over here. The organiser can switch it on in the settings.',
    ],
    when: 'a photo or a claim code in a stage without photos',
  },
  unknownFile: {
    status: 422,
    words: [
      '有照片没有收到，或者不是您上传的，请重新选择。',
      'A photo did not arrive, or was not uploaded by you; choose it again.',
    ],
    when: 'a file that is not there, is no picture, or somebody else’s',
  },
  notComeYet: {
    status: 409,
    words: ['人还没到，先标“到了”再交照片。', 'They have not come yet: mark them as arrived first.'],
    when: 'photos for an appointment that was not kept',
  },
  noPhotos: {
    status: 409,
    words: ['这次还没有照片，先上传再给取片码。', 'There are no photos yet; upload them before giving a code.'],
    when: 'a claim code for an appointment without photos',
  },
  tooManyPrints: {
    status: 422,
    words: [
      '每人最多冲印 {most} 张，您选了 {asked} 张，请减一减。其他没有丢失。',
      'Each may order {most|print|prints}, and you chose {asked}; choose fewer. Nothing else is lost.',
    ],
    when: 'more prints than the settings allow each person',
  },
  claimMissed: {
    status: 422,
    words: [
      '没有找到这个取片码。请照卡片再输一次，仍不行请找摄影师换一张卡。',
      'Nothing lies under this code. Type it again as printed, or ask the photographer for a new card.',
    ],
    when: 'a code on the page of claims that was mistyped, has expired or was withdrawn',
  },
  claimOver: {
    status: 410,
    words: ['打开的时间到了，请再输入一次取片码。', 'The page was open too long; enter the claim code again.'],
    when: 'a ticket of a claim after its hour, or after the code was revoked',
  },
  noPhone: {
    status: 409,
    words: [
      '名册上没有此人的手机号，发不了短信。请打印卡片当面给。',
      'There is no phone on the roster; print the card instead.',
    ],
    when: 'sending a claim code to somebody without a phone',
  },
  sameKeys: {
    status: 422,
    words: ['有两个人的代号相同：{key}。请改其中一个。', 'Two providers share the key {key}; change one of them.'],
    when: 'providers that cannot be told apart',
  },
  unknownAccount: {
    status: 422,
    words: ['没有这些账号：{names}。请核对账号名。', 'There are no such accounts: {names}. Check the user names.'],
    when: 'a user name of a provider that nobody has',
  },
  stillBooked: {
    status: 409,
    words: [
      '“{name}”还有 {count} 个预约没有办完。请先取消或登记到场，再从设置里去掉。',
      '{name} still has {count|appointment|appointments} ahead or without a mark. Call them off or mark who came before leaving this provider out.',
    ],
    when: 'a provider left out of the settings while somebody holds a place with them',
  },
  stillServed: {
    status: 409,
    words: [
      '“{name}”已有 {count} 个到场或未到的记录，名单和本人页面都要用这个名字，不能去掉。以后不再预约，请停止其时段。',
      '{name} has {count|appointment|appointments} on record, whose lists need the name: it stays. Close the slots, and nobody books them any more.',
    ],
    when: 'a provider left out of the settings whom people came to, or did not come to',
  },
  slotUsed: {
    status: 409,
    words: [
      '选中的时段有过预约（{count} 个），记录要保留，不能删除。不再使用请停止预约；要取消没来的，请用“停诊、停拍”。',
      'People booked among these slots before ({count|appointment|appointments}); that stays on record, and so do the slots. Close them, or call them off where somebody still holds one.',
    ],
    when: 'removing a slot that somebody ever held',
  },
  unknownProvider: {
    status: 422,
    words: ['设置里没有“{key}”，请从设置中的代号里选。', 'The settings have no {key}; choose one of their keys.'],
    when: 'hours of a provider that is not in the settings',
  },
  noProviders: {
    status: 409,
    words: [
      '请先在设置里填写医生、摄影师或律师，再排时间。',
      'Enter who gives appointments in the settings before their hours.',
    ],
    when: 'hours before there is anybody to work them',
  },
  noTime: {
    status: 422,
    words: [
      '这样排不出一个时段：请检查起止日期、时间和休息。',
      'These hours hold no slot: check the days, the times and the breaks.',
    ],
    when: 'hours that end before they begin, or without a whole slot',
  },
  tooMany: {
    status: 422,
    words: [
      '一次最多排 {days} 天、{slots} 个时段，请分几次排。',
      'At most {days|day|days} and {slots|slot|slots} at a time; enter the rest after.',
    ],
    when: 'hours over too many days',
  },
  fewerThanTaken: {
    status: 409,
    words: [
      '已有 {count} 人约了这个时段，人数不能再少。',
      '{count|person holds|people hold} this slot; it cannot take fewer.',
    ],
    when: 'a capacity below what is taken',
  },
  noWalkIns: {
    status: 409,
    words: ['这一环节不收现场加人，请让其在手机上预约。', 'Nobody walks in here; let them book on a phone.'],
    when: 'a walk-in where the settings take none',
  },
  whoWalksIn: {
    status: 422,
    words: ['请选一个人，或写上姓名。', 'Choose a person, or write their name.'],
    when: 'a walk-in without a person and without a name',
  },
  unknownPerson: {
    status: 422,
    words: [
      '此人不在您能查看的名册中。可以写姓名，按现场来人登记。',
      'This person is on no roster that you see; write the name instead.',
    ],
    when: 'walking in somebody whom the helper may not reach',
  },
  notToday: {
    status: 409,
    words: ['现场加人只能加到今天的时段。', 'Walk-ins take slots of today only.'],
    when: 'walking somebody into another day',
  },
});

import { defineRefusals } from '../../kernel/refusal.ts';

export const submissionsRefusals = defineRefusals('submissions', {
  notHandedIn: {
    status: 403,
    words: [
      '这一环节只收上一环节名单里的人（队）的作品。请先报名，或联系主办单位。',
      'Works are taken here from those on the list of the stage before. Enrol first, or ask the organiser.',
    ],
    when: 'somebody hands in where subjects come from another stage, and is not among them',
  },
  noTeam: {
    status: 403,
    words: [
      '作品以队伍名义提交，您不在已入选的队伍里。请联系队长或主办单位。',
      'Works are handed in by teams, and you are in none that was admitted. Ask the captain or the organiser.',
    ],
    when: 'works come from teams, and the person belongs to none that was handed in, or not to the one named',
  },
  unknownWork: {
    status: 404,
    words: [
      '没有这件作品，或者它不是您的。请从“我的作品”打开。',
      'There is no such work, or it is not yours. Open it from “My works”.',
    ],
    when: 'a work that is not there, of another stage, or of somebody else',
  },
  mostWorks: {
    status: 409,
    words: [
      '每人最多 {most} 件，您已有 {most} 件（含草稿）。请先撤回或删除一件。',
      'At most {most|work|works} each, and you have {most}, drafts included. Withdraw or delete one first.',
    ],
    when: 'a work beyond the most per person or team',
  },
  mostInCategory: {
    status: 409,
    words: [
      '“{category}”每人最多 {most} 件。请换一个类别，或先撤回一件。',
      'At most {most|work|works} each in “{category}”. Choose another category, or withdraw one first.',
    ],
    when: 'a work beyond the most per person or team in its category',
  },
  incomplete: {
    status: 422,
    words: ['作品还不完整，没有提交：{first}。', 'The work is not complete and was not handed in: {first}.'],
    when: 'handing in, or replacing what was handed in, while something is missing or too much',
  },
  unknownCategory: {
    status: 422,
    words: ['没有这个类别，请刷新页面再选。', 'There is no such category; reload the page and choose again.'],
    when: 'a category that the settings do not name',
  },
  notAsked: {
    status: 422,
    words: ['这里不收{what}，请去掉再提交。', 'No {what} are taken here; leave them out.'],
    when: 'photos, files, text or links where the settings take none',
  },
  unknownFile: {
    status: 422,
    words: [
      '有文件不是您上传的或已不在，请重新上传。',
      'A file is not one that you uploaded, or is gone. Upload it again.',
    ],
    when: 'a file that another account uploaded, or that is not there',
  },
  fileTooLarge: {
    status: 413,
    words: [
      '“{name}”有 {megabytes} MB，最多 {most} MB。请改小后再传。',
      '“{name}” has {megabytes} MB; at most {most} MB is taken. Make it smaller and send it again.',
    ],
    when: 'a file beyond the size in the settings',
  },
  tooFewPixels: {
    status: 422,
    words: [
      '“{name}”长边只有 {pixels} 像素，至少 {least} 像素。请传原图，不要传截图或微信压缩图。',
      'The long side of “{name}” has {pixels|pixel|pixels}; {least} at least are needed. Send the original, not a screenshot.',
    ],
    when: 'a photo smaller than the settings ask',
  },
  onlyPdf: {
    status: 415,
    words: ['“{name}”不是 PDF。请另存为 PDF 再上传。', '“{name}” is no PDF. Save it as PDF and upload it again.'],
    when: 'another document where only PDF is taken',
  },
  sameAgain: {
    status: 409,
    words: [
      '“{name}”您已在《{title}》里交过。每张照片只能交一次，请换一张。',
      'You have already handed in “{name}” with “{title}”. Each file counts once; choose another.',
    ],
    when: 'the same person brings the same file twice',
  },
  authorRepeated: {
    status: 422,
    words: ['“{name}”写了两次，每人只写一次。', '“{name}” stands there twice; name each person once.'],
    when: 'an author or mentor is named twice, or the author among the co-authors',
  },
  wrongState: {
    status: 409,
    words: [
      '作品现在是“{state}”，不能这样做。请刷新页面。',
      'The work is “{state}”, so this cannot be done. Reload the page.',
    ],
    when: 'a move that the state of the work does not allow',
  },
  numberGone: {
    status: 409,
    words: [
      '已有 {count} 件作品用了这些设置：{what}。请保留，或改别的设置。',
      '{count|work relies|works rely} on these settings: {what}. Keep them, or change something else.',
    ],
    when: 'a category is removed, or teams are switched on or off, while works depend on it',
  },
  beingJudged: {
    status: 409,
    words: [
      '作品已进入评审，不能再改。可以撤回；确需更换的，请联系主办单位。',
      'The work is being judged and stays as it is. You can withdraw it; to replace it, ask the organiser.',
    ],
    when: 'a change of a work that a later stage has begun to work on',
  },
  decided: {
    status: 409,
    words: [
      '评审结果已经公布，作品不能再改或撤回。有疑问请联系主办单位。',
      'The result is released: the work can be neither changed nor withdrawn. Ask the organiser where something is wrong.',
    ],
    when: 'a change or withdrawal of a work that a later stage has decided on',
  },
  noPair: {
    status: 404,
    words: ['这两件作品现在没有相近记录，请刷新名单。', 'These works are no longer listed as alike; reload the list.'],
    when: 'a pair that was never found alike, or no longer is',
  },
  pairChanged: {
    status: 409,
    words: [
      '您打开之后，其中一件作品换过，又被标为相近。请重新对照后再认定。',
      'One of the works was replaced since you opened the pair, and was found alike again. Compare them once more.',
    ],
    when: 'clearing a pair that was found alike anew since it was looked at',
  },
  noOriginals: {
    status: 404,
    words: ['还没有可下载的原件。', 'There are no originals to download yet.'],
    when: 'the archive of originals is asked for and no handed-in work has a file',
  },
});

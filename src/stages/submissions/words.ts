import { counted, defineWords } from '../../kernel/words.ts';

interface PhotoLimits {
  megabytes: number;
  /** Of the long side; 0 where any will do. */
  pixels: number;
}

/** Words of the stage: what the hall says to authors. */
export const words = defineWords({
  open: ['正在征集', 'Works are being taken'],
  opensAt: [(at: string) => `${at}开始征集`, (at: string) => `Works are taken from ${at}`],
  openUntil: [(at: string) => `${at}截止`, (at: string) => `Works are taken until ${at}`],
  closedAt: [(at: string) => `征集已于${at}截止`, (at: string) => `Works were taken until ${at}`],
  notHandedIn: ['您不在上一环节的名单里', 'You are not on the list of the stage before'],
  noTeam: ['您不在已入选的队伍里', 'You belong to no team that was admitted'],
  handInWork: ['我要投稿', 'Hand in a work'],
  myWorks: ['我的作品', 'My works'],
  standingHandedIn: [
    (count: number) => `已提交 ${count} 件作品`,
    (count: number) => `${counted(count, 'work')} handed in`,
  ],
  standingDraft: [
    (count: number) => `${count} 件草稿还没有提交`,
    (count: number) => `${counted(count, 'draft')} not handed in yet`,
  ],
  standingTooLate: ['草稿没有在截止前提交', 'The draft was not handed in before closing'],
  standingDisqualified: ['作品被取消资格', 'The work was disqualified'],
  panel: ['作品征集', 'Works'],
  worksSoFar: [(count: string) => `已收到 ${count} 件作品`, (count: string) => `${counted(count, 'work')} received`],
  untitled: ['（无标题）', '(untitled)'],
  newWork: ['新作品', 'New work'],
  left: [(count: number) => `还可以交 ${count} 件`, (count: number) => `${count} more may be handed in`],
  short: [
    (count: number) => `还差 ${count} 件才能参评，请在截止前补齐。`,
    (count: number) => `${count} more must be handed in before closing, or none is judged.`,
  ],
  noWorks: ['还没有作品', 'No works yet'],
  noWorksAdvice: [
    '点“新作品”，从手机相册选照片，网络不好也能接着传。',
    'Press “New work” and choose from your gallery; a bad network is no harm.',
  ],
  named: ['我参与的作品', 'Works that name me'],
  change: ['修改', 'Change'],
  goOn: ['继续填写', 'Go on'],
  withdraw: ['撤回', 'Withdraw'],
  withdrawSure: [
    '撤回后作品不再参评；截止前还可以修改后重新提交，编号不变。',
    'It no longer takes part. Until closing you may change it and hand it in again, under the same number.',
  ],
  withdrawn: ['已撤回。截止前可以再提交。', 'Withdrawn. You may hand it in again until closing.'],
  keep: ['不撤回', 'Keep it'],
  discard: ['删除草稿', 'Delete the draft'],
  discardSure: ['删除后不能恢复。', 'This cannot be undone.'],
  discarded: ['草稿已删除。', 'The draft is deleted.'],
  keepDraft: ['保留', 'Keep it'],
  receipt: ['回执', 'Receipt'],
  receiptTitle: ['作品提交回执', 'Receipt'],
  handedIn: ['已提交', 'Handed in'],
  number: ['编号', 'Number'],
  title: ['标题', 'Title'],
  category: ['类别', 'Category'],
  author: ['作者', 'Author'],
  authors: ['作者', 'Authors'],
  mentor: ['指导老师', 'Mentor'],
  team: ['队伍', 'Team'],
  unit: ['单位', 'Union'],
  content: ['内容', 'Contents'],
  handedInAt: ['提交时间', 'Handed in at'],
  state: ['状态', 'State'],
  print: ['打印本页', 'Print this page'],
  printHint: ['用浏览器的“打印”保存或打印这张回执。', 'Use “Print” of your browser to keep or print this receipt.'],
  photosCount: [(count: number) => `照片 ${count} 张`, (count: number) => counted(count, 'photo')],
  filesCount: [(count: number) => `文件 ${count} 个`, (count: number) => counted(count, 'file')],
  textCount: [(count: number) => `正文 ${count} 字`, (count: number) => counted(count, 'character')],
  linksCount: [(count: number) => `视频链接 ${count} 个`, (count: number) => counted(count, 'link')],
  workForm: ['投稿', 'Hand in a work'],
  photos: ['照片', 'Photos'],
  photosHint: [
    (least: number, most: number, { megabytes, pixels }: PhotoLimits) =>
      `${least === most ? least : `${least} 到 ${most}`} 张，JPG、PNG 或 WebP，每张不超过 ${megabytes} MB${pixels > 0 ? `，长边至少 ${pixels} 像素` : ''}。拍摄地点会从展示的图片中去掉。`,
    (least: number, most: number, { megabytes, pixels }: PhotoLimits) =>
      `${least === most ? least : `${least} to ${most}`}; JPG, PNG or WebP, up to ${megabytes} MB each${pixels > 0 ? `, the long side at least ${counted(pixels, 'pixel')}` : ''}. Where it was taken is removed from every copy shown.`,
  ],
  files: ['文件', 'Files'],
  filesHint: [
    (most: number, megabytes: number, kinds: string) => `最多 ${most} 个，${kinds}，每个不超过 ${megabytes} MB`,
    (most: number, megabytes: number, kinds: string) => `Up to ${most}; ${kinds}; up to ${megabytes} MB each`,
  ],
  text: ['正文', 'Text'],
  textHint: [
    (least: number, most: number) => (least > 0 ? `${least} 到 ${most} 字` : `不超过 ${most} 字`),
    (least: number, most: number) =>
      least > 0 ? `${least} to ${counted(most, 'character')}` : `Up to ${counted(most, 'character')}`,
  ],
  links: ['视频链接', 'Links to videos'],
  linksHint: [(most: number) => `最多 ${most} 个，一行一个网址`, (most: number) => `Up to ${most}, one address a line`],
  description: ['创作说明', 'Description'],
  place: ['拍摄（创作）地点', 'Place'],
  takenOn: ['拍摄（创作）日期', 'Date taken or made'],
  coAuthors: ['合作者', 'Co-authors'],
  coAuthorsHint: [
    (most: number) => `您之外最多 ${most} 人，一行一位：姓名 手机号。填手机号，作品会出现在他的页面上。`,
    (most: number) =>
      `Up to ${most} besides you, one a line: name, phone. With the phone, they see the work on their own page.`,
  ],
  mentorHint: ['姓名，可加手机号', 'Name, and phone where known'],
  statement: ['原创声明', 'Statement of originality'],
  agree: ['我已阅读并同意', 'I have read it and agree'],
  save: ['保存草稿', 'Save as draft'],
  handIn: ['提交作品', 'Hand in'],
  replace: ['提交修改', 'Hand in the changes'],
  stillMissing: ['还差这些', 'Still missing'],
  complete: ['内容齐了，可以提交。', 'Complete: it can be handed in.'],
  saved: ['已保存。提交前别人看不到。', 'Saved. Nobody else sees it before you hand it in.'],
  replaced: ['修改已提交，原来的内容留有记录。', 'Your changes are handed in; what was there before stays on record.'],
  closed: ['征集已截止，作品不能再改。', 'Closed: works can no longer be changed.'],
  remove: ['去掉', 'Leave out'],
  caption: ['图说', 'Caption'],
  uploading: ['正在上传', 'Uploading'],
  uploaded: ['已上传', 'Uploaded'],
  uploadFailed: ['没有传上来', 'Not uploaded'],
  retry: ['重试', 'Try again'],
  waitingForNetwork: ['网络断了，恢复后自动接着传', 'The network is lost; it goes on by itself'],
  stillUploading: ['还有文件正在上传，传完再提交。', 'Files are still on their way; hand in once they are there.'],
  categoryPhotos: [
    (least: number, most: number) => (least === most ? `照片 ${least} 张` : `照片 ${least} 到 ${most} 张`),
    (least: number, most: number) =>
      least === most ? counted(least, 'photo') : `${least} to ${counted(most, 'photo')}`,
  ],
  categoryMost: [(most: number) => `每人最多 ${most} 件`, (most: number) => `At most ${most} each`],
  drafts: [
    '未公布的作品，只有作者、主办单位和评委能看到。',
    'Before they are published, works are seen by their authors, the organiser and the judges alone.',
  ],
});

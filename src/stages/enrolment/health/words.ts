import { counted, defineWords } from '../../../kernel/words.ts';

export const healthWords = defineWords({
  mine: ['我的健康表', 'My health form'],
  lead: [
    '加密保存，只有您和随行医生能看；医生每看一次都有记录。',
    'Encrypted; only you and the doctor read it, and each look is on record.',
  ],
  readers: [
    (names: string) => `能看的医生：${names}。工会干部只看得到交没交。`,
    (names: string) => `May read it: ${names}. Officers see only whether it was handed in.`,
  ],
  nobody: [
    '还没有指定医生：现在交了也只有您能看；指定以后会请您再同意一次。',
    'No doctor is named yet: nobody but you can read it. Once one is named, you are asked to agree anew.',
  ],
  agreeAnew: [
    '能看的医生在您交表以后换过。您没有同意的医生看不到；愿意给看的，请再同意一次。',
    'Who may read it changed since you handed it in. A doctor to whom you did not agree cannot read it; if they may, agree anew.',
  ],
  agreeSend: ['同意以上医生看', 'They may read it'],
  notAgreedTag: ['等本人同意', 'Not agreed yet'],
  looks: ['谁看过我的资料', 'Who looked at my data'],
  until: ['可以改到', 'Can be changed until'],
  handedIn: ['交表时间', 'Handed in'],
  missing: ['没交', 'Missing'],
  askedNoMore: [
    '主办单位不再要健康表。您交的还在，可以撤回。',
    'No form is asked any more. Yours is still kept; you may take it back.',
  ],
  closed: ['这一批已经开始，不能再改。', 'Your stay has begun; the form stays as it is.'],
  erases: [
    (days: number, on: string) => `结束 ${days} 天后（${on}）自动删除，只留“已交”二字。`,
    (days: number, on: string) =>
      `Deleted by itself ${counted(days, 'day')} after the end, on ${on}; that it was handed in is all that stays.`,
  ],
  erased: [
    (on: string) => `内容已于 ${on} 自动删除，不再保存。`,
    (on: string) => `What it said was deleted on ${on}; nothing of it is kept.`,
  ],
  erasedTag: ['已删除', 'Deleted'],
  agree: [
    '我同意把以上健康信息交给指定的医生，只用于这次疗休养的照护',
    'I agree that the named doctors read this, for care during this stay only',
  ],
  send: ['交健康表', 'Hand it in'],
  change: ['保存修改', 'Save changes'],
  takeBack: ['撤回并删除', 'Take it back and delete it'],
  desk: ['健康表', 'Health forms'],
  deskLead: [
    '打开一份即留下记录，本人看得到。只用于这次活动的照护。',
    'Each one you open is put on record, where the person sees it. For care during this programme only.',
  ],
  none: ['这一批还没有人有名额。', 'Nobody has a place here yet.'],
  batch: ['批次', 'Batch'],
  unit: ['所在工会', 'Union'],
  batchOf: [
    (label: string, handedIn: number, all: number) => `${label} 已交 ${handedIn}/${all}`,
    (label: string, handedIn: number, all: number) => `${label}: ${handedIn} of ${counted(all, 'form')}`,
  ],
  open: [(name: string) => `打开${name}的健康表`, (name: string) => `Open the form of ${name}`],
  back: ['返回名单', 'Back to the list'],
});

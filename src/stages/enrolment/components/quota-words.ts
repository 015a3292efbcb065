import { defineWords } from '../../../kernel/words.ts';

/** Words of the desk of quotas. */
export const quotaWords = defineWords({
  title: ['名额分配', 'Quotas'],
  unit: ['单位', 'Unit'],
  givenBy: ['由谁下拨', 'Given by'],
  granted: ['得到', 'In all'],
  givenOn: ['下拨', 'Given on'],
  taken: ['已用', 'Taken'],
  left: ['余', 'Left'],
  export: ['导出表格', 'Export'],
  give: ['下拨名额', 'Give places'],
  giver: ['由哪个单位下拨', 'Which unit gives'],
  giverLeft: [
    (unit: string, left: number) => `${unit}（余 ${left}）`,
    (unit: string, left: number) => `${unit} (${left} left)`,
  ],
  lead: [
    '填各下级单位一共得到多少；没列出的保持不变，填 0 收回。有人候补的，马上递补。',
    'Say what each unit below is to have in all. Those not listed stay as they are; 0 takes places back. Whoever waits moves up at once.',
  ],
  bySheet: ['或者上传表格', 'Or upload a sheet'],
  sheetNote: [
    '导出的表格改好“得到”一列就能传回；也可以只要“单位”“名额”两列。有一行不对，就都不改。',
    'Change the column “In all” of the exported sheet and upload it, or a sheet of units and places. One wrong row and nothing is changed.',
  ],
  choose: ['选择表格', 'Choose a sheet'],
  done: [(n: number) => `${n} 个单位的名额已调整`, (n: number) => `Places of ${n} units changed`],
  first: [
    (shown: number, all: number) => `先列出 ${shown} 个，共 ${all} 个，全部见导出的表格`,
    (shown: number, all: number) => `${shown} of ${all}; the exported sheet has all of them`,
  ],
  record: [(n: number) => `下拨记录（${n}）`, (n: number) => `Record (${n})`],
  pool: ['共用名额', 'the places shared by all'],
  given: [
    (from: string, to: string, n: number) => `${from} 下拨给 ${to} ${n} 个`,
    (from: string, to: string, n: number) => `${from} gave ${n} to ${to}`,
  ],
  takenBack: [
    (from: string, to: string, n: number) => `${to} 从 ${from} 收回 ${n} 个`,
    (from: string, to: string, n: number) => `${to} took ${n} back from ${from}`,
  ],
  clawedBack: [
    (from: string, to: string, n: number) => `到期收回：${from} 的 ${n} 个归${to}`,
    (from: string, to: string, n: number) => `Went back on the day: ${n} of ${from} to ${to}`,
  ],
  goesToAll: [
    (at: string) => `${at} 收回没用完的名额，由所有人共用，候补的人按先后递补。`,
    (at: string) => `What is left goes back ${at} and is shared by everyone; whoever waits moves up in order.`,
  ],
  wentToAll: [
    (at: string) => `没用完的名额已于 ${at} 收回，由所有人共用。`,
    (at: string) => `What was left went back ${at} and is shared by everyone.`,
  ],
  goesToGiver: [
    (at: string) => `${at} 收回没用完的名额，还给下拨的单位。`,
    (at: string) => `What is left goes back ${at} to the unions that gave it.`,
  ],
  wentToGiver: [
    (at: string) => `没用完的名额已于 ${at} 还给下拨的单位。`,
    (at: string) => `What was left went back to the unions that gave it ${at}.`,
  ],
});

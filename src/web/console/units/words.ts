import { counted, defineWords } from '../../../kernel/words.ts';

export const unitWords = defineWords({
  tree: ['工会组织树', 'Tree of unions'],
  find: ['按名称、拼音首字母或统一代码查找', 'Find by name, initials or code'],
  found: ['查找结果', 'Found'],
  notFound: [
    (q: string) => `没有找到“${q}”。试试简称、拼音首字母（如 yqzgh）或统一代码。`,
    (q: string) => `Nothing for “${q}”. Try a short name, initials or a code.`,
  ],
  below: [(n: string) => `下辖 ${n} 个`, (n: string) => `${n} below`],
  members: [(n: string) => `${n} 名会员`, (n: string) => counted(n, 'member')],
  open: [(name: string) => `展开 ${name}`, (name: string) => `Open ${name}`],
  close: [(name: string) => `收起 ${name}`, (name: string) => `Close ${name}`],
  pick: ['选择工会', 'Choose a union'],
  typeToFind: ['输入名称、拼音首字母或代码', 'Type a name, initials or a code'],
});

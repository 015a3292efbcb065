import { defineRefusals } from '../../kernel/refusal.ts';

export const rosterRefusals = defineRefusals('roster', {
  notFound: {
    status: 404,
    words: [
      '没有找到这次导入，或不在您的范围内。请从导入记录重新进入。',
      'This import was not found, or lies outside your reach. Open the list of imports again.',
    ],
    when: 'no such import, or one of a unit outside the scope',
  },
  empty: {
    status: 422,
    words: [
      '表格里没有数据行。请确认选对了工作表，表头下面有名单。',
      'The sheet has no rows of data. Check that it is the right one, with names below the headings.',
    ],
    when: 'a sheet without any row below its headings',
  },
  notNow: {
    status: 409,
    words: [
      '这次导入现为“{state}”，不能{move}。请刷新后再看。',
      'This import is “{stateEn}”; “{moveEn}” is not possible now. Reload it.',
    ],
    when: 'mapping, running or abandoning in a state that does not allow it',
  },
  unmapped: {
    status: 422,
    words: ['请先指明哪一列是{fields}。', 'Say first which column holds: {fieldsEn}.'],
    when: 'the name, or both document and phone, have no column',
  },
  unknownColumn: {
    status: 422,
    words: ['列“{column}”不在这张表里，请重新选择。', 'The column “{column}” is not in this sheet; choose again.'],
    when: 'a mapping names a column that the sheet does not have, or one column twice',
  },
  nothingGood: {
    status: 409,
    words: [
      '没有可以导入的行。请先改正表格里的问题，再重新上传。',
      'No row can go in. Correct the problems in the sheet and upload it again.',
    ],
    when: 'running an import of which every row is bad',
  },
  gone: {
    status: 410,
    words: ['这次导入的表格已删除，请重新上传。', 'The sheet of this import has been deleted; upload it again.'],
    when: 'the stored sheet is no longer there',
  },
  broken: {
    status: 503,
    words: [
      '处理时出了意外，已记录。没有导入的行都还在，请稍后再试一次。',
      'Something broke while working, and was recorded. No row was lost; try again later.',
    ],
    when: 'the work failed unexpectedly several times',
  },
});

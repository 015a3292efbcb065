import type { Bilingual } from '../../kernel/words.ts';

/** What can be wrong with a row, beyond what the codes of documents, phones and names say themselves. */
export const rowProblems = {
  unknownSex: (found: string): Bilingual => [
    `不认识的性别“${found}”，请填男或女。`,
    `“${found}” is no sex known here; write 男 or 女.`,
  ],
  unknownDocumentType: (found: string): Bilingual => [
    `不认识的证件类型“${found}”，请填居民身份证、护照、港澳居民来往内地通行证等。`,
    `“${found}” is no kind of document known here; write 居民身份证, 护照 or the like.`,
  ],
  unknownKind: (found: string): Bilingual => [
    `不认识的职工类别“${found}”。请改用系统里的类别，或不导入这一列。`,
    `“${found}” is no kind of worker known here. Use one that is, or leave this column out.`,
  ],
  badDay: (found: string): Bilingual => [
    `“${found}”不是日期，请按 2020-05-01 的格式填写。`,
    `“${found}” is no date; write it as 2020-05-01.`,
  ],
  futureDay: (found: string): Bilingual => [
    `入会日期 ${found} 在今天之后，请核对。`,
    `The day of joining, ${found}, lies in the future; please compare.`,
  ],
  identityNeeded: [
    '证件号码和手机至少填一项，以免重复登记。',
    'A document number or a phone is needed, so that nobody is registered twice.',
  ],
  duplicateDocument: (row: number): Bilingual => [
    `证件号码与第 ${row} 行相同，请删去一行，或核对号码。`,
    `The same document number as row ${row}; delete one of them, or compare the numbers.`,
  ],
  duplicatePhone: (row: number): Bilingual => [
    `手机号与第 ${row} 行相同。一个号码只能归一个人，请核对。`,
    `The same phone as row ${row}; a number belongs to one person. Please compare.`,
  ],
  nameDiffers: [
    '证件号码已登记在另一个姓名下。请核对；如确已改名，请先在会员资料里更正姓名。',
    'The document number is registered under another name. Compare them; if the name has changed, correct it in the record first.',
  ],
  phoneTaken: [
    '手机号已登记在另一个人名下。请核对；若号码已换了主人，可先不填，待原登记人的资料里删去它之后再补。',
    'The phone is registered to another person. Compare it; if the number has changed hands, leave it out until it is cleared in the other record.',
  ],
  memberElsewhere: [
    '已是其他工会的会员，一人只能有一个会籍。请先办理转会，再导入。',
    'Already a member of another union; a person has one membership. Have it transferred first, then import again.',
  ],
  unitNotFound: (found: string, root: string): Bilingual => [
    `在“${root}”及其下级里没有“${found}”。请填组织列表里的名称或统一社会信用代码。`,
    `There is no “${found}” in “${root}” or below. Write the name as in the list of units, or the unified social credit code.`,
  ],
  unitAmbiguous: (found: string, places: string): Bilingual => [
    `“${found}”有几个同名的：${places}。请改填统一社会信用代码。`,
    `“${found}” may be any of: ${places}. Write the unified social credit code instead.`,
  ],
  unitMerged: (found: string, successor: string): Bilingual => [
    `“${found}”已并入“${successor}”，请改填后者。`,
    `“${found}” has merged into “${successor}”; write that instead.`,
  ],
  unitClosed: (found: string): Bilingual => [
    `“${found}”已撤销，请改填现有的工会。`,
    `“${found}” is closed; write a union that exists now.`,
  ],
  unitMovedAway: (found: string, root: string): Bilingual => [
    `检查之后，“${found}”已移出“${root}”，不能再从这里导入。请到它现在的上级导入。`,
    `After the check, “${found}” was moved out of “${root}” and cannot be filled from here. Import at its present superior.`,
  ],
  unitWithoutMembers: (found: string): Bilingual => [
    `“${found}”是协作单位，不收会员，请改填工会。`,
    `“${found}” is a partner unit and has no members; write a union.`,
  ],
} as const;

import type { Bilingual } from '../../../kernel/words.ts';

/** What can be wrong with a row of a list of units, beyond what codes say themselves. */
export const unitProblems = {
  badName: (limit: number): Bilingual => [
    `名称应有 2 至 ${limit} 个字，不能含看不见的字符。`,
    `A name has 2 to ${limit} characters and no invisible ones.`,
  ],
  tooLong: (limit: number): Bilingual => [
    `最多 ${limit} 个字，请缩短。`,
    `At most ${limit} characters; please shorten it.`,
  ],
  unknownKind: (found: string): Bilingual => [
    `不认识的类型“${found}”，请填总工会、产业工会、工会联合会、基层工会、联合基层工会、分工会、工会小组或协作单位。`,
    `“${found}” is no kind of unit known here; write 总工会, 基层工会 or the like.`,
  ],
  kindNeeded: (name: string): Bilingual => [
    `从“${name}”看不出类型，请填写类型，如 基层工会。`,
    `“${name}” does not tell its kind; write one, such as 基层工会.`,
  ],
  kindNotUnder: ([kind, kindEn]: Bilingual, parent: string, [leaders, leadersEn]: Bilingual): Bilingual => [
    `${kind}不能设在“${parent}”下，可以设在：${leaders}。请核对类型和上级。`,
    `A unit of kind “${kindEn}” cannot lie under “${parent}”; it may lie under: ${leadersEn}. Compare kind and superior.`,
  ],
  badRegion: (found: string): Bilingual => [
    `区划代码“${found}”应是 6、9 或 12 位数字。`,
    `The region code “${found}” should have 6, 9 or 12 digits.`,
  ],
  badDay: (found: string): Bilingual => [
    `“${found}”不是日期，请按 2020-05-01 的格式填写。`,
    `“${found}” is no date; write it as 2020-05-01.`,
  ],
  tooLate: (found: string, days: number): Bilingual => [
    `日期 ${found} 太远，最多提前 ${days} 天，请核对年份。`,
    `${found} is too far ahead: at most ${days} days; check the year.`,
  ],
  gone: (found: string): Bilingual => [
    `这一行写明“${found}”。表格不撤销组织，也不恢复已撤销的，请删去这一行；撤销请在组织页办理。`,
    `This row says “${found}”. A sheet neither closes units nor brings closed ones back; delete the row. Close units on their own page.`,
  ],
  duplicate: (row: number): Bilingual => [
    `与第 ${row} 行是同一个组织，请删去一行。`,
    `The same unit as row ${row}; delete one of them.`,
  ],
  duplicateCode: (row: number): Bilingual => [
    `信用代码与第 ${row} 行相同，请删去一行，或核对代码。`,
    `The same code as row ${row}; delete one of them, or compare the codes.`,
  ],
  codeTaken: (name: string): Bilingual => [
    `该信用代码已登记在“${name}”名下，请核对代码。`,
    `The code is registered to “${name}”; compare it.`,
  ],
  nameDiffers: (name: string): Bilingual => [
    `该信用代码已登记在“${name}”名下。如已更名，请在组织页办理更名，再导入。`,
    `The code is registered to “${name}”. If the unit was renamed, rename it on its own page, then import again.`,
  ],
  liesElsewhere: (name: string, superior: string): Bilingual => [
    `“${name}”现在在“${superior}”下。表格不改变隶属关系，请在组织页调整上级，或把这里的上级改对。`,
    `“${name}” lies under “${superior}” now. A sheet does not move units: move it on its own page, or correct the superior here.`,
  ],
  beyondReach: (name: string, root: string): Bilingual => [
    `“${name}”不在“${root}”及其下级里，不能从这里导入。请到它的上级导入。`,
    `“${name}” does not lie in “${root}” or below and cannot be brought in from here. Import at its superior.`,
  ],
  alikeBelow: (name: string, superior: string): Bilingual => [
    `“${superior}”下已有“${name}”。请在上级一栏写明是它，还是要在所选组织下新建一个同名的。`,
    `“${name}” exists under “${superior}”. Say in the superior's column whether it is meant, or a new one under the chosen unit.`,
  ],
  goneMeanwhile: (name: string): Bilingual => [
    `检查之后，“${name}”已撤销或并入别处。请重新核对后再导入。`,
    `After the check, “${name}” was closed or merged. Compare it and import again.`,
  ],
  superiorNotFound: (found: string, root: string): Bilingual => [
    `上级“${found}”不在“${root}”及其下级里，也不是表里的另一行。请核对名称或代码。`,
    `The superior “${found}” is neither in “${root}” or below, nor another row of the sheet. Compare its name or code.`,
  ],
  superiorGone: (found: string): Bilingual => [
    `上级“${found}”已撤销或并入别处，请改填现有的组织。`,
    `The superior “${found}” was closed or merged; write a unit that exists now.`,
  ],
  superiorAmbiguous: (found: string, places: string): Bilingual => [
    `上级“${found}”有几个：${places}。请写成“上级的上级 > 上级”，或填信用代码。`,
    `The superior “${found}” may be any of: ${places}. Write “above > superior”, or its code.`,
  ],
  superiorNotIn: (row: number): Bilingual => [
    `上级在第 ${row} 行，那一行有问题，请先改正它。`,
    `Its superior stands in row ${row}, which has a problem; correct that first.`,
  ],
  superiorRing: (rows: readonly number[]): Bilingual => [
    `上级互相循环：第 ${rows.join(' → ')} 行。请改正其中一行的上级。`,
    `The superiors run in a ring: rows ${rows.join(' → ')}. Correct the superior of one of them.`,
  ],
  tooDeep: (levels: number): Bilingual => [
    `组织最多 ${levels} 级，请核对上级。`,
    `Units lie at most ${levels} levels deep; compare the superiors.`,
  ],
} as const;

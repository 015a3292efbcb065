import { foldWidth } from '../../../../kernel/codes/characters.ts';
import { type UnitKind, unitKindNames, unitKinds } from '../../../units/rules.ts';

const aliases: Partial<Record<UnitKind, readonly string[]>> = {
  territorial: ['地方总工会', '地方工会', '区总工会', '县总工会', '街道总工会', '乡镇总工会', '街道工会', '乡镇工会'],
  industrial: ['产业工会', '局工会', '集团工会', '集团公司工会', '系统工会', '行业工会'],
  association: ['联合会', '区域性工会联合会', '行业性工会联合会', '区域工会联合会', '行业工会联合会'],
  primary: [
    '单独基层工会',
    '单独建会',
    '独立建会',
    '基层工会委员会',
    '企业工会',
    '机关工会',
    '事业单位工会',
    '学校工会',
    '医院工会',
    '社区工会',
    '基层',
  ],
  joint: ['联合工会', '联合建会', '联合基层', '联合工会委员会', '联合基层工会委员会'],
  branch: ['分会', '分工会委员会', '部门工会', '车间工会'],
  group: ['小组'],
  partner: ['合作单位', '非工会'],
};

/** The kind of unit that a cell names, in either language or as sheets call it; undefined for anything else. */
export function findUnitKind(text: string): UnitKind | undefined {
  const wanted = fold(text);
  return unitKindNames.find((kind) =>
    [kind, ...unitKinds[kind].words, ...(aliases[kind] ?? [])].some((name) => fold(name) === wanted),
  );
}

const endings: readonly [RegExp, UnitKind][] = [
  [/总工会$/, 'territorial'],
  [/工会联合会$/, 'association'],
  [/联合(基层)?工会(委员会)?$/, 'joint'],
  [/分(工)?会$/, 'branch'],
  [/小组$/, 'group'],
  [/工会(工作)?委员会$|工会$/, 'primary'],
];

/** What a unit is by its name, where the sheet does not say; undefined where the name does not tell. */
export function guessUnitKind(name: string): UnitKind | undefined {
  return endings.find(([pattern]) => pattern.test(name))?.[1];
}

function fold(text: string): string {
  return foldWidth(text).toLowerCase().replace(/\s/g, '');
}

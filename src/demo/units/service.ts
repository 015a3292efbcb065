import { syntheticUscc } from '../../kernel/codes/uscc.ts';
import { childPath } from '../../kernel/unit-path.ts';
import { shortNameOf } from '../../people/units/rules.ts';
import { spellUnit } from '../../people/units/spelling/service.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { districts } from '../places/rules.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, type Dice, diceOf } from '../rules.ts';
import type { DemoUnit, DemoUnits } from './contract.ts';
import { unitsInEnglish } from './english/rules.ts';
import { industries, knownUnions, partners, type Trade, trades, wordEnds, wordStarts } from './rules.ts';

export const FEDERATION_NAME = '首都总工会';
const CAPITAL = '110000';
/** Unions of one employer under the streets and the industrial unions. */
const PRIMARY_UNIONS = 2000;
const JOINT_UNIONS = 60;
const UNION = '工会委员会';

interface Making {
  dice: Dice;
  units: DemoUnit[];
  /** Numbers of credit codes given so far. */
  codes: number;
  words: () => string;
}

type Given = Pick<DemoUnit, 'kind' | 'parts' | 'fromOn'> &
  Partial<Pick<DemoUnit, 'regionCode' | 'industryId' | 'address' | 'trade'>> & { under: DemoUnit | null };

/** Makes the whole tree from the seed; nothing is written yet. */
export function makeUnits(): DemoUnits {
  const dice = diceOf(DEMO_SEED);
  const making: Making = { dice, units: [], codes: 0, words: wordsOf(dice) };
  const top = make(making, {
    kind: 'territorial',
    parts: [FEDERATION_NAME],
    fromOn: '1950-02-01',
    under: null,
    regionCode: CAPITAL,
    address: '东城区南河沿 1 号',
  });
  const districtUnits = districts.map(({ name, regionCode }) =>
    make(making, {
      kind: 'territorial',
      parts: [name, '总工会'],
      fromOn: '1984-05-01',
      under: top,
      regionCode,
      address: `${name}工人文化宫`,
    }),
  );
  const industryUnits = industries.map((name) =>
    make(making, { kind: 'industrial', parts: [name], fromOn: '1996-03-01', under: top, regionCode: CAPITAL }),
  );
  const streets = districts.flatMap(({ places, regionCode, name }, index) =>
    places.map((place) =>
      make(making, {
        kind: 'territorial',
        parts: [place, '总工会'],
        fromOn: `${dice.between(2004, 2012)}-0${dice.between(1, 9)}-01`,
        under: districtUnits[index] ?? top,
        regionCode,
        address: `${name}${place}职工服务站`,
      }),
    ),
  );
  const homes = makeHomes(making, { streets, industryUnits });
  const byName = new Map(making.units.map((unit) => [unit.name, unit]));
  const partnerUnits = partners.map(([name, under]) =>
    make(making, { kind: 'partner', parts: [name], fromOn: '2022-01-01', under: (under && byName.get(under)) || top }),
  );
  for (const partner of partnerUnits) byName.set(partner.name, partner);
  return { all: making.units, byName, top, districts: districtUnits, homes, partners: partnerUnits };
}

function makeHomes(
  making: Making,
  { streets, industryUnits }: { streets: readonly DemoUnit[]; industryUnits: readonly DemoUnit[] },
): DemoUnit[] {
  const { dice } = making;
  const homes: DemoUnit[] = [];
  const industryOf = new Map(industryUnits.map((unit) => [unit.name, unit]));
  for (const [employer, key, district, street] of knownUnions) {
    const under = streets.find((unit) => unit.name === `${street}总工会` && isUnder(making, unit, district));
    const trade = trades.find((each) => each.key === key);
    if (under && trade) homes.push(makePrimary(making, { under, trade, name: [employer], industryOf }));
  }
  // Every street has two at least; the others lie where chance has it, one in eight directly under an industrial union.
  const places = [...streets, ...streets];
  while (places.length + homes.length < PRIMARY_UNIONS)
    places.push(dice.chance(0.12) ? dice.oneOf(industryUnits) : dice.oneOf(streets));
  for (const under of places) {
    const ofIndustry = trades.filter((trade) => trade.industry === under.name);
    const trade =
      under.kind === 'industrial' && ofIndustry.length > 0
        ? dice.oneOf(ofIndustry)
        : dice.weighted(trades.map((each) => [each, each.weight] as const));
    homes.push(makePrimary(making, { under, trade, name: employerOf(making, under, trade), industryOf }));
  }
  for (const under of dice.some(streets, JOINT_UNIONS)) {
    const trade = dice.oneOf(trades);
    const [area = ''] = under.parts;
    const parts = [area, dice.oneOf(['楼宇', '商圈', '物流园', '小微企业', '产业园']), '联合', UNION];
    homes.push(make(making, { kind: 'joint', parts, fromOn: dayIn(dice, 2015, 2023), under, trade }));
  }
  for (const home of dice.some(homes.slice(knownUnions.length, 500), 60)) {
    const below = dice.chance(0.7) ? 'branch' : 'group';
    for (const name of ['第一', '第二', '第三'].slice(0, dice.between(2, 3))) {
      const parts = below === 'branch' ? [name, '分工会'] : [name, '工会小组'];
      const { trade } = home;
      homes.push(
        make(making, {
          kind: below,
          parts,
          fromOn: home.fromOn > '2019-01-01' ? home.fromOn : '2019-01-01',
          under: home,
          ...(trade ? { trade } : {}),
        }),
      );
    }
  }
  return homes;
}

interface Primary {
  under: DemoUnit;
  trade: Trade;
  name: readonly string[];
  industryOf: ReadonlyMap<string, DemoUnit>;
}

function makePrimary(making: Making, { under, trade, name, industryOf }: Primary): DemoUnit {
  const { dice } = making;
  const industry = industryOf.get(trade.industry);
  const isBelow = industry !== undefined && under.id === industry.id;
  return make(making, {
    kind: 'primary',
    parts: [...name, UNION],
    fromOn: dayIn(dice, 2008, 2023),
    under,
    trade,
    industryId: industry && !isBelow && dice.chance(0.5) ? industry.id : null,
    regionCode: under.regionCode,
    address: under.kind === 'territorial' ? `${under.parts[0]}${dice.oneOf(roads)}${dice.between(1, 198)} 号` : null,
  });
}

const roads = ['兴业路', '文化路', '站前街', '工体路', '科创街', '银河路', '青年路', '康宁街', '育新街', '南大街'];

/** 北京市朝阳区晨禾小学, 北京瑞达速递有限公司. */
function employerOf({ words, units, dice }: Making, under: DemoUnit, trade: Trade): string[] {
  const end = dice.oneOf(trade.ends);
  const isPublic = trade.key === 'school' || trade.key === 'hospital' || trade.key === 'green';
  if (!isPublic || end.endsWith('公司')) return ['北京', words(), end];
  const district = units.find((unit) => unit.id === under.parentId && unit.parentId !== null);
  return district ? ['北京市', district.parts[0] ?? '', words(), end] : ['北京市', words(), end];
}

function wordsOf(dice: Dice): () => string {
  const all = wordStarts.flatMap((start) => wordEnds.map((end) => start + end)).filter((word) => word[0] !== word[1]);
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = dice.some(all, all.length);
    return left.pop() ?? '';
  };
}

function isUnder({ units }: Making, unit: DemoUnit, district: string): boolean {
  return units.some((each) => each.id === unit.parentId && each.name === `${district}总工会`);
}

function dayIn(dice: Dice, from: number, to: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dice.between(from, to)}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
}

function make(making: Making, { under, ...given }: Given): DemoUnit {
  const { dice, units } = making;
  const id = dice.id();
  const isUnion = given.kind !== 'partner' && given.kind !== 'branch' && given.kind !== 'group';
  const regionCode = given.regionCode ?? under?.regionCode ?? CAPITAL;
  if (isUnion) making.codes += 1;
  const unit: DemoUnit = {
    industryId: null,
    address: null,
    ...given,
    id,
    parentId: under?.id ?? null,
    path: childPath(under?.path ?? null, id),
    name: given.parts.join(''),
    regionCode,
    uscc: isUnion
      ? syntheticUscc({
          regionCode,
          sequence: making.codes,
          union: given.kind === 'primary' || given.kind === 'joint' ? 'primary' : 'other',
        })
      : null,
    validUntil: given.kind === 'primary' ? `${dice.between(2026, 2030)}-12-31` : null,
  };
  units.push(unit);
  return unit;
}

/** Writes the tree with its first spans and the beginnings of its history. */
export async function insertUnits(
  trx: Trx,
  { federationId, units, now }: { federationId: string; units: DemoUnits; now: Date },
): Promise<void> {
  const spelled = new Map<string, ReturnType<typeof spellUnit>>();
  const spell = (part: string) => {
    const known = spelled.get(part) ?? spellUnit(part);
    spelled.set(part, known);
    return known;
  };
  const changeIds = diceOf(DEMO_SEED + 1);
  await insertRows(
    trx,
    'units',
    units.all.map(({ parts, trade: _trade, ...unit }) => ({
      federationId,
      ...unit,
      shortName: shortNameOf(unit.name),
      nameEn: unitsInEnglish[unit.name] ?? '',
      pinyin: parts.map((part) => spell(part).pinyin).join(''),
      initials: parts.map((part) => spell(part).initials).join(''),
      formerNames: '',
      status: 'active',
      createdAt: now,
      version: 1,
    })),
  );
  await insertRows(
    trx,
    'unitParents',
    units.all.map(({ id, parentId, fromOn }) => ({ federationId, unitId: id, fromOn, parentId })),
  );
  await insertRows(
    trx,
    'unitChanges',
    units.all.map(({ id, name, kind, fromOn }) => ({
      federationId,
      id: changeIds.id(),
      unitId: id,
      kind: 'created',
      effectiveOn: fromOn,
      detail: { name, kind },
      actorName: '演示数据',
      recordedAt: now,
      appliedAt: now,
    })),
  );
}

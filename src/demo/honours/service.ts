import { addDays, dayOf, yearsBetween } from '../../kernel/dates.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { systemScope } from '../../people/access/mint/service.ts';
import { inTransaction, type Trx } from '../../platform/db/connect.ts';
import { contentKey } from '../../platform/files/keys.ts';
import type { House } from '../../platform/house.ts';
import { CONSENT_TEXT_VERSION, type DisplayUse, displayUseNames } from '../../registries/honours/register.ts';
import { type Conferral, conferHonours } from '../../registries/honours/service.ts';
import { portrait } from '../../web/kit/woodcuts/portrait.ts';
import { demoWorkers } from '../accounts/rules.ts';
import type { HonouredPerson } from '../people/contract.ts';
import type { Row } from '../rows/contract.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, type Dice, diceOf } from '../rules.ts';
import type { DemoUnit, DemoUnits } from '../units/contract.ts';
import {
  type Batch,
  deedsOf,
  fullBatches,
  fullDistrict,
  teamDeedsOf,
  teamNames,
  titles,
  usualBatches,
} from './rules.ts';

const CONFERRED = '04-28';

interface Making {
  dice: Dice;
  units: DemoUnits;
  /** Year of the latest conferral that lies behind. */
  year: number;
  files: Row[];
  federationId: string;
}

/**
 * Confers the honours of the demo: one district as in a real commendation, some in each other. All but a few persons
 * agreed to be shown; nobody was ever alive. Portraits are woodcuts of nobody.
 */
export async function loadHonours(
  house: House,
  {
    federationId,
    units,
    people,
    now,
  }: { federationId: string; units: DemoUnits; people: readonly HonouredPerson[]; now: Date },
): Promise<number> {
  const dice = diceOf(DEMO_SEED + 21);
  const today = dayOf(now);
  const year = Number(today.slice(0, 4)) - (today.slice(5) < CONFERRED ? 1 : 0);
  const making: Making = { dice, units, year, files: [], federationId };
  // Workers who sign in to the demo have one each, and have not answered where they may be shown.
  const own = people.slice(0, demoWorkers.length);
  const rest = people.slice(demoWorkers.length);
  const honours = units.districts.flatMap((district) => {
    const full = district.name === fullDistrict;
    const here = rest.filter(({ unit }) => isWithin(unit.path, district.path));
    const batches = full ? fullBatches : usualBatches;
    const chosen = dice.some(
      here,
      batches.reduce((sum, { individuals }) => sum + individuals, 0),
    );
    return batches.flatMap((batch) => [
      ...chosen.splice(0, batch.individuals).map((person) => honourOf(making, { person, batch, district })),
      ...collectivesOf(making, { batch, district }),
    ]);
  });
  const batch: Batch = { level: 'district', individuals: 1, collectives: 0 };
  const unanswered = own.map((person) => honourOf(making, { person, batch, district: districtOf(units, person.unit) }));
  for (const file of making.files) {
    const content = Buffer.from(String(file.svg));
    await house.files.put(String(file.storageKey), content, 'image/svg+xml');
  }
  const scope = await systemScope(house, federationId, { name: '演示数据' });
  return inTransaction(house.db, async (trx) => {
    await insertRows(
      trx,
      'files',
      making.files.map(({ svg: _, ...row }) => ({ ...row, createdAt: now })),
    );
    const conferred = await conferHonours(trx, scope, { now, honours, tellPeople: false });
    await conferHonours(trx, scope, { now, honours: unanswered });
    await agree(trx, {
      federationId,
      dice,
      now,
      ids: conferred.flatMap(({ id }, at) => (honours[at]?.personId ? [id] : [])),
    });
    return honours.length + unanswered.length;
  });
}

function districtOf({ districts, top }: DemoUnits, unit: DemoUnit): DemoUnit {
  return districts.find((district) => isWithin(unit.path, district.path)) ?? top;
}

function bodyOf({ units }: Making, level: Batch['level'], { district, unit }: { district: DemoUnit; unit: DemoUnit }) {
  if (level === 'national') return '中华全国总工会（演示）';
  if (level === 'city') return units.top.name;
  return level === 'district' ? district.name : unit.name;
}

const dayOfBatch = ({ year }: Making, { yearsAgo = 0 }: Batch) => `${year - yearsAgo}-${CONFERRED}`;

function honourOf(
  making: Making,
  { person, batch, district }: { person: HonouredPerson; batch: Batch; district: DemoUnit },
): Conferral {
  const { dice } = making;
  const on = dayOfBatch(making, batch);
  const years = Math.max(3, Math.min(30, yearsBetween(person.bornOn, on) - dice.between(20, 24)));
  const deeds = deedsOf({ post: person.post, years, oneOf: dice.oneOf });
  const number = dice.between(1, 60);
  return {
    level: batch.level,
    kind: 'individual',
    title: dice.oneOf<string>(titles[batch.level].individual),
    year: Number(on.slice(0, 4)),
    conferredOn: on,
    conferringBody: bodyOf(making, batch.level, { district, unit: person.unit }),
    basis: batch.level === 'enterprise' ? '' : `演示发〔${on.slice(0, 4)}〕${number}号`,
    personId: person.id,
    holderName: person.name,
    holderPost: person.post,
    unitId: person.unit.id,
    deedsShort: deeds.short,
    deedsLong: batch.level === 'national' || batch.level === 'city' ? deeds.long : '',
    portraitFileId: keepPortrait(making, person),
  };
}

function keepPortrait({ dice, files, federationId }: Making, { sex, unit }: HonouredPerson): string {
  const svg = portrait(files.length, { isWoman: sex === '2' });
  const content = Buffer.from(svg);
  const id = dice.id();
  files.push({
    federationId,
    id,
    storageKey: contentKey(federationId, content, 'image/svg+xml'),
    kind: 'picture',
    name: '演示画像.svg',
    contentType: 'image/svg+xml',
    bytes: content.length,
    sha256: Buffer.alloc(32),
    width: 300,
    height: 400,
    widths: [],
    unitId: unit.id,
    visibility: 'private',
    svg,
  });
  return id;
}

function collectivesOf(making: Making, { batch, district }: { batch: Batch; district: DemoUnit }): Conferral[] {
  const { dice, units } = making;
  const on = dayOfBatch(making, batch);
  const homes = units.homes.filter(({ path, kind }) => kind === 'primary' && isWithin(path, district.path));
  return dice.some(homes, batch.collectives).map((unit) => ({
    level: batch.level,
    kind: 'collective',
    title: dice.oneOf<string>(titles[batch.level].collective),
    year: Number(on.slice(0, 4)),
    conferredOn: on,
    conferringBody: bodyOf(making, batch.level, { district, unit }),
    basis: `演示发〔${on.slice(0, 4)}〕${dice.between(1, 60)}号`,
    holderName: `${unit.name.replace(/工会委员会$|工会联合会$|工会$/, '')}${dice.oneOf(teamNames)}`.slice(0, 60),
    unitId: unit.id,
    deedsShort: teamDeedsOf(dice.oneOf),
  }));
}

/** Most agree to all uses, some to the hall only, a few to none: what people do. */
async function agree(
  trx: Trx,
  { federationId, dice, now, ids }: { federationId: string; dice: Dice; now: Date; ids: readonly string[] },
): Promise<void> {
  const at = new Date(`${addDays(dayOf(now), -1)}T02:00:00Z`);
  const answers = ids.flatMap((honourId) => {
    const uses: readonly DisplayUse[] = dice.weighted([
      [displayUseNames, 17],
      [['hall'] as const, 2],
      [[] as const, 1],
    ]);
    return uses.length > 0 ? [{ honourId, uses }] : [];
  });
  await insertRows(
    trx,
    'honourConsents',
    answers.map(({ honourId, uses }) => ({
      federationId,
      id: dice.id(),
      honourId,
      number: 1,
      uses,
      givenBy: 'officer',
      actorName: '演示数据',
      evidence: '演示：本人签字同意书',
      textVersion: CONSENT_TEXT_VERSION,
      at,
    })),
  );
  for (const [key, group] of Map.groupBy(answers, ({ uses }) => uses.join())) {
    await trx
      .updateTable('honours')
      .set({ shownIn: key.split(',') })
      .where('federationId', '=', federationId)
      .where(
        'id',
        'in',
        group.map(({ honourId }) => honourId),
      )
      .execute();
  }
}

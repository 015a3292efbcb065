import { syntheticCitizenNumber } from '../../kernel/codes/citizen-number.ts';
import { sealDocument, sealPhone } from '../../people/members/sealing/service.ts';
import { spellPerson, spellUnit } from '../../people/units/spelling/service.ts';
import type { Trx } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { newSecret } from '../../platform/ids.ts';
import { demoWorkers } from '../accounts/rules.ts';
import type { Row } from '../rows/contract.ts';
import { insertRows } from '../rows/queries.ts';
import { DEMO_SEED, type Dice, diceOf } from '../rules.ts';
import type { DemoUnit, DemoUnits } from '../units/contract.ts';
import type { DemoPerson } from './contract.ts';
import { dottedNames, givenOf, rareCharacters, surnames } from './rules.ts';

export const DEMO_MEMBERS = 20_000;
/** Bytes of the key of a person's rotating code. */
const SECRET_BYTES = 20;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface MadePerson extends DemoPerson {
  sex: '1' | '2';
  surname: string;
  /** E.164, in a row of numbers kept for the demo: 190 0000 0000 and on. */
  phone: string;
  document: string;
  codeRef: string;
  post: string;
  joinedOn: string;
  state: 'active' | 'retained';
  /** Where the person was a member before, for a few. */
  before?: { unit: DemoUnit; fromOn: string };
}

/** Makes the members from the seed: the demo's own workers first, the others spread over the unions. */
export function makePeople(units: DemoUnits): MadePerson[] {
  const dice = diceOf(DEMO_SEED + 2);
  const numbers = new Map<string, number>();
  const people: MadePerson[] = demoWorkers.map((worker, index) => {
    const unit = units.byName.get(worker.unit);
    if (!unit) throw new RangeError(`no unit ${worker.unit}`);
    return {
      ...rest(dice, { index: index + 1, numbers, sex: worker.sex, bornOn: worker.bornOn, unit }),
      ...worker,
      surname: worker.name.slice(0, 1),
      unit,
      phone: `+86${worker.sign}`,
      state: 'active',
    };
  });
  // No union is empty; the larger ones draw more of the rest.
  const draws = units.homes.flatMap((home) => Array.from({ length: sizeOf(dice, home) }, () => home));
  for (let index = people.length; index < DEMO_MEMBERS; index++) {
    const unit = units.homes[index - demoWorkers.length] ?? dice.oneOf(draws);
    people.push(makePerson(dice, { unit, index: index + 1, numbers, units }));
  }
  return people;
}

function sizeOf(dice: Dice, { kind }: DemoUnit): number {
  if (kind === 'group') return dice.between(1, 3);
  if (kind === 'branch') return dice.between(2, 8);
  return dice.chance(0.08) ? dice.between(20, 45) : dice.between(2, 16);
}

interface Making {
  unit: DemoUnit;
  index: number;
  numbers: Map<string, number>;
  units: DemoUnits;
}

function makePerson(dice: Dice, { unit, index, numbers, units }: Making): MadePerson {
  const sex = dice.chance(unit.trade?.women ?? 0.4) ? '2' : '1';
  const year = dice.chance(0.55) ? dice.between(1982, 2000) : dice.between(1966, 2005);
  const bornOn = dayIn(dice, year);
  const known = rest(dice, { index, numbers, sex, bornOn, unit });
  const [workerKinds, post] = tradeOf(dice, unit);
  const dotted = dice.chance(0.004) ? dice.oneOf(dottedNames) : undefined;
  if (dotted && dotted[1] === sex) return { ...known, name: dotted[0], surname: '', workerKinds, post };
  const surname = dice.weighted(surnames);
  const name = surname + givenNameOf(dice, sex, year);
  const moved = dice.chance(0.015) ? { unit: dice.oneOf(units.homes), fromOn: `${year + 22}-03-01` } : undefined;
  const hasBefore =
    moved && moved.unit.id !== unit.id && moved.unit.fromOn < moved.fromOn && moved.fromOn < known.joinedOn;
  return { ...known, name, surname, workerKinds, post, ...(hasBefore ? { before: moved } : {}) };
}

function tradeOf(dice: Dice, unit: DemoUnit): [readonly string[], string] {
  const kinds = unit.trade?.kinds ?? [];
  if (kinds.length === 0) return [[], ''];
  const [workerKinds, post] = dice.weighted(kinds.map((each) => [each, each[2]] as const));
  return [workerKinds, post];
}

/** All of a person but name, kinds and post. */
function rest(
  dice: Dice,
  { index, numbers, sex, bornOn, unit }: Omit<Making, 'units'> & { sex: '1' | '2'; bornOn: string },
) {
  const since = [unit.fromOn, `${Number(bornOn.slice(0, 4)) + 20}-01-01`, '2009-01-01'].sort().at(-1) ?? unit.fromOn;
  const from = Number(since.slice(0, 4)) + 1;
  return {
    id: dice.id(),
    unit,
    sex,
    bornOn,
    phone: `+86190${String(index).padStart(8, '0')}`,
    document: numberOf(numbers, sex, bornOn),
    codeRef: Array.from({ length: 12 }, () => CROCKFORD.charAt(dice.between(0, 31))).join(''),
    joinedOn: dayIn(dice, dice.between(Math.min(from, 2025), 2025)),
    state: dice.chance(0.02) ? ('retained' as const) : ('active' as const),
  };
}

/** A citizen number in region 000000, which no person has; men have odd sequences, women even ones. */
function numberOf(numbers: Map<string, number>, sex: '1' | '2', bornOn: string): string {
  const key = `${bornOn}${sex}`;
  const count = numbers.get(key) ?? 0;
  numbers.set(key, count + 1);
  return syntheticCitizenNumber({ birthDate: bornOn, sequence: count * 2 + (sex === '1' ? 1 : 2) });
}

function givenNameOf(dice: Dice, sex: '1' | '2', year: number): string {
  const generation = year < 1975 ? 'before1975' : year < 1990 ? 'before1990' : 'since1990';
  const characters = givenOf[sex][generation];
  const first = dice.chance(0.004) ? dice.oneOf(rareCharacters) : dice.oneOf(characters);
  if (dice.chance(year < 1990 ? 0.3 : 0.15)) return first;
  const second = dice.oneOf(characters);
  return second === first && dice.chance(0.7) ? first : first + second;
}

function dayIn(dice: Dice, year: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`;
}

interface Inserting {
  federationId: string;
  people: readonly MadePerson[];
  now: Date;
}

/** Writes persons with sealed documents and phones, and their memberships with history. */
export async function insertPeople(house: Pick<House, 'vault'>, trx: Trx, inserting: Inserting): Promise<void> {
  await insertRows(trx, 'persons', personRows(house, inserting));
  await insertMemberships(trx, inserting);
}

/** The rows of persons, made as they are asked for: sealing takes as long as writing. */
function* personRows(house: Pick<House, 'vault'>, { federationId, people, now }: Inserting): Generator<Row> {
  const secrets = newSecret(SECRET_BYTES * people.length);
  const spell = spellerOf();
  for (const [index, person] of people.entries()) {
    yield {
      federationId,
      id: person.id,
      name: person.name,
      ...spell(person),
      sex: person.sex,
      bornOn: person.bornOn,
      ...sealPhone(house, person.id, { e164: person.phone, shown: person.phone.slice(3) }),
      ...sealDocument(house, person.id, { type: 'citizenId', number: person.document }),
      workerKinds: person.workerKinds,
      codeRef: person.codeRef,
      codeSecret: secrets.subarray(index * SECRET_BYTES, (index + 1) * SECRET_BYTES),
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
  }
}

async function insertMemberships(trx: Trx, { federationId, people, now }: Inserting): Promise<void> {
  const dice = diceOf(DEMO_SEED + 3);
  const spells = people.flatMap(({ id, unit, state, post, joinedOn, before }, index) => {
    const plain = { federationId, personId: id, post: post || null, createdAt: now, version: 1 };
    const memberNo = `11${String(10_000_001 + index)}`;
    const live = {
      ...plain,
      id: dice.id(),
      unitId: unit.id,
      state,
      memberNo,
      fromOn: joinedOn,
      toOn: null,
      endReason: null,
    };
    if (!before) return [live];
    const past = { state: 'ended', toOn: joinedOn, endReason: 'transferred', memberNo, fromOn: before.fromOn };
    return [{ ...plain, id: dice.id(), unitId: before.unit.id, ...past }, live];
  });
  await insertRows(trx, 'memberships', spells);
  await insertRows(
    trx,
    'membershipChanges',
    spells.map(({ id, fromOn, endReason }) => ({
      federationId,
      id: dice.id(),
      membershipId: id,
      at: `${fromOn}T02:00:00Z`,
      actorName: '演示数据',
      kind: endReason ? 'transferred' : 'joined',
      detail: {},
    })),
  );
}

/** Spells names quickly: surnames as surnames are read, each character of a given name once. */
function spellerOf() {
  const surnameOf = new Map<string, ReturnType<typeof spellPerson>>();
  const characterOf = new Map<string, ReturnType<typeof spellPerson>>();
  const known = (map: typeof surnameOf, text: string, spell: typeof spellPerson) => {
    const found = map.get(text) ?? spell(text);
    map.set(text, found);
    return found;
  };
  return ({ name, surname }: Pick<MadePerson, 'name' | 'surname'>) => {
    if (surname === '') return spellPerson(name);
    const parts = [
      known(surnameOf, surname, spellPerson),
      ...[...name.slice(surname.length)].map((character) => known(characterOf, character, spellUnit)),
    ];
    return {
      pinyin: parts.map((part) => part.pinyin).join(''),
      initials: parts.map((part) => part.initials).join(''),
    };
  };
}

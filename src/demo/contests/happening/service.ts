import { createHash } from 'node:crypto';
import { isWithin } from '../../../kernel/unit-path.ts';
import { actingFor } from '../../../people/access/mint/service.ts';
import type { Scope } from '../../../people/access/rules.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { contentKey } from '../../../platform/files/keys.ts';
import type { House } from '../../../platform/house.ts';
import { updateStage } from '../../../programmes/arrange/service.ts';
import { read, takeAction } from '../../../programmes/calls/service.ts';
import { listStages, type StageRow } from '../../../programmes/queries.ts';
import { scene } from '../../../web/kit/woodcuts/scene.ts';
import type { DemoAccount } from '../../accounts/contract.ts';
import type { DemoPerson } from '../../people/contract.ts';
import { insertRows } from '../../rows/queries.ts';
import { DEMO_SEED, type Dice, diceOf } from '../../rules.ts';
import type { DemoUnit } from '../../units/contract.ts';
import { essays, markOf, PHOTOS, photoOf, photoTiers, remarks } from './rules.ts';

const DAY_MS = 86_400_000;
const OWN_WORKERS = 3;
const JUDGES = 4;

export interface Happening {
  house: House;
  /** Acts as the organiser. */
  scope: Scope;
  federationId: string;
  programmeId: string;
  unit: DemoUnit;
  people: readonly DemoPerson[];
  accounts: ReadonlyMap<string, DemoAccount>;
  now: Date;
}

/** One contest while it happens: who acts, and when. */
interface Making extends Happening {
  dice: Dice;
  stages: ReadonlyMap<string, StageRow>;
  here: DemoPerson[];
  elsewhere: DemoPerson[];
}

async function making(given: Happening, seed: number): Promise<Making> {
  const rows = await listStages(given.house.db, given.scope, given.programmeId);
  const others = given.people.slice(OWN_WORKERS);
  const dice = diceOf(DEMO_SEED + seed);
  return {
    ...given,
    dice,
    stages: new Map(rows.map((stage) => [stage.key, stage])),
    here: dice.some(
      others.filter(({ unit }) => isWithin(unit.path, given.unit.path)),
      40,
    ),
    elsewhere: dice.some(
      others.filter(({ unit }) => !isWithin(unit.path, given.unit.path)),
      JUDGES,
    ),
  };
}

const at = ({ house, now }: Making, daysAgo: number): House => ({
  ...house,
  now: () => new Date(now.getTime() - daysAgo * DAY_MS),
});

/** The scope of somebody of the demo, as a sign-in of theirs would have it. */
function scopeOf({ scope, dice }: Making, who: { name: string; personId?: string; accountId?: string }) {
  const actor = {
    ...{ kind: 'account' as const, id: who.accountId ?? dice.id(), name: who.name, personId: who.personId ?? null },
  };
  return actingFor(scope, actor);
}

function act<Answer>(
  made: Making,
  key: string,
  call: { name: string; input?: object; daysAgo: number; as?: Scope },
): Promise<Answer> {
  const stage = made.stages.get(key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  return takeAction(at(made, call.daysAgo), call.as ?? made.scope, {
    ...{ kind: stage.kind, stageId: stage.id, name: call.name, input: call.input ?? {} },
  }) as Promise<Answer>;
}

function look<Answer>(made: Making, key: string, name: string, as: Scope = made.scope, input: object = {}) {
  const stage = made.stages.get(key);
  const call = { kind: stage?.kind ?? '', stageId: stage?.id ?? '', name, input };
  return read(made.house, as, call) as Promise<Answer>;
}

/** Changes some settings of a stage before anything happens in it. */
async function change(made: Making, key: string, settings: object, daysAgo: number): Promise<void> {
  const stage = made.stages.get(key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  await updateStage(at(made, daysAgo), made.scope, {
    ...{ programmeId: made.programmeId, stageId: stage.id, version: stage.version },
    settings: { ...(stage.settings as object), ...settings },
  });
}

/** A drawn photo, kept as one that this account sent. */
async function keepPhoto({ house, federationId, unit, dice, now }: Making, turn: number, by: string): Promise<string> {
  const content = Buffer.from(scene(turn));
  const id = dice.id();
  const storageKey = contentKey(federationId, content, 'image/svg+xml');
  await house.files.put(storageKey, content, 'image/svg+xml');
  const rows = [
    {
      ...{
        federationId,
        id,
        storageKey,
        kind: 'picture',
        name: `演示照片${turn + 1}.svg`,
        contentType: 'image/svg+xml',
      },
      ...{ bytes: content.length, sha256: createHash('sha256').update(content).digest(), width: 1560, height: 1040 },
      ...{ widths: [], unitId: unit.id, visibility: 'private', uploadedBy: by, createdAt: now },
    },
  ];
  await inTransaction(house.db, (trx) => insertRows(trx, 'files', rows));
  return id;
}

/** Photos come in over some weeks, each by somebody of the organiser's unions. */
async function handInPhotos(
  made: Making,
  { count, from, to, first = 0 }: { count: number; from: number; to: number; first?: number },
) {
  for (let turn = 0; turn < count; turn += 1) {
    const person = made.here[turn % made.here.length];
    if (!person) return;
    const accountId = made.dice.id();
    const as = scopeOf(made, { name: person.name, personId: person.id, accountId });
    const fileId = await keepPhoto(made, first + turn, accountId);
    await act(made, 'works', {
      ...{ name: 'handIn', as, daysAgo: from + ((to - from) * turn) / count },
      input: { ...photoOf(first + turn), files: [{ fileId, caption: '' }], agreed: true },
    });
  }
}

/** Judges from outside, the first of whom signs in to the demo. @param left how many sheets the first and the last leave open */
async function judge(
  made: Making,
  { daysAgo, left = { first: 0, last: 0 } }: { daysAgo: number; left?: { first: number; last: number } },
): Promise<void> {
  const { dice, accounts, elsewhere } = made;
  const own = accounts.get('judge');
  const panel = [
    ...(own ? [{ name: own.name, accountId: own.id }] : []),
    ...elsewhere.map(({ id, name }) => ({ name, personId: id })),
  ];
  for (const { name: _, ...who } of panel) await act(made, 'judging', { name: 'invite', daysAgo, input: who });
  await act(made, 'judging', { name: 'start', daysAgo });
  const merits = new Map<string, number>();
  for (const [turn, who] of panel.entries()) {
    const as = scopeOf(made, who);
    const { entries } = await look<{ entries: { entryId: string }[] }>(made, 'judging', 'desk', as);
    const open = turn === 0 ? left.first : turn === panel.length - 1 ? left.last : 0;
    for (const { entryId } of entries.slice(0, Math.max(0, entries.length - open))) {
      const merit = merits.get(entryId) ?? dice.between(0, 100) / 100;
      merits.set(entryId, merit);
      const { criteria } = await look<{ criteria: { key: string }[] }>(made, 'judging', 'sheet', as, { entryId });
      const see = () => markOf(merit, { severity: turn / panel.length, chance: dice.between(0, 100) / 100 });
      const marks = Object.fromEntries(criteria.map(({ key }) => [key, see()]));
      const comment = dice.chance(0.2) ? dice.oneOf(remarks) : '';
      const input = { entryId, version: 0, marks, comment };
      await act(made, 'judging', { name: 'mark', as, daysAgo: daysAgo - 1, input });
    }
  }
}

/** A photo contest from the first photo to the certificates. */
export async function judgedPhotos(given: Happening, { from, to }: { from: number; to: number }): Promise<void> {
  const made = await making(given, 71);
  await change(made, 'awards', { tiers: photoTiers, organisers: null }, from);
  await handInPhotos(made, { count: PHOTOS, from: from - 1, to: to + 20 });
  await judge(made, { daysAgo: to + 15 });
  await act(made, 'judging', { name: 'close', daysAgo: to + 10 });
  const { digest } = await look<{ digest: string }>(made, 'judging', 'preview');
  await act(made, 'judging', { name: 'release', daysAgo: to + 9, input: { digest } });
  await award(made, to + 5);
}

/** Ties at the edge of a tier go to whoever stands first; then the list is released. */
async function award(made: Making, daysAgo: number): Promise<void> {
  interface Draft {
    digest: string;
    open: { tier: string; group: string; places: number; among: { subject: object }[] }[];
  }
  for (;;) {
    const { digest, open } = await look<Draft>(made, 'awards', 'draft');
    const [tie] = open;
    if (!tie) {
      await act(made, 'awards', { name: 'release', daysAgo, input: { digest } });
      return;
    }
    await act(made, 'awards', {
      ...{ name: 'decide', daysAgo },
      input: {
        ...{ tier: tie.tier, group: tie.group, reason: '评委会复议确定' },
        chosen: tie.among.slice(0, tie.places).map(({ subject }) => subject),
      },
    });
  }
}

/** A photo contest that is taking works. */
export async function openPhotos(given: Happening, { from }: { from: number }): Promise<void> {
  await handInPhotos(await making(given, 72), { count: 10, from: from - 1, to: 0.2, first: 30 });
}

/** Essays that are being read: the demo's judge still has some to do, another is late. */
export async function essaysInReading(given: Happening, { from }: { from: number }): Promise<void> {
  const made = await making(given, 73);
  await change(made, 'works', { text: { required: true, least: 100, most: 3000 } }, from);
  await change(made, 'judging', { assign: 'all' }, from);
  for (const [turn, [title, text]] of essays.entries()) {
    const person = made.here[turn];
    if (!person) return;
    const as = scopeOf(made, { name: person.name, personId: person.id });
    await act(made, 'works', {
      ...{ name: 'handIn', as, daysAgo: from - 1 - turn / 2 },
      input: { title, text, agreed: true },
    });
  }
  await judge(made, { daysAgo: 2, left: { first: 4, last: 1 } });
}

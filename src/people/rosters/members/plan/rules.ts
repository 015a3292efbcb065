import type { Day } from '../../../../kernel/dates.ts';
import { isWithin, type UnitPath } from '../../../../kernel/unit-path.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { type KnownPerson, matchPerson } from '../../../members/persons/rules.ts';
import type { RowProblem } from '../../rows/rules.ts';
import { rowProblems } from '../../words.ts';
import type { RosterFieldKey } from '../fields/rules.ts';
import type { RosterRow } from '../rows/rules.ts';

/** Who is on the register already, as a plan looks at it. */
export interface RegisteredPerson extends KnownPerson {
  sex: string;
  bornOn: Day | null;
  workerKinds: readonly string[];
  membership: {
    id: string;
    unitId: string;
    unitPath: UnitPath;
    post: string | null;
    memberNo: string | null;
    fromOn: Day;
  } | null;
}

/** What a row would change of a person and a membership; nothing where a field is left out. */
export interface RowChange {
  sex?: string;
  bornOn?: Day;
  workerKinds?: string[];
  /** The phone of the row takes the place of the one on record. */
  phone?: true;
  /** The document of the row fills the gap. */
  document?: true;
  post?: string;
  memberNo?: string;
  fromOn?: Day;
  /** Into the unit that the row names. */
  transfer?: true;
}

export type RowPlan<Known extends RegisteredPerson> =
  | { kind: 'create' }
  | { kind: 'join'; person: Known; change: RowChange }
  | { kind: 'update'; person: Known; change: RowChange }
  | { kind: 'unchanged'; person: Known }
  | { kind: 'refused'; problem: RowProblem };

interface Planned<Known extends RegisteredPerson> {
  row: RosterRow;
  /** Hex; null where the row has none. */
  documentHash: string | null;
  phoneHash: string | null;
  /** The unit that the row goes into. */
  unitId: string;
  /** Path of the unit that the import goes into: who is a member beyond it is somebody else's. */
  rootPath: UnitPath;
  byDocument: Known | undefined;
  byPhone: Known | undefined;
}

const matchFields = {
  nameDiffers: 'name',
  phoneTaken: 'phone',
  identityNeeded: 'documentNumber',
} as const satisfies Record<string, RosterFieldKey>;

/**
 * What a checked row does to the register. The same row again changes nothing: an empty cell says nothing, kinds of
 * worker are added and never taken away, names are never changed by a sheet.
 */
export function planRow<Known extends RegisteredPerson>(planned: Planned<Known>): RowPlan<Known> {
  const { row, documentHash, phoneHash, unitId, rootPath } = planned;
  const match = matchPerson({ name: row.facts.name, documentHash, phoneHash }, planned);
  if (match.kind === 'refused') return refused(matchFields[match.problem], rowProblems[match.problem]);
  if (match.kind === 'new') return { kind: 'create' };
  const { person } = match;
  const { membership } = person;
  if (membership && !isWithin(membership.unitPath, rootPath))
    return refused('documentNumber', rowProblems.memberElsewhere);
  const change = personChange(person, planned);
  if (!membership) return { kind: 'join', person, change };
  const isNamed = row.unit.name !== '' || row.unit.uscc !== '';
  if (row.post !== null && row.post !== membership.post) change.post = row.post;
  if (row.memberNo !== null && row.memberNo !== membership.memberNo) change.memberNo = row.memberNo;
  if (isNamed && unitId !== membership.unitId) change.transfer = true;
  else if (row.fromOn !== null && row.fromOn !== membership.fromOn) change.fromOn = row.fromOn;
  return Object.keys(change).length > 0 ? { kind: 'update', person, change } : { kind: 'unchanged', person };
}

function personChange<Known extends RegisteredPerson>(
  person: Known,
  { row, documentHash, phoneHash }: Planned<Known>,
): RowChange {
  const { facts, workerKinds } = row;
  const added = workerKinds.filter((kind) => !person.workerKinds.includes(kind));
  return {
    ...(person.sex === '0' && facts.sex !== '0' ? { sex: facts.sex } : {}),
    ...(person.bornOn === null && facts.bornOn !== null ? { bornOn: facts.bornOn } : {}),
    ...(added.length > 0 ? { workerKinds: [...person.workerKinds, ...added] } : {}),
    ...(phoneHash !== null && phoneHash !== person.phoneHash ? { phone: true as const } : {}),
    ...(documentHash !== null && person.documentHash === null ? { document: true as const } : {}),
  };
}

function refused(field: RosterFieldKey, words: Bilingual) {
  return { kind: 'refused' as const, problem: { field, words } };
}

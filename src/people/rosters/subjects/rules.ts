import type { FieldTable } from '../fields/rules.ts';
import { rosterFields } from '../members/fields/rules.ts';
import type { RosterSubject } from '../rules.ts';
import { unitFields } from '../units/fields/rules.ts';

interface Subject {
  fields: FieldTable;
  /** Of each group, one field at least needs a column. */
  needs: readonly (readonly string[])[];
}

/** What sheets of each subject can say. */
export const subjects: Record<RosterSubject, Subject> = {
  members: { fields: rosterFields, needs: [['name'], ['documentNumber', 'phone']] },
  units: { fields: unitFields, needs: [['name']] },
};

/** The first group of which no field has a column. */
export function findUnmapped(subject: RosterSubject, mapped: readonly string[]): readonly string[] | undefined {
  return subjects[subject].needs.find((group) => !group.some((field) => mapped.includes(field)));
}

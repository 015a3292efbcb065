import { type Me, type UnitRef, useMe } from './session.ts';
import { createStore, useStore } from './store.ts';

const storageKey = 'unionhall.unit';

const chosenUnitId = createStore<string | undefined>(localStorage.getItem(storageKey) ?? undefined);

/** The units on which somebody holds a role, each once, their own first. */
export function unitsOf(me: Pick<Me, 'unit' | 'roles'>): UnitRef[] {
  const held = me.roles.map((grant) => grant.unit);
  const all = held.some((unit) => unit.id === me.unit.id) || held.length === 0 ? [me.unit, ...held] : held;
  return [...new Map(all.map((unit) => [unit.id, unit])).values()];
}

/** The unit for which the officer acts: figures, new programmes and the tree start there. */
export function useActingUnit(): UnitRef {
  const me = useMe();
  const chosen = useStore(chosenUnitId);
  const units = unitsOf(me);
  return units.find((unit) => unit.id === chosen) ?? units[0] ?? me.unit;
}

/** Acts for another unit from now on, on this machine. */
export function chooseActingUnit(unitId: string): void {
  localStorage.setItem(storageKey, unitId);
  chosenUnitId.set(unitId);
}

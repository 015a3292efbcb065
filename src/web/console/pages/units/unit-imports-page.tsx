import { ImportsView } from '../../imports/imports-view.tsx';

/** Imports of units: a new one, and those before it. */
export function UnitImportsPage() {
  return <ImportsView subject="units" />;
}

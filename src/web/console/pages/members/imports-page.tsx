import { ImportsView } from '../../imports/imports-view.tsx';

/** Imports of members: a new one, and those before it. */
export function ImportsPage() {
  return <ImportsView subject="members" />;
}

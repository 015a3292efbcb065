import { ImportView } from '../../imports/import-view.tsx';

/** One import of units. */
export function UnitImportPage() {
  return <ImportView subject="units" />;
}

import { ImportView } from '../../imports/import-view.tsx';

/** One import of members. */
export function ImportPage() {
  return <ImportView subject="members" />;
}

import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { ErrorNote, Loading } from '../parts/note.tsx';
import { Page } from '../parts/page.tsx';
import { useWords } from '../preferences.tsx';
import { shellWords } from './words.ts';

/** A page that did not open: why, and a way to try again. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const w = useWords(shellWords);
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title={w.failedTitle}>
      <ErrorNote error={error} onRetry={again} />
    </Page>
  );
}

/** Lines while a page is on its way. */
export function RoutePending() {
  return (
    <div className="page">
      <Loading rows={8} />
    </div>
  );
}

/** An address that leads nowhere. */
export function RouteMissing() {
  const w = useWords(shellWords);
  return (
    <Page title={w.notFoundTitle}>
      <p>{w.notFound}</p>
      <p>
        <Link to="/">{w.home}</Link>
      </p>
    </Page>
  );
}

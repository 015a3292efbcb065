import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { PlaceLink } from '../parts/place-link.tsx';
import { splitPlace } from '../places.ts';

/** Where a row leads: a page of its own, or its details beside the list. */
export type RowTarget = { href: string } | { open: string };

/** The name of a row as the link that opens it. */
export function RowLink({ target, children }: { target: RowTarget | undefined; children: ReactNode }) {
  if (!target) return children;
  if ('href' in target) {
    return (
      <PlaceLink to={target.href} className="row-link">
        {children}
      </PlaceLink>
    );
  }
  return (
    <Link
      to="."
      search={(before: Record<string, unknown>) => ({ ...before, open: target.open })}
      resetScroll={false}
      className="row-link"
    >
      {children}
    </Link>
  );
}

/** Opens a row when its free surface is pressed; links, boxes and marked text keep their own meaning. */
export function useRowPress(): (event: MouseEvent<HTMLElement>, target: RowTarget | undefined) => void {
  const navigate = useNavigate();
  return (event, target) => {
    const pressed = event.target as HTMLElement;
    if (!target || pressed.closest('a, button, input, label') || getSelection()?.isCollapsed === false) return;
    if ('href' in target) void navigate(splitPlace(target.href) as never);
    else
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, open: target.open }),
        resetScroll: false,
      });
  };
}

import { Link, type LinkComponentProps } from '@tanstack/react-router';
import { splitPlace } from '../places.ts';

export type PlaceLinkProps = Omit<LinkComponentProps, 'to' | 'search' | 'params'> & {
  /** An address within the console, with its search: `/figures?unit=…` (`places.ts`). */
  to: string;
};

/** A link to an address within the console that is held as text. */
export function PlaceLink({ to, ...anchor }: PlaceLinkProps) {
  const place = splitPlace(to);
  return <Link {...anchor} to={place.to} search={place.search as never} />;
}

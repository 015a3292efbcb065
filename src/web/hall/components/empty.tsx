import type { Edition, Link } from '../views/frame.ts';
import { Picture } from './picture.tsx';

/** Nothing here: a woodcut, a sentence, and what to do. */
export function Empty({
  title,
  text,
  links,
  woodcut,
  edition,
}: {
  title: string;
  text?: string;
  links?: Link[];
  woodcut: string;
  edition: Edition;
}) {
  return (
    <div className="empty">
      <Picture picture={{ kind: 'woodcut', name: woodcut }} edition={edition} sizes="20rem" mute />
      <p className="serif">{title}</p>
      {text && <p className="meta">{text}</p>}
      {links?.map((link) => (
        <a key={link.href} className="btn btn-quiet" href={link.href}>
          {link.label}
        </a>
      ))}
    </div>
  );
}

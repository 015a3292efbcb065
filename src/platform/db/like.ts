/** A text as it stands in a LIKE pattern: its own percent signs and the like mean themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
}

/** The LIKE pattern of whatever contains a text. */
export const containing = (text: string): string => `%${escapeLike(text)}%`;

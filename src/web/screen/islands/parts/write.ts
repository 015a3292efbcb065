/** Puts a text into an element whose only child is a text: the same node all the weeks, so that none piles up. */
export function write(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild instanceof Text) {
    if (firstChild.data !== text) firstChild.data = text;
  } else element.textContent = text;
}

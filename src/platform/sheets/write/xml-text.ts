/** What cannot stand in the text of an XML 1.0 document as it is, and what reads as an escape though it is none. */
const NEEDS_CARE = /[&<>"\r\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|[^\P{Cc}\t\n]/u;
const PARTS_NEEDING_CARE = new RegExp(NEEDS_CARE.source, 'gu');
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for an element or attribute of SpreadsheetML. Characters that XML cannot hold become `_x000B_`
 * (ECMA-376 part 1, 22.9.2.19); halves of surrogate pairs become U+FFFD.
 */
export function xmlText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (!NEEDS_CARE.test(whole)) return whole;
  return whole.replace(PARTS_NEEDING_CARE, (part) => {
    if (part.length > 1) return `_x005F${part}`;
    return ENTITIES[part] ?? `_x${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

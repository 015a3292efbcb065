const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in a page or an attribute. */
export const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

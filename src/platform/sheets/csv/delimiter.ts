const DELIMITERS = [',', ';', '\t'] as const;
const LINES = 20;

/** The delimiter that splits the first lines most evenly; a comma where none does. Quoted parts do not count. */
export function detectDelimiter(head: string): string {
  const lines = head
    .replace(/"[^"]*("|$)/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    if (usual === 0) continue;
    const score = counts.filter((count) => count === usual).length * 100 + usual;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

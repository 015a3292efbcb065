export function FiguresTab() {
  return <p>…</p>;
}

export function BriefsTab() {
  return <p>…</p>;
}

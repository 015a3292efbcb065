import { Page } from '../../parts/page.tsx';

export function FiguresPage() {
  return <Page title="…">…</Page>;
}

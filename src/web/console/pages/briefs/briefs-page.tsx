import { briefFilters, briefListProps } from '../../brief/brief-list.tsx';
import { briefSource } from '../../brief/brief-source.ts';
import { briefWords } from '../../brief/words.ts';
import { ListPage } from '../../list/list-page.tsx';
import { useWords } from '../../preferences.tsx';

/** Briefs of every programme within reach. */
export function BriefsPage() {
  const w = useWords(briefWords);
  return (
    <ListPage
      title={w.title}
      source={briefSource}
      filters={briefFilters}
      {...briefListProps}
      empty={{ title: w.none, advice: w.chooseProgramme }}
    />
  );
}

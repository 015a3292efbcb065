import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { call, queryString } from '../../../web/console/api.ts';
import { EmptyNote, ErrorNote, Loading } from '../../../web/console/parts/note.tsx';
import { useNarrow, usePick, useWords } from '../../../web/console/preferences.tsx';
import type { Settings } from '../contract.ts';
import { sayNumber } from '../rules.ts';
import { panelWords } from './words.ts';
import { WorkDetail } from './work-detail.tsx';
import { categoryOptions, type WorkRow, worksSource } from './works-source.ts';

const PAGE = 120;

interface SheetPage {
  items: WorkRow[];
  nextCursor: string | null;
}

/** The pictures of all works that were handed in, as a photographer lays them out: by number, many at a glance. */
export function ContactSheet({ stageId, asks }: { stageId: string; asks: Settings }) {
  const w = useWords(panelWords);
  const pick = usePick();
  const narrow = useNarrow();
  const [category, setCategory] = useState('');
  const [open, setOpen] = useState<WorkRow>();
  const { path } = worksSource(stageId);
  const fixed = { state: 'handed-in', sort: 'number', limit: PAGE, ...(category ? { category } : {}) };
  const sheet = useInfiniteQuery({
    queryKey: [path, 'sheet', category],
    queryFn: ({ pageParam, signal }): Promise<SheetPage> =>
      call('GET', `${path}${queryString({ ...fixed, ...(pageParam ? { cursor: pageParam } : {}) })}`, undefined, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  if (sheet.error) return <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <Loading />;
  const works = sheet.data.pages.flatMap(({ items }) => items).filter(({ pictureHref }) => pictureHref !== null);
  const options = categoryOptions(asks).map(({ value, title }) => ({ value, label: pick(title) }));
  return (
    <>
      {options.length > 0 && (
        <Select
          aria-label={w.category}
          className="sheet-category"
          value={category}
          options={[{ value: '', label: w.allCategories }, ...options]}
          onChange={setCategory}
        />
      )}
      {works.length === 0 && <EmptyNote title={w.noPictures} />}
      <ul className="contact-sheet">
        {works.map((work) => (
          <li key={work.id}>
            <button type="button" onClick={() => setOpen(work)} data-flagged={work.flags !== '' || undefined}>
              <img src={`${work.pictureHref}&width=320`} alt="" loading="lazy" />
              <span>
                <b>{sayNumber(work.number ?? 0)}</b> {work.title}
                {work.flags && <span className="sheet-flags">{work.flags}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {sheet.hasNextPage && (
        <Button loading={sheet.isFetchingNextPage} onClick={() => void sheet.fetchNextPage()}>
          {w.more}
        </Button>
      )}
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        size={narrow ? '100%' : 560}
        title={open?.title}
        destroyOnHidden
      >
        {open && <WorkDetail key={open.id} stageId={stageId} workId={open.id} asks={asks} />}
      </Drawer>
    </>
  );
}

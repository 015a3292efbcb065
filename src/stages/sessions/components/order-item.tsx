import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { noted } from '../../../kernel/words.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { useLang, usePick, useWords } from '../../../web/console/preferences.tsx';
import { panelWords } from './words.ts';

export interface OrderItemProps {
  item: {
    chapter: string;
    title: string;
    clock: string;
    minutes: number | null;
    speakers: readonly { name: string; post: string; honour: { title: string } | null }[];
    note: string;
  };
  place: number;
  count: number;
  opensChapter: boolean;
  isDragged: boolean;
  onMove: (to: number) => void;
  onKeys: (event: KeyboardEvent) => void;
  onDrag: (place: number | undefined) => void;
  onDrop: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One item of a running order with its tools; a chapter's first item carries the chapter's name. */
export function OrderItem(props: OrderItemProps) {
  const { item, place, count, opensChapter, isDragged } = props;
  const w = useWords(panelWords);
  const pick = usePick();
  const lang = useLang();
  const time = [item.clock, item.minutes ? w.minutesLong(item.minutes) : ''].filter(Boolean).join(' · ');
  const who = item.speakers
    .map(({ name, post, honour }) => {
      const about = [post, honour?.title].filter(Boolean).join(pick(['，', ', ']));
      return noted(name, about, lang);
    })
    .join(pick(['、', ', ']));
  return (
    <>
      {opensChapter && <li className="chapter-head">{item.chapter}</li>}
      <li
        className={isDragged ? 'order-item dragged' : 'order-item'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Alt with the arrows moves the row that has the focus
        tabIndex={0}
        onKeyDown={props.onKeys}
        onDragOver={(event) => event.preventDefault()}
        onDrop={props.onDrop}
      >
        <span
          className="row-handle"
          draggable
          aria-hidden="true"
          onDragStart={() => props.onDrag(place)}
          onDragEnd={() => props.onDrag(undefined)}
        >
          {place + 1}
        </span>
        <span className="order-time meta">{time}</span>
        <div className="order-what">
          <b>{item.title}</b>
          {who && <p>{who}</p>}
          {item.note && <p className="meta">{item.note}</p>}
        </div>
        <span className="row-tools">
          <Button
            type="text"
            size="small"
            icon={<Icon name="up" />}
            aria-label={w.itemUp(item.title)}
            disabled={place === 0}
            onClick={() => props.onMove(place - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="down" />}
            aria-label={w.itemDown(item.title)}
            disabled={place === count - 1}
            onClick={() => props.onMove(place + 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="edit" />}
            aria-label={w.itemEdit(item.title)}
            onClick={props.onEdit}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="remove" />}
            aria-label={w.itemRemove(item.title)}
            onClick={props.onRemove}
          />
        </span>
      </li>
    </>
  );
}

import { say } from '../../../kernel/words.ts';
import { sayCount } from '../../kit/numbers.ts';
import type { Edition } from '../views/frame.ts';
import type { SeatsView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';

/** How full it is, in a sentence: 已报 41 人，余 7 席; where places are given out later, 41 人已申请，48 个名额. */
export function saySeats({ taken, capacity, waiting, closed, collecting }: SeatsView, { lang }: Edition): string {
  const w = say(programmeWords, lang);
  if (collecting)
    return [
      collecting.asked === undefined ? undefined : w.asked(collecting.asked),
      capacity === undefined ? undefined : w.places(capacity),
    ]
      .filter(Boolean)
      .join(lang === 'zh' ? '，' : ', ');
  const left = capacity === undefined || closed ? undefined : Math.max(0, capacity - taken);
  const parts = [
    w.taken(taken),
    left === undefined ? undefined : left > 0 ? w.left(left) : w.full,
    waiting ? w.waiting(waiting) : undefined,
  ];
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}

/** Seats in words, with a bar that shows the same. */
export function Seats({ seats, edition }: { seats: SeatsView; edition: Edition }) {
  const { taken, capacity } = seats;
  const isCounted = !seats.closed && !seats.collecting;
  return (
    <div className="seats">
      <span>{saySeats(seats, edition)}</span>
      {capacity !== undefined && capacity > 0 && isCounted && (
        <svg className="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <title>{sayCount(taken)}</title>
          <rect width={Math.min(100, Math.round((taken / capacity) * 100))} height="1" />
        </svg>
      )}
    </div>
  );
}

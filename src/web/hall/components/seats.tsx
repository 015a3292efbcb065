import { say } from '../../../kernel/words.ts';
import { sayCount } from '../../kit/numbers.ts';
import type { Edition } from '../views/frame.ts';
import type { SeatsView } from '../views/programme.ts';
import { programmeWords } from '../words/programmes.ts';

/** How full it is, in a sentence: 已报 41 人，余 7 席. */
export function saySeats({ taken, capacity, waiting, closed }: SeatsView, { lang }: Edition): string {
  const w = say(programmeWords, lang);
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
  return (
    <div className="seats">
      <span>{saySeats(seats, edition)}</span>
      {capacity !== undefined && capacity > 0 && !seats.closed && (
        <svg className="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <title>{sayCount(taken)}</title>
          <rect width={Math.min(100, Math.round((taken / capacity) * 100))} height="1" />
        </svg>
      )}
    </div>
  );
}

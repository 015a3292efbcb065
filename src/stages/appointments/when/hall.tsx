import { formatDay, formatMoment, formatSpan, momentOf, styleAt } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { Filter } from '../../../web/hall/components/filter.tsx';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { ProviderView } from '../show/contract.ts';
import { words } from '../words.ts';

const styleOf = ({ lang, zone, now }: Pick<HallFrame, 'lang' | 'zone' | 'now'>) => ({ lang, ...styleAt(now, zone) });

/** `12月2日 周三 09:00–09:15`. */
export function sayTime({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, frame: HallFrame): string {
  return formatSpan(startsAt, endsAt, styleOf(frame));
}

export const sayMoment = (at: Date, frame: HallFrame): string => formatMoment(at, styleOf(frame));
export const sayDay = (day: string, frame: HallFrame): string => formatDay(day, styleOf(frame));

/** Who gives the appointment, with their colour beside the name. */
export function ProviderName({ provider, lang }: { provider: ProviderView; lang: Lang }) {
  return (
    <span className="provider" data-colour={provider.colour}>
      {pick(provider.name, lang)}
    </span>
  );
}

interface Choice {
  href: string;
  current: boolean;
  count?: number;
}

interface ChoosingProps {
  frame: HallFrame;
  /** First those of nobody in particular. */
  providers: readonly [Choice & { label: string }, ...(Choice & Pick<ProviderView, 'name'>)[]];
  days: readonly (Choice & { day: string })[];
}

/** With whom, where there is a choice, and on which day. */
export function Choosing({ frame, providers, days }: ChoosingProps) {
  const w = say(words, frame.lang);
  const [all, ...named] = providers;
  const who = [all, ...named.map(({ name, ...choice }) => ({ label: pick(name, frame.lang), ...choice }))];
  const dated = days.map(({ day, ...choice }) => ({ label: day, at: momentOf(day, '12:00', frame.zone), ...choice }));
  return (
    <>
      {named.length > 1 && <Filter edition={frame} group={{ label: w.who, look: 'row', options: who }} />}
      {days.length > 0 && <Filter edition={frame} group={{ label: w.days, look: 'days', options: dated }} />}
    </>
  );
}

/** A page's own address with what is asked of it; what is empty is not asked. */
export function asking(address: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  return asked.size > 0 ? `${address}?${asked}` : address;
}

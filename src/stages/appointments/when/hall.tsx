import { formatDay, formatMoment, formatSpan } from '../../../kernel/dates.ts';
import { type Lang, pick } from '../../../kernel/words.ts';
import type { HallFrame } from '../../../web/hall/views/frame.ts';
import type { ProviderView } from '../show/contract.ts';

const styleOf = ({ lang, zone, now }: Pick<HallFrame, 'lang' | 'zone' | 'now'>) => ({
  lang,
  zone,
  thisYear: now.getUTCFullYear(),
});

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

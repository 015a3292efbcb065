import { pick, say } from '../../../kernel/words.ts';
import { Bits } from '../../../web/hall/components/bits.tsx';
import { Section } from '../../../web/hall/components/section.tsx';
import type { PanelProps } from '../../hall.tsx';
import { ProviderName, sayTime } from '../when/hall.tsx';
import { words } from '../words.ts';
import type { AppointmentsHallView } from './service.ts';

/** On the programme's page: with whom, how many places are left, what is one's own, and the ways in. */
export function AppointmentsPanel({ view, frame, base, stage }: PanelProps<AppointmentsHallView>) {
  const { lang } = frame;
  const w = say(words, lang);
  return (
    <Section title={stage ?? w.title} more={{ label: w.book, href: `${base}/book` }}>
      {view.mine && (
        <p>
          <a href={`${base}/mine`}>
            {w.now} <b>{sayTime(view.mine, frame)}</b> <ProviderName provider={view.mine.provider} lang={lang} />
          </a>
        </p>
      )}
      {view.providers.length === 0 && <p className="note">{w.noHoursAdvice}</p>}
      <ul className="providers">
        {view.providers.map((provider) => (
          <li key={provider.key}>
            <a href={`${base}/book?provider=${provider.key}`}>
              <ProviderName provider={provider} lang={lang} />
              <Bits lang={lang} bits={[pick(provider.about, lang), pick(provider.place, lang)]} />
            </a>
            <span className="meta">{provider.free > 0 ? w.freeTimes(provider.free) : w.noTimes}</span>
          </li>
        ))}
      </ul>
      <p className="joined-links">
        {view.hasOwn && <a href={`${base}/mine`}>{w.mine}</a>}
        {view.keeps && <a href={`${base}/day`}>{w.dayList}</a>}
        {view.photos && <a href={`${base}/claim`}>{w.claim}</a>}
      </p>
    </Section>
  );
}

import { formatLongDay } from '../../../kernel/dates.ts';
import { type Lang, pick, say } from '../../../kernel/words.ts';
import { Section } from '../../../web/hall/components/section.tsx';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PanelProps } from '../../hall.tsx';
import type { Winner, WinnersView } from '../contract.ts';
import { winsAward } from '../rules.ts';
import { words } from '../words.ts';

/** Winners by tier, the highest first and largest, with how to check a certificate. Nothing before the release. */
export function Winners({ view, frame }: PanelProps<WinnersView>) {
  const { lang } = frame;
  const w = say(words, lang);
  if (view.state === 'draft' || !view.releasedOn) return null;
  return (
    <Section title={w.winners}>
      <div className="winners">
        <p className="meta">{w.releasedOn(formatLongDay(view.releasedOn, lang))}</p>
        {view.tiers.map((tier) => (
          <section key={tier.key} aria-label={tier.name}>
            <h3>
              <span lang={langOf(tier.name, lang)}>{tier.name}</span>
              <small>{w.count(tier.winners.length)}</small>
            </h3>
            <ol>
              {tier.winners.map((winner) => (
                <WinnerItem
                  key={`${winner.title} ${winner.unitName} ${nameOf(winner, lang)}`}
                  winner={winner}
                  tier={tier.name}
                  lang={lang}
                />
              ))}
            </ol>
          </section>
        ))}
        <p className="notice-links">
          <a href="/certificates">{w.checkCertificate}</a>
          {frame.account && <a href="/me/certificates">{w.mine}</a>}
        </p>
      </div>
    </Section>
  );
}

/** A choir is told by its name and how many it is. */
const MOST_NAMES = 8;

const nameOf = ({ people }: Winner, lang: Lang) =>
  people
    .filter(winsAward)
    .map(({ name }) => name)
    .join(pick(['、', ', '], lang));

function WinnerItem({ winner, tier, lang }: { winner: Winner; tier: string; lang: Lang }) {
  const w = say(words, lang);
  const { title, unitName, score, group } = winner;
  const winning = winner.people.filter(winsAward);
  const names = winning.length > MOST_NAMES ? w.howMany(winning.length) : nameOf(winner, lang);
  // A list of its own for each award names its group in the heading already.
  const from = [group === tier ? '' : group, unitName === title ? '' : unitName].filter(Boolean).join(' · ');
  const mentors = winner.people
    .filter((person) => !winsAward(person))
    .map(({ name }) => name)
    .join(pick(['、', ', '], lang));
  return (
    <li>
      <b lang={langOf(title, lang)}>{title}</b>
      {names && names !== title && <span lang={langOf(names, lang)}>{names}</span>}
      {from && (
        <span className="meta" lang={langOf(from, lang)}>
          {from}
        </span>
      )}
      {mentors && <span className="meta">{w.mentors(mentors)}</span>}
      {score && <span className="winner-score">{w.score(score)}</span>}
    </li>
  );
}

import { say } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import { TextFacts } from '../components/facts.tsx';
import { HonourCards } from '../components/honour-cards.tsx';
import { Picture } from '../components/picture.tsx';
import { Section } from '../components/section.tsx';
import { ShareLinks } from '../components/share-links.tsx';
import { paths } from '../paths.ts';
import { HallShell } from '../shell.tsx';
import type { HallFrame } from '../views/frame.ts';
import type { HonourView } from '../views/honours.ts';
import { honoursWords } from '../words/honours.ts';

/** One person or collective of the wall: the portrait, the name, the deeds. */
export function HonourPage({ frame, view }: { frame: HallFrame; view: HonourView }) {
  const { lang } = frame;
  const w = say(honoursWords, lang);
  const share = view.picture.kind === 'photo' ? view.picture.sources.at(-1)?.href : undefined;
  return (
    <HallShell
      frame={frame}
      title={`${view.name} · ${view.award}`}
      description={view.paragraphs[0]?.slice(0, 120)}
      {...(share ? { shareImage: share } : {})}
      section={{ label: w.wall, href: paths.honours }}
    >
      <article className="honour">
        <figure>
          <Picture picture={view.picture} edition={frame} sizes="(min-width: 60rem) 30rem, 100vw" eager mute />
        </figure>
        <div>
          <p className="kicker">{view.kicker}</p>
          <h1 className={view.collective ? undefined : 'person-name'} lang={langOf(view.name, lang)}>
            {view.name}
          </h1>
          <p className="award" lang={langOf(view.award, lang)}>
            {view.award}
          </p>
          <p className="standfirst" lang={langOf(view.union, lang)}>
            {[view.union, view.post].filter((part) => part !== '').join('　')}
          </p>
          {view.paragraphs.length > 0 && (
            <div className="prose" lang={langOf(view.paragraphs.join(''), lang)}>
              {view.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          )}
          <TextFacts facts={view.facts} lang={lang} />
          <ShareLinks title={`${view.name} · ${view.award}`} url={view.url} lang={lang} />
        </div>
      </article>
      {view.others.length > 0 && (
        <Section title={w.others}>
          <HonourCards cards={view.others} edition={frame} />
        </Section>
      )}
    </HallShell>
  );
}

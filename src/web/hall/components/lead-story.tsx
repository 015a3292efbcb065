import { langOf } from '../../kit/phrases.ts';
import type { Edition } from '../views/frame.ts';
import type { ActionView, ProgrammeItemView } from '../views/programme.ts';
import { ActionControl } from './action.tsx';
import { Bits } from './bits.tsx';
import { When } from './moment.tsx';
import { Phrases } from './phrases.tsx';
import { Caption, Picture } from './picture.tsx';
import { Seats } from './seats.tsx';

/** The lead: a large picture, the headline, one action with the seats beside it. */
export function LeadStory({
  story,
  edition,
}: {
  story: ProgrammeItemView & { action?: ActionView };
  edition: Edition;
}) {
  const { lang } = edition;
  return (
    <article className="lead">
      <figure>
        <Picture picture={story.picture} edition={edition} sizes="(min-width: 60rem) 44rem, 100vw" eager mute />
        <Caption picture={story.picture} edition={edition} />
      </figure>
      <p className="kicker">
        {story.kind}
        <span lang={langOf(story.unit, lang)}>{story.unit}</span>
      </p>
      <h2>
        <a href={story.href}>
          <Phrases text={story.title} lang={lang} />
        </a>
      </h2>
      {story.summary && (
        <p className="standfirst" lang={langOf(story.summary, lang)}>
          {story.summary}
        </p>
      )}
      <Bits lang={lang} bits={[story.when && <When when={story.when} edition={edition} />, story.place]} />
      <div className="lead-act">
        {story.seats && <Seats seats={story.seats} edition={edition} />}
        {story.action && <ActionControl action={story.action} />}
      </div>
    </article>
  );
}

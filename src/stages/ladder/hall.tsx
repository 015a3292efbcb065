import { pick, say } from '../../kernel/words.ts';
import { skillLevels } from '../../registries/ladders/register.ts';
import { Section } from '../../web/hall/components/section.tsx';
import { langOf } from '../../web/kit/phrases.ts';
import type { PanelProps, StageHall } from '../hall.tsx';
import type { LadderView } from './manifest.ts';
import { words } from './words.ts';

/** The ladder that the programme leads to: each level with what it needs, and the way to one's own. */
function Panel({ view: { ladder, mine }, frame }: PanelProps<LadderView>) {
  const { lang } = frame;
  const w = say(words, lang);
  if (!ladder) return null;
  const title = lang === 'en' && ladder.titleEn ? ladder.titleEn : ladder.title;
  return (
    <Section title={w.title} {...(mine ? { more: { label: w.mine, href: '/me/ladders' } } : {})}>
      <p className="standfirst">{w.lead}</p>
      <h3 lang={langOf(title, lang)}>{title}</h3>
      <ol className="ladder" reversed>
        {ladder.rungs.toReversed().map(({ level, needs }) => (
          <li key={level} className="rung">
            <b>{pick(skillLevels[level], lang)}</b>
            {needs.length > 0 && (
              <ul>
                {needs.map((need) => (
                  <li key={need[1]}>{pick(need, lang)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The hall side of a skill ladder. */
export const ladderHall: StageHall<LadderView> = { kind: 'ladder', Panel, pages: {} };

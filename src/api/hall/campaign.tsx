import { pick } from '../../kernel/words.ts';
import { programmeStates } from '../../programmes/life/rules.ts';
import type { progressOf } from '../../programmes/overview/service.ts';
import { Empty } from '../../web/hall/components/empty.tsx';
import { ProgrammeItem } from '../../web/hall/components/programme-item.tsx';
import { Section } from '../../web/hall/components/section.tsx';
import { paths } from '../../web/hall/paths.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import { kindOf, pictureOf, placeIn, titleOf, unitIn, whenOf } from './views.ts';

type Progress = Awaited<ReturnType<typeof progressOf>>;

/** The one page of progress of a campaign: its programmes by strand, with how many are done. */
export function CampaignProgress({ progress, frame }: { progress: Progress; frame: HallFrame }) {
  const { lang } = frame;
  if (progress.every((strand) => strand.total === 0))
    return (
      <Empty
        title={pick(['系列里的活动还在筹备', 'Its programmes are being prepared'], lang)}
        text={pick(['一发布就会排在这里。', 'They appear here as soon as they are published.'], lang)}
        links={[{ label: pick(['看正在报名的', 'See what is open'], lang), href: paths.open }]}
        woodcut="lantern"
        edition={frame}
      />
    );
  return progress
    .filter((strand) => strand.total > 0)
    .map(({ strand, programmes, done, total }) => (
      <Section key={strand} title={strand || pick(['其他', 'Others'], lang)}>
        <p className="meta">{pick([`共 ${total} 项，已完成 ${done} 项`, `${done} of ${total} done`], lang)}</p>
        <svg className="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={Math.round((done / total) * 100)} height="1" />
        </svg>
        {programmes.map((programme) => {
          const when = whenOf(programme);
          const over = programme.state === 'closed' || programme.state === 'archived';
          return (
            <ProgrammeItem
              key={programme.id}
              item={{
                href: `/programmes/${programme.id}`,
                title: titleOf(programme, lang),
                kind: kindOf(programme, lang),
                unit: unitIn(programme, lang),
                picture: pictureOf(programme),
                tag: {
                  tone: over ? 'quiet' : 'open',
                  text: pick(
                    programme.state === 'published' ? ['即将开始', 'Coming'] : programmeStates[programme.state],
                    lang,
                  ),
                },
                ...(when ? { when } : {}),
                ...(programme.place ? { place: placeIn(programme, lang) } : {}),
              }}
              edition={frame}
            />
          );
        })}
      </Section>
    ));
}

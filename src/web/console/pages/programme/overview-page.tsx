import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { forwardMove, moves } from '../../../../programmes/life/rules.ts';
import { queryOf } from '../../api.ts';
import { figuresQuery, tellingFirst } from '../../figures/figure-source.ts';
import { Facts } from '../../parts/facts.tsx';
import { FigureCards } from '../../parts/figure-cards.tsx';
import { Freshness } from '../../parts/freshness.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ErrorNote } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { places } from '../../places.ts';
import { useDates, useLang, usePick, useWords } from '../../preferences.tsx';
import type { ProgrammeDetail } from '../../stage-panel.ts';
import { programmePlace } from '../programmes/programme-line.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { LifeBar } from './life-bar.tsx';
import { useFigureHolder, useProgramme } from './programme-source.ts';
import { useWhen } from './use-when.ts';
import { moveConsequences, programmeWords } from './words.ts';

function NextStep({ programme }: { programme: ProgrammeDetail }) {
  const w = useWords(programmeWords);
  const consequences = useWords(moveConsequences);
  const pick = usePick();
  const next = forwardMove(programme.moves);
  if (programme.missing.length > 0 && programme.state === 'draft') {
    return (
      <div className="next-step">
        <p>{w.missing}</p>
        <ul className="missing">
          {programme.missing.map((each) => (
            <li key={each.path}>
              <Icon name="dot" size="1em" /> {pick(each.words)}
            </li>
          ))}
        </ul>
        <PlaceLink to={places.programmeSettings(programme.id)}>{w.fillIn}</PlaceLink>
      </div>
    );
  }
  if (programme.state === 'submitted' && !programme.moves.includes('approve'))
    return <p className="next-step">{w.waiting}</p>;
  if (!next) return <p className="next-step">{w.nothingNext}</p>;
  return (
    <p className="next-step">
      <b>{w.nextIs(pick(moves[next].words))}</b> {consequences[next]}
    </p>
  );
}

function StageList({ programme }: { programme: ProgrammeDetail }) {
  const w = useWords(programmeWords);
  const pick = usePick();
  const lang = useLang();
  const dates = useDates();
  if (programme.stages.length === 0) return <p className="meta">{w.noStages}</p>;
  return (
    <ol className="stage-list">
      {programme.stages.map((stage) => (
        <li key={stage.id}>
          <PlaceLink to={places.stage(programme.id, stage.id)} className="row-link">
            {lang === 'zh' ? stage.title : stage.titleEn || stage.title}
          </PlaceLink>
          <span className="meta">
            {stage.opensAt && stage.closesAt
              ? `${dates.moment(stage.opensAt)} – ${dates.moment(stage.closesAt)}`
              : stage.opensAt
                ? w.opensFrom(dates.moment(stage.opensAt))
                : stage.closesAt
                  ? w.openUntil(dates.moment(stage.closesAt))
                  : w.always}
          </span>
          <span className="stage-tasks">
            {stage.tasks.map((task) => (
              <span key={task.words[1]} className="state-tag tone-red">
                {pick(task.words)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Headline({ programmeId }: { programmeId: string }) {
  const answer = useQuery(figuresQuery(useFigureHolder(), 'all'));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <>
      <FigureCards
        figures={answer.data && tellingFirst(answer.data.figures).slice(0, 6)}
        href={({ indicator }) => places.programmeFigures(programmeId, { indicator })}
      />
      {answer.data && <Freshness {...answer.data.freshness} />}
    </>
  );
}

/** How it stands, what is next, what is inside. */
export function OverviewPage() {
  const w = useWords(programmeWords);
  const dates = useDates();
  const pick = usePick();
  const programme = useProgramme();
  const lang = useLang();
  const { unit, place } = programmePlace(programme, lang);
  const summary = (lang === 'en' && programme.summaryEn) || programme.summary;
  const when = useWhen();
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  const template = templates.find((each) => each.key === programme.template);
  return (
    <>
      <LifeBar state={programme.state} />
      <NextStep programme={programme} />
      <Section title={w.figures}>
        <Headline programmeId={programme.id} />
      </Section>
      {template?.campaign && <CampaignProgress programmeId={programme.id} />}
      {!template?.campaign && (
        <Section title={w.stages}>
          <StageList programme={programme} />
        </Section>
      )}
      <Section title={w.facts}>
        <Facts
          facts={[
            [w.when, when(programme)],
            [w.where, place],
            [
              w.organiser,
              <PlaceLink key="unit" to={places.unit(programme.unitId)}>
                {unit}
              </PlaceLink>,
            ],
            [
              w.partners,
              programme.units.map(({ name, nameEn }) => pick([name, nameEn || name])).join(pick(['、', ', '])),
            ],
            [w.published, programme.publishedAt && dates.moment(programme.publishedAt)],
            [w.cancelReason, programme.cancelReason],
          ]}
        />
        {summary && <p className="programme-summary">{summary}</p>}
      </Section>
    </>
  );
}

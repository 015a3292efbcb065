import '../../styles/home.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { dayOf, formatLongDay } from '../../../../kernel/dates.ts';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { useActingUnit } from '../../acting-unit.ts';
import { queryOf } from '../../api.ts';
import { now } from '../../browser.ts';
import { figuresQuery, tellingFirst } from '../../figures/figure-source.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { FigureCards } from '../../parts/figure-cards.tsx';
import { Freshness } from '../../parts/freshness.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../parts/note.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { places } from '../../places.ts';
import { useLang, useWords } from '../../preferences.tsx';
import { useMay, useMe } from '../../session.ts';
import { ProgrammeLine } from '../programmes/programme-line.tsx';
import { TaskList } from './task-list.tsx';
import { homeWords } from './words.ts';

const headlineFigures = 6;

function Agenda() {
  const w = useWords(homeWords);
  const unit = useActingUnit();
  const today = dayOf(now());
  const answer = useQuery(
    queryOf(programmeRoutes.listProgrammes, { query: { unitId: unit.id, from: today, sort: 'startsAt', limit: 6 } }),
  );
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={4} />;
  if (answer.data.items.length === 0) return <p className="meta home-quiet">{w.noneNext}</p>;
  return (
    <ul className="programme-lines">
      {answer.data.items.map((programme) => (
        <ProgrammeLine key={programme.id} programme={programme} />
      ))}
    </ul>
  );
}

function LatestFigures() {
  const unit = useActingUnit();
  const period = dayOf(now()).slice(0, 7);
  const answer = useQuery(figuresQuery({ unitId: unit.id }, period));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  const href = ({ indicator }: { indicator: string }) => places.figures({ unit: unit.id, period, indicator });
  return (
    <>
      <FigureCards figures={answer.data && tellingFirst(answer.data.figures).slice(0, headlineFigures)} href={href} />
      {answer.data && <Freshness {...answer.data.freshness} />}
    </>
  );
}

/** Somebody who checks in or reports, and runs nothing. */
function useComesForDuties(): boolean {
  const seesProgrammes = useMay('programmes.read');
  const checksIn = useMay('sessions.check-in');
  const reports = useMay('tally.report');
  return !seesProgrammes && (checksIn || reports);
}

/** What helpers and reporters come for is done in the hall, on any device: the way there. */
function Duties() {
  const w = useWords(homeWords);
  const checksIn = useMay('sessions.check-in');
  const reports = useMay('tally.report');
  return (
    <Section title={w.duties}>
      <p>{w.dutiesText}</p>
      <div className="page-actions">
        {checksIn && (
          <Button type="primary" href="/duty/check-in">
            {w.checkIn}
          </Button>
        )}
        {reports && (
          <Button type="primary" href="/duty/report">
            {w.report}
          </Button>
        )}
        <Button href="/duty/judge">{w.judge}</Button>
        <Button href="/duty/appointments">{w.appointments}</Button>
      </div>
    </Section>
  );
}

/** What waits for me, what comes next, and how the month stands. */
export function HomePage() {
  const w = useWords(homeWords);
  const lang = useLang();
  const me = useMe();
  const seesProgrammes = useMay('programmes.read');
  const seesFigures = useMay('figures.read');
  const starts = useMay('programmes.manage');
  const comesForDuties = useComesForDuties();
  return (
    <Page
      title={w.greeting(me.account.name)}
      lead={formatLongDay(dayOf(now()), lang)}
      actions={starts && <ButtonLink to="/templates" look="primary" words={w.start} icon="plus" />}
    >
      <div className="home">
        <div>
          {comesForDuties && <Duties />}
          {me.roles.length > 0 && !comesForDuties && (
            <Section title={w.tasks}>
              <TaskList />
            </Section>
          )}
          {seesProgrammes && (
            <Section title={w.next} aside={<Link to="/programmes">{w.allProgrammes}</Link>}>
              <Agenda />
            </Section>
          )}
        </div>
        {seesFigures && (
          <Section title={w.figures} aside={<Link to="/figures">{w.allFigures}</Link>}>
            <LatestFigures />
          </Section>
        )}
        {me.roles.length === 0 && (
          <EmptyNote title={w.noRole} advice={w.noRoleAdvice} action={<a href="/">{w.hall}</a>} />
        )}
      </div>
    </Page>
  );
}

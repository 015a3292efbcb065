import '../../styles/workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { publicStates } from '../../../../programmes/life/rules.ts';
import { queryOf } from '../../api.ts';
import { Icon } from '../../parts/icon.tsx';
import { Page } from '../../parts/page.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useLang, usePick, useWords } from '../../preferences.tsx';
import type { ProgrammeDetail } from '../../stage-panel.ts';
import { programmePlace, programmeStateOptions } from '../programmes/programme-line.tsx';
import { LifeMoves } from './life-moves.tsx';
import { useProgramme } from './programme-source.ts';
import { useWhen } from './use-when.ts';
import { programmeWords } from './words.ts';

function Tab({ to, exact = false, children }: { to: string; exact?: boolean; children: ReactNode }) {
  return (
    <li>
      <PlaceLink to={to} activeOptions={{ exact, includeSearch: false }}>
        {children}
      </PlaceLink>
    </li>
  );
}

function Tabs({ programme }: { programme: ProgrammeDetail }) {
  const w = useWords(programmeWords);
  const lang = useLang();
  const base = `/programmes/${programme.id}`;
  const nav = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the open part is brought into sight
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={nav} className="tab-links" aria-label={w.tabs}>
      <ul>
        <Tab to={base} exact>
          {w.overview}
        </Tab>
        {programme.stages.map((stage) => {
          const waiting = stage.tasks.reduce((sum, task) => sum + task.count, 0);
          return (
            <Tab key={stage.id} to={`${base}/stages/${stage.id}`}>
              {lang === 'zh' ? stage.title : stage.titleEn || stage.title}
              {waiting > 0 && <span className="tab-count">{waiting}</span>}
            </Tab>
          );
        })}
        <Tab to={`${base}/figures`}>{w.figures}</Tab>
        <Tab to={`${base}/briefs`}>{w.briefs}</Tab>
        <Tab to={`${base}/history`}>{w.history}</Tab>
        <Tab to={`${base}/settings`}>{w.settings}</Tab>
      </ul>
    </nav>
  );
}

/** One programme: its name and state, the moves of its life, and its parts. */
export function WorkspacePage() {
  const w = useWords(programmeWords);
  const pick = usePick();
  const lang = useLang();
  const programme = useProgramme();
  const when = useWhen();
  const templates = useSuspenseQuery(queryOf(programmeRoutes.listTemplates)).data;
  const template = templates.find((each) => each.key === programme.template);
  const kicker = (
    <span className="kicker-line">
      <StateTag options={programmeStateOptions} value={programme.state} />
      <span>{template ? pick(template.words) : programme.template}</span>
      {publicStates.includes(programme.state) && (
        <a href={`/programmes/${programme.id}`} target="_blank" rel="noreferrer">
          {w.openHall} <Icon name="external" size="1em" />
        </a>
      )}
    </span>
  );
  const { unit, place } = programmePlace(programme, lang);
  return (
    <Page
      title={lang === 'en' && programme.titleEn ? programme.titleEn : programme.title}
      kicker={kicker}
      lead={[unit, when(programme), place].filter(Boolean).join(' · ')}
      actions={<LifeMoves programme={programme} />}
    >
      <Tabs programme={programme} />
      <Outlet />
    </Page>
  );
}

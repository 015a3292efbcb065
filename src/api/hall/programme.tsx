import { pick } from '../../kernel/words.ts';
import { type ProgrammeState, publicStates } from '../../programmes/life/rules.ts';
import { findStageHall } from '../../programmes/stages/hall.tsx';
import type { ProgrammeVisit, StageVisit } from '../../programmes/visit/service.ts';
import { Records } from '../../web/hall/components/record.tsx';
import { ProgrammePage } from '../../web/hall/pages/programme-page.tsx';
import { signInHref } from '../../web/hall/paths.ts';
import type { HallFrame } from '../../web/hall/views/frame.ts';
import type { ActionView, ProgrammeView, SeatsView, StepView, WhyView } from '../../web/hall/views/programme.ts';
import { CampaignProgress } from './campaign.tsx';
import { recordsOf } from './records.ts';
import { kindOf, pictureOf, tagOf, titleOf, whenOf } from './views.ts';

/** Where a stage's pages lie in the hall. */
export function baseOf(programmeId: string, stageId: string): string {
  return `/programmes/${programmeId}/${stageId}`;
}

/** A programme's page with the panels of its stages. */
export function programmePage(
  visit: ProgrammeVisit,
  frame: HallFrame,
  progress?: Parameters<typeof CampaignProgress>[0]['progress'],
) {
  const { programme } = visit;
  const href = `/programmes/${programme.id}`;
  const place = {
    id: programme.id,
    title: titleOf(programme, frame.lang),
    href,
    kind: [kindOf(programme, 'zh'), kindOf(programme, 'en')] as const,
    unit: programme.unitName,
  };
  return (
    <ProgrammePage frame={frame} view={viewOf(visit, frame)}>
      {progress && <CampaignProgress progress={progress} frame={frame} />}
      <Records records={recordsOf(programme, frame.lang)} lang={frame.lang} />
      {visit.stages.map(({ stage, view }) => {
        const hall = findStageHall(stage.kind);
        return hall ? (
          <hall.Panel
            key={stage.id}
            view={view}
            frame={frame}
            base={baseOf(programme.id, stage.id)}
            programme={place}
          />
        ) : null;
      })}
    </ProgrammePage>
  );
}

interface EnrolmentNumbers {
  seats: number | null;
  taken: number;
  waiting: number;
}

function viewOf(visit: ProgrammeVisit, frame: HallFrame): ProgrammeView {
  const { programme, stages, units, campaign } = visit;
  const { lang } = frame;
  const enrolment = stages.find(({ stage }) => stage.kind === 'enrolment');
  const numbers = enrolment?.view as EnrolmentNumbers | undefined;
  const seats: SeatsView | undefined = numbers && {
    taken: numbers.taken,
    waiting: numbers.waiting,
    ...(numbers.seats === null ? {} : { capacity: numbers.seats }),
  };
  const next = stages.find(({ step }) => step?.href) ?? stages.find(({ step }) => step);
  const action = next ? actionOf(next, programme.id, frame) : undefined;
  const when = whenOf(programme);
  const tag = tagOf(
    {
      ...programme,
      seats: numbers?.seats ?? null,
      taken: numbers?.taken ?? null,
      waiting: numbers?.waiting ?? null,
      deadline: enrolment?.stage.closesAt ?? null,
      opensAt: enrolment?.stage.opensAt ?? null,
    },
    frame,
  );
  const mine = stages.find(({ standing }) => standing)?.standing;
  const why = next?.step && next.step.whys.length > 0 ? whyOf(next, lang) : undefined;
  const partners = (part: string) => units.filter((unit) => unit.part === part).map((unit) => unit.name);
  return {
    href: `/programmes/${programme.id}`,
    title: titleOf(programme, lang),
    kind: kindOf(programme, lang),
    unit: programme.unitName,
    ...(programme.summary ? { summary: programme.summary } : {}),
    ...(programme.body ? { body: programme.body.split(/\n+/).filter((paragraph) => paragraph.trim() !== '') } : {}),
    ...(tag ? { tag } : {}),
    picture: pictureOf(programme),
    ...(when ? { when } : {}),
    ...(programme.place ? { place: { name: programme.place } } : {}),
    ...(enrolment?.stage.closesAt ? { deadline: enrolment.stage.closesAt } : {}),
    ...(seats ? { seats } : {}),
    ...(action ? { action } : {}),
    ...(why ? { why } : {}),
    ...(mine
      ? {
          mine: {
            tone: mine.tone === 'good' ? 'open' : mine.tone === 'waiting' ? 'gold' : 'quiet',
            text: pick(mine.words, lang),
            links: [{ label: pick(['我的页面', 'My page'], lang), href: '/me' }],
          },
        }
      : {}),
    ...(programme.cancelReason ? { cancelled: programme.cancelReason } : {}),
    steps: stages.map((each) => stepOf(each, programme.state as ProgrammeState, frame)),
    organisers: [
      { role: pick(['主办', 'Organiser'], lang), units: [programme.unitName] },
      ...(partners('co-organiser').length > 0
        ? [{ role: pick(['协办', 'Co-organisers'], lang), units: partners('co-organiser') }]
        : []),
      ...(partners('partner').length > 0
        ? [{ role: pick(['协作单位', 'Partners'], lang), units: partners('partner') }]
        : []),
    ],
    materials: [],
    ...(campaign && publicStates.includes(campaign.state as ProgrammeState)
      ? { campaign: { label: titleOf(campaign, lang), href: `/programmes/${campaign.id}` } }
      : {}),
  };
}

function actionOf({ stage, step }: StageVisit, programmeId: string, frame: HallFrame): ActionView | undefined {
  if (!step) return undefined;
  const label = pick(step.words, frame.lang);
  if (step.href) {
    const href = `${baseOf(programmeId, stage.id)}/${step.href}`;
    return { kind: 'link', label, href: frame.account ? href : signInHref(href) };
  }
  const unmet = step.whys.find((why) => !why.ok);
  return {
    kind: 'refused',
    label,
    reason: unmet ? pick(unmet.words, frame.lang) : pick(['现在不能办理', 'Not possible now'], frame.lang),
  };
}

function whyOf({ step }: StageVisit, lang: HallFrame['lang']): WhyView | undefined {
  if (!step) return undefined;
  return {
    allowed: step.whys.every((why) => why.ok),
    lines: step.whys.map((why) => ({ ok: why.ok, text: pick(why.words, lang) })),
  };
}

function stepOf({ stage, standing }: StageVisit, state: ProgrammeState, { now, lang }: HallFrame): StepView {
  const over = state === 'closed' || state === 'archived' || (stage.closesAt !== null && stage.closesAt <= now);
  const ahead = stage.opensAt !== null && stage.opensAt > now;
  return {
    name: lang === 'en' ? stage.titleEn : stage.title,
    state: over ? 'done' : ahead ? 'next' : 'now',
    ...(stage.opensAt ? { when: { starts: stage.opensAt, ...(stage.closesAt ? { ends: stage.closesAt } : {}) } } : {}),
    ...(standing ? { mine: pick(standing.words, lang) } : {}),
  };
}

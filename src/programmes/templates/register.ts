import { campaign } from './campaign.ts';
import { choralGala } from './choral-gala.ts';
import { commendation } from './commendation.ts';
import type { ProgrammeTemplate } from './contract.ts';
import { convalescence } from './convalescence.ts';
import { essayContest } from './essay-contest.ts';
import { exchangeVisit } from './exchange-visit.ts';
import { forum } from './forum.ts';
import { healthDay } from './health-day.ts';
import { honourDisplay } from './honour-display.ts';
import { lawCampaign } from './law-campaign.ts';
import { performance } from './performance.ts';
import { photoContest } from './photo-contest.ts';
import { portraitSession } from './portrait-session.ts';
import { singingContest } from './singing-contest.ts';
import { singingRounds } from './singing-rounds.ts';
import { skillLadder } from './skill-ladder.ts';
import { studySession } from './study-session.ts';
import { tradeContest } from './trade-contest.ts';
import { workshop } from './workshop.ts';

/** Every template of the gallery, in its order. A new one is added here. */
export const templates: readonly ProgrammeTemplate[] = [
  lawCampaign,
  performance,
  photoContest,
  singingContest,
  singingRounds,
  choralGala,
  essayContest,
  tradeContest,
  skillLadder,
  workshop,
  convalescence,
  portraitSession,
  healthDay,
  studySession,
  forum,
  exchangeVisit,
  commendation,
  honourDisplay,
  campaign,
];

const byKey = new Map(templates.map((template) => [template.key, template]));

/** A template by its key, or nothing for one that was never there. */
export function findTemplate(key: string): ProgrammeTemplate | undefined {
  return byKey.get(key);
}

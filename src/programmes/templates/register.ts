import { campaign } from './campaign.ts';
import { choralGala } from './choral-gala.ts';
import type { ProgrammeTemplate } from './contract.ts';
import { exchangeVisit } from './exchange-visit.ts';
import { forum } from './forum.ts';
import { lawCampaign } from './law-campaign.ts';
import { performance } from './performance.ts';
import { studySession } from './study-session.ts';
import { workshop } from './workshop.ts';

/** Every template of the gallery, in its order. A new one is added here. */
export const templates: readonly ProgrammeTemplate[] = [
  lawCampaign,
  performance,
  choralGala,
  workshop,
  studySession,
  forum,
  exchangeVisit,
  campaign,
];

const byKey = new Map(templates.map((template) => [template.key, template]));

/** A template by its key, or nothing for one that was never there. */
export function findTemplate(key: string): ProgrammeTemplate | undefined {
  return byKey.get(key);
}

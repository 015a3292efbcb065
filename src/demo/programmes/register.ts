import { campaigns } from './campaigns/rules.ts';
import type { DemoProgramme } from './contract.ts';
import { forumProgrammes } from './forums/rules.ts';
import { lawCampaigns } from './law-campaigns/rules.ts';
import { performances } from './performances/rules.ts';
import { studySessions } from './study-sessions/rules.ts';
import { visitProgrammes } from './visits/rules.ts';
import { workshops } from './workshops/rules.ts';

/** Every programme of the demo; campaigns first, since the others belong to them. */
export const demoProgrammes: readonly DemoProgramme[] = [
  ...campaigns,
  ...lawCampaigns,
  ...performances,
  ...workshops,
  ...studySessions,
  ...forumProgrammes,
  ...visitProgrammes,
];

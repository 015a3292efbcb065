import { z } from 'zod';
import { defineStage } from '../contract.ts';
import {
  awardList,
  decideInput,
  draftView,
  fieldView,
  organiseInput,
  placeInput,
  releaseInput,
  revokeInput,
  winnersView,
} from './contract.ts';
import { settings } from './settings/contract.ts';

const done = z.object({ done: z.literal(true) });

/** Tiers by rank, organiser awards, release with certificates and honours; revocation. */
export const awardsManifest = defineStage({
  kind: 'awards',
  words: ['评奖', 'Awards'],
  about: [
    '按名次和名额定等次，同分按规则，组织奖，公布，证书，撤销',
    'Tiers by rank and count, ties by rule, organiser awards, release, certificates, revocation',
  ],
  settings,
  subjects: { in: ['entry', 'team', 'person', 'unit'], out: ['entry', 'team', 'person', 'unit'] },
  actions: {
    place: { by: 'manager', when: 'live', words: ['调整等次', 'Place by hand'], input: placeInput, output: done },
    decide: { by: 'manager', when: 'live', words: ['裁定同分', 'Decide a tie'], input: decideInput, output: done },
    organise: {
      by: 'manager',
      when: 'live',
      words: ['评定组织奖', 'Pick an organiser'],
      input: organiseInput,
      output: done,
    },
    release: {
      by: 'manager',
      when: 'live',
      words: ['公布获奖名单', 'Release the awards'],
      input: releaseInput,
      output: z.object({ awards: z.number().int(), certificates: z.number().int(), honours: z.number().int() }),
    },
    revoke: {
      by: 'manager',
      when: 'always',
      words: ['撤销奖项', 'Revoke an award'],
      input: revokeInput,
      output: z.object({ certificates: z.number().int(), honours: z.number().int() }),
    },
  },
  reads: {
    winners: { by: 'anyone', words: ['获奖名单', 'The winners'], output: winnersView },
    draft: { by: 'manager', words: ['评奖草案', 'The draft'], output: draftView },
    field: { by: 'manager', words: ['各单位参加情况', 'Who took part, by union'], output: fieldView },
    awards: { by: 'manager', words: ['获奖名单', 'Awards as released'], list: awardList },
    ranking: { by: 'manager', words: ['打印名次表', 'The ranked list to print'], file: 'application/pdf' },
  },
  figures: ['awards', 'organiser-awards', 'awardings', 'awarded-people', 'certificates'],
  panels: { hall: true, console: true, screen: false },
});

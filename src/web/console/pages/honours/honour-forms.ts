import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import {
  displayUses,
  honourEntry,
  honourHolder,
  honourPortrayal,
  newHonour,
  revocation,
  useKey,
} from '../../../../registries/honours/register.ts';
import { honoursWords } from './words.ts';

const { title, year, conferringBody, basis } = honourEntry.shape;
const { holderName, holderPost } = honourHolder.shape;

/** Forms of what is done with an honour; each carries what the contract takes besides the version. */
export const honourForms = {
  enter: describeForm(newHonour),
  correct: describeForm(
    z.object({ title, year, conferringBody, basis, holderName, holderPost, ...honourPortrayal.shape }),
  ),
  portray: describeForm(z.object({ holderPost, ...honourPortrayal.shape })),
  setTreatment: describeForm(
    z.object({ treatment: titled(z.string().max(1000), honoursWords.treatment, { widget: 'longText' }) }),
  ),
  recordConsent: describeForm(
    z.object({
      uses: titled(z.array(useKey), honoursWords.uses, { choices: displayUses }),
      evidence: titled(z.string().max(300).optional(), honoursWords.evidence, {
        help: honoursWords.evidenceHelp,
        widget: 'longText',
      }),
      evidenceFileId: titled(z.uuid().optional(), honoursWords.evidenceFile, { widget: 'file' }),
    }),
  ),
  revoke: describeForm(revocation),
} as const;
export type HonourAction = Exclude<keyof typeof honourForms, 'enter' | 'portray'>;

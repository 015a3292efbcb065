import { z } from 'zod';
import { documentTypes } from '../../../../kernel/codes/documents.ts';
import { sexes } from '../../../../kernel/codes/gb-tables.ts';
import { describeForm, keyOf, titled } from '../../../../kernel/fields.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { endReasons, givenEndReasons, retainReasons } from '../../../../people/members/rules.ts';
import { workerKinds } from '../../../../people/members/worker-kinds/rules.ts';
import { membersWords } from './words.ts';

/** Words out of a table whose rows hold more than words. */
function wordsIn(table: Readonly<Record<string, { words: Bilingual }>>): Record<string, Bilingual> {
  return Object.fromEntries(Object.entries(table).map(([key, { words }]) => [key, words]));
}

const person = {
  sex: titled(keyOf(sexes).optional(), membersWords.sex, { choices: wordsIn(sexes) }),
  bornOn: titled(z.iso.date().optional(), membersWords.born),
  phone: titled(z.string().max(40).optional(), membersWords.phone),
  documentType: titled(keyOf(documentTypes).optional(), ['证件类型', 'Document'], {
    choices: wordsIn(documentTypes),
  }),
  documentNumber: titled(z.string().max(60).optional(), membersWords.document, {
    help: ['会检查校验码；只存密文', 'The check digit is verified; kept encrypted'],
  }),
  workerKinds: titled(z.array(keyOf(workerKinds)).optional(), membersWords.kind, { choices: workerKinds }),
};
const name = titled(z.string().min(1).max(200), ['姓名', 'Name'], {
  help: ['按证件填写，少数民族姓名的间隔号用“·”', 'As in the document'],
});
const post = titled(z.string().max(60).optional(), membersWords.post);
const memberNo = titled(z.string().max(40).optional(), membersWords.memberNo);
const on = titled(z.iso.date().optional(), ['哪天起', 'From'], { help: ['不填为今天', 'Today where left empty'] });
const note = titled(z.string().max(300).optional(), ['说明', 'Note'], { widget: 'longText' });
const unitId = titled(z.string(), membersWords.unit, { widget: 'unit' });
const endWords = Object.fromEntries(givenEndReasons.map((reason) => [reason, endReasons[reason]]));

/** Forms of what is done with a member; each carries what the contract takes besides the version. */
export const memberForms = {
  join: describeForm(z.object({ name, unitId, ...person, post, memberNo, on })),
  correctPerson: describeForm(z.object({ name, ...person })),
  correct: describeForm(z.object({ post, memberNo, fromOn: titled(z.iso.date().optional(), membersWords.since) })),
  transfer: describeForm(z.object({ unitId, post, on, note })),
  retain: describeForm(
    z.object({ reason: titled(keyOf(retainReasons), ['原因', 'Reason'], { choices: retainReasons }), note }),
  ),
  resume: describeForm(z.object({ note })),
  end: describeForm(
    z.object({
      reason: titled(z.enum(givenEndReasons as [(typeof givenEndReasons)[number]]), ['原因', 'Reason'], {
        choices: endWords,
      }),
      on,
      note,
    }),
  ),
} as const;
export type MemberAction = Exclude<keyof typeof memberForms, 'join'>;

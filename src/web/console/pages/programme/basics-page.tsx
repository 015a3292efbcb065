import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { liveStates } from '../../../../programmes/life/rules.ts';
import { ask } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import { Remark } from '../../parts/note.tsx';
import { Section } from '../../parts/page.tsx';
import { useWords } from '../../preferences.tsx';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';
import { programmeWords } from './words.ts';

const basics = describeForm(
  z.object({
    title: titled(z.string().min(1).max(120), ['名称', 'Title']),
    titleEn: titled(z.string().max(200).optional(), ['英文名称', 'Title in English']),
    startsAt: titled(z.coerce.date().optional(), ['开始时间', 'Starts'], { widget: 'dateTime' }),
    endsAt: titled(z.coerce.date().optional(), ['结束时间', 'Ends'], { widget: 'dateTime' }),
    place: titled(z.string().max(200).optional(), ['地点', 'Place'], {
      help: ['线上活动写“线上”', 'Write “online” for an online programme'],
    }),
    strand: titled(z.string().max(60).optional(), ['所属分项', 'Strand'], {
      help: ['属于综合行动时填写', 'Where it belongs to a campaign'],
    }),
    summary: titled(z.string().max(400).optional(), ['一句话介绍', 'In short'], { widget: 'longText' }),
    body: titled(z.string().max(20_000).optional(), ['详细介绍', 'In full'], { widget: 'longText' }),
    coverFileId: titled(z.string().optional(), ['封面照片', 'Cover photo'], {
      widget: 'picture',
      help: ['没有照片时用木刻画', 'A woodcut stands there without one'],
    }),
  }),
);

/** Fields that may be emptied: a missing one is sent as null. */
const emptied = {
  titleEn: null,
  startsAt: null,
  endsAt: null,
  strand: null,
  coverFileId: null,
  summary: '',
  body: '',
  place: '',
};

/** Title, time, place, words, cover. */
export function BasicsPage() {
  const w = useWords(programmeWords);
  const programme = useProgramme();
  const changed = useProgrammeChanged();
  const params = { programmeId: programme.id };
  const save = async (value: Record<string, unknown>) => {
    await ask(programmeRoutes.updateProgramme, { params, body: { ...emptied, ...value, version: programme.version } });
    await changed();
  };
  return (
    <Section title={w.basics}>
      {liveStates.includes(programme.state) && <Remark tone="gold">{w.tellsPeople}</Remark>}
      <FormFromSchema
        key={programme.version}
        schema={basics}
        value={pickKeys(programme, Object.keys({ title: '', ...emptied }))}
        onSubmit={save}
        disabled={!mayChange(programme)}
      />
    </Section>
  );
}

function pickKeys(from: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useMemo } from 'react';
import { z } from 'zod';
import { describeForm, findFieldWords, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { Remark } from '../../../web/console/parts/note.tsx';
import { useNarrow, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { type ProgrammeView, type SessionFields, sessionFields } from '../contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { type Session, sessionsQuery, useSessionsChanged } from './sessions-source.ts';
import { panelWords } from './words.ts';

/** Which group is asked where people on the list are in some. */
function schemaFor(groups: ProgrammeView['groups']) {
  if (groups.length === 0) return describeForm(sessionFields.omit({ forGroup: true }));
  const choices = Object.fromEntries(groups.map(({ key, label }) => [key, label] as const));
  const { label = ['', ''], help } = findFieldWords(sessionFields.shape.forGroup) ?? {};
  const forGroup = titled(z.enum(Object.keys(choices)).optional(), label, { ...(help ? { help } : {}), choices });
  return describeForm(sessionFields.extend({ forGroup }));
}

/** A field that was cleared is sent as empty, not left out. */
const cleared = { titleEn: '', venue: '', address: '', onlineLink: null, capacity: null, note: '', forGroup: '' };

/** What a new session begins with: the place and ways of the one before. */
function likeBefore(before: Session | undefined, online: boolean): FormValue {
  if (!before) return { onSite: true, online };
  const { onSite, online: also, venue, address, capacity } = before;
  return { onSite, online: also, venue, address, capacity };
}

export interface SessionFormProps {
  stageId: string;
  /** The session that is changed; a new one otherwise. */
  session?: Session | undefined;
  before?: Session | undefined;
  takesOnline: boolean;
  onClose: () => void;
}

/** Adds a session or changes one. */
export function SessionForm({ stageId, session, before, takesOnline, onClose }: SessionFormProps) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const changed = useSessionsChanged(stageId);
  const start = useMemo(
    () => (session ? { ...session } : likeBefore(before, takesOnline)) as FormValue,
    [session, before, takesOnline],
  );
  const { data } = useQuery(sessionsQuery(stageId));
  const schema = useMemo(() => schemaFor(data?.groups ?? []), [data]);
  const submit = async (value: FormValue) => {
    const given: FormValue = { ...cleared, ...value };
    const fields = given as SessionFields;
    if (session) {
      const { title, titleEn, startsAt, endsAt, onSite, online, venue, address, onlineLink, capacity, note, forGroup } =
        fields;
      const change = {
        title,
        titleEn,
        startsAt,
        endsAt,
        onSite,
        online,
        venue,
        address,
        onlineLink,
        capacity,
        note,
        forGroup,
      };
      const { id: sessionId, version } = session;
      await takeStageAction(sessionsManifest, stageId, 'updateSession', { ...change, sessionId, version });
    } else {
      await takeStageAction(sessionsManifest, stageId, 'addSession', fields);
    }
    await changed();
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 640} title={session ? w.edit : w.add}>
      {session && <Remark tone="gold">{w.editText}</Remark>}
      <FormFromSchema schema={schema} value={start} onSubmit={submit} {...(session ? {} : { submitWords: w.add })} />
    </Drawer>
  );
}

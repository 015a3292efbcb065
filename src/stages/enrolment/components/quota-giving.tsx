import { App, Button, Drawer, Select } from 'antd';
import { useRef, useState } from 'react';
import { describeForm } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { ErrorNote } from '../../../web/console/parts/note.tsx';
import { useNarrow, useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { enrolmentManifest } from '../manifest.ts';
import { giveInput } from '../quotas/contract.ts';
import type { QuotaRow } from './quota-source.ts';
import { quotaWords } from './quota-words.ts';

const schema = describeForm(giveInput.pick({ rows: true }));

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export interface QuotaGivingProps {
  stageId: string;
  givers: readonly QuotaRow[];
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

/** Gives places of a unit to units below it, row by row or by a sheet. */
export function QuotaGiving({ stageId, givers, onDone, onClose }: QuotaGivingProps) {
  const w = useWords(quotaWords);
  const narrow = useNarrow();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [fromUnitId, setFrom] = useState(givers.find(({ left }) => left > 0)?.id ?? givers[0]?.id ?? '');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const finish = async ({ changed }: { changed: number }) => {
    void message.success(w.done(changed));
    await onDone();
    onClose();
  };
  const give = async ({ rows }: FormValue) =>
    finish(
      await takeStageAction(enrolmentManifest, stageId, 'giveQuota', {
        fromUnitId,
        rows: rows as { unitId: string; places: number }[],
      }),
    );
  const bring = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setBusy(true);
    try {
      const sheet = await base64Of(file);
      await finish(await takeStageAction(enrolmentManifest, stageId, 'importQuotas', { fromUnitId, sheet }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer open onClose={onClose} size={narrow ? '100%' : 560} title={w.give}>
      <p className="meta">{w.lead}</p>
      <p>
        <label htmlFor="quota-giver">{w.giver}</label>
        <Select
          id="quota-giver"
          style={{ width: '100%' }}
          value={fromUnitId}
          onChange={setFrom}
          options={givers.map(({ id, unitName, left }) => ({ value: id, label: w.giverLeft(unitName, left) }))}
        />
      </p>
      <FormFromSchema schema={schema} onSubmit={give} submitWords={w.give} />
      <h3 className="drawer-part">{w.bySheet}</h3>
      <p className="meta">{w.sheetNote}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-label={w.choose}
        accept=".xlsx,.csv"
        onChange={(event) => {
          void bring(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button icon={<Icon name="upload" />} loading={busy} onClick={() => input.current?.click()}>
        {w.choose}
      </Button>
    </Drawer>
  );
}

import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../kernel/fields.ts';
import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { EmptyNote } from '../../../web/console/parts/note.tsx';
import { useNarrow, useWords } from '../../../web/console/preferences.tsx';
import { stageFile, takeStageAction } from '../../../web/console/stage-calls.ts';
import { type MaterialInput, materialInput } from '../contract.ts';
import { sessionsManifest } from '../manifest.ts';
import { FileField, type KeptFile } from './file-field.tsx';
import { type Material, useSessionsChanged } from './sessions-source.ts';
import { useAsk } from './use-ask.tsx';
import { panelWords } from './words.ts';

const { title, visibility, reading } = materialInput.shape;
const fileSchema = describeForm(z.object({ title, visibility, reading }));
const link = titled(z.url({ protocol: /^https?$/ }).max(500), panelWords.link);
const linkSchema = describeForm(z.object({ url: link, title, visibility, reading }));

interface MaterialFormProps {
  stageId: string;
  sessionId: string | null;
  onDone: () => void;
}

function MaterialForm({ stageId, sessionId, onDone }: MaterialFormProps) {
  const w = useWords(panelWords);
  const changed = useSessionsChanged(stageId);
  const [kind, setKind] = useState<'file' | 'link'>('file');
  const [file, setFile] = useState<KeptFile>();
  const submit = async (value: FormValue) => {
    const fileId = kind === 'file' ? (file?.id ?? null) : null;
    const input: FormValue = { ...value, sessionId, fileId };
    await takeStageAction(sessionsManifest, stageId, 'addMaterial', input as MaterialInput);
    await changed();
    onDone();
  };
  return (
    <>
      <Segmented
        className="drawer-switch"
        aria-label={w.addMaterial}
        value={kind}
        options={[
          { value: 'file', label: w.file },
          { value: 'link', label: w.link },
        ]}
        onChange={setKind}
      />
      {kind === 'file' && <FileField value={file} onChange={setFile} />}
      {kind === 'file' && !file ? (
        <p className="meta">{w.fileFirst}</p>
      ) : (
        <FormFromSchema
          key={`${kind}${file?.id}`}
          schema={kind === 'file' ? fileSchema : linkSchema}
          value={kind === 'file' && file ? { title: file.name.replace(/\.[^.]+$/, '') } : {}}
          onSubmit={submit}
          submitWords={w.addMaterial}
        />
      )}
    </>
  );
}

const kilobyte = 1024;

function sizeOf({ bytes }: Material): string {
  if (bytes === null) return '';
  return bytes < kilobyte * kilobyte
    ? `${Math.ceil(bytes / kilobyte)} KB`
    : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;
}

interface MaterialsProps extends Omit<MaterialFormProps, 'onDone'> {
  materials: readonly Material[];
}

/** Material of a session, or of the whole stage where no session is given. */
export function Materials({ stageId, sessionId, materials }: MaterialsProps) {
  const w = useWords(panelWords);
  const narrow = useNarrow();
  const changed = useSessionsChanged(stageId);
  const { press, dialog } = useAsk();
  const [adding, setAdding] = useState(false);
  const addButton = (
    <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {w.addMaterial}
    </Button>
  );
  const takeDown = (material: Material) =>
    press({
      verb: w.takeDown,
      title: w.takeDownOf(material.title),
      text: w.takeDownText,
      run: async () => {
        await takeStageAction(sessionsManifest, stageId, 'removeMaterial', { materialId: material.id });
        await changed();
      },
    });
  return (
    <>
      {materials.length === 0 ? (
        <EmptyNote title={w.noMaterials} advice={w.noMaterialsAdvice} action={addButton} />
      ) : (
        <>
          <ul className="material-rows">
            {materials.map((material) => (
              <li key={material.id}>
                <div>
                  <a
                    href={material.url ?? stageFile(sessionsManifest, stageId, 'material', { materialId: material.id })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {material.title}
                  </a>
                  <p className="meta">{material.url ?? sizeOf(material)}</p>
                </div>
                <span className="material-tags">
                  {material.reading && <span className="state-tag tone-gold">{w.toRead}</span>}
                  {material.visibility === 'participants' && (
                    <span className="state-tag tone-ink">{w.participantsOnly}</span>
                  )}
                </span>
                <Button
                  type="text"
                  size="small"
                  icon={<Icon name="remove" />}
                  aria-label={w.takeDownOf(material.title)}
                  onClick={() => takeDown(material)}
                />
              </li>
            ))}
          </ul>
          {addButton}
        </>
      )}
      <Drawer
        open={adding}
        onClose={() => setAdding(false)}
        size={narrow ? '100%' : 520}
        title={w.addMaterial}
        destroyOnHidden
      >
        <MaterialForm stageId={stageId} sessionId={sessionId} onDone={() => setAdding(false)} />
      </Drawer>
      {dialog}
    </>
  );
}

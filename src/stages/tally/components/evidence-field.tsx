import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { queryString } from '../../../web/console/api.ts';
import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { pictureAddress } from '../../../web/console/parts/photo-uploader.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { uploadFile } from '../../../web/console/upload.ts';
import { panelWords } from './words.ts';

const mostPictures = 9;

/** Pictures kept as evidence, small; a press opens one in full. */
export function Evidence({ fileIds }: { fileIds: readonly string[] }) {
  const w = useWords(panelWords);
  return (
    <ul className="evidence">
      {fileIds.map((fileId, at) => (
        <li key={fileId}>
          <a href={`/files/${fileId}`} target="_blank" rel="noreferrer" aria-label={w.openPicture(at + 1)}>
            <img src={pictureAddress(fileId)} alt="" loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

export interface EvidenceFieldProps {
  value: readonly string[];
  required: boolean;
  onChange: (fileIds: string[]) => void;
}

/** Evidence of a report: uploaded for the organiser's officers to see. */
export function EvidenceField({ value, required, onChange }: EvidenceFieldProps) {
  const w = useWords(panelWords);
  const lang = useLang();
  const { unitId } = useProgramme();
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const send = async (file: File) => {
    setProblem(undefined);
    setPercent(0);
    try {
      const path = `/files/pictures${queryString({ unitId })}`;
      const { id } = await uploadFile<{ id: string }>({ path, file, onProgress: setPercent });
      onChange([...value, id]);
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <fieldset className="form-group evidence-field">
      <legend>{required ? w.evidenceRequired : w.evidence}</legend>
      <ul className="evidence">
        {value.map((fileId, at) => (
          <li key={fileId}>
            <img src={pictureAddress(fileId)} alt="" />
            <Button
              size="small"
              icon={<Icon name="remove" />}
              aria-label={w.takeOff(at + 1)}
              onClick={() => onChange(value.filter((each) => each !== fileId))}
            />
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-label={w.addPicture}
        accept="image/jpeg,image/png,image/webp"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      <Button
        icon={<Icon name="photo" />}
        aria-describedby={hintId}
        loading={percent !== undefined}
        disabled={value.length >= mostPictures}
        onClick={() => input.current?.click()}
      >
        {percent === undefined ? w.addPicture : w.uploading(percent)}
      </Button>
      <p id={hintId} className={problem ? 'field-problem' : 'meta'} role={problem ? 'alert' : undefined}>
        {problem ?? w.evidenceHint}
      </p>
    </fieldset>
  );
}

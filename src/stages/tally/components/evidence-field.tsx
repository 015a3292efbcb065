import { Button } from 'antd';
import { queryString } from '../../../web/console/api.ts';
import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { pictureAddress } from '../../../web/console/parts/photo-uploader.tsx';
import { useUpload } from '../../../web/console/parts/use-upload.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
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
  const { unitId } = useProgramme();
  const { input, open, percent, hintId, hintOr } = useUpload<{ id: string }>({
    label: w.addPicture,
    accept: 'image/jpeg,image/png,image/webp',
    pathOf: () => `/files/pictures${queryString({ unitId })}`,
    onSent: ({ id }) => onChange([...value, id]),
  });
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
      {input}
      <Button
        icon={<Icon name="photo" />}
        aria-describedby={hintId}
        loading={percent !== undefined}
        disabled={value.length >= mostPictures}
        onClick={open}
      >
        {percent === undefined ? w.addPicture : w.uploading(percent)}
      </Button>
      {hintOr(w.evidenceHint)}
    </fieldset>
  );
}

import { Button } from 'antd';
import { queryString } from '../../../web/console/api.ts';
import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { useUpload } from '../../../web/console/parts/use-upload.tsx';
import { useWords } from '../../../web/console/preferences.tsx';
import { panelWords } from './words.ts';

/** A file that is kept. */
export interface KeptFile {
  id: string;
  name: string;
}

/** Chooses one file and sends it: pictures are cleaned of their position, anything else is kept as a document. */
export function FileField({ value, onChange }: { value: KeptFile | undefined; onChange: (file: KeptFile) => void }) {
  const w = useWords(panelWords);
  const { unitId } = useProgramme();
  const { input, open, percent, hintId, hintOr } = useUpload<{ id: string }>({
    label: w.chooseFile,
    pathOf: ({ type }) => `/files/${type.startsWith('image/') ? 'pictures' : 'documents'}${queryString({ unitId })}`,
    onSent: ({ id }, { name }) => onChange({ id, name }),
  });
  return (
    <div className="file-field">
      {value && <p role="status">{w.uploaded(value.name)}</p>}
      {input}
      <Button icon={<Icon name="upload" />} aria-describedby={hintId} loading={percent !== undefined} onClick={open}>
        {percent !== undefined ? w.uploading(percent) : value ? w.chooseAgain : w.chooseFile}
      </Button>
      {hintOr(w.fileHint)}
    </div>
  );
}

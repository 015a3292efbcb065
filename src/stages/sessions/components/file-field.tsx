import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { queryString } from '../../../web/console/api.ts';
import { useProgramme } from '../../../web/console/pages/programme/programme-source.ts';
import { Icon } from '../../../web/console/parts/icon.tsx';
import { useLang, useWords } from '../../../web/console/preferences.tsx';
import { sayProblem } from '../../../web/console/problem.ts';
import { uploadFile } from '../../../web/console/upload.ts';
import { panelWords } from './words.ts';

/** A file that is kept. */
export interface KeptFile {
  id: string;
  name: string;
}

/** Chooses one file and sends it: pictures are cleaned of their position, anything else is kept as a document. */
export function FileField({ value, onChange }: { value: KeptFile | undefined; onChange: (file: KeptFile) => void }) {
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
      const kind = file.type.startsWith('image/') ? 'pictures' : 'documents';
      const path = `/files/${kind}${queryString({ unitId })}`;
      const { id } = await uploadFile<{ id: string }>({ path, file, onProgress: setPercent });
      onChange({ id, name: file.name });
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <div className="file-field">
      {value && <p role="status">{w.uploaded(value.name)}</p>}
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-label={w.chooseFile}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      <Button
        icon={<Icon name="upload" />}
        aria-describedby={hintId}
        loading={percent !== undefined}
        onClick={() => input.current?.click()}
      >
        {percent !== undefined ? w.uploading(percent) : value ? w.chooseAgain : w.chooseFile}
      </Button>
      <p id={hintId} className={problem ? 'field-problem' : 'meta'} role={problem ? 'alert' : undefined}>
        {problem ?? w.fileHint}
      </p>
    </div>
  );
}

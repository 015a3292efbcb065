import { Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import type { RosterSubject } from '../../../people/rosters/rules.ts';
import { useActingUnit } from '../acting-unit.ts';
import { Icon } from '../parts/icon.tsx';
import { useLang, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { UnitPicker } from '../units/unit-picker.tsx';
import { importSources } from './import-source.ts';
import { importWords, subjectWords } from './words.ts';

const accepted = '.xlsx,.csv';

export interface UploadStepProps {
  subject: RosterSubject;
  onUploaded: (importId: string) => void;
}

/** Chooses a union and a sheet, and sends it. */
export function UploadStep({ subject, onUploaded }: UploadStepProps) {
  const w = useWords(importWords);
  const its = useWords(subjectWords[subject]);
  const source = importSources[subject];
  const lang = useLang();
  const acting = useActingUnit();
  const [unitId, setUnitId] = useState(acting.id);
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  const unitFieldId = useId();
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setPercent(0);
    try {
      onUploaded((await source.upload(file, unitId, setPercent)).id);
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <div className="import-upload">
      <div className="import-unit">
        <label htmlFor={unitFieldId}>{its.intoUnit}</label>
        <UnitPicker
          allowClear={false}
          id={unitFieldId}
          aria-label={its.intoUnit}
          value={unitId}
          onChange={(id) => setUnitId(id ?? acting.id)}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the button does the same */}
      <div
        className={over ? 'drop-zone drop-over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void send(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          className="hidden"
          tabIndex={-1}
          aria-label={w.chooseFile}
          accept={accepted}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          type="primary"
          icon={<Icon name="upload" />}
          loading={percent !== undefined}
          onClick={() => input.current?.click()}
        >
          {percent === undefined ? w.chooseFile : w.uploading(percent)}
        </Button>
        <span className="meta">{w.dropHere}</span>
        {percent !== undefined && (
          <Progress percent={percent} showInfo={false} size="small" aria-label={w.uploading(percent)} />
        )}
      </div>
      <p className="meta">
        {w.uploadHelp} {its.help} <a href={source.templateAddress}>{w.template}</a>
      </p>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

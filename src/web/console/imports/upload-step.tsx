import { Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import { useActingUnit } from '../acting-unit.ts';
import { Icon } from '../parts/icon.tsx';
import { useLang, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { UnitPicker } from '../units/unit-picker.tsx';
import { importCalls, templateAddress } from './import-source.ts';
import { importWords } from './words.ts';

const accepted = '.xlsx,.csv';

/** Chooses a union and a sheet, and sends it. */
export function UploadStep({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const w = useWords(importWords);
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
      onUploaded((await importCalls.upload(file, unitId, setPercent)).id);
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <div className="import-upload">
      <div className="import-unit">
        <label htmlFor={unitFieldId}>{w.intoUnit}</label>
        <UnitPicker
          allowClear={false}
          id={unitFieldId}
          aria-label={w.intoUnit}
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
        {w.uploadHelp} <a href={templateAddress}>{w.template}</a>
      </p>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

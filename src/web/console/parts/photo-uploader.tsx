import { Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import { useLang, useWords } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { uploadFile } from '../upload.ts';
import { commonWords } from '../words.ts';
import { Icon } from './icon.tsx';
import { partWords } from './words.ts';

const filesPath = '/files';
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'];
const maxPictureBytes = 20_000_000;

/** Where a kept picture is served; `width` in px asks for a thumbnail. */
export function pictureAddress(fileId: string, width = 480): string {
  return `/files/${fileId}?width=${width}&format=webp`;
}

interface PickButtonProps {
  id?: string | undefined;
  words: string;
  disabled?: boolean | undefined;
  onUploaded: (fileId: string) => void;
}

/** Picks a picture, checks what can be checked here, sends it, shows how far it is. */
function PickButton({ id, words, disabled, onUploaded }: PickButtonProps) {
  const w = useWords(partWords);
  const lang = useLang();
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const send = async (file: File) => {
    if (!pictureTypes.includes(file.type)) return setProblem(w.notPicture);
    if (file.size > maxPictureBytes) return setProblem(w.tooLarge('20 MB'));
    setProblem(undefined);
    setPercent(0);
    try {
      const { id: fileId } = await uploadFile<{ id: string }>({ path: filesPath, file, onProgress: setPercent });
      onUploaded(fileId);
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <div className="photo-pick">
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-label={words}
        accept={pictureTypes.join()}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      <Button
        id={id}
        icon={<Icon name="photo" />}
        disabled={disabled === true || percent !== undefined}
        aria-describedby={hintId}
        onClick={() => input.current?.click()}
      >
        {percent === undefined ? words : w.uploading(percent)}
      </Button>
      {percent !== undefined && (
        <Progress percent={percent} showInfo={false} size="small" aria-label={w.uploading(percent)} />
      )}
      <p id={hintId} className={problem ? 'field-problem' : 'meta'} role={problem ? 'alert' : undefined}>
        {problem ?? w.uploadHint}
      </p>
    </div>
  );
}

interface UploaderLook {
  id?: string | undefined;
  disabled?: boolean | undefined;
}

export interface PhotoUploaderProps extends UploaderLook {
  /** The id of a kept file. */
  value?: string | null | undefined;
  onChange?: (fileId: string | undefined) => void;
}

/** One picture: upload, replace, remove. */
export function PhotoUploader({ value, onChange, id, disabled }: PhotoUploaderProps) {
  const w = useWords(partWords);
  const common = useWords(commonWords);
  return (
    <div className="photo">
      {value && <img className="photo-shown" src={pictureAddress(value)} alt="" />}
      <PickButton
        id={id}
        disabled={disabled}
        words={value ? w.uploadAgain : w.upload}
        onUploaded={(fileId) => onChange?.(fileId)}
      />
      {value && (
        <Button type="text" disabled={disabled === true} onClick={() => onChange?.(undefined)}>
          {common.remove}
        </Button>
      )}
    </div>
  );
}

export interface PhotosUploaderProps extends UploaderLook {
  value?: readonly string[] | undefined;
  onChange?: (fileIds: string[]) => void;
}

/** Several pictures. */
export function PhotosUploader({ value = [], onChange, id, disabled }: PhotosUploaderProps) {
  const w = useWords(partWords);
  const common = useWords(commonWords);
  return (
    <div className="photo">
      {value.map((fileId) => (
        <figure key={fileId} className="photo-kept">
          <img className="photo-shown" src={pictureAddress(fileId)} alt="" />
          <Button
            type="text"
            size="small"
            disabled={disabled === true}
            onClick={() => onChange?.(value.filter((each) => each !== fileId))}
          >
            {common.remove}
          </Button>
        </figure>
      ))}
      <PickButton
        id={id}
        disabled={disabled}
        words={w.upload}
        onUploaded={(fileId) => onChange?.([...value, fileId])}
      />
    </div>
  );
}

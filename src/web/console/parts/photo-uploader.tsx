import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useWords } from '../preferences.tsx';
import { commonWords } from '../words.ts';
import { Icon } from './icon.tsx';
import { useUpload } from './use-upload.tsx';
import { partWords } from './words.ts';

const picturesPath = '/files/pictures';
const documentsPath = '/files/documents';
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'];
const maxPictureBytes = 20_000_000;
const maxDocumentBytes = 50_000_000;

/** Who may see a kept file: everybody, or whoever uploaded it and officers of its unit. */
export type Visibility = 'public' | 'private';

/** Where a kept picture is served; `width` in px asks for a thumbnail. */
export function pictureAddress(fileId: string, width = 480): string {
  return `/files/${fileId}?width=${width}&format=webp`;
}

interface PickButtonProps {
  id?: string | undefined;
  words: string;
  disabled?: boolean | undefined;
  visibility: Visibility;
  kind?: 'picture' | 'document';
  onUploaded: (file: KeptFile) => void;
}

/** What the server says of a file it keeps. */
export interface KeptFile {
  id: string;
  name: string;
}

/** Picks a file, checks what can be checked here, sends it, shows how far it is. */
function PickButton({ id, words, disabled, visibility, kind = 'picture', onUploaded }: PickButtonProps) {
  const w = useWords(partWords);
  const isPicture = kind === 'picture';
  const maxBytes = isPicture ? maxPictureBytes : maxDocumentBytes;
  const { input, open, percent, hintId, hintOr } = useUpload<KeptFile>({
    label: words,
    accept: isPicture ? pictureTypes.join() : undefined,
    pathOf: () => `${isPicture ? picturesPath : documentsPath}?visibility=${visibility}`,
    refusalOf: ({ type, size }) => {
      if (isPicture && !pictureTypes.includes(type)) return w.notPicture;
      return size > maxBytes ? w.tooLarge(`${maxBytes / 1_000_000} MB`) : undefined;
    },
    onSent: onUploaded,
  });
  return (
    <div className="photo-pick">
      {input}
      <Button
        id={id}
        icon={<Icon name={isPicture ? 'photo' : 'upload'} />}
        disabled={disabled === true || percent !== undefined}
        aria-describedby={hintId}
        onClick={open}
      >
        {percent === undefined ? words : w.uploading(percent)}
      </Button>
      {percent !== undefined && (
        <Progress percent={percent} showInfo={false} size="small" aria-label={w.uploading(percent)} />
      )}
      {hintOr(isPicture ? w.uploadHint : w.documentHint)}
    </div>
  );
}

interface UploaderLook {
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Pictures of programmes are for everybody unless said otherwise. */
  visibility?: Visibility;
}

export interface PhotoUploaderProps extends UploaderLook {
  /** The id of a kept file. */
  value?: string | null | undefined;
  onChange?: (fileId: string | undefined) => void;
}

/** One picture: upload, replace, remove. */
export function PhotoUploader({ value, onChange, id, disabled, visibility = 'public' }: PhotoUploaderProps) {
  const w = useWords(partWords);
  const common = useWords(commonWords);
  return (
    <div className="photo">
      {value && <img className="photo-shown" src={pictureAddress(value)} alt="" />}
      <PickButton
        id={id}
        disabled={disabled}
        words={value ? w.uploadAgain : w.upload}
        visibility={visibility}
        onUploaded={(file) => onChange?.(file.id)}
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
export function PhotosUploader({ value = [], onChange, id, disabled, visibility = 'public' }: PhotosUploaderProps) {
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
        visibility={visibility}
        onUploaded={(file) => onChange?.([...value, file.id])}
      />
    </div>
  );
}

/** One document: upload, replace, remove; opened by its link. */
export function FileUploader({ value, onChange, id, disabled, visibility = 'private' }: PhotoUploaderProps) {
  const w = useWords(partWords);
  const common = useWords(commonWords);
  const [name, setName] = useState<string>();
  return (
    <div className="photo">
      {value && (
        <a href={`/files/${value}`} target="_blank" rel="noreferrer">
          {name ?? w.openFile}
        </a>
      )}
      <PickButton
        id={id}
        kind="document"
        disabled={disabled}
        visibility={visibility}
        words={value ? w.uploadAgain : w.uploadFile}
        onUploaded={(file) => {
          setName(file.name);
          onChange?.(file.id);
        }}
      />
      {value && (
        <Button type="text" disabled={disabled === true} onClick={() => onChange?.(undefined)}>
          {common.remove}
        </Button>
      )}
    </div>
  );
}

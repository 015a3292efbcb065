import { App, Button, Modal } from 'antd';
import { defineWords } from '../../../kernel/words.ts';
import { useWords } from '../preferences.tsx';
import { Remark } from './note.tsx';

const words = defineWords({
  once: [
    '只显示这一次，关闭后无法再看到。请现在就转交或记下。',
    'Shown this one time only. Hand it over or write it down now.',
  ],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  notCopied: ['浏览器不允许复制，请手动选中。', 'The browser does not allow copying; select it by hand.'],
  kept: ['已妥善保存，关闭', 'I have kept it; close'],
});

export interface SecretDialogProps {
  title: string;
  /** Name and value, such as user name and temporary password. */
  secrets: readonly (readonly [name: string, value: string])[];
  onClose: () => void;
}

/** Something that the server will never show again. */
export function SecretDialog({ title, secrets, onClose }: SecretDialogProps) {
  const w = useWords(words);
  const { message } = App.useApp();
  const copy = (value: string) =>
    navigator.clipboard.writeText(value).then(
      () => void message.success(w.copied),
      () => void message.warning(w.notCopied),
    );
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {w.kept}
        </Button>
      }
    >
      <Remark tone="gold">{w.once}</Remark>
      <dl className="secrets">
        {secrets.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <Button size="small" onClick={() => void copy(value)} aria-label={`${w.copy} ${name}`}>
                {w.copy}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

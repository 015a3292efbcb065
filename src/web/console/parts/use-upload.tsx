import { type ReactElement, useId, useRef, useState } from 'react';
import { useLang } from '../preferences.tsx';
import { sayProblem } from '../problem.ts';
import { uploadFile } from '../upload.ts';

interface UploadOptions<Answer> {
  label: string;
  accept?: string | undefined;
  /** Where a file goes, below the API. */
  pathOf: (file: File) => string;
  /** What speaks against a file already here, in the reader's language. */
  refusalOf?: (file: File) => string | undefined;
  onSent: (answer: Answer, file: File) => void;
}

interface Upload {
  /** Hidden; drawn beside the button that opens it. */
  input: ReactElement;
  open: () => void;
  /** How far the file is; nothing while none is on its way. */
  percent: number | undefined;
  hintId: string;
  /** The hint below the button, or why the last file was refused. */
  hintOr: (hint: string) => ReactElement;
}

/** Picks a file, sends it, and knows how far it is and why it was refused. */
export function useUpload<Answer>({ label, accept, pathOf, refusalOf, onSent }: UploadOptions<Answer>): Upload {
  const lang = useLang();
  const hintId = useId();
  const ref = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const send = async (file: File) => {
    const refusal = refusalOf?.(file);
    if (refusal !== undefined) return setProblem(refusal);
    setProblem(undefined);
    setPercent(0);
    try {
      onSent(await uploadFile<Answer>({ path: pathOf(file), file, onProgress: setPercent }), file);
    } catch (error) {
      setProblem(sayProblem(error, lang));
    } finally {
      setPercent(undefined);
    }
  };
  const input = (
    <input
      ref={ref}
      type="file"
      className="hidden"
      tabIndex={-1}
      aria-label={label}
      accept={accept}
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) void send(file);
        event.target.value = '';
      }}
    />
  );
  const hintOr = (hint: string) => (
    <p id={hintId} className={problem ? 'field-problem' : 'meta'} role={problem ? 'alert' : undefined}>
      {problem ?? hint}
    </p>
  );
  return { input, open: () => ref.current?.click(), percent, hintId, hintOr };
}

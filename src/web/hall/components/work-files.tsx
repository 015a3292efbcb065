import { type Lang, pick } from '../../../kernel/words.ts';
import { langOf } from '../../kit/phrases.ts';
import type { WorkFileView, WorkFormView, WorkFormWords } from '../views/works.ts';
import { fieldId } from './field-id.ts';

interface RowProps {
  file: WorkFileView;
  at: number;
  words: WorkFormWords;
  lang: Lang;
}

/** A file that is there: its picture, its caption, and the way to leave it out. */
function FileRow({ file, at, words, lang }: RowProps) {
  const name = (key: string) => `file.${at}.${key}`;
  const colon = pick(['：', ': '], lang);
  return (
    <li className="work-file">
      <input type="hidden" name={name('id')} value={file.id} />
      <input type="hidden" name={name('kind')} value={file.kind} />
      <input type="hidden" name={name('name')} value={file.name} />
      {file.picture && <img src={file.picture} alt="" width={96} height={96} loading="lazy" />}
      <div>
        <p className="meta" lang={langOf(file.name, lang)}>
          {file.name}
        </p>
        <label className="box">
          <span className="hidden">{`${words.caption}${colon}${file.name}`}</span>
          <input name={name('caption')} defaultValue={file.caption} maxLength={200} placeholder={words.caption} />
        </label>
        <label className="consent">
          <input type="checkbox" name={name('drop')} value="yes" />
          <span>
            {words.remove}
            <span className="hidden">{`${colon}${file.name}`}</span>
          </span>
        </label>
      </div>
    </li>
  );
}

/** What a row becomes that is on its way: filled in by the island `piece-upload`. */
function ComingRow({ words }: { words: WorkFormWords }) {
  return (
    <template>
      <li className="work-file">
        <img alt="" width={96} height={96} hidden />
        <div>
          <p className="meta" data-name />
          <progress max={100} value={0} aria-label={words.uploading} />
          <p className="meta" data-note />
          <label className="box" hidden>
            <span className="hidden">{words.caption}</span>
            <input data-caption maxLength={200} placeholder={words.caption} />
          </label>
          <p className="joined-links">
            <button className="btn btn-quiet" type="button" data-retry hidden>
              {words.retry}
            </button>
            <button className="btn btn-quiet" type="button" data-remove>
              {words.remove}
            </button>
          </p>
        </div>
      </li>
    </template>
  );
}

/** The files of a work: those that are there, and boxes for more, sent in pieces where there is script. */
export function WorkFiles({ view, lang }: { view: Pick<WorkFormView, 'files' | 'pickers' | 'words'>; lang: Lang }) {
  const { files, pickers, words } = view;
  if (pickers.length === 0) return null;
  return (
    <piece-upload
      data-original=""
      data-uploading={words.uploading}
      data-uploaded={words.uploaded}
      data-failed={words.failed}
      data-waiting={words.waiting}
      data-still={words.still}
    >
      {pickers.map((picker) => {
        const id = fieldId(picker.name);
        return (
          <div key={picker.name} className={picker.error ? 'field field-wrong' : 'field'}>
            <label htmlFor={id}>{picker.label}</label>
            <p className="hint" id={`${id}-hint`}>
              {picker.hint}
            </p>
            {picker.error && (
              <p className="error" id={`${id}-error`}>
                {picker.error}
              </p>
            )}
            <div className="box">
              <input
                id={id}
                type="file"
                name={picker.name}
                data-kind={picker.kind}
                accept={picker.accept}
                multiple
                aria-describedby={`${id}-hint`}
              />
            </div>
          </div>
        );
      })}
      <ul className="work-files" data-rows>
        {files.map((file, at) => (
          <FileRow key={file.id} file={file} at={at} words={words} lang={lang} />
        ))}
      </ul>
      <p className="meta" role="status" />
      <ComingRow words={words} />
    </piece-upload>
  );
}

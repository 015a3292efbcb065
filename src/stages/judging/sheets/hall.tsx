import { pick, say } from '../../../kernel/words.ts';
import { ErrorSummary } from '../../../web/hall/components/error-summary.tsx';
import { HiddenInputs } from '../../../web/hall/components/hidden-inputs.tsx';
import { Moment } from '../../../web/hall/components/moment.tsx';
import { StagePage } from '../../../web/hall/pages/stage-page.tsx';
import type { HallForm, PageProps } from '../../hall.tsx';
import { words } from '../words.ts';
import { Box } from './boxes/hall.tsx';
import type { MarkInput, SheetView } from './contract.ts';
import { Work } from './work/hall.tsx';

/** One work and its sheet: one screen, saved as it is marked, turned by a swipe; without script by its buttons. */
export function Sheet({ view, frame, base, programme, attempt }: PageProps<SheetView>) {
  const { lang } = frame;
  const w = say(words, lang);
  const stage = base.split('/').at(-1) ?? '';
  const typed = attempt?.values.action === 'declare' ? undefined : attempt;
  const text = (name: string) => {
    const value = typed?.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const errorAt = (name: string) => {
    const field = typed?.refusal?.fields.find(({ path }) => path === name);
    return field && pick(field.words, lang);
  };
  const errors = attempt?.refusal
    ? attempt.refusal.fields.length > 0
      ? attempt.refusal.fields.map(({ path, words: told }, at) => ({
          field: path,
          text: at === 0 && attempt.refusal ? attempt.refusal.say(lang) : pick(told, lang),
        }))
      : [{ text: attempt.refusal.say(lang) }]
    : [];
  const here = `${base}/sheet?entry=${view.entryId}`;
  const to = (entryId: string) => `${base}/sheet?entry=${entryId}`;
  return (
    <StagePage
      frame={frame}
      title={`${w.entry(view.work.code)} · ${programme.title}`}
      section={{ label: w.deskTitle, href: `${base}/desk` }}
      personal
      docked
    >
      <judge-sheet
        data-href={view.bar ? undefined : `/api/v1/stages/judging/${stage}/mark`}
        data-saving={w.saving}
        data-saved={w.saved}
        data-unsaved={w.unsaved}
      >
        <nav className="work-head" aria-label={w.position(view.at, view.of)}>
          {view.previous ? (
            <a rel="prev" href={to(view.previous)}>
              ‹ {w.previous}
            </a>
          ) : (
            <span />
          )}
          <h1 className="code">{w.entry(view.work.code)}</h1>
          {view.next ? (
            <a rel="next" href={to(view.next)}>
              {w.next} ›
            </a>
          ) : (
            <span />
          )}
        </nav>
        <p className="meta centred split">
          {[w.position(view.at, view.of), view.category, w.toDeskLeft(view.left)].filter(Boolean).join(' · ')}
        </p>
        <div className="judging-two">
          <div>
            <Work view={view} frame={frame} />
          </div>
          <div>
            {view.bar ? (
              <p className="note">{pick(view.bar, lang)}</p>
            ) : (
              <form method="post" action={here} noValidate>
                <HiddenInputs
                  values={{
                    entryId: view.entryId,
                    judgeId: text('judgeId') ?? view.judge.id,
                    version: String(view.version),
                  }}
                />
                <ErrorSummary errors={errors} lang={lang} />
                {view.held && <p className="note">{w.held}</p>}
                <div className="marks">
                  {view.criteria.map((criterion, at) => (
                    <div key={criterion.key}>
                      <HiddenInputs values={{ [`key-${at}`]: criterion.key }} />
                      <Box
                        view={view}
                        criterion={criterion}
                        name={`mark-${at}`}
                        value={text(`mark-${at}`) ?? view.marks[criterion.key] ?? ''}
                        error={errorAt(`mark-${at}`)}
                        frame={frame}
                      />
                    </div>
                  ))}
                </div>
                <div className="field">
                  <label htmlFor="f-comment">
                    {w.comment} <small className="meta">{w.commentHint}</small>
                  </label>
                  <span className="box">
                    <textarea
                      id="f-comment"
                      name="comment"
                      rows={2}
                      maxLength={1000}
                      defaultValue={text('comment') ?? view.comment}
                    />
                  </span>
                </div>
                <div className="judge-foot">
                  <p role="status">
                    {view.savedAt && (
                      <>
                        {w.lastSaved} <Moment at={view.savedAt} edition={frame} as="recent" />
                      </>
                    )}
                  </p>
                  <button className="btn btn-quiet" type="submit" name="action" value="keep">
                    {w.saveStay}
                  </button>
                  <button className="btn" type="submit" name="action" value="mark">
                    {w.saveNext}
                  </button>
                </div>
              </form>
            )}
            <details className="aside-form">
              <summary>{w.stepAside}</summary>
              <p className="meta">{w.stepAsideWhy}</p>
              <form method="post" action={here}>
                <HiddenInputs values={{ action: 'declare', entryId: view.entryId }} />
                <div className="field">
                  <label htmlFor="f-note">{w.stepAsideNote}</label>
                  <span className="box">
                    <input id="f-note" name="note" maxLength={400} />
                  </span>
                </div>
                <div className="form-end">
                  <button className="btn btn-quiet" type="submit">
                    {w.stepAside}
                  </button>
                </div>
              </form>
            </details>
            <p>
              <a className="btn btn-quiet" href={`${base}/desk`}>
                {w.backToList}
              </a>
            </p>
          </div>
        </div>
      </judge-sheet>
    </StagePage>
  );
}

const text = (value: HallForm[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''));

/** The sheet's form as the action takes it. */
export function parseMarks(form: HallForm): MarkInput {
  const marks: MarkInput['marks'] = {};
  for (let at = 0; form[`key-${at}`] !== undefined; at++)
    marks[text(form[`key-${at}`])] = text(form[`mark-${at}`]) || null;
  return {
    entryId: text(form.entryId),
    judgeId: text(form.judgeId) || undefined,
    version: Number(text(form.version)) || 0,
    marks,
    comment: text(form.comment),
  };
}

export const parseDeclared = (form: HallForm) => ({ entryId: text(form.entryId), note: text(form.note) });

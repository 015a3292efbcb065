import { pick } from '../../kernel/words.ts';
import { FeedbackPage } from '../../web/hall/pages/feedback-page.tsx';
import type { FieldView } from '../../web/hall/views/frame.ts';
import type { HallForm, PageProps, StageHall } from '../hall.tsx';
import type { AnswerInput } from './manifest.ts';
import type { FeedbackFormView } from './service.ts';

function Answer({ view, frame, base, programme, attempt }: PageProps<FeedbackFormView>) {
  const { lang } = frame;
  const values = attempt?.values ?? {};
  const kept = (name: string) => (values[name] === undefined ? {} : { value: values[name] });
  const fields: FieldView[] = [
    ...view.ratings.map(
      ({ key, label }): FieldView => ({
        name: `rating-${key}`,
        label: pick(label, lang),
        kind: 'rating',
        ...kept(`rating-${key}`),
      }),
    ),
    { name: 'words', label: pick(view.prompt, lang), kind: 'longText', maxLength: 1000, ...kept('words') },
    {
      name: 'quotable',
      label: pick(['可以在简报中引用我的话（不署名）', 'My words may be quoted in a brief, without my name'], lang),
      kind: 'yes',
      ...kept('quotable'),
    },
  ];
  return (
    <FeedbackPage
      frame={frame}
      view={{
        post: `${base}/answer`,
        hidden: { action: 'answer' },
        programme: { label: programme.title, href: programme.href },
        anonymous: view.anonymous,
        fields,
        sent: view.answered,
        ...(attempt?.refusal ? { errors: [attempt.refusal.say(lang)] } : {}),
      }}
    />
  );
}

function parse(form: HallForm): AnswerInput {
  const ratings: Record<string, number> = {};
  for (const [name, value] of Object.entries(form)) {
    if (name.startsWith('rating-') && typeof value === 'string' && value !== '')
      ratings[name.slice('rating-'.length)] = Number(value);
  }
  return {
    ratings,
    words: typeof form.words === 'string' ? form.words : '',
    quotable: form.quotable !== undefined && form.quotable !== '',
  };
}

/** The hall side of feedback. */
export const feedbackHall: StageHall = {
  kind: 'feedback',
  Panel: () => null,
  pages: {
    answer: {
      title: ['评价', 'Feedback'],
      read: 'form',
      Page: Answer,
      forms: {
        answer: {
          action: 'answer',
          parse,
          next: (_output, { programme }) => ({
            href: programme,
            said: ['谢谢您的评价！', 'Thank you for your feedback!'],
          }),
        },
      },
    },
  },
};

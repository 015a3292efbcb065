import type { Lang } from '../../../kernel/words.ts';
import { say } from '../../../kernel/words.ts';
import { Icon } from '../../../web/hall/components/icon.tsx';
import { ReceiptPage } from '../../../web/hall/pages/receipt-page.tsx';
import { sayBytes } from '../../../web/kit/numbers.ts';
import { langOf } from '../../../web/kit/phrases.ts';
import type { PageProps } from '../../hall.tsx';
import type { MaterialView, ProgrammeView } from '../contract.ts';
import { words } from '../words.ts';

interface ListProps {
  materials: readonly MaterialView[];
  stageId: string;
  base: string;
  /** Whether the visitor is somebody who can say that they have read. */
  reader: boolean;
  lang: Lang;
}

const kinds: Record<string, string> = { 'application/pdf': 'PDF', 'application/zip': 'Office' };

function typeOf({ contentType, url }: MaterialView): string {
  if (url) return new URL(url).host;
  return contentType ? (kinds[contentType] ?? contentType.split('/')[1]?.toUpperCase() ?? '') : '';
}

/** Files and links, each with its kind and size; what is to be read has its mark. */
export function MaterialList({ materials, stageId, base, reader, lang }: ListProps) {
  const w = say(words, lang);
  return (
    <ul className="materials">
      {materials.map((material) => (
        <li key={material.id}>
          <a href={material.url ?? `/api/v1/stages/sessions/${stageId}/material?materialId=${material.id}`}>
            <Icon name="download" />
            <span lang={langOf(material.title, lang)}>{material.title}</span>
          </a>
          <span className="meta">
            {typeOf(material)} {material.bytes !== null && sayBytes(material.bytes)}{' '}
            {material.visibility === 'participants' && w.participantsOnly} {material.reading && w.toRead}
          </span>
          {material.readAt && <span className="meta">{w.readAlready}</span>}
          {material.reading && !material.readAt && reader && (
            <form method="post" action={`${base}/read?material=${material.id}`}>
              <input type="hidden" name="action" value="read" />
              <input type="hidden" name="materialId" value={material.id} />
              <button className="btn btn-quiet" type="submit">
                {w.markRead}
                <span className="hidden">：{material.title}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Asks whether one material was read; where a refused press leads. */
export function ReadPage({ view, frame, base, programme, attempt }: PageProps<ProgrammeView>) {
  const w = say(words, frame.lang);
  const asked = new URL(frame.path, frame.origin).searchParams.get('material');
  const material = [...view.materials, ...view.sessions.flatMap((session) => session.materials)].find(
    (each) => each.id === asked,
  );
  return (
    <ReceiptPage
      frame={frame}
      view={{
        tone: material?.readAt ? 'done' : 'waiting',
        title: material?.readAt ? w.readAlready : w.markRead,
        lines: attempt?.refusal ? [attempt.refusal.say(frame.lang)] : material ? [material.title] : [w.noMaterial],
        programme: { title: programme.title, href: programme.href },
        ...(material && !material.readAt
          ? {
              confirm: {
                label: w.markRead,
                post: `${base}/read?material=${material.id}`,
                hidden: { action: 'read', materialId: material.id },
              },
            }
          : {}),
        next: [{ label: programme.title, href: programme.href }],
      }}
    />
  );
}

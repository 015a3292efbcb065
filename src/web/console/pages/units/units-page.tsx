import '../../styles/units.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { unitsOf, useActingUnit } from '../../acting-unit.ts';
import { ButtonLink } from '../../parts/button-link.tsx';
import { EmptyNote, ErrorNote, Loading } from '../../parts/note.tsx';
import { Page } from '../../parts/page.tsx';
import { useNarrow, useWords } from '../../preferences.tsx';
import { type UnitRef, useMay, useMe } from '../../session.ts';
import { UnitFinder } from '../../units/unit-finder.tsx';
import { unitQuery } from '../../units/unit-source.ts';
import { UnitDetail } from './unit-detail.tsx';
import { unitsWords } from './words.ts';

function Detail({ unitId }: { unitId: string }) {
  const answer = useQuery(unitQuery(unitId));
  if (answer.error) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />;
  return answer.data ? <UnitDetail unit={answer.data} /> : <Loading rows={10} />;
}

/** Where the tree begins: at the unit one acts for, or at another of one's own that the chosen unit lies below. */
function topOf(path: readonly UnitRef[], acting: UnitRef, held: readonly UnitRef[]): UnitRef {
  const above = path.map((unit) => unit.id);
  return above.includes(acting.id) ? acting : (held.find((unit) => above.includes(unit.id)) ?? acting);
}

/** The organisation: the tree at the side, the chosen unit beside it. On a phone one after the other. */
export function UnitsPage() {
  const w = useWords(unitsWords);
  const manages = useMay('units.manage');
  const narrow = useNarrow();
  const navigate = useNavigate();
  const acting = useActingUnit();
  const params = useParams({ strict: false });
  const unitId = params.unitId ?? (narrow ? undefined : acting.id);
  const chosen = useQuery(unitQuery(unitId ?? ''));
  const me = useMe();
  const top = useSuspenseQuery(unitQuery(topOf(chosen.data?.path ?? [], acting, unitsOf(me)).id)).data;
  const reveal = (chosen.data?.path ?? []).slice(0, -1).map((unit) => unit.id);
  const finder = (
    <UnitFinder
      top={top}
      selectedId={unitId}
      reveal={reveal}
      onSelect={(id) => void navigate({ to: `/units/${id}`, resetScroll: false })}
    />
  );
  const detail = unitId ? <Detail unitId={unitId} /> : <EmptyNote title={w.choose} advice={w.chooseAdvice} />;
  return (
    <Page
      title={w.title}
      actions={
        narrow && unitId ? (
          <Link to="/units">{w.backToTree}</Link>
        ) : (
          <>
            <ButtonLink to="/units-list" words={w.asList} />
            {manages && <ButtonLink to="/units-imports" words={w.import} icon="upload" />}
          </>
        )
      }
    >
      {narrow ? (
        <div className="units-narrow">{unitId ? detail : finder}</div>
      ) : (
        <div className="units-split">
          <div className="units-tree">{finder}</div>
          {detail}
        </div>
      )}
    </Page>
  );
}

import { FormFromSchema } from '../../../web/console/form/form-from-schema.tsx';
import type { FormValue } from '../../../web/console/form/form-value.ts';
import type { JsonSchema } from '../../../web/console/form/json-schema.ts';
import { useWords } from '../../../web/console/preferences.tsx';
import { takeStageAction } from '../../../web/console/stage-calls.ts';
import { judgingManifest as manifest } from '../manifest.ts';
import { type Overview, useRoundChanged } from './judging-source.ts';
import { panelWords } from './words.ts';

interface EntryStepsProps {
  stageId: string;
  entryId: string;
  overview: Overview;
  /** What the office gave so far. */
  measures: readonly { criterion: string; mark: string }[];
}

/** What officers do with one entry before release: measures that the office gives, a judge set aside. */
export function EntrySteps({ stageId, entryId, overview, measures }: EntryStepsProps) {
  const w = useWords(panelWords);
  const changed = useRoundChanged(stageId);
  const given = new Map(measures.map(({ criterion, mark }) => [criterion, Number(mark)]));
  const judges = overview.judges.filter(({ scores, leftAt }) => scores && !leftAt);
  const measureForm: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(
      overview.measures.map(({ criterion, words }): [string, JsonSchema] => [
        criterion,
        { type: 'number', minimum: 0, label: words },
      ]),
    ),
  };
  const asideForm: JsonSchema = {
    type: 'object',
    properties: {
      judgeId: {
        type: 'string',
        label: panelWords.name,
        enum: judges.map(({ id }) => id),
        choices: Object.fromEntries(judges.map(({ id, name }) => [id, [name, name] as const])),
      },
      note: { type: 'string', maxLength: 400, label: panelWords.reason },
    },
    required: ['judgeId'],
  };
  const measure = async (value: FormValue) => {
    await takeStageAction(manifest, stageId, 'measure', {
      measures: overview.measures.map(({ criterion }) => ({
        entryId,
        criterion,
        mark: typeof value[criterion] === 'number' ? value[criterion] : null,
      })),
    });
    await changed();
  };
  const setAside = async (value: FormValue) => {
    await takeStageAction(manifest, stageId, 'recuse', { ...value, entryId } as never);
    await changed();
  };
  return (
    <>
      {overview.measures.length > 0 && (
        <>
          <h3 className="round-drawer-part">{w.measureEnter}</h3>
          <FormFromSchema
            schema={measureForm}
            value={Object.fromEntries(overview.measures.map(({ criterion }) => [criterion, given.get(criterion)]))}
            onSubmit={measure}
            submitWords={w.measureEnter}
          />
        </>
      )}
      {judges.length > 0 && (
        <>
          <h3 className="round-drawer-part">{w.setAside}</h3>
          <FormFromSchema schema={asideForm} onSubmit={setAside} submitWords={w.setAside} danger />
        </>
      )}
    </>
  );
}

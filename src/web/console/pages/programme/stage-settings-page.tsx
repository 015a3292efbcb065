import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { z } from 'zod';
import { describeForm, titled } from '../../../../kernel/fields.ts';
import { programmeRoutes } from '../../../../programmes/contract.ts';
import { ask, queryOf } from '../../api.ts';
import { FormFromSchema } from '../../form/form-from-schema.tsx';
import type { JsonSchema } from '../../form/json-schema.ts';
import { Section } from '../../parts/page.tsx';
import { useLang, usePick } from '../../preferences.tsx';
import { RouteMissing } from '../../shell/route-states.tsx';
import type { ProgrammeDetail, StageDetail } from '../../stage-panel.ts';
import { mayChange, useProgramme, useProgrammeChanged } from './programme-source.ts';

const frame = describeForm(
  z.object({
    title: titled(z.string().min(1).max(80), ['环节名称', 'Name of the stage']),
    titleEn: titled(z.string().max(120).optional(), ['英文名称', 'In English']),
    opensAt: titled(z.coerce.date().optional(), ['开放时间', 'Opens'], {
      widget: 'dateTime',
      help: ['不填为发布后即开放', 'Left empty: open once published'],
    }),
    closesAt: titled(z.coerce.date().optional(), ['截止时间', 'Closes'], {
      widget: 'dateTime',
      help: ['不填为活动结束前都开放', 'Left empty: open until the programme ends'],
    }),
  }),
) as JsonSchema;

/** Which stage feeds this one, offered where there are others before it. */
function feeding(stages: readonly StageDetail[], stage: StageDetail): JsonSchema {
  const others = stages.filter((each) => each.id !== stage.id && each.position < stage.position);
  return {
    type: 'string',
    enum: others.map((each) => each.id),
    choices: Object.fromEntries(others.map((each) => [each.id, [each.title, each.titleEn || each.title] as const])),
    label: ['从哪个环节承接', 'Takes from'],
    help: ['不选则面向全部参加对象', 'Left empty: open to the whole audience'],
  };
}

/** Where a kind takes from several: the others, which are offered beside the first. */
function feedingToo(feeding: JsonSchema): JsonSchema {
  const { enum: ids, choices } = feeding;
  return {
    type: 'array',
    items: { type: 'string', enum: ids, choices },
    label: ['还承接哪些环节', 'Takes also from'],
    help: ['几个环节的成绩在这里合并', 'Results of several stages are put together here'],
  };
}

function StageForm({ programme, stage }: { programme: ProgrammeDetail; stage: StageDetail }) {
  const changed = useProgrammeChanged();
  const kinds = useSuspenseQuery(queryOf(programmeRoutes.listStageKinds)).data;
  const kind = kinds.find((each) => each.kind === stage.kind);
  const schema = useMemo((): JsonSchema => {
    const settings = (kind?.settings ?? {}) as JsonSchema;
    const takesFrom = feeding(programme.stages, stage);
    return {
      ...frame,
      $defs: settings.$defs,
      properties: {
        ...frame.properties,
        ...(takesFrom.enum?.length ? { takesFrom } : {}),
        ...(takesFrom.enum?.length && kind?.takesSeveral ? { alsoFrom: feedingToo(takesFrom) } : {}),
        settings: { ...settings, $defs: undefined, label: ['环节设置', 'Settings'] },
      },
    };
  }, [kind, programme.stages, stage]);
  const save = async (value: Record<string, unknown>) => {
    await ask(programmeRoutes.updateStage, {
      params: { programmeId: programme.id, stageId: stage.id },
      body: { opensAt: null, closesAt: null, takesFrom: null, ...value, version: stage.version },
    });
    await changed();
  };
  const { title, titleEn, opensAt, closesAt, takesFrom, alsoFrom, settings } = stage;
  return (
    <FormFromSchema
      key={`${stage.id} ${stage.version}`}
      schema={schema}
      value={{ title, titleEn, opensAt, closesAt, takesFrom, alsoFrom, settings }}
      onSubmit={save}
      disabled={!mayChange(programme)}
    />
  );
}

/** Name, window and settings of one stage. */
export function StageSettingsPage() {
  const pick = usePick();
  const lang = useLang();
  const { stageId } = useParams({ from: '/programmes/$programmeId/settings/$stageId' });
  const programme = useProgramme();
  const stage = programme.stages.find((each) => each.id === stageId);
  if (!stage) return <RouteMissing />;
  return (
    <Section title={lang === 'zh' ? stage.title : pick([stage.title, stage.titleEn || stage.title])}>
      <StageForm programme={programme} stage={stage} />
    </Section>
  );
}

import type { StageManifest } from '../../stages/contract.ts';
import type { ProgrammeTemplate, TemplateStage } from './contract.ts';

/** A mistake in a template: which one, which field, what is wrong. */
export interface TemplateProblem {
  template: string;
  field: string;
  problem: string;
}

/**
 * Checks templates against the stages and indicators that exist. Each message names the field.
 * An empty list means that every template can be used.
 */
export function checkTemplates(
  templates: readonly ProgrammeTemplate[],
  { manifests, indicators }: { manifests: readonly StageManifest[]; indicators: readonly string[] },
): TemplateProblem[] {
  const keys = new Set<string>();
  return templates.flatMap((template) => {
    const found: Omit<TemplateProblem, 'template'>[] = [];
    if (!/^[a-z][a-z0-9-]*$/.test(template.key)) found.push({ field: 'key', problem: 'must be kebab-case' });
    if (keys.has(template.key)) found.push({ field: 'key', problem: 'is used by two templates' });
    keys.add(template.key);
    if (template.stages.length === 0 && !template.campaign)
      found.push({ field: 'stages', problem: 'is empty; only a campaign may have none' });
    for (const index of template.stages.keys()) found.push(...checkStage(template, index, manifests));
    for (const [index, indicator] of template.headline.entries()) {
      if (!indicators.includes(indicator))
        found.push({ field: `headline.${index}`, problem: `names no indicator: ${indicator}` });
    }
    return found.map((problem) => ({ template: template.key, ...problem }));
  });
}

function checkStage(
  template: ProgrammeTemplate,
  index: number,
  manifests: readonly StageManifest[],
): Omit<TemplateProblem, 'template'>[] {
  const stage = template.stages[index];
  if (!stage) return [];
  const field = (name: string) => `stages.${index}.${name}`;
  const manifest = manifests.find((each) => each.kind === stage.use);
  if (!manifest) return [{ field: field('use'), problem: `names no stage: ${stage.use}` }];
  const found: Omit<TemplateProblem, 'template'>[] = [];
  if (template.stages.findIndex((each) => each.key === stage.key) !== index)
    found.push({ field: field('key'), problem: `is used twice: ${stage.key}` });
  for (const feed of feedsOf(stage)) found.push(...checkFeed(template, { ...feed, index, manifest, manifests }));
  if (stage.alsoFrom?.length && !(manifest.takesSeveral && stage.takesFrom))
    found.push({
      field: field('alsoFrom'),
      problem: `${stage.use} takes from one stage only, or takesFrom is missing`,
    });
  const parsed = manifest.settings.strict().safeParse(stage.settings ?? {});
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      found.push({ field: field(['settings', ...issue.path].join('.')), problem: issue.message });
  }
  return found;
}

const feedsOf = ({ takesFrom, alsoFrom = [] }: TemplateStage): { name: string; key: string }[] => [
  ...(takesFrom === undefined ? [] : [{ name: 'takesFrom', key: takesFrom }]),
  ...alsoFrom.map((key, at) => ({ name: `alsoFrom.${at}`, key })),
];

function checkFeed(
  template: ProgrammeTemplate,
  {
    name,
    key,
    index,
    manifest,
    manifests,
  }: { name: string; key: string; index: number; manifest: StageManifest; manifests: readonly StageManifest[] },
): Omit<TemplateProblem, 'template'>[] {
  const field = `stages.${index}.${name}`;
  const source = template.stages.slice(0, index).find((each) => each.key === key);
  if (!source) return [{ field, problem: `names no earlier stage: ${key}` }];
  const given = manifests.find((each) => each.kind === source.use)?.subjects.out ?? [];
  return given.some((kind) => manifest.subjects.in.includes(kind))
    ? []
    : [
        {
          field,
          problem: `${source.use} hands out ${given.join(', ') || 'nothing'}, which ${manifest.kind} does not take in`,
        },
      ];
}

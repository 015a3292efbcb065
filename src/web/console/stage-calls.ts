import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { kebab } from '../../programmes/calls/contract.ts';
import type { ReadDeclaration, StageManifest } from '../../stages/contract.ts';
import { call, type Query, queryString, type Wire } from './api.ts';
import type { ListSource } from './list/list-source.ts';

type ActionName<M extends StageManifest> = keyof M['actions'] & string;
type ReadName<M extends StageManifest> = keyof M['reads'] & string;
type Given<M extends StageManifest, Name extends ActionName<M>> = z.input<M['actions'][Name]['input']>;
type Outcome<M extends StageManifest, Name extends ActionName<M>> = Wire<z.output<M['actions'][Name]['output']>>;
type Shown<Read extends ReadDeclaration> = Read extends { output: infer Output extends z.ZodType }
  ? Wire<z.output<Output>>
  : never;
type ListedRow<Read extends ReadDeclaration> = Read extends { list: { item: infer Item extends z.ZodType } }
  ? Wire<z.output<Item>>
  : never;

function addressOf(manifest: StageManifest, stageId: string, name: string): string {
  return `/stages/${manifest.kind}/${stageId}/${kebab(name)}`;
}

/**
 * Takes a declared action of a stage.
 * @throws Problem
 */
export function takeStageAction<M extends StageManifest, Name extends ActionName<M>>(
  manifest: M,
  stageId: string,
  name: Name,
  input: Given<M, Name>,
): Promise<Outcome<M, Name>> {
  return call('POST', addressOf(manifest, stageId, name), input);
}

/** Query options of a declared read of a stage. */
export function stageRead<M extends StageManifest, Name extends ReadName<M>>(
  manifest: M,
  stageId: string,
  name: Name,
  query: Query = {},
) {
  const path = addressOf(manifest, stageId, name);
  return queryOptions({
    queryKey: [path, query],
    queryFn: ({ signal }): Promise<Shown<M['reads'][Name]>> =>
      call('GET', `${path}${queryString(query)}`, undefined, { signal }),
  });
}

/** A declared list of a stage, for `DataList`. */
export function stageList<M extends StageManifest, Name extends ReadName<M>>(
  manifest: M,
  stageId: string,
  name: Name,
): ListSource<ListedRow<M['reads'][Name]>> {
  return { path: addressOf(manifest, stageId, name) };
}

/** The address of a file that a stage prints. */
export function stageFile<M extends StageManifest>(
  manifest: M,
  stageId: string,
  name: ReadName<M>,
  query: Query = {},
): string {
  return `/api/v1${addressOf(manifest, stageId, name)}${queryString(query)}`;
}

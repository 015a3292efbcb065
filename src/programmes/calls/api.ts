import type { Routes } from '../../kernel/routes.ts';
import type { Scope } from '../../people/access/rules.ts';
import type { OnceKey } from '../../platform/db/answers.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { StageManifest } from '../../stages/contract.ts';
import { read, takeAction } from './service.ts';

/** Handlers for the routes that `routesOf` makes of a manifest. */
export function stageHandlers(house: House, manifest: StageManifest): Handlers<Routes, Scope> {
  const actions = Object.keys(manifest.actions).map((name) => [
    name,
    ({ params, body, scope, once }: { params: unknown; body: unknown; scope: Scope; once: OnceKey | undefined }) =>
      takeAction(house, scope, { kind: manifest.kind, stageId: stageIdOf({ params }), name, input: body }, once),
  ]);
  const reads = Object.keys(manifest.reads).map((name) => [
    name,
    (request: { params: unknown; query: unknown; scope: Scope }) =>
      read(house, request.scope, { kind: manifest.kind, stageId: stageIdOf(request), name, input: request.query }),
  ]);
  return Object.fromEntries([...actions, ...reads]) as Handlers<Routes, Scope>;
}

function stageIdOf({ params }: { params: unknown }): string {
  return (params as { stageId: string }).stageId;
}

import { z } from 'zod';
import type { RouteDeclaration, Routes } from '../../kernel/routes.ts';
import type { StageManifest } from '../../stages/contract.ts';

const params = z.object({ stageId: z.uuid() });
const open = new Set(['anyone']);

/** The API routes of a stage, from its manifest: actions are POST, reads are GET. */
export function routesOf(manifest: StageManifest): Routes {
  const base = `/stages/${manifest.kind}/{stageId}`;
  const routes: Record<string, RouteDeclaration> = {};
  for (const [name, action] of Object.entries(manifest.actions)) {
    routes[name] = {
      method: 'post',
      path: `${base}/${kebab(name)}`,
      words: action.words,
      access: open.has(action.by) ? 'public' : 'signed-in',
      params,
      body: action.input,
      output: action.output,
      ...(action.secret ? { secret: true } : {}),
      ...(action.together ? { keepsAnswer: true } : {}),
    };
  }
  for (const [name, read] of Object.entries(manifest.reads)) {
    routes[name] = {
      method: 'get',
      path: `${base}/${kebab(name)}`,
      words: read.words,
      access: open.has(read.by) ? 'public' : 'signed-in',
      params,
      ...(read.list
        ? { list: read.list }
        : { query: read.query ?? z.object({}), ...(read.output ? { output: read.output } : {}) }),
      ...(read.file ? { file: read.file } : {}),
    };
  }
  return routes;
}

/** `checkIn` in a manifest is `check-in` in an address. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

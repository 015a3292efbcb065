import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Runs one of the scripts beside this file in a process of its own: what is given goes in as JSON, the answer comes out. */
export async function run<Answer>(
  script: string,
  given: object,
  { onBegun = () => undefined }: { onBegun?: () => void } = {},
): Promise<Answer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), 'run'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  child.on('message', onBegun);
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error(`${script} has no pipes.`);
  stdin.end(JSON.stringify(given));
  return JSON.parse(await text(stdout)) as Answer;
}

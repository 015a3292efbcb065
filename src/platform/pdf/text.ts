import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this machine has Poppler's `pdftotext`, which `readPages` asks. For tests. */
export const canReadPages = (): Promise<boolean> =>
  run('pdftotext', ['-v']).then(
    () => true,
    () => false,
  );

/** The text of a PDF page by page, in the order it is drawn, all white space dropped. For tests. */
export async function readPages(pdf: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  try {
    const path = join(folder, 'it.pdf');
    await writeFile(path, pdf);
    const { stdout } = await run('pdftotext', ['-raw', path, '-']);
    return stdout
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s/g, ''));
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_TIMEOUT_MS = 600_000;

/**
 * The path of a Chromium: `CHROMIUM`, one of the system's, or Playwright's own; where there is none it is installed,
 * from Debian's packages by root, else through Playwright.
 * @throws Error in one line when none can be had
 */
export async function findBrowser(): Promise<string> {
  return (await lookForBrowser()) ?? (await installBrowser());
}

async function lookForBrowser(): Promise<string | undefined> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (await isProgram(named)) return named;
    throw new Error(`CHROMIUM=${named} 不是可执行文件 · CHROMIUM=${named} is no program`);
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const system = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  for (const path of [...system, chromium.executablePath()]) {
    if (await isProgram(path)) return path;
  }
  return undefined;
}

async function installBrowser(): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const playwright = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js');
  const ways: [string, ...string[]][] = [
    ...(isRoot
      ? ([
          ['apt-get', 'update', '-q'],
          ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
        ] as [string, ...string[]][])
      : []),
    [process.execPath, playwright, 'install', '--with-deps', 'chromium'],
    [process.execPath, playwright, 'install', 'chromium'],
  ];
  let reason = '';
  for (const [command, ...args] of ways) {
    console.log(`· 安装浏览器 · Installing a browser: ${[command, ...args].join(' ')}`);
    await run(command, args, { timeout: INSTALL_TIMEOUT_MS }).catch((error: Error) => {
      reason = error.message.split('\n')[0] ?? '';
    });
    const found = await lookForBrowser();
    if (found) return found;
  }
  throw new Error(
    `未找到 Chromium，也无法安装（${reason}）。请安装后用 CHROMIUM 指明路径。 · No Chromium found, and none could be installed (${reason}). Install one and name it in CHROMIUM.`,
  );
}

function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

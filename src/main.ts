import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from './api/app.ts';
import { startJobs } from './api/jobs.ts';
import { prepareFederation } from './demo/service.ts';
import { demoSignIns } from './demo/sign-ins/rules.ts';
import { systemNow } from './platform/clock.ts';
import { loadKeys } from './platform/crypto/keys.ts';
import { createVault } from './platform/crypto/vault.ts';
import { connect } from './platform/db/connect.ts';
import { migrate } from './platform/db/migrate.ts';
import { readEnv, rootFolder } from './platform/env.ts';
import { openDiskStore } from './platform/files/disk.ts';
import type { House } from './platform/house.ts';
import { UnderlaidResponse } from './platform/http/underlay.ts';
import { openJobs } from './platform/jobs/jobs.ts';
import { createLog } from './platform/log/log.ts';
import { demoSender } from './platform/notify/demo-sender.ts';
import { httpSender } from './platform/notify/http-sender.ts';
import { explainStartError } from './platform/postgres/explain.ts';
import { databaseSteps, openDatabase } from './platform/postgres/service.ts';
import { onStopSignal } from './platform/postgres/stop-signals.ts';
import { finishLater } from './programmes/host/later/service.ts';

const say = (zh: string, en: string) => console.log(`  ${zh} · ${en}`);

/** Starts everything that this process is for, and stops it cleanly. */
async function main(): Promise<void> {
  const env = readEnv();
  const log = createLog({ level: env.logLevel });
  await mkdir(env.dataFolder, { recursive: true });
  const database = await openDatabase({
    databaseUrl: env.databaseUrl,
    dataFolder: env.dataFolder,
    onStep: (step) => say(databaseSteps[step][0], databaseSteps[step][1]),
    onLost: fail,
  });
  const stops: (() => Promise<unknown>)[] = [() => database.stop()];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const ran = await migrate(database.url, join(rootFolder, 'db', 'migrations'));
    if (ran.length > 0) say(`数据库结构已更新（${ran.length} 步）`, `Schema brought up to date (${ran.length} steps)`);
    const { db, pool } = connect(database.url);
    stops.push(() => pool.end());
    const keys = await loadKeys(env.dataFolder);
    const jobs = await openJobs({ url: database.url, db, log, working: env.role !== 'web' });
    stops.push(() => jobs.stop());
    stops.push(() => finishLater({ db }));
    const house: House = {
      db,
      vault: createVault(keys.data),
      keys,
      files: openDiskStore(join(env.dataFolder, 'files')),
      jobs,
      codes: env.smsUrl ? httpSender({ url: env.smsUrl, token: env.smsToken }) : demoSender(),
      log,
      now: systemNow,
      url: env.publicUrl ?? `http://localhost:${env.port}`,
    };
    const greeting = await prepareFederation(house, { demo: env.isDemo, say });
    await startJobs(house);
    if (env.role === 'worker') {
      say('后台进程已就绪', 'The worker is ready');
    } else {
      const server = await listen(
        createApp(house, { trustedProxies: env.trustedProxies, dist: join(rootFolder, 'dist'), demoSignIns }),
        env,
      );
      stops.push(() => new Promise((resolve) => server.close(resolve)));
      const { port } = server.address() as AddressInfo;
      say(`已启动：http://localhost:${port}`, `Serving on http://localhost:${port}`);
      for (const line of greeting(`http://localhost:${port}`)) console.log(line);
    }
  } catch (error) {
    await stopAll();
    throw error;
  }
  onStopSignal({
    stop: () => {
      say('正在停止', 'Stopping');
      stopAll().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    },
    force: () => process.exit(1),
  });
}

function listen(app: ReturnType<typeof createApp>, { port, host }: { port: number; host: string }) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const serverOptions = { ServerResponse: UnderlaidResponse };
    const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, () => resolve(server));
    server.once('error', reject);
  });
}

function fail(error: unknown): never {
  console.error(explainStartError(error));
  process.exit(1);
}

main().catch(fail);

/**
 * `npm run audit:verify`: recomputes the hash chain of the audit trail, prints what it found, exits 1 where it is broken.
 * With `-- --head <federation>:<seq>:<hash>` (from the log or an earlier run) it also proves that nothing was cut off.
 */
import { parseArgs } from 'node:util';
import { type BreakReason, type KnownHead, verifyAudit } from '../src/platform/audit/verify.ts';
import { connect } from '../src/platform/db/connect.ts';
import { readEnv } from '../src/platform/env.ts';
import { openAsOperator, sayProblem } from './operator.ts';

const reasons = {
  gap: '编号不连续，有记录被删除 / numbers are missing: an entry was taken out',
  'entry-missing': '记录已被删除 / the entry was deleted',
  'link-changed': '链接被改动 / the link to the entry before was changed',
  'entry-changed': '记录被改动 / the entry was changed',
  'head-missing': '先前记下的链尾不在链上 / a head noted earlier is not in the chain',
} as const satisfies Record<BreakReason, string>;

try {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  const { url, stop } = await openAsOperator(readEnv());
  const { db } = connect(url, { connections: 2 });
  const reports = await verifyAudit(db, { heads: (values.head ?? []).map(readHead) });
  await db.destroy();
  await stop();

  for (const { federationId, sealed, unsealed, head, broken } of reports) {
    console.log(`${federationId}: 已封存 ${sealed}，待封存 ${unsealed} / ${sealed} sealed, ${unsealed} waiting`);
    if (broken) {
      console.error(
        `  第 ${broken.seq} 条断开 / broken at ${broken.seq} (${broken.entryId ?? '-'}): ${reasons[broken.why]}`,
      );
    } else {
      console.log(`  链尾 / head ${federationId}:${head.seq}:${head.hash}`);
    }
  }
  const ok = reports.every((report) => !report.broken);
  const sealed = reports.reduce((sum, report) => sum + report.sealed, 0);
  const unsealed = reports.reduce((sum, report) => sum + report.unsealed, 0);
  console.log(JSON.stringify({ name: 'audit:verify', ok, federations: reports.length, sealed, unsealed }));
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(sayProblem(error));
  process.exitCode = 1;
}

function readHead(text: string): KnownHead {
  const [, federationId, seq, hash] = /^([\da-f-]{36}):(\d+):([\da-f]{64})$/.exec(text) ?? [];
  if (!federationId || !hash) throw new Error(`--head ${text}: <federation>:<seq>:<hash>`);
  return { federationId, seq: Number(seq), hash };
}

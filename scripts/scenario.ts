// Runs programmes at the scale they really had: `npm run scenario -- <name>|all`. Exits 1 on any difference.

import { printChecks } from './scenario/checks.ts';
import { choralGala } from './scenario/choral-gala.ts';
import { commendation } from './scenario/commendation.ts';
import { convalescence } from './scenario/convalescence.ts';
import { essayContest } from './scenario/essay-contest.ts';
import { forum } from './scenario/forum.ts';
import { healthDay } from './scenario/health-day.ts';
import { honourDisplay } from './scenario/honour-display.ts';
import { lawCampaign } from './scenario/law-campaign.ts';
import { performance as variety } from './scenario/performance.ts';
import { photoContest } from './scenario/photo-contest.ts';
import { portraitSession } from './scenario/portrait-session.ts';
import { type Ran, scales } from './scenario/scenario.ts';
import { singingContest } from './scenario/singing-contest.ts';
import { singingRounds } from './scenario/singing-rounds.ts';
import { skillLadder } from './scenario/skill-ladder.ts';
import { studySession } from './scenario/study-session.ts';
import { tradeContest } from './scenario/trade-contest.ts';

const scenarios: Record<string, () => Promise<Ran>> = {
  'law-campaign': () => lawCampaign(scales['law-campaign']),
  performance: () => variety(scales.performance),
  forum: () => forum(scales.forum),
  'photo-contest': () => photoContest(scales['photo-contest']),
  'essay-contest': () => essayContest(scales['essay-contest']),
  'trade-contest': () => tradeContest(scales['trade-contest']),
  'singing-contest': () => singingContest(scales['singing-contest']),
  'singing-rounds': () => singingRounds(scales['singing-rounds']),
  'choral-gala': () => choralGala(scales['choral-gala']),
  'skill-ladder': () => skillLadder(scales['skill-ladder']),
  commendation: () => commendation(scales.commendation),
  'honour-display': () => honourDisplay(scales['honour-display']),
  convalescence: () => convalescence(scales.convalescence),
  'portrait-session': () => portraitSession(scales['portrait-session']),
  'health-day': () => healthDay(scales['health-day']),
  'study-session': () => studySession(scales['study-session']),
};

const asked = process.argv[2];
const names = asked === 'all' ? Object.keys(scenarios) : [asked ?? ''];

for (const name of names) {
  const scenario = scenarios[name];
  if (!scenario) {
    console.error(`npm run scenario -- ${Object.keys(scenarios).join(' | ')} | all`);
    process.exit(1);
  }
  const started = performance.now();
  try {
    const { checks } = await scenario();
    const ok = checks.every((check) => check.ok);
    if (!ok) process.exitCode = 1;
    printChecks(name, checks);
    console.log(JSON.stringify({ name, ok, seconds: secondsSince(started), checks }));
  } catch (error) {
    process.exitCode = 1;
    console.error(error);
    console.log(JSON.stringify({ name, ok: false, seconds: secondsSince(started), error: String(error), checks: [] }));
  }
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

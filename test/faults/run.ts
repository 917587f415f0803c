// `npm run faults`: what is promised under crashes, throttling and several instances, with the counts. `-- --seed N`
// repeats a run, `-- --runs N` makes it longer or shorter.
import { parseArgs } from 'node:util';
import { throttledByGraph } from './graph-throttled.ts';
import { killRuns, type KillCounts } from './kill-runs.ts';
import { pacing } from './pacing.ts';
import { postsPerSend } from './posts-per-send.ts';
import { createRandom } from './random.ts';
import { killedBetween } from './records.ts';
import { twoProcesses, type SharedCounts } from './two-processes.ts';
import { decidedAcross } from './two-versions.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const runs = Number(values.runs ?? 200);
const started = performance.now();
const wrong: string[] = [];

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const row = (name: string, value: string | number): void => say(`  ${name.padEnd(44)} ${value}`);
/** A line that must say zero. */
const none = (name: string, count: number): void => {
  row(name, count);
  if (count !== 0) wrong.push(name);
};
const holds = (name: string, value: string, well: boolean): void => {
  row(name, well ? value : `${value}   <- WRONG`);
  if (!well) wrong.push(name);
};
const title = (text: string): void => say(`\n${text}   [${((performance.now() - started) / 1000).toFixed(0)} s]`);

say(`Faults, seed ${seed} (again: npm run faults -- --seed ${seed})`);

title('Posts per send, through the real connector client (a hang is cut at 5 s)');
const told = await postsPerSend();
for (const { trial, posts, putOffMs, deliveries, tookMs } of told) {
  const results = deliveries.map(({ result, detail }) =>
    detail?.startsWith('may') === true ? `${result}, ${detail}` : result,
  );
  const cut = trial.answer === 'hang' ? `, cut after ${(tookMs / 1000).toFixed(2)} s` : '';
  row(
    trial.what,
    `${posts} posts: ${results.join(' > ')}${putOffMs > 0 ? `; put off ${putOffMs / 1000} s` : ''}${cut}`,
  );
}
const unsure = told.filter(({ deliveries }) => deliveries[0]?.result === 'maybeTwice');
holds(
  'ambiguous answers: most posts',
  String(Math.max(...unsure.map(({ posts }) => posts))),
  unsure.length === 14 && unsure.every(({ posts }) => posts === 2),
);
const gone = told.filter(({ trial }) => /^40[34] /.test(trial.what));
holds(
  '403 and 404: most posts',
  String(Math.max(...gone.map(({ posts }) => posts))),
  gone.every(({ posts }) => posts === 1),
);
const asked = told.filter(({ trial }) => trial.what.includes('Retry-After'));
holds(
  '429: put off by exactly Retry-After',
  asked.map(({ putOffMs }) => `${putOffMs / 1000} s`).join(', '),
  asked.map(({ putOffMs }) => putOffMs).join() === '7000,90000',
);
const slowest = Math.max(...told.map(({ tookMs }) => tookMs));
holds('longest attempt', `${(slowest / 1000).toFixed(2)} s`, slowest < 6000);

title(`${runs} journeys, each with a SIGKILL: half at random times, half aimed at writes and messages one by one`);
const [atRandom, aimed] = await Promise.all([
  killRuns({ times: Math.ceil(runs / 2) }, createRandom(seed)),
  killRuns({ writes: Math.floor(runs / 2) }, createRandom(seed + 1)),
]);
const sum = (of: (counts: KillCounts) => number): number => of(atRandom) + of(aimed);
row(
  'journeys (two of them undisturbed)',
  sum((one) => one.runs),
);
row(
  'kills',
  sum((one) => one.kills),
);
row('moments of a journey that are aimed at', aimed.points);
row(
  'facts',
  sum((one) => one.facts),
);
none(
  'facts lost after they were acknowledged',
  sum((one) => one.lost),
);
none(
  'facts doubled',
  sum((one) => one.doubled),
);
row(
  'notices looked for (4 cards and a mail each)',
  sum((one) => one.notices),
);
none(
  'notices never delivered',
  sum((one) => one.undelivered),
);
row(
  'posted twice, crash between send and mark',
  `${JSON.stringify(atRandom.doubledPosts)} ${JSON.stringify(aimed.doubledPosts)}`,
);
none(
  'posted twice, anywhere else',
  sum((one) => one.doubledElsewhere.length),
);
none(
  'sent and not recorded, with no crash between',
  sum((one) => one.unrecorded),
);
row(
  'mails sent again with the same Message-ID',
  sum((one) => one.mailsAgain),
);
none(
  'consents whose mails have not one Message-ID',
  sum((one) => one.mailsWrong),
);
row(
  'notices that waited for a dead process’s lease',
  sum((one) => one.afterLease),
);
row('restart until it serves, median', `${atRandom.restartMs} ms`);

const glassRuns = Math.ceil(runs / 8);
title(`${glassRuns} journeys, each killed at one write or message of break glass`);
const glass = await killRuns({ glass: glassRuns }, createRandom(seed + 5));
row('moments that are aimed at', glass.points);
none('facts lost after they were acknowledged', glass.lost);
none('facts doubled', glass.doubled);
none('notices never delivered', glass.undelivered);
none('posted twice, but for a crash between send and mark', glass.doubledElsewhere.length);

const recordRuns = Math.ceil(runs / 8);
title(`${recordRuns} decisions of a panel on a record that set an action first, each killed at one of the two facts`);
const decided = await killedBetween(recordRuns, createRandom(seed + 6));
row('moments that are aimed at', decided.points);
none('records without each fact once', decided.wrong.length);

const lateRuns = Math.ceil(runs / 8);
title(`${lateRuns} journeys, each killed as a press was told “Still working”: before its commit, or after it`);
const late = await killRuns({ late: lateRuns }, createRandom(seed + 4));
holds('kills between “Still working” and the commit', String(late.late), late.late === lateRuns);
row('facts', late.facts);
none('facts lost after they were acknowledged, or half done', late.lost);
none('facts doubled by the same press again', late.doubled);
none('notices never delivered', late.undelivered);

const acrossRuns = Math.ceil(runs / 4);
title(`${acrossRuns} decisions, each pressed while two versions run and the database is brought over`);
const across = await decidedAcross(acrossRuns, createRandom(seed + 7));
row('presses that an instance could not take', across.inVain);
none('decisions lost', across.lost);
none('decisions doubled', across.doubled);
none('cases that are not whole, or not brought over', across.wrong.length);

const graphBurst = { decisions: Math.ceil(runs / 2), meetings: 6 };
title('Decisions and meetings at once, while Graph says 429 and 503 by turns, on a virtual clock');
const throttled = await throttledByGraph(graphBurst, createRandom(seed + 8));
row('mails; calls that Graph refused', `${throttled.mails}; ${throttled.refused}`);
none('mails lost, or given up', throttled.lost);
none('mails doubled', throttled.doubled);
none('mails sent before the time that Graph asked for', throttled.early);
none('calls to the activity feed beyond one a card', throttled.fedAgain);
row('until the last', `${(throttled.tookMs / 60_000).toFixed(0)} min`);

const shared = (counts: SharedCounts): void => {
  row('notices, kills', `${counts.notices}, ${counts.kills}`);
  none('lost', counts.lost);
  none('told twice without a crash between send and mark', counts.doubledElsewhere);
  if (counts.kills > 0) row('told twice after such a crash', counts.doubled);
  else none('told twice', counts.doubled);
  if (counts.kills === 0)
    row('share of each process; claims in vain', `${counts.taken.join(' + ')}; ${Math.round(counts.wasted * 100)} %`);
  row('took', `${counts.seconds.toFixed(1)} s`);
};
title('Two processes, four delivery workers, one store');
shared(await twoProcesses({ cases: 500, kills: 0, random: createRandom(seed + 2) }));
title('The same with six kills (machine time runs 4 times faster, so that leases end)');
shared(await twoProcesses({ cases: 500, kills: 6, random: createRandom(seed + 3) }));

title('1,000 notices to 50 conversations, one of them blocked for 60 s, on a virtual clock');
const paced = await pacing({ conversations: 50, each: 20, blockedMs: 60_000 });
row('posts', paced.posts);
none('answered 429', paced.refused);
none('left undelivered or told twice', paced.left + paced.doubled);
none('posts to the blocked conversation before its time', paced.early);
holds(
  'of the allowed rate, the others',
  `${(paced.ofAllowed * 100).toFixed(1)} % (${paced.tookMs / 1000} s; least ${paced.leastMs / 1000} s)`,
  paced.ofAllowed >= 0.95,
);
row('claims per notice', (paced.claims / paced.posts).toFixed(1));

title(wrong.length === 0 ? 'Everything held.' : `WRONG: ${wrong.join('; ')}`);
process.exit(wrong.length === 0 ? 0 : 1);

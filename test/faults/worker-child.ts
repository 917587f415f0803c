/** Two delivery workers in a process of their own: `node worker-child.ts ENDPOINT KEY SMTP_URL SPEED EPOCH`. */
import { createPace } from '../../src/casework/tell/pace.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { createPoster } from '../../src/teams/poster.ts';
import { silent, tenantId } from './cases.ts';

const [endpoint = '', key = '', url = '', speed = '1', epoch = '0'] = process.argv.slice(2);
const teams = {
  mode: 'local',
  appId: '',
  tenantId,
  appType: 'UserAssignedMSI',
  allowedTenants: [],
} as const;
const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
// Machine time goes faster, so that a dead worker's lease ends while somebody waits for it.
const nowMs = (): number => Math.floor(Number(epoch) + (Date.now() - Number(epoch)) * Number(speed));
// A Sunday: on a working day the digest would come after half past eight, and name what was told already.
const now = (): string => '2026-11-29T12:00:00.000Z';
const machine = { now, nowMs, bytes: (count: number) => new Uint8Array(count) };
const counts = { claims: 0, taken: 0 };
const outbox: Ports['outbox'] = {
  ...store.outbox,
  claim: async (...args) => {
    const claimed = await store.outbox.claim(...args);
    counts.claims += Math.max(1, claimed.length);
    counts.taken += claimed.length;
    return claimed;
  },
};
const poster = createPoster(teams, channelEdge(teams), silent);
const mailer = createMailer({ kind: 'smtp', url, from: 'mset-bot@council.example' });
const ports: Ports = { ...store, outbox, poster, mailer, machine, matchKeysOf: () => [], log: silent };
// The platform's pace is proved elsewhere: here nothing but the claims keeps them apart.
const workers = [1, 2].map(() => createWorker(ports, createPace({ conversation: [], tenant: [] })));
for (const worker of workers) worker.start(100);
// Whoever started it is gone, however that came about.
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => {
  void Promise.all(workers.map(async (worker) => worker.stop())).then(() => {
    process.stdout.write(`${JSON.stringify({ ended: true, ...counts })}\n`);
    process.exit(0);
  });
});
process.stdout.write('working\n');

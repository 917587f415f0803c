// One bot that is killed again and again while people walk a referral through it, and started again on the same data.
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openCosmosLocal, type CosmosLocal } from '../../src/cosmos-local/open.ts';
import type { Fault } from '../../src/cosmos-local/http/http.ts';
import { dataRights } from '../../src/database.ts';
import type { CosmosRequest } from '../../src/cosmos-local/http/requests.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { colin, ife, monday10, someone, withPeople } from '../people/builders.ts';
import { asa } from '../people/register-builders.ts';
import { everybody } from '../worlds/harness.ts';
import { startTeamsService, type Call, type TeamsService, tenantId } from '../worlds/teams-service.ts';
import { startBot, type BotChild } from './child.ts';
import { evidenceIn } from './evidence.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { isWrite } from '../worlds/writes.ts';

/** Where in a journey the bot is killed. */
export type Moment =
  /** So long after this press was sent. */
  | { readonly kind: 'press'; readonly press: number; readonly afterMs: number }
  /** As the nth write reaches the database: before it is done, or when it is done and nobody was told. */
  | { readonly kind: 'write'; readonly nth: number; readonly done: boolean }
  /** The same of the nth write that holds a fact: what a bot tells in the background moves the others. */
  | { readonly kind: 'fact'; readonly nth: number; readonly done: boolean }
  /** As a press is answered with "Still working": its fact, the nth, is not committed; or it is, and the bot was not told. */
  | { readonly kind: 'late'; readonly nth: number; readonly done: boolean }
  /** As the nth message has reached Teams, which then says nothing; or the mail its server. */
  | { readonly kind: 'teams' | 'mail'; readonly nth: number };

export interface Lane {
  readonly teams: TeamsService;
  readonly mailbox: Mailbox;
  readonly environment: Readonly<Record<string, string>>;
  readonly file: string;
  readonly referrers: readonly Person[];
  /** What happened since the run began. */
  readonly counts: { write: number; fact: number; teams: number; mail: number };
  readonly tally: {
    kills: number;
    /** Those of them that came between "Still working" and what was to be done. */
    late: number;
    /** Facts that somebody was told of and that were gone after the crash. */
    lost: number;
    /** Messages that Teams had at a crash, and the database did not know of. */
    readonly unmarked: Set<string>;
    /** Those of them that nobody was just sending. */
    unrecorded: number;
    readonly restartsMs: number[];
  };
  /** Resolves when the bot serves (again). */
  alive(): Promise<void>;
  /** Kills it at this moment of the run that begins now; undefined: not at all. */
  begin(moment: Moment | undefined): void;
  /** What must outlive a crash: so many facts of this case were acknowledged. */
  acknowledged(reference: string, facts: number): void;
  pressed(press: number): void;
  /** A press was answered with "Still working": kills it where that is the moment. */
  stillWorking(): void;
  /** Kills it now, if the moment has not come yet. */
  killNow(): void;
  /** Ends the bot in good order; the database stays open where it is a process apart. */
  stopBot(): Promise<void>;
  stop(): Promise<void>;
}

/** The one breaks the glass of each case, the other is called to look into that. */
export const auditor = asa;
export const officer = ife;

/** With `apart` the database is the test's, on a file, so that a kill can be aimed at one of its writes. */
export async function openLane(folder: string, apart: boolean): Promise<Lane> {
  const referrers = Array.from({ length: 10 }, (_, place) =>
    someone(100 + place, `Referrer ${place}`, { manager: colin.objectId, team: 'Locality East' }),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'directory.json'), JSON.stringify(withPeople(...referrers, auditor)));
  await writeFile(path.join(folder, 'clock.json'), JSON.stringify({ now: monday10 }));
  const teams = await startTeamsService({ tenantId });
  const mailbox = await openMailbox();
  const file = path.join(folder, 'cosmos.sqlite');
  const hooks: Hooks = { onWrite: () => undefined };
  const key = randomBytes(64).toString('base64');
  const fault = (request: CosmosRequest) => (isWrite(request) ? hooks.onWrite(request) : undefined);
  const local = apart ? await openCosmosLocal({ rights: dataRights, file, key, fault }) : undefined;
  const environment: Record<string, string> = {
    DATA_DIR: folder,
    // Started hundreds of times. A bot that is killed keeps nothing of what it compiled; others do (test/run.ts).
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? path.join(folder, 'code'),
    DIRECTORY_FILE: path.join(folder, 'directory.json'),
    CLOCK_FILE: path.join(folder, 'clock.json'),
    MAIL_SMTP_URL: mailbox.url,
    MAIL_FROM: 'mset-bot@council.example',
    ...(local !== undefined && { COSMOS_ENDPOINT: local.endpoint, COSMOS_KEY: key }),
  };
  const lane = createLane({ teams, mailbox, environment, file, referrers }, hooks, local);
  await lane.alive();
  for (const person of [...everybody, ...referrers, auditor, officer]) await teams.person(person).installs();
  return lane;
}

const glassed = /opened by break glass/i;
function isOfGlass({ method, activity }: Call, reference: string): boolean {
  const text = JSON.stringify(activity);
  return method === 'POST' && text.includes(reference) && glassed.test(text);
}

interface Hooks {
  onWrite: (request: CosmosRequest) => Fault | undefined;
}

function createLane(
  parts: Pick<Lane, 'teams' | 'mailbox' | 'environment' | 'file' | 'referrers'>,
  hooks: Hooks,
  local: CosmosLocal | undefined,
): Lane {
  const { teams, mailbox, environment, file } = parts;
  const tally: Lane['tally'] = { kills: 0, late: 0, lost: 0, unmarked: new Set(), unrecorded: 0, restartsMs: [] };
  const counts = { write: 0, fact: 0, teams: 0, mail: 0 };
  const acked = { reference: '', facts: 0 };
  let moment: Moment | undefined;
  let bot: BotChild | undefined;
  let timer: NodeJS.Timeout | undefined;
  let seen = 0;

  const start = async (): Promise<void> => {
    const started = performance.now();
    bot = await startBot(environment, { loud: false });
    teams.bot = bot.url;
    tally.restartsMs.push(performance.now() - started);
  };
  const examine = async (known: { reference: string; facts: number }, calls: number): Promise<void> => {
    const { facts, marked, sending } = await evidenceIn(file);
    tally.lost += Math.max(0, known.facts - (facts.get(known.reference)?.length ?? 0));
    const fresh = teams.calls.slice(seen, calls);
    for (const { method, id, conversation, activity } of fresh) {
      if (method !== 'POST' || marked.has(id)) continue;
      tally.unmarked.add(id);
      const text = JSON.stringify(activity);
      const [reference = ''] = /MSET-\w{4}-\w{2}/.exec(text) ?? [];
      // A card is on record until a newer one of the case replaces it: of a new referral, and of one that is opened by break glass.
      const newer = fresh.some((one) => one.conversation === conversation && isOfGlass(one, reference));
      const replaced = text.includes('New referral') || !reference || (newer && !glassed.test(text));
      if (!replaced && !sending.has(`${reference} card-${conversation.slice(2)}`)) tally.unrecorded += 1;
    }
    seen = calls;
  };
  let alive = start();
  const kill = (): void => {
    if (moment === undefined || bot === undefined) return;
    moment = undefined;
    clearTimeout(timer);
    tally.kills += 1;
    const gone = bot.kill();
    const known = { ...acked };
    alive = gone.then(async () => examine(known, teams.calls.length)).then(start);
  };
  const killAt = ({ done }: { readonly done: boolean }): Fault => {
    kill();
    return done ? 'lost' : 'reset';
  };
  const isNow = (kind: 'write' | 'teams' | 'mail'): boolean => {
    counts[kind] += 1;
    return moment?.kind === kind && moment.nth === counts[kind] - 1;
  };
  const isHeld = (): boolean => moment?.kind === 'late' && counts.fact > moment.nth;
  hooks.onWrite = ({ body }) => {
    const isFact = body.includes('"fact-0');
    if (isFact) counts.fact += 1;
    if (isFact && moment?.kind === 'fact' && moment.nth === counts.fact - 1) return killAt(moment);
    // Until it is killed: the bot asks again.
    if (moment?.kind === 'late' && isHeld()) return moment.done ? 'unanswered' : 'silent';
    if (!isNow('write') || moment?.kind !== 'write') return undefined;
    return killAt(moment);
  };
  teams.answers = () => {
    if (!isNow('teams')) return undefined;
    kill();
    return 'reset';
  };
  mailbox.onMail = () => {
    if (isNow('mail')) kill();
  };
  return {
    ...parts,
    counts,
    tally,
    alive: async () => alive,
    begin: (when) => {
      moment = when;
      Object.assign(counts, { write: 0, fact: 0, teams: 0, mail: 0 });
      Object.assign(acked, { reference: '', facts: 0 });
    },
    acknowledged: (reference, facts) => void Object.assign(acked, { reference, facts }),
    pressed: (press) => {
      if (moment?.kind === 'press' && moment.press === press) timer = setTimeout(kill, moment.afterMs);
    },
    stillWorking: () => {
      if (!isHeld()) return;
      tally.late += 1;
      kill();
    },
    killNow: kill,
    stopBot: async () => {
      await alive;
      await bot?.stop();
    },
    stop: async () => {
      await bot?.kill();
      await local?.close();
      await mailbox.stop();
      await teams.stop();
    },
  };
}

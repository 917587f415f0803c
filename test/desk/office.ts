// The whole bot, once or several times on one database that can be late; people press and type without windows.
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import { openApp, type App } from '../../src/app.ts';
import type { Machine } from '../../src/casework/ports/ports.ts';
import { readConfig } from '../../src/config.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintCommandId, type CommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Pause } from '../../src/desk/scene/scene.ts';
import { createLog } from '../../src/machine/log.ts';
import { cardKey } from '../../src/notices/keys.ts';
import { directory, kestrelReference, monday10, priya } from '../people/builders.ts';
import { buttonsIn, inputsIn, readable, type Button } from '../journeys/people/readable.ts';
import { playsCase } from '../../src/demo/players.ts';
import { rowsOf, type StoryRow, type Told } from '../../src/demo/story.ts';
import { startTeamsService, type TeamsService } from '../worlds/teams-service.ts';
import { openLateDatabase, type LateDatabase } from './late-database.ts';
import { newScratch } from '../worlds/scratch.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';

/** A card that answered a press. */
export interface Shown {
  readonly reads: string;
  readonly card: Readonly<Record<string, unknown>>;
  /** What its inputs hold. */
  readonly values: Readonly<Record<string, string>>;
  button(title: string): Button;
}
export interface Office {
  readonly teams: TeamsService;
  readonly database: LateDatabase;
  readonly log: readonly string[];
  /** Waits for the database as long as it takes. */
  readonly patient: App;
  /** Answers at once when the database does not. */
  readonly hasty: App;
  /** Starts one more instance on the same database. */
  opens(answerWithinMs: number): Promise<App>;
  /** The cards in this person's own chat, as they read. */
  chat(person: Person): readonly string[];
  /** Machine time moves on. */
  passes(ms: number): void;
  /** What waits, of the presses that are tried again, in milliseconds. */
  readonly pauses: readonly number[];
  /** Resolves when so many wait. */
  resting(count?: number): Promise<void>;
  /** Ends the pauses that there are now, of at most so many milliseconds. */
  wakes(mostMs?: number): void;
  command(): CommandId;
  /** Presses in the patient instance unless another is named. */
  presses(person: Person, verb: string, data: object, at?: App): Promise<Shown>;
  has(...told: Told): Promise<void>;
  /** What steps were taken on a case, in order. */
  facts(reference?: Reference): Promise<readonly string[]>;
  /** Waits for a fact that is on its way. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Machine time in the test's hand; nobody's second click is a double click. */
function createClock(): Machine & { passes(ms: number): void } {
  let ms = Date.parse(monday10);
  let drawn = 0;
  return {
    now: () => monday10,
    nowMs: () => ms,
    bytes: (count) => {
      drawn += 1;
      return new Uint8Array(createHash('sha512').update(String(drawn)).digest().subarray(0, count));
    },
    passes: (more) => {
      ms += more;
    },
  };
}

/** Pauses that end when a test says so, or are cut short. */
function createPauses() {
  const resting = new Map<() => void, number>();
  const pause: Pause = async (ms, cut) =>
    new Promise((resolve) => {
      const over = (): void => {
        resting.delete(over);
        resolve();
      };
      resting.set(over, ms);
      cut?.addEventListener('abort', over, { once: true });
    });
  return { resting, pause };
}

export async function openOffice(council: Directory = directory): Promise<Office> {
  const folder = await newScratch('desk');
  const file = path.join(folder, 'directory.json');
  await writeFile(file, JSON.stringify(council));
  const database = await openLateDatabase();
  const teams = await startTeamsService({ tenantId });
  const machine = createClock();
  const log: string[] = [];
  const config = readConfig({ PORT: '0', DATA_DIR: folder, DIRECTORY_FILE: file, ...database.environment });
  const apps: App[] = [];
  const { resting, pause } = createPauses();
  const opens: Office['opens'] = async (answerWithinMs) => {
    const told = createLog((line) => void log.push(line));
    const app = await openApp(config, {
      machine,
      log: told,
      tickMs: 0,
      answerWithinMs,
      pause,
      carrier: database.carrier,
    });
    apps.push(app);
    return app;
  };
  const patient = await opens(60_000);
  const hasty = await opens(20);
  talksTo(teams, patient);
  await offer(patient);
  const office: Office = {
    patient,
    hasty,
    opens,
    teams,
    database,
    log,
    passes: (ms) => machine.passes(ms),
    get pauses() {
      return [...resting.values()];
    },
    resting: async (count = 1) => {
      while (resting.size < count) await soon();
    },
    wakes: (mostMs = Number.POSITIVE_INFINITY) => {
      for (const [over, ms] of resting) if (ms <= mostMs) over();
    },
    chat: ({ objectId }) => teams.chat(`a:${objectId}`).map(({ card }) => readable(card as Shown['card'])), // as `shown` says
    command: () => mintCommandId(machine.nowMs(), machine.bytes(8)),
    presses: async (person, verb, data, at = patient) => {
      talksTo(teams, at);
      return shown(await teams.person(person).presses(verb, data));
    },
    has: async (...told) => {
      for (const row of rowsOf(told)) await does(patient, machine, council, row);
    },
    facts: async (reference = kestrelReference) =>
      (await patient.ports.cases.facts(reference)).map(({ step, by }) => `${by.name} ${step}`),
    until: async (count) => {
      while ((await office.facts()).length < count) await soon();
    },
    close: async () => {
      database.release();
      await Promise.all(apps.map(async (app) => app.stop()));
      await teams.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return office;
}

/** A card with the reference stands in Priya's chat: only then may she begin the case. */
const offer = async ({ ports }: App): Promise<void> =>
  ports.outbox.savePosted(kestrelReference, {
    key: cardKey(priya.objectId),
    conversation: 'a:priya',
    activity: 'card',
    call: 0,
    shown: '',
    changedMs: 0,
  });

export function talksTo(teams: TeamsService, app: App): void {
  teams.bot = `http://127.0.0.1:${app.port}`;
}

async function does({ ports }: App, machine: Machine, directory: Directory, row: StoryRow): Promise<void> {
  const turn = { at: machine.now(), directory, commandId: mintCommandId(machine.nowMs(), machine.bytes(8)) };
  const outcome = await playsCase(ports, kestrelReference, row, turn);
  if (outcome.kind !== 'done') throw new Error(`${row[0].name} may not ${row[2]}`);
}

function shown({ status, body }: { readonly status: number; readonly body: unknown }): Shown {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  if (status !== 200 || value === undefined) throw new Error(`A press was answered with ${status}`);
  const card = value as Shown['card']; // what `readable` cannot read it refuses
  return {
    reads: readable(card),
    card,
    values: Object.fromEntries(inputsIn(card).map((input) => [input.id, input.value])),
    button: (title) => {
      const found = buttonsIn(card).find((button) => button.title === title);
      if (found === undefined) throw new Error(`There is no ${title} on:\n${readable(card)}`);
      return found;
    },
  };
}

// Whole instances of the program on one database, with the tab of a local run; time for open pages is in the test's hand.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp, type App } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { openCosmosLocal } from '../../../src/cosmos-local/open.ts';
import { dataRights } from '../../../src/database.ts';
import { see, type Scene } from '../../../src/desk/scene/scene.ts';
import { createLog } from '../../../src/machine/log.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import { reads as real, type ReadName, type Reads, type AskedBy } from '../../../src/web/reads/all.ts';
import { answersOn, kestrel, kestrelReference, monday10, type priya } from '../../people/builders.ts';
import { raw, type RawRequest } from '../../teams/raw-request.ts';
import { readEvents, type EventReader } from '../tab/event-reader.ts';
import { createHandTimers, type HandTimers } from '../tab/hand-timers.ts';
import { samples } from '../reads/samples.ts';
import { signInTo, withHeaders, type Answer } from './tab-site.ts';
import { inProcess } from '../../worlds/in-process.ts';
import { newScratch } from '../../worlds/scratch.ts';

type Person = typeof priya;
export interface Instance {
  readonly app: App;
  readonly url: string;
  readonly timers: HandTimers;
  send(request: RawRequest): Promise<Answer>;
  as(person: Pick<Person, 'objectId'>, request: RawRequest): Promise<Answer>;
  listens(person: Person, topic: string): Promise<EventReader>;
  stop(): Promise<void>;
}
export interface WholeTab {
  /** Starts one more instance; they are stopped with the rest. */
  opens(): Promise<Instance>;
  /** Kinds of the requests that reached the database. */
  readonly database: string[];
  readonly log: string[];
  close(): Promise<void>;
}

const directoryFile = fileURLToPath(new URL('../../../src/local/directory.json', import.meta.url));

/** The rule of who sees a case is asked as every read asks it; the rest is made up. */
const read = (name: ReadName) => async (scene: Scene, asked: AskedBy[ReadName]) =>
  !('reference' in asked) || (await see(scene, asked.reference, 'page', 'the tab')) !== undefined
    ? samples[name]
    : undefined;
const reads = Object.fromEntries(
  Object.keys(samples).map((name) => [name, { ...real[name as ReadName], read: read(name as ReadName) }]),
) as unknown as Reads;

export async function openWholeTab(environment: Readonly<Record<string, string>> = {}): Promise<WholeTab> {
  const folder = await newScratch('tab');
  const key = randomBytes(64).toString('base64');
  const database: string[] = [];
  const cosmos = await openCosmosLocal({
    rights: dataRights,
    key,
    onRequest: ({ kind }) => void (kind !== 'read-container' && database.push(kind)),
  });
  const log: string[] = [];
  const running = new Set<Instance>();
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DIRECTORY_FILE: directoryFile,
    COSMOS_ENDPOINT: cosmos.endpoint,
    COSMOS_KEY: key,
    PAGES_DIR: path.join(folder, 'pages'),
    ...environment,
  });
  const opens = async (): Promise<Instance> => {
    const timers = createHandTimers();
    const machine = {
      now: () => monday10,
      nowMs: timers.nowMs,
      bytes: (count: number) => new Uint8Array(randomBytes(count)),
    };
    const app = await openApp(config, {
      log: createLog((line) => void log.push(line)),
      tickMs: 0,
      machine,
      reads,
      timers,
      carrier: () => inProcess(cosmos),
    });
    const instance = instanceOf(app, timers, () => running.delete(instance));
    running.add(instance);
    return instance;
  };
  return {
    opens,
    database,
    log,
    close: async () => {
      for (const one of running) await one.stop();
      await cosmos.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function instanceOf(app: App, timers: HandTimers, stopped: () => void): Instance {
  const url = `http://127.0.0.1:${app.port}`;
  const send = async (request: RawRequest): Promise<Answer> => raw(url, request);
  const tokenOf = async ({ objectId }: Pick<Person, 'objectId'>): Promise<string> =>
    `Bearer ${await signInTo({ send }, objectId)}`;
  return {
    app,
    url,
    timers,
    send,
    as: async (person, request) => send(withHeaders(request, { authorization: await tokenOf(person) })),
    listens: async (person, topic) => readEvents(url, topic, { authorization: await tokenOf(person) }),
    stop: async () => {
      stopped();
      await app.stop();
    },
  };
}

/** Only somebody who has the card of a reference may begin its case. */
export async function givesCard({ app }: Instance, { objectId }: Person): Promise<void> {
  const key = cardKey(objectId);
  const card = { key, conversation: 'a:priya', activity: 'card', call: 0, shown: '', changedMs: 0 };
  await app.ports.outbox.savePosted(kestrelReference, card);
}

/** Answers the Section 47 question, which begins the case. */
export const beginning = (): RawRequest => pressing('refer.begin', { page: 's47', ...answersOn('s47', kestrel) });
/** Saves a page of the referral that has begun. */
export const saving = (surname: string): RawRequest => pressing('refer.next', { page: '2', surname });

const pressing = (verb: string, data: object): RawRequest => ({
  path: '/api/tab/press',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ verb, data: { ref: kestrelReference, ...data } }),
});

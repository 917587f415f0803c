// What each press asks of the database: requests by kind, and request units as the local server estimates them.
import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Machine, Ports } from '../../src/casework/ports/ports.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { readConfig } from '../../src/config.ts';
import { dataRights } from '../../src/database.ts';
import type { RequestKind } from '../../src/cosmos-local/http/requests.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import { answersOn, moira, monday10, nrmConsidered, ravi } from '../people/builders.ts';
import { contactOf, silent } from '../faults/cases.ts';
import { sendingOf, type Card, type Sending } from '../faults/hand.ts';
import { past } from '../people/episode-builders.ts';
import { motherTold } from '../people/meeting-builders.ts';
import { inForce } from '../worlds/council.ts';
import { council, managerOf, practitionerOf } from './council.ts';

export interface Asked {
  readonly press: string;
  readonly reads: number;
  readonly queries: number;
  readonly writes: number;
  readonly units: number;
}

/** Walks a referral through the desk on this file, twice; tells of the second time, when everything is warm. */
export async function requestsPerPress(file: string): Promise<readonly Asked[]> {
  return counting(file, monday10, async (ports, count) => {
    await walk(ports, 0, count);
    return walk(ports, 1, count);
  });
}

/** Does some work with everything on this file but Teams, at this business time, and counts what is asked meanwhile. */
export async function counting<Result>(
  file: string,
  now: Instant,
  work: (ports: Ports, count: Counted) => Promise<Result>,
): Promise<Result> {
  const seen: RequestKind[] = [];
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({ rights: dataRights, file, key, onRequest: ({ kind }) => void seen.push(kind) });
  const store = await openCosmosStore({ endpoint: local.endpoint, key, database: 'mset', createMissing: false });
  let units = 0;
  const charged = (message: unknown): void => {
    const { response } = message as { response: IncomingMessage }; // as node:http documents this channel
    units += Number(response.headers['x-ms-request-charge'] ?? 0);
  };
  subscribe('http.client.response.finish', charged);
  const count = async <T>(press: string, work: () => Promise<T>): Promise<{ asked: Asked; result: T }> => {
    seen.length = 0;
    units = 0;
    const result = await work();
    const of = (...kinds: RequestKind[]): number => seen.filter((kind) => kinds.includes(kind)).length;
    const writes = of('batch', 'create', 'upsert', 'replace', 'delete');
    return { asked: { press, reads: of('read'), queries: of('query', 'plan'), writes, units }, result };
  };
  try {
    await inForce(store, council);
    return await work({ ...store, ...edges(now) }, count);
  } finally {
    unsubscribe('http.client.response.finish', charged);
    await store.close();
    await local.close();
  }
}

export type Counted = <T>(press: string, work: () => Promise<T>) => Promise<{ asked: Asked; result: T }>;

const post = async () => ({ ok: true, activity: randomBytes(8).toString('hex') }) as const;

/**
 * That of a bot which is given none: it is started on files that are filled here, and starts on none that were filled under
 * another. Keys of what is stored in bulk are made with it, too.
 */
export const { matchKey: secretOfBench } = readConfig({});

/** Everything but the database, at this business time. */
export function edges(start: Instant): Pick<Ports, 'poster' | 'mailer' | 'machine' | 'log' | 'matchKeysOf'> {
  const since = Date.now();
  const machine: Machine = {
    now: () => new Date(Date.parse(start) + Date.now() - since).toISOString(),
    nowMs: Date.now,
    bytes: (count) => new Uint8Array(randomBytes(count)),
  };
  const matchKeysOf = createMatching(secretOfBench);
  return { poster: { post, update: post, retire: post }, mailer: { send: post }, machine, matchKeysOf, log: silent };
}

const nobody = (): void => undefined;
const plain = (verb: string): Sending => ({ verb, data: {} });

/** A slip, and what puts it right: the one press that reads all facts of the case. */
async function rights(ref: string, press: Press): Promise<void> {
  const form = await press('Strategy discussion', moira, { verb: 'triage.strategy', data: { ref } });
  await press('Call for it', moira, sendingOf(form, 'Urgent: strategy discussion', { reason: 'He was hurt.' }));
  const outcome = { heldOn: '4/1/2027', tookPart: 'Police.', outcome: 'section47', follows: 'An enquiry.' };
  const held = await press('Strategy outcome', moira, { verb: 'triage.held', data: { ref } });
  await press('Record strategy outcome', moira, sendingOf(held, 'Record strategy outcome', outcome));
  const history = await press('History', moira, { verb: 'case.history', data: { ref } });
  const card = await press('Put right, its form', moira, sendingOf(history, 'Put right'));
  await press('Put right', moira, sendingOf(card, 'Put right', { why: 'It was another child.' }));
}

/** As much as a page of the referral: begun, saved in chat and by the page of the tab. */
async function assesses(ref: string, referrer: Person, press: Press): Promise<void> {
  await press('Assess risk', referrer, { verb: 'risk.begin', data: { ref } });
  const card = await press('Open an assessment', referrer, { verb: 'risk.open', data: { ref } });
  const { command } = sendingOf(card, 'Next').data;
  const signs = { C03: { grade: 'E', line: '12 Dec: two new phones', source: 'school' } };
  await press('Signs save themselves, tab', referrer, {
    verb: 'risk.autosave',
    data: { ref, risk: 'RA1', command: freshAs(command), signs },
  });
  await press('Next, page of an assessment', referrer, sendingOf(card, 'Next', { signs: 'P1', rest: 'N' }));
}
/** The co-ordinator opens it, and what may be recorded of a received case beside its way to the meeting. */
async function records(ref: string, press: Press): Promise<void> {
  const on = (verb: string): Sending => ({ verb, data: { ref } });
  await press('Open a received case, co-ordinator', moira, on('case.open'));
  const person = await press('Record family contact, its form', moira, on('now.family'));
  const asked = await press('Record family contact, page 1', moira, sendingOf(person, 'Next', motherTold));
  const family = await press('Record family contact, page 2', moira, sendingOf(asked, 'Next', motherTold));
  // What an answer raises is asked on a card of its own.
  const raised = await press(
    'Record family contact, what is raised',
    moira,
    sendingOf(family, 'Record family contact', motherTold),
  );
  const view = await press('Record family contact, what is raised next', moira, sendingOf(raised, 'Next', motherTold));
  await press('Record family contact', moira, sendingOf(view, 'Record family contact', motherTold));
  const episode = await press('Add past episode, its form', moira, on('missing.past'));
  await press('Add past episode', moira, sendingOf(episode, 'Add past episode', past));
  const form = await press('Keep person out, its form', moira, on('restrict.keep-out'));
  const kept = { person: ravi.objectId, reason: 'He is a friend of the family.' };
  await press('Keep person out', moira, sendingOf(form, 'Keep person out', kept));
}
/** Someone could not be reached, and the co-ordinator has told them. */
async function tells(ports: Ports, press: Press): Promise<void> {
  const who = { person: practitionerOf(2).objectId, name: practitionerOf(2).name };
  const row = { key: 'MSET-4F7K-24/post-consent', day: '2027-01-04', title: 'Not reached', is: 'unreachable' } as const;
  const opens = { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } };
  const rows = [{ ...row, who, next: 'They have not opened the MSET app.', about: '', press: opens, isOver: false }];
  await ports.troubles.change(moira.objectId, ({ calls }) => ({ calls, rows }), ports.machine.nowMs());
  await press('I have told them', moira, { verb: 'trouble.told', data: { person: who.person } });
}
/** The page of the tab has commands of its own. */
const freshAs = (command: unknown): string => String(command).replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** Presses a button, and notes under this name what that asked for. */
export type Press = (name: string, person: Person, sending: Sending) => Promise<Card>;

/** What was counted, what presses, and the ports of a worker that has the same clock. */
interface CountedDesk {
  readonly asked: Asked[];
  readonly press: Press;
  readonly paced: Ports;
}

/** A desk whose presses are counted one by one. */
export function countedDesk(ports: Ports, count: Counted): CountedDesk {
  const asked: Asked[] = [];
  // Three seconds lie between two presses: more at once are told to slow down, and ask for nothing.
  const { machine } = ports;
  const nowMs = (): number => machine.nowMs() + asked.length * 3000;
  const paced = { ...ports, machine: { ...machine, nowMs } };
  const desk = createDesk({
    ports: paced,
    ask: createAsk(ports),
    committed: nobody,
    released: nobody,
    linked: nobody,
    answerWithinMs: 60_000,
    fictional: true,
  });
  const press: Press = async (name, person, { verb, data }) => {
    const tab = verb.endsWith('.autosave') && { tab: true as const };
    const caller = {
      objectId: person.objectId,
      contact: contactOf(person, 'http://127.0.0.1:1/'),
      shared: false,
      ...tab,
    };
    const { asked: one, result } = await count(name, async () => desk.press(caller, verb, data));
    asked.push(one);
    return { ...result.card };
  };
  return { asked, press, paced };
}

async function walk(ports: Ports, place: number, count: Counted): Promise<readonly Asked[]> {
  const { asked, press, paced } = countedDesk(ports, count);
  const [referrer, manager] = [practitionerOf(place), managerOf(place)];
  for (const person of [referrer, manager, moira]) await ports.contacts.save(contactOf(person, 'http://127.0.0.1:1/'));
  await press('Home, practitioner', referrer, plain('home'));
  await press('My cases', referrer, plain('list.mine'));
  let card = await press('New referral', referrer, plain('refer.new'));
  const [ref = ''] = /MSET-\w{4}-\w{2}/.exec(JSON.stringify(card)) ?? [];
  card = await press('Start', referrer, { verb: 'refer.start', data: { ref } });
  card = await press(
    'Next, Section 47 (the case begins)',
    referrer,
    sendingOf(card, 'Next', answersOn('s47', nrmConsidered)),
  );
  await press('Open a draft, tab', referrer, { verb: 'refer.open', data: { ref } });
  const { command } = sendingOf(card, 'Next').data;
  const typed = { ...answersOn('1', nrmConsidered), ref, page: '1', command: freshAs(command) };
  await press('A page saves itself, tab', referrer, { verb: 'refer.autosave', data: typed });
  for (const { id } of pages.slice(0, -1)) {
    card = await press(`Next, page ${id}`, referrer, sendingOf(card, 'Next', answersOn(id, nrmConsidered)));
  }
  const last = { ...answersOn('9', nrmConsidered), consenter: manager.objectId };
  const through = await press('Read it through', referrer, sendingOf(card, 'Read it through'));
  await press('Back to check', referrer, sendingOf(through, 'Back to check'));
  await press('Submit', referrer, sendingOf(card, 'Submit for consent', last));
  const worker = createWorker(paced);
  const counted = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    asked.push((await count(name, work)).asked);
  };
  /** As after a commit. */
  const telling = async (name: string): Promise<void> =>
    counted(name, async () => {
      worker.committed(ref as Reference);
      await worker.stop();
    });
  await telling('- telling of Submit');
  await press('Home, manager', manager, plain('home'));
  await press('Waiting for consent', manager, plain('list.consent'));
  await press('Find', manager, { verb: 'find.go', data: { what: ref } });
  await press('Find, by a name', manager, { verb: 'find.go', data: { what: 'Nobody' } });
  card = await press('Open', manager, { verb: 'case.open', data: { ref } });
  card = await press('No, go on', manager, sendingOf(card, 'No, go on'));
  card = await press('Read on', manager, sendingOf(card, 'Read on'));
  card = await press('Read on, last', manager, sendingOf(card, 'Read on'));
  await press('Give consent', manager, sendingOf(card, 'Give consent'));
  await telling('- telling of Give consent');
  await assesses(ref, referrer, press);
  await records(ref, press);
  await rights(ref, press);
  await press('Close, of a receipt', moira, { verb: 'case.close', data: { ref } });
  await tells(ports, press);
  await press('Queue', moira, plain('list.queue'));
  // What was pressed since is told first, and what follows from it.
  while ((await worker.tick()) > 0) await worker.stop();
  await counted('- a round with nothing to tell', async () => worker.tick());
  return asked;
}

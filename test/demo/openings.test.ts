// What one press that opens a card costs, for everyone and every card, beside what docs/opening-costs.md says. `RECORD=1` records
// what is new and what got cheaper; what got dearer `RECORD=dearer` alone, and the commit says why.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { hashOf } from '../../src/casework/write/hashing.ts';
import { demoCalendar } from '../../src/demo/calendar.ts';
import { throwing } from '../../src/demo/put.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { tabCaller } from '../../src/desk/tab-caller.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { board } from '../../src/web/reads/board.ts';
import { contactOf } from '../faults/cases.ts';
import { withPeople } from '../people/builders.ts';
import { cardsOn, itemStages, others, type Opened } from './opening/cards.ts';
import { costOf, countedBy, countedMachine, countSteps, type Cost } from './opening/counted.ts';
import { differences, printed, recorded, toRecord, type Entry } from './opening/ledger.ts';
import { tellMore } from './opening/told.ts';
import { madeOn, matchKeysOf, openIn } from './made.ts';

const { RECORD } = process.env;
const file = new URL('../../docs/opening-costs.md', import.meta.url);
const block = /(?<=<!-- openings -->\n\n)[^]*?(?=\n\n<!-- \/openings -->)/;
const textOf = (): string => block.exec(readFileSync(file, 'utf8'))?.[0] ?? '';

const monday: Instant = '2027-01-11T10:30:00.000Z';
const nobody = (): void => undefined;
const post = async () => ({ ok: true, activity: 'posted' }) as const;

/** Each card opened once, by someone who opens it for the first time in a process that is warm: all else is known already. */
async function countAll(): Promise<readonly Entry[]> {
  const { folder } = await madeOn(monday);
  const database = await openIn(folder, countedBy);
  const { store } = database;
  const ports: Ports = {
    ...store,
    matchKeysOf,
    machine: countedMachine(monday),
    poster: { post, update: post, retire: post },
    mailer: { send: post },
    log: throwing,
  };
  const end = countSteps();
  try {
    await store.directories.replace(withPeople(...Object.values(others)), 'openings');
    const calendar = demoCalendar(monday);
    await tellMore(ports, calendar, others.minutes);
    const entries: Entry[] = [];
    for (const card of cardsOn(calendar)) entries.push({ ...card, cost: await opens(ports, card, entries.length) });
    return entries;
  } finally {
    end();
    await database.close();
  }
}

/** On a desk of its own: nothing that was opened before is remembered there, and no form is open in this chat. */
async function opens(ports: Ports, { person, verb, data }: Opened, place: number): Promise<Cost> {
  // A look that is there is not written again: each press has looks of its own, whoever opened the same before.
  const record: Ports['looks']['record'] = async (look) =>
    ports.looks.record({ ...look, id: hashOf(look.id, String(place)).slice(0, look.id.length) });
  const own: Ports = { ...ports, looks: { ...ports.looks, record } };
  const desk = createDesk({
    ports: own,
    ask: createAsk(own),
    committed: nobody,
    released: nobody,
    linked: nobody,
    answerWithinMs: 60_000,
    fictional: true,
  });
  const contact = contactOf(person, 'http://127.0.0.1:1/');
  await ports.contacts.save(contact);
  return costOf(async () => {
    if (verb !== undefined)
      return (await desk.press({ objectId: person.objectId, contact, shared: false }, verb, data)).card;
    const visited = await desk.visit(tabCaller(person.objectId), async (scene) => board.read(scene, {}));
    return visited.is === 'done' ? visited.value : assert.fail(`${person.name} has no board: ${visited.is}`);
  });
}

/** What is wrong, a line each, and what to do about it. */
function none(found: readonly string[], what: string): void {
  if (found.length > 0) assert.fail(`${what}\n\n${found.join('\n')}\n`);
}

describe('What opening a card costs', () => {
  let counted: readonly Entry[];
  let found: ReturnType<typeof differences>;
  before(async () => {
    counted = await countAll();
    if (RECORD !== undefined) {
      const text = printed(toRecord(recorded(textOf()), counted, RECORD === 'dearer'));
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(block, () => text),
      );
    }
    found = differences(recorded(textOf()), counted);
  });

  it('is no more than docs/opening-costs.md says', () => {
    none(
      found.dearer,
      'These cost more than their rows say: make them cheaper, or record it with RECORD=dearer and say why.',
    );
  });

  it('is no less than it says: what got cheaper stays so', () => {
    none(found.cheaper, 'These cost less than their rows say: record it with RECORD=1.');
  });

  it('is said of every card, and of no other', () => {
    none(found.unsaid, 'These cards have no row: record them with RECORD=1.');
    none(found.gone, 'These rows are of no card: take them away with RECORD=1.');
  });

  it('is counted of an item of each stage that comes to a meeting', () => {
    const items = new Set(counted.filter(({ kind }) => kind === 'item').map(({ at }) => at));
    assert.deepEqual(
      itemStages.filter((stage) => !items.has(stage)),
      [],
    );
  });
});

const cost = (more: Partial<Cost> = {}): Cost => ({
  reads: 1,
  queries: 7,
  writes: 2,
  units: 35,
  documents: 9,
  read: 12,
  decided: 60,
  fields: 200,
  parses: 30,
  ids: 16,
  answered: 4,
  ...more,
});
const entry = (role: string, more?: Partial<Cost>): Entry => ({ kind: 'case', at: 'open', role, cost: cost(more) });

describe('The ledger of openings', () => {
  const said = [entry('manager'), entry('chair')];

  it('is read as it is printed, also where those who cost the same share a row', () => {
    assert.match(printed(said), /^\| open \| manager, chair \| 1 \| 7 \|/m);
    assert.deepEqual(recorded(printed(said)), said);
  });

  it('says what a press costs more, by column, also where it costs less besides', () => {
    const now = [entry('manager', { queries: 9, parses: 28 }), entry('chair')];
    const { dearer, cheaper } = differences(said, now);
    assert.deepEqual([dearer, cheaper], [['case: open, manager: queries 7 → 9, parses 30 → 28'], []]);
    assert.deepEqual(toRecord(said, now, false), said);
    assert.deepEqual(toRecord(said, now, true), now);
  });

  it('records what is cheaper, what is new and what is gone', () => {
    const now = [entry('manager', { writes: 1 }), entry('lado')];
    assert.deepEqual(differences(said, now), {
      dearer: [],
      cheaper: ['case: open, manager: writes 2 → 1'],
      unsaid: ['case: open, lado'],
      gone: ['case: open, chair'],
    });
    assert.deepEqual(toRecord(said, now, false), now);
  });
});

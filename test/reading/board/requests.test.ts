// What a board of three hundred cases and home ask of the database, counted at the database itself.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { queryCharge } from '../../../src/cosmos-local/http/charge.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import { meet, openCases, readBoard, readers, readSheet, toolsOver, wednesday } from '../../bench/board.ts';
import { council } from '../../bench/council.ts';
import { contactOf } from '../../faults/cases.ts';
import { counting, type Asked, type Counted } from '../../bench/requests.ts';
import { openActions } from '../../bench/actions.ts';
import { caseFor, documentOf, storeAll } from '../../bench/stored.ts';
import { moira, must, tess } from '../../people/builders.ts';

/** A query of every partition is a request for each of the two ranges of the local database. */
const ranges = 2;
/** Its rows, its actions, its meetings. */
const mostOfBoard = 3 * ranges;
/** The same, the advice that waits, and which cases are closed to whoever has actions in the list. */
const mostOfHome = 5 * ranges;
/** And of the co-ordinator, who compares them, what cases name that no one has looked at yet; the records; and the lists of the police. */
const andLinks = 3 * ranges;

/** One of ten who share what is asked of their agency. */
const worker = must(readers.at(-1));
const ownActions = 15;
/** Who leads that agency. */
const { lead } = must(council.agencies.find(({ id }) => id === worker[1].agency));
const head = ['Head of an agency', must(council.people.find(({ objectId }) => objectId === lead))] as const;

type Seen = readonly [who: string, asked: Asked, cases: number];

describe('Beside three hundred open cases', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'board-'));
  let boards: readonly Seen[];
  let homes: readonly Seen[];
  let sheets: readonly Seen[];
  let documents: readonly number[];
  let own: readonly Seen[];
  let ofAgency: readonly Seen[];
  before(async () => {
    const file = path.join(folder, 'board.sqlite');
    await storeAll(file, openCases());
    [boards, homes, sheets, documents, own, ofAgency] = await counting(file, wednesday, async (ports, count) => {
      await meet(ports);
      const overseers = [moira, tess];
      return [
        await each(ports, count, boardOf(ports)),
        await each(ports, count, homeOf(ports)),
        await each(
          ports,
          count,
          sheetOf(ports),
          readers.filter(([, person]) => overseers.includes(person)),
        ),
        await Promise.all(overseers.map(async (person) => documentsOfSheet(ports, person))),
        [
          ...(await each(ports, count, actionsReadOf(ports, 'home'), [worker])),
          ...(await each(ports, count, actionsReadOf(ports, 'list.actions'), [worker])),
        ],
        await each(ports, count, actionsReadOf(ports, 'list.actions', { list: 'agency' }), [worker]),
      ] as const;
    });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('a board asks at most three queries of whoever reads it, and reads no case', () => {
    assert.deepEqual(
      boards.filter(([who, { queries, reads }]) => queries > mostOfBoard || reads > readsOf(who)),
      [],
    );
    assert.deepEqual(
      boards.map(([who, , cases]) => `${who}: ${cases}`),
      [
        'Board, co-ordinator: 300',
        'Board, chair: 300',
        'Board, practitioner: 8',
        'Board, team manager: 12',
        'Board, head of service: 300',
        'Board, agency: 200',
      ],
    );
  });

  it('no board costs more than its rows, actions and meetings: none of them is read twice', () => {
    // About 1.2 for each of 300 cases of this size, 1 for each of the actions that are late or an agency’s, and the queries.
    for (const [who, { units }] of boards) assert.ok(units < 500, `${who}: ${units}`);
    const full = boards.filter(([, , cases]) => cases === 300);
    assert.equal(full.length, 3);
    for (const [who, { units }, cases] of full) assert.ok(units / cases <= 1.5, `${who}: ${units / cases} RU a case`);
  });

  it('a board and a home ask as much, and read as many rows, beside seven hundred cases that are over', async () => {
    const file = path.join(folder, 'beside.sqlite');
    const over = Array.from({ length: 700 }, (_none, place) =>
      documentOf(caseFor(place % 2 === 0 ? 'declined' : 'withdrawn', 1 + place)),
    );
    await storeAll(file, [...openCases(), ...over]);
    const beside = await counting(file, wednesday, async (ports, count) => {
      await meet(ports);
      return [...(await each(ports, count, boardOf(ports))), ...(await each(ports, count, homeOf(ports)))];
    });
    const more = beside.flatMap(([who, { queries, units }], place) => {
      const [, alone] = must([...boards, ...homes][place]);
      // A row is a request unit at least; chance makes documents a little longer or shorter, and reads the directory once more.
      return queries === alone.queries && units <= alone.units + 2 ? [] : [`${who}: ${units} RU of ${alone.units}`];
    });
    assert.deepEqual(more, []);
  });

  it('the action sheet asks three queries one after the other, and reads at most twice the rows that it shows', () => {
    assert.deepEqual(
      sheets.map(([, { reads, queries, writes }, rows]) => ({ reads, queries, writes, rows })),
      [600, 600].map((rows) => ({ reads: 0, queries: mostOfSheet, writes: 0, rows })),
    );
    for (const [place, [who, { units }, rows]] of sheets.entries()) {
      assert.ok(must(documents[place]) <= 2 * rows, `${who}: ${documents[place]} documents`);
      assert.ok(units < 2 * rows, `${who}: ${units}`);
    }
  });

  it('home and My actions of a worker read their own actions, not the hundred and fifty of the agency', async () => {
    for (const [who, { units }, rows] of own) {
      assert.ok(units <= 40, `${who}: ${units}`);
      assert.ok(rows > 0 && rows <= 2 * ownActions, `${who}: ${rows} rows`);
    }
    const [, { units }, rows] = must(ofAgency[0]);
    assert.ok(rows > 100 && units > 100, `${units} RU, ${rows} rows: it is what the agency has`);
  });

  it('home asks at most five, and of the co-ordinator three more: what waits to be compared, records, and lists of the police', () => {
    assert.deepEqual(
      homes.filter(([who, { queries }]) => queries > most(who)),
      [],
    );
  });
});

describe('Beside two thousand open actions, 528 of the agency and 53 of the worker', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'actions-'));
  let seen: readonly Seen[];
  before(async () => {
    const file = path.join(folder, 'actions.sqlite');
    await storeAll(file, openActions());
    seen = await counting(file, wednesday, async (ports, count) => {
      const of = async (verb: string, one = worker): Promise<readonly Seen[]> =>
        each(ports, count, actionsReadOf(ports, verb), [one]);
      return [...(await of('home')), ...(await of('list.actions')), ...(await of('home', head))];
    });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('home reads the actions that it counts, here those to accept, and no other', () => {
    const [, { units, queries }, rows] = must(seen[0]);
    assert.deepEqual([rows, queries], [27, 3 * ranges]);
    assert.ok(units <= costOf(queries, rows), `${units}`);
  });

  it('and where a container has one range, as a serverless one of 50 GB at most, home costs at most forty units', () => {
    const [, { units, queries }] = must(seen[0]);
    assert.ok(units - queryCharge * (queries - queries / ranges) <= 40, `${units}`);
  });

  it('home of the agency’s lead likewise: of its 528 those to accept', () => {
    const [, { units, queries }, rows] = must(seen[2]);
    assert.deepEqual([rows, queries], [268, 3 * ranges]);
    assert.ok(units <= costOf(queries, rows), `${units}`);
  });

  it('My actions reads each of theirs once, for the card says how many there are, and a case for each that it shows', () => {
    const [, { units, queries }, rows] = must(seen[1]);
    assert.deepEqual([rows, queries], [53, 3 * ranges]);
    assert.ok(units <= costOf(queries, rows + onOnePage), `${units}`);
  });
});

const onOnePage = 9;
/** As the local server estimates it: a query, and each document of about 1 KB that is read. */
const costOf = (queries: number, documents: number): number => queryCharge * queries + 1.15 * documents;

/** The meetings, the actions, and the cases of these, of which a query takes 128. */
const mostOfSheet = (1 + 1 + 3) * ranges;

/** No case is read; a co-ordinator has the figures of the quarter beside it, and whether they are counted is one read. */
const readsOf = (who: string): number => (who.endsWith('co-ordinator') ? 1 : 0);
/** What home of such a reader asks at most. */
const most = (who: string): number => mostOfHome + (who.endsWith('co-ordinator') ? andLinks : 0);

type Read = (person: (typeof readers)[number][1]) => Promise<number>;
async function each(ports: Ports, count: Counted, read: Read, whose = readers): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const [who, person] of whose) {
    await read(person);
    // The directory is read again every two seconds of this process, and on a busy machine the first reading took as long.
    await ports.directories.newest();
    const { asked, result } = await count(who, () => read(person));
    seen.push([who, asked, result]);
  }
  return seen;
}
function boardOf(ports: Ports): Read {
  const tools = toolsOver(ports);
  return (person) => readBoard(tools, person);
}
function sheetOf(ports: Ports): Read {
  const tools = toolsOver(ports);
  return (person) => readSheet(tools, person);
}
/** Of how many documents the lists that it asks for are. */
async function documentsOfSheet(ports: Ports, person: Parameters<Read>[0]): Promise<number> {
  let found = 0;
  const counted = async <Row>(list: Promise<readonly Row[]>): Promise<readonly Row[]> => {
    const rows = await list;
    found += rows.length;
    return rows;
  };
  const { cases, meetings, entities } = ports;
  const asked: Ports = {
    ...ports,
    cases: {
      ...cases,
      actionsOnSheet: async (since) => counted(cases.actionsOnSheet(since)),
      rows: async (wanted) => counted(cases.rows(wanted)),
    },
    meetings: { ...meetings, from: async (date) => counted(meetings.from(date)) },
    entities: { ...entities, ofIds: async (ids) => counted(entities.ofIds(ids)) },
  };
  await readSheet(toolsOver(asked), person);
  return found;
}
function homeOf(ports: Ports): Read {
  const desk = createDesk(toolsOver(ports));
  return async (person) => {
    const contact = contactOf(person, 'http://127.0.0.1:1/');
    const { card } = await desk.press({ objectId: person.objectId, contact, shared: false }, 'home', {});
    return JSON.stringify(card).length;
  };
}
/** A press of someone, and how many actions it read. */
function actionsReadOf(ports: Ports, verb: string, data = {}): Read {
  let rows = 0;
  const told = async (found: Promise<readonly unknown[]>): Promise<void> => {
    rows += (await found).length;
  };
  const cases = Object.assign(Object.create(ports.cases) as Ports['cases'], {
    actionRows: (...asked: Parameters<Ports['cases']['actionRows']>) => {
      const found = ports.cases.actionRows(...asked);
      return told(found).then(() => found);
    },
    actionRowsOf: (...asked: Parameters<Ports['cases']['actionRowsOf']>) => {
      const found = ports.cases.actionRowsOf(...asked);
      return told(found).then(() => found);
    },
  });
  const desk = createDesk(toolsOver({ ...ports, cases }));
  return async (person) => {
    rows = 0;
    const contact = contactOf(person, 'http://127.0.0.1:1/');
    await desk.press({ objectId: person.objectId, contact, shared: false }, verb, data);
    return rows;
  };
}

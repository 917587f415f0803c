// Corrections from before they belonged to an item: those of one case move to it, wherever the program is killed; the others stay.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import { movingCorrections } from '../../../src/casework/migrate/corrections.ts';
import { chained } from '../../../src/casework/write/hashing.ts';
import type { Statement } from '../../../src/domain/case/statement/statement.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { toMeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { caseOf, given, kestrelReference, monday10, must, priya, tess } from '../../people/builders.ts';
import {
  decided,
  ended,
  listed,
  other as otherReference,
  preMset,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { migrated } from '../../specimens/brought.ts';
import { ids } from '../../specimens/story.ts';
import type { Stored } from '../../specimens/stored.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

const panel = must(toMeetingId('panel-2027-01-19'));
const other = 'MSET-0000-9E';
const followed = must(caseMatter.toId(ids.followed));
const minute = (number: number): string => `2027-01-19T14:${String(number).padStart(2, '0')}:00.000Z`;
type Linked = Stored & { readonly fact: { readonly step: string; readonly data: object } };

const here = async (store: CosmosStore) => {
  const meeting = must(await store.meetings.load(panel)).value.root;
  const statements: readonly Statement[] = await store.cases.parts(followed, 'statement');
  return {
    left: 'corrections' in meeting ? meeting.corrections.map(({ text }) => text) : undefined,
    moved: statements.map((one) => [one.id, one.is, one.about, one.by.name, one.at, one.text].join(' · ')),
  };
};

describe('corrections to minutes of form 5', () => {
  let database: MigrateDatabase;
  afterEach(async () => database.close());

  /** The specimen as that version would have stored it, had these been the corrections of its panel. */
  const writtenBefore = async (...texts: readonly string[]): Promise<void> => {
    database = await databaseOf('form-5', [ids.followed, panel]);
    const stored = await database.stored();
    const at = (id: string): Stored => must(stored[`cases/${panel}/${id}`]);
    const facts = Object.values(stored)
      .filter((one): one is Linked => one.pk === panel && one.id.startsWith('fact-'))
      .toSorted((one, next) => one.id.localeCompare(next.id));
    const markerDocument = must(Object.values(stored).find((one) => one.pk === panel && one.id.startsWith('command-')));
    const place = facts.findIndex(({ fact }) => fact.step === 'correctMinutes');
    const corrects = texts.map((text) => ({ ...must(facts[place]).fact, data: { text } }));
    const said = [...facts.slice(0, place).map(({ fact }) => fact), ...corrects];
    let previous = '';
    const corrections: object[] = [];
    for (const [before, one] of said.entries()) {
      const number = before + 1;
      const { hash: _hash, previous: _previous, ...written } = one as Record<string, unknown>;
      const when = minute(number);
      const fact = chained({ ...written, number, ...(before >= place && { at: when }) }, previous);
      previous = fact.hash;
      const id = `fact-${String(number).padStart(6, '0')}`;
      await database.put({ ...must(facts[Math.min(before, place)]), id, fact });
      // As a press left it.
      const marker = { id: `correction-${number}`, inputHash: '', fact: number, at: when };
      if (before >= place) await database.put({ ...markerDocument, id: `command-${marker.id}`, marker });
      if (before >= place) corrections.push({ by: written['by'], at: when, text: texts[before - place] });
    }
    const root = at('meeting');
    const record = root['record'] as { readonly root: object; readonly calls: Readonly<Record<string, number>> };
    const calls = { ...record.calls, [`meet-${tess.objectId}`]: said.length };
    const { approved: _approved, ...before } = record.root as Record<string, unknown>;
    const after = { ...before, facts: said.length, corrections, changedAt: minute(said.length) };
    await database.put({ ...root, record: { ...record, calls, root: after, lastHash: previous } });
  };
  const text = `${ids.followed.toLowerCase()}: it was the aunt.`;
  const tuesday = 'It was Tuesday.';
  const stays = [tuesday, `${ids.followed} and ${other} were exchanged.`, `${other}: not of this panel.`];
  const first = `W1 · correction · decision · Sgt Ravi Mock · 2027-01-19T14:08:00.000Z · ${text}`;

  it('move to the one case of the meeting that they name, with author and time; the others stay, and are named', async () => {
    await writtenBefore(text, ...stays, `Again ${ids.followed}.`);
    const store = await database.open();
    const looked = await migrated(store, secret, { does: 'look', yes: false });
    assert.match(looked.said, /2 corrections to minutes are to be moved to their items\./);
    const { code, said } = await migrated(store, secret);
    assert.equal(code, 0, said);
    assert.match(said, /2 corrections to minutes are at their items now\./);
    assert.match(said, /3 corrections to minutes are in their minutes still[^]*Tell the chair: panel-2027-01-19\./);
    const { left, moved } = await here(store);
    assert.deepEqual(left, stays);
    assert.deepEqual([moved[0], moved.length], [first, 2]);
    const found: string[] = [];
    await verify(store.audit, 0, ({ reference, kind, what }) => {
      if (kind !== 'missing') found.push(`${reference}: ${what}`);
    });
    assert.deepEqual(found, []);
    const again = await migrated(store, secret);
    assert.doesNotMatch(again.said, /at their items now/);
    assert.deepEqual(await here(store), { left, moved });
  });

  it('move once, wherever the program is killed', async () => {
    await writtenBefore(text, tuesday);
    await migrated(await database.open(), secret);
    const whole = await here(await database.open());
    assert.deepEqual(whole, { left: [tuesday], moved: [first] });
    const writes = 12;
    for (let killedAfter = 0; killedAfter < writes; killedAfter += 1) {
      await database.close();
      await writtenBefore(text, tuesday);
      const store = await database.open();
      database.endAfter(killedAfter);
      await migrated(store, secret).catch(() => undefined);
      database.endAfter(Number.POSITIVE_INFINITY);
      const next = await database.open();
      assert.equal((await migrated(next, secret)).code, 0);
      assert.deepEqual(await here(next), whole, `killed after ${killedAfter} writes`);
    }
  });
});

describe('a correction from before that names one case', () => {
  const first = caseOf(given(...untilReceived, listed(), decided('hold')));
  const second = {
    ...first,
    reference: otherReference,
    answers: {
      ...first.answers,
      forenames: 'Robin',
      surname: 'Mockford',
      caseSystemId: '900900',
      address: '7 Far Lane',
    },
  };
  const leftOf = async (text: string): Promise<number> => {
    const meeting = { ...ended(preMset), corrections: [{ by: priya, at: monday10, text }] };
    const ports = {
      cases: {
        forMeeting: async () => ({ cases: [first, second], records: [] }),
        load: async () => assert.fail('each case is there already'),
      },
      meetings: { before: async () => [meeting] },
    };
    const [one] = await movingCorrections(ports as never, () => monday10).ahead();
    return must(one).left;
  };

  it('stays where it names the child of another case of the meeting too, by name or by what tells as much', async () => {
    assert.equal(await leftOf(`${kestrelReference}: it was the aunt.`), 0);
    for (const names of ['Robin', 'the Mockfords', 'R. M.', '900900', '7 Far Lane'])
      assert.equal(await leftOf(`${kestrelReference}: he was with ${names}.`), 1, names);
  });
});

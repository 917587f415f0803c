// Who is kept out finds no such case on any page, print, list or search, and at no verb: the same bytes as of one that is not
// there; and others read nothing of it (docs/process.md P10.14).
import assert from 'node:assert/strict';
import { chained } from '../../../src/casework/write/hashing.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { handlers } from '../../../src/desk/verbs.ts';
import { toActionId } from '../../../src/domain/case/action/action.ts';
import { caseMatter, type Fact } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { refOf as personRef, type Person } from '../../../src/domain/people/actor.ts';
import type { AskedBy, ReadName } from '../../../src/web/reads/all.ts';
import { colin, dana, greta, hal, moira, must, noor, priya, ravi, tess } from '../../people/builders.ts';
import { ada, nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import {
  heldStill,
  openPages,
  pagesOver,
  plantedSalt,
  references,
  wednesday,
  type PageWorld,
} from '../people/page-world.ts';

const unknown = mintReference(Buffer.alloc(8, 31));
const elsewhere = mintReference(Buffer.alloc(8, 32));
const out = [colin, dana, greta, hal, tess, ravi, ada, priya];
const why = 'She is his aunt, and has not said so.';

/** Every page that tells of one case, and what it is asked for. */
const about = (reference: Reference): readonly (readonly [ReadName, AskedBy[ReadName]])[] => [
  ['case', { reference }],
  ['history', { reference }],
  ['caseLooks', { reference }],
  ['risk', { reference }],
  ['around', { reference }],
  ['printChronology', { reference }],
  ['printExtract', { meeting: panel.id, reference }],
  ['names', { references: [reference] }],
  ['find', { what: reference }],
];

describe('Kept out of every case', () => {
  let pages: PageWorld;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let passed = 0;
  // What a list says of time must not tell two presses apart that are compared.
  let isHeld = false;
  before(async () => {
    pages = await openPages();
    for (const reference of references) for (const person of out) await shuts(reference, person);
    const machine = {
      ...pages.ports.machine,
      now: () => wednesday,
      nowMs: () => Date.parse(wednesday) + 2000 * (isHeld ? passed : passed++),
    };
    on = pagesOver({ ...pages.ports, machine, cases: heldStill(pages.ports.cases) });
  });
  after(async () => pages.world.stop());

  /** As a press leaves it; whether it may be is tested elsewhere. */
  async function shuts(reference: Reference, person: Person): Promise<void> {
    const { cases, machine } = pages.ports;
    const { value, version } = must(await cases.load(reference));
    if (value.root.stage === 'draft') return;
    const number = value.root.facts + 1;
    const data = { person: personRef(person), reason: why };
    const fact: Fact = { number, at: wednesday, by: personRef(moira), step: 'keepOut', data };
    const chain = chained({ ...fact, salt: plantedSalt }, value.lastHash);
    const record = { ...value, root: caseMatter.evolve({ root: value.root }, fact).root, lastHash: chain.hash };
    const marker = { id: `out${number}`, fact: number, at: wednesday, inputHash: '' };
    await cases.commit({ id: reference, before: version, record, fact: chain, marker, notices: [] }, machine.nowMs());
  }
  const sent = async (): Promise<readonly Reference[]> => {
    const found = await Promise.all(references.map(async (one) => pages.ports.cases.load(one)));
    return found.flatMap((one) =>
      one === undefined || one.value.root.stage === 'draft' ? [] : one.value.root.reference,
    );
  };

  const press = async (who: Person, verb: string, ref: Reference): Promise<string> => {
    const command = mintCommandId(Date.parse(wednesday) - 60_000, new Uint8Array(8));
    const data = { ref, action: must(toActionId('A1')), review: 'R1', meeting: panel.id, other: elsewhere };
    const answer = await on.desk.press(tabCaller(who.objectId), verb, {
      ...data,
      command,
      page: '2',
      part: 2,
      what: ref,
    });
    return JSON.stringify(answer)
      .replaceAll(ref, 'REF')
      .replaceAll(/"(?:command|say)":"[^"]*"/g, '')
      .replaceAll(/fault [0-9A-F]{6}/g, 'fault');
  };
  const says = async (who: Person): Promise<string> => {
    const shown: unknown[] = [];
    for (const reference of references.slice(-6)) {
      for (const [name, params] of about(reference)) shown.push(await on.read(who, name, params));
    }
    return JSON.stringify(shown);
  };

  it('pages and prints: as of a case that is not there', async () => {
    const all = await sent();
    for (const [at, who] of out.entries()) {
      // Three of them each, and every case in its turn.
      for (const reference of [0, 1, 2].map((turn) => must(all[(at * 3 + turn) % all.length]))) {
        for (const [place, [name, params]] of about(reference).entries()) {
          const theirs = JSON.stringify(await on.read(who, name, params)) ?? '';
          const not = JSON.stringify(await on.read(who, name, must(about(unknown)[place])[1])) ?? '';
          assert.equal(theirs.replaceAll(reference, unknown), not, `${who.name}, ${name}, ${reference}`);
        }
      }
    }
  });

  it('lists, board, agenda, minutes: no reference of theirs, no restricted item, no gap in the times', async () => {
    const all = await sent();
    for (const who of out) {
      const shown: unknown[] = [await on.read(who, 'board')];
      for (const { id } of [preMset, panel, nextPreMset]) {
        const meeting = await on.read(who, 'meeting', { meeting: id });
        assert.deepEqual([meeting?.agenda ?? [], meeting?.restricted ?? []], [[], []], `${who.name}, ${id}`);
        shown.push(meeting, await on.read(who, 'printAgenda', { meeting: id }));
        shown.push(await on.read(who, 'printMinutes', { meeting: id }));
      }
      shown.push(await on.read(who, 'actions', {}));
      const text = JSON.stringify(shown);
      assert.deepEqual(
        all.filter((reference) => text.includes(reference)),
        [],
        who.name,
      );
      assert.doesNotMatch(text, /Planted\d|Child\d/, who.name);
    }
  });

  it('verbs: the same bytes as of a case that is not there', async () => {
    const all = await sent();
    const differ: string[] = [];
    // But for the beginning of a referral, whose reference is new each time.
    for (const [place, who] of out.entries()) {
      for (const [at, verb] of [...handlers.keys()].filter((one) => one !== 'refer.begin').entries()) {
        const reference = must(all[(place + at) % all.length]);
        isHeld = true;
        const [theirs, not] = [await press(who, verb, reference), await press(who, verb, unknown)];
        isHeld = false;
        passed += 1;
        if (theirs !== not) differ.push(`${who.name}, ${verb}`);
      }
    }
    assert.deepEqual(differ, []);
  });

  it('others: no page says that someone is kept out, nor why, but to co-ordinators and service managers', async () => {
    for (const who of [noor]) assert.doesNotMatch(await says(who), /kept out|his aunt/);
    assert.match(await says(moira), /kept out/);
    assert.match(await says(moira), /his aunt/);
  });
});

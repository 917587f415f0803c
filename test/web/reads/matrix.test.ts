// An attack on what there is: every role, every case, every route of the tab and every verb of the bot. The answer is what
// access.ts says, and a refusal is the same whether or not there is such a case.
import assert from 'node:assert/strict';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { handlers } from '../../../src/desk/verbs.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { readsWithAction } from '../../../src/domain/case/action/who.ts';
import { toActionId, type Action } from '../../../src/domain/case/action/action.ts';
import { decisionAt } from '../../../src/domain/case/meeting/decision.ts';
import { isConsented } from '../../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { readsMinutes } from '../../../src/domain/meeting/who.ts';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import { roles, type Person } from '../../../src/domain/people/actor.ts';
import { must, someone, withPeople } from '../../people/builders.ts';
import { nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import { openPages, pagesOver, refOf, references, wednesday, type PageWorld } from '../people/page-world.ts';
import type { Datum, Level } from '../../../src/domain/people/reads.ts';

/** One of each role, of no team and no agency; those whom that changes also of another. */
const elsewhere = ['practitioner', 'manager', 'panelMember', 'agencyLead'] as const;
const strangersTo = [
  ...roles.map((role, place) => someone(300 + place, `Only ${role}`, { roles: [role] })),
  ...elsewhere.map((role, place) =>
    someone(330 + place, `Elsewhere ${role}`, { roles: [role], agency: 'housing', team: 'Elsewhere' }),
  ),
];
const council = withPeople(...strangersTo, someone(360, 'No Role', { roles: [] }));
const now = wednesday;
const unknown = mintReference(Buffer.alloc(8, 31));
const first = must(toActionId('A1'));

/** Nothing is ever written here, so what was read once is not read again: the cells are many, the cases few. */
function remembering<Port extends object>(port: Port): Port {
  const known = new Map<string, unknown>();
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      return (...given: readonly unknown[]): unknown => {
        const key = JSON.stringify([name, given]);
        if (!known.has(key)) known.set(key, Reflect.apply(found, target, given));
        return known.get(key);
      };
    },
  });
}

/** Everything is pressed, and nothing is written: someone else is always first. */
const conflict = async () => 'conflict' as const;
const nameOf = ({ answers }: Case): RegExp => new RegExp(`\\b${answers['surname'] ?? 'Planted of nobody'}\\b`);
/** What is pressed about a case, and about the first of its actions. */
const dataFor = (ref: Reference) => ({
  ref,
  action: first,
  review: 'R1',
  meeting: panel.id,
  other: refOf('open') === ref ? refOf('received') : refOf('open'),
  command: mintCommandId(Date.parse(now) - 60_000, new Uint8Array(8)),
  page: '2',
  part: 2,
  what: ref,
});

describe('Every role, case, route and verb', () => {
  let pages: PageWorld;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let files: readonly { readonly one: Case; readonly action: Action | undefined }[];
  let passed = 0;
  // What a list says of time must not tell two presses apart that are compared.
  let isHeld = false;
  before(async () => {
    pages = await openPages();
    const machine = {
      ...pages.ports.machine,
      now: () => now,
      nowMs: () => Date.parse(now) + 2000 * (isHeld ? passed : passed++),
    };
    const ports: Ports = {
      ...pages.ports,
      machine,
      cases: remembering({ ...pages.ports.cases, commit: conflict }),
      meetings: remembering({ ...pages.ports.meetings, commit: conflict }),
      advice: remembering({ ...pages.ports.advice, commit: conflict }),
      trainings: remembering({ ...pages.ports.trainings, commit: conflict }),
      looks: { ...pages.ports.looks, record: async () => undefined },
      directories: { ...pages.ports.directories, current: async () => council },
    };
    on = pagesOver(ports);
    files = await Promise.all(
      references.map(async (reference) => ({
        one: must(await pages.ports.cases.load(reference)).value.root,
        action: (await pages.ports.cases.part(reference, 'action', first))?.value,
      })),
    );
  });
  after(async () => pages.world.stop());

  type Reads = (datum: Datum, least?: Level) => boolean;
  const readsOf = (who: Person, childCase: Case): Reads => readerOf(childCase, who, council, now);
  const people = council.people as readonly Person[];

  it('pages: a case opens, prints and is named to those who read it, and to nobody else', async () => {
    let open = 0;
    for (const who of people) {
      for (const { one: childCase } of files) {
        const { reference } = childCase;
        const reads = readsOf(who, childCase);
        const about = `${who.name}, ${childCase.stage}, ${reference}`;
        const page = await on.read(who, 'case', { reference });
        assert.equal(page !== undefined, reads('name'), about);
        assert.equal(page?.sight === 'full', reads('referral'), about);
        if (page !== undefined) {
          open += 1;
          assert.equal(page.history, reads('history'), about);
          assert.equal(page.picture.length > 0, reads('referral'), about);
          if (!reads('actions')) assert.deepEqual(page.actions, [], about);
        }
        const history = await on.read(who, 'history', { reference });
        assert.equal((history?.chronology.length ?? 0) > 0, reads('history'), about);
        const risk = await on.read(who, 'risk', { reference });
        assert.equal(risk !== undefined, reads('risk'), about);
        const print = await on.read(who, 'printChronology', { reference });
        assert.equal(print !== undefined, reads('history'), about);
        const { names } = must(await on.read(who, 'names', { references: [reference] }));
        assert.deepEqual(Object.keys(names), reads('name') ? [reference] : [], about);
        const found = must(await on.read(who, 'find', { what: childCase.answers['surname'] ?? '' })).found;
        assert.ok(
          found.every((row) => readsOf(who, caseAt(row.reference))('name')),
          about,
        );
        for (const { id } of [preMset, panel]) {
          const meeting = must(await pages.ports.meetings.load(id)).value.root;
          const may =
            readsMinutes(meeting, who, council) &&
            reads('decisions') &&
            isConsented(childCase) &&
            decisionAt(childCase, id) !== undefined;
          const extract = await on.read(who, 'printExtract', { meeting: id, reference });
          assert.equal(extract !== undefined, may, `${about}, ${id}`);
        }
      }
    }
    assert.ok(open > 100, `${open} pages`);
  });
  const caseAt = (reference: string): Case =>
    must(files.find(({ one: childCase }) => childCase.reference === reference)).one;

  it('lists: only cases and actions that they may see, and no name', async () => {
    for (const who of people) {
      const board = must(await on.read(who, 'board'));
      for (const { reference } of board.cases) assert.ok(readsOf(who, caseAt(reference))('name'), who.name);
      const shown: unknown[] = [board];
      for (const { id } of [preMset, panel, nextPreMset]) {
        const meeting = await on.read(who, 'meeting', { meeting: id });
        for (const { reference } of meeting?.agenda ?? []) {
          assert.ok(readsOf(who, caseAt(reference))('decisions'), `${who.name}, ${id}`);
        }
        shown.push(meeting, await on.read(who, 'printAgenda', { meeting: id }));
      }
      for (const agency of [undefined, ...council.agencies.map(({ id }) => id)]) {
        const list = await on.read(who, 'actions', agency === undefined ? {} : { agency });
        for (const { reference, name } of list?.rows ?? []) {
          const id = must(toActionId(name.split('/')[1] ?? ''));
          const action = must(await pages.ports.cases.part(reference as Reference, 'action', id)).value;
          assert.ok(readsWithAction('action', { case: caseAt(reference), action }, who, council, now), who.name);
        }
        shown.push(list);
      }
      assert.doesNotMatch(JSON.stringify(shown), /Planted\d|Child\d/, who.name);
    }
  });

  const press = async (who: Person, verb: string, ref: Reference): Promise<string> => {
    const answer = await on.desk.press(tabCaller(who.objectId), verb, { ...dataFor(ref), other: unknown });
    return (
      JSON.stringify(answer)
        .replaceAll(ref, 'REF')
        .replaceAll(/"command":"[^"]*"/g, '"command":""')
        // Random, and of no case.
        .replaceAll(/"say":"[^"]*"/g, '"say":""')
        .replaceAll(/fault [0-9A-F]{6}/g, 'fault')
    );
  };
  const knows = (who: Person, { one: childCase, action }: (typeof files)[number]): boolean =>
    readsOf(who, childCase)('status', 'reference') ||
    // Whoever was asked still learns that it is settled, unless they have a conflict.
    ('submission' in childCase &&
      (childCase.submission?.asked ?? []).includes(who.objectId) &&
      !childCase.excluded.includes(who.objectId)) ||
    (action !== undefined && readsWithAction('name', { case: childCase, action }, who, council, now));

  it('verbs: a refusal never tells whether there is such a case', async () => {
    let refused = 0;
    const differ: string[] = [];
    for (const [place, who] of people.entries()) {
      const forbidden = files.filter((file) => !knows(who, file));
      if (forbidden.length === 0) continue;
      for (const [at, verb] of [...handlers.keys()].entries()) {
        const { one: childCase } = must(forbidden[(place + at) % forbidden.length]);
        isHeld = true;
        const [there, not] = [await press(who, verb, childCase.reference), await press(who, verb, unknown)];
        isHeld = false;
        passed += 1;
        if (there !== not) differ.push(`${who.name}, ${verb}, ${childCase.stage}, ${childCase.reference}`);
        refused += 1;
      }
    }
    assert.deepEqual(differ, []);
    assert.ok(refused > 2000, `${refused} presses`);
  });

  it('verbs: a card names only children whose name the reader may read, and tells only what they may', async () => {
    let told = 0;
    for (const [place, who] of people.entries()) {
      for (const [at, verb] of [...handlers.keys()].entries()) {
        const pressed = must(files[(place * 7 + at) % files.length]);
        const card = await press(who, verb, pressed.one.reference);
        for (const file of files) {
          if (!nameOf(file.one).test(card)) continue;
          told += 1;
          const about = `${who.name}, ${verb}, ${file.one.stage}, ${file.one.reference}`;
          const withAction =
            file.action !== undefined &&
            readsWithAction('name', { case: file.one, action: file.action }, who, council, now);
          assert.ok(readsOf(who, file.one)('name') || withAction, about);
          if (/two new phones|He wants his football/.test(card)) assert.ok(readsOf(who, file.one)('referral'), about);
        }
      }
    }
    assert.ok(told > 25, `${told} cards`);
  });
});

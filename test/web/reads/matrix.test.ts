// THE MATRIX: every role and standing × case (every stage; restricted, let in, kept out, an action ended) × what there is to read:
// pages, lists, search, message extension, prints, cards by every verb, cards and posts and mails that are told. Each shows what
// the tables say and nothing else; unknown, forbidden and restricted are answered with the same bytes, asked with the same
// requests. How someone stands to a case, test/domain/case/access/matrix.test.ts walks.
import assert from 'node:assert/strict';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { handlers } from '../../../src/desk/verbs.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { hostOf } from '../../../src/domain/case/action/host.ts';
import { readsWithAction, standsTo } from '../../../src/domain/case/action/who.ts';
import { isOpen, toActionId, type Action } from '../../../src/domain/case/action/action.ts';
import { decisionAt } from '../../../src/domain/case/meeting/decision.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { isConsented } from '../../../src/domain/case/state/stage-table.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { readsMinutes } from '../../../src/domain/meeting/who.ts';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import { roles, type Person } from '../../../src/domain/people/actor.ts';
import { belongsTo } from '../../../src/domain/people/agencies.ts';
import { may } from '../../../src/domain/people/roles.ts';
import { caseTells } from '../../../src/notices/tables.ts';
import { digestsFor } from '../../../src/notices/digest/counts.ts';
import { colin, must, noor, ola, pip, priya, ravi, sol, someone, withPeople } from '../../people/builders.ts';
import { ada, nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import { heldStill, openPages, pagesOver, refOf, references, wednesday, type PageWorld } from '../people/page-world.ts';
import { addClosed, closedRef, closedReferences } from '../people/closed-cases.ts';
import type { Datum, Level } from '../../../src/domain/people/reads.ts';

/** One of each role, of no team and no agency; those whom that changes also of another. */
const elsewhere = ['practitioner', 'manager', 'panelMember', 'agencyLead'] as const;
const onlyRoles = roles.map((role, place) => someone(300 + place, `Only ${role}`, { roles: [role] }));
const noRole = someone(360, 'No Role', { roles: [] });
const council = withPeople(
  ...onlyRoles,
  ...elsewhere.map((role, place) =>
    someone(330 + place, `Elsewhere ${role}`, { roles: [role], agency: 'housing', team: 'Elsewhere' }),
  ),
  noRole,
);
/** Who presses every verb: each role, and each standing that a role does not give. */
const pressers: readonly Person[] = [...onlyRoles, noRole, priya, colin, noor, ravi, ola, sol, ada];
/** Eight weeks later the owner of the action that ended has no role any more: she reads no case by it. */
const later = {
  ...council,
  people: council.people.map((one) => (one.objectId === ola.objectId ? { ...one, roles: [] } : one)),
};
const now = wednesday;
/** Eight weeks later what has ended is nobody's to open, and reviews are near again. */
const muchLater: Instant = '2027-03-17T10:00:00.000Z';
const unknown = mintReference(Buffer.alloc(8, 31));
const first = must(toActionId('A1'));

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
/** A list asks for cases of its own, whichever is pressed. */
const anyReference = /MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g;
type Reads = (datum: Datum, least?: Level) => boolean;

describe('Every role, case, route and verb', () => {
  let pages: PageWorld;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let portsNow: Ports;
  let portsThen: Ports;
  let files: readonly { readonly one: Case; readonly action: Action | undefined }[];
  let passed = 0;
  // What a list says of time must not tell two presses apart that are compared.
  let isHeld = false;
  /** What a press asked of the store, but for of which case. */
  let asked: string[] = [];
  /** Everything is pressed, and nothing is written: the cells are many, the cases few. */
  const store = <Port extends object>(port: Port): Port => heldStill(port, (what) => asked.push(what));
  const portsAt = (when: Instant, directory = council): Ports => {
    const { machine: real, looks, directories } = pages.ports;
    const machine = {
      ...real,
      now: () => when,
      nowMs: () => Date.parse(when) + 2000 * (isHeld ? passed : passed++),
    };
    return {
      ...pages.ports,
      machine,
      cases: store(pages.ports.cases),
      meetings: store(pages.ports.meetings),
      advice: store(pages.ports.advice),
      trainings: store(pages.ports.trainings),
      register: store(pages.ports.register),
      policeLists: store(pages.ports.policeLists),
      looks: {
        ...looks,
        record: async ({ id: _hash, ...look }) => {
          asked.push(JSON.stringify(look));
        },
      },
      directories: { ...directories, current: async () => directory, newest: async () => directory },
    };
  };
  before(async () => {
    pages = await openPages();
    await addClosed(pages);
    [portsNow, portsThen] = [portsAt(now), portsAt(muchLater, later)];
    on = pagesOver(portsNow);
    files = await Promise.all(
      [...references, ...closedReferences].map(async (reference) => ({
        one: must(await pages.ports.cases.load(reference)).value.root,
        action: (await pages.ports.cases.part(reference, 'action', first))?.value,
      })),
    );
  });
  after(async () => pages.world.stop());

  const readsOf = (who: Person, childCase: Case, when = now, directory = council): Reads =>
    readerOf(childCase, inIt(who, directory), directory, when);
  const inIt = ({ objectId }: Person, { people: all }: typeof council): Person =>
    must((all as readonly Person[]).find((one) => one.objectId === objectId));
  const people = council.people as readonly Person[];
  const caseAt = (reference: string): Case =>
    must(files.find(({ one: childCase }) => childCase.reference === reference)).one;

  it('pages, prints, search and message extension: to those who read it, and to nobody else', async () => {
    let open = 0;
    let finds = 0;
    for (const [place, who] of people.entries()) {
      for (const [at, { one: childCase }] of files.entries()) {
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
          assert.equal(page.warnings.length > 0 && !reads('warnings', 'summary'), false, about);
          if (!reads('actions')) assert.deepEqual(page.actions, [], about);
          if (!reads('missing')) assert.deepEqual(page.missing, [], about);
        }
        const { names } = must(await on.read(who, 'names', { references: [reference] }));
        assert.deepEqual(Object.keys(names), reads('name') ? [reference] : [], about);
        // What a page that is not there has behind it is asked of every case by turns.
        const isTurn = page !== undefined || (place + at) % 4 === 0;
        if (!isTurn) continue;
        const history = await on.read(who, 'history', { reference });
        assert.equal((history?.chronology.length ?? 0) > 0, reads('history'), about);
        const looked = await on.read(who, 'caseLooks', { reference });
        assert.equal(looked !== undefined, reads('looks', 'summary'), about);
        const risk = await on.read(who, 'risk', { reference });
        assert.equal(risk !== undefined, reads('risk'), about);
        const print = await on.read(who, 'printChronology', { reference });
        assert.equal(print !== undefined, reads('history'), about);
        const found = must(await on.read(who, 'find', { what: childCase.answers['surname'] ?? '' })).found;
        assert.ok(
          found.every((row) => readsOf(who, caseAt(row.reference))('name')),
          about,
        );
        const shared = await on.desk.search(tabCaller(who.objectId), reference);
        // What is over and not theirs is found by its page, and not offered to be shared.
        assert.ok(
          shared.every(({ title }) => title === reference && reads('name')),
          about,
        );
        finds += shared.length;
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
    assert.ok(open > 100 && finds > 100, `${open} pages, ${finds} finds`);
  });

  it('lists: only cases and actions that they may see, and no name; of others’ restricted ones how many', async () => {
    let outside = 0;
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
          assert.ok(
            readsWithAction('action', { host: hostOf(caseAt(reference)), action }, who, council, now),
            who.name,
          );
        }
        if (list !== undefined && agency === undefined) {
          const due = files.filter(
            ({ one, action }) =>
              action !== undefined && standsTo({ host: hostOf(one), action }, who, council, now).dueAlone,
          ).length;
          const says = due === 0 ? undefined : due === 1 ? /^1 action of a restricted case, due / : /^\d+ actions of/;
          if (says === undefined) assert.equal(list.outside, undefined, who.name);
          else assert.match(must(list.outside), says, who.name);
          outside += due;
        }
        shown.push(list);
      }
      assert.doesNotMatch(JSON.stringify(shown), /Planted\d|Child\d/, who.name);
    }
    assert.ok(outside > 0);
  });

  const press = async (who: Person, verb: string, ref: Reference, { desk } = on): Promise<string> => {
    const answer = await desk.press(tabCaller(who.objectId), verb, { ...dataFor(ref), other: unknown });
    return (
      JSON.stringify(answer)
        .replaceAll(ref, 'REF')
        .replaceAll(/"command":"[^"]*"/g, '"command":""')
        // Random, and of no case.
        .replaceAll(/"say":"[^"]*"/g, '"say":""')
        .replaceAll(/fault [0-9A-F]{6}/g, 'fault')
    );
  };
  const knows = (
    who: Person,
    { one: childCase, action }: (typeof files)[number],
    when = now,
    directory = council,
  ): boolean =>
    readsOf(who, childCase, when, directory)('status', 'reference') ||
    // Whoever was asked still learns that it is settled, unless they have a conflict.
    ('submission' in childCase &&
      (childCase.submission?.asked ?? []).includes(who.objectId) &&
      !childCase.excluded.includes(who.objectId)) ||
    // The data protection officer hears of a restriction and of its end, by reference (P10.7).
    (childCase.restrictionSaid !== undefined &&
      may(who, 'hearOfRestriction') &&
      !childCase.excluded.includes(who.objectId)) ||
    (action !== undefined &&
      readsWithAction('action', { host: hostOf(childCase), action }, inIt(who, directory), directory, when));

  /** What was shown, and what was asked of the store and written down of looks, but for of which case. */
  const traced = async (who: Person, verb: string, ref: Reference, ports: Ports): Promise<readonly string[]> => {
    // A desk remembers which looks it has written: each press is the first of its desk.
    const desk = pagesOver(ports);
    asked = [];
    const shown = await press(who, verb, ref, desk);
    // What looks alike is asked for by keyed hashes: of each reference another one. Each write is salted for itself.
    return [
      shown,
      ...asked.map((one) =>
        one
          .replaceAll(anyReference, 'REF')
          .replace(/^\["alike",.*/, 'alike')
          .replace(/"(salt|hash|lastHash)":"[^"]*"/g, '"$1":""'),
      ),
    ];
  };
  const differing = async (ports: Ports, when: Instant, some: readonly Person[]): Promise<[number, string[]]> => {
    let refused = 0;
    const differ: string[] = [];
    for (const [place, who] of some.entries()) {
      const forbidden = files.filter((file) => !knows(who, file, when, when === now ? council : later));
      // Restricted, kept out and ended ones at every other verb.
      const closed = forbidden.filter(({ one }) => closedReferences.includes(one.reference));
      for (const [turn, verb] of [...handlers.keys()].entries()) {
        // Every verb by every other person, by turns.
        if ((place + turn) % 2 > 0) continue;
        const among = turn % 4 < 2 && closed.length > 0 ? closed : forbidden;
        const file = among[(place + Math.floor(turn / 2)) % Math.max(1, among.length)];
        if (file === undefined) continue;
        isHeld = true;
        const there = await traced(who, verb, file.one.reference, ports);
        const not = await traced(who, verb, unknown, ports);
        isHeld = false;
        passed += 1;
        if (JSON.stringify(there) !== JSON.stringify(not)) {
          const [at] = there.flatMap((one, place) => (one === not[place] ? [] : [place]));
          differ.push(
            `${who.name}, ${verb}, ${file.one.stage}, ${file.one.reference}: ${there[at ?? 0]} | ${not[at ?? 0]}`,
          );
        }
        refused += 1;
      }
    }
    return [refused, differ];
  };

  it('verbs: a refusal never tells whether there is such a case: the same bytes, requests and looks', async () => {
    const [refused, differ] = await differing(portsNow, now, pressers);
    assert.deepEqual(differ, []);
    assert.ok(refused > 1500, `${refused} presses`);
  });

  it('verbs: nor, of what has ended, eight weeks later', async () => {
    const [refused, differ] = await differing(portsThen, muchLater, [ravi, ola, sol, noRole]);
    assert.deepEqual(differ, []);
    assert.ok(refused > 250, `${refused} presses`);
    const then = pagesOver(portsThen);
    // Her action opens no more, and is known to her by reference alone.
    assert.equal(
      await press(ola, 'action.open', closedRef('ended'), then),
      await press(noRole, 'action.open', unknown, then),
    );
    assert.match(await press(ola, 'action.open', closedRef('ended')), /Visit the takeaway/);
  });

  it('verbs: a card names only children whose name the reader may read, and tells only what they may', async () => {
    let told = 0;
    for (const [place, who] of pressers.entries()) {
      for (const [at, verb] of [...handlers.keys()].entries()) {
        if ((place + at) % 2 > 0) continue;
        const pressed = must(files[(place * 7 + at) % files.length]);
        const card = await press(who, verb, pressed.one.reference);
        for (const file of files) {
          if (!nameOf(file.one).test(card)) continue;
          told += 1;
          const about = `${who.name}, ${verb}, ${file.one.stage}, ${file.one.reference}`;
          const withAction =
            file.action !== undefined &&
            readsWithAction('name', { host: hostOf(file.one), action: file.action }, who, council, now);
          assert.ok(readsOf(who, file.one)('name') || withAction, about);
          if (/two new phones|He wants his football/.test(card)) assert.ok(readsOf(who, file.one)('referral'), about);
        }
      }
    }
    assert.ok(told > 25, `${told} cards`);
  });

  it('what is told: a card to those who know of it, and in chats, channels, mails and digests no child', () => {
    let cards = 0;
    for (const { one: root, action } of files) {
      const of = caseTells.telling({ root, directory: council, now });
      const ofAction = action && caseTells.telling({ root, part: action, directory: council, now });
      const posts = council.agencies.map(({ id }) => ofAction?.post?.(`agency:${id}`));
      const told: unknown[] = [of.post?.('team:Locality East'), of.mail?.(), posts];
      for (const who of people) {
        const about = `${who.name}, ${root.stage}, ${root.reference}`;
        const card = of.cardFor(who);
        if (card !== undefined) assert.ok(knows(who, { one: root, action: undefined }), about);
        const actions = ofAction?.cardFor(who);
        const reads =
          action !== undefined &&
          readsWithAction('action', { host: hostOf(root), action }, who, council, now, 'reference');
        assert.equal(actions !== undefined, reads, about);
        told.push(card, actions, ofAction?.threadCardFor?.(who));
        cards += card === undefined ? 0 : 1;
      }
      // No channel holds a word of a restricted case, nor where a person reads along who is kept out (P11.4, P10.14).
      for (const { id } of council.agencies) {
        const readsAlong = people.some((who) => root.excluded.includes(who.objectId) && belongsTo(who, id, council));
        const isClosed = root.restricted !== undefined || readsAlong;
        assert.equal((ofAction ?? of).isPrivate?.(`agency:${id}`), isClosed, `${root.reference}, ${id}`);
      }
      assert.doesNotMatch(JSON.stringify(told), /Planted\d|Child\d/, root.reference);
    }
    assert.ok(cards > 100, `${cards} cards`);
    const cases = files.map(({ one }) => one);
    const actions = files.flatMap(({ action }) => action ?? []);
    const digests = digestsFor({ rows: cases.map(rowOf), hosts: cases.map(hostOf), actions }, council, muchLater);
    const heads = [ravi, pip, sol].map(({ objectId }) => digests.get(objectId)?.outside);
    const open = files.filter(
      ({ one, action }) => one.restricted !== undefined && action !== undefined && isOpen(action),
    );
    // Ravi is let in to one of the two.
    assert.deepEqual(heads, [open.length - 1, open.length, open.length]);
  });

  it('a channel that is linked gets what waits of cases that are not restricted, and nothing of the others', async () => {
    const police = '19:police@thread.tacv2';
    await pages.world.channelOf(ravi, police).says('link police');
    for (let seconds = 0; seconds < 12; seconds += 3) {
      pages.world.clock.passes(3000);
      await pages.world.settled();
    }
    const posts = JSON.stringify(
      pages.world.teams.arrived.filter(({ conversation }) => conversation.startsWith(police)),
    );
    for (const { one, action } of files) {
      if (action === undefined || action.agency !== 'police' || !isOpen(action)) continue;
      assert.equal(posts.includes(one.reference), one.restricted === undefined, one.reference);
    }
    assert.doesNotMatch(posts, /Planted\d|Child\d/);
  });
});

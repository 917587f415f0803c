// What earlier versions stored is opened by this one, and this one stores the same as the newest of them, so that it can be
// taken back. A specimen is what a version stored when it was told the story (write.ts); it is never written again.
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApp, type App } from '../../src/app.ts';
import { verify } from '../../src/casework/check/verify.ts';
import type { Machine } from '../../src/casework/ports/ports.ts';
import { importDirectory, readDirectory } from '../../src/casework/read/import-directory.ts';
import { canonical } from '../../src/domain/kernel/canonical.ts';
import { managedAt } from '../../src/casework/write/matters.ts';
import { readConfig } from '../../src/config.ts';
import { caseMatter } from '../../src/domain/case/whole/case.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { createLog } from '../../src/machine/log.ts';
import { earlierForms, newestForm, type Form } from '../../src/casework/ports/form-ports.ts';
import { otherDocuments, versionIn, type Kind } from '../../src/store/kinds.ts';
import { matterKinds } from '../../src/domain/matters/matters.ts';
import { readable } from '../journeys/people/readable.ts';
import { embeddedInProcess } from '../worlds/in-process.ts';
import { newScratch } from '../worlds/scratch.ts';
import { startTeamsService, tenantId, type TeamsService } from '../worlds/teams-service.ts';
import { migrated } from './brought.ts';
import { must } from '../people/builders.ts';
import { play, storyMachine } from './played.ts';
import { fromLines, openStore, underKey, type Stored } from './stored.ts';
import { ids, story } from './story.ts';

/** By the commit that wrote it, the newest last; what this version does not read as it is, is brought over first. */
const databases = [
  { specimen: 'form-5', brought: true },
  { specimen: 'form-5', brought: false },
  { specimen: 'form-6', brought: true },
  { specimen: 'form-6', brought: false },
  { specimen: 'form-7', brought: true },
  { specimen: 'form-7', brought: false },
  { specimen: 'form-8', brought: true },
  { specimen: 'form-8', brought: false },
  { specimen: 'form-9', brought: true },
  { specimen: 'form-9', brought: false },
  { specimen: 'form-10', brought: false },
] as const;
const newest = databases[databases.length - 1]?.specimen ?? '';

const fileOf = (specimen: string, file: string): string =>
  fileURLToPath(new URL(`${specimen}/${file}`, import.meta.url));
const storedBy = async (specimen: string): Promise<readonly Stored[]> =>
  fromLines(await readFile(fileOf(specimen, 'stored.jsonl'), 'utf8'));

/** An hour after the end of the story. */
const now: Instant = '2027-02-16T15:30:00.000Z';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** How each matter is opened, and by which field of a press it is named. */
const opens = {
  case: { verb: 'case.open', names: 'ref' },
  meeting: { verb: 'meeting.open', names: 'meeting' },
  advice: { verb: 'advice.open', names: 'advice' },
  training: { verb: 'training.open', names: 'training' },
  entity: { verb: 'entity.open', names: 'entity' },
  register: { verb: 'register.open', names: 'register' },
  policeList: { verb: 'policeList.open', names: 'policeList' },
  council: { verb: 'council.open', names: 'council' },
} as const;

for (const { specimen, brought } of databases) {
  describe(`A database of ${specimen}${brought ? ', brought over' : ''}`, () => {
    let folder: string;
    let documents: readonly Stored[];
    let council: Directory;
    let teams: TeamsService;
    let app: App;
    // Three seconds lie between two presses: more at once are told to slow down.
    let pressed = 0;
    const nowMs = (): number => Date.parse(now) + pressed * 3000;
    const machine: Machine = { now: () => now, nowMs, bytes: (count) => new Uint8Array(count) };

    before(async () => {
      folder = await newScratch('specimen');
      documents = underKey(await storedBy(specimen), readConfig({}).matchKey);
      council = must(await readDirectory(fileOf(specimen, 'directory.json'))).directory;
      const { store, put, close } = await openStore(folder);
      await put(documents);
      if (brought) {
        const { code, said } = await migrated(store, readConfig({}).matchKey);
        assert.equal(code, 0, said);
      }
      await close();
    });
    after(async () => rm(folder, { recursive: true }));

    /** What is wrong with it, while no bot has it. */
    const problems = async (): Promise<readonly string[]> => {
      const { store, close } = await openStore(folder);
      const found: string[] = [];
      assert.equal(await store.fit({ mayMark: false }), 'fits');
      await verify(store.audit, machine.nowMs(), ({ reference, what }) => void found.push(`${reference}: ${what}`));
      await close();
      return found;
    };

    const presses = async (name: string, verb: string, data: object): Promise<string> => {
      const person = council.people.find((one) => one.name === name);
      assert.ok(person, name);
      pressed += 1;
      const { body } = await teams.person(person).presses(verb, data);
      return readable((body as { readonly value: Readonly<Record<string, unknown>> }).value); // a card, or it is refused
    };
    if (specimen === newest) {
      it('holds a document of every kind, and a part of every kind', () => {
        const kinds = new Set(documents.map(({ kind }) => kind));
        // Who is who is the council's, and no document of its own any more.
        const others = otherDocuments.filter((kind) => kind !== 'directory');
        const wanted = [...others, ...matterKinds, ...Object.keys(caseMatter.parts)];
        assert.deepEqual(
          wanted.filter((kind) => !kinds.has(kind)),
          [],
          'told at the end of the story, in a new specimen',
        );
      });
    }

    it('every matter in it is one that is opened below', () => {
      const opened = documents
        .filter((one) => one.id === one.kind && Object.hasOwn(opens, one.kind))
        .map(({ pk }) => pk);
      const told = new Set(documents.filter(({ kind }) => kind === 'fact').map(({ pk }) => pk));
      assert.deepEqual(opened.toSorted(), [...told].toSorted());
    });

    if (brought) {
      it('every fact is as it was written, and every root is of the newest form', async () => {
        const { stored, close } = await openStore(folder);
        const now = new Map((await stored()).map((one) => [`${one.pk}/${one.id}`, one]));
        await close();
        for (const { kind, pk, id, fact } of documents)
          if (kind === 'fact') assert.deepEqual(now.get(`${pk}/${id}`)?.['fact'], fact);
        const roots = [...now.values()].filter(({ id, kind }) => id === kind && Object.hasOwn(opens, kind));
        assert.ok(roots.length > 10);
        for (const { kind, v } of roots) assert.equal(v, versionIn(newestForm, kind as Kind)); // of the list of opens
      });
    }

    const isNewest = specimen === newest;
    if (isNewest)
      it('holds what a bot leaves that is killed, and what is rare', () => {
        const has: Readonly<Record<string, (text: string) => boolean>> = {
          'a reminder': (text) => text.startsWith('{"id":"remind-'),
          'a notice that waits': (text) => /"kind":"outbox".*"attempts":0/.test(text),
          'a notice that is tried again': (text) => /"kind":"outbox".*"attempts":[1-9].*"why":"503"/.test(text),
          'a notice in trouble': (text) => /"kind":"outbox".*"trouble":"unreachable"/.test(text),
          'a card in a worker’s hands': (text) => /"kind":"sending".*"until":\{"/.test(text),
          'deliveries that were written together': (text) =>
            /"kind":"delivery".*"deliveries":\[\{[^\]]*\},\{/.test(text),
          'a restricted case': (text) => /"kind":"case".*"restricted":"/.test(text),
          'a merged case': (text) => /"kind":"case".*"stage":"merged"/.test(text),
          'a meeting with approved minutes': (text) => /"kind":"meeting".*"approved":\{/.test(text),
        };
        const texts = documents.map(({ in: _in, pk: _pk, ...one }) => JSON.stringify(one));
        assert.deepEqual(
          Object.keys(has).filter((name) => !texts.some((text) => has[name]?.(text))),
          [],
        );
      });

    it('is of this form, and verification finds nothing', async () => {
      assert.deepEqual(await problems(), []);
    });

    it('a bot starts on it', async () => {
      teams = await startTeamsService({ tenantId });
      const config = readConfig({ PORT: '0', DATA_DIR: folder, DIRECTORY_FILE: fileOf(specimen, 'directory.json') });
      const log = createLog(() => undefined);
      app = await openApp(config, { machine, log, tickMs: 0, carrier: embeddedInProcess });
      teams.bot = `http://127.0.0.1:${app.port}`;
    });

    for (const [kind, { verb, names }] of Object.entries(opens)) {
      it(`${kind}: each is opened at the desk`, async () => {
        const found = documents.flatMap((one) => (one.kind === kind && one.id === kind ? [one.pk] : []));
        assert.ok(
          // There is one council.
          found.length > (kind === 'council' ? 0 : 1) ||
            (specimen !== newest && ['training', 'entity', 'register', 'policeList', 'council'].includes(kind)),
          `${found.length} of kind ${kind}`,
        );
        for (const id of found) {
          const priyas = kind === 'advice' || [ids.draft, ids.withdrawn, ids.returned].some((one) => one === id);
          const ifes = [ids.heldRecord, ids.destroyedRecord, ids.request].some((one) => one === id);
          const who = priyas ? 'Priya Testworth' : ifes ? 'Ife Audit' : 'Moira Example';
          const card = await presses(who, verb, { [names]: id });
          assert.doesNotMatch(card, /not available|went wrong/, `${id}:\n${card}`);
          assert.ok(card.includes(id) || ['meeting', 'council'].includes(kind), `${id}:\n${card}`);
        }
      });
    }

    const taken: readonly (readonly [what: string, by: string, id: string, verb: string, data: object])[] = [
      [
        'a case',
        'Moira Example',
        ids.held,
        'restrict.case.go',
        { ref: ids.held, ground: 'highProfile', reason: 'A councillor.' },
      ],
      [
        'a part',
        'Moira Example',
        ids.followed,
        'action.verify.go',
        { ref: ids.followed, action: 'A2', note: 'Seen.', outcome: 'carriedOut', effect: 'noChange' },
      ],
      ['a meeting', 'Greta Specimen', ids.laterPanel, 'meeting.here', { meeting: ids.laterPanel }],
      ['a training', 'Colin Fixture', ids.openTraining, 'training.sign-up', { training: ids.openTraining }],
      [
        'a request for advice',
        'Moira Example',
        ids.openAdvice,
        'advice.answer.go',
        { advice: ids.openAdvice, answer: 'Yes.' },
      ],
      ['a record', 'Moira Example', 'ENT-0000-0002', 'entity.accept', { entity: 'ENT-0000-0002' }],
    ];
    for (const [what, by, id, verb, data] of taken) {
      if (!isNewest && (what === 'a training' || what === 'a record')) continue;
      it(`a press on ${what} is taken, and leaves a fact`, async () => {
        const managed = managedAt(id);
        const factsOf = async () => managed.store(app.ports).facts(id);
        const before = await factsOf();
        const card = await presses(by, verb, {
          ...data,
          command: mintCommandId(machine.nowMs() - 60_000, new Uint8Array(8)),
        });
        assert.equal((await factsOf()).length, before.length + 1, card);
      });
    }

    it('is as whole after them', async () => {
      await app.stop();
      await teams.stop();
      assert.deepEqual(await problems(), []);
    });
  });
}

/**
 * Each document as text, its properties sorted, by its partition, its kind, and its key or id. What was shown is stored as the hash of a card, and cards
 * may be worded otherwise; which deliveries are written together hangs on which of them ends first.
 */
function textsOf(documents: readonly Stored[]): ReadonlyMap<string, string> {
  const texts = documents.flatMap(({ in: container, pk, ...one }): readonly (readonly [string, object])[] => {
    const { posted, deliveries } = one as Partial<Told>; // as it is stored
    if (posted !== undefined) return [[`${pk} posted ${posted.key}`, { ...one, posted: { ...posted, shown: '' } }]];
    if (deliveries !== undefined) {
      return deliveries.map((each) => [`${pk} delivery ${each.key} ${each.id}`, { v: one['v'], ...each }]);
    }
    return [[`${pk} ${one.kind} ${one.id.replace(/^notice-/, '')} in ${container}`, one]];
  });
  return new Map(texts.map(([place, one]) => [place, canonical(one)]));
}
interface Told {
  readonly posted: { readonly key: string };
  readonly deliveries: readonly { readonly id: string; readonly key: string }[];
}
/** Both from shortly before they part. */
function differenceOf(one = 'nothing', other = 'nothing'): { readonly is: string; readonly was: string } {
  const at = Array.from(one).findIndex((character, place) => character !== other[place]);
  const from = Math.max(0, at - 60);
  return { is: one.slice(from, from + 200), was: other.slice(from, from + 200) };
}
/** The kinds of documents with their versions, and all that they name: in a list each, under an id whichever it is. */
function namesIn(documents: readonly Stored[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (at: string, value: unknown): void => {
    names.add(at);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (inner !== undefined) add(Array.isArray(value) ? at : `${at}.${/[\d-]/.test(name) ? '*' : name}`, inner);
    }
  };
  for (const { in: _in, pk: _pk, id: _id, ...one } of documents) add(`${one.kind} ${String(one['v'])}`, one);
  return names;
}

/** What stands beside in an earlier form, and that version passes over; settings it does not read where it imports its own. */
const besides = new RegExp(
  [
    'case \\d\\.(?:owed|called|tonight|told|livesInHome|endedAt)',
    'case \\d\\.record\\.root\\.(?:called|lastCall|triageBy|remindAt|held|prepareFrom|lookOn|awaited|handedOver)',
    'fact \\d\\.fact\\.data\\.(?:calls|tells)',
    // Which agencies were not there for an item: a decision is folded as its fact has it, and that version says nothing of it.
    '(?:fact \\d\\.fact\\.data\\.decided|decision \\d\\.part|case \\d\\.record\\.root\\.decisions)\\.absent',
    // Of whom a row of trouble is, by name: that version says what its title says.
    'digest \\d\\.troubles\\.rows\\.(?:who|is|waits|told)',
    // Of one that has ended: that version finds it due, and nothing to do.
    'meeting \\d\\.nextDue',
    'directory \\d\\.directory\\.settings',
    // The day on which an action ended: that version has no list that asks for it.
    'action \\d\\.endedOn',
    // A placement by or with another council is a row of what is true now, whose rows that version goes by.
    'case \\d\\.record\\.root\\.now',
    'fact \\d\\.fact\\.data\\.(?:changes|why)',
    // In which form the database was begun: that version passes it over.
    'form \\d\\.begun',
  ].join('|'),
);

/** What this version stores of the story, in the form of that version: it is told to go on to its own by `npm run migrate`. */
async function toldIn(specimen: string): Promise<readonly Stored[]> {
  const folder = await newScratch('story');
  const { store, stored, put, close } = await openStore(folder);
  await put((await storedBy(specimen)).filter(({ kind }) => kind === 'form'));
  assert.equal(await store.fit({ mayMark: true }), 'fits');
  await importDirectory(
    { ...store, machine: storyMachine },
    await readDirectory(fileOf(specimen, 'directory.json')),
    silent,
  );
  await play(story, store);
  const all = await stored();
  await close();
  await rm(folder, { recursive: true });
  return all;
}

describe('What this version stores', () => {
  it(`is what ${newest} stored when it is told the same, but for the order of properties`, async () => {
    const [written, before] = [textsOf(await toldIn(newest)), textsOf(await storedBy(newest))];
    assert.ok(before.size > 500, `${before.size} documents`);
    const places = [...new Set([...before.keys(), ...written.keys()])];
    // The database says in which form it was begun, since one that was begun before form 5 is refused.
    const differ = places.filter(
      (place) => written.get(place) !== before.get(place) && place !== 'form form form in directory',
    );
    assert.deepEqual(
      differ.slice(0, 3).map((place) => differenceOf(written.get(place), before.get(place))),
      [],
      `${differ.length} documents differ: ${differ.join(', ')}`,
    );
  });

  /** Two cases are merged once form 10 is in force, which knows of what ended in a case. */
  const ofMerge = /record\.root\.merged|fact\.data\.referrers/;
  for (const specimen of ['form-5']) {
    it(`has the versions and the names of ${specimen} in its form, so that it can be taken back`, async () => {
      const [written, before] = [namesIn(await toldIn(specimen)), namesIn(await storedBy(specimen))];
      const unknown = [...written].filter((name) => !before.has(name) && !besides.test(name));
      const missing = [...before].filter((name) => !written.has(name) && !ofMerge.test(name));
      assert.deepEqual({ unknown, missing }, { unknown: [], missing: [] });
    });
  }
});

/** Matters that a form brought: none was stored in the ones before. */
const firstIn: Readonly<Partial<Record<Kind, Form>>> = {
  entity: 6,
  register: 6,
  policeList: 7,
  council: 7,
};

describe('The specimens', () => {
  it('hold a document of every kind in every version since form 5', async () => {
    const all = (await Promise.all([...new Set(databases.map(({ specimen }) => specimen))].map(storedBy))).flat();
    const held = new Set(all.map(({ kind, v }) => `${kind} ${String(v)}`));
    const kinds = [...otherDocuments, ...matterKinds, ...Object.keys(caseMatter.parts)] as readonly Kind[]; // all there are
    const wanted = kinds.flatMap((kind) => {
      const first = versionIn(firstIn[kind] ?? earlierForms[0], kind);
      return Array.from(
        { length: versionIn(newestForm, kind) - first + 1 },
        (_none, before) => `${kind} ${before + first}`,
      );
    });
    assert.deepEqual(
      wanted.filter((one) => !held.has(one)),
      [],
    );
  });
});

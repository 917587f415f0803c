// Need to know, on pages: a look before content, nothing to whoever is excluded, and unknown like forbidden.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Look, Ports } from '../../../src/casework/ports/ports.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { reads, type AskedBy, type ReadName } from '../../../src/web/reads/all.ts';
import { colin, dana, directory, moira, must, noor, priya, ravi, tess } from '../../people/builders.ts';
import { ada, nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import { cast, openPages, pagesOver, plantedSalt, refOf, secrets, type PageWorld } from '../people/page-world.ts';

const unknown = mintReference(Buffer.alloc(8, 31));
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
];

const record = async (): Promise<never> => Promise.reject(new Error('the looks are down'));

describe('On pages', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages();
  });
  after(async () => pages.world.stop());
  const read = async (who: Person, name: ReadName, params: AskedBy[ReadName], on: Pick<PageWorld, 'read'> = pages) => {
    pages.world.clock.passes(1000);
    return on.read(who, name, params);
  };
  const looksAt = async (ref: Reference, who: Person): Promise<readonly Look[]> =>
    (await pages.ports.looks.of(ref)).filter(({ person }) => person === who.objectId);

  const looks: Readonly<Record<string, string>> = {
    case: 'case page: referral, decisions, actions',
    history: 'case page: history',
    caseLooks: 'who looked',
    around: 'picture of people and places',
    risk: 'risk',
    printChronology: 'history',
    printExtract: 'extract of the minutes',
    names: 'name',
    printMinutes: 'minutes',
  };
  for (const [name, params] of [...about(refOf('open')), ['printMinutes', { meeting: panel.id }] as const]) {
    it(`${name}: the look is written before anything leaves, and without it nothing does`, async () => {
      const down = pagesOver({ ...pages.ports, looks: { ...pages.ports.looks, record } });
      await assert.rejects(read(tess, name, params, down), /looks are down/);
      const before = (await looksAt(refOf('open'), tess)).map(({ what }) => what);
      assert.ok(!before.includes(looks[name] ?? ''));
      // No child of this council has been assessed (test/desk/assessment), no case names anyone (casework/links), and no answer that names one was changed.
      const told =
        { risk: /MSET-/, around: /MSET-/, history: /consent given/, caseLooks: /Co-ordinator|Chair/ }[name as string] ??
        secrets;
      assert.match(JSON.stringify(await read(tess, name, params)), told);
      const after = (await looksAt(refOf('open'), tess)).map(({ what }) => what);
      assert.deepEqual(after.toSorted(), [...before, looks[name] ?? ''].toSorted());
    });
  }

  it('no page tells the salt of a fact', async () => {
    const salts = (await pages.ports.cases.facts(refOf('open'))).map(({ salt }) => must(salt));
    assert.ok(salts.includes(plantedSalt));
    for (const [name, params] of about(refOf('open'))) {
      const told = JSON.stringify(await read(tess, name, params));
      assert.deepEqual(
        salts.filter((salt) => told.includes(salt)),
        [],
        name,
      );
    }
  });

  /** Which of the ports were asked, in order; references do not count. */
  function listening(): { readonly ports: Ports; readonly asked: string[] } {
    const asked: string[] = [];
    const heard = <T extends object>(room: string, port: T): T =>
      new Proxy(port, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key);
          if (typeof value === 'function') asked.push(`${room}.${String(key)}`);
          return value;
        },
      });
    const { cases, meetings, looks, outbox } = pages.ports;
    const ports = {
      ...pages.ports,
      cases: heard('cases', cases),
      meetings: heard('meetings', meetings),
      looks: heard('looks', looks),
      outbox: heard('outbox', outbox),
    };
    return { ports, asked };
  }

  describe('unknown and forbidden cannot be told apart', () => {
    const forbidden: readonly (readonly [Person, Reference])[] = [
      [noor, refOf('open')],
      [ravi, refOf('open')],
      [dana, refOf('awaitingConsent')],
      [moira, refOf('draft')],
      [tess, refOf('toBeChosen')],
      [ada, refOf('received')],
      [colin, refOf('toBeChosen')],
    ];
    for (const [name] of about(unknown)) {
      it(`${name}: one answer, the same reads, the same look`, async () => {
        for (const [who, ref] of forbidden) {
          pages.world.clock.at(new Date(Date.parse(pages.world.clock.now()) + 31 * 60_000).toISOString());
          const found = [];
          for (const reference of [unknown, ref]) {
            const { ports, asked } = listening();
            const before = (await looksAt(reference, who)).length;
            const [, params] = must(about(reference).find(([one]) => one === name));
            const answer = await read(who, name, params, pagesOver(ports));
            const looks = (await looksAt(reference, who)).slice(before).map(({ what, why }) => ({ what, why }));
            found.push({ answer, asked, looks });
          }
          assert.ok(isDeepStrictEqual(found[0], found[1]), `${who.name}, ${ref}: ${JSON.stringify(found)}`);
          assert.ok(name === 'names' || found[0]?.answer === undefined);
        }
      });
    }

    it('a meeting is there for everybody who may take part, and for others there is none', async () => {
      for (const meeting of [preMset.id, 'preMset-2029-01-09'] as const) {
        for (const name of ['meeting', 'printAgenda', 'printMinutes'] as const) {
          const { ports, asked } = listening();
          assert.equal(await read(priya, name, { meeting }, pagesOver(ports)), undefined);
          assert.deepEqual(asked, [], 'nothing is even read');
        }
      }
      assert.notEqual(await read(ravi, 'meeting', { meeting: preMset.id }), undefined);
      assert.equal(await read(ravi, 'meeting', { meeting: 'preMset-2029-01-09' }), undefined);
      assert.equal(await read(ravi, 'printMinutes', { meeting: nextPreMset.id }), undefined, 'not held yet');
    });

    it('an agency is only for its own people and those who oversee actions', async () => {
      for (const agency of ['police', 'nowhere', '__proto__']) {
        assert.equal(await read(ada, 'actions', { agency }), undefined);
        assert.equal(await read(priya, 'actions', { agency }), undefined);
      }
      assert.notEqual(await read(ravi, 'actions', { agency: 'police' }), undefined);
      const [row] = must(await pages.read(moira, 'actions', { agency: 'police' })).rows;
      assert.equal(row?.link, `case/${row?.name}`, 'whoever oversees them may see their cases');
      const theirs = must(await pages.read(ravi, 'actions', { agency: 'police' })).rows;
      assert.ok(theirs.length > 0 && theirs.every(({ link }) => link === undefined));
      assert.deepEqual(must(await pages.read(priya, 'actions', {})).rows, [], 'her own list, and nothing in it');
      assert.ok(must(await pages.read(priya, 'me', {})).pages.includes('actions'));
      assert.equal(
        await read(directory.people.find(({ name }) => name === 'Una Fakename') ?? ravi, 'actions', {}),
        undefined,
      );
      assert.equal(await read(tess, 'delivery', {}), undefined, 'delivery is the co-ordinator’s');
      assert.notEqual(await read(tess, 'figures', {}), undefined);
      assert.equal(await read(priya, 'figures', {}), undefined, 'figures are for those who answer for the panel');
    });
  });

  it('names are given of the cases one may see, and of the others nothing', async () => {
    const references = [refOf('open'), refOf('draft'), unknown, refOf('awaitingConsent')];
    const given = must(await pages.read(ada, 'names', { references })).names;
    assert.deepEqual(Object.keys(given), [refOf('open')]);
    assert.match(given[refOf('open')] ?? '', /^Child\d+ Planted\d+$/);
    assert.ok((await looksAt(refOf('open'), ada)).some(({ what }) => what === 'name'));
    assert.deepEqual(
      (await looksAt(refOf('draft'), ada)).map(({ what }) => what),
      ['not available'],
    );
    assert.deepEqual(must(await pages.read(ada, 'names', { references: [] })).names, {});
  });

  it('find tells names of the cases one may see, each a look, and of the others nothing', async () => {
    const foundBy = async (who: Person, what: string): Promise<readonly string[]> =>
      must(await pages.read(who, 'find', { what })).found.map(({ reference }) => reference);
    const open = must(await pages.read(tess, 'find', { what: refOf('open') }));
    assert.match(must(open.found[0]).name, /^Child\d+ Planted\d+$/);
    assert.ok((await looksAt(refOf('open'), tess)).some(({ what }) => what === 'name'));
    for (const what of [refOf('draft'), unknown, '-', '']) assert.deepEqual(await foundBy(ada, what), [], what);
    assert.ok((await foundBy(ada, 'planted')).length > 0, 'a piece of a name');
    const down = pagesOver({ ...pages.ports, looks: { ...pages.ports.looks, record } });
    await assert.rejects(read(tess, 'find', { what: refOf('open') }, down), /looks are down/);
  });

  it('whoever has a conflict finds nothing of the case on any page', async () => {
    const ref = refOf('open');
    const { value, version } = must(await pages.ports.cases.load(ref));
    const everybody = [moira, tess, ada, ravi, priya, colin];
    const shows = async (who: Person): Promise<readonly ReadName[]> => {
      const found: ReadName[] = [];
      const asked: readonly (readonly [ReadName, AskedBy[ReadName]])[] = [
        ...about(ref),
        ['board', {}],
        ['meeting', { meeting: panel.id }],
        ['printAgenda', { meeting: panel.id }],
        ['printMinutes', { meeting: panel.id }],
        ['actions', {}],
        ...['police', 'health'].map((agency) => ['actions', { agency }] as const),
        ['delivery', {}],
        ['figures', {}],
        ['figureReturn', { name: 'partners', period: '2026' }],
        ['childList', { name: 'inspection', period: '2027-01' }],
        ['childList', { name: 'ssda903', period: '2027' }],
        ['printProfile', { period: '2026' }],
      ];
      for (const [name, params] of asked) {
        if (JSON.stringify((await read(who, name, params)) ?? '').includes(ref)) found.push(name);
      }
      return found;
    };
    const before = await Promise.all(everybody.map(async (who) => (await shows(who)).length));
    assert.ok(
      before.every((count) => count > 0),
      `${before.join()}: all of them have to do with it`,
    );
    const childCase = { ...value.root, excluded: cast.map(({ objectId }) => objectId) };
    const fact = must((await pages.ports.cases.facts(ref)).at(-1));
    const record = { ...value, root: { ...childCase, facts: childCase.facts + 1 } };
    const marker = { id: 'conflict', fact: childCase.facts + 1, at: fact.at, inputHash: '' };
    const next = { ...fact, number: childCase.facts + 1 };
    const commit = { id: ref, before: version, record, fact: next, marker, notices: [] };
    assert.equal(await pages.ports.cases.commit(commit, pages.world.clock.nowMs()), 'done');
    for (const who of everybody) assert.deepEqual(await shows(who), [], who.name);
  });

  it('every read that may tell of a case is held against these rules', () => {
    // The action sheet, and as it leaves: action-sheet.test.ts.
    // Paper for a case that ends: print-ends.test.ts.
    // Who looked, and what of it the auditor is not told: looked.test.ts.
    // The register is for its keepers: desk/register. Police lists: journeys/police-list.test.ts.
    // Of training no child is known: journeys/training.test.ts.
    // What the co-ordinator is shown under Links, and what not: casework/links and journeys/links.test.ts; of records: journeys/records.test.ts.
    const elsewhere: readonly ReadName[] = [
      'me',
      'help',
      'actionSheet',
      'actionTable',
      'printActions',
      'links',
      'looked',
      'lookedAt',
      'lookedCheck',
      'records',
      'record',
      'printRecord',
      'papers',
      'paper',
      'meetings',
      'board',
      'printLetter',
      'printPack',
      'say',
      'training',
      'register',
      // What a person is given of their record: journeys/access-request.test.ts.
      'access',
      'accessFile',
      'accessFind',
      'printAccess',
      'police',
      'printCertificate',
      // Of the council no case is told.
      'council',
      'councilFind',
      'councilCompare',
      'councilAccounts',
    ];
    const held = [
      ...about(unknown).map(([name]) => name),
      'printMinutes',
      'meeting',
      'printAgenda',
      'actions',
      'delivery',
      'figures',
      'figureReturn',
      'childList',
      'printProfile',
      'find',
    ];
    assert.deepEqual(Object.keys(reads).toSorted(), [...held, ...elsewhere].toSorted());
  });
});

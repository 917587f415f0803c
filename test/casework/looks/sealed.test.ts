// The seal in a whole database: made each night, and every way of altering it is named by verify.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { CosmosClient, type Container } from '@azure/cosmos';
import { sealCheck } from '../../../src/casework/check/seals.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { createSealing, type SealingParts } from '../../../src/casework/looks/sealing.ts';
import { sayCode } from '../../../src/casework/looks/day-seal.ts';
import type { Mail, PostResult } from '../../../src/casework/ports/chat-ports.ts';
import type { Form } from '../../../src/casework/ports/form-ports.ts';
import type { SealsOutside } from '../../../src/casework/ports/seal-ports.ts';
import { readReference, toObjectId, type Reference } from '../../../src/domain/kernel/ids.ts';
import { openCosmosLocal } from '../../../src/cosmos-local/open.ts';
import { sealCodesInFolder } from '../../../src/outside/seal-codes.ts';
import { must } from '../../people/builders.ts';
import { openStore, type OpenedStore } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { newScratch } from '../../worlds/scratch.ts';
import { tellStory } from '../told-story.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const [sealedAt, checkedMs] = ['2027-03-03T04:00:00.000Z', Date.parse('2027-03-03T10:00:00.000Z')];

const readCase = (text: string): Reference | undefined => {
  const read = readReference(text);
  return 'reference' in read ? read.reference : undefined;
};
const machineAt = (at: string) => ({ now: () => at, nowMs: () => Date.parse(at), bytes: () => new Uint8Array(16) });
interface Raw {
  readonly id: string;
  readonly pk: string;
  readonly kind: string;
  readonly [part: string]: unknown;
}

const outsideOf = (folder: string): SealsOutside => sealCodesInFolder(path.join(folder, 'seals'));
const inStore = async <T>(folder: string, work: (opened: OpenedStore) => Promise<T>): Promise<T> => {
  const opened = await openStore(folder);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};
const rawsOf = async (container: Container): Promise<readonly Raw[]> =>
  (await container.items.readAll<Raw>().fetchAll()).resources;
const isSeal = ({ kind }: Raw): boolean =>
  ['daySeal', 'sealRows', 'sealMailed', 'lookFindings', 'lookCounts'].includes(kind);
const isMarker = ({ kind, pk, id }: Raw): boolean =>
  kind === 'command' && pk === ids.followed && id.startsWith('command-');
const looksGone = (raw: Raw): boolean => raw.kind === 'look';

const sealing = (opened: OpenedStore, folder: string, more: Partial<SealingParts> = {}) =>
  createSealing({
    ...opened.store,
    mailer: { send: async () => ({ ok: true, activity: '' }) },
    machine: machineAt(sealedAt),
    log: silent,
    outside: outsideOf(folder),
    ...more,
  });
/** What verify says of seals, looks, chains and what is gone; references of the story’s own. */
const saidIn = async (folder: string, outside: SealsOutside | undefined = outsideOf(folder)) =>
  inStore(folder, async ({ store: { audit, daySeals } }) => {
    const said: string[] = [];
    const seals = await sealCheck(daySeals, outside, checkedMs);
    await verify(
      audit,
      checkedMs,
      ({ kind, reference, what }) =>
        ['seal', 'looks', 'unsealed', 'chain', 'missing', 'marker', 'card'].includes(kind) &&
        said.push(`${kind} ${reference}: ${what}`),
      undefined,
      undefined,
      undefined,
      seals,
    );
    return said.toSorted();
  });
const lookOf = async (looks: Container): Promise<Raw> =>
  must((await rawsOf(looks)).find(({ kind, pk }) => kind === 'look' && pk === ids.followed));
const removeAll = async (container: Container, which: (raw: Raw) => boolean): Promise<void> => {
  for (const { id, pk } of (await rawsOf(container)).filter(which)) await container.item(id, pk).delete();
};

describe('The daily seal of a whole database', () => {
  let base: string;
  let count = 0;
  before(async () => {
    base = await newScratch('seals');
    const whole = path.join(base, 'whole');
    await tellStory(whole);
    await inStore(whole, async (opened) => sealing(opened, whole).round());
  });
  after(() => rm(base, { recursive: true }));

  /** A copy of the whole, altered by someone with every right. */
  const altered = async (alter: (container: (name: string) => Container) => Promise<unknown>): Promise<string> => {
    count += 1;
    const folder = path.join(base, String(count));
    await cp(path.join(base, 'whole'), folder, { recursive: true });
    const key = randomBytes(64).toString('base64');
    const local = await openCosmosLocal({ rights: 'everything', file: path.join(folder, 'cosmos.sqlite'), key });
    const client = new CosmosClient({ endpoint: local.endpoint, key });
    await alter((name) => client.database('mset').container(name));
    client.dispose();
    await local.close();
    return folder;
  };

  it('says nothing where nothing was altered', async () =>
    assert.deepEqual(await saidIn(path.join(base, 'whole')), []));

  it('was made once, day by day, however many are at it', async () => {
    await inStore(path.join(base, 'whole'), async (opened) => {
      const all = await opened.store.daySeals.all();
      assert.deepEqual(
        all.map(({ from, day }) => [from, day]),
        [
          [undefined, '2027-02-28'],
          ['2027-03-01', '2027-03-01'],
          ['2027-03-02', '2027-03-02'],
        ],
      );
      assert.ok(must(all[0]).count > 0);
      assert.equal(await sealing(opened, base).round(), 0);
    });
    const folder = await altered(async () => undefined);
    await inStore(folder, async (opened) => {
      const parts = { machine: machineAt('2027-03-05T04:00:00.000Z') };
      const rounds = [sealing(opened, folder, parts), sealing(opened, folder, parts)].map((one) => one.round());
      const made = await Promise.all(rounds);
      assert.equal(
        made.reduce((sum, one) => sum + one),
        2,
      );
      assert.equal((await opened.store.daySeals.all()).length, 5);
    });
  });

  describe('names', () => {
    it('one look removed', async () => {
      const folder = await altered(async (on) => {
        const { id, pk } = await lookOf(on('looks'));
        await on('looks').item(id, pk).delete();
      });
      assert.match(
        must((await saidIn(folder))[0]),
        new RegExp(`^looks ${ids.followed}: 2027-02-28, \\d+ looks were sealed`),
      );
    });
    it('one changed', async () => {
      const folder = await altered(async (on) => {
        const raw = await lookOf(on('looks'));
        await on('looks').items.upsert({ ...raw, look: { ...(raw['look'] as object), name: 'Another' } });
      });
      assert.deepEqual(await saidIn(folder), [`looks ${ids.followed}: 2027-02-28, a look is not what was written`]);
    });
    it('one put in afterwards', async () => {
      const folder = await altered(async (on) =>
        on('looks').items.create({ ...(await lookOf(on('looks'))), id: 'late' }),
      );
      assert.deepEqual(await saidIn(folder), [`looks ${ids.followed}: 2027-02-28, 1 looks were put in after the seal`]);
    });
    it('two exchanged between cases', async () => {
      const folder = await altered(async (on) => {
        const raw = await lookOf(on('looks'));
        await on('looks').item(raw.id, raw.pk).delete();
        await on('looks').items.create({ ...raw, pk: ids.held });
      });
      const said = await saidIn(folder);
      assert.ok(said.some((one) => one.startsWith(`looks ${ids.followed}`)));
      assert.ok(said.some((one) => one.startsWith(`looks ${ids.held}`)));
    });
    it('all looks', async () => {
      const folder = await altered((on) => removeAll(on('looks'), looksGone));
      assert.ok((await saidIn(folder)).every((one) => one.startsWith('looks ')));
      assert.ok((await saidIn(folder)).length > 0);
    });
    it('all looks and all seals: the codes outside tell', async () => {
      const folder = await altered((on) => removeAll(on('looks'), () => true));
      assert.deepEqual(
        (await saidIn(folder)).filter((one) => one.startsWith('seal ')),
        ['2027-02-28', '2027-03-01', '2027-03-02'].map(
          (day) => `seal database: a code of ${day} lies outside, and that day has no seal here`,
        ),
      );
    });
    it('everything made again to fit: the codes outside tell, and one mail alone does', async () => {
      const folder = await altered(async (on) => {
        const { id, pk } = await lookOf(on('looks'));
        await on('looks').item(id, pk).delete();
        await removeAll(on('looks'), isSeal);
      });
      const codes = await outsideOf(folder).codes();
      await inStore(folder, (opened) => sealing(opened, folder, { outside: undefined }).round());
      const said = await saidIn(folder, { add: async () => undefined, codes: async () => codes });
      assert.deepEqual(said, [
        'seal database: a code of 2027-02-28 lies outside, and that day has no seal here',
        'seal database: a code of 2027-03-01 lies outside, and that day has no seal here',
        'seal database: the seal of 2027-03-02 is not the one whose code lies outside',
      ]);
      const mailed = codes.filter(({ day }) => day === '2027-03-02');
      const byMail = await saidIn(folder, { add: async () => undefined, codes: async () => mailed });
      assert.deepEqual(byMail, ['seal database: the seal of 2027-03-02 is not the one whose code lies outside']);
    });
    it('a seal, or rows of it, changed', async () => {
      for (const kind of ['daySeal', 'sealRows']) {
        const folder = await altered(async (on) => {
          const raw = must((await rawsOf(on('looks'))).find((one) => one.kind === kind));
          const changed = kind === 'daySeal' ? { seal: { ...(raw['seal'] as object), count: 1 } } : { rows: [] };
          await on('looks').items.upsert({ ...raw, ...changed });
        });
        assert.ok((await saidIn(folder)).includes('seal database: the seal of 2027-02-28 is not what was written'));
      }
    });
    for (const [what, id] of [
      ['a whole case', ids.followed],
      ['a whole meeting', 'panel-2027-01-19'],
    ] as const)
      it(`${what} taken away with all that names it`, async () => {
        const folder = await altered((on) => removeAll(on('cases'), ({ pk }) => pk === id));
        const wanted = new RegExp(`^missing ${id}: it was sealed on 2027-03-\\d\\d, and is not there$`);
        assert.ok((await saidIn(folder)).some((one) => wanted.test(one)));
      });
    it('a history that was cut and made to fit', async () => {
      const folder = await altered(async (on) => {
        const cases = on('cases');
        const own = (await rawsOf(cases)).filter(({ pk }) => pk === ids.followed);
        const facts = own.filter(({ kind }) => kind === 'fact').toSorted((one, other) => (one.id < other.id ? -1 : 1));
        const last = must(facts.at(-1));
        const before = must(facts.at(-2))['fact'] as { readonly hash: string };
        const root = must(own.find(({ kind }) => kind === 'case'));
        const record = root['record'] as { readonly root: { readonly facts: number } };
        await cases.item(last.id, last.pk).delete();
        await cases.items.upsert({
          ...root,
          record: { ...record, root: { ...record.root, facts: record.root.facts - 1 }, lastHash: before.hash },
        });
      });
      assert.ok(
        (await saidIn(folder)).some((one) =>
          new RegExp(`^chain ${ids.followed}: fact \\d+ was sealed on 2027-03-\\d\\d, and is not there$`).test(one),
        ),
      );
    });
    it('markers of presses, all of a case or one', async () => {
      const all = await altered((on) => removeAll(on('cases'), isMarker));
      assert.match(
        must((await saidIn(all))[0]),
        new RegExp(`^marker ${ids.followed}: fact 1 has no marker of its press, nor have \\d+ others$`),
      );
      const one = await altered((on) =>
        removeAll(on('cases'), (raw) => isMarker(raw) && (raw['marker'] as { readonly fact: number }).fact === 1),
      );
      assert.deepEqual(await saidIn(one), [`marker ${ids.followed}: fact 1 has no marker of its press`]);
    });
    it('where messages lie, all of a case', async () => {
      const folder = await altered((on) =>
        removeAll(on('cases'), ({ kind, pk }) => kind === 'posted' && pk === ids.followed),
      );
      const said = await saidIn(folder);
      assert.ok(said.length > 0);
      for (const line of said)
        assert.match(line, new RegExp(`^card ${ids.followed}: [\\w-]+ was sent, and nothing says where`));
    });
    it('that no day was sealed for long, and a code that does not lie outside', async () => {
      await inStore(path.join(base, 'whole'), async ({ store: { daySeals } }) => {
        const none = { add: async () => undefined, codes: async () => [] };
        const said = (await sealCheck(daySeals, none, Date.parse('2027-03-09T10:00:00.000Z'))).problems;
        assert.deepEqual(
          said.map(({ what }) => what),
          [
            'the code of 2027-02-28 does not lie outside',
            'the code of 2027-03-01 does not lie outside',
            'no day was sealed after 2027-03-02',
          ],
        );
      });
    });
  });

  it('says of every case that it was sent once the form is in force in which seals say so, and from then on of what was written', async () => {
    const folder = path.join(base, 'brought');
    await tellStory(folder);
    await inStore(folder, async (opened) => {
      const { daySeals } = opened.store;
      const round = async (at: string, form: Form): Promise<number> =>
        sealing(opened, folder, {
          machine: machineAt(at),
          forms: { ...opened.store.forms, current: async () => form },
          // Nothing was written since; and the first seal is one of the form before.
          daySeals: {
            ...daySeals,
            ends: async (after) => (after === 0 ? daySeals.ends(0) : { ends: [], second: after }),
            rowsOf: async (seal) => {
              const rows = await daySeals.rowsOf(seal);
              return seal.day > '2027-02-28'
                ? rows
                : { ...rows, ends: rows.ends.map(({ sent: _sent, ...end }) => end) };
            },
          },
        }).round();
      await round('2027-03-02T04:00:00.000Z', 7);
      await round('2027-03-03T04:00:00.000Z', 8);
      await round('2027-03-04T04:00:00.000Z', 8);
      const sent = await Promise.all(
        (await daySeals.all()).slice(1).map(async (seal) => {
          const { ends } = await daySeals.rowsOf(seal);
          return [seal.day, ends.find(({ id }) => id === ids.followed)?.sent, ends.length > 0];
        }),
      );
      assert.deepEqual(sent, [
        ['2027-03-01', undefined, false],
        ['2027-03-02', true, true],
        ['2027-03-03', undefined, false],
      ]);
    });
  });

  it('keeps what the rules see in each day: at once, a week later, and the sample on the last day of a month', async () => {
    const folder = await altered(async () => undefined);
    await inStore(folder, async (opened) => {
      const { cases, looks, whoLooked } = opened.store;
      const reference = must(readCase(ids.followed));
      const surname = must(await cases.load(reference)).value.root.answers['surname'] ?? '';
      const at = '2027-03-03T10:00:00.000Z';
      const own = { reference, person: must(toObjectId('00000000-0000-4000-8000-000000000099')), at, what: 'referral' };
      const more = { why: 'Open', relation: 'chair', by: 'chat' } as const;
      await looks.record({ ...own, ...more, id: 'own', name: `Pat ${surname}` });
      const rulesOf = async (day: string) =>
        (await whoLooked.found([day])).flatMap(({ findings }) => findings.map((one) => [one.rule, one.day]));
      await sealing(opened, folder, { machine: machineAt('2027-03-11T04:00:00.000Z') }).round();
      assert.deepEqual(await rulesOf('2027-03-03'), [['surname', '2027-03-03']]);
      assert.deepEqual(await rulesOf('2027-03-10'), []);
      await sealing(opened, folder, { machine: machineAt('2027-04-01T04:00:00.000Z') }).round();
      assert.deepEqual(await rulesOf('2027-03-11'), [['idle', '2027-03-03']]);
      assert.deepEqual(await rulesOf('2027-03-31'), [['chance', '2027-03-03']]);
      assert.deepEqual(
        (await whoLooked.found(['2027-03-03'])).map(({ looks: count, outside }) => [count, outside]),
        [[1, 0]],
      );
    });
  });

  it('asks about each look of the sample once, however many instances are at it, and whenever one was killed', async () => {
    const folder = await altered(async () => undefined);
    await inStore(folder, async (opened) => {
      const { cases, looks, register, directories, outbox } = opened.store;
      const reference = must(readCase(ids.followed));
      const [one, other] = (await directories.current()).people;
      const more = { reference, what: 'referral', why: 'Open', relation: 'chair', by: 'chat' } as const;
      for (const [n, { objectId, name }] of [must(one), must(other)].entries())
        await looks.record({
          ...more,
          id: `drawn ${n}`,
          person: objectId,
          name,
          at: `2027-03-0${3 + n}T10:00:00.000Z`,
        });
      const keptOut = must(other).objectId;
      const shut: typeof cases.shut = async (ids) => new Map([...ids].map((id) => [id, [keptOut]]));
      const asked = async () =>
        (await register.since('2027-04-01')).flatMap((entry) => (entry.type === 'question' ? [entry] : []));
      const parts = { machine: machineAt('2027-04-01T04:00:00.000Z'), cases: { ...cases, shut } };
      // Killed while it asks: the next round asks the others.
      const killed = { ...register, load: async () => Promise.reject(new Error('killed')) };
      await assert.rejects(sealing(opened, folder, { ...parts, register: killed }).round(), /killed/);
      assert.equal((await asked()).length, 0);
      await Promise.all(
        [sealing(opened, folder, parts), sealing(opened, folder, parts)].map(async (each) => each.round()),
      );
      await sealing(opened, folder, { ...parts, machine: machineAt('2027-04-02T04:00:00.000Z') }).round();
      const [question, ...rest] = await asked();
      assert.deepEqual(rest, []);
      const { asked: person, about, looks: moments, because, state } = must(question);
      assert.deepEqual(
        { person: person.objectId, about, moments, because, state },
        {
          person: must(one).objectId,
          about: reference,
          moments: ['2027-03-03T10:00:00.000Z'],
          because: 'byChance',
          state: 'asked',
        },
      );
      const notices = await outbox.claim(must(question).id, Date.parse('2027-04-01T10:00:00.000Z'), 60_000);
      assert.deepEqual(
        notices.map(({ value }) => value.person),
        [must(one).objectId],
      );
    });
  });

  it('goes on where the storage outside is away: it says so, and adds what is missing once it is back', async () => {
    const folder = await altered(async () => undefined);
    const errors: string[] = [];
    const log = { ...silent, error: (event: string) => errors.push(event) };
    const added: string[] = [];
    let isAway = true;
    const outside: SealsOutside = {
      add: async (day) => {
        if (isAway) throw new Error('no answer');
        added.push(day);
      },
      codes: async () => [],
    };
    await inStore(folder, async (opened) => {
      const one = sealing(opened, folder, { outside, log, machine: machineAt('2027-03-04T04:00:00.000Z') });
      assert.equal(await one.round(), 1);
      assert.deepEqual(errors, ['seal not kept outside']);
      isAway = false;
      assert.equal(await one.round(), 0);
      assert.deepEqual(added, ['2027-02-28', '2027-03-01', '2027-03-02', '2027-03-03']);
    });
  });

  it('mails the code of the month once, to auditors and data protection officers, also where the mailbox takes but one; names no one', async () => {
    const folder = await altered(async () => undefined);
    const mails: Mail[] = [];
    await inStore(folder, async (opened) => {
      const all = await opened.store.directories.current();
      const people = all.people.map(({ roles, ...one }, place) => ({
        ...one,
        roles: place < 2 ? [...roles, 'auditor' as const] : roles,
        email: `${one.objectId.slice(-3)}@council.example`,
      }));
      let left = 1;
      const warned: string[] = [];
      const parts = {
        log: { ...silent, warn: (event: string) => void warned.push(event) },
        machine: machineAt('2027-04-01T04:00:00.000Z'),
        directories: { ...opened.store.directories, current: async () => ({ ...all, people }) },
        mailer: {
          send: async (mail: Mail): Promise<PostResult> => {
            left -= 1;
            if (left < 0) return { ok: false, why: 'later', busy: true, detail: 'mailbox Throttled' };
            mails.push(mail);
            return { ok: true, activity: '' };
          },
        },
      };
      await sealing(opened, folder, parts).round();
      left = people.length;
      await sealing(opened, folder, parts).round();
      await sealing(opened, folder, parts).round();
      const seeing = people.filter(({ roles }) => roles.includes('dpo') || roles.includes('auditor'));
      assert.deepEqual(mails.map(({ to }) => to).toSorted(), seeing.map(({ email }) => email).toSorted());
      assert.ok(mails.length > 2);
      assert.deepEqual(warned, []);
      // That one of them had it beforehand ends with the seals of the month as well.
      const ends = await opened.store.lookEnds.seals('2027-03-31');
      assert.equal(ends.filter(({ id }) => id.startsWith('mailed-2027-03')).length, 2);
      const last = must((await opened.store.daySeals.all()).at(-1));
      assert.equal(last.day, '2027-03-31');
      for (const { subject, text } of mails) {
        assert.equal(subject, 'MSET: the code of who looked in March 2027');
        assert.ok(text.includes(sayCode(last.code)));
        assert.doesNotMatch(text, /MSET-/);
      }
    });
  });
});

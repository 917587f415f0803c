// Young people's say: sent from a review or a closed case, and nothing that is stored leads back to the case or the person.
import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { colin, filledIn, kestrelReference, moira, must, noor, priya, ravi, tess } from '../people/builders.ts';
import type { Says } from '../../src/web/reads/say.ts';
import { openPages, pagesOver, refOf } from '../web/people/page-world.ts';
import { openWorld, type World } from '../worlds/harness.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Without those of which the council says what it did, and nothing else. */
const withAnswers = ({ quarters }: Says): Says['quarters'] => quarters.filter(({ count }) => count > 0);

describe('Young people’s say', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ faults: true });
  });
  afterEach(async () => world.stop());

  let sent = 0;
  /** As the form sends it, a day after the one before and with an id of its own unless said. */
  const sends = async (change: string, who = priya, say?: string, days = 1) => {
    world.clock.at(new Date(Date.parse(world.clock.now()) + days * 24 * 3_600_000).toISOString());
    sent += 1;
    const id = say ?? (sent * 7919).toString(16).padStart(32, 'a');
    const command = mintCommandId(world.clock.nowMs() - 5000, world.clock.bytes(8));
    await world.windowOf(who).sends('say.go', { say: id, command, heard: 'yes', helped: 'partly', change });
    await world.settled();
  };
  /** Every document there is, in every container. */
  const stored = (): readonly { readonly pk: string; readonly id: string; readonly body: string }[] => {
    const copy = path.join(world.folder, `copy-${sent}.sqlite`);
    world.backup(copy);
    const database = new DatabaseSync(copy);
    const rows = database.prepare('SELECT pk, id, body FROM docs').all() as unknown as ReturnType<typeof stored>;
    database.close();
    return rows;
  };

  it('cannot be traced: no reference, no person, no time finer than the quarter, and nothing of it anywhere else', async () => {
    await world.has(kestrelReference, filledIn());
    const before = stored();
    await world.windowOf(priya).sends('say', {});
    await sends('Ask me before you ring school.');
    const now = stored();
    const mine = now.filter(({ body }) => body.includes('before you ring'));
    assert.deepEqual(
      mine.map(({ pk, id }) => [pk, id]),
      [['says', '2027-Q1']],
    );
    const { body } = must(mine[0]);
    const document = JSON.parse(body) as Raw;
    // The marks of the database itself are of the whole quarter: when it last changed.
    const own = Object.keys(document).filter((name) => !name.startsWith('_'));
    assert.deepEqual(own.toSorted(), ['fives', 'id', 'kind', 'pk', 'v']);
    const [[say = {}] = []] = document['fives'] as readonly (readonly Raw[])[];
    assert.deepEqual(Object.keys(say).toSorted(), ['change', 'heard', 'helped', 'id']);
    assert.match(String(say['id']), /^[0-9a-f]{32}$/);
    for (const trace of [kestrelReference, priya.objectId, priya.name, 'Kestrel', '2027-01-04', 'T10:0']) {
      assert.ok(!body.includes(trace), trace);
    }
    // Beside it nothing was written that was not there before: no look, no fact, no marker. A chat may have been told to be quiet.
    const known = new Map(before.map(({ pk, id, body: was }) => [`${pk}/${id}`, was]));
    const fresh = now.filter(({ pk, id, body: is }) => known.get(`${pk}/${id}`) !== is && pk !== 'says');
    for (const { body: is } of fresh) assert.doesNotMatch(is, /"say|say\.go|heard|helped/);
    assert.ok(
      fresh.every(({ pk, id }) => known.has(`${pk}/${id}`)),
      JSON.stringify(fresh),
    );
    assert.doesNotMatch(world.log.join('\n'), /before you ring|MSET-4F7K/);
  });

  it('is shown from five on, to the co-ordinator and the chair alone, and the same press counts once', async () => {
    const { read } = pagesOver(world.ports);
    const shown = async () => withAnswers(must(await read(moira, 'say'))).map(({ quarter, count }) => [quarter, count]);
    const again = 'b'.repeat(32);
    for (let count = 1; count <= 4; count += 1) await sends(`Words ${count}`);
    await sends('The fifth', priya, again);
    await sends('The fifth', priya, again, 0);
    await sends('The fifth', priya, again);
    assert.deepEqual(await shown(), [['January to March 2027', 5]]);
    await sends('The sixth');
    assert.deepEqual(await shown(), [['January to March 2027', 5]]);
    assert.doesNotMatch(JSON.stringify(await read(moira, 'say')), /The sixth/);
    const page = must(await read(tess, 'say')).quarters[0];
    assert.deepEqual(
      [page?.heard, page?.helped],
      [
        { yes: 5, partly: 0, no: 0 },
        { yes: 0, partly: 5, no: 0 },
      ],
    );
    for (const who of [priya, colin, noor, ravi]) assert.equal(await read(who, 'say'), undefined, who.name);
  });

  it('is one a day from each person: the second waits for tomorrow, with its words', async () => {
    await sends('The first');
    await sends('The second', priya, undefined, 0);
    const answer = world.happenings.findLast(({ kind }) => kind === 'answer');
    assert.match(JSON.stringify(answer), /You have sent one today[^]*The second/);
    await sends('Of another person', noor, undefined, 0);
    await sends('The next day');
    const all = stored().find(({ pk }) => pk === 'says')?.body ?? '';
    assert.deepEqual(
      ['The first', 'The second', 'Of another person', 'The next day'].map((words) => all.includes(words)),
      [true, false, true, true],
    );
    assert.doesNotMatch(world.log.join('\n'), /The second/);
  });

  it('is not sent by those who read it: with four of their own the fifth could be told', async () => {
    await sends('Mine', moira);
    const answer = world.happenings.findLast(({ kind }) => kind === 'answer');
    assert.match(JSON.stringify(answer), /You read what young people say, so you send none/);
    assert.ok(!stored().some(({ pk }) => pk === 'says'));
  });

  it('of fewer than five nothing is shown, and of two quarters they are not put together', async () => {
    const { read } = pagesOver(world.ports);
    for (let count = 1; count <= 4; count += 1) await sends(`Winter ${count}`);
    world.clock.at('2027-04-06T09:00:00.000Z');
    for (let count = 1; count <= 4; count += 1) await sends(`Spring ${count}`);
    assert.deepEqual(withAnswers(must(await read(moira, 'say'))), []);
  });

  it('with a name in it comes back to be put right, and is kept nowhere', async () => {
    await sends('Tell Kestrel Madeup first.');
    const answer = world.happenings.findLast(({ kind }) => kind === 'answer');
    assert.match(JSON.stringify(answer), /“Kestrel Madeup” looks like a name\. Leave it out/);
    assert.ok(!stored().some(({ pk }) => pk === 'says'));
  });

  it('with a reference or a telephone comes back, too', async () => {
    for (const words of ['tell lisa that kestrel wants to go home, mset-ba71-zj', 'ring me on 07700 900283']) {
      await sends(words);
      const answer = world.happenings.findLast(({ kind }) => kind === 'answer');
      assert.match(JSON.stringify(answer), /looks like a (?:reference|long number)\. Leave it out/, words);
    }
    assert.ok(!stored().some(({ pk }) => pk === 'says'));
  });

  it('is no partner’s to send', async () => {
    await sends('Anything.', ravi);
    assert.ok(!stored().some(({ pk }) => pk === 'says'));
  });
});

describe('Where a worker finds it', () => {
  it('on a case in review and a closed one, for whoever leads it; its button carries nothing', async () => {
    const pages = await openPages();
    try {
      const steps = async (who: typeof priya, standing: Parameters<typeof refOf>[0]) =>
        (await pages.read(who, 'case', { reference: refOf(standing) }))?.steps.filter(({ verb }) => verb === 'say') ??
        [];
      for (const standing of ['review', 'closed'] as const) {
        assert.deepEqual(
          await steps(priya, standing),
          [{ title: 'Young person’s say', verb: 'say', data: {} }],
          standing,
        );
        assert.deepEqual(await steps(moira, standing), [], standing);
      }
      assert.deepEqual(await steps(priya, 'open'), []);
    } finally {
      await pages.world.stop();
    }
  });
});

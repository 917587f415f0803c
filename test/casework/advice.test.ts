// Requests for advice by two instances of the program: written once, reminded of once, looked at on record, and sound.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Partition } from '../../src/casework/ports/audit-ports.ts';
import type { AdviceTypes } from '../../src/domain/advice/table.ts';
import type { Problem } from '../../src/casework/check/problems.ts';
import { verify, type Counts } from '../../src/casework/check/verify.ts';
import { adviceCardKey } from '../../src/notices/keys.ts';
import { mintAdviceId } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { adviceId, answers, asks, asksAgain, closes } from '../people/advice-builders.ts';
import { directory, later, moira, monday10, must, noor, priya, someone, tess, withPeople } from '../people/builders.ts';
import { openTarget, type Target } from '../store/fixture.ts';
import { advises } from './advice-story.ts';
import { bothRemind, freshCommand, instance, remind, type Instance } from './meeting-story.ts';

const due = '2027-01-05T10:00:00.000Z';
const late = '2027-01-06T10:00:00.000Z';
const milo = someone(901, 'Milo Second', { roles: ['coordinator'] });
const council = withPeople(milo);

const kindsOf = async (...takes: readonly ReturnType<typeof advises>[]): Promise<readonly string[]> =>
  (await Promise.all(takes)).map(({ kind }) => kind);

describe('advice, by two instances of the program', () => {
  let target: Target;
  let one: Instance;
  let other: Instance;
  beforeEach(async () => {
    target = await openTarget();
    [one, other] = [instance(await target.open(), council), instance(await target.open(), council)];
  });
  afterEach(() => target.close());

  const steps = async (): Promise<readonly string[]> =>
    (await one.store.advice.facts(adviceId)).map(({ step }) => step);
  const calls = async () => must(await one.store.advice.load(adviceId)).value.calls;
  const verified = async (partition?: Partition<AdviceTypes>): Promise<{ counts: Counts; said: readonly string[] }> => {
    const problems: Problem[] = [];
    const { audit } = one.store;
    const looked = partition === undefined ? audit : { ...audit, partition: async () => partition };
    // Nobody delivers here: to an early clock nothing has waited long.
    const counts = await verify(looked, 0, (problem) => void problems.push(problem));
    return { counts, said: problems.map(({ reference, kind, what }) => `${reference} ${kind}: ${what}`) };
  };

  const whole = async (): Promise<Partition<AdviceTypes>> => {
    await advises(one, asks());
    for (const at of [due, late]) await bothRemind(one, other, at);
    await advises(one, answers(tess));
    await advises(one, closes());
    return (await one.store.audit.partition(adviceId)) as Partition<AdviceTypes>; // it was asked
  };

  it('is asked once, however often the press is repeated and wherever it arrives', async () => {
    const press = freshCommand();
    assert.deepEqual(await kindsOf(advises(one, asks(), press)), ['done']);
    assert.deepEqual(await kindsOf(advises(other, asks(), press)), ['repeat']);
    assert.deepEqual(await kindsOf(advises(other, asks(priya, 'Something else?'), press)), ['refused']);
    assert.deepEqual(await steps(), ['askAdvice']);
    const waiting = await one.store.outbox.ofMatter(adviceId);
    assert.deepEqual(
      new Map(waiting.map(({ key, person }) => [key, person])),
      new Map([moira, milo].map(({ objectId }) => [adviceCardKey(objectId), objectId])),
    );
  });

  it('is asked once when both are told at the same moment', async () => {
    const press = freshCommand();
    const kinds = await kindsOf(advises(one, asks(), press), advises(other, asks(), press));
    assert.deepEqual(kinds.toSorted(), ['done', 'repeat']);
    assert.deepEqual(await steps(), ['askAdvice']);
  });

  it('that two co-ordinators answer at once has one answer, and the other is told so', async () => {
    await advises(one, asks());
    const outcomes = await Promise.all([advises(one, answers(moira)), advises(other, answers(milo, 'No.'))]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['done', 'refused']);
    assert.deepEqual(await steps(), ['askAdvice', 'answerAdvice']);
    const refused = must(outcomes.find((outcome) => outcome.kind === 'refused'));
    assert.match(refused.kind === 'refused' ? refused.refusal.message : '', /has been answered by M\w+ \w+ at/);
  });

  it('whose reply was lost, or whose process died before the answer, is written once', async () => {
    const press = freshCommand();
    target.failWrites('lost');
    assert.deepEqual(await kindsOf(advises(one, asks(), press)), ['done']);
    target.failWrites({ status: 403 });
    await assert.rejects(advises(one, answers()));
    assert.deepEqual(await steps(), ['askAdvice']);
    assert.deepEqual(await kindsOf(advises(other, answers())), ['done']);
    assert.deepEqual((await verified()).said, []);
  });

  it('is reminded of once by two instances at once, first the co-ordinators, then those over them', async () => {
    await advises(one, asks());
    assert.deepEqual(await remind(one), []);
    assert.deepEqual(await bothRemind(one, other, due), [adviceId]);
    assert.equal((await calls())[adviceCardKey(tess.objectId)], undefined);
    assert.equal((await calls())[adviceCardKey(moira.objectId)], 2);
    assert.deepEqual(await bothRemind(one, other, late), [adviceId]);
    assert.deepEqual(
      [(await calls())[adviceCardKey(tess.objectId)], (await calls())[adviceCardKey(milo.objectId)]],
      [3, 3],
    );
    assert.deepEqual(await bothRemind(one, other, '2027-03-01T10:00:00.000Z'), []);
    assert.deepEqual(await steps(), ['askAdvice', 'remindAdvice', 'remindAdvice']);
    const { markers } = await one.store.audit.partition(adviceId);
    const reminders = markers.map(({ id }) => id).filter((id) => id.startsWith('remind-'));
    assert.deepEqual(reminders.toSorted(), ['remind-advice.1-due', 'remind-advice.1-late']);
    assert.deepEqual((await verified()).said, []);
  });

  it('asked again has a clock of its own', async () => {
    await advises(one, asks());
    await advises(one, answers());
    one.now = later(monday10, 120);
    await advises(one, asksAgain());
    assert.deepEqual(await bothRemind(one, other, due), []);
    assert.deepEqual(await bothRemind(one, other, later(due, 120)), [adviceId]);
  });

  describe('a look', () => {
    const what = 'question and answer';
    it('is on record under its id before anything is read, for those who may and for those who may not', async () => {
      await advises(one, asks());
      const ask = createAsk({ ...one.store, matchKeysOf: () => [] });
      const asksAs = async (person: Person, id = adviceId) =>
        ask.of('advice', id, 'advice', { person, directory, now: later(monday10, 5), what, why: 'Open' });
      assert.equal((await asksAs(moira))?.asker.name, priya.name);
      assert.equal(await asksAs(noor), undefined);
      const nowhere = mintAdviceId(new Uint8Array(8).fill(3));
      assert.equal(await asksAs(noor, nowhere), undefined);
      const looks = async (id: typeof adviceId) =>
        (await one.store.looks.of(id)).map(({ name, what, why }) => `${name}: ${what} (${why})`).toSorted();
      assert.deepEqual(await looks(adviceId), [
        `${moira.name}: question and answer (Open)`,
        `${noor.name}: not available (Open)`,
      ]);
      assert.deepEqual(await looks(nowhere), [`${noor.name}: not available (Open)`]);
    });

    it('that cannot be written lets nothing out', async () => {
      await advises(one, asks());
      target.failWrites({ status: 403 });
      await assert.rejects(
        createAsk({ ...one.store, matchKeysOf: () => [] }).of('advice', adviceId, 'advice', {
          person: moira,
          directory,
          now: monday10,
          what,
          why: 'Open',
        }),
      );
    });
  });

  describe('verify', () => {
    it('counts a sound one, and takes it for no case and no orphan', async () => {
      await whole();
      const { said, counts } = await verified();
      assert.deepEqual(said, []);
      assert.deepEqual([counts.advice, counts.case, counts.meeting, counts.facts], [1, 0, 0, 5]);
    });

    it('tells damage: of the history, of what is stored, of lists, of calls, and what lies there alone', async () => {
      const partition = await whole();
      const { record, facts } = partition;
      assert.ok(record !== undefined);
      const asker = adviceCardKey(priya.objectId);
      const { [asker]: _call, ...others } = record.calls;
      const former = adviceCardKey(noor.objectId);
      const notices = [...partition.notices, { ...must(partition.notices[0]), key: former }];
      const wrong: Readonly<Record<string, Partition<AdviceTypes>>> = {
        'chain: fact 2 is not what was written': {
          ...partition,
          facts: facts.map((fact) => (fact.number === 2 ? { ...fact, at: later(fact.at, 1) } : fact)),
        },
        'replay: its facts do not make the request for advice that is stored': {
          ...partition,
          record: { ...record, root: { ...record.root, state: 'asked' } },
        },
        'listed: lists do not find the request for advice or its parts by what they are now': {
          ...partition,
          listed: false,
        },
        [`calls: the call of fact 4 to ${asker} is not on record`]: {
          ...partition,
          record: { ...record, calls: others },
        },
        [`calls: the call of fact 4 to ${former} does not follow from the facts`]: {
          ...partition,
          notices,
          record: { ...record, calls: { ...record.calls, [former]: 4 } },
        },
        'unreadable: the document advice is damaged, or not of this program': {
          ...partition,
          record: undefined,
          unreadable: ['advice'],
        },
      };
      for (const [what, damaged] of Object.entries(wrong)) {
        assert.deepEqual((await verified(damaged)).said, [`${adviceId} ${what}`]);
      }
      const alone = { ...partition, record: undefined, notices: [], posted: [], deliveries: [], markers: [] };
      assert.deepEqual((await verified(alone)).said, [`${adviceId} orphan: 5 facts without a request for advice`]);
    });
  });
});

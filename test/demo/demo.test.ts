// The fictional cases of `npm start -- --demo`, put in on several days, twice, and a week later.
import assert from 'node:assert/strict';
import { cases as managed } from '../../src/casework/write/matters.ts';
import type { CaseTypes } from '../../src/domain/case/whole/case.ts';
import { dueOf } from '../people/calls.ts';
import { barsToClose } from '../../src/domain/case/ends/closure.ts';
import type { Case } from '../../src/domain/case/state/stages.ts';
import { leadOf } from '../../src/domain/case/state/stage-parts.ts';
import { isConsented, isOpenCase } from '../../src/domain/case/state/stage-table.ts';
import { hasAdultLead } from '../../src/domain/case/state/turning-days.ts';
import { act } from '../../src/casework/write/act.ts';
import type { Partition } from '../../src/casework/ports/audit-ports.ts';
import { verify } from '../../src/casework/check/verify.ts';
import type { AnyPartIn } from '../../src/domain/matter/matter.ts';
import { createFiguring } from '../../src/casework/figures/counting.ts';
import { countsIn } from '../../src/casework/figures/sums.ts';
import { sumOf, type Counts } from '../../src/domain/figures/counts.ts';
import { periodOf, periodsBack } from '../../src/domain/figures/periods.ts';
import { sayingOf, tellFigures } from '../../src/domain/figures/told.ts';
import { owedNow } from '../../src/domain/case/owed/owed.ts';
import { yearStories } from '../../src/demo/year.ts';
import { putIn, type PutIn } from '../../src/demo/put.ts';
import { referenceOf } from '../../src/demo/seed.ts';
import { weekdayOf } from '../../src/domain/time/dates.ts';
import { isOpen, isRunning, type Action } from '../../src/domain/case/action/action.ts';
import {
  isWorkingDay,
  localDate,
  shiftWorkingDays,
  workingDaysBetween,
  type Instant,
} from '../../src/domain/time/calendar.ts';
import { checkNhsNumber } from '../../src/domain/case/referral/form/identifiers.ts';
import { gapsOf } from '../../src/domain/case/referral/referral.ts';
import { mintCommandId, toObjectId, toEntityId, toTrainingId, type Reference } from '../../src/domain/kernel/ids.ts';
import { leastShown, quarterOf, type Say } from '../../src/domain/say/say.ts';
import type { Training } from '../../src/domain/training/training.ts';
import { completedOf } from '../../src/domain/case/assessment/assessment.ts';
import { toMeetingId, type Meeting } from '../../src/domain/meeting/meeting.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { colin, directory, greta, later, moira, must, noor, priya, ravi, tess } from '../people/builders.ts';
import { knownOfDemo } from '../reading/known-differences.ts';
import { lookAt } from '../reading/places.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { machineAt, madeOn, matchKeysOf, onDatabase, putInOn } from './made.ts';

/** What is stored after the program ran on these days, one after the other. */
interface Stored {
  readonly ran: readonly PutIn[];
  readonly partitions: readonly Partition<CaseTypes>[];
  readonly parts: readonly AnyPartIn<CaseTypes>[];
  readonly actions: readonly Action[];
  readonly meetings: readonly Meeting[];
  readonly trainings: readonly Training[];
  readonly says: readonly Say[];
  readonly problems: readonly string[];
  /** Notices that the bot would take up at once. */
  readonly due: readonly string[];
}

async function putWith(folder: string, days: readonly Instant[], year: boolean): Promise<Stored> {
  return onDatabase(folder, async (store) => {
    const ran = await putInOn(store, days, year);
    return { ran, ...(await storedIn(store, Date.parse(must(days.at(-1))))) };
  });
}

async function storedIn(store: CosmosStore, nowMs: number): Promise<Omit<Stored, 'ran'>> {
  const references = new Set<Reference>();
  for await (const page of store.audit.references()) {
    for (const one of page) if (readsAsCase(one)) references.add(one as Reference);
  }
  const partitions = await Promise.all(
    [...references].map(async (one) => (await store.audit.partition(one)) as Partition<CaseTypes>),
  );
  const problems: string[] = [];
  await verify(store.audit, nowMs, ({ kind, what }) => void problems.push(`${kind}: ${what}`));
  const due = (await store.outbox.due(nowMs, 500)).map(({ key }) => key);
  const meetings = await store.meetings.from('2000-01-01');
  const trainings = await store.trainings.from('2000-01-01');
  const says = (await store.says.of(quarterOf(new Date(nowMs).toISOString()))).flat();
  const parts = partitions.flatMap((one) => Object.values(one.parts).flat());
  const actions = partitions.flatMap((one) => one.parts['action'] ?? []);
  return { partitions, meetings, trainings, says, parts, actions, problems, due };
}

const readsAsCase = (id: string): boolean =>
  [toMeetingId(id), toTrainingId(id), toEntityId(id)].every((other) => other === undefined);

const factsOf = ({ partitions }: Pick<Stored, 'partitions'>): unknown =>
  Object.fromEntries(partitions.map(({ id, facts }) => [id, facts]));
const lateness = (action: Action, now: Instant): number => workingDaysBetween(localDate(action.due.at), localDate(now));
const mondayOf = (now: Instant): number => {
  const day = Date.parse(localDate(now));
  return day - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000;
};

const monday: Instant = '2027-01-11T10:30:00.000Z';
let onMonday: Promise<Stored> | undefined;
/** What is stored once they were put in on that Monday, read once for all that look at it. */
const storedOnMonday = async (): Promise<Stored> =>
  (onMonday ??= madeOn(monday).then(async ({ folder, ran }) => ({
    ran,
    ...(await onDatabase(folder, async (store) => storedIn(store, Date.parse(monday)))),
  })));

/** Lead workers, a manager, the service manager above, co-ordinator, chair, and an agency. */
const readers = [priya, noor, colin, greta, moira, tess, ravi];

const days: readonly (readonly [name: string, now: Instant])[] = [
  ['a Monday morning', monday],
  ['a Saturday', '2027-01-09T11:20:00.000Z'],
  ['Christmas Day', '2026-12-25T12:00:00.000Z'],
  ['Easter Sunday, the clocks go forward', '2027-03-28T00:40:00.000Z'],
  ['a Tuesday noon', '2026-12-01T12:00:00.000Z'],
  ['a Wednesday just after midnight', '2027-06-15T23:10:00.000Z'],
  ['the first Monday of a year', '2027-01-04T10:00:00.000Z'],
  ['the evening before Good Friday', '2028-04-13T21:00:00.000Z'],
];

describe('The fictional cases', () => {
  it('are looked at on each day of the week', () => {
    assert.equal(new Set(days.map(([, now]) => weekdayOf(localDate(now)))).size, 7);
  });

  for (const [name, now] of days) {
    describe(`put in on ${name}`, () => {
      let stored: Stored;
      before(async () => {
        stored = now === monday ? await storedOnMonday() : await putWith(await newFolder(), [now], false);
      });

      it('are twenty-nine, at every stage', () => {
        const stages = Map.groupBy(stored.partitions, ({ record }) => must(record).root.stage);
        assert.deepEqual(Object.fromEntries([...stages].map(([stage, list]) => [stage, list.length])), {
          draft: 2,
          awaitingConsent: 2,
          returned: 1,
          notAuthorised: 1,
          withdrawn: 1,
          received: 3,
          listed: 2,
          held: 1,
          toPanel: 2,
          open: 3,
          review: 3,
          transition: 2,
          closing: 1,
          transferWaiting: 1,
          closed: 3,
          otherPlan: 1,
        });
        assert.deepEqual([must(stored.ran[0]).fresh.length, must(stored.ran[0]).kept], [29, 0]);
        const cases = stored.partitions.map(({ record }) => must(record).root);
        const urgent = cases.filter(({ answers }) => answers['urgency'] === 'beforePreMset');
        assert.deepEqual(
          urgent.map(({ stage }) => stage),
          ['awaitingConsent'],
        );
        assert.ok(cases.some((childCase) => childCase.stage === 'notAuthorised' && childCase.challenge !== undefined));
      });

      it('have actions in every state, due today or on the next working day and next week, and late by 1, 3, 6 and 11 working days', () => {
        const states = new Set(stored.actions.map(({ state }) => state.is));
        assert.deepEqual(
          [...states].toSorted(),
          ['accepted', 'blocked', 'cancelled', 'disputed', 'done', 'proposed', 'verified'].toSorted(),
        );
        const late = stored.actions.filter((one) => isRunning(one) && one.state.is !== 'blocked');
        const found = new Set(late.map((one) => lateness(one, now)));
        for (const days of [1, 3, 6, 11]) assert.ok(found.has(days), `none is ${days} working days late`);
        const today = localDate(now);
        const workday = isWorkingDay(today) ? today : shiftWorkingDays(today, 1);
        assert.ok(
          late.some((one) => localDate(one.due.at) === workday),
          'none is due today',
        );
        // Neither a person of an agency nor the co-ordinator works then.
        assert.deepEqual(
          stored.actions.filter(({ due }) => !isWorkingDay(localDate(due.at))).map(({ id, due }) => `${id} ${due.at}`),
          [],
        );
        const nextMonday = mondayOf(now) + 7 * 86_400_000;
        const nextWeek = stored.actions.filter(({ due }) => {
          const at = Date.parse(localDate(due.at));
          return at >= nextMonday && at < nextMonday + 7 * 86_400_000;
        });
        assert.ok(
          nextWeek.some((one) => isOpen(one)),
          'none is due next week',
        );
        assert.ok(stored.actions.some(({ timeAsked }) => timeAsked !== undefined));
        assert.ok(stored.actions.some(({ escalation }) => escalation !== undefined));
        assert.ok(stored.actions.some(({ cawn }) => /Section 20 alone/.test(cawn?.warning ?? '')));
      });

      it('were prompted when it was time, in time order and never after now', () => {
        const rungs = new Set(stored.actions.flatMap(({ reminded }) => reminded.map(({ rung }) => rung)));
        for (const rung of ['early', 'eve', 'day', 'lateOwner', 'lateLead', 'lateSenior', 'lateChair'] as const) {
          assert.ok(rungs.has(rung), `nobody was prompted: ${rung}`);
        }
        const clocks = stored.partitions.flatMap(({ facts }) => facts.filter(({ step }) => step === 'remindConsent'));
        assert.ok(clocks.length > 0, 'no manager was reminded');
        for (const { facts } of stored.partitions) {
          const times = facts.map(({ at }) => at);
          assert.deepEqual(times, times.toSorted());
          assert.ok(must(times.at(-1)) <= now);
        }
        for (const { ladder, state } of stored.actions.filter(isRunning)) {
          assert.ok(ladder.rungs.every(({ at }) => at > now) || state.is === 'blocked', 'a prompt is missing');
        }
      });

      it('have met, and meet again: minutes that are approved and to approve, a panel today or on the next working day', () => {
        const before = stored.meetings.filter(({ state }) => state === 'ended');
        assert.equal(before.length, 8);
        assert.ok(before.every((one) => one.state === 'ended' && one.quorate && one.undecided.length === 0));
        assert.equal(before.filter((one) => one.state === 'ended' && one.approved === undefined).length, 1);
        const [next, ...later] = stored.meetings.filter(({ state }) => state === 'planned');
        const today = localDate(now);
        assert.equal(must(next).date, isWorkingDay(today) ? today : shiftWorkingDays(today, 1));
        assert.equal(must(next).type, 'panel');
        assert.ok(later.length >= 4);
        const kestrel = must(must(stored.partitions.find(({ id }) => id === referenceOf('kestrel'))).record).root;
        assert.ok(isOpenCase(kestrel) && kestrel.reviewOn === must(next).date && kestrel.prepared !== undefined);
      });

      it('stand in the second half in every way, and what is late has a word on it', () => {
        const at = (key: string) => {
          const childCase = must(must(stored.partitions.find(({ id }) => id === referenceOf(key))).record).root;
          assert.ok(isConsented(childCase), key);
          return childCase;
        };
        const [shrike, bunting, brambling, fulmar, starling] = [
          at('shrike'),
          at('bunting'),
          at('brambling'),
          at('fulmar'),
          at('starling'),
        ];
        assert.ok(shrike.stage === 'review' && shrike.prepared === undefined && must(shrike.prepareBy) < now);
        assert.equal(leadOf(shrike).name, 'Noor Template');
        // The clock calls for it again at the end of each day.
        const { facts } = must(stored.partitions.find(({ id }) => id === referenceOf('shrike')));
        const said = facts.findLast(({ step }) => step !== 'remindCase');
        assert.equal(said?.step, 'addUpdate');
        assert.ok(bunting.stage === 'closing' && bunting.signed?.length === 1);
        assert.match(barsToClose(bunting).join(), /one other agency have not signed/);
        assert.ok(brambling.stage === 'transferWaiting' && brambling.decisions?.at(-1)?.decision === 'continue');
        assert.ok((brambling.called?.transfer?.times ?? 0) >= 2);
        assert.ok(
          fulmar.stage === 'closed' && fulmar.feedback?.given === undefined && must(fulmar.feedback).due.at > now,
        );
        assert.ok(
          starling.stage === 'closed' && starling.feedback?.given !== undefined && starling.signed === undefined,
        );
        assert.ok(!hasAdultLead(at('whimbrel')) && at('whimbrel').turning?.since !== undefined);
        assert.ok(hasAdultLead(at('gannet')) && at('gannet').adult !== undefined);
        const back = at('sanderling, again');
        assert.deepEqual([back.stage, back.again?.of, back.again?.times], ['received', referenceOf('sanderling'), 1]);
        const bands = ['heron', 'godwit', 'knot'].map((key) => bandOf(at(key)));
        assert.deepEqual(bands, ['moderate', 'emerging', 'significant']);
      });

      it('show what is seldom there: two missing episodes, a late interview, a risk that went down, a training, young people’s answers', () => {
        const kestrel = must(stored.partitions.find(({ id }) => id === referenceOf('kestrel')));
        const { episode: episodes, assessment: assessments } = kestrel.parts;
        const [first, second] = episodes;
        assert.deepEqual([episodes.length, first?.interviews.length, second?.interviews.length], [2, 1, 0]);
        assert.ok(must(second?.due).at < now, 'the second interview is late');
        const scores = completedOf(assessments).map(({ result }) => result.score.total);
        assert.ok(scores.length === 2 && must(scores[0]) > must(scores[1]), scores.join());
        const [held, ahead] = stored.trainings.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
        assert.deepEqual(
          [held?.state, held?.came.length, ahead?.state, ahead?.taken.length],
          ['held', 4, 'offered', 5],
        );
        assert.ok(must(ahead).startsAt > now);
        assert.ok(stored.says.length > leastShown);
      });

      it('were triaged in time, and hold a story from the referral to a second review', () => {
        for (const { facts, record } of stored.partitions) {
          const { root } = must(record);
          assert.ok(root.stage !== 'received' || must(dueOf(root, 'triage')) > now, root.answers['surname']);
          const received = facts.find(({ step }) => step === 'giveConsent')?.at;
          const triaged = facts.find(({ step }) => step === 'listCase')?.at;
          if (received === undefined || triaged === undefined) continue;
          assert.ok(workingDaysBetween(localDate(received), localDate(triaged)) <= 2, root.answers['surname']);
        }
        const heron = must(stored.partitions.find(({ id }) => id === referenceOf('heron')));
        const told = new Set<string>(heron.facts.map(({ step }) => step));
        for (const step of [
          'submit',
          'giveConsent',
          'listCase',
          'recordDecision',
          'addAction',
          'markDone',
          'verifyAction',
        ]) {
          assert.ok(told.has(step), step);
        }
        const decided = heron.facts.filter(({ step }) => step === 'recordDecision').length;
        assert.equal(decided, 3);
      });

      it('hold together, and nobody without a window is reported', () => {
        assert.deepEqual(stored.problems, []);
        assert.deepEqual(
          stored.due.filter((key) => !['post-consent', 'mail-received'].includes(key)),
          [],
        );
        assert.ok(stored.partitions.every(({ notices }) => notices.every(({ key }) => !key.startsWith('trouble'))));
      });

      it('say one duty and one time in every place, but where it is known that they do not', async () => {
        const cases = stored.partitions.map(({ record }) => must(record).root);
        const { differences } = await lookAt({ ...stored, cases, directory, now }, readers);
        const known = Object.values(knownOfDemo).flat();
        assert.deepEqual([...differences].filter((one) => !known.includes(one)).toSorted(), []);
        // What differs no more comes off the list.
        assert.deepEqual(known.filter((one) => !differences.has(one)).toSorted(), []);
      });

      it('leave no card for anyone’s window: it opens at home', () => {
        const cards = stored.partitions.flatMap(({ notices }) => notices);
        assert.deepEqual(
          cards.filter(({ person }) => person !== undefined).map(({ key }) => key),
          [],
        );
      });
    });
  }

  it('are put in once, also the week after', async () => {
    const nextMonday = '2027-01-18T10:30:00.000Z';
    const once = await storedOnMonday();
    const { folder } = await madeOn(monday);
    const again = await putWith(folder, [later(monday, 3), nextMonday], false);
    assert.deepEqual(
      [...once.ran, ...again.ran].map(({ fresh, actions, kept }) => [fresh.length, actions, kept]),
      [
        [29, once.actions.length, 0],
        [0, 0, 29],
        [0, 0, 29],
      ],
    );
    assert.deepEqual(factsOf(again), factsOf(once));
  });

  it('leave alone what has become of them', async () => {
    const tuesday = '2027-01-12T10:30:00.000Z';
    const { folder } = await madeOn(monday);
    const reference = referenceOf('linnet');
    await onDatabase(folder, async ({ cases }) => {
      const machine = { ...machineAt(tuesday), bytes: (count: number) => new Uint8Array(count) };
      const outcome = await act({ cases, machine, matchKeysOf }, managed, {
        id: reference,
        command: { step: 'withdraw', input: { reason: 'Written twice.', childSafe: 'yes' } },
        commandId: mintCommandId(Date.parse(tuesday), machine.bytes(8)),
        context: { actor: priya, now: tuesday, directory },
      });
      assert.equal(outcome.kind, 'done');
    });
    const { partitions, ran } = await putWith(folder, [later(tuesday, 5)], false);
    assert.equal(must(ran[0]).kept, 29);
    const found = must(partitions.find((one) => one.id === reference));
    assert.equal(found.record?.root.stage, 'withdrawn');
  });

  it('are refused where the people of the fictional council are not', async () => {
    const council = { ...directory, people: directory.people.filter(({ name }) => name !== 'Tess Gavel') };
    await onDatabase(await newFolder(), async (store) => {
      await assert.rejects(putIn({ ...store, matchKeysOf }, council, machineAt('2027-01-11T10:30:00.000Z')), {
        name: 'CommandError',
        message: /Tess Gavel is not in this directory/,
      });
    });
  });
});

describe('The fictional cases with the year before', () => {
  for (const [name, now] of [days[0], days[5]].map((one) => must(one))) {
    describe(`put in on ${name}`, () => {
      let stored: Stored;
      let counted: readonly (readonly [period: string, counts: Counts])[];
      const year = (): readonly Partition<CaseTypes>[] =>
        stored.partitions.filter(({ id }) => Object.keys(yearStories).some((key) => referenceOf(key) === id));
      before(async () => {
        const folder = await newFolder();
        stored = await putWith(folder, [now], true);
        counted = await onDatabase(folder, async (store) => {
          await createFiguring({ ...store, machine: machineAt(now) }).round();
          const periods = periodsBack(periodOf('quarter', localDate(now)), 5);
          return [...(await countsIn(store.figures, periods))];
        });
      });

      if (now === monday) {
        it('leave the others as they are without it: whenever they are put in they are the same', async () => {
          const once = await storedOnMonday();
          const ids = new Set(once.partitions.map(({ id }) => id));
          const same = stored.partitions.filter(({ id }) => ids.has(id));
          assert.deepEqual(factsOf({ partitions: same }), factsOf(once));
        });
      }

      it('have ended, hold together, and ask nothing of anyone', () => {
        assert.deepEqual([must(stored.ran[0]).fresh.length, year().length], [51, 22]);
        assert.deepEqual(stored.problems, []);
        const left = year().map(({ record }) => must(record).root);
        for (const childCase of left) {
          assert.ok(childCase.stage === 'closed' || childCase.stage === 'otherPlan', childCase.stage);
          assert.deepEqual(
            owedNow(childCase, now).map(({ name }) => name),
            [],
            childCase.answers['forenames'],
          );
        }
        assert.ok(year().every(({ notices }) => notices.every(({ person }) => person === undefined)));
        assert.deepEqual(
          [...new Set(year().flatMap(({ parts }) => parts.action.map(({ state }) => state.is)))],
          ['verified'],
        );
      });

      it('give every quarter of the year something to look at: in time and late, up and down', () => {
        const [, ...whole] = counted.map(([, counts]) => sayingOf(tellFigures(counts, false), false));
        for (const say of whole.slice(0, 3))
          for (const measure of [
            'referrals',
            'consent',
            'screened',
            'opened',
            'closed',
            'actionsDone',
            'meetings',
          ] as const)
            assert.ok((say.count(measure).value ?? 0) > 0, measure);
        const all = counted.map(([, counts]) => counts).reduce<Counts>(sumOf, {});
        const say = sayingOf(tellFigures(all, false), false);
        for (const share of ['consentInTime', 'interviewsInTime', 'actionsInTime'] as const) {
          const { value = 0 } = say.share(share);
          assert.ok(value > 30 && value < 100, `${share} ${value}`);
        }
        assert.ok((say.count('bandDown').value ?? 0) > 0);
      });

      it('say nothing that blames a child, and nothing that anyone could have', () => {
        const texts = year().flatMap(({ facts }) => textsIn(facts.map(({ data }) => data)));
        assert.deepEqual(
          texts.filter((text) => blaming.test(text)),
          [],
        );
        const postcodes = texts.flatMap((text) => text.match(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g) ?? []);
        assert.ok(postcodes.every((postcode) => postcode.startsWith('ZZ99 ')));
        for (const field of ['surname', 'caseSystemId', 'worries', 'childsWords']) {
          const given = year().map(({ record }) => must(record).root.answers[field]);
          assert.equal(new Set(given).size, given.length, field);
        }
      });
    });
  }
});

const blaming =
  /at risk of|lifestyle|choices?\b|promiscuous|relationship with|associat|boyfriend|prostitut|dealing|mule|plugging|gang|refus|engage|hard to reach|non-compliant|abscond|awol|runaway|streetwise|manipulative|attention|disclos|recruit|perpetrator|NFA/i;

describe('What the fictional cases say', () => {
  let stored: Stored;
  let texts: readonly string[];
  const now = monday;
  before(async () => {
    stored = await storedOnMonday();
    texts = stored.partitions
      .flatMap(({ facts }) => textsIn(facts.map(({ data }) => data)))
      .filter((text) => toObjectId(text) === undefined);
  });
  const all = (pattern: RegExp): readonly string[] => texts.flatMap((text) => text.match(pattern) ?? []);

  it('holds only identifiers that nobody can have', () => {
    const phones = all(/(?<![\d-])0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)/g);
    assert.ok(phones.length > 5);
    for (const phone of phones) assert.match(phone, /^(?:0191 498 0\d{3}|07700 900\d{3})$/);
    const postcodes = all(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g);
    assert.ok(postcodes.length >= 10);
    for (const postcode of postcodes) assert.match(postcode, /^ZZ99 /);
    const nhs = all(/(?<!\d)\d{3} \d{3} \d{4}(?!\d)/g);
    assert.ok(nhs.length > 0);
    for (const number of nhs) assert.deepEqual([number.slice(0, 3), checkNhsNumber(number)], ['999', undefined]);
    for (const plate of all(/\b[A-Z]{2}\d{2} [A-Z]{3}\b/g)) assert.match(plate, /^TE57 /);
    assert.deepEqual(all(/\S+@\S+|https?:\S+/g), []);
  });

  it('is respectful: nothing that blames a child (docs/process.md P15.1)', () => {
    assert.deepEqual(
      texts.filter((text) => blaming.test(text)),
      [],
    );
  });

  it('is different for every child, and every referral that was sent is whole', () => {
    const cases = stored.partitions.map(({ record }) => must(record).root);
    for (const field of ['surname', 'forenames', 'caseSystemId', 'worries', 'childsWords', 'strengths', 'postcode']) {
      const given = cases
        .filter((childCase) => childCase.again === undefined)
        .flatMap(({ answers }) => answers[field] ?? []);
      assert.equal(new Set(given).size, given.length, field);
    }
    const actions = stored.actions.map(({ text }) => text);
    assert.equal(new Set(actions).size, actions.length);
    // Handed over, it would be another manager whom it asks.
    for (const childCase of cases.filter(({ stage, leadWorker }) => stage !== 'draft' && leadWorker === undefined)) {
      // As it was when it was sent: a determination grows old afterwards.
      const sent = 'submission' in childCase ? childCase.submission : undefined;
      assert.deepEqual(gapsOf(childCase, directory, sent?.at ?? now), [], childCase.answers['surname']);
    }
  });
});

const bandOf = (childCase: Case): string => {
  assert.ok(childCase.stage === 'open');
  return childCase.band;
};

/** Every text in there. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

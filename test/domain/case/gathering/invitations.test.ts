// Whom a meeting about a child opens its case to, whatever is planned, cancelled, merged, invited and ended around it: exactly
// those whom a meeting that is not cancelled, or a person, invites (docs/process.md P6.22, P6.28, P6.31).
import assert from 'node:assert/strict';
import { mayRead } from '../../../../src/domain/case/access/access.ts';
import type { Gathering } from '../../../../src/domain/case/gathering/gathering.ts';
import { caseMatter, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { invitationsOn, type Invitation } from '../../../../src/domain/case/state/invitations.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import type { Person } from '../../../../src/domain/people/actor.ts';
import { addDays, localDate, type Instant } from '../../../../src/domain/time/calendar.ts';
import type { IsoDate } from '../../../../src/domain/time/dates.ts';
import {
  about,
  at,
  caseOf,
  consented,
  directory,
  factAfter,
  filledIn,
  given,
  moira,
  must,
  noConflict,
  ravi,
  submitted,
  tess,
  withdrawn,
  withFact,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  gatheringCancelled,
  gatheringIn,
  gatheringPlanned,
  gatheringPrompted,
  gatheringRecorded,
} from '../../../people/gathering-builders.ts';
import {
  ada,
  invitationEnded,
  invitedToCase,
  listed,
  mergedInto,
  other,
  sentBack,
  tookOver,
} from '../../../people/meeting-builders.ts';
import { una } from '../../meeting/meeting-hall.ts';

/** Only education is invited to its pre-MSET. */
const onAgenda: Told = [filledIn(), submitted(), noConflict(), consented(), listed(undefined, 'education')];
const inPerson = `person:${una.objectId}`;
const readers: Readonly<Record<string, Person>> = { 'agency:police': ravi, 'agency:health': ada, [inPerson]: una };
const invitees = Object.keys(readers);
const typed = (day: IsoDate): string => day.split('-').toReversed().join('/');
const ofPart = (row: StoryRow, part: string): StoryRow => [...row.slice(0, 4), { part }] as unknown as StoryRow;

/** WHO IS INVITED, said again: by hand until a day, the newest alone; by each meeting that is not cancelled for two weeks more. */
class Account {
  private readonly byHand = new Map<string, IsoDate>();
  private readonly meetings: { id: string; who: Set<string>; until: IsoDate; isOff: boolean }[] = [];
  plan(id: string, who: readonly string[], on: IsoDate, today: IsoDate): void {
    const [after, last] = [addDays(on, 14), addDays(today, 84)];
    this.meetings.push({ id, who: new Set(who), until: after < last ? after : last, isOff: false });
  }
  cancel(id: string): void {
    for (const one of this.meetings) if (one.id === id) one.isOff = true;
  }
  invite(who: string, until: IsoDate): void {
    this.byHand.set(who, until);
  }
  /** A merge takes along what people gave there, the longer of two. */
  takeAlong(who: string, until: IsoDate): void {
    if ((this.byHand.get(who) ?? '') < until) this.byHand.set(who, until);
  }
  end(who: string): void {
    this.byHand.delete(who);
    for (const one of this.meetings) one.who.delete(who);
  }
  on(day: IsoDate): readonly string[] {
    return invitees.filter(
      (who) =>
        (this.byHand.get(who) ?? '') >= day ||
        this.meetings.some((one) => !one.isOff && one.who.has(who) && one.until >= day),
    );
  }
}

/** 0 to below 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The other referral of the child: with an invitation by hand, and one by a meeting of its own that has been held. */
const otherReferral = (who: string, until: IsoDate): Case => {
  const ends = caseOf(given(...onAgenda, gatheringPlanned(), gatheringRecorded()));
  const byMeeting = (ends.invitations ?? []).map((one) => ({ ...one, meeting: `${other}/G1` }));
  const { gatherings: _held, ...rest } = ends;
  const invitee = who as Invitation['invitee'];
  const byHand = { invitee, until, by: moira, at: ends.changedAt, ...(who === inPerson && { person: una }) };
  return { ...rest, reference: other, invitations: [...byMeeting, byHand] };
};

describe('Who is invited to a case by hand and by its meetings', () => {
  const base = given(...onAgenda);
  const done = new Map<string, number>();

  for (let seed = 1; seed <= 24; seed += 1) {
    it(`is who they say, in any order of planning, moving, cancelling, merging, inviting and ending (seed ${seed})`, () => {
      const random = chance(seed);
      const pick = <T>(list: readonly T[]): T => must(list[Math.floor(random() * list.length)]);
      const account = new Account();
      let facts: readonly Fact[] = base;
      let now: Instant = '2027-01-05T09:00:00.000Z';
      const planned: string[] = [];
      const take = (name: string, row: StoryRow): boolean => {
        const fact = factAfter(facts, at(now, row));
        if (typeof fact === 'string') return false;
        facts = withFact(facts, fact);
        done.set(name, (done.get(name) ?? 0) + 1);
        return true;
      };
      const plan = (name: string): boolean => {
        const id = `G${facts.filter(({ step }) => step === 'planGathering').length + 1}`;
        const on = addDays(localDate(now), 1 + Math.floor(random() * 78));
        const who = invitees.filter(() => random() < 0.7);
        if (!take(name, gatheringPlanned({ date: typed(on), invited: who.join(',') }))) return false;
        account.plan(id, who, on, localDate(now));
        planned.push(id);
        return true;
      };
      const cancel = (name: string, id: string): void => {
        if (!take(name, ofPart(gatheringCancelled(), id))) return;
        account.cancel(id);
        planned.splice(planned.indexOf(id), 1);
      };
      const until = (): IsoDate => addDays(localDate(now), Math.floor(random() * 60));
      const deeds: Readonly<Record<string, () => void>> = {
        plan: () => void plan('plan'),
        move: () => {
          if (planned.length === 0) return;
          const id = pick(planned);
          // Forms are pressed in either order.
          if (random() < 0.5) cancel('move', id);
          else if (plan('move')) cancel('move', id);
        },
        cancel: () => planned.length > 0 && cancel('cancel', pick(planned)),
        invite: () => {
          const [who, day] = [pick(invitees), until()];
          if (take('invite', invitedToCase(who, typed(day)))) account.invite(who, day);
        },
        end: () => {
          const who = pick(invitees);
          if (take('end', invitationEnded(who))) account.end(who);
        },
        merge: () => {
          const [who, day] = [pick(invitees), until()];
          if (take('merge', about(otherReferral(who, day), tookOver(other)))) account.takeAlong(who, day);
        },
      };
      for (let step = 0; step < 10; step += 1) {
        now = new Date(Date.parse(now) + (random() < 0.3 ? random() * 6 * 86_400_000 : 60_000)).toISOString();
        must(deeds[pick([...Object.keys(deeds), 'plan'])])();
        const childCase = caseOf(facts);
        for (const days of [0, 7, 16, 30, 60, 90]) {
          const day = addDays(localDate(now), days);
          const said = `${facts
            .slice(base.length)
            .map((fact) => fact.step)
            .join(' ')}, on ${day}`;
          const by = account.on(day);
          const on = invitationsOn(childCase, day).map(({ invitee }): string => invitee);
          assert.deepEqual(on.toSorted(), by.toSorted(), said);
          const read = invitees.filter((who) =>
            mayRead('decisions', childCase, must(readers[who]), directory, `${day}T12:00:00.000Z`),
          );
          assert.deepEqual(read, by, said);
        }
      }
    });
  }

  it('and all of it was done', () => {
    for (const name of ['plan', 'move', 'cancel', 'invite', 'end', 'merge'])
      assert.ok((done.get(name) ?? 0) > 5, `${name}: ${done.get(name)}`);
  });
});

const readsIt = (childCase: Case, day: IsoDate): boolean =>
  mayRead('decisions', childCase, ravi, directory, `${day}T10:00:00.000Z`);
const brought: Told = [...onAgenda, gatheringPlanned({ date: '20/1/2027' }), gatheringPlanned({ date: '12/1/2027' })];

describe('A meeting about a child that is brought forward', () => {
  it('keeps open what the sooner one opens, when the later one is cancelled', () => {
    const childCase = caseOf(given(...brought, gatheringCancelled()));
    assert.ok(readsIt(childCase, '2027-01-26'));
    assert.ok(!readsIt(childCase, '2027-01-27'));
  });

  it('leaves nothing open when both are cancelled, in either order', () => {
    for (const [first, second] of [
      ['G1', 'G2'],
      ['G2', 'G1'],
    ] as const) {
      const told = [ofPart(gatheringCancelled(), first), ofPart(gatheringCancelled(), second)];
      assert.ok(!readsIt(caseOf(given(...brought, ...told)), '2027-01-06'), first);
    }
  });

  it('opens it in person to who reads it by another invitation alone', () => {
    const told: Told = [
      ...onAgenda,
      gatheringPlanned({ date: '12/1/2027', invited: 'agency:police' }),
      gatheringPlanned({ date: '12/1/2027', invited: 'agency:health', also: `person:${ravi.objectId}` }),
      gatheringCancelled(),
    ];
    assert.ok(readsIt(caseOf(given(...told)), '2027-01-12'));
  });
});

describe('A merge', () => {
  it('leaves the invitations of a meeting with that meeting', () => {
    const kept = given(...onAgenda);
    const fact = factAfter(kept, about(otherReferral('agency:housing', '2027-02-01'), tookOver(other)));
    assert.ok(typeof fact === 'object');
    assert.deepEqual(
      caseOf([...kept, fact]).invitations?.map(({ invitee }) => invitee),
      ['agency:housing'],
    );
  });

  it('ends no case for which a meeting is planned: who comes would read there what the other case knows better', () => {
    assert.equal(factAfter(given(...onAgenda, gatheringPlanned()), mergedInto(other)), 'notNow');
    for (const after of [gatheringCancelled(), gatheringRecorded()]) {
      const facts = given(...onAgenda, gatheringPlanned(), after);
      assert.ok(typeof factAfter(facts, mergedInto(other)) === 'object');
    }
  });
});

const called = (told: Told, now: Instant) => {
  const facts = given(...told);
  const fact = factAfter(facts, gatheringPrompted(now));
  assert.ok(typeof fact === 'object' && fact.step === 'promptGathering');
  const names = fact.data.to.map((id) => must(directory.people.find(({ objectId }) => objectId === id)).name);
  return { names, left: fact.data.left.length };
};

describe('A case that is back with its referrer, or withdrawn', () => {
  const planned = gatheringPlanned({ date: '12/1/2027' });

  it('calls no agency to a meeting that it cannot open, and of those who run it who may record it', () => {
    const told: Told = [...onAgenda, planned, sentBack()];
    assert.deepEqual(called(told, '2027-01-11T09:00:00.000Z').names, []);
    assert.deepEqual(called(told, '2027-01-13T09:00:00.000Z'), { names: [moira.name], left: 1 });
    assert.deepEqual(called([...onAgenda, planned], '2027-01-13T09:00:00.000Z').names, [tess.name, moira.name]);
  });

  it('calls no one, and not again, where no one may record it', () => {
    const told: Told = [...onAgenda, planned, withdrawn(moira)];
    assert.deepEqual(called(told, '2027-01-13T09:00:00.000Z'), { names: [], left: 0 });
  });
});

describe('A case that an earlier version stored', () => {
  const by = { objectId: moira.objectId, name: moira.name };
  const police = { invitee: 'agency:police', by, at: '2027-01-05T09:00:00.000Z' } as const;
  const byHand: Invitation = { ...police, until: '2027-01-10' };
  const facts = given(...brought);
  const reference = caseOf(facts).reference;
  const byG1: Invitation = { ...police, until: '2027-02-03', meeting: `${reference}/G1` };
  const byG2: Invitation = { ...police, until: '2027-01-26', meeting: `${reference}/G2` };

  /** As it kept them: one invitation of each, and in the meeting the one that it took the place of. */
  const cancelled = (was: Invitation, ...left: readonly ('G1' | 'G2')[]) => {
    const root: Case = {
      ...caseOf(facts),
      invitations: [byG2],
      gatherings: (caseOf(facts).gatherings ?? []).filter(({ id }) => left.some((one) => one === id)),
    };
    const part: Gathering = {
      ...gatheringIn(facts, 'G2'),
      opened: [{ invitee: police.invitee, until: byG2.until, was }],
    };
    const command = { step: 'cancelGathering', part: 'G2', input: { reason: 'No room.' } } as const;
    const meta = { number: root.facts + 1, at: '2027-01-06T09:00:00.000Z', by };
    const decision = caseMatter.decide({ root, part }, command, { actor: moira, directory, now: meta.at });
    assert.ok('data' in decision);
    const fact = caseMatter.factOf({ root, part }, command, decision.data, meta);
    return caseMatter.evolve({ root, part }, fact).root.invitations;
  };

  it('has again what it hid, where a person gave it or its meeting is still planned; and nothing of one that was cancelled', () => {
    assert.deepEqual(cancelled(byHand, 'G2'), [byHand]);
    assert.deepEqual(cancelled(byG1, 'G1', 'G2'), [byG1]);
    assert.deepEqual(cancelled(byG1, 'G2'), []);
  });

  it('is folded from its facts as they say who was invited, whom the meeting opened it to before or not', () => {
    const earlier = facts.map((fact) => {
      if (fact.step !== 'planGathering') return fact;
      const opened = fact.data.startsAt.startsWith('2027-01-12') ? [] : fact.data.opened;
      return { ...fact, data: { ...fact.data, opened } };
    });
    assert.deepEqual(caseOf(earlier).invitations, caseOf(facts).invitations);
    const hidden = earlier.map((fact) =>
      fact.step === 'planGathering'
        ? { ...fact, data: { ...fact.data, opened: fact.data.opened.map((one) => ({ ...one, was: byHand })) } }
        : fact,
    );
    assert.deepEqual(caseOf(hidden).invitations, caseOf(facts).invitations);
    assert.deepEqual(gatheringIn(hidden).opened[0]?.was, byHand, 'the meeting is kept as it was stored');
  });
});

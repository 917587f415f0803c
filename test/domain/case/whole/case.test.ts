// Every step at every stage by everybody: what it comes to. A step, stage or person without a cell does not compile.
import assert from 'node:assert/strict';
import { steps } from '../../../../src/domain/case/whole/case.ts';
import { capabilityNames, may, type Capability } from '../../../../src/domain/people/roles.ts';
import type { Step } from '../../../../src/domain/matter/step.ts';
import { caseOf } from '../../../people/builders.ts';
import { people, stageOf, standings, takenAt, type CaseStep, type Standing, type Who } from '../../standings.ts';

/** What a step comes to: `done`, `unchanged` or the refusal's code; for whom nothing is said, `notAvailable`. */
type Row = Readonly<Partial<Record<Who, string>>>;
type Rows = Readonly<Record<Standing, Row>>;
type Known = Exclude<Standing, 'nothing'>;

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(of) as K[];
const known = keysOf(standings).filter((standing): standing is Known => standing !== 'nothing');
const nobody: Row = {};

/** The same row at these standings. */
const where = <S extends Standing>(row: Row, ...at: readonly S[]): Readonly<Record<S, Row>> =>
  Object.fromEntries(at.map((standing) => [standing, row])) as Record<S, Row>; // a row for each of them
const everywhere = (row: Row): Rows => ({ nothing: nobody, ...where(row, ...known) });
const referrerOnly = (usual: string, at: readonly Known[] = [], there = 'done'): Rows => ({
  ...everywhere({ referrer: usual }),
  ...where({ referrer: there }, ...at),
});

const atTriage = ['received', 'inStrategy', 'strategyHeld'] as const;
const beforeMeeting = [...atTriage, 'listed', 'held'] as const;
const ending = ['closing', 'toClose', 'transferWaiting'] as const;
const afterMeeting = [
  'held',
  'toPanel',
  'otherPlan',
  'open',
  'review',
  'steppedUp',
  'transition',
  ...ending,
  'closed',
  'transferred',
] as const;
const onPanel = ['toPanel', 'open', 'review', 'steppedUp', 'decisionChallenged', 'transition', ...ending] as const;
const sinceConsent = [...atTriage, 'listed', ...afterMeeting, 'decisionChallenged', 'merged'] as const;
/** Where the co-ordinator sees nothing of a case, it must not be told that there is one. */
const coordinatorSees = ['toBeChosen', 'challenged', 'returnedByTriage', ...sinceConsent] as const;

const deciders = (what: string): Row => ({ manager: what, delegate: what, above: what });
/** On the day of a meeting the delegation is over. */
const decisions = (atAwaiting: string): Rows => ({
  ...everywhere(deciders('alreadyDecided')),
  ...where(nobody, 'draft', 'toBeChosen'),
  ...where({ manager: 'alreadyDecided', above: 'alreadyDecided' }, ...afterMeeting, 'decisionChallenged'),
  awaitingConsent: deciders(atAwaiting),
});
const coordinators = (usual: string, at: readonly Known[]): Rows => ({
  ...everywhere(nobody),
  ...where({ coordinator: usual }, ...coordinatorSees),
  ...where({ coordinator: 'done' }, ...at),
});

/** Everybody who reads a case, told that no challenge waits; whoever is asked or has decided does not answer one. */
const answers = (what: string): Rows => {
  const line = { manager: what, above: what };
  const all = { ...line, coordinator: what, chair: what };
  return {
    ...where(nobody, 'nothing', 'draft'),
    awaitingConsent: deciders(what),
    toBeChosen: { coordinator: what },
    ...where(line, 'returned', 'notAuthorised', 'withdrawn'),
    challenged: { manager: 'notYours', above: 'done', coordinator: 'done' },
    returnedByTriage: { ...line, coordinator: what },
    ...where(all, ...atTriage, 'merged'),
    ...where({ ...all, invited: what }, 'listed', ...afterMeeting),
    decisionChallenged: {
      manager: 'notYours',
      above: 'notYours',
      coordinator: 'done',
      chair: 'notYours',
      invited: 'notYours',
    },
  };
};

/** Whoever reads a case may say that its review cannot wait; the panel follows only some. */
const reader = (what: string): Row => ({ referrer: what, manager: what, above: what, coordinator: what, chair: what });
const followed = ['open', 'review', 'steppedUp', 'decisionChallenged', 'transition', ...ending] as const;
const readers = (what: string): Rows => ({
  ...everywhere({ referrer: what }),
  nothing: nobody,
  awaitingConsent: { referrer: what, ...deciders(what) },
  toBeChosen: { referrer: what, coordinator: what },
  ...where({ referrer: what, manager: what, above: what }, 'returned', 'notAuthorised', 'withdrawn'),
  ...where({ referrer: what, manager: what, above: what, coordinator: what }, 'challenged', 'returnedByTriage'),
  ...where(reader(what), ...atTriage, 'merged'),
  ...where({ ...reader(what), invited: what }, 'listed', ...afterMeeting),
});

/** Who prepares what the panel reads; a senior who is asked for a decision is asked for that alone. */
const leadWorker = (what: string): Row => ({ referrer: what, manager: what, above: what });
const leadWorkers = (what: string, coordinator: Row = {}): Rows => ({
  ...readers(what),
  toBeChosen: { referrer: what, ...coordinator },
  ...where({ ...leadWorker(what), ...coordinator }, 'challenged', 'returnedByTriage', ...sinceConsent),
  steppedUp: { referrer: what, manager: what, ...coordinator },
});

const notThere = { referrer: 'notThere', above: 'notThere' };
const there = (what: string): Row => ({ ...notThere, manager: what, coordinator: what, chair: what });
const runs = (what: string): Row => ({ coordinator: what, chair: what });

const chairs = (usual: string, at: Partial<Rows>): Rows => ({
  ...everywhere(nobody),
  ...where(runs(usual), ...sinceConsent),
  ...at,
});

/** The co-ordinator and a service manager, where they read it. */
const restricts = (usual: string, restricted: string): Rows => ({
  ...everywhere(nobody),
  ...where({ above: usual }, 'awaitingConsent', 'returned', 'notAuthorised', 'withdrawn'),
  ...where({ coordinator: usual, above: usual }, ...coordinatorSees),
  toBeChosen: { coordinator: restricted },
});

/** The clock does what a press on the other case could not; both with that one alone. */
const onMerged: Row = { coordinator: 'notNow', above: 'notNow' };

const handsOver = (what: string): Row => ({ referrer: what, manager: what, above: what, coordinator: what });
/** The managers above the lead worker. */
const line = (what: string): Row => ({ manager: what, above: what });
/** The lead worker, a manager above them and the co-ordinator. */
const lead = (what: string): Row => ({ referrer: what, manager: what, above: what, coordinator: what });
const leads = (usual: string, active: string, inTransition = active): Rows => ({
  ...readers(usual),
  ...where(lead(usual), ...sinceConsent),
  ...where(lead(active), ...beforeMeeting, 'toPanel', ...followed),
  // Asked for a decision, the service manager reads as a senior.
  steppedUp: { referrer: active, manager: active, coordinator: active },
  transition: lead(inTransition),
});
/** Whoever may refer and reads it. */
const refersAgain = (usual: string, ended: string): Rows => ({
  ...readers(usual),
  ...where(lead(usual), ...sinceConsent),
  ...where({ referrer: ended, manager: ended, above: ended }, 'notAuthorised', 'withdrawn'),
  challenged: lead(ended),
  ...where(lead(ended), 'otherPlan', 'closed', 'transferred'),
});

const table: Readonly<Record<CaseStep, Rows>> = {
  start: {
    ...everywhere(nobody),
    nothing: {
      referrer: 'done',
      manager: 'done',
      delegate: 'done',
      above: 'done',
      report: 'done',
      coordinator: 'done',
      chair: 'notReferrer',
      invited: 'notReferrer',
      stranger: 'notReferrer',
      clock: 'notReferrer',
    },
  },
  savePage: referrerOnly('alreadySent', ['draft', 'returned', 'returnedByTriage']),
  submit: referrerOnly('alreadySent', ['draft']),
  resubmit: referrerOnly('alreadySent', ['returned', 'returnedByTriage']),
  // The referrer until consent; the manager who gave it and the co-ordinator until a meeting decided.
  withdraw: {
    ...referrerOnly('tooLate', ['draft', 'awaitingConsent', 'toBeChosen', 'returned', 'returnedByTriage']),
    ...where({ referrer: 'tooLate', manager: 'done', coordinator: 'done' }, ...atTriage, 'listed'),
    inStrategy: { referrer: 'tooLate', manager: 'owed', coordinator: 'owed' },
  },
  // None of those that were withdrawn was of a child who was not safe.
  sayWhatWasDone: {
    ...everywhere(nobody),
    ...where(line('notNow'), 'awaitingConsent', 'returned', 'notAuthorised', 'withdrawn'),
    toBeChosen: { coordinator: 'notNow' },
    ...where({ ...line('notNow'), coordinator: 'notNow' }, 'challenged', 'returnedByTriage', ...sinceConsent),
  },
  // A minute after it was sent nothing has fallen due.
  remindConsent: everywhere({ clock: 'unchanged' }),
  warnDraft: everywhere({ clock: 'unchanged' }),
  declareConflict: decisions('unchanged'),
  chooseManager: coordinators('notNow', ['toBeChosen']),
  // Whoever was asked is here.
  askInstead: everywhere({ clock: 'unchanged' }),
  giveConsent: decisions('done'),
  returnForInformation: decisions('done'),
  doNotAuthorise: decisions('done'),
  challenge: referrerOnly('notNow', ['notAuthorised', ...afterMeeting]),
  answerChallenge: answers('alreadyDecided'),
  remindCase: everywhere({ clock: 'unchanged' }),
  listCase: coordinators('alreadyDecided', atTriage),
  // With the referrer nobody would record what came of a strategy discussion.
  returnFromTriage: { ...coordinators('alreadyDecided', beforeMeeting), inStrategy: { coordinator: 'owed' } },
  sendToStrategy: coordinators('alreadyDecided', ['returnedByTriage', ...beforeMeeting, ...onPanel]),
  recordStrategyOutcome: chairs('alreadyDecided', { inStrategy: runs('done') }),
  noLongerUrgent: chairs('alreadyDecided', { inStrategy: runs('notNow'), strategyHeld: runs('done') }),
  recordSeniorDecision: {
    ...everywhere(nobody),
    ...where({ chair: 'alreadyDecided', above: 'alreadyDecided' }, ...sinceConsent),
    steppedUp: { chair: 'done', above: 'done' },
  },
  // The one standing that is restricted is that of a case whose manager must be chosen.
  restrict: { ...restricts('done', 'alreadyDecided'), merged: onMerged },
  liftRestriction: restricts('notNow', 'done'),
  namePerson: restricts('notNow', 'notNow'),
  removeName: restricts('notNow', 'notNow'),
  // Of what was merged it is pressed on the case that is kept.
  keepOut: { ...restricts('done', 'done'), merged: onMerged },
  letIn: { ...restricts('notNow', 'notNow'), merged: onMerged },
  // Of the people here the service manager alone has the role, and reads all but these as they are.
  breakGlass: {
    ...everywhere({ above: 'notNow' }),
    nothing: nobody,
    ...where({ above: 'done' }, 'draft', 'toBeChosen'),
  },
  reviewGlass: everywhere(nobody),
  mergeCase: { ...coordinators('alreadyDecided', beforeMeeting), inStrategy: { coordinator: 'owed' } },
  followMerged: everywhere({ clock: 'unchanged' }),
  takeMerged: coordinators('notEligible', [...beforeMeeting, ...onPanel]),
  declareMeetingConflict: {
    ...everywhere(nobody),
    ...where(there('notNow'), ...sinceConsent),
    // Closed in February, the agencies still read it in March.
    closed: { ...there('notNow'), invited: 'notNow' },
    ...where({ ...there('done'), invited: 'done' }, 'listed', 'held', ...onPanel),
  },
  recordDecision: {
    ...everywhere(nobody),
    ...where({ coordinator: 'notNow' }, ...coordinatorSees),
    ...where(runs('notNow'), ...sinceConsent),
    ...where(runs('done'), 'listed', 'held', ...onPanel),
  },
  askEarlyReview: {
    ...readers('notNow'),
    ...where({ ...reader('done'), invited: 'done' }, ...followed),
  },
  recordSeniorAnswer: {
    ...everywhere(nobody),
    ...where({ chair: 'alreadyDecided', above: 'alreadyDecided' }, ...sinceConsent),
  },
  // The lead worker, and the manager who gave consent or is above them.
  proposeClosure: {
    ...leadWorkers('notNow'),
    ...where(leadWorker('done'), ...followed),
    steppedUp: { referrer: 'done', manager: 'done' },
    transferWaiting: leadWorker('notNow'),
    // Who returned it is who decided.
    returnedByTriage: { ...leadWorker('notNow'), coordinator: 'notNow' },
  },
  // The chair, and an agency that was invited.
  signOverride: {
    ...everywhere(nobody),
    ...where({ chair: 'notNow' }, ...atTriage, 'merged'),
    ...where({ chair: 'notNow', invited: 'notNow' }, 'listed', ...afterMeeting, 'decisionChallenged'),
    closing: { chair: 'done', invited: 'done' },
    toClose: { chair: 'alreadyDecided', invited: 'alreadyDecided' },
  },
  recordFeedback: {
    ...leadWorkers('notNow', { coordinator: 'notNow' }),
    closed: { ...leadWorker('done'), coordinator: 'done' },
  },
  transferOut: {
    ...coordinators('notNow', ['returnedByTriage', ...beforeMeeting, ...onPanel]),
    transferWaiting: { coordinator: 'alreadyDecided' },
  },
  recordPack: coordinators('notNow', ['transferWaiting', 'transferred']),
  recordAcceptance: coordinators('notNow', ['transferWaiting']),
  stopTransfer: coordinators('notNow', ['transferWaiting']),
  // Once listed or held, and urgent; the co-ordinator or the chair.
  decideNow: {
    ...everywhere(nobody),
    ...where(runs('notNow'), ...sinceConsent),
  },
  leaveMeeting: { ...everywhere({ clock: 'unchanged' }), listed: { clock: 'done' } },
  recordOutcome: {
    ...everywhere({ referrer: 'notNow' }),
    ...where({ referrer: 'notNow', coordinator: 'notNow' }, ...coordinatorSees),
    otherPlan: { referrer: 'done', coordinator: 'done' },
  },
  // The lead worker, those above them and the co-ordinator, where they see it; what is over nobody leads.
  handOver: {
    ...everywhere({ referrer: 'done' }),
    nothing: nobody,
    awaitingConsent: { referrer: 'done', manager: 'done', above: 'done' },
    toBeChosen: { referrer: 'done', coordinator: 'done' },
    returned: { referrer: 'done', manager: 'done', above: 'done' },
    ...where({ referrer: 'notNow', manager: 'notNow', above: 'notNow' }, 'notAuthorised', 'withdrawn'),
    ...where(handsOver('done'), 'challenged', 'returnedByTriage', ...sinceConsent),
    ...where(handsOver('notNow'), 'merged', 'transferred'),
  },
  // Kestrel is 15.
  nameAdultLead: leads('notNow', 'notNow', 'done'),
  routeAt18: { ...coordinators('notNow', []), ...where(runs('notNow'), ...sinceConsent), transition: runs('done') },
  correctBirth: coordinators('notNow', [...beforeMeeting, ...onPanel]),
  // Everyone who works with the child, coordinates, chairs, or speaks for an agency that is invited.
  changeNow: {
    ...readers('done'),
    ...where({ referrer: 'notNow' }, 'draft'),
    ...where(leadWorker('notNow'), 'notAuthorised', 'withdrawn'),
    challenged: { ...leadWorker('notNow'), coordinator: 'notNow' },
    ...where(reader('notNow'), 'merged'),
    ...where({ ...reader('notNow'), invited: 'notNow' }, 'otherPlan', 'closed', 'transferred'),
    decisionChallenged: { ...reader('done'), invited: 'done' },
    // Asked for a decision, the service manager reads as a senior.
    steppedUp: { referrer: 'done', manager: 'done', coordinator: 'done', chair: 'done', invited: 'done' },
  },
  // The co-ordinator; the chair where a panel hears it. Held it comes to the next by itself.
  moveCase: {
    ...everywhere(nobody),
    ...where({ coordinator: 'notNow' }, ...coordinatorSees),
    ...where({ coordinator: 'done' }, 'listed'),
    ...where(runs('done'), 'toPanel', ...followed),
  },
  // Co-ordinator and chair, while agencies see it; no one is invited yet whose invitation could end.
  inviteToCase: {
    ...everywhere(nobody),
    ...where({ coordinator: 'notNow' }, ...coordinatorSees),
    ...where(runs('notNow'), ...sinceConsent),
    ...where(runs('done'), 'listed', 'held', ...onPanel),
  },
  endInvitation: {
    ...everywhere(nobody),
    ...where({ coordinator: 'notNow' }, ...coordinatorSees),
    ...where(runs('notNow'), ...sinceConsent),
  },
  recordFamily: leads('notNow', 'done'),
  referAgain: refersAgain('notNow', 'done'),
  recordHarm: { ...restricts('done', 'done'), merged: onMerged },
  recordNotice: everywhere(nobody),
  sayNotNotifiable: everywhere(nobody),
  recordRapidReview: everywhere(nobody),
  // The first fact is no slip.
  proposeStrike: everywhere(nobody),
  settleStrike: {
    ...everywhere({ manager: 'notNow', above: 'notNow', coordinator: 'notNow' }),
    nothing: nobody,
    draft: nobody,
    ...where({ manager: 'notNow', above: 'notNow' }, 'awaitingConsent', 'returned', 'notAuthorised', 'withdrawn'),
    toBeChosen: { coordinator: 'notNow' },
  },
  strikeOut: everywhere({ clock: 'unchanged' }),
  putRight: everywhere(nobody),
};

describe('Every step at every stage by everybody', () => {
  for (const step of keysOf(table)) {
    for (const standing of keysOf(standings)) {
      it(`${step} at ${standing}: ${said(table[step][standing])}`, () => {
        const came = Object.fromEntries(keysOf(people).map((who) => [who, comesTo(step, standing, who)]));
        const expected = keysOf(people).map((who) => [who, table[step][standing][who] ?? 'notAvailable']);
        assert.deepEqual(came, Object.fromEntries(expected));
      });
    }
  }

  it('The table speaks of every step there is', () => {
    const all = Object.keys(steps);
    assert.deepEqual(Object.keys(table).toSorted(), all.slice(0, all.indexOf('addAction')).toSorted());
  });

  it('No one takes a step from a stage, or by a right, that it does not name', () => {
    for (const step of keysOf(table)) {
      const { from, may: rights }: Pick<Step<unknown, unknown, unknown, unknown>, 'from' | 'may'> = steps[step];
      for (const standing of keysOf(standings)) {
        const stage = standing === 'nothing' ? 'nothing' : caseOf(standings[standing]).stage;
        const takes = keysOf(people).filter((who) => table[step][standing][who] === 'done');
        const starts = 'owed' in from || from.includes(stage);
        assert.ok(starts || takes.length === 0, `${step} does not start at ${stage}`);
        for (const who of takes) {
          const has = rights.some(({ role }) => role === undefined || may(people[who], role as Capability));
          assert.ok(has, `${who} takes ${step} at ${standing}`);
        }
      }
    }
  });

  it('Every right that a step names is someone’s', () => {
    for (const [name, { may: rights }] of Object.entries(steps)) {
      assert.ok(rights.length > 0, name);
      for (const right of rights) {
        assert.ok(right.role !== undefined || right.own !== undefined || right.reads !== undefined, name);
        assert.ok(right.role === undefined || capabilityNames.some((role) => role === right.role), name);
      }
    }
  });

  it('Each story has come to the stage it is named after', () => {
    const stages = known.map((name) => [name, caseOf(standings[name]).stage]);
    assert.deepEqual(
      stages,
      known.map((name) => [name, stageOf[name] ?? name]),
    );
  });

  it('Every title is a button and every fact is past tense, and no two steps share a fact', () => {
    const facts = Object.values(steps).map((step) => step.fact);
    assert.equal(new Set(facts).size, facts.length);
    for (const step of Object.values(steps)) assert.match(step.title, /^[A-Z][a-zA-Z0-9 :-]+$/);
  });
});

function comesTo(step: CaseStep, standing: Standing, who: Who): string {
  const fact = takenAt(step, standing, who);
  return typeof fact === 'string' ? fact : 'done';
}

function said(row: Row): string {
  const words = Object.entries(row).map(([who, what]) => `${who} ${what}`);
  return words.length === 0 ? 'nobody' : words.join(', ');
}

// Every step at every stage by everybody: what it comes to. A step, stage or person without a cell does not compile.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/actor.ts';
import { steps, type Command, type Fact, type StepName } from '../../src/domain/case/case.ts';
import { stageLabels } from '../../src/domain/case/stages.ts';
import {
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  declined,
  directory,
  factOf,
  filledIn,
  givenIn,
  greta,
  kestrelReference,
  later,
  moira,
  monday10,
  noConflict,
  priya,
  ravi,
  returned,
  someone,
  submitted,
  withdrawn,
} from '../builders.ts';

const robin = someone(101, 'Robin Junior', { manager: priya.objectId });
const dee = someone(102, 'Dee Stand-in', { roles: ['manager'] });
const council = {
  ...directory,
  people: [...directory.people, { ...robin, roles: [...robin.roles] }, { ...dee, roles: [...dee.roles] }],
  delegations: [{ from: colin.objectId, to: dee.objectId, starts: '2027-01-04', ends: '2027-01-08' }],
};

type Who = 'referrer' | 'manager' | 'delegate' | 'above' | 'report' | 'coordinator' | 'stranger';
const people: Readonly<Record<Who, Person>> = {
  referrer: priya,
  manager: colin,
  delegate: dee,
  above: greta,
  report: robin,
  coordinator: moira,
  stranger: ravi,
};

/** The stages, before there is a case, and the two in which a step depends on more than the stage. */
type Standing = (typeof upToConsent)[number] | 'nothing' | 'toBeChosen' | 'challenged';
const upToConsent = ['draft', 'awaitingConsent', 'returned', 'notAuthorised', 'withdrawn', 'received'] as const;
const asked = [filledIn(), submitted(), noConflict(colin), noConflict(dee), noConflict(greta)];
const standings: Readonly<Record<Standing, readonly Fact[]>> = {
  nothing: [],
  draft: givenIn(council, filledIn()),
  awaitingConsent: givenIn(council, ...asked),
  toBeChosen: givenIn(council, filledIn(), submitted(), conflicted(colin)),
  returned: givenIn(council, ...asked, returned()),
  notAuthorised: givenIn(council, ...asked, declined()),
  challenged: givenIn(council, ...asked, declined(), challenged()),
  withdrawn: givenIn(council, ...asked, withdrawn()),
  received: givenIn(council, ...asked, consented()),
};

/** Steps that other tables speak of: triage, challenge, decision, the clocks, and the actions of a case. */
const elsewhere = [
  'remindConsent',
  'answerChallenge',
  'remindCase',
  'listCase',
  'returnFromTriage',
  'sendToStrategy',
  'mergeCase',
  'takeMerged',
  'declareMeetingConflict',
  'recordDecision',
  'recordOutcome',
  'addAction',
  'describeAction',
  'acceptAction',
  'disputeAction',
  'blockAction',
  'unblockAction',
  'askForTime',
  'markDone',
  'settleDispute',
  'answerTime',
  'verifyAction',
  'sayNotDone',
  'cancelAction',
  'signEscalation',
  'promptAction',
] as const satisfies readonly StepName[];
type EarlyStep = Exclude<StepName, (typeof elsewhere)[number]>;

const firstSave = { page: '1', answers: { urgency: 'routine' } };
const commands: { readonly [S in EarlyStep]: Command & { step: S } } = {
  start: { step: 'start', input: { ...firstSave, reference: kestrelReference } },
  savePage: { step: 'savePage', input: firstSave },
  submit: { step: 'submit', input: {} },
  resubmit: { step: 'resubmit', input: {} },
  withdraw: { step: 'withdraw', input: { reason: 'He has moved.', childSafe: 'yes' } },
  declareConflict: { step: 'declareConflict', input: { conflict: 'no' } },
  chooseManager: { step: 'chooseManager', input: { manager: greta.objectId } },
  giveConsent: { step: 'giveConsent', input: {} },
  returnForInformation: { step: 'returnForInformation', input: { reason: 'voice', note: 'Ask him.' } },
  doNotAuthorise: {
    step: 'doNotAuthorise',
    input: { reason: 'other', rationale: 'Below.', alternativePlan: 'Early help.', childSafe: 'yes' },
  },
  challenge: { step: 'challenge', input: { concern: 'The phones.', outcomeWanted: 'Screening.' } },
};

/** What a step comes to: `done`, `unchanged` or the refusal's code; for whom nothing is said, `notAvailable`. */
type Row = Readonly<Partial<Record<Who, string>>>;
type Rows = Readonly<Record<Standing, Row>>;

const nobody: Row = {};
const deciders = (what: string): Row => ({ manager: what, delegate: what, above: what });
const decisions = (atAwaiting: string): Rows => ({
  nothing: nobody,
  draft: nobody,
  awaitingConsent: deciders(atAwaiting),
  toBeChosen: nobody,
  returned: deciders('alreadyDecided'),
  notAuthorised: deciders('alreadyDecided'),
  challenged: deciders('alreadyDecided'),
  withdrawn: deciders('alreadyDecided'),
  received: deciders('alreadyDecided'),
});
const referrerOnly = (rows: Readonly<Record<Exclude<Standing, 'nothing'>, string>>): Rows => ({
  nothing: nobody,
  draft: { referrer: rows.draft },
  awaitingConsent: { referrer: rows.awaitingConsent },
  toBeChosen: { referrer: rows.toBeChosen },
  returned: { referrer: rows.returned },
  notAuthorised: { referrer: rows.notAuthorised },
  challenged: { referrer: rows.challenged },
  withdrawn: { referrer: rows.withdrawn },
  received: { referrer: rows.received },
});
const stagesOfCases = [
  'draft',
  'awaitingConsent',
  'toBeChosen',
  'returned',
  'notAuthorised',
  'challenged',
  'withdrawn',
  'received',
] as const;
const everywhere = <T>(what: T): Readonly<Record<Exclude<Standing, 'nothing'>, T>> => {
  const rows = Object.fromEntries(stagesOfCases.map((stage) => [stage, what]));
  return rows as Record<Exclude<Standing, 'nothing'>, T>; // the list above is compared with the stories below
};
const sent = everywhere('alreadySent');

const table: Readonly<Record<EarlyStep, Rows>> = {
  start: {
    ...everywhere(nobody),
    nothing: {
      referrer: 'done',
      manager: 'done',
      delegate: 'done',
      above: 'done',
      report: 'done',
      coordinator: 'done',
      stranger: 'notReferrer',
    },
  },
  savePage: referrerOnly({ ...sent, draft: 'done', returned: 'done' }),
  submit: referrerOnly({ ...sent, draft: 'done' }),
  resubmit: referrerOnly({ ...sent, returned: 'done' }),
  withdraw: {
    ...referrerOnly({
      ...everywhere('tooLate'),
      draft: 'done',
      awaitingConsent: 'done',
      toBeChosen: 'done',
      returned: 'done',
    }),
    // After consent it takes whoever gave it, or the co-ordinator (domain.md 2.4 row 7).
    received: { referrer: 'tooLate', manager: 'done', coordinator: 'done' },
  },
  declareConflict: decisions('unchanged'),
  // Where the co-ordinator sees nothing of a case, it must not be told that there is one.
  chooseManager: {
    nothing: nobody,
    ...everywhere(nobody),
    toBeChosen: { coordinator: 'done' },
    challenged: { coordinator: 'notNow' },
    received: { coordinator: 'notNow' },
  },
  giveConsent: decisions('done'),
  returnForInformation: decisions('done'),
  doNotAuthorise: decisions('done'),
  challenge: referrerOnly({ ...everywhere('notNow'), notAuthorised: 'done' }),
};

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(of) as K[];

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

  it('The table speaks of every step and every stage there is', () => {
    assert.deepEqual([...Object.keys(table), ...elsewhere].toSorted(), Object.keys(steps).toSorted());
    assert.deepEqual(
      Object.keys(stageLabels).filter((stage) => !upToConsent.some((one) => one === stage)),
      ['listed', 'held', 'toPanel', 'otherPlan', 'open', 'transition', 'closed', 'transferred', 'merged'],
    );
    assert.deepEqual(['nothing', ...stagesOfCases], Object.keys(standings));
  });

  it('Each story has come to the stage it is named after', () => {
    const stages = Object.entries(standings).map(([name, facts]) => [name, facts.length && caseOf(facts).stage]);
    const renamed = { nothing: 0, toBeChosen: 'awaitingConsent', challenged: 'notAuthorised' };
    const wanted = keysOf(standings).map((name) => [name, { ...renamed }[name as keyof typeof renamed] ?? name]);
    assert.deepEqual(stages, wanted);
  });

  it('Every title is a button and every fact is past tense, and no two steps share a fact', () => {
    const facts = Object.values(steps).map((step) => step.fact);
    assert.equal(new Set(facts).size, facts.length);
    for (const step of Object.values(steps)) assert.match(step.title, /^[A-Z][A-Za-z :-]+$/);
  });
});

function comesTo(step: EarlyStep, standing: Standing, who: Who): string {
  const facts = standings[standing];
  const now = later(facts.at(-1)?.at ?? monday10, 1);
  // At every stage there is something to change, so that "unchanged" hides no refusal.
  const command =
    step === 'savePage' ? { step, input: { page: '5', answers: { worries: `New: ${standing}` } } } : commands[step];
  const fact = factOf(facts, command, { actor: people[who], now, directory: council });
  return typeof fact === 'string' ? fact : 'done';
}

function said(row: Row): string {
  const words = Object.entries(row).map(([who, what]) => `${who} ${what}`);
  return words.length === 0 ? 'nobody' : words.join(', ');
}

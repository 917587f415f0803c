// Cases after consent, plain and with everything people wrote at its fullest, and what stands beside them in memory.
import { moira, someone, tess } from '../../people/builders.ts';
import type { CaseMatch } from '../../../src/casework/ports/ports.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import type { WholeLine } from '../../people/decisions.ts';
import type { Case, ConsentedCase, Stage } from '../../../src/domain/case/state/stages.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import { mostNamed } from '../../../src/domain/case/restriction/restriction.ts';
import type { MatchKind } from '../../../src/domain/case/triage/match-keys.ts';
import { cases as plainCases, decidedBy, planned } from '../../domain/case/triage/triage-story.ts';
import { fill, fullSubmission, longName, onOneLine, type Worst } from '../worst.ts';

export const second: Reference = mintReference(new Uint8Array([1, 7, 7, 7, 7]));
export const sibling: Reference = mintReference(new Uint8Array([2, 7, 7, 7, 7]));

/** Every way a case can stand since consent. */
export const stands = [
  'received',
  'received, strategy discussion',
  'received, strategy held',
  'received, restricted',
  'open, stepped up',
  'listed',
  'listed, urgent',
  'listed, strategy held',
  'listed, meeting cancelled',
  'held',
  'going to panel',
  'other plan',
  'other plan, outcome',
  'open',
  'open, challenged',
  'open, answered',
  'transition',
  'closed',
  'transferred',
  'merged',
  'returned by the co-ordinator',
] as const;
export type Stand = (typeof stands)[number];
const stageOf: Readonly<Record<Stand, Stage>> = {
  received: 'received',
  'received, strategy discussion': 'received',
  'received, strategy held': 'received',
  'received, restricted': 'received',
  'open, stepped up': 'open',
  listed: 'listed',
  'listed, urgent': 'listed',
  'listed, strategy held': 'listed',
  'listed, meeting cancelled': 'listed',
  held: 'held',
  'going to panel': 'toPanel',
  'other plan': 'otherPlan',
  'other plan, outcome': 'otherPlan',
  open: 'open',
  'open, challenged': 'open',
  'open, answered': 'open',
  transition: 'transition',
  closed: 'closed',
  transferred: 'transferred',
  merged: 'merged',
  'returned by the co-ordinator': 'returned',
};

/** What people wrote: a usual sentence, or as much as the input takes. */
export const saysIn =
  (worst: Worst | undefined) =>
  (usual: string, most = 2000): string =>
    worst === undefined ? usual : fill(most, worst);

const at = '2027-01-05T09:00:00.000Z';
const due = (when: string) => ({ at: when, rule: 'challenge', ruleVersion: 1 });

export function caseIn(stand: Stand, worst?: Worst): Case {
  const childCase = plainCases[stageOf[stand]];
  const says = saysIn(worst);
  const by = worst === undefined ? refOf(moira) : { objectId: moira.objectId, name: longName(worst) };
  const full =
    worst === undefined
      ? childCase
      : { ...childCase, answers: fullSubmission(worst), referrer: { ...childCase.referrer, name: longName(worst) } };
  if (full.stage === 'returned') {
    const consent = (plainCases.received as ConsentedCase).consent;
    return {
      ...full,
      consent,
      consentedTo: {},
      returned: { by, at, reasons: ['voice'], note: says('Please ask him.') },
    };
  }
  const consented = withDecision(full as ConsentedCase, worst);
  const strategy = { by, at, due: due('2027-01-06T09:00:00.000Z'), reason: says('He was hurt last night.') };
  const challenge = {
    at,
    concern: says('The phones.'),
    outcomeWanted: says('The panel.'),
    due: due('2027-01-12T09:00:00.000Z'),
  };
  switch (stand) {
    case 'received, strategy discussion':
    case 'listed, urgent':
      return { ...consented, strategy, changedAt: at };
    case 'listed, meeting cancelled':
      return { ...consented, cancelled: preMset.id } as Case;
    case 'received, strategy held':
    case 'listed, strategy held': {
      const words = { tookPart: saysIn(worst)('Police.', 500), follows: says('The plan goes on.') };
      return {
        ...consented,
        changedAt: at,
        strategy: { ...strategy, outcome: { by, at, heldOn: '2027-01-05', outcome: 'noEnquiry', ...words } },
      };
    }
    case 'received, restricted': {
      const crowd = worst === undefined ? [] : crowdOf(worst);
      return { ...consented, restricted: 'riskToLife', named: [refOf(tess), ...crowd] };
    }
    case 'open, stepped up':
      return { ...consented, changedAt: at, senior: { by, at, due: due('2027-01-07T09:00:00.000Z') } };
    case 'other plan, outcome':
      return { ...consented, changedAt: at, outcome: { by, at, text: says('He is back at school.') } } as Case;
    case 'open, challenged':
      return { ...consented, changedAt: at, challenge, ...(worst !== undefined && { strategy }) };
    case 'open, answered': {
      const answer = { by: refOf(tess), at, text: says('It comes to the next panel.') };
      return {
        ...consented,
        changedAt: at,
        challenge: { ...challenge, answer },
        ...(worst !== undefined && { strategy }),
      };
    }
    case 'merged':
      return { ...consented, into: second, reason: says('The same ID.') } as Case;
    default:
      return consented;
  }
}

/** One fewer than may be named. */
const crowdOf = (worst: Worst) =>
  Array.from({ length: mostNamed - 2 }, (_, place) => refOf(someone(300 + place, longName(worst))));

function withDecision(childCase: ConsentedCase, worst: Worst | undefined): ConsentedCase {
  if (childCase.decisions === undefined || worst === undefined) return childCase;
  const full: WholeLine = {
    ...decidedBy(moira, 'otherPlan'),
    by: { objectId: moira.objectId, name: longName(worst) },
    rationale: fill(1500, worst),
    plan: onOneLine(fill(300, worst)),
    lead: onOneLine(fill(200, worst)),
    band: 'significant',
    bandRationale: onOneLine(fill(500, worst)),
    dissent: onOneLine(fill(500, worst)),
    quorate: false,
  };
  const long = onOneLine(fill(200, worst));
  return {
    ...childCase,
    decisions: [full],
    ...('plan' in childCase && { plan: long }),
    ...('lead' in childCase && { lead: long }),
    ...('council' in childCase && { council: long }),
  };
}

export const preMset = planned();
export const meetings = [preMset, planned('2027-02-09'), planned('2027-01-19', 'panel')];

/** A twin by its id, and a brother by the address. */
export function alikeIn(worst?: Worst): readonly CaseMatch[] {
  const match = (reference: Reference, ...keys: readonly MatchKind[]): CaseMatch => ({
    case: { ...caseIn('received', worst), reference },
    keys,
  });
  const more = Array.from({ length: 9 }, (_, place) =>
    match(mintReference(new Uint8Array([3, 7, 7, 7, place])), 'caseSystemId', 'nhsNumber', 'soundAndBirth', 'address'),
  );
  const usual = [match(second, 'caseSystemId', 'nameAndBirth'), match(sibling, 'address')];
  return worst === undefined ? usual : [...usual, ...more];
}

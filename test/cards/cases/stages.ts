// One case of every stage, and of every turn that shows on a card. The gallery draws those since consent by triage-cases.ts.
import {
  caseOf,
  challenged,
  colin,
  consented,
  conflicted,
  declined,
  filledIn,
  given,
  greta,
  kestrel,
  moira,
  noConflict,
  priya,
  returned,
  sparrow,
  submitted,
  tess,
  withdrawn,
} from '../../people/builders.ts';
import {
  answered,
  conflictInMeeting,
  closureProposed,
  transferBegun,
  decided,
  listed,
  mergedInto,
  other,
  outcomeRecorded,
  panel,
  sentBack,
  strategyCalled,
  tookOver,
} from '../../people/meeting-builders.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';

const sent = [filledIn(), submitted()] as const;
const policeLed = {
  ...kestrel,
  mustNotBeTold: 'yes',
  toldWho: 'His uncle, and whoever lives with him',
  toldWhy: 'He is suspected; the police arrest first.',
};
const unknown = [
  filledIn(priya, { ...kestrel, childsWords: '', trustedAdult: '', workDone: '' }),
  [
    priya,
    1,
    'savePage',
    {
      page: '9',
      answers: { lawfulBasis: 'publicTask', consenter: colin.objectId },
      notKnown: { fields: ['childsWords', 'trustedAdult', 'workDone'], why: 'He was not at school this week.' },
    },
  ] as const,
] as const;

/** By name, the facts that lead there. */
export const factsOf = {
  draft: given(filledIn().slice(0, 1)),
  'draft, filled in': given(filledIn()),
  'draft in danger': given(filledIn(priya, { ...kestrel, urgency: 'danger' })),
  'with manager': given(...sent),
  'with manager, read': given(...sent, noConflict()),
  'with manager, urgent': given(filledIn(priya, sparrow), submitted(), noConflict()),
  'with manager, police-led': given(filledIn(priya, policeLed), submitted(), noConflict()),
  'with manager, not known yet': given(...unknown, submitted(), noConflict()),
  'with manager, restricted': given(...sent, conflicted(colin, greta), noConflict(greta)),
  'a manager must be chosen': given(...sent, conflicted()),
  returned: given(...sent, noConflict(), returned()),
  'not authorised': given(...sent, noConflict(), declined()),
  challenged: given(...sent, noConflict(), declined(), challenged()),
  withdrawn: given(...sent, withdrawn()),
  'withdrawn before it was sent': given(filledIn(), withdrawn()),
  received: given(...sent, noConflict(), consented()),
} as const satisfies Readonly<Record<string, readonly Fact[]>>;

const received = [...sent, noConflict(), consented()];
const onAgenda = [...received, listed()];
const atPanel = [...onAgenda, conflictInMeeting(tess), decided('toPanel', undefined, moira)];
const opened = [...onAgenda, decided('toPanel'), decided('open', panel)];

/** The same since consent: every stage that triage and meetings lead to. */
export const factsSince = {
  'received, strategy discussion': given(...received, strategyCalled()),
  'received, another was merged into it': given(...received, tookOver(other)),
  'returned by the co-ordinator': given(...received, sentBack()),
  listed: given(...onAgenda),
  held: given(...onAgenda, decided('hold')),
  'returned by a meeting': given(...onAgenda, decided('returned')),
  'sent to a strategy discussion by a meeting': given(...onAgenda, decided('strategy')),
  'going to panel': given(...atPanel),
  'other plan': given(...onAgenda, decided('otherPlan')),
  'other plan, outcome': given(...onAgenda, decided('otherPlan'), outcomeRecorded()),
  open: given(...opened),
  'open, challenged': given(...opened, challenged()),
  'open, answered': given(...opened, challenged(), answered()),
  transition: given(...onAgenda, decided('toPanel'), decided('transition', panel)),
  'closure proposed': given(...opened, closureProposed()),
  'transfer waiting': given(...opened, transferBegun()),
  'transfer proposed': given(...onAgenda, decided('transfer')),
  merged: given(...received, mergedInto(other)),
} as const satisfies Readonly<Record<string, readonly Fact[]>>;

export type Turn = keyof typeof factsOf;
export const turns = Object.keys(factsOf) as readonly Turn[];

/** The case of that name. */
export const caseAt = (turn: Turn): Case => caseOf(factsOf[turn]);

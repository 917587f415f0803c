// What is still wrong, with a case that shows each: a list that may only shrink. A failure that is not on it fails the test,
// and so does a line whose case does not fail any more.
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  at,
  challenged,
  colin,
  declined,
  greta,
  hal,
  moira,
  noConflict,
  priya,
  resubmitted,
  returned,
  sparrow,
  tess,
  withdrawn,
  type StoryRow,
  type Told,
} from '../../people/builders.ts';
import {
  acceptanceRecorded,
  adultLeadNamed,
  birthCorrected,
  conflictInMeeting,
  decided,
  earlyAsked,
  listed,
  mergedInto,
  nextPreMset,
  other,
  planned,
  restrictedByHand,
  routeTaken,
  sentBack,
  strategyCalled,
  transferBegun,
} from '../../people/meeting-builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import type { DutyName } from './account.ts';
import { barred, deaf, ends, idle, isSilent, never, unheard, type Failure } from './judge.ts';
import {
  april,
  closing,
  considered,
  february,
  hidden,
  january,
  march,
  ofLado,
  opened,
  openedEmerging,
  received,
  referredToNrm,
  sent,
  thrice,
  turns17half,
  turns17ten,
  turns18,
  withdrawnUnsafe,
} from './stories.ts';

/** A case, and how it is looked at. */
interface Shown {
  readonly told: Told;
  /** So many days after, in which no one does anything. */
  readonly days?: number;
  /** Who has left when it is looked at. */
  readonly gone?: readonly Person[];
  /** It was merged into this one. */
  readonly into?: Told;
}
export interface Known {
  /** P-1 to P-21: of the audit of the process; N-1 to N-5: of the walk; `to write`: no step or clock is there yet. */
  readonly finding: string;
  readonly duty: DutyName | 'merge';
  /** `any`: it is of no one stage; `restricted`: at any, of a case that is. */
  readonly stage: string;
  readonly whats: readonly string[];
  readonly shown: Shown;
}

/** Of one duty: at which stage what is wrong, and the case that shows it. */
const of = (
  finding: string,
  duty: Known['duty'],
  lines: readonly (readonly [stage: string, whats: readonly string[], shown: Told | Shown])[],
): readonly Known[] =>
  lines.map(([stage, whats, shown]) => ({
    finding,
    duty,
    stage,
    whats,
    shown: 'told' in shown ? shown : { told: shown },
  }));

const referred: Told = [...received(), referredToNrm];
const inAFortnight = (...told: readonly (Told | StoryRow)[]): Shown => ({
  told: told.flatMap((rows): Told => (isRow(rows) ? [rows] : rows)),
  days: 14,
});
const isRow = (rows: Told | StoryRow): rows is StoryRow => typeof rows[1] === 'number' || typeof rows[1] === 'string';
/** Sent again ten days later. */
const whileReturned = (...rows: Told): Told => [
  ...referred,
  sentBack(),
  at('2027-01-14T10:00:00.000Z', resubmitted()),
  ...rows,
];
/** No one is called for it, or not until it is done. */
const silent = 'silent';
const dropped = [silent, barred];
const stepped: Told = [...received(), ...opened, decided('stepUp', february)];
const thirdSignificant: Told = [
  ...received(),
  ...opened,
  decided('continue', february),
  decided('continue', march),
  decided('continue', april),
];
const called: Told = [...received(), ...opened, strategyCalled()];
const restricted = restrictedByHand('personOfConcernIsStaff');
const waitingChallenge: Told = [...received(), listed(), decided('hold'), challenged()];
const panel18May = planned('2027-05-18', 'panel');
const bothConflicted: Told = [conflictInMeeting(moira, february), conflictInMeeting(tess, february)];
const closed: Told = [...closing, decided('close', march)];
const accepted: Told = [transferBegun(), acceptanceRecorded()];
const early: Told = [...received(), ...openedEmerging, earlyAsked()];

export const known: readonly Known[] = [
  // A merge throws away what protects the child.
  ...of('P-1', 'merge', [
    ['merged', ['drops who must not be told'], { told: [...received(hidden), mergedInto(other)], into: received() }],
    [
      'merged',
      ['drops that the child is not safe tonight'],
      { told: [...received(sparrow), mergedInto(other)], into: received() },
    ],
    [
      'merged',
      ['drops that it is urgent'],
      { told: [...received(), strategyCalled(), mergedInto(other)], into: received() },
    ],
    [
      'merged',
      ['drops the sooner time of its triage'],
      { told: [...received(sparrow), mergedInto(other)], into: received() },
    ],
    ['merged', ['drops the restriction'], { told: [...received(), restricted, mergedInto(other)], into: received() }],
    [
      'merged',
      ['drops that the child is missing now'],
      { told: [...received(), isMissing(), mergedInto(other)], into: received() },
    ],
    [
      'merged',
      ['drops who has a conflict of interest'],
      { told: [...received(), listed(), conflictInMeeting(tess), mergedInto(other)], into: received() },
    ],
  ]),
  ...of('P-1', 'strategy', [
    ['merged', dropped, { told: [...received(), strategyCalled(), mergedInto(other)], into: received() }],
  ]),
  ...of('P-1', 'lado', [['merged', [silent], { told: [...received(ofLado), mergedInto(other)], into: received() }]]),
  ...of('P-1', 'challenge', [
    ['merged', [silent], { told: [...waitingChallenge, mergedInto(other)], into: received() }],
  ]),
  // What is true in week five can be set nowhere; a night is asked about once.
  ...of('P-2', 'safety', [['any', dropped, { told: received(sparrow), days: 3 }]]),
  // The LADO clock waits for consent, and dies.
  ...of('P-3', 'lado', [
    ['awaitingConsent', dropped, sent(ofLado)],
    ['returned', dropped, [...sent(ofLado), noConflict(), returned()]],
    ['notAuthorised', dropped, [...sent(ofLado), noConflict(), declined()]],
    ['withdrawn', dropped, [...sent(ofLado), withdrawn()]],
    ['otherPlan', dropped, [...received(ofLado), listed(), decided('otherPlan')]],
    ['closed', dropped, [...received(ofLado), ...opened, ...closed]],
    ['transferred', dropped, [...received(ofLado), ...opened, ...accepted]],
  ]),
  // A case may end with it outstanding.
  ...of('P-4', 'strategy', [
    ['withdrawn', dropped, [...received(), strategyCalled(), withdrawn(moira)]],
    ['otherPlan', [barred], [...received(), listed(), strategyCalled(), decided('otherPlan')]],
    ['closed', [barred], [...called, ...closed]],
  ]),
  ...of('P-4', 'senior', [['closed', [barred], [...stepped, ...closed]]]),
  ...of('P-4', 'seniors', [['closed', [barred], [...thirdSignificant, ...closing, decided('close', panel18May)]]]),
  ...of('P-4', 'challenge', [
    ['withdrawn', dropped, [...received(), listed(), decided('transfer'), challenged(), withdrawn(moira)]],
  ]),
  ...of('P-4', 'unsafeWithdrawal', [['withdrawn', dropped, [...sent(), withdrawnUnsafe]]]),
  // At eighteen.
  ...of('P-7 a, b', 'route', [
    ['closed', dropped, [...received(turns18), ...opened, ...closed]],
    ['otherPlan', dropped, { told: [...received(turns18), listed(), decided('otherPlan', nextPreMset)] }],
  ]),
  ...of('P-7 c', 'adultLead', [
    ['received', [never], { told: [...received(turns18), adultLeadNamed(), birthCorrected('20/7/2009')], days: 60 }],
  ]),
  ...of('P-7 d', 'adultLead', [['any', [ends], { told: [...received(turns17half), ...opened], days: 60 }]]),
  ...of('P-7 d', 'adultLeadLate', [['any', [ends], { told: [...received(turns17ten), ...opened], days: 30 }]]),
  // An early review that a panel does not reach slips on in silence.
  ...of('P-8', 'review', [['any', [silent], { told: early, days: 40 }]]),
  // Who moves before the panel has opened the case cannot be transferred.
  ...of('P-9', 'transferOut', [
    ['listed', [barred], [...received(), listed(), decided('transfer')]],
    ['held', [barred], [...received(), listed(), decided('hold'), decided('transfer', nextPreMset)]],
    ['toPanel', [barred], [...received(), listed(), decided('toPanel'), decided('transfer', january)]],
  ]),
  // Returned is a hole for a child whom MSET has taken.
  ...of('P-10', 'challenge', [
    ['returned', dropped, [...waitingChallenge, sentBack()]],
    ['received', dropped, [...waitingChallenge, sentBack(), resubmitted()]],
    ['listed', dropped, [...waitingChallenge, sentBack(), resubmitted(), listed(nextPreMset)]],
    [
      'merged',
      [barred],
      { told: [...waitingChallenge, sentBack(), resubmitted(), mergedInto(other)], into: received() },
    ],
  ]),
  ...of('P-10', 'adultLead', [['returned', dropped, { told: [...received(turns17half), sentBack()], days: 30 }]]),
  ...of('P-10', 'adultLeadLate', [['returned', dropped, { told: [...received(turns17ten), sentBack()], days: 30 }]]),
  ...of('P-10', 'route', [['returned', dropped, { told: [...received(turns18), sentBack()], days: 30 }]]),
  // Considered, not submitted yet, ends the record.
  ...of('P-11', 'nrmConsidered', [['any', dropped, [...received(), considered, withdrawn(moira)]]]),
  // The calls end while the duty does not.
  ...of('P-19', 'triage', [['received', [ends], received()]]),
  ...of('P-19', 'consent', [['awaitingConsent', [ends], sent()]]),
  ...of('P-19', 'returned', [['returned', [ends], [...sent(), noConflict(), returned()]]]),
  // The lead worker is away, or a conflict keeps out those who would hear.
  ...of('P-21', 'prepare', [
    ['any', [unheard], { told: [...received(), ...opened], days: 14, gone: [priya, colin, greta, hal] }],
  ]),
  ...of('P-21', 'challenge', [
    [
      'any',
      [unheard],
      [...waitingChallenge, conflictInMeeting(moira, nextPreMset), conflictInMeeting(tess, nextPreMset)],
    ],
  ]),
  ...of('P-21', 'held', [
    [
      'any',
      [unheard],
      [...waitingChallenge, conflictInMeeting(moira, nextPreMset), conflictInMeeting(tess, nextPreMset)],
    ],
  ]),
  ...of('P-21', 'strategy', [['any', [unheard], [...called, ...bothConflicted]]]),
  ...of('P-21', 'transfer', [['any', [unheard], [...received(), ...opened, transferBegun(), ...bothConflicted]]]),
  ...of('P-21', 'route', [['any', [unheard], { told: [...received(turns18), ...opened, ...bothConflicted], days: 7 }]]),
  ...of('P-21', 'review', [['any', [unheard], { told: [...received(), ...opened, ...bothConflicted], days: 7 }]]),
  // Recorded, lost by a return, and asked for again.
  ...of('N-1', 'adultLead', [['any', [idle], [...received(turns18), adultLeadNamed(), sentBack(), resubmitted()]]]),
  ...of('N-1', 'adultLeadLate', [['any', [idle], [...received(turns18), adultLeadNamed(), sentBack(), resubmitted()]]]),
  ...of('N-1', 'route', [['any', [idle], [...received(turns18), routeTaken(), sentBack(), resubmitted()]]]),
  // Restricted, no one in the directory may record it.
  ...of('N-2', 'senior', [['restricted', [barred], [...stepped, restricted]]]),
  ...of('N-2', 'seniors', [['restricted', [barred], [...thirdSignificant, restricted]]]),
  // Acceptance by another council leaves it behind.
  ...of('N-3', 'strategy', [['transferred', [barred], [...called, ...accepted]]]),
  ...of('N-3', 'senior', [['transferred', [barred], [...stepped, ...accepted]]]),
  ...of('N-3', 'seniors', [['transferred', [barred], [...thirdSignificant, ...accepted]]]),
  // Due while the case is with its referrer, it calls no one, and never again.
  ...of('N-5', 'nrm', [
    ['received', [silent], whileReturned()],
    ['listed', [silent], whileReturned(listed(nextPreMset))],
    ['held', [silent], whileReturned(listed(nextPreMset), decided('hold', nextPreMset))],
  ]),
  // The call at 17 years and ten months goes to those who may not name an adult lead.
  ...of('N-4', 'adultLeadLate', [['any', [deaf], { told: [...received(turns17ten), ...opened], days: 30 }]]),
  // No clock is there yet, or it ends with the case.
  ...of('to write', 'thirdEpisode', [
    ['any', [silent], [...received(), ...thrice]],
    ['returned', [barred], [...received(), ...thrice, sentBack()]],
    ['withdrawn', [barred], [...received(), ...thrice, withdrawn(moira)]],
  ]),
  ...of('to write', 'nrm', [
    ['returned', dropped, inAFortnight(referred, sentBack())],
    ['withdrawn', dropped, inAFortnight(referred, withdrawn(moira))],
    ['otherPlan', dropped, inAFortnight(referred, listed(), decided('otherPlan'))],
    ['closed', dropped, inAFortnight(referred, opened, closed)],
    ['transferred', dropped, inAFortnight(referred, opened, accepted)],
    ['merged', dropped, { ...inAFortnight(referred, mergedInto(other)), into: received() }],
  ]),
];

/** Whether what a line says is what was found. */
export const isSame = (said: string, what: string): boolean => said === what || (said === silent && isSilent(what));
/** Whether a line is of this stage. */
export const isAt = (line: Known, stage: string): boolean =>
  line.stage === 'any' ||
  line.stage === stage ||
  `${line.stage}, restricted` === stage ||
  (line.stage === 'restricted' && stage.endsWith(', restricted'));
/** Whether a failure is on the list: at its stage, restricted or not; or at any. */
export const isKnown = ({ duty, stage, what }: Failure): boolean =>
  known.some((line) => line.duty === duty && line.whats.some((said) => isSame(said, what)) && isAt(line, stage));

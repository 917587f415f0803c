// What is still wrong, with a case that shows each: a list that may only shrink. A failure that is not on it fails the test,
// and so does a line whose case does not fail any more.
import { sparrow, tess, type Told } from '../../people/builders.ts';
import {
  conflictInMeeting,
  decided,
  listed,
  mergedInto,
  nextPreMset,
  other,
  restrictedByHand,
} from '../../people/meeting-builders.ts';
import type { DutyName } from './account.ts';
import type { Shown } from './shown.ts';
import { barred, isSilent, type Failure } from './judge.ts';
import { hidden, january, received } from './stories.ts';

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

/** No one is called for it, or not until it is done. */
const silent = 'silent';
const dropped = [silent, barred];
const restricted = restrictedByHand('personOfConcernIsStaff');

export const known: readonly Known[] = [
  // A merge throws away what protects the child.
  ...of('P-1', 'merge', [
    ['merged', ['drops who must not be told'], { told: [...received(hidden), mergedInto(other)], into: received() }],
    [
      'merged',
      ['drops that the child is not safe tonight', 'drops that it is urgent', 'drops the sooner time of its triage'],
      { told: [...received(sparrow), mergedInto(other)], into: received() },
    ],
    ['merged', ['drops the restriction'], { told: [...received(), restricted, mergedInto(other)], into: received() }],
    [
      'merged',
      ['drops who has a conflict of interest'],
      { told: [...received(), listed(), conflictInMeeting(tess), mergedInto(other)], into: received() },
    ],
  ]),
  // What is true in week five can be set nowhere; a night is asked about once.
  ...of('P-2', 'safety', [['any', dropped, { told: received(sparrow), days: 3 }]]),
  // Who moves before the panel has opened the case cannot be transferred.
  ...of('P-9', 'transferOut', [
    ['listed', [barred], [...received(), listed(), decided('transfer')]],
    ['held', [barred], [...received(), listed(), decided('hold'), decided('transfer', nextPreMset)]],
    ['toPanel', [barred], [...received(), listed(), decided('toPanel'), decided('transfer', january)]],
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

// What no one may overlook who opens a case, or does something about it: said first, and the same everywhere.
import { leadOf } from '../state/stage-parts.ts';
import { asksForStrategy, missingNow } from '../state/episodes.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { sayHarm } from '../harm/harm.ts';
import type { Harm } from '../state/stage-parts.ts';
import { stageOf } from '../state/stage-table.ts';
import { hasDied, isPoliceLed, type Case, type CaseRow } from '../state/stages.ts';
import { sayAnswer } from '../../kernel/fields.ts';
import { sayDate, sayWhen } from '../../time/calendar.ts';

export interface Warning {
  readonly is: WarningKind;
  /** In full, in our own words. */
  readonly words: string;
  /** What only those read who see the whole case: whom not to tell and why, in the referrer's words; who is let in. */
  readonly own: readonly (readonly [question: string, answer: string])[];
}
/** In the order in which they are said. */
export const warningKinds = [
  'missingNow',
  'notSafe',
  'notSureSafe',
  'mustNotBeTold',
  'restricted',
  'legalHold',
  'missingOften',
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** In a few words, where a list has room for no more. */
export const shortWarnings: Readonly<Record<WarningKind, string>> = {
  missingNow: 'Missing now',
  notSafe: 'Not safe tonight',
  notSureSafe: 'Not sure that the child is safe tonight',
  mustNotBeTold: 'Someone must not be told',
  restricted: 'Restricted',
  legalHold: 'Legal hold',
  missingOften: 'Missing again and again',
};

/** A case, or the row of one: safety tonight is warned of while anything is still asked of people. */
type Warned = Case | CaseRow;

/** Which warnings there are. */
export function warningKindsOf(childCase: Warned): readonly WarningKind[] {
  const safe = stageOf(childCase).phase === 'over' || hasDied(childCase) ? 'yes' : childCase.answers['safeTonight'];
  const is: Readonly<Record<WarningKind, boolean>> = {
    missingNow: missingNow(childCase) !== undefined,
    notSafe: safe === 'no',
    notSureSafe: safe === 'notSure',
    mustNotBeTold: isPoliceLed(childCase),
    restricted: childCase.restricted !== undefined,
    legalHold: childCase.hold !== undefined,
    missingOften: stageOf(childCase).phase === 'active' && !hasDied(childCase) && asksForStrategy(childCase),
  };
  return warningKinds.filter((kind) => is[kind]);
}

/** The warnings of a case, in words. */
export const warningsOf = (childCase: Case): readonly Warning[] =>
  warningKindsOf(childCase).map((is) => ({
    is,
    words: wordsOf(is, childCase),
    own: ownOf(is, childCase),
  }));

function ownOf(is: WarningKind, childCase: Case): Warning['own'] {
  if (is === 'legalHold' && childCase.harm !== undefined) return harmIn(childCase.harm);
  if (is === 'missingNow') return policeOn(childCase);
  if (is === 'mustNotBeTold') return said(childCase, ['toldWho', 'toldWhy']);
  const { named = [] } = childCase;
  return is === 'restricted' && named.length > 0 ? [['Let in', named.map(({ name }) => name).join(', ')]] : [];
}

function wordsOf(is: WarningKind, childCase: Case): string {
  switch (is) {
    case 'missingNow':
      return `Missing now, since ${sayWhen(missingNow(childCase)?.since ?? '')}.`;
    case 'missingOften':
      return `${childCase.missing?.repeated?.episodes ?? 3} missing episodes within ${childCase.missing?.repeated?.days ?? 30} days: a strategy discussion is needed.`;
    case 'notSafe':
    case 'notSureSafe':
      return `${shortWarnings[is]}: ${saidWhen(childCase)}.`;
    case 'mustNotBeTold':
      return `Someone must not be told. Do not contact the family before speaking to ${leadOf(childCase).name}. The case is police-led.`;
    case 'restricted':
      return 'Restricted: only the people named for this case see it.';
    case 'legalHold':
      return 'Legal hold: nothing of this case may be deleted or destroyed.';
  }
}

/** What the police grade it. */
function policeOn(childCase: Case): Warning['own'] {
  const grade = missingNow(childCase)?.grade;
  return grade === undefined ? [] : [['Police grade', grade]];
}

/** What happened, and whether the national panel has its notice. */
const harmIn = ({ what, happenedOn, notice }: Harm): Warning['own'] => [
  ['What happened', `${sayHarm(what)}, ${sayDate(happenedOn)}`],
  ['Notice to the national panel', notice === undefined ? 'not recorded yet' : `sent ${sayDate(notice.sentOn)}`],
];

/** Of which night: a referral is read for weeks. */
const saidWhen = (childCase: Case): string =>
  'submission' in childCase && childCase.submission !== undefined
    ? `according to the referral, ${sayWhen(childCase.submission.at)}`
    : 'according to the referral';

const said = (childCase: Case, names: readonly string[]): Warning['own'] =>
  names.flatMap((name) => {
    const [field, value] = [fieldNamed(name), childCase.answers[name] ?? ''];
    return field === undefined || value === '' ? [] : [[field.title, sayAnswer(field, value)] as const];
  });

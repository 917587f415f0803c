// What no one may overlook who opens a case, or does something about it: said first, and the same everywhere.
import { leadOf } from '../state/stage-parts.ts';
import { deathOf } from '../state/life.ts';
import { asksForStrategy, missingNow } from '../state/episodes.ts';
import { safeTonight } from '../referral/form/lists.ts';
import { fieldNamed } from '../referral/form/pages.ts';
import { sayHarm } from '../harm/harm.ts';
import type { Harm } from '../state/stage-parts.ts';
import { toDoNow } from '../owed/owed.ts';
import { stageOf } from '../state/stage-table.ts';
import { answersNow, isToLookAt, saidOfTonight, sayWho, toldOf, trueOf } from '../state/now.ts';
import { hasDied, type Case, type CaseRow } from '../state/stages.ts';
import { sayAnswer } from '../../kernel/fields.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Level } from '../../people/reads.ts';
import type { Settings } from '../../people/settings.ts';
import { sayDate, type Instant } from '../../time/calendar.ts';
import { sayMoment } from '../../time/moments.ts';

export interface Warning {
  readonly is: WarningKind;
  /** In full, in our own words. */
  readonly words: string;
  /** What only those read who see the whole case: whom not to tell and why, in the referrer's words; who is let in. */
  readonly own: readonly (readonly [question: string, answer: string])[];
  /** Who must not be told, alone: what the owner of an action and a core agency read of it (docs/process.md P10.5). */
  readonly who?: Warning['own'];
}
/** In the order in which they are said. */
export const warningKinds = [
  'doNotVisit',
  'missingNow',
  'notSafe',
  'notSureSafe',
  'askTonight',
  'mustNotBeTold',
  'notKnownTold',
  'restricted',
  'legalHold',
  'missingOften',
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** In a few words, where a list has room for no more. */
export const shortWarnings: Readonly<Record<WarningKind, string>> = {
  doNotVisit: 'Do not visit or ring: ring the co-ordinator',
  missingNow: 'Missing now',
  notSafe: 'Not safe tonight',
  notSureSafe: 'Not sure that the child is safe tonight',
  askTonight: 'Ask again: safe tonight?',
  mustNotBeTold: 'Someone must not be told',
  notKnownTold: 'Not known whether anyone must not be told: ask first',
  restricted: 'Restricted',
  legalHold: 'Legal hold',
  missingOften: 'Missing again and again',
};

/** A case, or the row of one: safety tonight is warned of while anything is still asked of people. */
type Warned = Case | CaseRow;

/** Withdrawn, and what was done for the child is not said yet (docs/process.md P3.11). */
const isWithdrawnUnsafe = (childCase: Warned, now: Instant): boolean =>
  childCase.stage === 'withdrawn' && toDoNow(childCase, now).some(({ name }) => name === 'unsafeWithdrawal');

/** Which warnings there are. */
export function warningKindsOf(childCase: Warned, now: Instant): readonly WarningKind[] {
  const isOver = stageOf(childCase).phase === 'over' && !isWithdrawnUnsafe(childCase, now);
  const safe = isOver || hasDied(childCase) ? undefined : saidOfTonight(childCase, now);
  const told = toldOf(childCase);
  const is: Readonly<Record<WarningKind, boolean>> = {
    doNotVisit: hasDied(childCase),
    missingNow: missingNow(childCase) !== undefined,
    notSafe: safe === 'no',
    notSureSafe: safe === 'notSure',
    askTonight: safe === 'ask',
    mustNotBeTold: told === 'yes',
    // Of a draft its writer says it themselves.
    notKnownTold: told === 'notKnown' && childCase.stage !== 'draft',
    restricted: childCase.restricted !== undefined,
    legalHold: childCase.hold !== undefined,
    missingOften: stageOf(childCase).phase === 'active' && asksForStrategy(childCase),
  };
  return warningKinds.filter((kind) => is[kind]);
}

/** When it is read, by which settings; and by whom, where one person reads it. */
export interface ReadAt {
  readonly now: Instant;
  readonly reader?: ObjectId;
  readonly directory: { readonly settings: Pick<Settings, 'toldAgainDays'> };
}

/** The warnings of a case, in words. */
export const warningsOf = (childCase: Case, at: ReadAt): readonly Warning[] =>
  warningKindsOf(childCase, at.now).map((is) => ({
    is,
    words: wordsOf(is, childCase, at),
    own: ownOf(is, childCase),
    ...(is === 'mustNotBeTold' && { who: said(childCase, ['toldWho']) }),
  }));

/** The same as someone reads them: in short, without what people wrote, but who must not be told where they read that. */
export function warningsAs(
  childCase: Case,
  reads: (datum: 'warnings' | 'notTold', least: Level) => boolean,
  at: ReadAt,
): readonly Warning[] {
  if (!reads('warnings', 'summary')) return [];
  const all = warningsOf(childCase, at);
  if (reads('warnings', 'full')) return all;
  const readsWho = reads('notTold', 'full');
  return all.map((warning) => ({ ...warning, own: readsWho ? (warning.who ?? []) : [] }));
}

function ownOf(is: WarningKind, childCase: Case): Warning['own'] {
  // Why, those alone read who read the case (docs/process.md P17.7).
  const on = deathOf(childCase)?.happenedOn;
  if (is === 'doNotVisit') return [['Why', `The child has died${on === undefined ? '' : `, ${sayDate(on)}`}`]];
  if (is === 'legalHold' && childCase.harm !== undefined) return harmIn(childCase.harm);
  if (is === 'missingNow') return policeOn(childCase);
  if (is === 'mustNotBeTold') return [...doneSince(childCase), ...said(childCase, ['toldWho', 'toldWhy'])];
  if (is === 'notKnownTold') return doneSince(childCase);
  const { named = [] } = childCase;
  return is === 'restricted' && named.length > 0 ? [['Let in', named.map(({ name }) => name).join(', ')]] : [];
}

const sayMissingSince = (span: ReturnType<typeof missingNow>): string => sayMoment(span?.since ?? '', span?.sinceKnown);

function wordsOf(is: WarningKind, childCase: Case, { now, directory, reader }: ReadAt): string {
  const leads = reader === leadOf(childCase).objectId;
  switch (is) {
    case 'doNotVisit':
      return 'Do not visit or ring the family: ring the co-ordinator.';
    case 'missingNow':
      return `Missing now, since ${sayMissingSince(missingNow(childCase))}.`;
    case 'missingOften':
      return `${childCase.missing?.repeated?.episodes ?? 3} missing episodes within ${childCase.missing?.repeated?.days ?? 30} days: a strategy discussion is needed.`;
    case 'notSafe':
    case 'notSureSafe':
      return `${shortWarnings[is]}: ${sayWho(trueOf(childCase, 'tonight'))}.`;
    case 'askTonight':
      return `${shortWarnings[is]} ${lastAnswer(childCase)}`;
    case 'mustNotBeTold':
      return `Someone must not be told. ${leads ? 'You are the lead worker: others speak to you before they contact the family.' : `Do not contact the family before speaking to ${leadOf(childCase).name}.`} The case is police-led.${changedBy(childCase)}${again(childCase, directory.settings, now)}`;
    case 'notKnownTold':
      return `${leads ? 'Not known whether anyone must not be told: find out before you contact the family.' : `${shortWarnings[is]} the lead worker before you contact the family.`}${again(childCase, directory.settings, now)}`;
    case 'restricted':
      return 'Restricted: only the people named for this case see it.';
    case 'legalHold':
      return 'Legal hold: nothing of this case may be deleted or destroyed.';
  }
}

/** Someone knows all the same: what is being done, as it was recorded last (docs/process.md P17.14). */
function doneSince({ family = [] }: Case): Warning['own'] {
  const [last] = family
    .flatMap(({ name, knows }) => (knows === undefined ? [] : [{ name, ...knows }]))
    .toSorted((one, other) => other.at.localeCompare(one.at));
  return last === undefined ? [] : [[`▲ ${last.name} knows. What is being done?`, last.done]];
}

/** What the police grade it. */
function policeOn(childCase: Case): Warning['own'] {
  const grade = missingNow(childCase)?.grade;
  return grade === undefined ? [] : [['Police grade', grade]];
}

/** What happened, and whether the national panel has its notice. */
/** A death is said first of all, with its day; that its notice is owed is a row of what there is to do. */
function harmIn({ what, happenedOn, notice, unneeded }: Harm): Warning['own'] {
  const said =
    notice === undefined
      ? unneeded && `not notifiable, decided by ${unneeded.decidedBy}`
      : `sent ${sayDate(notice.sentOn)}`;
  const isDeath = what === 'died';
  return [
    ...(isDeath ? [] : [['What happened', `${sayHarm(what)}, ${sayDate(happenedOn)}`] as const]),
    ...(isDeath && said === undefined ? [] : [['Notice to the national panel', said ?? 'not recorded yet'] as const]),
  ];
}

/** Who said it since the referral. */
function changedBy(childCase: Case): string {
  const told = trueOf(childCase, 'tell');
  if (told.by === undefined) return '';
  return told.from === undefined ? ` Said by ${sayWho(told)}.` : ` It is so ${sayWho(told)}.`;
}
const lastAnswer = (childCase: Case): string => {
  const last = trueOf(childCase, 'tonight');
  const answer = safeTonight.find(({ value }) => value === last.answers['safeTonight'])?.title ?? '';
  return `The last answer was ${answer}, ${sayWho(last)}.`;
};
const again = (childCase: Case, settings: ReadAt['directory']['settings'], now: Instant): string =>
  isToLookAt(childCase, settings, now) ? ' Look at it again: does it still hold?' : '';

const said = (childCase: Case, names: readonly string[]): Warning['own'] => {
  const answers = answersNow(childCase);
  return names.flatMap((name) => {
    const [field, value] = [fieldNamed(name), answers[name] ?? ''];
    return field === undefined || value === '' ? [] : [[field.title, sayAnswer(field, value)] as const];
  });
};

// WHAT IS TRUE OF THE CHILD NOW, apart from what was referred: dated answers that people change with a reason
// (docs/process.md P17.13). Nothing is stored until someone changes it: until then the referral says it, as of the day on
// which it was sent.
import { isFoundIn } from '../../kernel/alike.ts';
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Settings } from '../../people/settings.ts';
import { addDays, localDate, momentOn, sayWhen, type Instant } from '../../time/calendar.ts';
import { missingNow } from './episodes.ts';
import { trueNames, type HeldTrue, type Now, type Tonight, type TrueChanges, type TrueName } from './held.ts';
import { leadOf } from './stage-parts.ts';
import type { Case, CaseRow } from './stages.ts';

interface TrueRow {
  readonly title: string;
  /** In the referral's own names where it asks for them too. */
  readonly fields: readonly string[];
  /**
   * Of the first fields, the first counting most, the gravest answer last: of two cases of one child that stays, and who may
   * only warn may not lessen it.
   */
  readonly gravest?: readonly (readonly string[])[];
  /** Of two answers that are as grave, what each says in these fields stays: who, and why. */
  readonly joins?: readonly string[];
  /** What an answer is said with, where it does not speak for itself. */
  readonly says?: Readonly<Record<string, string>>;
}
const table = {
  tell: {
    title: 'Who must not be told',
    fields: ['mustNotBeTold', 'toldWho', 'toldWhy'],
    // "Not known" is graver than "no": a person who does not know asks before they ring.
    gravest: [['no', 'notKnown', 'yes']],
    joins: ['toldWho', 'toldWhy'],
  },
  tonight: {
    title: 'Safe tonight',
    fields: ['safeTonight', 'planTonight'],
    gravest: [['yes', 'notSure', 'no']],
  },
  home: { title: 'Where the child lives', fields: ['livesAt', 'address', 'postcode', 'placement', 'placedBy'] },
  school: { title: 'School', fields: ['school', 'educationStatus'] },
  phone: { title: 'The child’s phone', fields: ['phone'] },
  worker: { title: 'Allocated worker', fields: ['worker', 'supervisor'] },
  status: { title: 'Care and legal status', fields: ['careStatus', 'legalStatus'] },
  placed: {
    title: 'Placed by or with another council',
    fields: ['placedAcross', 'otherCouncil', 'heldBy', 'notifiedOn', 'notifiedWith', 'otherPolice', 'interviewsBy'],
    says: {
      heldBy: 'Case held by',
      otherPolice: 'Police',
      interviewsBy: 'Return interviews',
      notifiedOn: 'Notification',
      notifiedWith: 'From or to',
    },
  },
  concern: {
    title: 'Someone of concern works with children',
    fields: ['worksWithChildren', 'concernHeight'],
    gravest: [
      ['no', 'notKnown', 'yes'],
      ['low', 'notKnown', 'threshold'],
    ],
  },
} as const satisfies Readonly<Record<TrueName, TrueRow>>;

export const truths: Readonly<Record<TrueName, TrueRow>> = table;

export interface TrueNow {
  readonly answers: Answers;
  /** Undefined: not sent yet. */
  readonly since?: Instant;
  /** Absent: the referral says it. */
  readonly by?: PersonRef;
  readonly why?: string;
  readonly from?: Reference;
}

const sentAt = (childCase: Case): Instant | undefined =>
  'submission' in childCase ? childCase.submission?.at : undefined;

/** "Not known yet" is an answer of who must not be told: ask first. */
const ofReferral = (childCase: Case, name: TrueName): Answers => {
  const { answers } = childCase;
  const said = truths[name].fields.flatMap((field) => {
    const value = answers[field] ?? '';
    return value === '' ? [] : [[field, value] as const];
  });
  const isUnknown = name === 'tell' && said.length === 0 && childCase.notKnown.fields.includes('mustNotBeTold');
  return isUnknown ? { mustNotBeTold: 'notKnown' } : Object.fromEntries(said);
};

/** The one reader of it: for cards, pages, agendas, packs, letters and rules. */
export function trueOf(childCase: Case, name: TrueName): TrueNow {
  const held = name === 'tonight' ? (saidWithdrawing(childCase) ?? childCase.now?.tonight) : childCase.now?.[name];
  return held ?? { answers: ofReferral(childCase, name), ...given({ since: sentAt(childCase) }) };
}

/** Withdrawing asks for tonight: nothing said before it is read as of today (docs/process.md P3.11). */
function saidWithdrawing(childCase: Case): TrueNow | undefined {
  if (childCase.stage !== 'withdrawn' || childCase.withdrawn.childSafe === '') return undefined;
  const { childSafe, at, by } = childCase.withdrawn;
  return { answers: { safeTonight: childSafe }, since: at, ...given({ by }) };
}

/** The referral with everything laid over it that was changed since: for whatever wants the child as it is. */
export function answersNow(childCase: Pick<Case, 'answers' | 'now'>): Answers {
  return trueNames.reduce<Answers>((all, name) => {
    const held = childCase.now?.[name];
    if (held === undefined) return all;
    const others = Object.entries(all).filter(([field]) => !truths[name].fields.includes(field));
    return { ...Object.fromEntries(others), ...held.answers };
  }, childCase.answers);
}

/** What a question was answered with since the referral; undefined where the referral says it. */
export const heldOf = ({ now }: Pick<Case, 'now'>, field: string): HeldTrue | undefined => {
  const name = trueNames.find((one) => truths[one].fields.includes(field));
  return name && now?.[name];
};

/** "according to the referral, Mon 4 Jan 10:09"; "Moira Example, Fri 12 Feb 10:00". */
export function sayWho({ by, since, from }: TrueNow, now?: Instant): string {
  const who = from ?? by?.name;
  const said = from !== undefined || by === undefined ? `according to ${who ?? 'the referral'}` : who;
  return since === undefined ? `${said}` : `${said}, ${sayWhen(since, now)}`;
}

/** No list selects when it was begun. */
const isWhole = (childCase: Case | CaseRow): childCase is Case => 'startedAt' in childCase;

/** "No" and "not sure" are of one night, which is over at noon of the next day; any answer is older than a return from missing. */
export function tonightOf(childCase: Case): Tonight | undefined {
  const { answers, since } = trueOf(childCase, 'tonight');
  const is = answers['safeTonight'];
  if (is === undefined) return undefined;
  // What is to follow a withdrawal is a duty of its own.
  if (since === undefined || childCase.stage === 'withdrawn') return { is };
  const back =
    childCase.missing?.spans.flatMap(({ until }) => (until !== undefined && until > since ? until : [])) ?? [];
  const noon = is === 'yes' ? [] : [momentOn(addDays(localDate(since), 1), '12:00')];
  return { is, ...given({ until: [...back, ...noon].toSorted()[0] }) };
}
/** What is to be said of tonight: the answer while it holds, or that it is to be asked again. Of a missing child a Yes is not said. */
export function saidOfTonight(childCase: Case | CaseRow, now: Instant): 'yes' | 'no' | 'notSure' | 'ask' | undefined {
  const { is, until } = (isWhole(childCase) ? tonightOf(childCase) : childCase.tonight) ?? {};
  if (childCase.hold?.died === true) return undefined;
  const isMissing = missingNow(childCase) !== undefined;
  if (until !== undefined && until <= now) return isMissing ? undefined : 'ask';
  if (is === 'yes') return isMissing ? undefined : is;
  return is === 'no' || is === 'notSure' ? is : undefined;
}

/** A child who is placed across the border that way, and since when that is known; until a notification is recorded. */
export function unnotifiedSince(childCase: Case, way: 'there' | 'here'): Instant | undefined {
  const { answers, since } = trueOf(childCase, 'placed');
  return answers['placedAcross'] === way && (answers['notifiedOn'] ?? '') === '' ? since : undefined;
}
/** Another council is responsible for the child, which has placed them here. */
export const isPlacedHere = (answers: Answers): boolean => answers['placedAcross'] === 'here';
/** Looked after by this council, which stays responsible wherever the child is placed. */
export const isOurs = (answers: Answers): boolean =>
  answers['placedAcross'] === 'there' || (answers['careStatus'] === 'lookedAfter' && !isPlacedHere(answers));

/** What lists know of who must not be told. */
export const toldOf = (childCase: Case | CaseRow): string | undefined =>
  isWhole(childCase) ? trueOf(childCase, 'tell').answers['mustNotBeTold'] : childCase.told;
/** Police-led: someone must not be told (docs/process.md P3.7). */
export const isPoliceLed = (childCase: Case): boolean => toldOf(childCase) === 'yes';

/** That someone must not be told, or that it is not known, was said so long ago that it is to be looked at again; of a child who has died no one looks. */
export function isToLookAt(childCase: Case, { toldAgainDays }: Pick<Settings, 'toldAgainDays'>, now: Instant): boolean {
  const { answers, since } = trueOf(childCase, 'tell');
  const is = answers['mustNotBeTold'];
  return (
    childCase.hold?.died !== true &&
    since !== undefined &&
    is !== undefined &&
    is !== 'no' &&
    addDays(localDate(since), toldAgainDays) <= localDate(now)
  );
}

/** How grave an answer is; 0 where it is not given, or of no such kind. */
export function graveness(name: TrueName, answers: Answers): number {
  const { gravest = [], fields } = truths[name];
  return gravest.reduce((sum, order, place) => sum * 10 + order.indexOf(answers[fields[place] ?? ''] ?? '') + 1, 0);
}

/** Whether an answer leaves out what another said of it in words: who must not be told, and why. */
export const leavesOut = (name: TrueName, answers: Answers, other: Answers): boolean =>
  truths[name].joins?.some((field) => !isFoundIn(answers[field] ?? '', other[field] ?? '')) === true;

/** Both, in the words of both: no one who must not be told is left out. */
function joined(name: TrueName, one: Answers, other: Answers): Answers {
  const texts = (truths[name].joins ?? []).flatMap((field) => {
    const [own, theirs] = [one[field] ?? '', other[field] ?? ''];
    const text = isFoundIn(own, theirs) ? own : isFoundIn(theirs, own) ? theirs : `${own}; ${theirs}`;
    return text === '' ? [] : [[field, text] as const];
  });
  return { ...other, ...Object.fromEntries(texts) };
}

/**
 * Of two cases of one child: what says more stays; where neither does, the newer, with what the other says in words of who must
 * not be told. What the case kept takes over.
 */
export function takenFrom(kept: Case, ends: Case): Now {
  const taken = trueNames.flatMap((name) => {
    const [one, other] = [trueOf(kept, name), trueOf(ends, name)];
    if (Object.keys(other.answers).length === 0) return [];
    const graver = graveness(name, other.answers) - graveness(name, one.answers);
    const isNewer = Object.keys(one.answers).length === 0 || (other.since ?? '') > (one.since ?? '');
    const isBoth = graver === 0 && leavesOut(name, one.answers, other.answers);
    if (graver < 0 || (graver === 0 && !isNewer && !isBoth) || isSame(one.answers, other.answers)) return [];
    const held: HeldTrue = {
      answers: graver === 0 ? joined(name, one.answers, other.answers) : other.answers,
      since: other.since ?? ends.startedAt,
      by: other.by ?? leadOf(ends),
      why: other.why ?? `Said in ${ends.reference}, which was merged into this case.`,
      from: other.from ?? ends.reference,
    };
    return [[name, held] as const];
  });
  return Object.fromEntries(taken);
}
export const isSame = (one: Answers, other: Answers): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((field) => (one[field] ?? '') === (other[field] ?? ''));

/** The case with what was changed. */
export const withChanges = (
  now: Now | undefined,
  changes: TrueChanges,
  said: Pick<HeldTrue, 'since' | 'by' | 'why'>,
): Now => ({
  ...now,
  ...Object.fromEntries(
    trueNames.flatMap((name) => {
      const change = changes[name];
      return change === undefined ? [] : [[name, { answers: change.answers, ...said }]];
    }),
  ),
});

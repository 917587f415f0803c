// What a case names of people, places and things: entries of their own, and the lines of the referral that are none yet.
import type { Answers } from '../../kernel/fields.ts';
import { readReference, type Reference } from '../../kernel/ids.ts';
import { calledOf, type LinkKind } from '../../link/kinds.ts';
import type { PersonRef } from '../../people/actor.ts';
import { ownPeople } from '../../people/agencies.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';
import { isReferralLine, namesOfReferral, type ReferralLine, type Referred } from './from-referral.ts';
import { mentionRefOf, toMentionRef, type Mention, type MentionId, type MentionRef } from './mention.ts';
import { isOwnName, ownOf, type OwnName, type OwnSaid } from './own.ts';

/** `MSET-4F7K-24/P1`; `MSET-4F7K-24/knownPhone` of a line of its referral; `MSET-4F7K-24/child` of the case itself. */
export type EntryRef = MentionRef | `${Reference}/${ReferralLine | OwnName}`;
/** One of them as it was said; `mention` is its entry, absent while it is a line of the referral alone. */
export interface CaseEntry {
  readonly ref: EntryRef;
  readonly reference: Reference;
  readonly kind: LinkKind;
  /** "Smiler", "ZZ10 ABC", "07700 900123". */
  readonly called: string;
  readonly said: Answers;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly agency: string;
  readonly mention?: Mention;
  readonly line?: ReferralLine;
  /** No one names it: it is the child of this case, or where they live or lived. */
  readonly own?: OwnName;
  /** By what it is found then, and as others may name it. */
  readonly answers?: OwnSaid['answers'];
  readonly ways?: OwnSaid['ways'];
}

/** A reference of one as it came back with a press; undefined for anything else. */
export function toEntryRef(
  text: string,
):
  | { readonly ref: EntryRef; readonly reference: Reference; readonly id: MentionId | ReferralLine | OwnName }
  | undefined {
  const mention = toMentionRef(text);
  if (mention !== undefined) return mention;
  const [first = '', line = '', ...more] = text.split('/');
  const read = readReference(first);
  return 'reference' in read &&
    read.reference === first &&
    (isReferralLine(line) || isOwnName(line)) &&
    more.length === 0
    ? { ref: `${read.reference}/${line}`, reference: read.reference, id: line }
    : undefined;
}

export const entryOf = (mention: Mention): CaseEntry => ({
  ref: mentionRefOf(mention),
  reference: mention.reference,
  kind: mention.kind,
  called: calledOf(mention.kind, mention.said),
  said: mention.said,
  by: mention.by,
  at: mention.at,
  agency: mention.agency,
  mention,
});

/** Those that the referral names alone, in the order of its questions. */
export const linesOfReferral = (childCase: Referred): readonly CaseEntry[] =>
  namesOfReferral(childCase).map(({ line, kind, said, by, at }) => ({
    ref: `${childCase.reference}/${line}`,
    reference: childCase.reference,
    kind,
    called: calledOf(kind, said),
    said,
    by,
    at,
    agency: ownPeople,
    line,
  }));

/** Its child, and where they live or lived, to be compared with what others name. */
export const ownEntries = (childCase: Referred): readonly CaseEntry[] =>
  ownOf(childCase).map((one) => ({
    ...one,
    ref: `${childCase.reference}/${one.own}`,
    reference: childCase.reference,
    called: calledOf(one.kind, one.said),
    by: childCase.referrer,
    at: childCase.startedAt,
    agency: ownPeople,
  }));

/** All that a case names: the referral first, then as they were added; without what was taken back. */
export const entriesOf = (childCase: Case, mentions: readonly Mention[]): readonly CaseEntry[] => [
  ...linesOfReferral(childCase),
  ...mentions.filter(({ state }) => state !== 'taken').map(entryOf),
];

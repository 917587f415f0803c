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

/** `MSET-4F7K-24/P1`, or `MSET-4F7K-24/knownPhone` of a line of its referral. */
export type EntryRef = MentionRef | `${Reference}/${ReferralLine}`;
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
}

/** A reference of one as it came back with a press; undefined for anything else. */
export function toEntryRef(
  text: string,
): { readonly ref: EntryRef; readonly reference: Reference; readonly id: MentionId | ReferralLine } | undefined {
  const mention = toMentionRef(text);
  if (mention !== undefined) return mention;
  const [first = '', line = '', ...more] = text.split('/');
  const read = readReference(first);
  return 'reference' in read && read.reference === first && isReferralLine(line) && more.length === 0
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

/** All that a case names: the referral first, then as they were added; without what was taken back. */
export const entriesOf = (childCase: Case, mentions: readonly Mention[]): readonly CaseEntry[] => [
  ...linesOfReferral(childCase),
  ...mentions.filter(({ state }) => state !== 'taken').map(entryOf),
];

/** How many of them the co-ordinator has not looked at yet: known of the case alone. */
export const linksToLookAt = (childCase: Case): number =>
  (childCase.parts?.['mention']?.open.length ?? 0) + namesOfReferral(childCase).length;

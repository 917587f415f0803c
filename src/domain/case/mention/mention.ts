// A person, place or thing that someone names in a child's case: as it was said, by whom, how that is known, and who may read it
// (docs/process.md 22). It is of this case and stays in it, whatever is found to be the same. People never read the word mention.
import { choicesOf, type Answers } from '../../kernel/fields.ts';
import { readReference, type EntityId, type Reference } from '../../kernel/ids.ts';
import type { Handled, MarkWas } from '../../link/handling.ts';
import { kindRow, type LinkKind } from '../../link/kinds.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';

/** Numbered within its case, from P1. */
export type MentionId = `P${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toMentionId = (text: string): MentionId | undefined => (isMentionId(text) ? text : undefined);
const isMentionId = (text: string): text is MentionId => /^P[1-9]\d{0,3}$/.test(text);

/** How it is named outside its case: `MSET-4F7K-24/P1`. */
export type MentionRef = `${Reference}/${MentionId}`;
export function toMentionRef(
  text: string,
): { readonly ref: MentionRef; readonly reference: Reference; readonly id: MentionId } | undefined {
  const [first = '', second = '', ...more] = text.split('/');
  const [read, id] = [readReference(first), toMentionId(second)];
  return 'reference' in read && read.reference === first && id !== undefined && more.length === 0
    ? { ref: `${read.reference}/${id}`, reference: read.reference, id }
    : undefined;
}
export const mentionRefOf = ({ reference, id }: Pick<Mention, 'reference' | 'id'>): MentionRef => `${reference}/${id}`;

/**
 * `new`: the co-ordinator has not said yet what it is the same as. `confirmed`: the same as what other cases name. `placed`: of a
 * record, which is found in its place. `alone`: it is this case's only. `taken`: it was a slip, and is found by nothing.
 */
export const mentionStates = ['new', 'confirmed', 'placed', 'alone', 'taken'] as const;
export type MentionState = (typeof mentionStates)[number];

interface Deed {
  readonly by: PersonRef;
  readonly at: Instant;
}
/** That the co-ordinator found another to be the same: said of both of them, or it does not hold. */
export interface SameAs extends Deed {
  readonly other: MentionRef;
  /** What of them is alike, as it was shown: "the same number". */
  readonly on: readonly string[];
  readonly why?: string;
}
export interface Mention extends Handled {
  readonly id: MentionId;
  readonly reference: Reference;
  readonly kind: LinkKind;
  /** As typed: what the kind asks, and `how`, `seen`, `source`. */
  readonly said: Answers;
  readonly by: PersonRef;
  readonly at: Instant;
  /** Of which agency its author was, or the council's own. */
  readonly agency: string;
  /** "Do not tell family": not who reads it, but what it is not used for. */
  readonly notFamily?: true;
  readonly state: MentionState;
  readonly same: readonly SameAs[];
  /** Said not to be the same, and suggested no more. */
  readonly notSame: readonly MentionRef[];
  /** The record that it is of, while it is placed. No one who reads the entry alone is told (docs/process.md P23.3). */
  readonly entity?: EntityId;
  /** Records that it was said not to be of. */
  readonly notOf?: readonly EntityId[];
  /** The question of the referral that it answered. */
  readonly from?: string;
  readonly marksWere: readonly MarkWas[];
  /** Someone who works with children: by when the LADO is told (docs/process.md P17.13). */
  readonly ladoBy?: Instant;
  readonly taken?: Deed & { readonly reason: string };
}
/** Said of a person of concern. */
export const worksWithChildren = ({ said }: Pick<Mention, 'said'>): boolean => said['works'] === 'yes';
/** A case with one of them, none yet where it is added. */
export interface OnMention {
  readonly case: Case;
  readonly mention: Mention | undefined;
  readonly id: MentionId;
}

/** How do you know? Five plain answers; partners do not grade. */
export const howKnown = choicesOf({
  saw: 'I saw or heard it myself',
  childTold: 'The child told me',
  otherTold: 'Someone else told me',
  record: 'It is in a record',
  peopleSay: 'People say so',
});
/** Of what the referral names: how it is known, the referral says. */
export const fromReferral = 'referral';

/** Which datum of a case says who reads it. */
export const datumOf = ({ kind }: Pick<Mention, 'kind'>): 'mention' | 'mentionOfPerson' =>
  kindRow(kind).ofPerson === true ? 'mentionOfPerson' : 'mention';

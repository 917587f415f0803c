// What the co-ordinator says of two that cases name: the same, not the same, or left in its case (docs/process.md P22.8).
import { isReferralLine } from '../../domain/case/mention/from-referral.ts';
import { isOwnName } from '../../domain/case/mention/own.ts';
import { toEntryRef, type EntryRef } from '../../domain/case/mention/entry.ts';
import { isSaidSame } from '../../domain/case/mention/steps.ts';
import { mentionRefOf, type Mention, type MentionId } from '../../domain/case/mention/mention.ts';
import type { PartCommand } from '../../domain/case/whole/case.ts';
import { given } from '../../domain/kernel/given.ts';
import type { EntityId } from '../../domain/kernel/ids.ts';
import { notAvailable, type Refusal } from '../../domain/matter/step.ts';
import type { Ports } from '../ports/ports.ts';
import { addToRecord, barToConfirm, joinRecord, sharedRecord, takeOutOfRecord, type Takes } from './records.ts';

export interface Saying {
  readonly say: 'same' | 'notSame' | 'leave';
  readonly mine: EntryRef;
  /** The one that it is compared with; absent where it is left in its case, or compared with a record. */
  readonly other?: EntryRef;
  readonly record?: EntityId;
  /** What of both is alike, as it was shown. */
  readonly on?: readonly string[];
  readonly why?: string;
}
/** `done`: something was written by this press; `unchanged`: it was said before. */
export type Said =
  | {
      readonly kind: 'done' | 'unchanged';
      readonly mine: Mention;
      readonly other?: Mention;
      /** The record that it is of now. */
      readonly entity?: EntityId;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * One press: what the referral alone names becomes an entry first; of two the other one is written first, so that a press
 * that was stopped between is ended by the same press, and leaves one fact on each. What is said to be the same is then of a
 * record (docs/process.md P23.5).
 */
export async function sayOfLink(
  ports: Pick<Ports, 'cases' | 'entities' | 'secretHash'>,
  takes: Takes,
  { say, mine: asked, other, record, on = [], why }: Saying,
): Promise<Said> {
  const take = takes.case;
  const own = await entryFor(ports, take, asked);
  if ('refusal' in own) return { kind: 'refused', ...own };
  const there = other === undefined ? undefined : await entryFor(ports, take, other);
  if (there !== undefined && 'refusal' in there) return { kind: 'refused', ...there };
  const made = own.made || there?.made === true;
  const mine = own.mention;
  if (say === 'leave') return inTurn(take, [[mine, { step: 'leaveInCase', input: {} }]], made);
  if (record !== undefined) {
    const joined = await (say === 'same' ? addToRecord : takeOutOfRecord)(ports, takes, {
      id: record,
      mention: mine,
      on,
      ...given({ why }),
    });
    return 'refusal' in joined
      ? { kind: 'refused', refusal: joined.refusal }
      : {
          kind: made || joined.done ? 'done' : 'unchanged',
          mine,
          ...(say === 'same' && given({ entity: joined.entity })),
        };
  }
  if (there === undefined) return { kind: 'refused', ...notAvailable };
  const { mention: two } = there;
  if (say === 'same') {
    const input = (one: Mention) => ({ other: mentionRefOf(one), on, ...given({ why }) });
    const barred = await barToConfirm(ports, mine, two);
    if (barred !== undefined) return { kind: 'refused', ...barred };
    const said = await inTurn(
      take,
      [
        [two, { step: 'confirmSame', input: input(mine) }],
        [mine, { step: 'confirmSame', input: input(two) }],
      ],
      made,
    );
    return said.kind === 'refused' ? said : joinedBy(ports, takes, said);
  }
  // One side is enough for a suggestion; what was confirmed is taken back on both, and so the other one first.
  const wasSame = isSaidSame(mine, mentionRefOf(two)) || isSaidSame(two, mentionRefOf(mine));
  const first: Half = [two, { step: 'notSame', input: { other: mentionRefOf(mine) } }];
  const last: Half = [mine, { step: 'notSame', input: { other: mentionRefOf(two) } }];
  const said = await inTurn(take, wasSame ? [first, last] : [last], made);
  const shared = said.kind === 'refused' ? undefined : await sharedRecord(ports, said.mine, said.other ?? two);
  if (said.kind === 'refused' || shared === undefined) return said;
  const out = await takeOutOfRecord(ports, takes, { id: shared, mention: said.mine, why: why ?? saidInLinks });
  return 'refusal' in out ? { kind: 'refused', refusal: out.refusal } : { ...said, kind: 'done' };
}

const saidInLinks = 'Said in Links not to be the same.';

/** Both say it: it is of a record then. */
async function joinedBy(
  ports: Parameters<typeof joinRecord>[0],
  takes: Takes,
  said: Exclude<Said, { readonly kind: 'refused' }>,
): Promise<Said> {
  if (said.other === undefined) return said;
  const joined = await joinRecord(ports, takes, said.mine, said.other);
  if ('refusal' in joined) return { kind: 'refused', refusal: joined.refusal };
  return { ...said, kind: joined.done ? 'done' : said.kind, ...given({ entity: joined.entity }) };
}

type Command = PartCommand<'mention'>;
type Half = readonly [
  Mention,
  { readonly [Step in 'confirmSame' | 'notSame' | 'leaveInCase']: Omit<Command & { readonly step: Step }, 'part'> }[
    | 'confirmSame'
    | 'notSame'
    | 'leaveInCase'],
];

/** The steps one after the other; the last is on what the press is about. */
async function inTurn(take: Takes['case'], halves: readonly Half[], made: boolean): Promise<Said> {
  let done = made;
  const after: Mention[] = [];
  for (const [mention, step] of halves) {
    const outcome = await take(mention.reference, { ...step, part: mention.id });
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal };
    done ||= outcome.kind === 'done';
    after.push(isMention(outcome.part) ? outcome.part : mention);
  }
  const [mine, other] = after.toReversed();
  return mine === undefined
    ? { kind: 'refused', ...notAvailable }
    : { kind: done ? 'done' : 'unchanged', mine, ...given({ other }) };
}

const isMention = (part: unknown): part is Mention =>
  typeof part === 'object' && part !== null && 'notSame' in part && 'marksWere' in part;

/** The entry that a reference names; of a line of the referral the one that was made of it, or is made now. */
async function entryFor(
  { cases }: Pick<Ports, 'cases'>,
  take: Takes['case'],
  text: EntryRef,
): Promise<{ readonly mention: Mention; readonly made: boolean } | { readonly refusal: Refusal }> {
  const ref = toEntryRef(text);
  if (ref === undefined) return notAvailable;
  const { reference, id } = ref;
  // Of the child of a case, and of where they live, nothing is said.
  if (isOwnName(id)) return notAvailable;
  if (!isReferralLine(id)) {
    const stored = await cases.part(reference, 'mention', id satisfies MentionId);
    return stored === undefined ? notAvailable : { mention: stored.value, made: false };
  }
  const made = await take(reference, { step: 'nameFromReferral', input: { line: id } });
  if (made.kind === 'done' && isMention(made.part)) return { mention: made.part, made: true };
  // Someone was first, or this press was stopped after it.
  const mention = (await cases.parts(reference, 'mention')).find(({ from }) => from === id);
  return mention === undefined
    ? made.kind === 'refused'
      ? { refusal: made.refusal }
      : notAvailable
    : { mention, made: false };
}

// The steps on a person, place or thing that a case names (docs/process.md 22).
import { beginHigh } from '../../kernel/begins.ts';
import type { Answers, Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { EntityId } from '../../kernel/ids.ts';
import { linkKinds, kindRow, type LinkKind } from '../../link/kinds.ts';
import { markedBy, type Marked } from '../../link/handling.ts';
import { begun, clock, made, type Allowed, type Declared, type Making } from '../../matter/making.ts';
import { refuse, type Beginning, type Decision, type Step } from '../../matter/step.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { ownPeople } from '../../people/agencies.ts';
import { ladoBy } from '../clock.ts';
import { marksOn, reasonText } from '../access/mark-right.ts';
import { ofPart } from '../making.ts';
import type { Instant } from '../../time/calendar.ts';
import { followedStages, stageNames } from '../state/stage-table.ts';
import type { Stage } from '../state/stages.ts';
import { fieldsToAdd, saidFields } from './fields.ts';
import { isReferralLine, nameOn } from './from-referral.ts';
import {
  toMentionRef,
  worksWithChildren,
  type Mention,
  type MentionRef,
  type MentionState,
  type OnMention,
} from './mention.ts';
import { mentionsRead } from './reads.ts';
import { kindAsSaid } from '../concern/under-18.ts';

const isTaken = refuse('notNow', 'This was taken back.', 'Add it again if it is right after all.');
const making: Making<OnMention> = {
  ...ofPart<OnMention>(({ mention }) => mention?.state),
  elsewhere: () => isTaken,
};
const mentionStep = <Input extends object, Data>(
  declared: Declared<Input, Data, OnMention, Mention, MentionState>,
): Step<Input, Data, OnMention, Mention> => made(making, { since: 6, ...declared });
const mentionBegun = <Input extends object, Data>(
  declared: Declared<Input, Data, OnMention, Mention, Stage>,
): Beginning<Input, Data, OnMention, Mention> =>
  begun(
    ofPart<OnMention>(() => undefined),
    { since: 6, ...declared },
  );

const carried = marksOn<OnMention, Mention, Mention>({
  reads: mentionsRead,
  marked: ({ mention }) => (mention === undefined ? [] : [mention]),
  agencyOf: ({ agency }) => agency,
  leadIs: 'lead of the author’s agency',
  marks: (on, _place, to, was) => ({ ...thereOf(on), ...to, marksWere: [...thereOf(on).marksWere, was] }),
});
const keeper: readonly Allowed<OnMention>[] = [{ role: 'keepLinks', own: carried.readsIt }];
const standing: readonly MentionState[] = ['new', 'confirmed', 'placed', 'alone'];

const thereOf = ({ mention }: OnMention): Mention => {
  if (mention === undefined) throw new Error('a change of what was never named');
  return mention;
};

interface Added extends Marked {
  readonly kind: LinkKind;
  readonly said: Answers;
  readonly agency: string;
  readonly notFamily?: true;
  readonly ladoBy?: Instant;
}
const agencyOf = ({ agency }: Person): string => agency ?? ownPeople;
/** What is kept of what was typed: the answers of these questions that are there. */
const answered = (fields: readonly Field[], input: Answers): Answers =>
  Object.fromEntries(fields.map(({ name }) => [name, input[name] ?? ''] as const).filter(([, value]) => value !== ''));
const unlooked = { state: 'new', same: [], notSame: [], marksWere: [] } as const;
/** What the co-ordinator says of one that the referral names makes an entry of it. */
interface FromReferral extends Omit<Added, 'notFamily' | 'ladoBy'> {
  readonly from: string;
  readonly by: PersonRef;
}

/** One step for each kind: form, verb, button and fact follow from its row (docs/process.md P22.1). */
const adds = (kind: LinkKind): Beginning<Answers, Added, OnMention, Mention> =>
  mentionBegun<Answers, Added>({
    title: kindRow(kind).add,
    fact: `${kindRow(kind).title.toLowerCase()} named`,
    may: [{ reads: 'mention', least: 'write' }],
    from: followedStages,
    elsewhere: 'A new worry is a new referral.',
    asks: ({ directory, now }) => fieldsToAdd(kind, directory, now),
    record: (_on, input, { actor, now, directory }) => {
      const as = kindAsSaid(kind, input, now);
      if ('refusal' in as) return as;
      const said = answered(saidFields(as.kind), input);
      return {
        data: {
          kind: as.kind,
          said,
          ...(worksWithChildren({ said }) && { ladoBy: ladoBy(now, directory.settings) }),
          ...markedBy(input),
          agency: agencyOf(actor),
          ...(input['family'] === 'yes' && { notFamily: true }),
        },
      };
    },
    evolve: ({ case: childCase, id }, data, meta) => ({
      id,
      reference: childCase.reference,
      ...data,
      by: refOf(meta.by),
      at: meta.at,
      ...unlooked,
    }),
  });

type AddName = `add${Capitalize<LinkKind>}`;
/** The step that adds one of this kind: `addPlace`. */
export function addNameOf(kind: LinkKind): AddName;
export function addNameOf(kind: string): string {
  return `add${beginHigh(kind)}`;
}
/** One for each kind of the table. */
function addStepsOf(): Readonly<Record<AddName, ReturnType<typeof adds>>>;
function addStepsOf(): Readonly<Record<string, ReturnType<typeof adds>>> {
  return Object.fromEntries(linkKinds.map((kind) => [addNameOf(kind), adds(kind)]));
}
const addSteps = addStepsOf();

/** The entry of one that the referral names, before the co-ordinator says what it is the same as (docs/process.md P22.9). */
const nameFromReferral = mentionBegun<{ readonly line: string }, FromReferral>({
  title: 'Compare',
  fact: 'person or place of the referral compared',
  may: [{ role: 'keepLinks', reads: 'mention' }],
  from: stageNames.filter((stage) => stage !== 'draft'),
  record: ({ case: childCase }, { line }) => {
    if (!isReferralLine(line)) return isTaken;
    if (childCase.namedFrom?.includes(line) === true) {
      return refuse('alreadyDecided', 'This was looked at already.', 'Open Links again to see where it stands.');
    }
    const named = nameOn(childCase, line);
    return named === undefined
      ? isTaken
      : {
          data: {
            from: line,
            kind: named.kind,
            said: named.said,
            by: named.by,
            agency: ownPeople,
            mark: 'case',
            agencies: [],
          },
        };
  },
  // Of the day of the referral, as its author said it then: that it was compared since is for the co-ordinator alone.
  evolve: ({ case: childCase, id }, data) => ({
    id,
    reference: childCase.reference,
    ...data,
    at: childCase.startedAt,
    ...unlooked,
  }),
});

/** Said by a slip: the history keeps that there was one (docs/process.md P22.2). */
const takeBackMention = mentionStep<{ readonly reason: string }, { readonly reason: string }>({
  title: 'Take back',
  fact: 'person or place taken back',
  may: [{ own: carried.author }, { role: 'keepLinks', own: carried.seesIt }],
  from: standing,
  elsewhere: () => ({ unchanged: true }),
  asks: () => [reasonText],
  record: (_on, { reason }) => ({ data: { reason } }),
  evolve: (on, { reason }, meta) => ({
    ...thereOf(on),
    state: 'taken',
    taken: { by: refOf(meta.by), at: meta.at, reason },
  }),
});

/** The mark before stays in the history, with who could have read it meanwhile (docs/process.md P22.6). */
const putMarkRight = carried.putsRight<MentionState>(making, {
  title: 'Put mark right',
  fact: 'who may read a person or place put right',
  from: standing,
});

export interface OfOther {
  /** The other one: `MSET-4F7K-24/P1`. */
  readonly other: string;
}
interface Confirming extends OfOther {
  /** What is alike, as it was shown. */
  readonly on: readonly string[];
  readonly why?: string;
}
/** The other one, where it may be: of another case. */
function otherOf(on: OnMention, { other }: OfOther): MentionRef | undefined {
  const ref = toMentionRef(other);
  return ref === undefined || ref.reference === on.case.reference ? undefined : ref.ref;
}
const noOther = refuse('notNow', 'There is nothing to compare this with.', 'Open Links again to see what there is.');
const decidedOn = <Data>(
  on: OnMention,
  input: OfOther,
  data: (other: MentionRef) => Decision<Data>,
): Decision<Data> => {
  const other = otherOf(on, input);
  return other === undefined ? noOther : data(other);
};

/**
 * Two are of the same: said on both, first on the other one, so that the same press ends what was stopped between
 * (docs/process.md P22.8). Of people with a reason.
 */
const confirmSame = mentionStep<Confirming, Omit<Confirming, 'other'> & { readonly other: MentionRef }>({
  title: 'The same: confirm',
  fact: 'said to be the same',
  may: keeper,
  from: standing,
  asks: ({ before }) =>
    before?.mention !== undefined && kindRow(before.mention.kind).ofPerson === true
      ? [{ name: 'why', title: 'Why they are the same', kind: 'text', need: 'always' }]
      : [],
  record: (on, input) =>
    decidedOn(on, input, (other) =>
      isSaidSame(thereOf(on), other)
        ? { unchanged: true }
        : { data: { other, on: input.on, ...given({ why: input.why === '' ? undefined : input.why }) } },
    ),
  evolve: (on, { other, on: alike, why }, meta) => {
    const before = thereOf(on);
    const same = { other, on: alike, ...given({ why }), by: refOf(meta.by), at: meta.at };
    return {
      ...before,
      state: before.state === 'placed' ? 'placed' : 'confirmed',
      same: [...before.same, same],
      notSame: before.notSame.filter((one) => one !== other),
    };
  },
});
/** Whether this one says that it is the same as that one. */
export const isSaidSame = ({ same }: Pick<Mention, 'same'>, other: MentionRef): boolean =>
  same.some((one) => one.other === other);

/** Remembered, and suggested from neither side any more; what was confirmed holds no longer (docs/process.md P22.8). */
const notSame = mentionStep<OfOther, { readonly other: MentionRef }>({
  title: 'Not the same',
  fact: 'said not to be the same',
  may: keeper,
  from: standing,
  record: (on, input) =>
    decidedOn(on, input, (other) => (thereOf(on).notSame.includes(other) ? { unchanged: true } : { data: { other } })),
  evolve: (on, { other }) => {
    const before = thereOf(on);
    const same = before.same.filter((one) => one.other !== other);
    const state = before.state === 'confirmed' && same.length === 0 ? 'alone' : before.state;
    return { ...before, state, same, notSame: [...before.notSame, other] };
  },
});

/** It is of this case only, as far as is known: another that is named later is suggested all the same. */
const leaveInCase = mentionStep<object, object>({
  title: 'Leave it in its case',
  fact: 'left in its case',
  may: keeper,
  from: ['new'],
  elsewhere: ({ mention }) => (mention?.state === 'taken' ? isTaken : { unchanged: true }),
  record: () => ({ data: {} }),
  evolve: (on) => ({ ...thereOf(on), state: 'alone' }),
});

interface Placing {
  readonly entity: EntityId;
}
/** The second of the two acts of Confirm: the record says first that this is of it (docs/process.md P23.5). */
const placeInRecord = mentionStep<Placing, Placing>({
  title: 'The same: confirm',
  fact: 'placed in a record',
  may: keeper,
  from: standing,
  record: (on, { entity }) => {
    const before = thereOf(on);
    if (before.entity === entity) return { unchanged: true };
    return before.entity === undefined
      ? { data: { entity } }
      : refuse('placedElsewhere', 'This is of another record.', 'Open that one, and press Merge into.');
  },
  evolve: (on, { entity }) => {
    const { notOf = [], ...before } = thereOf(on);
    const left = notOf.filter((one) => one !== entity);
    return { ...before, state: 'placed', entity, ...(left.length > 0 && { notOf: left }) };
  },
});

interface NotOf {
  /** The record, and those that were merged into it. */
  readonly entities: readonly EntityId[];
  /** What else is of the record, which this is not the same as. */
  readonly others: readonly MentionRef[];
}
/** It is not of that record, and not suggested for it again; what was placed there is of its case alone (docs/process.md P23.6). */
const notOfRecord = mentionStep<NotOf, NotOf>({
  title: 'Not the same',
  fact: 'said not to be of a record',
  may: keeper,
  from: standing,
  record: (on, input) => {
    const { notOf = [], entity } = thereOf(on);
    const isSaid = input.entities.every((one) => notOf.includes(one) && entity !== one);
    return isSaid ? { unchanged: true } : { data: input };
  },
  evolve: (on, { entities, others }) => {
    const { entity: placed, ...before } = thereOf(on);
    const isIn = placed !== undefined && entities.includes(placed);
    const same = before.same.filter(({ other }) => !others.includes(other));
    return {
      ...before,
      same,
      notSame: [...new Set([...before.notSame, ...others])],
      notOf: [...new Set([...(before.notOf ?? []), ...entities])],
      ...(isIn ? { state: withoutRecord({ same }) } : given({ entity: placed })),
    };
  },
});

/** The record that it was of is destroyed: it is of its case alone, as it was typed (docs/process.md P31.9). */
const leaveRecord = mentionStep<object, object>({
  title: 'Leave a record',
  fact: 'of a record no more, which was destroyed',
  since: 8,
  may: [{ own: clock }],
  from: [...standing, 'taken'],
  record: (on) => (thereOf(on).entity === undefined ? { unchanged: true } : { data: {} }),
  evolve: (on) => {
    const { entity: _gone, ...before } = thereOf(on);
    return { ...before, state: before.state === 'placed' ? withoutRecord(before) : before.state };
  },
});
const withoutRecord = ({ same }: Pick<Mention, 'same'>): MentionState => (same.length === 0 ? 'alone' : 'confirmed');

/** What the co-ordinator says of two, of which no author is told (docs/process.md P22.8). */
export const keeperSteps = {
  nameFromReferral,
  confirmSame,
  notSame,
  leaveInCase,
  placeInRecord,
  notOfRecord,
  leaveRecord,
} as const;

export const mentionSteps = {
  ...addSteps,
  takeBackMention,
  putMarkRight,
  ...keeperSteps,
} as const;

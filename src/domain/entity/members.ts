// Which entries of cases a record is of, and of which records it is made (docs/process.md P23.5, P23.6). Merging moves entries,
// never words: what was reported and what was made of the other record stays there and is read with this one.
import { toMentionRef, type MentionRef } from '../case/mention/mention.ts';
import { shutOutFrom, withShutOut, type ShutOut } from '../case/state/kept-out.ts';
import type { KeptOut } from '../case/state/stage-parts.ts';
import { given } from '../kernel/given.ts';
import type { EntityId, ObjectId } from '../kernel/ids.ts';
import { clock } from '../matter/making.ts';
import { refuse, type FactMeta } from '../matter/step.ts';
import { refOf } from '../people/actor.ts';
import {
  barByActions,
  isMember,
  isOpenRecord,
  mostMembers,
  stateWords,
  type Entity,
  type NewMember,
} from './entity.ts';
import { reasonField } from './fields.ts';
import { entityRow, fitsInto } from './kinds.ts';
import { entityStep, keeps } from './making.ts';

const withMembers = (entity: Entity, members: readonly NewMember[], meta: FactMeta): Entity => ({
  ...entity,
  ...(members.some(({ works }) => works === true) && { works: true }),
  members: [...entity.members, ...members.map((one) => ({ ...one, by: refOf(meta.by), at: meta.at }))],
});
const full = refuse(
  'full',
  `A record has room for ${mostMembers} entries.`,
  'Leave the entry in its case; the record is found all the same.',
);

/** More entries are of it: the judgement is recorded here with its reason, first of the two acts of Confirm. */
const addMembers = entityStep<{ readonly members: readonly NewMember[] }, { readonly members: readonly NewMember[] }>({
  title: 'The same: confirm',
  fact: 'said to be the same',
  may: keeps,
  from: ['open'],
  elsewhere: 'Open the record that it was merged into, or another one.',
  record: (entity, { members }) => {
    const fresh = members.filter(({ mention }) => !isMember(entity, mention));
    if (fresh.length === 0) return { unchanged: true };
    if (fresh.some(({ kind }) => !fitsInto(kind, entity.kind))) {
      return refuse(
        'otherKind',
        'These are not of one kind.',
        'Leave the entry in its case, or choose another record.',
      );
    }
    return entity.members.length + fresh.length > mostMembers ? full : { data: { members: fresh } };
  },
  evolve: (entity, { members }, meta) => withMembers(entity, members, meta),
});

/** The words of an entry go back to its case with it, or are gone; a record that was called by them is called by its kind. */
const withoutMembers = ({ namedBy, ...entity }: Entity, gone: readonly MentionRef[]): Omit<Entity, 'namedBy'> => ({
  ...entity,
  ...(namedBy !== undefined && gone.includes(namedBy) ? { name: entityRow(entity.kind).title } : given({ namedBy })),
  members: entity.members.filter(({ mention }) => !gone.includes(mention)),
});

interface NotMember {
  readonly mention: MentionRef;
  readonly why: string;
}
/** The entry goes back to its case, as it was typed, and is found by its own keys again (docs/process.md P23.6). */
const removeMember = entityStep<{ readonly mention: string; readonly why: string }, NotMember>({
  title: 'Not the same after all',
  fact: 'said not to be the same after all',
  may: keeps,
  from: ['open', 'closed'],
  asks: () => [reasonField('Why it is not the same')],
  record: (entity, { mention, why }) => {
    const ref = toMentionRef(mention)?.ref;
    return ref !== undefined && isMember(entity, ref) ? { data: { mention: ref, why } } : { unchanged: true };
  },
  evolve: (entity, { mention }) => withoutMembers(entity, [mention]),
});

interface Lost {
  readonly lost: readonly MentionRef[];
}
/** The clock's, once the case of these entries was destroyed: nothing of it is found by the record any more (docs/process.md P31.8). */
const loseEntries = entityStep<Lost, Lost>({
  title: 'Lose entries',
  fact: 'lost the entries of a case that is destroyed',
  since: 8,
  may: [{ own: clock }],
  from: ['reported', 'open', 'declined', 'closed', 'merged'],
  elsewhere: () => ({ unchanged: true }),
  record: (entity, { lost }) => {
    // One that was merged into another has no entries, and may still be called by one.
    const there = lost.filter((mention) => isMember(entity, mention) || entity.namedBy === mention);
    return there.length === 0 ? { unchanged: true } : { data: { lost: there } };
  },
  evolve: (entity, { lost }) => withoutMembers(entity, lost),
});

interface TakenOver {
  /** The other record, and those that were merged into that one before. */
  readonly from: readonly EntityId[];
  readonly members: readonly NewMember[];
  readonly excluded: readonly ObjectId[];
  readonly keptOut?: readonly KeptOut[];
  /** It was of someone who works with children, by what it said itself, too. */
  readonly works?: true;
}
export interface TakeOver extends TakenOver {
  readonly isRestricted: boolean;
  readonly why: string;
}
/** The first act of Merge into, on the record that stays: read by the server of the other one, never sent. */
const takeOver = entityStep<TakeOver, TakenOver & { readonly why: string }>({
  title: 'Merge into',
  fact: 'another record merged into it',
  may: keeps,
  from: ['open'],
  elsewhere: 'Choose a record that is open.',
  record: (entity, { from, members, excluded, keptOut, works, isRestricted, why }) => {
    if (from.includes(entity.id)) return refuse('itself', 'This is the same record.', 'Choose another one.');
    if (isRestricted && entity.restricted === undefined) {
      return refuse('restricted', 'The other record is restricted.', 'Restrict this one first, then merge.');
    }
    const fresh = members.filter(({ mention }) => !isMember(entity, mention));
    // What was confirmed since the first time comes along.
    if (fresh.length === 0 && from.every((one) => entity.from?.includes(one) === true)) return { unchanged: true };
    if (fresh.some(({ kind }) => !fitsInto(kind, entity.kind))) {
      return refuse('otherKind', 'These are not of one kind.', 'Choose a record of the same kind.');
    }
    if (entity.members.length + fresh.length > mostMembers) return full;
    const along = shutOutFrom(entity, { excluded, ...given({ keptOut }) }, from[0]);
    return {
      data: { from, members: fresh, excluded: along.excluded ?? [], ...given({ keptOut: along.keptOut, works }), why },
    };
  },
  evolve: (entity, { from, members, excluded, keptOut, works }, meta) => ({
    ...withShutOut(withMembers(entity, members, meta), { excluded, ...given({ keptOut }) }),
    ...given({ works }),
    from: [...new Set([...(entity.from ?? []), ...from])],
  }),
});

const endsElsewhere = 'Open the record that it was merged into.';
/** Asked before the first act: a record that is over is no part of another. */
export function barToMerge(entity: Pick<Entity, 'state' | 'parts' | 'agenda'>): ReturnType<typeof refuse> | undefined {
  if (!isOpenRecord(entity)) return refuse('notNow', `This record is: ${stateWords[entity.state]}.`, endsElsewhere);
  return entity.agenda === undefined
    ? barByActions(entity, 'Have them verified or cancelled first, or merge the other record into this one.')
    : refuse(
        'onAgenda',
        'This record is on the agenda of the next panel.',
        'Press Take off the agenda first, or merge the other record into this one.',
      );
}

/** Each was merged into the other at the same moment, and neither is over: one of the two stays, and its id says which. */
export const staysOf = ({ id, from = [] }: Pick<Entity, 'id' | 'from'>, other: EntityId): boolean =>
  from.includes(other) && id < other;

interface MergedInto {
  readonly into: EntityId;
  readonly why: string;
  /** Who may not read the record that stays: they read nothing of the other one either. */
  readonly shut?: ShutOut;
}
export interface MergeInto extends Pick<MergedInto, 'into' | 'why'> {
  /** The record that stays, as to who is kept out of it: read by the server, never sent. */
  readonly stays?: Pick<Entity, 'excluded' | 'keptOut'>;
  /** How many facts it had when its entries were taken over: what was confirmed since would be lost. */
  readonly facts?: number;
}
const meanwhile = refuse(
  'changedMeanwhile',
  'Someone else was working on one of these records at the same moment.',
  'Open it again, and press Merge into again.',
);
/** The last act of it, on the record that goes. */
const mergeInto = entityStep<MergeInto, MergedInto>({
  title: 'Merge into',
  fact: 'merged into another record',
  may: keeps,
  from: ['open', 'reported'],
  elsewhere: endsElsewhere,
  asks: () => [reasonField('Why they are the same')],
  needs: () => [],
  record: (entity, { into, why, facts = entity.facts, stays }) => {
    const bar = barToMerge(entity);
    if (bar !== undefined) return bar;
    if (staysOf(entity, into) || facts !== entity.facts) return meanwhile;
    const shut = stays === undefined ? {} : shutOutFrom(entity, stays, into);
    return { data: { into, why, ...(Object.keys(shut).length > 0 && { shut }) } };
  },
  evolve: (entity, { into, why, shut = {} }, meta) => ({
    ...withShutOut(entity, shut),
    state: 'merged',
    into,
    members: [],
    ended: { by: refOf(meta.by), at: meta.at, ...given({ why }) },
    ladder: { set: meta.number, rungs: [] },
  }),
});

export const memberSteps = {
  loseEntries,
  addMembers,
  removeMember,
  takeOver,
  mergeInto,
} as const;

// Legal hold: nothing of a case, or of a record of a person or place, is destroyed as long as it is held (docs/process.md P31.4).
import { choicesOf, type Field } from '../kernel/fields.ts';
import { readReference, toEntityId, type ObjectId } from '../kernel/ids.ts';
import type { HostId } from '../case/action/action.ts';
import { matterBegun } from '../matter/making.ts';
import { refuse } from '../matter/step.ts';
import { localDate, opensOn, type Instant } from '../time/calendar.ts';
import { parseTypedDate, turns } from '../time/dates.ts';
import type { Due } from '../time/clocks.ts';
import type { Hold, RegisterId } from './entry.ts';
import {
  closedIn,
  entryStep,
  entryStamp,
  keeper,
  officerOfRegister,
  saidBy,
  sinceDisposal,
  type RegisterContext,
} from './making.ts';
import { recordFields } from './fields.ts';

export const holdGrounds = {
  inquiry: 'An inquiry',
  claim: 'A claim, or a court',
  review: 'A review of practice',
  access: 'A request for access',
  police: 'The police',
} as const;

export const holdFields: readonly Field[] = [
  ...recordFields,
  { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(holdGrounds) },
  {
    name: 'until',
    title: 'Until',
    kind: 'date',
    need: 'optional',
    help: 'We ask you then, and it holds until you lift it. Empty: in a year.',
  },
  { name: 'why', title: 'Whose letter, and of when?', kind: 'long', need: 'always', most: 1000 },
];
export const liftFields: readonly Field[] = [
  { name: 'why', title: 'Why is it over?', kind: 'long', need: 'always', most: 1000 },
];

export interface HoldInput {
  readonly id: RegisterId;
  readonly reference: string;
  readonly ground: string;
  readonly until?: string;
  readonly why: string;
}
interface Placed extends Pick<Hold, 'id' | 'about' | 'ground' | 'why' | 'excluded'> {
  readonly due: Due;
  readonly ask: Instant;
}

export const noSuchRecord = refuse(
  'noCase',
  'No case and no record has this reference.',
  'Check each letter, and ask the person who gave it to you.',
);
interface Typed {
  readonly id: HostId;
  readonly excluded: readonly ObjectId[];
}
/** A record of a person or place, as people type or say its number. */
export const entityTyped = (typed: string): ReturnType<typeof toEntityId> => toEntityId(typed.trim().toUpperCase());
/** The case, or the record of a person or place, of a typed reference, of which the person may know. */
export function recordTyped(typed: string, context: RegisterContext): Typed | undefined {
  const { about, entity, actor } = context;
  const named = readReference(typed);
  const id =
    'reference' in named && about?.reference === named.reference
      ? named.reference
      : entity !== undefined && entity.id === entityTyped(typed)
        ? entity.id
        : undefined;
  const excluded = closedIn(context);
  return id === undefined || excluded.includes(actor.objectId) ? undefined : { id, excluded };
}

export const placeHold = matterBegun<HoldInput, Placed, Hold>({
  title: 'Hold a record',
  fact: 'legal hold placed',
  since: sinceDisposal,
  there: () => refuse('alreadyDecided', 'You have placed this hold already.', 'Press Register to see it.'),
  may: [{ own: officerOfRegister }],
  asks: () => holdFields,
  record: (_nothing, { id, reference, ground, until = '', why }, context: RegisterContext) => {
    const { now, directory } = context;
    const named = recordTyped(reference, context);
    if (named === undefined) return noSuchRecord;
    const today = localDate(now);
    const read = until === '' ? { date: turns(today, 1) } : parseTypedDate(until);
    if (!('date' in read)) return refuse('badDate', `Until: ${read.problem}`, 'Correct it, and press again.');
    if (read.date <= today)
      return refuse('badDate', 'Until: this day is over.', 'Give a day to come, or leave it empty.');
    const ask = opensOn(read.date, directory.settings.officeHours);
    return {
      data: {
        id,
        about: named.id,
        ground,
        why,
        excluded: named.excluded,
        due: { at: ask, rule: 'hold', ruleVersion: 1 },
        ask,
      },
    };
  },
  evolve: (_nothing, { ask, ...data }, meta) => ({
    ...data,
    type: 'hold',
    ...saidBy(meta),
    state: 'holding',
    ladder: { set: meta.number, rungs: [{ rung: 'again', at: ask }] },
    ...entryStamp(meta),
  }),
});

export const liftHold = entryStep<Hold, { readonly why: string }, { readonly why: string }>({
  title: 'Lift the hold',
  fact: 'legal hold lifted',
  since: sinceDisposal,
  may: [{ own: keeper }],
  from: ['holding'],
  elsewhere: () => refuse('alreadyDecided', 'This hold is lifted.', 'Press Open to read why.'),
  asks: () => liftFields,
  record: (_hold, { why }) => ({ data: { why } }),
  evolve: (hold, { why }, meta) => ({
    ...hold,
    state: 'lifted',
    lifted: { ...saidBy(meta), why },
    ladder: { ...hold.ladder, rungs: [] },
  }),
});

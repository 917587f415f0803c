// What the steps on the council have in common: who takes them, what would break, and what a second person has to agree to.
import { given } from '../kernel/given.ts';
import { made, type Declared, type Making, type Own } from '../matter/making.ts';
import { notAvailable, refuse, type Context, type Decision, type FactMeta, type Step } from '../matter/step.ts';
import { newBreaks } from '../people/breaks.ts';
import { personIn } from '../people/directory.ts';
import { addDays, momentOn, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import { hoursAfter } from '../time/clocks.ts';
import {
  applied,
  directoryOf,
  isEmpty,
  mayAgreeTo,
  relationToCouncil,
  waitingIn,
  withoutPast,
  withoutSame,
  type CouncilChanges,
  type Council,
  type CouncilRelation,
  type CouncilProposal,
} from './council.ts';
import { basisOf, needsTwo } from './two.ts';

/** What of what is stored knows the council. */
export const councilSince = 7;

/** Why, and whether what would break is wanted all the same. */
export interface ChangeAsked {
  readonly reason?: string;
  readonly anyway?: string;
}
/** What a fact says: what it changes, or would change where a second person agrees. */
export interface Made {
  readonly changes: CouncilChanges;
  readonly reason?: string;
  /** What it breaks, and was done all the same: in words. */
  readonly breaks?: readonly string[];
  /** It waits for a second person. */
  readonly proposed?: Pick<CouncilProposal, 'until' | 'basis'>;
}

const councilMaking: Making<Council> = {
  at: () => 'council',
  owes: () => false,
  reads: () => () => false,
  elsewhere: () => notAvailable,
};
/** How someone stands to it by what it says itself: the directory of the press may be that of the moment before. */
export function standsAs(council: Council, { actor, now }: Pick<Context, 'actor' | 'now'>): CouncilRelation {
  const here = personIn(council, actor.objectId);
  return here === undefined ? 'none' : relationToCouncil(council, here, council, now);
}
export const administrator: Own<Council> = {
  name: 'administrator',
  is: (council, context) => standsAs(council, context) === 'administrator',
};

/** A step on the council; when it was changed is stamped here, and leave that is over goes. */
export const councilStep = <Input extends object, Data>(
  declared: Omit<Declared<Input, Data, Council, Council, 'council'>, 'from' | 'since'>,
): Step<Input, Data, Council, Council> =>
  made<Input, Data, Council, Council, 'council'>(councilMaking, {
    since: councilSince,
    from: ['council'],
    ...declared,
    evolve: (council, data, meta) => stamped(declared.evolve(council, data, meta), meta),
  });
export const stamped = (council: Council, meta: FactMeta): Council => ({
  ...withoutPast(council, meta.at),
  facts: meta.number,
  changedAt: meta.at,
});

/** So long a proposal waits for a second person (docs/process.md P28.5). */
const lapseDays = 14;
const mostProposals = 20;

/** What is recorded of a change: it is refused for what it would break, and waits where two people must do it. */
export function decidedOn(
  council: Council,
  wanted: CouncilChanges,
  { reason = '', anyway }: ChangeAsked,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
): Decision<Made> {
  const changes = withoutSame(council, wanted);
  if (isEmpty(changes)) return { unchanged: true };
  const breaks = breaksBy(council, changes);
  if (breaks.length > 0 && anyway !== 'yes') return wouldBreak(breaks);
  const data = {
    changes,
    ...given({ reason: reason === '' ? undefined : reason, breaks: breaks.length === 0 ? undefined : breaks }),
  };
  const why = needsTwo(council, changes, actor.objectId);
  if (why.length === 0) return { data };
  if (mayAgreeTo(actor.objectId, council).length === 0)
    return refuse(
      'noSecond',
      `Two people must change ${why.join(' and ')}, and there is no second one who may agree.`,
      'The people who run MSET name another administrator, a service manager or a data protection officer in the directory file first.',
    );
  if (waitingIn(council, now).length >= mostProposals)
    return refuse(
      'tooMany',
      `${mostProposals} changes are waiting for a second person already.`,
      'Have those decided first.',
    );
  return { data: { ...data, proposed: { until: hoursAfter(now, lapseDays * 24), basis: basisOf(council, changes) } } };
}

/** What a change would break that is not broken yet, in words. */
export const breaksBy = (council: Council, changes: CouncilChanges): readonly string[] =>
  newBreaks(directoryOf(council), directoryOf(applied(council, changes))).map(({ text }) => text);
export const wouldBreak = (breaks: readonly string[]): ReturnType<typeof refuse> =>
  refuse('breaks', breaks.join(' '), 'Put that right first, or tick “Do it all the same”.');

/** What such a fact makes. */
export function afterMade(council: Council, { changes, reason = '', breaks, proposed }: Made, meta: FactMeta): Council {
  if (proposed === undefined) return withSetBy(applied(council, changes), changes, meta);
  const { number, by, at } = meta;
  const proposal: CouncilProposal = {
    id: `P${number}`,
    changes,
    reason,
    by: { objectId: by.objectId, name: by.name },
    at,
    ...proposed,
    ...given({ breaks }),
  };
  return { ...council, proposals: [...council.proposals, proposal] };
}
/** Who set each setting that is not as the program has it. */
export function withSetBy(council: Council, { settings = {} }: CouncilChanges, { by, at }: FactMeta): Council {
  const own = Object.entries(settings).map(([name, value]) => [
    name,
    value === null ? undefined : { by: { objectId: by.objectId, name: by.name }, at },
  ]);
  const setBy = given({ ...council.setBy, ...Object.fromEntries(own) });
  return own.length === 0 ? council : { ...council, setBy };
}

/** What changes something: who may, and what is recorded, are the same for all of them. */
export const change = <Input extends ChangeAsked>(
  declared: Pick<Declared<Input, Made, Council, Council, 'council'>, 'title' | 'fact' | 'asks' | 'needs'> & {
    /** What it changes; or why what was typed cannot be. */
    readonly changes: (council: Council, input: Input, context: Context) => CouncilChanges | ReturnType<typeof refuse>;
    readonly self?: Own<Council>;
  },
): Step<Input, Made, Council, Council> => {
  const { changes: changesOf, self, ...rest } = declared;
  return councilStep<Input, Made>({
    ...rest,
    may: [{ own: administrator }, ...(self === undefined ? [] : [{ own: self }])],
    record: (council, input, context) => {
      const changes = changesOf(council, input, context);
      return 'refusal' in changes ? changes : decidedOn(council, changes, input, context);
    },
    evolve: afterMade,
  });
};

/** The first moment after that day, in London. */
export const dayAfter = (day: IsoDate): Instant => momentOn(addDays(day, 1), '00:00');

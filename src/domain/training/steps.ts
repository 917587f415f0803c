// What people do with a training: offer, change, cancel, sign up, give up a place, record who came (docs/process.md P18.4).
import { refOf, roles, type PersonRef, type Role } from '../people/actor.ts';
import {
  nextWorkingDay,
  localDate,
  momentOn,
  opensOn,
  sayWhen,
  shiftWorkingDays,
  type Instant,
} from '../time/calendar.ts';
import { fallenDue, type RungAt } from '../time/clocks.ts';
import { parseTypedDate } from '../time/dates.ts';
import { referenceIn, type ObjectId, type TrainingId } from '../kernel/ids.ts';
import { tellingIn } from '../people/telling.ts';
import { refuse, type Context, type FactMeta, type Refusal, type Step } from '../matter/step.ts';
import { cameFields, cancelTrainingFields, offerFields } from './fields.ts';
import {
  freePlaces,
  hasBegun,
  hasPlace,
  isAhead,
  isWaiting,
  mostWaiting,
  movedUp,
  type Training,
  type TrainingRung,
} from './training.ts';
import { clock, made, matterBegun, type Own, type Declared, type Making } from '../matter/making.ts';

/** As it was typed. */
export interface OfferInput {
  readonly title: string;
  readonly date: string;
  readonly time: string;
  readonly place: string;
  readonly places: string;
  readonly meantFor: string;
}
interface Offer extends Pick<Training, 'title' | 'startsAt' | 'place' | 'places' | 'meantFor'> {
  readonly rungs: readonly RungAt<TrainingRung>[];
}
export interface Offered extends Offer {
  readonly id: TrainingId;
}
export interface Changed extends Offer {
  readonly movedUp: readonly PersonRef[];
}

const stamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });

/** The working day before at the opening of the office; on the working day after it someone is asked who came. */
function rungsOf(startsAt: Instant, { now, directory: { settings } }: Context): readonly RungAt<TrainingRung>[] {
  const at = (date: string): Instant => opensOn(date, settings.officeHours);
  const date = localDate(startsAt);
  const all = [
    { rung: 'eve', at: at(shiftWorkingDays(date, -1, settings.officeHours)) },
    { rung: 'record', at: at(nextWorkingDay(date, settings.officeHours)) },
  ] as const;
  return all.filter((one) => one.at > now);
}

/** What was typed, read; or why it cannot be offered so. */
function readOffer(input: OfferInput, context: Context): { readonly data: Offer } | { readonly refusal: Refusal } {
  const typed = parseTypedDate(input.date);
  const startsAt = 'date' in typed ? momentOn(typed.date, input.time) : '';
  if (startsAt <= context.now) return refuse('badDate', 'That time is over.', 'Give a later date or time.');
  const { title, place } = input;
  // The number to join by, or to ring, belongs into the place; a link holds whatever it holds.
  const telling =
    tellsOfCase(title, context) ?? tellsOfCase(referenceIn(place.replaceAll(/https?:\S+/gi, '')) ?? '', context);
  if (telling !== undefined) return { refusal: telling.refusal };
  const picked = input.meantFor.split(',');
  const meantFor: readonly Role[] = roles.filter((role) => picked.includes(role));
  return {
    data: { title, startsAt, place, places: Number(input.places), meantFor, rungs: rungsOf(startsAt, context) },
  };
}

/** Everyone reads it (docs/process.md P13.6). */
function tellsOfCase(text: string, { directory }: Context): ReturnType<typeof refuse> | undefined {
  const telling = tellingIn(text, directory.settings);
  return (
    telling &&
    refuse(
      'identifies',
      `“${telling.found}” looks like ${telling.looksLike}.`,
      'Everyone reads it: delete it, and press again.',
    )
  );
}

const keeps = [{ role: 'keepTraining' }] as const;
/** Anyone of the directory, partners too. */
const anyone: Own<unknown> = { name: 'anyone of the directory', is: () => true };

type Unstamped = Omit<Training, 'facts' | 'changedAt'>;
const making: Making<Training> = {
  at: ({ state }) => state,
  owes: () => false,
  reads: () => () => false,
  elsewhere: () => over,
};
const trainingStep = <Input extends object, Data>(
  declared: Declared<Input, Data, Training, Unstamped, Training['state']>,
): Step<Input, Data, Training, Training> =>
  made(making, {
    ...declared,
    evolve: (training, data, meta) => ({ ...declared.evolve(training, data, meta), ...stamp(meta) }),
  });

const over = refuse('notNow', 'This training is over or cancelled.', 'Press Training to see what is to come.');

export const offerTraining = matterBegun<OfferInput & { readonly id: TrainingId }, Offered, Training>({
  title: 'Offer training',
  fact: 'training offered',
  there: () => refuse('alreadyDecided', 'You have offered this training already.', 'Press Training to see it.'),
  may: keeps,
  asks: () => offerFields,
  record: (_nothing, { id, ...input }, context) => {
    const read = readOffer(input, context);
    return 'refusal' in read ? read : { data: { ...read.data, id } };
  },
  evolve: (_nothing, { rungs, ...offer }, meta) => ({
    ...offer,
    state: 'offered',
    taken: [],
    waiting: [],
    came: [],
    ladder: { set: meta.number, rungs },
    ...stamp(meta),
  }),
});

/** Whether those who signed up have to know. */
export const isMoved = (
  one: Pick<Training, 'startsAt' | 'place'>,
  other: Pick<Training, 'startsAt' | 'place'>,
): boolean => one.startsAt !== other.startsAt || one.place !== other.place;

/** No one signs up for what has begun. */
const ahead = {
  from: ['offered'],
  bar: (training: Training, { now }: Context) => (isAhead(training, now) ? undefined : over),
} as const;

export const changeTraining = trainingStep<OfferInput, Changed>({
  title: 'Change',
  fact: 'training changed',
  may: keeps,
  ...ahead,
  asks: () => offerFields,
  record: (training, input, context) => {
    const read = readOffer(input, context);
    if ('refusal' in read) return read;
    const { places } = read.data;
    const { length } = training.taken;
    if (places < length) {
      return refuse('tooFew', `${length} people have a place already.`, `Give ${length} places or more.`);
    }
    return { data: { ...read.data, movedUp: movedUp(training, places - length, context.directory) } };
  },
  evolve: (training, { rungs, movedUp: up, ...offer }, meta) => ({
    ...withPlaces(training, up),
    ...offer,
    ladder: { set: meta.number, rungs },
  }),
});

/** With these people from the waiting list in places. */
const withPlaces = (training: Training, up: readonly PersonRef[]): Training => ({
  ...training,
  taken: [...training.taken, ...up],
  waiting: without(training.waiting, ...up.map(({ objectId }) => objectId)),
});
const without = (people: readonly PersonRef[], ...gone: readonly ObjectId[]): readonly PersonRef[] =>
  people.filter(({ objectId }) => !gone.includes(objectId));

/** Of two who take the last place at once one gets it, the other waits. */
export const signUp = trainingStep<object, { readonly gets: 'place' | 'line' }>({
  title: 'Sign up',
  fact: 'signed up for training',
  may: [{ own: anyone }],
  ...ahead,
  record: (training, _input, { actor: { objectId } }) => {
    if (hasPlace(training, objectId) || isWaiting(training, objectId)) return { unchanged: true };
    if (freePlaces(training) > 0) return { data: { gets: 'place' } };
    if (training.waiting.length >= mostWaiting) {
      return refuse('full', 'The waiting list is full too.', 'Ask the co-ordinator for another date.');
    }
    return { data: { gets: 'line' } };
  },
  evolve: (training, { gets }, meta) => {
    const person = refOf(meta.by);
    return gets === 'place'
      ? { ...training, taken: [...training.taken, person] }
      : { ...training, waiting: [...training.waiting, person] };
  },
});

/** The person who waits longest gets the place, without anyone doing anything. */
export const giveUpPlace = trainingStep<object, { readonly movedUp: readonly PersonRef[] }>({
  title: 'Cancel my place',
  fact: 'gave up their place',
  may: [{ own: anyone }],
  ...ahead,
  record: (training, _input, { actor: { objectId }, directory }) => {
    if (isWaiting(training, objectId)) return { data: { movedUp: [] } };
    if (!hasPlace(training, objectId)) return { unchanged: true };
    return { data: { movedUp: movedUp(training, freePlaces(training) + 1, directory) } };
  },
  evolve: (training, { movedUp: up }, meta) => {
    const { objectId } = meta.by;
    const left = {
      ...training,
      taken: without(training.taken, objectId),
      waiting: without(training.waiting, objectId),
    };
    return withPlaces(left, up);
  },
});

/** A person who waited may have come all the same. Again: put right. */
export const recordTraining = trainingStep<
  { readonly came: string },
  { readonly came: readonly PersonRef[]; readonly before: readonly ObjectId[] }
>({
  title: 'Record who came',
  fact: 'who came was recorded',
  may: keeps,
  from: ['offered', 'held'],
  bar: (training, { now }) =>
    hasBegun(training, now)
      ? undefined
      : refuse('notNow', `It begins on ${sayWhen(training.startsAt, now)}.`, 'Record it afterwards.'),
  asks: ({ before }) => cameFields(before === undefined ? [] : signedUp(before).map(choiceOf)),
  // None is an answer.
  needs: () => [],
  record: (training, { came }) => {
    const ids = (came ?? '').split(',');
    const there = signedUp(training).filter(({ objectId }) => ids.includes(objectId));
    const isSame =
      training.state === 'held' &&
      there.map(({ objectId }) => objectId).join() === training.came.map(({ objectId }) => objectId).join();
    return isSame
      ? { unchanged: true }
      : { data: { came: there, before: training.came.map(({ objectId }) => objectId) } };
  },
  evolve: (training, { came }, meta) => ({
    ...training,
    state: 'held',
    came,
    ladder: { set: meta.number, rungs: [] },
  }),
});

const signedUp = ({ taken, waiting }: Training): readonly PersonRef[] => [...taken, ...waiting];
const choiceOf = ({ objectId, name }: PersonRef) => ({ value: objectId, title: name });

export const cancelTraining = trainingStep<{ readonly reason: string }, { readonly reason: string }>({
  title: 'Cancel training',
  fact: 'training cancelled',
  may: keeps,
  from: ['offered'],
  asks: () => cancelTrainingFields,
  record: (_training, { reason }, context) => tellsOfCase(reason, context) ?? { data: { reason } },
  evolve: (training, { reason }, meta) => ({
    ...training,
    state: 'cancelled',
    reason,
    ladder: { set: meta.number, rungs: [] },
  }),
});

interface TrainingReminded {
  readonly rungs: readonly TrainingRung[];
  readonly left: readonly RungAt<TrainingRung>[];
}

/** The clock's own step. */
export const remindTraining = made<object, TrainingReminded, Training, Training, Training['state']>(making, {
  title: 'Remind',
  fact: 'reminded',
  may: [{ own: clock }],
  from: ['offered', 'held', 'cancelled'],
  record: (training, _input, { now }) => {
    const { due, left } = fallenDue(training.ladder, now);
    return due.length === 0 ? { unchanged: true } : { data: { rungs: due, left } };
  },
  evolve: (training, { left }, meta) => ({
    ...training,
    ladder: { set: training.ladder.set, rungs: left },
    facts: meta.number,
  }),
});

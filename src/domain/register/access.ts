// A person asks for what is held of them: the bundle is prepared by one, signed by another, and released within a month; or
// refused with a ground (docs/process.md 30).
import { choicesOf, type Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import { readReference, type ObjectId } from '../kernel/ids.ts';
import { matterBegun } from '../matter/making.ts';
import { refuse, type Decision } from '../matter/step.ts';
import {
  addDays,
  addWorkingDays,
  closesOn,
  isWorkingDay,
  localDate,
  nextWorkingDay,
  opensOn,
  type Instant,
} from '../time/calendar.ts';
import { soonestFirst, type Due, type RungAt } from '../time/clocks.ts';
import { addMonths, parseTypedDate, type IsoDate } from '../time/dates.ts';
import {
  changedItems,
  choiceNames,
  isOutdated,
  isWithholdGround,
  leftLetters,
  itemStandingOf,
  tidied,
  undecidedOf,
  withChoice,
  withholdGrounds,
  type Blot,
  type Item,
  type ItemChoice,
  type SeenCase,
} from './bundle.ts';
import { signerIds, type Access, type RegisterId, type RegisterRung } from './entry.ts';
import { whichFields } from './fields.ts';
import { recordTyped } from './hold.ts';
import {
  entryStamp,
  entryStep,
  keeper,
  officerOfRegister,
  saidBy,
  secondReviewer,
  sinceAccess,
  type BundleKnown,
  type RegisterContext,
} from './making.ts';

export const capacities = {
  child: 'The child, or the young adult',
  parent: 'A parent, or who has parental responsibility',
  agent: 'Someone whom they authorised',
} as const;
export const releaseWays = {
  hand: 'Handed over, and explained',
  mail: 'By secure mail or a protected file',
  post: 'By tracked post',
} as const;
export const refusalGrounds = {
  identity: 'Who asks, or in whose name, was not shown',
  notEntitled: 'They may not ask for this record',
  interests: 'It is against the child’s interests, or the child refuses',
  excessive: 'Manifestly unfounded or excessive',
  withdrawn: 'They asked for it no more',
} as const;

const why = (title: string, help: string): Field => ({
  name: 'why',
  title,
  kind: 'long',
  need: 'always',
  most: 1000,
  help,
});
const isTold: Field = {
  name: 'told',
  title: 'Before you press',
  kind: 'choices',
  need: 'always',
  choices: choicesOf({ yes: 'They were told so in writing, with the reason' }),
};
const noSuchCase = refuse(
  'noCase',
  'No case has this reference.',
  'Check each letter, and ask the person who gave it to you.',
);
const openFields: readonly Field[] = [
  ...whichFields,
  {
    name: 'who',
    title: 'Who asks',
    kind: 'text',
    need: 'always',
    most: 60,
    help: 'By the council’s own number for the request. It outlives the record: no name.',
  },
  { name: 'capacity', title: 'As whom', kind: 'choice', need: 'always', choices: choicesOf(capacities) },
  {
    name: 'identity',
    title: 'What shows that',
    kind: 'text',
    need: 'always',
    most: 200,
    help: 'Such as: passport, seen by me.',
  },
  { name: 'received', title: 'Received on', kind: 'date', need: 'always', help: 'The month counts from this day.' },
  {
    name: 'since',
    title: 'What was written since',
    kind: 'date',
    need: 'optional',
    beside: true,
    help: 'Empty: all of it.',
  },
];
const groundField: Field = {
  name: 'ground',
  title: 'Ground',
  kind: 'choice',
  need: 'always',
  choices: choicesOf(withholdGrounds),
  folded: true,
};
const itemFields: readonly Field[] = [
  {
    name: 'as',
    title: 'What is given of it',
    kind: 'choice',
    need: 'always',
    choices: choicesOf(choiceNames),
  },
  {
    ...groundField,
    because: 'not all of it is given',
    neededWhen: ({ as }) => as === 'black' || as === 'withhold',
  },
  {
    name: 'words',
    title: 'Words to black out',
    kind: 'long',
    need: 'optional',
    most: 500,
    help: 'One in each line, as they stand in it: they go out besides what is out already. To begin again, give it first.',
  },
];
const wordsFields: readonly Field[] = [
  {
    name: 'words',
    title: 'Words to black out',
    kind: 'long',
    need: 'always',
    most: 500,
    help: 'One in each line: a name, a nickname, an address. They are kept nowhere.',
  },
  groundField,
];
const hasRead: Field = {
  name: 'read',
  title: 'Before you press',
  kind: 'choices',
  need: 'always',
  choices: choicesOf({ yes: 'I have read each item, what is given and what is not' }),
};
const readFields: readonly Field[] = [hasRead];
const backFields: readonly Field[] = [why('What is to change?', 'By the number of the item; write no name.')];
const releaseFields: readonly Field[] = [
  { name: 'how', title: 'How is it given?', kind: 'choice', need: 'always', choices: choicesOf(releaseWays) },
];
const extendFields: readonly Field[] = [why('Reason', 'Complex, or several requests. Write no name.'), isTold];
const refuseFields: readonly Field[] = [
  { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(refusalGrounds) },
  why('Reason', 'Write no name.'),
  isTold,
];
/** The lines of what was typed, without those that are empty. */
export const linesTyped = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The same day of the month after; where that is no working day the next one (UK GDPR, article 12). */
export function answerDueOn(received: IsoDate, months: number): IsoDate {
  const day = addMonths(received, months);
  return isWorkingDay(day) ? day : nextWorkingDay(day);
}

interface Clock {
  readonly due: Due;
  readonly rungs: readonly RungAt<RegisterRung>[];
}
const extensionMonths = 2;
function clockOf(received: IsoDate, isExtended: boolean, { now, directory: { settings } }: RegisterContext): Clock {
  const hours = settings.officeHours;
  const day = answerDueOn(received, isExtended ? 1 + extensionMonths : 1);
  const at = closesOn(day, hours);
  const all: readonly RungAt<RegisterRung>[] = [
    { rung: 'first', at: opensOn(addDays(day, -14), hours) },
    { rung: 'last', at: opensOn(addDays(day, -3), hours) },
    { rung: 'late', at },
  ];
  const rule = isExtended ? 'access.extended' : 'access';
  return { due: { at, rule, ruleVersion: 1 }, rungs: all.filter((one) => one.rung === 'late' || one.at > now) };
}
type Rungs = readonly RungAt<RegisterRung>[];
const withoutAgain = (rungs: Rungs): Rungs => rungs.filter(({ rung }) => rung !== 'again');
/** A second reviewer has two working days until they are asked again. */
export const signAgainAt = ({ now, directory: { settings } }: RegisterContext): Instant =>
  addWorkingDays(now, 2, settings.officeHours);

export interface OpenAccessInput {
  readonly id: RegisterId;
  readonly reference: string;
  readonly who: string;
  readonly capacity: string;
  readonly identity: string;
  readonly received: string;
  readonly since?: string;
}
type Opened = Pick<
  Access,
  'id' | 'about' | 'record' | 'excluded' | 'who' | 'capacity' | 'identity' | 'received' | 'since'
> &
  Clock;

const dayIn = (title: string, typed: string, today: IsoDate): IsoDate | Decision<never> => {
  const read = parseTypedDate(typed);
  if (!('date' in read)) return refuse('badDate', `${title}: ${read.problem}`, 'Correct it, and press again.');
  return read.date > today
    ? refuse('badDate', `${title}: that day is still to come.`, 'Correct it, and press again.')
    : read.date;
};

export const openAccess = matterBegun<OpenAccessInput, Opened, Access>({
  title: 'Someone asks for their record',
  fact: 'asked for a record',
  since: sinceAccess,
  there: () => refuse('alreadyDecided', 'You have entered this already.', 'Press Register to see it.'),
  may: [{ own: officerOfRegister }],
  asks: () => openFields,
  record: (_nothing, { id, reference, who, capacity, identity, received, since = '' }, context: RegisterContext) => {
    const { record, actor, now } = context;
    // What is held of a person is in the cases of a child: records of people and places are given by no request.
    const about =
      recordTyped(reference, context)?.id === context.about?.reference ? context.about?.reference : undefined;
    if (about === undefined || record === undefined || record.excluded.includes(actor.objectId)) return noSuchCase;
    const today = localDate(now);
    const came = dayIn('Received on', received, today);
    if (typeof came !== 'string') return came;
    const from = since === '' ? undefined : dayIn('What was written since', since, today);
    if (typeof from === 'object') return from;
    const { excluded } = record;
    const data = {
      id,
      about,
      record: record.record.flatMap((one) => {
        const read = readReference(one);
        return 'reference' in read ? [read.reference] : [];
      }),
      excluded,
      who,
      capacity,
      identity,
      received: came,
      ...given({ since: from }),
    };
    return { data: { ...data, ...clockOf(came, false, context) } };
  },
  evolve: (_nothing, { rungs, ...data }, meta) => ({
    ...data,
    type: 'access',
    ...saidBy(meta),
    state: 'marking',
    choices: [],
    reviewers: [],
    ladder: { set: meta.number, rungs },
    ...entryStamp(meta),
  }),
});

const underWay = ['marking', 'second', 'signed'] as const;
/** What people decided on each item; an earlier version kept what the rule gave among it. */
export const choicesIn = ({ choices }: Pick<Access, 'choices'>, { decided }: BundleKnown): readonly ItemChoice[] =>
  choices.filter(({ item }) => decided.has(item));
/** Nothing is sent, signed or released as long as a person must decide on something: which, and how many. */
function undecidedBar(entry: Access, bundle: BundleKnown, then: string): Decision<never> | undefined {
  const ids = undecidedOf(bundle.items, choicesIn(entry, bundle)).map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const many = ids.length === 1 ? '1 item is not decided' : `${ids.length} items are not decided`;
  return refuse(
    'undecided',
    `${many}: ${someOf(ids)}.`,
    `Give each a choice, and a ground where not all of it is given${then}.`,
  );
}

const isOver = refuse('alreadyDecided', 'This request is answered.', 'Press Open to read how.');
const notReadable = refuse(
  'noCase',
  'The record cannot be read.',
  'If you may not know of one of its cases, another data protection officer does it.',
);

/** A decision on it takes the signature away: that is for what was read. */
const remarked = (
  { sent: _sent, signed: _signed, back, ...entry }: Access,
  choices: readonly ItemChoice[],
  by: ObjectId,
): Access => ({
  ...entry,
  ...given({ back }),
  state: 'marking',
  choices,
  reviewers: [...new Set([...entry.reviewers, by])],
  ladder: { ...entry.ladder, rungs: withoutAgain(entry.ladder.rungs) },
});

interface MarkInput {
  readonly item: string;
  readonly as: string;
  readonly ground?: string;
  /** Where the typed words stand: found by the server, for the words are kept nowhere. */
  readonly blots?: ItemChoice['blots'];
  /** How many of the typed lines stand nowhere in it. */
  readonly missing?: number;
}
const noWords = refuse(
  'notFound',
  'These words do not all stand in this item as a whole.',
  'Compare them with the item, letter by letter. Each line is one of them.',
);
export const markItem = entryStep<Access, MarkInput, { readonly choice: ItemChoice }>({
  title: 'Decide on an item',
  fact: 'decided what is given of an item',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: underWay,
  elsewhere: () => isOver,
  asks: () => itemFields,
  record: (entry, { item: asked, as, ground = '', blots, missing = 0 }, { bundle }: RegisterContext) => {
    const item = bundle?.items.find(({ id }) => id === asked);
    if (bundle === undefined) return notReadable;
    if (item === undefined) return refuse('noCase', 'This item is not there.', 'Open the page again.');
    const choices = choicesIn(entry, bundle);
    const choice = readChoice(item, as, ground, missing > 0 ? [] : blotsOf(item, choices, blots));
    if ('refusal' in choice) return choice;
    return !isOutdated(item, choices) && JSON.stringify(itemStandingOf(item, choices)) === JSON.stringify(choice)
      ? { unchanged: true }
      : { data: { choice } };
  },
  evolve: (entry, { choice }, { by }) => remarked(entry, withChoice(entry.choices, choice), by.objectId),
});

/** What is typed goes out besides what is out already; where it was given whole, that alone. Nothing typed brings words back. */
function blotsOf(item: Item, choices: readonly ItemChoice[], typed: ItemChoice['blots']): readonly Blot[] {
  const before = itemStandingOf(item, choices);
  const found = item.rule.as === 'undecided' ? item.rule.blots : [];
  const isFromNothing = typed !== undefined && before.as === 'give';
  const was = before.as === 'give' || before.as === 'withhold' ? undefined : before.blots;
  return tidied([...(was ?? (isFromNothing ? [] : found)), ...(typed ?? [])]);
}

function readChoice(
  { id: item, fact }: Item,
  as: string,
  ground: string,
  blots: NonNullable<ItemChoice['blots']>,
): ItemChoice | ReturnType<typeof refuse> {
  if (as === 'give') return { item, as };
  if (as !== 'black' && as !== 'withhold')
    return refuse('incomplete', 'Still needed: What is given of it.', 'Answer it, then press the button again.');
  if (!isWithholdGround(ground))
    return refuse('incomplete', 'Still needed: Ground.', 'Answer it, then press the button again.');
  if (as === 'withhold') return { item, as, ground };
  return blots.length === 0 || fact === undefined ? noWords : { item, as, ground, blots, left: leftLetters(fact) };
}

interface BlackOutInput {
  /** Absent: nothing was typed, or no ground was chosen. */
  readonly found?: readonly ItemChoice[];
}
export const blackOut = entryStep<Access, BlackOutInput, { readonly choices: readonly ItemChoice[] }>({
  title: 'Black out words',
  fact: 'words blacked out in what is given',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: underWay,
  elsewhere: () => isOver,
  asks: () => wordsFields,
  needs: (_at, { found }) => (found === undefined ? wordsFields : []),
  record: (_entry, { found = [] }) =>
    found.length === 0
      ? refuse(
          'notFound',
          'These words stand in no item, are blacked out in all of them, or stand only in items to be decided one by one.',
          'Compare them with the record, letter by letter.',
        )
      : { data: { choices: found } },
  evolve: (entry, { choices }, { by }) =>
    remarked(entry, choices.reduce<readonly ItemChoice[]>(withChoice, entry.choices), by.objectId),
});

const someOf = (all: readonly string[]): string =>
  all.slice(0, 5).join(', ') + (all.length > 5 ? ` and ${all.length - 5} more` : '');

interface Reading {
  readonly read: string;
}
/** `sent`: by which fact what they have read was sent, as the page or card says on which they press. */
interface SecondReading {
  readonly sent?: string;
}
interface Sent {
  readonly excluded: Access['excluded'];
  readonly record: Access['record'];
  readonly choices: readonly ItemChoice[];
  readonly seen: readonly SeenCase[];
  readonly ask: Instant;
}
export const sendAccess = entryStep<Access, Reading, Sent>({
  title: 'Ask for the second look',
  fact: 'what is given was sent to a second reviewer',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: ['marking', 'signed'],
  elsewhere: ({ state }) =>
    state === 'second'
      ? refuse('alreadyDecided', 'A second reviewer has it.', 'We tell you when it is signed.')
      : isOver,
  asks: () => readFields,
  record: (entry, _input, context: RegisterContext) => {
    const { bundle, actor, directory } = context;
    if (bundle === undefined) return notReadable;
    const outdated = bundle.items.filter((item) => isOutdated(item, choicesIn(entry, bundle))).map(({ id }) => id);
    if (outdated.length > 0)
      return refuse(
        'changed',
        `Words were struck out since it was decided what is blacked out: ${someOf(outdated)}.`,
        'Open each of these items, and type the words that are to be blacked out.',
      );
    const undecided = undecidedBar(entry, bundle, ', then ask for the second look');
    if (undecided !== undefined) return undecided;
    const reviewers = [...entry.reviewers, actor.objectId];
    const { excluded } = bundle;
    if (signerIds({ ...entry, excluded, reviewers }, directory).length === 0)
      return refuse(
        'noOne',
        'No one can sign it: no other data protection officer and no service manager is there who decided on none of it.',
        'Ask the administrator for another second person.',
      );
    const said = choicesIn(entry, bundle);
    const choices = bundle.items.flatMap((item): readonly ItemChoice[] => {
      const one = itemStandingOf(item, said);
      return one.as === 'black' || one.as === 'withhold' ? [one] : [];
    });
    return {
      data: {
        excluded,
        record: bundle.seen.map(({ reference }) => reference),
        choices,
        seen: bundle.seen,
        ask: signAgainAt(context),
      },
    };
  },
  evolve: ({ back: _back, signed: _signed, ...entry }, { excluded, record, choices, seen, ask }, meta) => ({
    ...entry,
    excluded,
    record,
    // What a person gave whole stays said, so that it stays so when it comes back.
    choices: [...choices, ...entry.choices.filter(({ as }) => as === 'give')],
    state: 'second',
    sent: { ...saidBy(meta), number: meta.number, seen },
    reviewers: [...new Set([...entry.reviewers, meta.by.objectId])],
    ladder: {
      set: meta.number,
      rungs: soonestFirst([...withoutAgain(entry.ladder.rungs), { rung: 'again', at: ask }]),
    },
  }),
});

/**
 * What was reviewed and is not as it was: nothing is signed or released that no one has read so. Nor what an earlier version sent
 * with items on which no person had decided.
 */
function changedBar(entry: Access, bundle: BundleKnown | undefined): Decision<never> | undefined {
  const { sent } = entry;
  if (bundle === undefined || sent === undefined) return notReadable;
  const all = changedItems(sent.seen, bundle.seen);
  return all.length === 0
    ? undecidedBar(entry, bundle, ': send it back, or ask the officer to ask for the second look again')
    : refuse(
        'changed',
        `The record was changed since it was reviewed: ${someOf(all)}.`,
        'Read it again, and ask for the second look again.',
      );
}

/** As buttons carry it. */
export const sentAs = (sent: Access['sent']): string | undefined => (sent === undefined ? undefined : `${sent.number}`);
/** It was changed and sent again since the page was opened: nothing is signed, or sent back, for what it was before. */
const otherBar = ({ sent: standing }: Access, { sent }: SecondReading): Decision<never> | undefined =>
  sent === sentAs(standing)
    ? undefined
    : refuse(
        'changed',
        'It was changed since you opened it, and a second look was asked for again.',
        'Open it again, and read it.',
      );

const waiting = (state: Access['state']): Decision<never> =>
  state === 'marking'
    ? refuse('notNow', 'It is being decided on again.', 'We tell you when it waits for a second reviewer.')
    : refuse('alreadyDecided', 'It is signed, or answered.', 'Press Open to read it.');

export const signAccess = entryStep<Access, Reading & SecondReading, object>({
  title: 'Sign',
  fact: 'what is given was signed',
  since: sinceAccess,
  may: [{ own: secondReviewer }],
  from: ['second'],
  elsewhere: ({ state }) => waiting(state),
  asks: () => readFields,
  record: (entry, input, { bundle }: RegisterContext) =>
    otherBar(entry, input) ?? changedBar(entry, bundle) ?? { data: {} },
  evolve: (entry, _data, meta) => ({
    ...entry,
    state: 'signed',
    signed: saidBy(meta),
    ladder: { ...entry.ladder, rungs: withoutAgain(entry.ladder.rungs) },
  }),
});

export const sendBackAccess = entryStep<Access, { readonly why: string } & SecondReading, { readonly why: string }>({
  title: 'Send it back',
  fact: 'what is given was sent back',
  since: sinceAccess,
  may: [{ own: secondReviewer }],
  from: ['second'],
  elsewhere: ({ state }) => waiting(state),
  asks: () => backFields,
  record: (entry, input) => otherBar(entry, input) ?? { data: { why: input.why } },
  // What is decided from now on is decided on the record as it is by then.
  evolve: ({ sent: _sent, ...entry }, data, meta) => ({
    ...entry,
    state: 'marking',
    back: { ...saidBy(meta), why: data.why },
    ladder: { ...entry.ladder, rungs: withoutAgain(entry.ladder.rungs) },
  }),
});

const quiet = (entry: Access): Pick<Access, 'ladder'> => ({ ladder: { ...entry.ladder, rungs: [] } });

export const releaseAccess = entryStep<Access, { readonly how: string }, { readonly how: string }>({
  title: 'Release',
  fact: 'what is held was given',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: ['signed'],
  elsewhere: ({ state }) =>
    state === 'released' || state === 'refused'
      ? isOver
      : refuse('notNow', 'No second reviewer has signed it.', 'Ask for the second look first.'),
  asks: () => releaseFields,
  record: (entry, { how }, { bundle }: RegisterContext) => changedBar(entry, bundle) ?? { data: { how } },
  evolve: (entry, { how }, meta) => ({
    ...entry,
    state: 'released',
    released: { ...saidBy(meta), how },
    ...quiet(entry),
  }),
});

/** Once, and before the month is over: they are told so within it. */
export const extendAccess = entryStep<
  Access,
  { readonly why: string; readonly told: string },
  Clock & { readonly why: string }
>({
  title: 'Take two more months',
  fact: 'two more months were taken',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: underWay,
  elsewhere: () => isOver,
  bar: ({ extended, due }, { now }) => {
    if (extended !== undefined)
      return refuse('alreadyDecided', 'Two more months were taken already.', 'Answer it in time.');
    return due.at <= now
      ? refuse('notNow', 'The month is over: it cannot be made longer.', 'Answer it, and tell them why it is late.')
      : undefined;
  },
  asks: () => extendFields,
  record: ({ received }, input, context: RegisterContext) => ({
    data: { why: input.why, ...clockOf(received, true, context) },
  }),
  evolve: (entry, { due, rungs, why: reason }, meta) => ({
    ...entry,
    extended: { ...saidBy(meta), why: reason },
    due,
    ladder: {
      set: meta.number,
      rungs: soonestFirst([...entry.ladder.rungs.filter(({ rung }) => rung === 'again'), ...rungs]),
    },
  }),
});

interface RefuseInput {
  readonly ground: string;
  readonly why: string;
}
export const refuseAccess = entryStep<Access, RefuseInput & { readonly told: string }, RefuseInput>({
  title: 'Refuse it',
  fact: 'a request for a record was refused',
  since: sinceAccess,
  may: [{ own: keeper }],
  from: underWay,
  elsewhere: () => isOver,
  asks: () => refuseFields,
  record: (_entry, input) => ({ data: { ground: input.ground, why: input.why } }),
  evolve: (entry, data, meta) => ({
    ...entry,
    state: 'refused',
    choices: [],
    refused: { ...saidBy(meta), ...data },
    ...quiet(entry),
  }),
});

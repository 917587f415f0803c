// Words struck out of the facts of a case: a data protection officer asks for it, a second person agrees, the clock does it in
// parts (docs/process.md 33).
import { choicesOf, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { clock, type Allowed, type Own } from '../../matter/making.ts';
import { refuse, type Context, type Decision } from '../../matter/step.ts';
import { placesOf, struckOut, wordsAt, type Place, type Strike } from '../../matter/strike.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { reportsTo } from '../../people/directory.ts';
import { stepBeside } from '../making.ts';
import { leadOf, type StrikeGround, type Striking } from '../state/stage-parts.ts';
import { stageNames, stagesThat } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';

const grounds: Readonly<Record<StrikeGround, string>> = {
  inaccurate: 'It is not right',
  another: 'It is another person’s',
  notNeeded: 'It is not needed here',
};
const isStrikeGround = (text: string): text is StrikeGround => Object.hasOwn(grounds, text);
/** "It is another person’s". */
export const sayStrikeGround = (ground: StrikeGround): string => grounds[ground];

interface ProposeInput {
  readonly words: string;
  readonly instead: string;
  readonly ground: string;
}
/** The words are not in it: they are where they stand. */
interface Proposed {
  readonly ground: StrikeGround;
  readonly instead: string;
  readonly places: readonly Place[];
}
interface StrikeAnswer {
  readonly how: string;
  readonly why: string;
}
interface StrikeSettled {
  readonly is: 'agreed' | 'stays';
  readonly why?: string;
}
interface Struck {
  /** The fact that asked for it. */
  readonly asked: number;
  readonly ground: StrikeGround;
  readonly agreedBy: PersonRef;
  readonly instead: string;
  readonly places: readonly Place[];
}

/** As many as a case keeps the places of: its document is read with every press. */
const mostPlaces = 300;
/** So many facts at once: with their markers and the parts that they make one writing holds them. */
const mostFacts = 20;

const proposeFields: readonly Field[] = [
  {
    name: 'words',
    title: 'Words to strike out',
    kind: 'text',
    need: 'always',
    most: 200,
    help: 'As they stand in the case: a name, a sentence. Capital letters do not matter.',
  },
  {
    name: 'instead',
    title: 'Put instead',
    kind: 'text',
    need: 'optional',
    most: 200,
    help: `Left empty, ${struckOut} stands there.`,
  },
  { name: 'ground', title: 'Ground', kind: 'choice', need: 'always', choices: choicesOf(grounds) },
];
const settleFields: readonly Field[] = [
  {
    name: 'how',
    title: 'Strike them out?',
    kind: 'choice',
    need: 'always',
    choices: [
      { value: 'agreed', title: 'Yes: they go, for good' },
      { value: 'stays', title: 'No: they stay' },
    ],
  },
  {
    name: 'why',
    title: 'If they stay, why?',
    kind: 'text',
    need: 'always',
    neededWhen: ({ how }) => how === 'stays',
    because: 'they stay',
    prose: true,
    most: 300,
    help: 'The data protection officer reads it. Do not write the words.',
  },
];

const notShutOut: Own<Case> = {
  name: 'of any case that they are not kept out of',
  is: ({ excluded }, { actor }) => !excluded.includes(actor.objectId),
};
const aboveLead: Own<Case> = {
  name: 'above the lead worker',
  is: (childCase, { actor, directory }) => reportsTo(directory, leadOf(childCase).objectId, actor.objectId),
};
const seconds: readonly Allowed<Case>[] = [
  { role: 'triage', reads: 'referral' },
  { role: 'consent', own: aboveLead, reads: 'referral' },
];

const waitsFor = refuse(
  'notNow',
  'Other words of this case are to be struck out already.',
  'When that is done, or refused, ask again.',
);
const noneFound = refuse(
  'notFound',
  'These words stand nowhere in this case as a whole.',
  'Compare them with the case, letter by letter: another spelling is struck out with a press of its own.',
);
const tooMany = refuse(
  'tooMany',
  `These words stand in more than ${mostPlaces} places.`,
  'Write more of the sentence, and strike out one after the other.',
);
const gone = refuse(
  'changedMeanwhile',
  'The words are not where they were.',
  'Say that they stay, and let the data protection officer ask again.',
);

const proposeStrike = stepBeside<ProposeInput, Proposed>({
  title: 'Strike out',
  fact: 'words to be struck out',
  since: 7,
  readsFacts: true,
  may: [{ role: 'strike', own: notShutOut }],
  from: stagesThat(({ phase }) => phase !== 'draft'),
  elsewhere: 'It is not sent yet: its writer can change it.',
  bar: ({ strike }) => (strike === undefined ? undefined : waitsFor),
  asks: () => proposeFields,
  record: (_before, { words, instead, ground }, { facts = [] }) => {
    if (!isStrikeGround(ground)) return noneFound;
    const places = placesOf(facts, words.trim());
    if (places.length === 0) return noneFound;
    if (places.length > mostPlaces) return tooMany;
    return { data: { ground, instead: instead.trim() === '' ? struckOut : instead.trim(), places } };
  },
  evolve: (before, { ground, instead, places }, { number, by, at }) => ({
    ...before,
    strike: { asked: number, by: refOf(by), at, ground, instead, places },
  }),
});

/** What this person may say yes or no to: the words, and how it stands. Undefined where they may not, or nothing is asked. */
export function toSettle(
  before: Case,
  context: Context,
): { readonly strike: Striking; readonly words: string | undefined } | undefined {
  const { strike } = before;
  if (strike === undefined || strike.agreed !== undefined || !settleStrike.mayTake(before, context)) return undefined;
  return { strike, words: wordsAt(context.facts ?? [], strike.places) };
}

function settled(
  { strike }: Case,
  { how, why }: StrikeAnswer,
  { actor, facts = [] }: Context,
): Decision<StrikeSettled> {
  if (strike === undefined || strike.agreed !== undefined)
    return refuse('alreadyDecided', 'This is settled already.', 'Open the history to read how.');
  if (how === 'stays') return { data: { is: 'stays', why } };
  if (strike.by.objectId === actor.objectId)
    return refuse('notYours', 'You asked for this. Someone else agrees.', 'Ask another person who may.');
  return wordsAt(facts, strike.places) === undefined ? gone : { data: { is: 'agreed' } };
}

const settleStrike = stepBeside<StrikeAnswer, StrikeSettled>({
  title: 'Decide on strike out',
  fact: 'settled what is struck out',
  since: 7,
  readsFacts: true,
  may: seconds,
  from: stageNames,
  bar: ({ strike }) =>
    strike === undefined
      ? refuse('notNow', 'Nothing of this case is to be struck out.', 'Nothing is asked of you.')
      : undefined,
  asks: () => settleFields,
  record: settled,
  evolve: (before, { is, why }, { number, by, at }) => {
    const { strike, ...rest } = before;
    if (strike === undefined) return before;
    if (is === 'stays') return { ...rest, struck: { ...endOf(strike), is, by: refOf(by), at, ...given({ why }) } };
    return { ...before, strike: { ...strike, agreed: { by: refOf(by), at, fact: number } } };
  },
});

const endOf = ({ by, at, places, earlier = 0 }: Striking) => ({
  askedBy: by,
  askedAt: at,
  places: earlier + places.length,
});

/** The next of them, fact by fact. */
function nextPlaces(places: readonly Place[]): readonly Place[] {
  const facts = new Set([...new Set(places.map(([fact]) => fact))].slice(0, mostFacts));
  return places.filter(([fact]) => facts.has(fact));
}

/** The clock's: so a program that is killed leaves nothing by half. */
const strikeOut = stepBeside<object, Struck>({
  title: 'Strike out',
  fact: 'words struck out',
  since: 7,
  readsFacts: true,
  may: [{ own: clock }],
  from: stageNames,
  record: ({ strike }) => {
    if (strike?.agreed === undefined) return { unchanged: true };
    const { asked, ground, agreed, instead, places } = strike;
    return { data: { asked, ground, agreedBy: agreed.by, instead, places: nextPlaces(places) } };
  },
  evolve: (before, { places }, { number, at }) => {
    const { strike, ...rest } = before;
    if (strike?.agreed === undefined) return before;
    const { agreed } = strike;
    const left = strike.places.slice(places.length);
    return left.length === 0
      ? { ...rest, struck: { ...endOf(strike), is: 'out', by: agreed.by, at } }
      : {
          ...before,
          strike: {
            ...strike,
            places: left,
            earlier: (strike.earlier ?? 0) + places.length,
            agreed: { ...agreed, fact: number },
          },
        };
  },
});

export const strikeSteps = { proposeStrike, settleStrike, strikeOut } as const;

/** What a fact strikes out; what is only asked for is looked at as well, so that no one asks for what cannot be. */
export function strikeOf({ step, data }: { readonly step: string; readonly data: unknown }): Strike | undefined {
  if (step === 'strikeOut' && isStruck(data)) return data;
  if (step !== 'proposeStrike' || !isProposed(data)) return undefined;
  const { places, instead } = data;
  return { places, instead };
}
const isProposed = (data: unknown): data is Proposed => typeof data === 'object' && data !== null && 'places' in data;
const isStruck = (data: unknown): data is Struck => isProposed(data) && 'asked' in data;

// Words struck out of the facts of a matter: a data protection officer asks for it, a second person agrees, the clock does it in
// parts (docs/process.md 33). A kind of matter declares of which texts, who agrees, and what is never struck out.
import { choicesOf, type Field } from '../kernel/fields.ts';
import { given } from '../kernel/given.ts';
import { refOf, type PersonRef } from '../people/actor.ts';
import { addWorkingDays, sayWhen, type Instant } from '../time/calendar.ts';
import { clock, made, type Allowed, type Making } from './making.ts';
import type { Clock, StrikeRules } from './matter.ts';
import { refuse, type Context, type Step } from './step.ts';
import { placesOf, struckOut, wordsAt, type Place, type Strike, type Texts } from './strike.ts';

/** Why words are struck out: they are not right, another person's, or not needed. */
export type StrikeGround = 'inaccurate' | 'another' | 'notNeeded';
/** Words that are to be struck out: where they stand in the facts, and never the words (docs/process.md P33.2). */
export interface Striking {
  /** The number of the fact that asked for it, and who did. */
  readonly asked: number;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly ground: StrikeGround;
  /** What is put there; never empty. */
  readonly instead: string;
  /** Where they still stand. */
  readonly places: readonly Place[];
  /** How many are out already. */
  readonly earlier?: number;
  /** A second person has agreed: the number of that fact, or of the last that took some of them out. */
  readonly agreed?: { readonly by: PersonRef; readonly at: Instant; readonly fact: number };
  /** When a second person is asked again, and by which fact that was set; absent where the matter asks by a clock of its own. */
  readonly again?: { readonly at: Instant; readonly fact: number };
}
/** What came of it, for the person who asked. */
export interface StrikeEnd {
  readonly askedBy: PersonRef;
  readonly askedAt: Instant;
  readonly is: 'out' | 'stays';
  /** Who agreed, or said that they stay; and when. */
  readonly by: PersonRef;
  readonly at: Instant;
  /** In how many places they stood. */
  readonly places: number;
  /** Why they stay. */
  readonly why?: string;
}
/** What the document of a matter keeps of it. */
export interface Strikes {
  readonly strike?: Striking;
  readonly struck?: StrikeEnd;
}

/** What a kind of matter declares, so that words are struck out of it. */
export interface Strikable<On, Duty extends string = never> {
  readonly making: Making<On, Duty>;
  /** "case", "record", "meeting": in what the words stand. */
  readonly name: string;
  /** The form of what is stored that knows its facts. */
  readonly since: number;
  /** The places from which it may be asked for, and what is said elsewhere; and all there are. */
  readonly from: readonly string[];
  readonly elsewhere?: string;
  readonly everywhere: readonly string[];
  /** Of which of them a data protection officer asks. */
  readonly asks: readonly Allowed<On>[];
  /** Who agrees, or says that they stay. */
  readonly seconds: readonly Allowed<On>[];
  /** A second person is asked again each working day by the clock of this; absent: the matter has a clock that does. */
  readonly asksAgain?: true;
}

const grounds: Readonly<Record<StrikeGround, string>> = {
  inaccurate: 'It is not right',
  another: 'It is another person’s',
  notNeeded: 'It is not needed here',
};
const isStrikeGround = (text: string): text is StrikeGround => Object.hasOwn(grounds, text);
/** "It is another person’s". */
export const sayStrikeGround = (ground: StrikeGround): string => grounds[ground];

/** "words in 3 places, Tue 5 Jan 10:00; agreed by Moira Example"; undefined where none were struck out. */
export const sayStruckOut = ({ struck }: Strikes, now: Instant): string | undefined =>
  struck?.is === 'out'
    ? `words in ${struck.places === 1 ? '1 place' : `${struck.places} places`}, ${sayWhen(struck.at, now)}; agreed by ${struck.by.name}`
    : undefined;

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
  /** When a second person is asked again. */
  readonly again?: Instant;
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
interface AskedAgain {
  readonly again: Instant;
}

/** As many as a matter keeps the places of: its document is read with every press. */
const mostPlaces = 300;
/** So many facts at once: with their markers and the parts that they make one writing holds them. */
const mostFacts = 20;

/** What is asked of the person who asks for it; `name`: in what the words stand. */
export const strikeFields = (name: string): readonly Field[] => [
  {
    name: 'words',
    title: 'Words to strike out',
    kind: 'text',
    need: 'always',
    most: 200,
    help: `As they stand in the ${name}: a name, a sentence. Capitals, accents, apostrophes and hyphens do not matter.`,
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

const settled = refuse('alreadyDecided', 'This is settled already.', 'Open it to see where it stands.');

/** A document as it is, but for what it keeps of words that are struck out. */
function keeping<On extends Strikes>(before: On, now: Strikes): On;
function keeping({ strike: _asked, struck: _ended, ...before }: Strikes, now: Strikes): Strikes {
  return { ...before, ...now };
}
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

/** The steps of a kind of matter by which words leave it. Every kind has the same, by the same names. */
export interface StrikingSteps<On> {
  readonly proposeStrike: Step<ProposeInput, Proposed, On, On>;
  readonly settleStrike: Step<StrikeAnswer, StrikeSettled, On, On>;
  readonly strikeOut: Step<object, Struck, On, On>;
  readonly remindStrike: Step<object, AskedAgain, On, On>;
}

/** A working day on. */
const againAt = ({ now, directory: { settings } }: Context): Instant => addWorkingDays(now, 1, settings.officeHours);

/** Makes them of what a kind of matter declares (docs/process.md 33). */
export function strikingSteps<On extends Strikes & { readonly facts: number }, Duty extends string = never>(
  { making, name, since, from, elsewhere, everywhere, asks, seconds, asksAgain }: Strikable<On, Duty>,
  texts: Texts,
): StrikingSteps<On> {
  const waitsFor = refuse(
    'notNow',
    `Other words of this ${name} are to be struck out already.`,
    'When that is done, or refused, ask again.',
  );
  const noneFound = refuse(
    'notFound',
    `These words stand nowhere in this ${name} as a whole.`,
    `Compare them with the ${name}, letter by letter: another spelling is struck out with a press of its own.${texts.never.length === 0 ? '' : ' Who was there, and who decided, stays.'}`,
  );
  const left = (before: On, now: Strikes, number: number): On => ({ ...keeping(before, now), facts: number });

  return {
    proposeStrike: made<ProposeInput, Proposed, On, On, string, Duty>(making, {
      title: 'Strike out',
      fact: 'words to be struck out',
      since,
      readsFacts: true,
      may: asks,
      from,
      ...given({ elsewhere }),
      bar: ({ strike }) => (strike === undefined ? undefined : waitsFor),
      asks: () => strikeFields(name),
      record: (_before, { words, instead, ground }, context) => {
        if (!isStrikeGround(ground)) return noneFound;
        const places = placesOf(context.facts ?? [], words.trim(), texts);
        if (places.length === 0) return noneFound;
        if (places.length > mostPlaces) return tooMany;
        const put = instead.trim() === '' ? struckOut : instead.trim();
        return { data: { ground, instead: put, places, ...(asksAgain && { again: againAt(context) }) } };
      },
      evolve: (before, { ground, instead, places, again }, { number, by, at }) => {
        const clock = given({ again: again === undefined ? undefined : { at: again, fact: number } });
        const strike = { asked: number, by: refOf(by), at, ground, instead, places, ...clock };
        return left(before, { ...given({ struck: before.struck }), strike }, number);
      },
    }),
    settleStrike: made<StrikeAnswer, StrikeSettled, On, On, string, Duty>(making, {
      title: 'Decide on strike out',
      fact: 'settled what is struck out',
      since,
      readsFacts: true,
      may: seconds,
      from: everywhere,
      bar: ({ strike }) => {
        if (strike === undefined)
          return refuse('notNow', `Nothing of this ${name} is to be struck out.`, 'Nothing is asked of you.');
        return strike.agreed === undefined ? undefined : settled;
      },
      asks: () => settleFields,
      record: ({ strike }, { how, why }, { actor, facts = [] }) => {
        if (strike === undefined) return settled;
        if (how === 'stays') return { data: { is: 'stays', why } };
        if (strike.by.objectId === actor.objectId)
          return refuse('notYours', 'You asked for this. Someone else agrees.', 'Ask another person who may.');
        return wordsAt(facts, strike.places) === undefined ? gone : { data: { is: 'agreed' } };
      },
      evolve: (before, { is, why }, { number, by, at }) => {
        const { strike, struck } = before;
        if (strike === undefined) return before;
        if (is === 'stays')
          return left(before, { struck: { ...endOf(strike), is, by: refOf(by), at, ...given({ why }) } }, number);
        const agreed = { by: refOf(by), at, fact: number };
        return left(before, { ...given({ struck }), strike: { ...strike, agreed } }, number);
      },
    }),
    /** The clock's: so a program that is killed leaves nothing by half. */
    strikeOut: made<object, Struck, On, On, string, Duty>(making, {
      title: 'Strike out',
      fact: 'words struck out',
      since,
      readsFacts: true,
      may: [{ own: clock }],
      from: everywhere,
      record: ({ strike }) => {
        if (strike?.agreed === undefined) return { unchanged: true };
        const { asked, ground, agreed, instead, places } = strike;
        return { data: { asked, ground, agreedBy: agreed.by, instead, places: nextPlaces(places) } };
      },
      evolve: (before, { places }, { number, at }) => {
        const { strike, struck } = before;
        if (strike?.agreed === undefined) return before;
        const { agreed, earlier = 0 } = strike;
        const rest = strike.places.slice(places.length);
        if (rest.length === 0)
          return left(before, { struck: { ...endOf(strike), is: 'out', by: agreed.by, at } }, number);
        const now = {
          ...strike,
          places: rest,
          earlier: earlier + places.length,
          agreed: { ...agreed, fact: number },
        };
        return left(before, { ...given({ struck }), strike: now }, number);
      },
    }),
    /** The clock's, where the matter has no other that asks. */
    remindStrike: made<object, AskedAgain, On, On, string, Duty>(making, {
      title: 'Ask again',
      fact: 'asked again about words to be struck out',
      since: 8,
      may: [{ own: clock }],
      from: everywhere,
      record: ({ strike }, _input, context) =>
        strike?.again === undefined || strike.agreed !== undefined || strike.again.at > context.now
          ? { unchanged: true }
          : { data: { again: againAt(context) } },
      evolve: (before, { again }, { number }) => {
        const { strike, struck } = before;
        if (strike === undefined) return before;
        return left(
          before,
          { ...given({ struck }), strike: { ...strike, again: { at: again, fact: number } } },
          number,
        );
      },
    }),
  };
}

/** Its clock: what is agreed goes at once; until then a second person is asked again, where the matter says so. */
export function strikeClock({ strike }: Strikes): Clock<'strikeOut' | 'remindStrike'> | undefined {
  const { agreed, again } = strike ?? {};
  if (agreed !== undefined)
    return { name: 'strike', ladder: { set: agreed.fact, rungs: [{ rung: 'out', at: agreed.at }] }, step: 'strikeOut' };
  return again === undefined
    ? undefined
    : { name: 'strike', ladder: { set: again.fact, rungs: [{ rung: 'again', at: again.at }] }, step: 'remindStrike' };
}

/** What this person may say yes or no to: the words, and how it stands. Undefined where they may not, or nothing is asked. */
export function toSettle<On extends Strikes>(
  { settleStrike }: Pick<StrikingSteps<On>, 'settleStrike'>,
  before: On,
  context: Context,
): { readonly strike: Striking; readonly words: string | undefined } | undefined {
  const { strike } = before;
  if (strike === undefined || strike.agreed !== undefined || !settleStrike.mayTake(before, context)) return undefined;
  return { strike, words: wordsAt(context.facts ?? [], strike.places) };
}

/** What a kind of matter out of which words are struck says of that. */
export const strikeRules = (texts: Texts): StrikeRules => ({ strikes: strikeOf, texts, noText });
const { refusal: noText } = refuse(
  'noText',
  'A date, a choice or what was decided hangs on these words.',
  'Put that right by its own step, or write more of the sentence.',
);
/** What a fact strikes out; what is only asked for is looked at as well, so that no one asks for what cannot be. */
export function strikeOf({ step, data }: { readonly step: string; readonly data: unknown }): Strike | undefined {
  if (step === 'strikeOut' && isStruck(data)) return data;
  if (step !== 'proposeStrike' || !isProposed(data)) return undefined;
  const { places, instead } = data;
  return { places, instead };
}
const isProposed = (data: unknown): data is Proposed => typeof data === 'object' && data !== null && 'places' in data;
const isStruck = (data: unknown): data is Struck => isProposed(data) && 'asked' in data;

// What is given to the person whom a record is about: its items, what in them is marked by rule, and what of each is given
// (docs/process.md 30). Pure: words are found where they stand, and kept nowhere.
import { inData } from '../kernel/in-data.ts';
import { lettersOf, soughtFor, type Sought } from '../kernel/alike.ts';
import { anyText, placesOf, textsIn } from '../matter/strike.ts';
import { kindRow, linkKinds, type LinkKind } from '../link/kinds.ts';
import { clockActor, type PersonRef } from '../people/actor.ts';
import { isChosen, isPicked } from './item-fields.ts';
import { given } from '../kernel/given.ts';
import { isAnswerOfReaders, isReadByFewer, isForFewer } from './read-by-fewer.ts';
import { referencesAt, type ObjectId, type Reference } from '../kernel/ids.ts';
import { localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';

/** A fact of one of the cases, as far as the bundle is made of it. */
export interface BundleFact {
  readonly number: number;
  readonly at: Instant;
  readonly by: PersonRef;
  readonly step: string;
  readonly part?: string | undefined;
  readonly data: unknown;
  /** The hash of what is left of it: it is another once words were struck out. */
  readonly left: string;
}
export interface BundleCase {
  readonly reference: Reference;
  /** The names of the child: no one else’s. */
  readonly names: readonly string[];
  readonly facts: readonly BundleFact[];
}

/** `MSET-4F7K-24/12`: a fact of a case by its number; `MSET-4F7K-24/looks`: who looked at it. */
export type ItemId = `${Reference}/${number | 'looks'}`;

export const withholdGrounds = {
  third: 'It is about another person (Schedule 2, paragraph 16)',
  harm: 'It is likely to cause serious harm (Schedule 3)',
  wishes: 'The child did not expect or want it given, and a parent asks (Schedule 3)',
  crime: 'It would hinder the prevention or detection of crime (Schedule 2, paragraph 2)',
  court: 'It was made for a court (Schedule 3)',
  abuse: 'It is of abuse, and a parent asks (Schedule 3, paragraph 21)',
  privilege: 'Legal professional privilege (Schedule 2, paragraph 19)',
} as const;
export type WithholdGround = keyof typeof withholdGrounds;
export const isWithholdGround = (text: string): text is WithholdGround => Object.hasOwn(withholdGrounds, text);

/** Words that are blacked out: the way to the text in the fact, at which character, and how many they are. Never what they are. */
export type Blot = readonly [way: string, at: number, length: number];
/** What a person decides of an item. */
export interface ItemChoice {
  readonly item: ItemId;
  readonly as: 'give' | 'black' | 'withhold';
  /** Of all that is not given whole. */
  readonly ground?: WithholdGround;
  readonly blots?: readonly Blot[];
  /** Of the fact in which they were counted: letters of the hash of what is left of it. In another text they are other words. */
  readonly left?: string;
}

/** No person has decided on it, and one must: nothing of it leaves, and no ground is said. It is stored nowhere. */
export interface Undecided {
  readonly item: ItemId;
  readonly as: 'undecided';
  /** What the rule has found in it: with these Black out begins. */
  readonly blots: readonly Blot[];
}
/** How an item stands: by what a person said of it, or as long as no one did. */
export type Standing = ItemChoice | Undecided;

export const choiceNames: Readonly<Record<ItemChoice['as'], string>> = {
  give: 'Give',
  black: 'Black out',
  withhold: 'Withhold',
};
/** "Withhold: It is about another person". */
export function sayItemStanding(standing: Standing): string {
  if (standing.as === 'undecided') return 'Not decided: nothing of it leaves';
  const { as, ground } = standing;
  return ground === undefined ? choiceNames[as] : `${choiceNames[as]}: ${withholdGrounds[ground]}`;
}

export const flagNames = {
  third: 'Another person',
  child: 'Another child',
  police: 'From the police',
  health: 'From health',
  handling: 'Only for some readers',
  notTold: 'Someone must not be told',
  dissent: 'Who disagreed, and why',
  fewer: 'Fewer people read it than the case',
} as const;
type Flag = keyof typeof flagNames;

export interface Item {
  readonly id: ItemId;
  readonly reference: Reference;
  /** Absent: who looked. */
  readonly fact?: BundleFact;
  readonly flags: readonly Flag[];
  /** How it stands as long as no one decides. */
  readonly rule: Standing;
  /** It is flagged for words and answers that stand in it, and for nothing else. */
  readonly forWords: boolean;
}

/** By whom the rules tell whose words they are. */
export interface Sources {
  /** As whom the person asks: what they said themself is theirs. */
  readonly capacity: string;
  readonly agencyOf: (person: ObjectId) => string | undefined;
  readonly police: readonly string[];
  readonly health: readonly string[];
}

/** Answers that are of other people: whole. */
const ofOthers: Readonly<Record<string, Flag>> = {
  parents: 'third',
  parentsViews: 'third',
  familyView: 'third',
  network: 'third',
  knownPerson: 'third',
  siblings: 'child',
  toldWho: 'notTold',
  toldWhy: 'notTold',
  dissent: 'dissent',
};
/** Of family contact all is theirs but these: what the council told and asked them, and who recorded it. */
const toldThem: ReadonlySet<string> = new Set(['relative', 'told', 'asked', 'notTold', 'id', 'from', 'by']);
/** As it was recorded, or as a merge took it along. */
const inFamily = /^along\/family\/\d+\/(.+)$/;
const ofRelative = (step: string, way: string): string | undefined =>
  step === 'recordFamily' ? way : inFamily.exec(way)?.[1];

/** What the child says, wherever it is asked. */
const ofChild: ReadonlySet<string> = new Set(['childsWords', 'wishes']);
/** Of a parent who asks it is not known which of them it is, nor of whom someone acts: theirs are decided on like any other. */
const isOwn = ({ step, data }: BundleFact, way: string, capacity: string): boolean =>
  capacity === 'child' &&
  (ofChild.has(lastOf(way)) || (step === 'addStatement' && way === 'text' && inData(data, 'whose') === 'child'));

interface Found {
  readonly flag: Flag;
  /** Undefined: all of it. */
  readonly blots?: readonly Blot[];
}

const lastOf = (way: string): string => way.slice(way.lastIndexOf('/') + 1);
/** Names of the program’s own, which no person reads. */
const inner: ReadonlySet<string> = new Set([
  'objectId',
  'rungs',
  'due',
  'left',
  'calls',
  'excluded',
  'places',
  'could',
  'triage',
  'page',
  'prefilled',
  'ruleVersion',
  'remindAt',
  'rule',
  'at',
]);
/** A reference that a person typed stands below what was asked; above it is the program’s. */
const isInner = (way: readonly string[]): boolean =>
  way.some((name) => inner.has(name)) || (way.length === 1 && way[0] === 'reference');
const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Leaf {
  readonly way: string;
  readonly text: string;
}
/** The texts of a fact that are given, by the way to each. */
export const leavesOf = (data: unknown): readonly Leaf[] =>
  textsIn(data, [])
    .filter(({ way, text }) => text.trim() !== '' && !isId.test(text) && !isInner(way))
    .map(({ way, text }) => ({ way: way.join('/'), text }));

/** Of staff a fact holds the id beside the name: their names stay. */
export const isStaff = (data: unknown, way: string): boolean =>
  lastOf(way) === 'name' &&
  textsIn(data, []).some((one) => one.way.join('/') === `${way.slice(0, -'name'.length)}objectId`);

const whole = ({ way, text }: Leaf): Blot => [way, 0, text.length];

const choiceLike = /^[a-z][A-Za-z0-9,]*$/;
/** The name of what was asked: an answer of several has a number of its own. */
const nameOf = (way: string): string => lastOf(way.replace(/(?:\/\d+)+$/, ''));
/** One small word is a choice only where a choice was asked: a person may type one, too. */
const isChoice = (step: string, way: string, text: string): boolean =>
  choiceLike.test(text) && isChosen(step, nameOf(way));

/** Where these words stand in a fact: whole, however they are written, as Strike out finds them. */
export function blotsFor({ step, data }: Pick<BundleFact, 'step' | 'data'>, words: string | Sought): readonly Blot[] {
  const leaves = leavesOf(data);
  const ways = new Set(leaves.map(({ way }) => way));
  // A name alone in small letters looks like a choice.
  const always = leaves.filter(({ way }) => !isChosen(step, nameOf(way))).map(({ way }) => lastOf(way));
  return placesOf([{ number: 0, data }], words, { ...anyText, always })
    .filter(([, way]) => ways.has(way) && !isStaff(data, way))
    .map(([, way, at, length]): Blot => [way, at, length]);
}

const isKind = (text: unknown): text is LinkKind => linkKinds.some((kind) => kind === text);
const said = (data: unknown, ...names: readonly string[]): readonly string[] =>
  textsIn(data, []).flatMap(({ way, text }) => (names.includes(way.at(-1) ?? '') ? [text] : []));

/** Words with which a description begins, and which are no one’s name. */
const noNames = new Set([
  'the',
  'man',
  'men',
  'boy',
  'girl',
  'woman',
  'male',
  'female',
  'adult',
  'aunt',
  'uncle',
  'older',
  'unknown',
  'friend',
  'lads',
  'group',
  'mum',
  'mam',
  'dad',
  'mother',
  'father',
  'child',
  'young',
  'person',
  'own',
  'his',
  'her',
  'their',
  'not',
  'known',
]);

const wordsOf = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{M}\p{N}’'\p{Pd}]+/u).filter((word) => word !== '');
const isName = (text: string): boolean =>
  wordsOf(text).every((word) => /^(?:\p{Lu}.{2}|\p{Lo}.)/u.test(word) && !noNames.has(lettersOf(word)));

/** The names of other people and children that the cases say: whole, and each word that can be a name. */
function namesOfOthers(cases: readonly BundleCase[]): readonly (readonly [name: string, flag: Flag])[] {
  const own = new Set(
    cases
      .flatMap(({ names }) => names)
      .flatMap((name) => [...wordsOf(name), ...name.split(/[^\p{L}\p{N}\p{M}]+/u)])
      .map(lettersOf),
  );
  const all = cases
    .flatMap(({ facts }) => facts)
    .flatMap(({ step, data }) => {
      const kind = inData(data, 'kind');
      const isOther = isKind(kind) && (kind === 'child' || kindRow(kind).ofPerson === true);
      const isPhone = kind === 'phone';
      const flag: Flag = kind === 'child' ? 'child' : 'third';
      const names = isOther
        ? said(inData(data, 'said'), 'name', 'alias', 'known')
        : isPhone
          ? // Whose it is may be said without a name: “her own”.
            said(data, 'whose').filter(isName)
          : leavesOf(data).flatMap(({ way, text }) => (ofRelative(step, way) === 'name' ? [text] : []));
      return names.flatMap((name) =>
        [name, ...wordsOf(name).filter((word) => isName(word))]
          .filter((word) => !noNames.has(lettersOf(word)) && !own.has(lettersOf(word)))
          .map((word) => [word, flag] as const),
      );
    });
  return [...new Map(all.map((one) => [lettersOf(one[0]) || one[0], one])).values()];
}

/** A reference of a case that is not of this child, as people write them. */
function otherCases({ data }: BundleFact, own: readonly Reference[]): readonly Blot[] {
  return leavesOf(data).flatMap(({ way, text }) =>
    referencesAt(text)
      .filter(({ reference }) => reference === undefined || !own.includes(reference))
      .map(({ at: place, length }): Blot => [way, place, length]),
  );
}
/** The answers of a fact that are of someone else, whole. */
function ofOther({ step, data }: BundleFact, { way }: Leaf): Flag | undefined {
  const relative = ofRelative(step, way);
  if (relative !== undefined) return toldThem.has(relative.split('/')[0] ?? '') ? undefined : 'third';
  if (step === 'addStatement' && inData(data, 'whose') === 'parent')
    return way === 'text' || way === 'name' ? 'third' : undefined;
  const isPhone = inData(data, 'kind') === 'phone' && said(data, 'whose').length > 0;
  return isPhone && (way === 'said/whose' || way === 'said/number') ? 'third' : ofOthers[lastOf(way)];
}

const leaving = (flag: Flag, blots: readonly Blot[]): readonly Found[] => (blots.length === 0 ? [] : [{ flag, blots }]);
const all = (flag: Flag, when: boolean): readonly Found[] => (when ? [{ flag }] : []);

/** What the rules see in a fact (docs/process.md P30.3). */
function foundIn(
  fact: BundleFact,
  later: readonly BundleFact[],
  names: readonly (readonly [name: Sought, flag: Flag])[],
  own: readonly Reference[],
  { agencyOf, police, health, capacity }: Sources,
): readonly Found[] {
  const { step, data, part, by } = fact;
  const texts = leavesOf(data);
  const leaves = texts.filter(({ way }) => !isOwn(fact, way, capacity));
  const ways = new Set(leaves.map(({ way }) => way));
  // Beside what the person who asks said themself it is no matter when they did, and what it is about.
  const isBeside = ({ way }: Leaf): boolean => leaves.length < texts.length && isPicked(step, nameOf(way));
  const isOthers = leaves.length === texts.length || leaves.some((leaf) => !isBeside(leaf));
  // No child says by which reference another is kept.
  const references = leaving('child', otherCases(fact, own));
  const fewer = [
    ...all('fewer', isOthers && isReadByFewer(fact)),
    ...leaving('fewer', leaves.filter(({ way }) => isAnswerOfReaders(way)).map(whole)),
  ];
  // A press that says nothing in words says nothing of anyone.
  const isPress = leaves.every((leaf) => isStaff(data, leaf.way) || isChoice(step, leaf.way, leaf.text));
  if (!isOthers || isPress) return [...fewer, ...references];
  const ofPart = part === undefined ? [fact] : [fact, ...later.filter((one) => one.part === part)];
  const source = [agencyOf(by.objectId), ...said(data, 'agency', 'source')].filter((one) => one !== undefined);
  const isMarked =
    ofPart.some((one) => said(one.data, 'mark').some((mark) => mark !== 'case')) ||
    inData(data, 'forHealth') !== undefined;
  const notFamily = ofPart.some((one) => inData(one.data, 'notFamily') === true);
  // A record names forty people in two thousand facts, and most facts none.
  const letters = lettersOf(leaves.map(({ text }) => text).join(' '));
  const here = names.filter(([name]) => letters.includes(name.letters));
  const named = (flag: Flag): readonly Blot[] =>
    here
      .filter(([, of]) => of === flag)
      .flatMap(([name]) => blotsFor(fact, name))
      .filter(([way]) => ways.has(way));
  const fields = (flag: Flag): readonly Blot[] => leaves.filter((leaf) => ofOther(fact, leaf) === flag).map(whole);
  return [
    ...fewer,
    ...all(
      'police',
      source.some((one) => police.includes(one)),
    ),
    ...all(
      'health',
      source.some((one) => health.includes(one)),
    ),
    ...all('handling', isMarked),
    ...all('notTold', notFamily),
    ...leaving('notTold', fields('notTold')),
    ...leaving('dissent', fields('dissent')),
    ...references,
    ...leaving('child', [...named('child'), ...fields('child')]),
    ...leaving('third', [...named('third'), ...fields('third')]),
  ];
}

const ruleOf = (item: ItemId, found: readonly Found[]): Standing =>
  found.length === 0
    ? { item, as: 'give' }
    : { item, as: 'undecided', blots: tidied(found.flatMap(({ blots = [] }) => blots)) };

/** Each once, those that overlap as one, in their order. */
export function tidied(blots: readonly Blot[]): readonly Blot[] {
  const sorted = blots.toSorted(([one, at], [other, next]) => (one === other ? at - next : one < other ? -1 : 1));
  return sorted.reduce<readonly Blot[]>((kept, blot) => {
    const last = kept.at(-1);
    if (last === undefined || last[0] !== blot[0] || last[1] + last[2] < blot[1]) return [...kept, blot];
    return [...kept.slice(0, -1), [last[0], last[1], Math.max(last[2], blot[1] + blot[2] - last[1])]];
  }, []);
}

/** What the program did by itself is no item; nor what was written before the day from which it is asked for. */
const isIn = ({ by, at }: BundleFact, since: IsoDate | undefined): boolean =>
  by.objectId !== clockActor.objectId && (since === undefined || localDate(at) >= since);

/** Every item of these cases, each with what the rule gives of it. */
export function itemsOf(cases: readonly BundleCase[], sources: Sources, since?: IsoDate): readonly Item[] {
  const own = cases.map(({ reference }) => reference);
  const names = namesOfOthers(cases).map(([name, flag]) => [soughtFor(name), flag] as const);
  return cases.flatMap(({ reference, facts }) => {
    const items = facts
      .filter((fact) => isIn(fact, since))
      .map((fact): Item => {
        const later = facts.filter(({ number }) => number > fact.number);
        return itemOf(`${reference}/${fact.number}`, reference, foundIn(fact, later, names, own, sources), fact);
      });
    return [...items, itemOf(`${reference}/looks`, reference, all('fewer', isForFewer('looks')))];
  });
}
const itemOf = (id: ItemId, reference: Reference, found: readonly Found[], fact?: BundleFact): Item => ({
  id,
  reference,
  ...given({ fact }),
  flags: [...new Set(found.map(({ flag }) => flag))],
  rule: ruleOf(id, found),
  forWords: found.length > 0 && found.every(({ blots }) => blots !== undefined),
});

/** Eight letters of the hash of what is left of a fact: they say nothing of what it holds. */
export const leftLetters = ({ left }: Pick<BundleFact, 'left'>): string => left.slice(0, letters);
const letters = 8;

/** Words are blacked out in it by places that were counted before words were struck out of it: those are other words now. */
export const isOutdated = ({ id, fact }: Pick<Item, 'id' | 'fact'>, choices: readonly ItemChoice[]): boolean => {
  const said = choices.find(({ item }) => item === id);
  return said?.blots !== undefined && (fact === undefined || said.left !== leftLetters(fact));
};

/** The items on which people decided, by the facts of their request: an earlier version stored what the rule gave beside it. */
export const decidedIn = (facts: readonly { readonly step: string; readonly data: unknown }[]): ReadonlySet<ItemId> =>
  new Set(
    facts
      .filter(({ step }) => step === 'markItem' || step === 'blackOut')
      .flatMap(({ data }) => textsIn(data, []))
      .flatMap(({ way, text }) => (way.at(-1) === 'item' && isItemId(text) ? [text] : [])),
  );
const isItemId = (text: string): text is ItemId => /^MSET-[0-9A-Z]{4}-[0-9A-Z]{2}\/(?:\d+|looks)$/.test(text);

/** How an item stands: as a person has said and it still holds, else as the rule has it. `choices`: what people said. */
export function itemStandingOf(item: Item, choices: readonly ItemChoice[]): Standing {
  if (isOutdated(item, choices)) return item.rule;
  return choices.find((one) => one.item === item.id) ?? item.rule;
}
/** What was released stays as it left: no rule of another day changes it. Then all that was not given whole was said. */
export const releasedOf = ({ id }: Item, choices: readonly ItemChoice[]): Standing =>
  choices.find((one) => one.item === id) ?? { item: id, as: 'give' };
/** Those on which a person still must decide. */
export const undecidedOf = (items: readonly Item[], choices: readonly ItemChoice[]): readonly Item[] =>
  items.filter((item) => itemStandingOf(item, choices).as === 'undecided');
/** With this one in the place of the one before. */
export const withChoice = (choices: readonly ItemChoice[], one: ItemChoice): readonly ItemChoice[] => [
  ...choices.filter(({ item }) => item !== one.item),
  one,
];

/**
 * Where the words of all these lines stand in every item that is given or blacked out already: what is blacked out besides what
 * was. An item that is not decided is decided by it only where these words are all for which it is flagged.
 */
export function blackedOut(
  items: readonly Item[],
  choices: readonly ItemChoice[],
  words: readonly string[],
  ground: WithholdGround,
): readonly ItemChoice[] {
  const sought = words.map(soughtFor);
  return items.flatMap((item): readonly ItemChoice[] => {
    const { fact } = item;
    const before = itemStandingOf(item, choices);
    // What is to be decided on again is not decided by the way.
    if (fact === undefined || before.as === 'withhold' || isOutdated(item, choices)) return [];
    const found = tidied(sought.flatMap((one) => blotsFor(fact, one)));
    if (found.length === 0) return [];
    if (before.as === 'undecided' && !(item.forWords && before.blots.every((blot) => isCovered(blot, found))))
      return [];
    const was = before.as === 'black' || before.as === 'undecided' ? before.blots : undefined;
    const blots = tidied([...(was ?? []), ...found]);
    if (before.as === 'black' && JSON.stringify(blots) === JSON.stringify(was)) return [];
    const of = before.as === 'black' ? before.ground : undefined;
    return [{ item: item.id, as: 'black', ground: of ?? ground, blots, left: leftLetters(fact) }];
  });
}
const isCovered = ([way, from, length]: Blot, found: readonly Blot[]): boolean =>
  found.some(([of, begin, most]) => of === way && begin <= from && from + length <= begin + most);

/** A text in pieces: what is given of it, and what is not. */
export interface TextPart {
  readonly text: string;
  readonly out: boolean;
}
export function partsOfText(text: string, way: string, blots: readonly Blot[]): readonly TextPart[] {
  const here = tidied(blots.filter(([of]) => of === way));
  const pieces: TextPart[] = [];
  let from = 0;
  for (const [, at, length] of here) {
    pieces.push({ text: text.slice(from, at), out: false }, { text: text.slice(at, at + length), out: true });
    from = at + length;
  }
  return [...pieces, { text: text.slice(from), out: false }].filter((piece) => piece.text !== '');
}

/** How the facts of a case were when they were reviewed: by letters of the hash of what is left of each. */
export interface SeenCase {
  readonly reference: Reference;
  readonly facts: number;
  readonly hashes: string;
}
export const seenOf = ({ reference, facts }: Pick<BundleCase, 'reference' | 'facts'>): SeenCase => ({
  reference,
  facts: facts.length,
  hashes: facts.map(leftLetters).join(''),
});

/** Which of the reviewed facts are not what they were, or not there any more: by the names of their items. */
export function changedItems(seen: readonly SeenCase[], now: readonly SeenCase[]): readonly ItemId[] {
  return seen.flatMap(({ reference, facts, hashes }) => {
    const is = now.find((one) => one.reference === reference)?.hashes ?? '';
    return Array.from({ length: facts }, (_none, place) => place)
      .filter((place) => at(hashes, place) !== at(is, place))
      .map((place): ItemId => `${reference}/${place + 1}`);
  });
}
const at = (hashes: string, place: number): string => hashes.slice(place * letters, (place + 1) * letters);

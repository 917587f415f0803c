// Strike out: a data protection officer asks for words to be struck out of a case, a record or a meeting that they need not read; a
// second person reads them where they stand, and says yes or no (docs/process.md 33).
import { card, heading, lines, small, text, type Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import { alsoIn } from '../../casework/read/also-in.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { answersThatAre, type Place } from '../../domain/matter/strike.ts';
import { sayStrikeGround, strikeFields } from '../../domain/matter/striking.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { may } from '../../domain/people/roles.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { aboutNoCase } from '../form/by-reference.ts';
import type { ByHand } from '../form/counter.ts';
import { notYet } from '../form/press.ts';
import { homeButton, isNotStored, notAvailableReply, sayRefusal } from '../form/replies.ts';
import { formAbout, type StepForm, type Wrong } from '../form/step-form.ts';
import { sayWritten } from '../form/written.ts';
import { isDoublePress, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { idTyped, pressedId, strikeIn, typedFor, type StrikeIn, type ToldFact, type ToSettle } from './in.ts';

/** Of what it is told apart by what is typed: a reference, the number of a record, the kind and day of a meeting. */
const aboutField: Field = {
  name: 'about',
  title: 'Of which case, record or meeting?',
  kind: 'text',
  need: 'always',
  most: 40,
  help: 'MSET-4F7K-24, ENT-4F7K-2Q9X, or: panel 12/1/2027.',
  check: (typed) =>
    idTyped(typed) === undefined
      ? 'it looks mistyped: a reference like MSET-4F7K-24 or ENT-4F7K-2Q9X; or pre-MSET or panel, and its day.'
      : undefined,
};
const askFields = (): readonly Field[] => [aboutField, ...strikeFields('case, record or meeting')];
const own = aboutNoCase('Words in a case, record or meeting');
const formToAsk = (): StepForm => ({
  title: steps.proposeStrike.title,
  go: 'Ask for it',
  fields: askFields(),
  verb: 'strike.ask.go',
  intro:
    'Words are struck out of everything that it holds, its history too, and cannot be put back. A second person, who reads it, agrees first. A backup holds them for 30 days more; a copy outside the region, where there is one, for 35, or as many as the council chose.',
  style: 'destructive',
});
const asking = (scene: Scene, values: Answers = {}, wrong: Wrong = {}): Reply =>
  formAbout(scene, own, formToAsk(), values, wrong);

/** The form, with what the card that was pressed is about. */
export async function askStrike(scene: Scene): Promise<Reply> {
  const id = pressedId(scene);
  if (!may(scene.person, 'strike')) return notAvailableReply();
  return asking(scene, id === undefined ? {} : { about: typedFor(id) });
}

async function takeAsk(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'strike')) return notAvailableReply();
  const { answers, problems } = readStep(askFields(), scene);
  const id = idTyped(answers['about'] ?? '');
  if (id === undefined || Object.keys(problems).length > 0) return asking(scene, answers, { problems });
  if (isDoublePress(scene)) return asking(scene, answers, { message: notYet, command: textIn(scene, 'command') });
  const { words = '', instead = '', ground = '' } = answers;
  const one = strikeIn(scene, id);
  await one.look();
  const outcome = await one.propose({ words, instead, ground });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    // Of one that its person is kept out of it is as if there were none.
    return refusal.code === notAvailable.refusal.code && !isNotStored(refusal)
      ? asking(scene, answers, {
          problems: { about: `there is no such ${one.name}: compare it with what you were given.` },
        })
      : asking(scene, answers, { message: sayRefusal(refusal) });
  }
  const { places = [] } = outcome.now.strike ?? {};
  const facts = await one.facts();
  const staying = answersThatAre(facts, words.trim(), one.texts);
  const person = scene.person.objectId;
  const others = await alsoIn(scene.ports, { id, facts, words: words.trim(), person });
  return {
    card: doneCard(sayId(id), sayPlaces(scene, one, facts, places), [homeButton]),
    receipt: {
      did: `Asked for: ${sayCount(places.length)}`,
      at: sayWritten(scene, outcome),
      lines: [
        'Nothing is struck out until one of them agrees.',
        ...(staying === 0
          ? []
          : [
              `${sayCount(staying)} where they stand alone in small letters may be a choice, and stays: correct it there.`,
            ]),
        ...(others.length === 0 ? [] : [`They are also in ${others.map(sayId).join(', ')}: ask again for each.`]),
      ],
      next: 'you are told what came of it.',
    },
  };
}
const sayCount = (count: number): string => (count === 1 ? '1 place' : `${count} places`);
/** Its reference, or which meeting. */
function sayId(id: string): string {
  const meeting = toMeetingId(id);
  return meeting === undefined ? id : sayMeetingId(meeting);
}

const mostLines = 10;
/** Which facts have them, and in how many places: by when, and which step; never what it says, for not all of it is open to all. */
function sayPlaces(
  { now }: Pick<Scene, 'now'>,
  { factOf }: Pick<StrikeIn, 'factOf'>,
  facts: readonly ToldFact[],
  places: readonly Place[],
): readonly string[] {
  const counts = Map.groupBy(places, ([fact]) => fact);
  const said = facts.flatMap((fact) => {
    const here = counts.get(fact.number);
    return here === undefined
      ? []
      : [`${beginHigh(factOf(fact.step))}, ${sayWhen(fact.at, now)}: ${sayCount(here.length)}`];
  });
  const more = said.length - mostLines;
  return more > 0 ? [...said.slice(0, mostLines), `and ${more} more of its history`] : said;
}

/** What this person may say yes or no to, in what they may read. */
interface Found extends ToSettle {
  readonly one: StrikeIn;
  readonly facts: readonly ToldFact[];
}
async function foundIn(scene: Scene): Promise<Found | undefined> {
  const id = pressedId(scene);
  const one = id && strikeIn(scene, id);
  const found = await one?.toSettle();
  return one && found && { one, ...found };
}

const settleFields = (): readonly Field[] => steps.settleStrike.asks?.({}) ?? [];
const formToSettle = (before: readonly Element[] = []): StepForm => ({
  title: steps.settleStrike.title,
  go: 'Save',
  fields: settleFields(),
  verb: 'strike.settle.go',
  intro: 'Read them where they stand before you agree: what is struck out cannot be put back.',
  style: 'destructive',
  before,
});
function toldOf(scene: Scene, { one, strike, words, facts }: Found): readonly Element[] {
  const { by, at, ground, instead, places } = strike;
  return [
    lines([
      ['Words', words ?? 'They are not where they were'],
      ['Put instead', instead],
      ['Ground', sayStrikeGround(ground)],
      ['Asked for by', `${by.name}, ${sayWhen(at, scene.now)}`],
    ]),
    text(`Where they stand, ${sayCount(places.length)}:`),
    ...sayPlaces(scene, one, facts, places).map((line) => small(line)),
  ];
}
const settling = (scene: Scene, found: Found, values: Answers = {}, wrong: Wrong = {}): Reply => ({
  ...formAbout(scene, found.one.about, formToSettle(toldOf(scene, found)), values, wrong),
  ...found.one.shown(),
});

async function askSettle(scene: Scene): Promise<Reply> {
  const found = await foundIn(scene);
  return found === undefined ? notAvailableReply() : settling(scene, found);
}

async function takeSettle(scene: Scene): Promise<Reply> {
  const found = await foundIn(scene);
  if (found === undefined) return notAvailableReply();
  const { answers, problems } = readStep(settleFields(), scene);
  if (Object.keys(problems).length > 0) return settling(scene, found, answers, { problems });
  if (isDoublePress(scene))
    return settling(scene, found, answers, { message: notYet, command: textIn(scene, 'command') });
  const { how = '', why = '' } = answers;
  const outcome = await found.one.settle({ how, why });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    const ends = refusal.code === 'notAvailable' || refusal.code === 'alreadyDecided';
    return ends && !isNotStored(refusal)
      ? found.one.refused(refusal)
      : settling(scene, found, answers, { message: sayRefusal(refusal) });
  }
  const receipt =
    how === 'stays'
      ? { did: 'The words stay', lines: ['The data protection officer reads why.'] }
      : {
          did: 'The words are struck out',
          lines: ['It is done within a minute. It stays on record that it was done, by whom and on what ground.'],
        };
  return found.one.settled({ ...receipt, at: sayWritten(scene, outcome) });
}

/** What came of it, to the person who asked. */
async function showEnd(scene: Scene): Promise<Reply> {
  const id = pressedId(scene);
  const one = id && strikeIn(scene, id);
  const struck = (await one?.standing())?.struck;
  if (one === undefined || struck?.askedBy.objectId !== scene.person.objectId) return notAvailableReply();
  await one.look();
  const { now } = scene;
  const isOut = struck.is === 'out';
  const title = isOut ? `Struck out in ${sayCount(struck.places)}` : 'The words stay';
  const body = [
    heading(title),
    small(sayId(id ?? '')),
    lines([
      ['You asked', sayWhen(struck.askedAt, now)],
      [isOut ? 'Agreed by' : 'Decided by', `${struck.by.name}, ${sayWhen(struck.at, now)}`],
      ...(struck.why === undefined ? [] : [['Why', struck.why] as const]),
    ]),
  ];
  return { card: card(title, body, [homeButton]) };
}

/** The same steps on a record or a meeting: what is typed or pressed says on which, and they are taken here. */
export const strikeElsewhere = {
  proposeStrike: { byHand: 'what is typed says of what' },
  settleStrike: {
    byHand: 'the words are read where they stand in its facts',
    verb: 'strike.settle',
    again: () => formToSettle(),
  },
  strikeOut: { byHand: 'the clock’s' },
  remindStrike: { byHand: 'the clock’s' },
} as const satisfies Readonly<Record<string, ByHand>>;

export const strikePresses = {
  proposeStrike: {
    byHand: 'no case is known before it is pressed',
    verb: 'strike.ask',
    taking: 'strike.ask.go',
    verbs: [
      ['strike.ask', askStrike],
      ['strike.ask.go', takeAsk],
      ['strike.end', showEnd],
    ],
    about: own,
    again: formToAsk,
  },
  settleStrike: {
    byHand: 'the words are read where they stand in its facts',
    verb: 'strike.settle',
    taking: 'strike.settle.go',
    verbs: [
      ['strike.settle', askSettle],
      ['strike.settle.go', takeSettle],
    ],
    again: () => formToSettle(),
  },
  strikeOut: { byHand: 'the clock’s' },
} as const satisfies Readonly<Record<string, ByHand>>;

// Strike out: a data protection officer asks for words to be struck out of a case that they need not read; a second person reads
// them where they stand, and says yes or no (docs/process.md 33).
import { card, heading, lines, small, text, type Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import type { Striking } from '../../domain/case/state/stage-parts.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayStrikeGround, toSettle } from '../../domain/case/strike/strike.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { answersThatAre, type Place } from '../../domain/matter/strike.ts';
import { may } from '../../domain/people/roles.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { aboutField, aboutNoCase } from '../form/by-reference.ts';
import type { ByHand } from '../form/counter.ts';
import { notYet } from '../form/press.ts';
import { homeButton, isNotStored, notAvailableReply, refusedReply, sayRefusal } from '../form/replies.ts';
import { formAbout, stepForm, type StepForm, type Wrong } from '../form/step-form.ts';
import { afterCase, sayWritten } from '../form/written.ts';
import { isDoublePress, refIn, see, take, textIn, type Reply, type Scene } from '../scene/scene.ts';

const askFields = (): readonly Field[] => [aboutField, ...(steps.proposeStrike.asks?.({}) ?? [])];
const own = aboutNoCase('Words in a case');
const formToAsk = (): StepForm => ({
  title: steps.proposeStrike.title,
  go: 'Ask for it',
  fields: askFields(),
  verb: 'strike.ask.go',
  intro:
    'Words are struck out of everything that the case holds, its history too, and cannot be put back. The co-ordinator or the manager of the lead worker reads them where they stand, and agrees first. A backup holds them for 30 days more; a copy outside the region, where there is one, for 35, or as many as the council chose.',
  style: 'destructive',
});
const asking = (scene: Scene, values: Answers = {}, wrong: Wrong = {}): Reply =>
  formAbout(scene, own, formToAsk(), values, wrong);

/** The form, with the reference of the card that was pressed. */
export async function askStrike(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (!may(scene.person, 'strike')) return notAvailableReply();
  return asking(scene, reference === undefined ? {} : { about: reference });
}

async function takeAsk(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'strike')) return notAvailableReply();
  const { answers, problems } = readStep(askFields(), scene);
  const read = readReference(answers['about'] ?? '');
  if ('problem' in read || Object.keys(problems).length > 0) return asking(scene, answers, { problems });
  if (isDoublePress(scene)) return asking(scene, answers, { message: notYet, command: textIn(scene, 'command') });
  const { reference } = read;
  const { words = '', instead = '', ground = '' } = answers;
  await see(scene, reference, 'case', steps.proposeStrike.title);
  const outcome = await take(scene, reference, { step: 'proposeStrike', input: { words, instead, ground } });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    // Of a case that its person is kept out of it is as if there were none.
    return refusal.code === notAvailable.refusal.code && !isNotStored(refusal)
      ? asking(scene, answers, { problems: { about: 'there is no such case: compare it with what you were given.' } })
      : asking(scene, answers, { message: sayRefusal(refusal) });
  }
  const { places = [] } = outcome.now.strike ?? {};
  const facts = await scene.ports.cases.facts(reference);
  const staying = answersThatAre(facts, words.trim());
  return {
    card: doneCard(reference, sayPlaces(scene, facts, places), [homeButton]),
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
      ],
      next: 'you are told what came of it.',
    },
  };
}
const sayCount = (count: number): string => (count === 1 ? '1 place' : `${count} places`);

const mostLines = 10;
/** Which facts have them, and in how many places: by when, and which step; never what it says, for not all of it is open to all. */
function sayPlaces(
  { now }: Pick<Scene, 'now'>,
  facts: readonly StoredFact[],
  places: readonly Place[],
): readonly string[] {
  const counts = Map.groupBy(places, ([fact]) => fact);
  const said = facts.flatMap((fact) => {
    const here = counts.get(fact.number);
    return here === undefined
      ? []
      : [`${beginHigh(steps[fact.step].fact)}, ${sayWhen(fact.at, now)}: ${sayCount(here.length)}`];
  });
  const more = said.length - mostLines;
  return more > 0 ? [...said.slice(0, mostLines), `and ${more} more of its history`] : said;
}

/** What this person may say yes or no to, of a case that they may see. */
interface Found {
  readonly case: Case;
  readonly facts: readonly StoredFact[];
  readonly strike: Striking;
  /** Undefined: they are not where they were. */
  readonly words: string | undefined;
}
async function foundIn(scene: Scene): Promise<Found | undefined> {
  const seen = await see(scene, refIn(scene), 'history', steps.settleStrike.title);
  if (seen === undefined || !seen.reads('referral')) return undefined;
  const facts = await scene.ports.cases.facts(seen.case.reference);
  const { person: actor, directory, now } = scene;
  const found = toSettle(seen.case, { actor, directory, now, facts });
  return found && { case: seen.case, facts, ...found };
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
function toldOf(scene: Scene, { strike, words, facts }: Found): readonly Element[] {
  const { by, at, ground, instead, places } = strike;
  return [
    lines([
      ['Words', words ?? 'They are not where they were'],
      ['Put instead', instead],
      ['Ground', sayStrikeGround(ground)],
      ['Asked for by', `${by.name}, ${sayWhen(at, scene.now)}`],
    ]),
    text(`Where they stand, ${sayCount(places.length)}:`),
    ...sayPlaces(scene, facts, places).map((line) => small(line)),
  ];
}
const settling = (scene: Scene, found: Found, values: Answers = {}, wrong: Wrong = {}): Reply => ({
  ...stepForm(scene, found.case, formToSettle(toldOf(scene, found)), values, wrong),
  of: found.case,
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
  const { reference } = found.case;
  const outcome = await take(scene, reference, { step: 'settleStrike', input: { how, why } });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    const ends = refusal.code === 'notAvailable' || refusal.code === 'alreadyDecided';
    return ends && !isNotStored(refusal)
      ? refusedReply(refusal, found.case)
      : settling(scene, found, answers, { message: sayRefusal(refusal) });
  }
  const receipt =
    how === 'stays'
      ? { did: 'The words stay', lines: ['The data protection officer reads why.'] }
      : {
          did: 'The words are struck out',
          lines: ['It is done within a minute. The history says that it was done, by whom and on what ground.'],
        };
  return afterCase(scene, outcome.now, {
    receipt: { ...receipt, at: sayWritten(scene, outcome) },
    buttons: undefined,
  });
}

/** What came of it, to the person who asked. */
async function showEnd(scene: Scene): Promise<Reply> {
  const reference: Reference | undefined = refIn(scene);
  const seen = reference && (await scene.ports.cases.load(reference))?.value.root;
  const { objectId } = scene.person;
  const struck = seen?.struck;
  if (struck?.askedBy.objectId !== objectId || seen?.excluded.includes(objectId) !== false) return notAvailableReply();
  await see(scene, reference, 'case', steps.proposeStrike.title);
  const { now } = scene;
  const isOut = struck.is === 'out';
  const title = isOut ? `Struck out in ${sayCount(struck.places)}` : 'The words stay';
  const body = [
    heading(title),
    small(seen.reference),
    lines([
      ['You asked', sayWhen(struck.askedAt, now)],
      [isOut ? 'Agreed by' : 'Decided by', `${struck.by.name}, ${sayWhen(struck.at, now)}`],
      ...(struck.why === undefined ? [] : [['Why', struck.why] as const]),
    ]),
  ];
  return { card: card(title, body, [homeButton]) };
}

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

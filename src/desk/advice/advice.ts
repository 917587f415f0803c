// Advice: whom to ring; and for staff a question to the co-ordinator, whose answer comes back here.
import { adviceCard } from '../../cards/advice/numbers.ts';
import { adviceRequestCard } from '../../cards/advice/request-card.ts';
import { goneCard, baseCard, liveBand } from '../../cards/base-card.ts';
import { small, subheading, type Button, type Element } from '../../cards/blocks.ts';
import { item } from '../../cards/home.ts';
import type { Outcome } from '../../casework/write/act.ts';
import { adviceRequests } from '../../casework/write/matters.ts';
import { mayAnswer, mayReadAdvice, type Advice } from '../../domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceTypes } from '../../domain/advice/table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { toAdviceId, type AdviceId } from '../../domain/kernel/ids.ts';
import { adviceStandingOf } from '../../notices/advice/standing.ts';
import { offered } from '../form/press.ts';
import { buttonOf, homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { adviceRows } from './presses.ts';
import { takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { dueLine } from '../../domain/time/calendar.ts';

const mostShown = 6;

/** Whom to ring, for everyone; for staff also what they asked, and for those who answer what waits for them. */
export async function showAdvice(scene: Scene): Promise<Reply> {
  const { settings } = scene.directory;
  const help = tabLinkIn(scene)?.('help');
  if (!may(scene.person, 'refer')) return { card: adviceCard(settings, 'partner', { buttons: [homeButton], help }) };
  const ask: Button = { title: adviceMatter.steps.askAdvice.title, verb: 'advice.ask', style: 'positive' };
  return { card: adviceCard(settings, 'staff', { buttons: [ask, homeButton], open: await openRequests(scene), help }) };
}

/**
 * Of what is asked and not over, and with `waiting` of whatever waits for an answer, what counts. Of a case that they are kept out of by
 * now they read no question of others (docs/process.md P10.14); their own they do: that one is gone would tell them.
 */
async function openFor(
  { ports, person }: Pick<Scene, 'ports' | 'person'>,
  waiting: boolean,
  counts: (one: Advice) => boolean = (one) => mayReadAdvice(one, person),
): Promise<readonly Advice[]> {
  return (await ports.advice.open(person.objectId, waiting)).filter(counts);
}

/** Reference, time and name only, so that it may be posted. */
async function openRequests(scene: Scene): Promise<readonly Element[]> {
  const { person, now } = scene;
  const open = await openFor(scene, may(person, 'answerAdvice') || may(person, 'answerLateAdvice'));
  const rows = open
    .toSorted((a, b) => rank(a, b, person))
    .flatMap((one) => {
      const standing = adviceStandingOf(one, person, now);
      if (standing === undefined) return [];
      const { label, line = '', buttons } = standing;
      const due = dueLine(standing.due, now);
      return [item({ label, reference: one.id, line, when: due, warnings: [], press: buttons[0] })];
    });
  if (rows.length === 0) return [];
  const left = rows.length - mostShown;
  const more = left > 0 ? [small(`And ${left} more once these are done.`)] : [];
  return [subheading('Questions'), ...rows.slice(0, mostShown), ...more];
}

/** What waits for this person first, the soonest due; then the newest. */
function rank(a: Advice, b: Advice, person: Scene['person']): number {
  const [one, other] = [waitsFor(a, person), waitsFor(b, person)];
  if (one !== other) return one ? -1 : 1;
  return (one ? a.due.at < b.due.at : a.changedAt > b.changedAt) ? -1 : 1;
}
const waitsFor = (advice: Advice, person: Scene['person']): boolean =>
  advice.state === 'asked' && mayAnswer(advice, person);

/** How many questions wait for the co-ordinator's answer. */
export async function countWaiting(scene: Scene): Promise<number> {
  if (!may(scene.person, 'answerAdvice')) return 0;
  return (await openFor(scene, true, (one) => waitsFor(one, scene.person))).length;
}

/** The same for unknown and forbidden. */
export const notThere = (): Reply => notAvailableReply('question');

export const closeAdviceButton = (id: AdviceId): Button => ({
  title: 'Close',
  verb: 'advice.close',
  data: { advice: id },
});

/** The request that the pressed card is about, for anyone who may read it; the look is written first. */
export async function adviceIn(scene: Scene, why: string): Promise<Advice | undefined> {
  const id = toAdviceId(textIn(scene, 'advice'));
  const { ask, person, directory, now } = scene;
  const question = { person, directory, now, what: 'question and answer', why };
  return id && ask.of('advice', id, 'advice', question);
}

/** Takes a step on a question as this person, and sends the notices on their way. */
export async function takeOnAdvice(
  scene: Scene,
  id: AdviceId,
  command: AdviceCommand,
  about?: Case,
): Promise<Outcome<AdviceTypes>> {
  return takeOn(scene, adviceRequests, { id, command, context: given({ about }) });
}

export async function openAdvice(scene: Scene): Promise<Reply> {
  const advice = await adviceIn(scene, 'Open');
  return advice === undefined ? notThere() : openedAdvice(scene, advice);
}

/** The open card of a question, for those who may read it. */
export function openedAdvice(scene: Scene, advice: Advice): Reply {
  const { id, about } = advice;
  const on = { before: advice, doc: advice };
  const steps = offered(adviceRows, scene, on, ['answerAdvice', 'askAgain', 'addToGuidance', 'takeOffGuidance'], {
    advice: id,
  });
  const buttons = [
    ...steps.map((button) => (button.verb === 'advice.answer' ? { ...button, style: 'positive' as const } : button)),
    ...(about === undefined ? [] : [buttonOf('Open the case', 'case.open', { reference: about })]),
    closeAdviceButton(id),
  ];
  const { person, now, caller } = scene;
  const band = liveBand(adviceStandingOf(advice, person, now), now);
  return { card: adviceRequestCard({ advice, band, now, shared: caller.shared, buttons }) };
}

/** Back to what is in the chat. The person who asked needs no more once they close the answer. */
export async function closeAdvice(scene: Scene): Promise<Reply> {
  const { ports, person, now } = scene;
  const id = toAdviceId(textIn(scene, 'advice'));
  const stored = id && (await ports.advice.load(id))?.value.root;
  const mine = stored?.asker.objectId === person.objectId && stored.state === 'answered';
  const outcome = stored && mine ? await takeOnAdvice(scene, stored.id, { step: 'closeAdvice', input: {} }) : undefined;
  const advice = outcome?.now ?? stored;
  const standing = advice && adviceStandingOf(advice, person, now);
  return { card: advice && standing ? baseCard(advice.id, standing, now) : goneCard() };
}

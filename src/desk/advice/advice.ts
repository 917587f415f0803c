// Advice: whom to ring; and for staff a question to the co-ordinator, whose answer comes back here.
import { adviceCard } from '../../cards/advice/numbers.ts';
import { adviceRequestCard } from '../../cards/advice/request-card.ts';
import { goneCard, baseCard } from '../../cards/base-card.ts';
import { small, subheading, type Button, type Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import { doneCard, dueLine, rowOf } from '../../cards/home.ts';
import { act, type Outcome } from '../../casework/write/act.ts';
import { adviceRequests } from '../../casework/write/matters.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { mayAnswer, mostExchanges, type Advice } from '../../domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceTypes } from '../../domain/advice/table.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import type { Case } from '../../domain/case/stages.ts';
import { mintAdviceId, readReference, toAdviceId, type AdviceId, type Reference } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/step.ts';
import { adviceStandingOf } from '../../notices/advice/standing.ts';
import { adviceForm, askForm, commandOf, requestForm, type OnRequest } from './forms.ts';
import { buttonOf, homeButton } from '../form/replies.ts';
import { commandIn, isDoublePress, see, textIn, type Handler, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

const mostShown = 6;

/** Whom to ring, for everybody; for staff also what they asked, and for those who answer what waits for them. */
export async function showAdvice(scene: Scene): Promise<Reply> {
  const { settings } = scene.directory;
  if (!may(scene.person, 'refer')) return { card: adviceCard(settings, 'partner', [homeButton]) };
  const ask: Button = { title: askForm.title, verb: 'advice.ask', style: 'positive' };
  return { card: adviceCard(settings, 'staff', [ask, homeButton], await openRequests(scene)) };
}

/** Reference, time and name only, so that it may be posted. */
async function openRequests({ ports, person, now }: Scene): Promise<readonly Element[]> {
  const answers = may(person, 'answerAdvice') || may(person, 'answerLateAdvice');
  const open = await ports.advice.open(person.objectId, answers);
  const rows = open
    .toSorted((a, b) => rank(a, b, person))
    .flatMap((one) => {
      const standing = adviceStandingOf(one, person, now);
      if (standing === undefined) return [];
      const { label, line = '', buttons } = standing;
      const due = dueLine(standing.due, now);
      return [rowOf({ label, reference: due === '' ? one.id : `${one.id} · ${due}`, line, buttons })];
    });
  if (rows.length === 0) return [];
  const left = rows.length - mostShown;
  const more = left > 0 ? [small(`And ${left} more, when these are done.`)] : [];
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
export async function countWaiting({ ports, person }: Scene): Promise<number> {
  if (!may(person, 'answerAdvice')) return 0;
  return (await ports.advice.open(person.objectId, true)).filter((one) => waitsFor(one, person)).length;
}

/** The same for unknown and forbidden. */
const notThere = (): Reply => ({
  card: doneCard('This question is not available to you.', ['Ask the MSET co-ordinator.'], [homeButton], 'attention'),
});

const openButton = (id: AdviceId): Button => ({ title: 'Open', verb: 'advice.open', data: { advice: id } });
const closeButton = (id: AdviceId): Button => ({ title: 'Close', verb: 'advice.close', data: { advice: id } });

/** The request that the pressed card is about, for whoever may read it; the look is written first. */
async function adviceIn(scene: Scene, why: string): Promise<Advice | undefined> {
  const id = toAdviceId(textIn(scene, 'advice'));
  const { ask, person, now } = scene;
  return id && ask.advice({ advice: id, person, now, why });
}

/** The case that a question is about, whoever may see it; that the asker named it is a look of theirs. */
async function caseAbout(scene: Scene, reference: Reference | undefined, why: string): Promise<Case | undefined> {
  if (reference === undefined) return undefined;
  await see(scene, reference, 'named in a question', why);
  return (await scene.ports.cases.load(reference))?.value.root;
}

async function take(scene: Scene, id: AdviceId, command: AdviceCommand, about?: Case): Promise<Outcome<AdviceTypes>> {
  const { ports, person: actor, now, directory } = scene;
  const context = { actor, now, directory, ...(about !== undefined && { about }) };
  const outcome = await act(ports, adviceRequests, { id, command, commandId: commandIn(scene), context });
  if (outcome.kind === 'done') scene.committed(id);
  return outcome;
}

const askAdvice: Handler = (scene) =>
  may(scene.person, 'refer') ? Promise.resolve(adviceForm(scene, undefined, askForm)) : showAdvice(scene);

const notYet = 'Nothing is sent yet. Read it through, then press again.';

async function sendQuestion(scene: Scene): Promise<Reply> {
  const { person, data, now } = scene;
  if (!may(person, 'refer')) return showAdvice(scene);
  const { answers, problems } = readStep(askForm.fields, data);
  const command = commandIn(scene);
  if (Object.keys(problems).length > 0) return adviceForm(scene, undefined, askForm, answers, { problems, command });
  if (isDoublePress(scene)) return adviceForm(scene, undefined, askForm, answers, { message: notYet, command });
  // The id comes from the press, so that a repeat finds the request that is there.
  const id = mintAdviceId(Buffer.from(hashOf(person.objectId, command), 'hex'));
  const read = readReference(answers['about'] ?? '');
  const about = await caseAbout(scene, 'reference' in read ? read.reference : undefined, askForm.title);
  const input = { id, question: answers['question'] ?? '', about: answers['about'] ?? '' };
  const outcome = await take(scene, id, { step: 'askAdvice', input }, about);
  if (outcome.kind !== 'refused') return askedReply('Asked', outcome, now);
  const { refusal } = outcome;
  if (refusal.code !== 'alreadyDecided')
    return adviceForm(scene, undefined, askForm, answers, { message: said(refusal) });
  return refused(refusal, id);
}

const said = ({ message, next }: Refusal): string => `${message} ${next}`;

const askedReply = (title: string, outcome: Exclude<Outcome<AdviceTypes>, { kind: 'refused' }>, now: string): Reply => {
  const { id, due } = outcome.now;
  const at = sayClock(outcome.kind === 'repeat' ? outcome.at : now, now);
  const next = `The co-ordinator has it, to be answered by ${sayClock(due.at, now)}. You are told here.`;
  return { card: doneCard(title, [`${id}: asked at ${at}.`, next], [openButton(id), homeButton]) };
};

const refused = (refusal: Refusal, id: AdviceId): Reply => ({
  card: doneCard(refusal.message, [refusal.next], [openButton(id), closeButton(id)]),
});

async function openAdvice(scene: Scene): Promise<Reply> {
  const advice = await adviceIn(scene, 'Open');
  return advice === undefined ? notThere() : opened(scene, advice);
}

function opened({ person, now, caller }: Scene, advice: Advice): Reply {
  const { id, about, asker, state, exchanges } = advice;
  const answer: Button = { title: 'Answer', verb: 'advice.answer', data: { advice: id }, style: 'positive' };
  const again: Button = { title: 'Ask again', verb: 'advice.again', data: { advice: id } };
  const mayAsk = person.objectId === asker.objectId && state !== 'asked' && exchanges.length < mostExchanges;
  const buttons = [
    ...(waitsFor(advice, person) ? [answer] : []),
    ...(mayAsk ? [again] : []),
    ...(about === undefined ? [] : [buttonOf('Open the case', 'case.open', { reference: about })]),
    closeButton(id),
  ];
  return { card: adviceRequestCard({ advice, now, shared: caller.shared, buttons }) };
}

/** The button that shows a form on a request. */
const askFor =
  (name: OnRequest): Handler =>
  async (scene) => {
    const advice = await adviceIn(scene, requestForm(name, undefined).title);
    if (advice === undefined) return notThere();
    const { person: actor, directory, now } = scene;
    const decision = adviceMatter.decide({ root: advice }, commandOf(name, {}), { actor, directory, now });
    if ('refusal' in decision && decision.refusal.code !== 'incomplete') return barred(decision.refusal, advice.id);
    return adviceForm(scene, advice.id, requestForm(name, advice));
  };

const barred = (refusal: Refusal, id: AdviceId): Reply =>
  refusal.code === 'notAvailable' ? notThere() : refused(refusal, id);

/** Refusals that are answered on the same form. */
const answerable: readonly string[] = ['changedMeanwhile', 'identifies', 'incomplete'];

/** The button that takes the step. */
const takeFor =
  (name: OnRequest): Handler =>
  async (scene) => {
    const { title } = requestForm(name, undefined);
    const advice = await adviceIn(scene, title);
    if (advice === undefined) return notThere();
    const form = requestForm(name, advice);
    const { answers, problems } = readStep(form.fields, scene.data);
    const command = commandIn(scene);
    if (Object.keys(problems).length > 0) return adviceForm(scene, advice.id, form, answers, { problems, command });
    if (isDoublePress(scene)) return adviceForm(scene, advice.id, form, answers, { message: notYet, command });
    const about = name === 'again' ? await caseAbout(scene, advice.about, title) : undefined;
    const outcome = await take(scene, advice.id, commandOf(name, answers), about);
    if (outcome.kind === 'refused') {
      const { refusal } = outcome;
      if (!answerable.includes(refusal.code)) return barred(refusal, advice.id);
      return adviceForm(scene, advice.id, form, answers, { message: said(refusal) });
    }
    return name === 'again' ? askedReply('Asked again', outcome, scene.now) : answeredReply(outcome, scene.now);
  };

const answeredReply = (outcome: Exclude<Outcome<AdviceTypes>, { kind: 'refused' }>, now: string): Reply => {
  const { id, asker } = outcome.now;
  const at = sayClock(outcome.kind === 'repeat' ? outcome.at : now, now);
  const body = [`${id}: answered at ${at}.`, `${asker.name} is told.`];
  return { card: doneCard('Answered', body, [openButton(id), closeButton(id)]) };
};

/** Back to what stands in the chat. Whoever asked needs no more once they close the answer. */
async function closeAdvice(scene: Scene): Promise<Reply> {
  const { ports, person, now } = scene;
  const id = toAdviceId(textIn(scene, 'advice'));
  const stored = id && (await ports.advice.load(id))?.value.root;
  const mine = stored?.asker.objectId === person.objectId && stored.state === 'answered';
  const outcome = stored && mine ? await take(scene, stored.id, { step: 'closeAdvice', input: {} }) : undefined;
  const advice = outcome?.now ?? stored;
  const standing = advice && adviceStandingOf(advice, person, now);
  return { card: advice && standing ? baseCard(advice.id, standing, now) : goneCard() };
}

/** Every button about advice. */
export const adviceVerbs: readonly (readonly [verb: string, Handler])[] = [
  ['advice', showAdvice],
  ['advice.ask', askAdvice],
  ['advice.ask.go', sendQuestion],
  ['advice.open', openAdvice],
  ['advice.answer', askFor('answer')],
  ['advice.answer.go', takeFor('answer')],
  ['advice.again', askFor('again')],
  ['advice.again.go', takeFor('again')],
  ['advice.close', closeAdvice],
];

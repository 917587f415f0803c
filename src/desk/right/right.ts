// Put right: from the line of the history that was a slip (docs/process.md P14.5). What it asks, and what is said above it, go by
// that line; and it is decided on all of the case's facts, which are read for it.
import { beginHigh, beginLow } from '../../domain/kernel/begins.ts';
import { lines, small, text, type Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { putRight, rightFields, fieldsToPutRight, rightOf, type RightOf } from '../../domain/case/right/right.ts';
import { caseMatter } from '../../domain/case/whole/case.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { sayFact } from '../../reading/case/words.ts';
import type { ButtonAt } from '../../reading/case/history.ts';
import { notYet } from '../form/press.ts';
import { isNotStored, notAvailableReply, refusedReply, sayRefusal } from '../form/replies.ts';
import { afterCase, sayWritten } from '../form/written.ts';
import { stepForm, type StepForm, type Wrong } from '../form/step-form.ts';
import type { ByHand } from '../form/counter.ts';
import { isDoublePress, refIn, see, take, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';

const verb = 'right.put';
const why = putRight.title;

/**
 * The button of each line of the history that this person may put right, or say that it stays. Of decisions the last one has
 * it: those before were built on.
 */
export const rightButtonAt = (
  scene: Scene,
  { case: childCase, moving }: Pick<Seen, 'case' | 'moving'>,
  facts: readonly StoredFact[],
): ButtonAt => {
  const isOpen = moving === undefined && isKnown(scene);
  const last = decisionsOf(childCase).at(-1)?.at;
  return ({ number, step, at: madeAt }) =>
    isOpen && (!decides.has(step) || madeAt === last) && rightOf(childCase, number, at(scene, facts)) !== undefined
      ? { title: why, verb, data: { ref: childCase.reference, fact: String(number) } }
      : undefined;
};
const decides: ReadonlySet<string> = new Set(['recordDecision', 'decideNow']);
const isKnown = ({ ports: { forms } }: Scene): boolean => forms === undefined || (putRight.since ?? 0) <= forms.known();

const at = ({ person: actor, directory, now }: Scene, facts: readonly StoredFact[]) => ({
  actor,
  directory,
  now,
  facts,
});

/** A fact that this person may put right, of a case that they may see. */
interface Found extends RightOf {
  readonly case: Case;
  readonly facts: readonly StoredFact[];
  readonly said: string;
}
async function foundIn(scene: Scene): Promise<Found | undefined> {
  const seen = await see(scene, refIn(scene), 'history', why);
  if (seen === undefined || !seen.reads('history')) return undefined;
  const facts = await scene.ports.cases.facts(seen.case.reference);
  const right = rightOf(seen.case, Number(textIn(scene, 'fact')), at(scene, facts));
  const fact = facts.find(({ number }) => number === right?.fact.number);
  return right && fact && { ...right, case: seen.case, facts, said: sayFact(fact, scene.directory, scene.now) };
}

const formFor = ({ directory, now }: Scene, found: Found): StepForm => ({
  title: why,
  fields: fieldsToPutRight(found, directory),
  verb: 'right.put.go',
  intro: beginHigh(`${found.said}. If it is taken back: ${beginLow(found.slip.follows)}`),
  style: 'destructive',
  data: { fact: String(found.fact.number) },
  before: aboveForm(found, now),
  back: { verb: 'case.history', data: {} },
});

/** Who asked first, and why; and whom to write to outside the house. */
function aboveForm({ case: childCase, fact, slip, asked, bar }: Found, now: Instant): readonly Element[] {
  const sent = fact.step === 'recordHarm' ? childCase.harm?.notice : undefined;
  return [
    ...(slip.second === undefined || asked !== undefined
      ? []
      : [text('Nothing is taken back until a second person confirms it.')]),
    ...(asked === undefined
      ? []
      : [
          lines([
            ['Asked for by', `${asked.by.name}, ${sayWhen(asked.at, now)}`],
            ['Why', asked.why],
          ]),
        ]),
    ...(bar === undefined ? [] : [text(sayRefusal(bar.refusal))]),
    ...(sent === undefined
      ? []
      : [
          text(
            `The notice to the national panel went out on ${sayDate(sent.sentOn)}, and is not taken back. Write to the Child Safeguarding Practice Review Panel that it was sent by mistake, and keep your letter beside it.`,
          ),
        ]),
    small(
      'What is taken back stays in the history, struck through, with the reason. Everyone who was told of it is told.',
    ),
  ];
}

const formReply = (scene: Scene, found: Found, values: Answers = {}, wrong: Wrong = {}): Reply => ({
  ...stepForm(scene, found.case, formFor(scene, found), values, wrong),
  of: found.case,
});

/** What would bar it whatever is typed is said before anyone types. */
async function askRight(scene: Scene): Promise<Reply> {
  const found = await foundIn(scene);
  if (found === undefined) return notAvailableReply();
  const how = found.bar === undefined ? 'back' : 'stays';
  const input = { fact: String(found.fact.number), how, why };
  const decision = caseMatter.decide({ root: found.case }, { step: 'putRight', input }, at(scene, found.facts));
  // What was asked for and cannot be done any more may still be said to stay.
  return 'refusal' in decision && found.asked === undefined
    ? refusedReply(decision.refusal, found.case)
    : formReply(scene, found, {}, 'refusal' in decision ? { message: sayRefusal(decision.refusal) } : {});
}

async function takeRight(scene: Scene): Promise<Reply> {
  const found = await foundIn(scene);
  if (found === undefined) return notAvailableReply();
  const { answers, problems } = readStep(fieldsToPutRight(found, scene.directory), scene);
  if (Object.keys(problems).length > 0) return formReply(scene, found, answers, { problems });
  if (isDoublePress(scene))
    return formReply(scene, found, answers, { message: notYet, command: textIn(scene, 'command') });
  const { how = '', why: reason = '' } = answers;
  const input = { fact: String(found.fact.number), how, why: reason };
  const outcome = await take(scene, found.case.reference, { step: 'putRight', input });
  if (outcome.kind !== 'refused') {
    const [did, ...lines] = doneWords(outcome.now, found, how);
    const when = sayWritten(scene, outcome);
    return afterCase(scene, outcome.now, { receipt: { did, at: when, lines }, buttons: undefined });
  }
  const { refusal } = outcome;
  const ends = refusal.code === 'notAvailable' || refusal.code === 'alreadyDecided';
  return ends && !isNotStored(refusal)
    ? refusedReply(refusal, found.case)
    : formReply(scene, found, answers, { message: sayRefusal(refusal) });
}

/** What has come of it: a title, and what follows. */
function doneWords(after: Case, { case: before, fact, slip }: Found, how: string): readonly [string, ...string[]] {
  if (how === 'stays') return ['It stays as it was recorded', 'Your reason is in the history.'];
  if (how.startsWith('agency:')) {
    return [
      'Put right',
      `That agency no longer sees the case. It keeps the actions it has: cancel those that are not for it.`,
    ];
  }
  if (after.righting?.fact === fact.number) {
    return [
      'A second person confirms it',
      `Nothing is taken back yet. Someone else who may record ${slip.words} presses Put right on the same line of the history.`,
      'If no one has done so by the next working day, those people are called.',
    ];
  }
  const noticed = fact.step === 'recordHarm' && before.harm?.notice !== undefined;
  return [
    'Put right',
    `Taken back: ${slip.words}. ${slip.follows}`,
    ...(noticed ? ['The national panel still has its notice: write to it.'] : []),
  ];
}

/** With what was sent: what else the line asks is not known now. */
function rightAgain(pressed: Pressed): StepForm {
  const how = textIn(pressed, 'how');
  const chosen = { name: 'how', title: 'What is to be done', kind: 'choice', need: 'always' } as const;
  return {
    title: why,
    fields: [...(how === '' ? [] : [{ ...chosen, choices: [{ value: how, title: 'As you chose' }] }]), ...rightFields],
    verb: 'right.put.go',
    intro: 'What is taken back stays in the history, struck through, with the reason.',
    style: 'destructive',
    data: { fact: textIn(pressed, 'fact') },
    back: { verb: 'case.history', data: {} },
  };
}

export const rightPress: ByHand = {
  byHand: 'the line of the history says what it asks',
  verb,
  taking: 'right.put.go',
  verbs: [
    [verb, askRight],
    ['right.put.go', takeRight],
  ],
  again: rightAgain,
};

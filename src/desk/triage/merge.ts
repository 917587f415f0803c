// Merge: two referrals of one child become one case (docs/process.md P5.8). First the case that goes on takes the other over,
// then the other ends: a crash between the two is made good by pressing again.
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { leadShutOut } from '../../domain/case/triage/taken.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { leadPresses } from '../lead/presses.ts';
import { readStep } from '../../cards/form.ts';
import type { Action } from '../../domain/case/action/action.ts';
import { refOf } from '../../domain/people/actor.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import { readReference } from '../../domain/kernel/ids.ts';
import { otherIn } from './duplicates.ts';
import { alikeTo } from '../../reading/case/alike.ts';
import { barTo } from '../case/bar.ts';
import { given } from '../../domain/kernel/given.ts';
import { notYet } from '../form/press.ts';
import { afterCase, sayWritten } from '../form/written.ts';
import {
  buttonOf,
  closeButton,
  isNotStored,
  notAvailableReply,
  openButton,
  refusedReply,
  sayRefusal,
} from '../form/replies.ts';
import {
  isDoublePress,
  readReferences,
  refIn,
  refusalOf,
  see,
  take,
  textIn,
  type Pressed,
  type Reply,
  type Scene,
} from '../scene/scene.ts';
import { stepForm, type StepForm, type Wrong } from '../form/step-form.ts';
import { differsIn } from '../../cards/triage/differs.ts';
import { episodesOf } from '../../reading/case/episode.ts';
import type { Episode } from '../../domain/case/episode/episode.ts';
import { openSpan } from '../../domain/case/state/episodes.ts';
import { mergeForm, pairValue, toPair, type Pair } from './forms.ts';
import { may } from '../../domain/people/roles.ts';

const why = 'Merge';

interface Two {
  readonly ends: Case;
  readonly goesOn: Case;
}
const pairOf = ({ ends, goesOn }: Two): Pair => ({ ends: ends.reference, goesOn: goesOn.reference });
const isMerged = ({ ends, goesOn }: Two): boolean => ends.stage === 'merged' && ends.into === goesOn.reference;

/** Why one cannot end in the other; its actions aside. */
const barToPair = (scene: Scene, { ends, goesOn }: Two) =>
  barTo(scene, ends, { step: 'mergeCase', input: { into: goesOn.reference, reason: '' } }) ??
  barTo(scene, goesOn, { step: 'takeMerged', input: { from: ends.reference } });

/** Both ways round, for every case that looks like the same child; the one that was pressed first. */
async function formFor(scene: Scene, childCase: Case): Promise<StepForm> {
  const first = otherIn(scene);
  const alike = (await alikeTo(scene, childCase)).filter((other) => other.sameChild).map((other) => other.case);
  const others = alike.toSorted((a, b) => Number(b.reference === first) - Number(a.reference === first));
  const pairs = others
    .slice(0, 8)
    .flatMap((other): readonly Two[] => [
      { ends: childCase, goesOn: other },
      { ends: other, goesOn: childCase },
    ])
    .filter((two) => isMerged(two) || barToPair(scene, two) === undefined);
  const form = mergeForm([...pairs.map((two) => choiceOf(two, childCase)), ...doneBy(scene, pairs)]);
  // Of a case that is over nothing is compared: it is no choice.
  const offered = others.filter((other) => pairs.some(({ ends, goesOn }) => ends === other || goesOn === other));
  const differ = differsIn(childCase, offered, scene.now);
  return {
    ...form,
    ...(differ.length > 0 && { before: differ }),
    ...(first !== undefined && { data: { other: first } }),
  };
}

/** A press that arrives again chose what has been done since, and would not be offered any more. */
function doneBy(scene: Scene, offered: readonly Two[]): readonly Choice[] {
  const sent = toPair(textIn(scene, 'into'));
  if (sent === undefined || offered.some((two) => pairValue(pairOf(two)) === pairValue(sent))) return [];
  return [{ value: pairValue(sent), title: `${sent.goesOn}; ${sent.ends} ends` }];
}

function choiceOf(two: Two, childCase: Case): Choice {
  const { ends, goesOn } = two;
  const title =
    ends.reference === childCase.reference
      ? `${goesOn.reference} (${stageLabels[goesOn.stage]}); this one ends`
      : `This one; ${ends.reference} (${stageLabels[ends.stage]}) ends`;
  return { value: pairValue(pairOf(two)), title };
}

/** With the two that were chosen; what else looks alike is not known now. */
export function mergeGivenBack(pressed: Pressed): StepForm {
  const value = textIn(pressed, 'into');
  const pair = toPair(value);
  const form = mergeForm(pair === undefined ? [] : [{ value, title: `${pair.goesOn} goes on, ${pair.ends} ends` }]);
  const other = readReferences(textIn(pressed, 'other')).join(',');
  return other === '' ? form : { ...form, data: { other } };
}

export async function askMerge(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  return { ...stepForm(scene, seen.case, await formFor(scene, seen.case)), of: seen.case };
}

export async function takeMerge(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  const childCase = seen.case;
  const form = await formFor(scene, childCase);
  const { answers, problems } = readStep(form.fields, scene);
  const back = (wrong: Wrong): Reply => ({ ...stepForm(scene, childCase, form, answers, wrong), of: childCase });
  const again = (message: string, command?: string): Reply => back({ message, ...given({ command }) });
  if (Object.keys(problems).length > 0) return back({ problems });
  if (isDoublePress(scene)) return again(notYet, textIn(scene, 'command'));
  const two = await twoOf(scene, childCase, answers['into'] ?? '');
  if (two === undefined) return again('That reference is not available to you. Check it, then press again.');
  const bar = await barToMerge(scene, two, answers['reason'] ?? '');
  if (bar !== undefined) return again(bar);
  const unread = notRead(scene, form, two);
  if (unread === undefined) return merged(scene, childCase, two, answers, again);
  return { ...stepForm(scene, childCase, unread, answers, { message: readFirst }), of: childCase };
}

const readFirst = 'Nothing is sent yet. Read what the two say otherwise, then press again.';
/** A case whose reference was typed, on a form that could not say yet what it says otherwise: the form with that. */
function notRead(scene: Scene, form: StepForm, { ends, goesOn }: Two): StepForm | undefined {
  const other = ends.reference === refIn(scene) ? goesOn : ends;
  const childCase = other === goesOn ? ends : goesOn;
  const isOffered = form.fields[0]?.choices !== undefined;
  const differ = differsIn(childCase, [other], scene.now);
  if (isOffered || isMerged({ ends, goesOn }) || differ.length === 0 || textIn(scene, 'read') === other.reference)
    return undefined;
  return { ...form, before: differ, data: { ...form.data, read: other.reference } };
}

/** The two cases; one of them is the one the press is about. */
async function twoOf(scene: Scene, childCase: Case, into: string): Promise<Two | undefined> {
  const read = readReference(into);
  const typed = 'reference' in read ? { ends: childCase.reference, goesOn: read.reference } : undefined;
  const pair = toPair(into) ?? typed;
  if (pair === undefined) return undefined;
  const ends = pair.ends === childCase.reference;
  if (!ends && pair.goesOn !== childCase.reference) return undefined;
  const other = await see(scene, ends ? pair.goesOn : pair.ends, 'case', why);
  if (other === undefined) return undefined;
  return ends ? { ends: childCase, goesOn: other.case } : { ends: other.case, goesOn: childCase };
}

/** The commands of the two halves, in the order in which they are taken. */
function halvesOf(two: Two, reason: string) {
  const { ends, goesOn } = pairOf(two);
  const referrers = [leadOf(two.ends), ...(two.ends.alsoReferred ?? [])].map(refOf);
  return [
    [goesOn, { step: 'takeMerged', input: { from: ends, referrers } }],
    [ends, { step: 'mergeCase', input: { into: goesOn, reason, seen: two.ends.facts } }],
  ] as const;
}

/** Why one of the halves cannot be written now. Where that is of how a case is stored, the words begin with which case. */
async function barToHalves(scene: Scene, two: Two, reason: string): Promise<string | undefined> {
  for (const [reference, command] of halvesOf(two, reason)) {
    const bar = await refusalOf(scene, reference, command);
    if (bar !== undefined) return isNotStored(bar) ? `${reference}: ${sayRefusal(bar)}` : sayRefusal(bar);
  }
  return undefined;
}

/** Before anything is written: both halves can be taken, and no one is left with an action of a case that is over. */
async function barToMerge(scene: Scene, two: Two, reason: string): Promise<string | undefined> {
  if (isMerged(two)) return undefined;
  const bar = await barToHalves(scene, two, reason);
  if (bar !== undefined) return bar;
  const running = (await scene.ports.cases.parts(two.ends.reference, 'action')).filter(isRunning);
  if (running.length === 0) return undefined;
  const names = running.map(({ id }) => id).join(', ');
  return `${two.ends.reference} has actions that are not finished: ${names}. Have them verified or cancelled first, or keep that case instead.`;
}
const isRunning = ({ state }: Action): boolean => state.is !== 'verified' && state.is !== 'cancelled';

/** The open episode of a child who is missing: it goes along. */
async function missingIn({ ports }: Scene, ends: Case): Promise<Episode | undefined> {
  const open = openSpan(ends);
  return open && (await episodesOf(ports.cases, ends)).find(({ id }) => id === open.id);
}

async function merged(
  scene: Scene,
  childCase: Case,
  two: Two,
  answers: Answers,
  again: (message: string) => Reply,
): Promise<Reply> {
  const { ends, goesOn } = pairOf(two);
  const [[, takes], [, ending]] = halvesOf(two, answers['reason'] ?? '');
  const half = await take(scene, goesOn, takes, undefined, {
    about: two.ends,
    ...given({ missing: await missingIn(scene, two.ends) }),
  });
  if (half.kind === 'refused' && !isMerged(two)) return again(sayRefusal(half.refusal));
  const outcome = await take(scene, ends, ending, undefined, { about: two.goesOn });
  const done = outcome.now !== undefined && isMerged({ ends: outcome.now, goesOn: two.goesOn });
  if (outcome.kind === 'refused' && !done) {
    return outcome.refusal.code === 'notAvailable' ? refusedReply(outcome.refusal) : again(sayRefusal(outcome.refusal));
  }
  const shutOut = leadShutOut(two.goesOn, two.ends);
  const receipt = {
    did: 'Merged',
    at: sayWritten(scene, outcome),
    lines: [
      `${ends} ends here, and the child’s case is ${goesOn}. What the first one said stays on record and can still be read.`,
    ],
    ...given({
      next:
        shutOut &&
        `${shutOut.name} leads it and may not read it any more: press **Hand over**, and choose who leads it.`,
    }),
  };
  const handOver = buttonOf(steps.handOver.title, leadPresses.handOver.verb, two.goesOn);
  return afterCase(scene, half.now ?? two.goesOn, {
    receipt,
    buttons: shutOut === undefined ? undefined : [openButton(two.goesOn), handOver, closeButton(childCase)],
  });
}

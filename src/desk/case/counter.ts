// Every step on a case, as people take it.
import { caseMatter, type Command, type CaseStepName, type CaseTypes } from '../../domain/case/whole/case.ts';
import type { WithAhead } from '../../domain/case/meeting/move.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { afterDeciding, alreadyReply } from '../consent/consent.ts';
import { consentPresses } from '../consent/presses.ts';
import { aboutCase } from '../form/step-form.ts';
import type { Presses, Counter } from '../form/counter.ts';
import { againPresses, referAgainFrom } from '../again/presses.ts';
import { asStored, hearsOfHarm } from '../../domain/case/access/access.ts';
import { harmPresses, turningPresses } from '../turning/presses.ts';
import { endsPresses } from '../ends/presses.ts';
import { invitationPresses } from '../invitation/presses.ts';
import { nowPresses } from '../now/presses.ts';
import { askGlass, glassPresses } from '../glass/glass.ts';
import { familyPresses } from '../now/family.ts';
import { earlyPresses } from '../review/presses.ts';
import { handOverWhole, leadPresses } from '../lead/presses.ts';
import { rightPress } from '../right/right.ts';
import { strikePresses } from '../strike/strike.ts';
import { keepOutWhole, letInWhole, withOwned } from '../restriction/keep-out.ts';
import { restrictionPresses } from '../restriction/presses.ts';
import { referralPresses } from '../referral/presses.ts';
import { triagePresses } from '../triage/presses.ts';
import { notAvailableReply, refusedReply, sayRefusal, standingReply } from '../form/replies.ts';
import { afterCase } from '../form/written.ts';
import { refIn, see, take, type CaseOutcome, type Scene } from '../scene/scene.ts';

/** Every step has a row: a gap does not compile. */
const presses: Presses<CaseTypes['steps'], Case, Case> = {
  ...referralPresses,
  ...consentPresses,
  ...triagePresses,
  ...restrictionPresses,
  ...glassPresses,
  recordDecision: { byHand: 'the item of a meeting' },
  ...earlyPresses,
  ...turningPresses,
  ...nowPresses,
  ...invitationPresses,
  ...familyPresses,
  ...harmPresses,
  ...againPresses,
  ...endsPresses,
  ...leadPresses,
  declareMeetingConflict: { byHand: 'the item of a meeting' },
  putRight: rightPress,
  ...strikePresses,
};

/** Refusals of a referral and of consent that a person can answer on the same form; every other form comes back with any. */
const answerable: readonly string[] = ['childNotSafe', 'incomplete', 'notEligible'];

/** As a method's type: what its form read fits, which is tested for every row. */
type Whole = { take(scene: Scene, reference: Reference, input: object): Promise<CaseOutcome> }['take'];
/** A press that takes more than the one step. */
const wholes: Readonly<Partial<Record<CaseStepName, Whole>>> = {
  handOver: handOverWhole,
  referAgain: referAgainFrom,
  keepOut: keepOutWhole,
  letIn: letInWhole,
};

export const caseCounter: Counter<CaseStepName, Case, Case> = {
  steps: caseMatter.steps,
  presses,
  typed: { word: 'break glass', show: askGlass },
  see: async (scene, name, why) => {
    const seen = await see(scene, refIn(scene), 'case', why);
    const childCase = seen?.case ?? (byReference.has(name) ? await heldCase(scene) : undefined);
    if (childCase === undefined) return notAvailableReply();
    const stored = asStored(childCase);
    return { before: await withMore(scene, name, stored), doc: stored };
  },
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    caseMatter.decide({ root: before }, commandOf(step, input), { actor, directory, now }),
  take: async (scene, step, input) => {
    const reference = refIn(scene);
    if (reference === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const whole = wholes[step];
    if (whole !== undefined) return whole(scene, reference, input);
    const planned = byMeetings.has(step) ? await plannedFrom(scene.ports, scene.now) : undefined;
    return take(scene, reference, commandOf(step, input), undefined, planned);
  },
  of: (before) => before,
  about: (pressed) => {
    const reference = refIn(pressed);
    return reference === undefined ? undefined : aboutCase(reference);
  },
  onForm: (_scene, name, refusal) =>
    (
      name in referralPresses || name in consentPresses
        ? answerable.includes(refusal.code)
        : refusal.code !== 'notAvailable'
    )
      ? sayRefusal(refusal)
      : undefined,
  barred: (scene, name, refusal, childCase, when) => {
    if (childCase === undefined) return refusedReply(refusal);
    const asked = when === 'asked';
    if (name in consentPresses && (asked || refusal.code === 'alreadyDecided')) return alreadyReply(scene, childCase);
    return name in referralPresses && asked && refusal.code !== 'notAvailable'
      ? standingReply(scene, childCase)
      : refusedReply(refusal, childCase);
  },
  answer: (scene, name, { after }, said) =>
    name === 'returnForInformation' || name === 'doNotAuthorise'
      ? afterDeciding(scene, after, said.receipt)
      : afterCase(scene, after, said),
};

/** They go by the meetings that are planned. */
const byMeetings: ReadonlySet<CaseStepName> = new Set<CaseStepName>(['decideNow', 'askEarlyReview', 'moveCase']);
const byReference: ReadonlySet<string> = new Set(['recordNotice', 'sayNotNotifiable', 'recordRapidReview']);
/** A person who is told of a death or serious harm by reference alone records these without reading the case. */
async function heldCase({ ports, person, ...pressed }: Scene): Promise<Case | undefined> {
  const reference = refIn(pressed);
  const childCase = reference && (await ports.cases.load(reference))?.value.root;
  return childCase !== undefined && hearsOfHarm(childCase, person) ? childCase : undefined;
}

/** With what the form of a step lists beside the case. */
async function withMore(scene: Scene, name: CaseStepName, childCase: Case): Promise<Case & WithAhead> {
  if (name === 'keepOut') return withOwned(scene, childCase);
  if (name !== 'moveCase') return childCase;
  const { ahead } = await plannedFrom(scene.ports, scene.now);
  return { ...childCase, ahead };
}

/** The step's name, and what its form read: that these fit is tested for every row. */
const commandOf = (step: CaseStepName, input: object): Command => ({ step, input }) as Command;

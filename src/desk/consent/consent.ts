// Management consent: the conflict question, the reading, the decision.
import { conflictCard, readingCard, readings } from '../../cards/consent/reading.ts';
import { readStep } from '../../cards/form.ts';
import type { Button } from '../../cards/blocks.ts';
import type { CaseOutcome } from '../scene.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { relationOf } from '../../domain/people/access.ts';
import { sayClock, sayTime } from '../../domain/time/calendar.ts';
import {
  chooseFields,
  conflictFields,
  consentStatement,
  decisionOn,
  declineFields,
  nextManagers,
  returnFields,
} from '../../domain/case/consent/consent.ts';
import { pickableConsenters } from '../../domain/case/consent/consenters.ts';
import type { AwaitingConsent, Case } from '../../domain/case/stages.ts';
import type { Choice } from '../../domain/fields.ts';
import { buttonOf, closeButton, doneReply, notAvailableReply, refusedReply, standingReply } from '../form/replies.ts';
import { isDoublePress, mint, refIn, see, take, textIn, type Reply, type Scene } from '../scene.ts';
import { formAgain, stepForm, type StepForm } from '../form/step-form.ts';
import { may } from '../../domain/people/roles.ts';

const isDecider = (scene: Scene, one: Case): one is AwaitingConsent =>
  one.stage === 'awaitingConsent' && relationOf(one, scene.person, scene.directory, scene.now) === 'decider';

/** A manager opens the card: the question first, the reading after "No conflict". */
export function openForDecision(scene: Scene, seen: Seen): Reply {
  if (seen.sight === 'identity') return question(scene, seen.case);
  return reading(scene, seen.case, 1);
}

const question = (scene: Scene, one: Case, message?: string): Reply => {
  const command = mint(scene);
  const buttons = [
    buttonOf('No conflict', 'consent.clear', one, { command }),
    buttonOf('I have a conflict', 'consent.conflict', one, { command }),
    closeButton(one),
  ];
  return { card: conflictCard(one, scene.caller.shared, buttons, message) };
};

/** One reading card; the last holds the decision for whoever may decide. */
function reading(scene: Scene, one: Case, part: number, message?: string, command: string = mint(scene)): Reply {
  const last = part >= readings;
  const decides = last && isDecider(scene, one);
  const data = { command };
  const back = buttonOf('Back', 'case.read', one, { ...data, part: part - 1 });
  const buttons: readonly Button[] = last
    ? [
        back,
        ...(decides
          ? [
              { ...buttonOf('Give consent', 'consent.give', one, data), style: 'positive' as const },
              buttonOf('Return for information', 'consent.return', one, data),
              buttonOf('Do not authorise', 'consent.decline', one, data),
            ]
          : []),
        closeButton(one),
      ]
    : [
        buttonOf('Read on', 'case.read', one, { ...data, part: part + 1 }),
        ...(part > 1 ? [back] : []),
        closeButton(one),
      ];
  const view = { case: one, part, now: scene.now, shared: scene.caller.shared, buttons };
  return {
    card: readingCard({
      ...view,
      ...(decides && { statement: consentStatement }),
      ...(message !== undefined && { message }),
    }),
  };
}

/** Read on, Back: each part is a look of its own. */
export async function readPart(scene: Scene): Promise<Reply> {
  const asked = Number(scene.data['part']);
  const part = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), readings) : 1;
  const seen = await see(scene, refIn(scene), `reading ${part}`, 'Read');
  if (seen === undefined) return notAvailableReply();
  return seen.sight === 'identity' ? question(scene, seen.case) : reading(scene, seen.case, part);
}

export async function noConflict(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (reference === undefined) return notAvailableReply();
  const outcome = await take(scene, reference, { step: 'declareConflict', input: { conflict: 'no' } });
  if (outcome.kind === 'refused') return settled(scene, outcome);
  const seen = await see(scene, reference, 'reading 1', 'No conflict', outcome.now);
  return seen === undefined ? notAvailableReply() : reading(scene, seen.case, 1);
}

/** The case of a press that only somebody who may decide now can make; else the reply that says how it stands. */
async function forDecider(scene: Scene, why: string): Promise<AwaitingConsent | Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined) return notAvailableReply();
  return isDecider(scene, seen.case) ? seen.case : alreadyReply(scene, seen.case);
}
const isReply = (value: AwaitingConsent | Reply): value is Reply => 'card' in value;

function alreadyReply(scene: Scene, one: Case): Reply {
  const decision = decisionOn(one);
  if (decision === undefined) return standingReply(scene, one);
  const by = `${decision.by.name}${decision.onBehalfOf === undefined ? '' : ` for ${decision.onBehalfOf.name}`}`;
  const when = sayClock(decision.at, scene.now);
  return doneReply(
    one.stage === 'withdrawn' ? `Withdrawn by ${by} at ${when}` : `Already decided by ${by} at ${when}`,
    [`${one.reference}: ${decision.outcome}.`],
    [closeButton(one)],
  );
}

/** A refused decision: when somebody else was first, who and when. */
const settled = (scene: Scene, outcome: CaseOutcome & { kind: 'refused' }): Reply =>
  outcome.refusal.code === 'alreadyDecided' && outcome.now !== undefined
    ? alreadyReply(scene, outcome.now)
    : refusedReply(outcome.refusal, outcome.now);

/** For whoever has a conflict; `next` are those who may decide instead. */
export const conflictForm = (next: readonly Choice[]): StepForm => ({
  title: 'Send on',
  fields: conflictFields(next),
  verb: 'consent.reroute',
  intro: 'Thank you for saying so. Somebody else decides; this case will no longer be shown to you.',
  style: 'positive',
});
const conflictFormOf = (scene: Scene, one: AwaitingConsent): StepForm =>
  conflictForm(nextManagers(one, { actor: scene.person, now: scene.now, directory: scene.directory }));

export async function askConflict(scene: Scene): Promise<Reply> {
  const one = await forDecider(scene, 'I have a conflict');
  return isReply(one) ? one : stepForm(scene, one, conflictFormOf(scene, one));
}

export async function reroute(scene: Scene): Promise<Reply> {
  const one = await forDecider(scene, 'Send on');
  if (isReply(one)) return one;
  const form = conflictFormOf(scene, one);
  const { answers, problems } = readStep(form.fields, scene.data);
  const picksCoordinator = answers['staffConcerned'] !== 'no' && answers['staffConcerned'] !== '';
  const wrong = picksCoordinator ? {} : problems;
  if (Object.keys(wrong).length > 0) return stepForm(scene, one, form, answers, { problems: wrong });
  const input = {
    conflict: 'yes' as const,
    ...(answers['staffConcerned'] !== undefined && { staffConcerned: answers['staffConcerned'] }),
    ...(answers['next'] !== undefined && { next: answers['next'] }),
  };
  const outcome = await take(scene, one.reference, { step: 'declareConflict', input });
  if (outcome.kind === 'refused') return formAgain(scene, form, answers, outcome) ?? settled(scene, outcome);
  return doneReply('Thank you', ['Recorded. Somebody else decides now, and nothing more of this is shown to you.'], []);
}

/** Give consent: one press, after reading. */
export async function giveConsent(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (reference === undefined) return notAvailableReply();
  if (isDoublePress(scene)) {
    const one = await forDecider(scene, 'Give consent');
    if (isReply(one)) return one;
    return reading(
      scene,
      one,
      readings,
      'Not decided yet. Read it through, then press your decision.',
      textIn(scene, 'command'),
    );
  }
  const outcome = await take(scene, reference, { step: 'giveConsent', input: {} });
  if (outcome.kind === 'refused') return settled(scene, outcome);
  const one = outcome.now;
  const when = outcome.kind === 'repeat' ? outcome.at : one.changedAt;
  return doneReply(
    'Consent given',
    [`${one.reference}: you gave consent at ${sayTime(when)}.`, 'The co-ordinator and the referrer are told.'],
    [closeButton(one)],
  );
}

/** Back from a decision leads to the card it was taken from. */
const backToReading = { verb: 'case.read', data: { part: readings } };

export const decisionForms: Readonly<Record<'return' | 'decline', StepForm>> = {
  return: {
    title: 'Return for information',
    fields: returnFields,
    verb: 'consent.returned',
    intro: 'The referrer is told what is missing and submits again.',
    style: 'positive',
    back: backToReading,
  },
  decline: {
    title: 'Do not authorise',
    fields: declineFields,
    verb: 'consent.declined',
    intro: 'The referrer is told why, and may challenge it.',
    style: 'destructive',
    back: backToReading,
  },
};

const askFor =
  (which: keyof typeof decisionForms) =>
  async (scene: Scene): Promise<Reply> => {
    const one = await forDecider(scene, decisionForms[which].title);
    return isReply(one) ? one : stepForm(scene, one, decisionForms[which]);
  };
export const askReturn = askFor('return');
export const askDecline = askFor('decline');

const decideBy =
  (which: keyof typeof decisionForms) =>
  async (scene: Scene): Promise<Reply> => {
    const form = decisionForms[which];
    const { answers, problems } = readStep(form.fields, scene.data);
    const reference = refIn(scene);
    if (reference === undefined) return notAvailableReply();
    const wrong = Object.keys(problems).length > 0;
    if (wrong || isDoublePress(scene)) {
      const one = await forDecider(scene, form.title);
      if (isReply(one)) return one;
      if (wrong) return stepForm(scene, one, form, answers, { problems });
      const message = 'Not decided yet. Read it through, then press again.';
      return stepForm(scene, one, form, answers, { message, command: textIn(scene, 'command') });
    }
    const outcome = await take(scene, reference, commandOf(which, answers));
    if (outcome.kind !== 'refused') return decidedReply(form.title, outcome);
    return formAgain(scene, form, answers, outcome) ?? settled(scene, outcome);
  };
export const returnReferral = decideBy('return');
export const declineReferral = decideBy('decline');

const commandOf = (which: keyof typeof decisionForms, answers: Readonly<Record<string, string>>) =>
  which === 'return'
    ? ({
        step: 'returnForInformation',
        input: { reason: answers['reason'] ?? '', note: answers['note'] ?? '' },
      } as const)
    : ({
        step: 'doNotAuthorise',
        input: {
          reason: answers['reason'] ?? '',
          rationale: answers['rationale'] ?? '',
          alternativePlan: answers['alternativePlan'] ?? '',
          childSafe: answers['childSafe'] ?? '',
        },
      } as const);

function decidedReply(title: string, outcome: Exclude<CaseOutcome, { kind: 'refused' }>): Reply {
  const one = outcome.now;
  const when = outcome.kind === 'repeat' ? outcome.at : one.changedAt;
  const done = title === 'Do not authorise' ? 'Not authorised' : 'Returned for information';
  return doneReply(
    done,
    [`${one.reference}: you decided this at ${sayTime(when)}.`, 'The referrer is told.'],
    [closeButton(one)],
  );
}

export const chooseForm = (managers: readonly Choice[]): StepForm => ({
  title: 'Choose manager',
  fields: chooseFields(managers),
  verb: 'consent.chosen',
  intro: 'Pick somebody who is not concerned and does not report to the referrer.',
  style: 'positive',
});
const chooseFormOf = (scene: Scene, one: Case): StepForm =>
  chooseForm(pickableConsenters(scene.directory, one).map(({ objectId, name }) => ({ value: objectId, title: name })));

/** The co-ordinator picks who decides. */
export async function askManager(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'Choose manager');
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  return stepForm(scene, seen.case, chooseFormOf(scene, seen.case));
}

export async function chooseManager(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', 'Choose manager');
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  const form = chooseFormOf(scene, seen.case);
  const { answers, problems } = readStep(form.fields, scene.data);
  if (Object.keys(problems).length > 0) return stepForm(scene, seen.case, form, answers, { problems });
  const outcome = await take(scene, seen.case.reference, {
    step: 'chooseManager',
    input: { manager: answers['manager'] ?? '' },
  });
  if (outcome.kind === 'refused') {
    return formAgain(scene, form, answers, outcome) ?? refusedReply(outcome.refusal, seen.case);
  }
  return doneReply('Manager chosen', [`${seen.case.reference}: they are asked now.`], [closeButton(seen.case)]);
}

// Submitting, withdrawing and challenging: what the referrer does besides filling in pages.
import { readStep, type Problems } from '../cards/form.ts';
import { notSentLine } from '../cards/wizard.ts';
import { sayTime, sayWhen } from '../domain/calendar.ts';
import { personIn } from '../domain/directory.ts';
import { challengeFields } from '../domain/case/challenge.ts';
import { gapsOf, withdrawFields } from '../domain/case/referral.ts';
import { pages } from '../domain/case/referral-pages.ts';
import type { Page } from '../domain/case/page.ts';
import { inDanger, type Case } from '../domain/case/stages.ts';
import type { Answers } from '../domain/fields.ts';
import { dangerReply, isEditable, saveSent, showPage } from './referral.ts';
import { buttonOf, closeButton, doneReply, notAvailableReply, refusedReply, standingReply } from './replies.ts';
import { formAgain, stepForm, type StepForm } from './step-form.ts';
import { isDoublePress, refIn, see, take, textIn, type Reply, type Scene } from './scene.ts';

const lastPage = pages.at(-1) as Page;

/** Submit for consent: saves the last page, then sends; says what is missing otherwise. */
export async function submitReferral(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (reference === undefined) return notAvailableReply();
  const stored = await scene.ports.cases.load(reference);
  const settled = stored !== undefined && !isEditable(stored.value.case, scene);
  if (settled) return send(scene, stored.value.case);
  const saved = await saveSent(scene, { submitting: true });
  if ('reply' in saved) return saved.reply;
  if (inDanger(saved.case)) return dangerReply(scene, saved.case);
  if (isDoublePress(scene)) {
    const message = 'Not sent yet. Read it through, then press Submit for consent.';
    return showPage(scene, saved.case, lastPage, { message, command: textIn(scene, 'command') });
  }
  const wrong = Object.keys(saved.problems).length > 0;
  const gaps = gapsOf(saved.case, scene.directory, scene.now);
  if (wrong || gaps.length > 0) {
    return showPage(scene, saved.case, lastPage, {
      ...saved,
      ...(gaps.length > 0 && { message: `${notSentLine(gaps)}${sayWhy(saved.case)}` }),
    });
  }
  return send(scene, saved.case);
}

const sayWhy = ({ notKnown }: Case): string =>
  notKnown.fields.length > 0 && notKnown.why === '' ? ' Say why under "Not known yet".' : '';

async function send(scene: Scene, one: Case): Promise<Reply> {
  const again = one.stage === 'returned' || ('submission' in one && (one.submission?.round ?? 1) > 1);
  const outcome = await take(scene, one.reference, { step: again ? 'resubmit' : 'submit', input: {} });
  if (outcome.kind === 'refused') return refusedReply(outcome.refusal, one);
  const sent = outcome.case;
  if (sent.stage !== 'awaitingConsent') return standingReply(scene, sent);
  const { consenter, due, at, asked } = sent.submission;
  const names = asked.map((id) => personIn(scene.directory, id)?.name ?? 'a manager').join(' and ');
  const who =
    consenter === undefined || asked.includes(consenter.objectId) ? names : `${names}, for ${consenter.name},`;
  const when = outcome.kind === 'repeat' ? `You sent this at ${sayTime(outcome.at)}.` : `Sent at ${sayTime(at)}.`;
  return doneReply(
    'With manager',
    [
      `${sent.reference}. ${when}`,
      consenter === undefined
        ? 'Nobody above you can be asked: the co-ordinator chooses who decides.'
        : `${who} ${asked.length > 1 ? 'are' : 'is'} asked for management consent, due ${sayWhen(due.at, scene.now)}.`,
      'Next: you are told the decision here. Until then you can withdraw it: press Open.',
    ],
    [buttonOf('Open', 'case.open', sent), closeButton(sent)],
  );
}

export const withdrawForm: StepForm = {
  title: 'Withdraw',
  fields: withdrawFields,
  verb: 'refer.withdrawn',
  intro: 'The referral stops here. You can always start a new one.',
  style: 'destructive',
};
export const challengeForm: StepForm = {
  title: 'Challenge this decision',
  fields: challengeFields,
  verb: 'refer.challenged',
  intro:
    'The next manager up and the co-ordinator see your challenge. If the child is not safe, ring the front door now.',
  style: 'positive',
};

const formFor =
  (form: StepForm, stages: readonly Case['stage'][]) =>
  async (scene: Scene): Promise<Reply> => {
    const seen = await see(scene, refIn(scene), 'case', form.title);
    if (seen === undefined || seen.case.referrer.objectId !== scene.person.objectId) return notAvailableReply();
    if (!stages.includes(seen.case.stage)) return standingReply(scene, seen.case);
    return stepForm(scene, seen.case, form);
  };
export const askWithdraw = formFor(withdrawForm, ['draft', 'awaitingConsent', 'returned']);
export const askChallenge = formFor(challengeForm, ['notAuthorised']);

export async function withdrawReferral(scene: Scene): Promise<Reply> {
  const { answers, problems } = readStep(withdrawFields, scene.data);
  const input = { reason: answers['reason'] ?? '', childSafe: answers['childSafe'] ?? '' };
  const { settings } = scene.directory;
  const advice = `Ring the front door now (${settings.frontDoor}; evenings and weekends ${settings.frontDoorOutOfHours}), or ${settings.emergency} in an emergency.`;
  return finish(scene, withdrawForm, answers, problems, { step: 'withdraw', input }, () => [
    input.childSafe === 'no' ? `The child is not safe. ${advice}` : 'Nobody is asked for consent any more.',
  ]);
}

export async function challengeDecision(scene: Scene): Promise<Reply> {
  const { answers, problems } = readStep(challengeFields, scene.data);
  const input = { concern: answers['concern'] ?? '', outcomeWanted: answers['outcomeWanted'] ?? '' };
  return finish(scene, challengeForm, answers, problems, { step: 'challenge', input }, () => [
    'The next manager up and the co-ordinator have your challenge.',
  ]);
}

async function finish(
  scene: Scene,
  form: StepForm,
  answers: Answers,
  problems: Problems,
  command: Parameters<typeof take>[2],
  body: () => readonly string[],
): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'case', form.title);
  if (seen === undefined) return notAvailableReply();
  const mine = seen.case.referrer.objectId === scene.person.objectId;
  if (!mine) return notAvailableReply();
  if (Object.keys(problems).length > 0) return stepForm(scene, seen.case, form, answers, { problems });
  const outcome = await take(scene, seen.case.reference, command);
  if (outcome.kind === 'refused') {
    return formAgain(scene, form, answers, outcome) ?? refusedReply(outcome.refusal, seen.case);
  }
  return doneReply(
    form === withdrawForm ? 'Withdrawn' : 'Decision challenged',
    [outcome.case.reference, ...body()],
    [closeButton(outcome.case)],
  );
}

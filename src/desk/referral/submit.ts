// Submit for consent: what is missing, or who is asked.
import { notSentLine } from '../../cards/referral/check.ts';
import { sayTime, sayWhen } from '../../domain/time/calendar.ts';
import { personIn } from '../../domain/people/directory.ts';
import { gapsOf, unchangedField } from '../../domain/case/referral/referral.ts';
import { pages } from '../../domain/case/referral/form/pages.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { readRaw } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { inDanger, type AwaitingConsent, type Case } from '../../domain/case/state/stages.ts';
import { dangerReply, isEditable, saveSent, storedFor } from './pages.ts';
import { showPage } from './show.ts';
import {
  buttonOf,
  closeButton,
  doneReply,
  isNotStored,
  notAvailableReply,
  refusedReply,
  standingReply,
} from '../form/replies.ts';
import { isDoublePress, refIn, take, textIn, type CaseOutcome, type Reply, type Scene } from '../scene/scene.ts';

const lastPage = pages.at(-1) as FormPage;

/** Submit for consent: saves the last page and sends, in one writing; says what is missing otherwise. */
export async function submitReferral(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (reference === undefined) return notAvailableReply();
  const childCase = (await storedFor(scene, reference))?.value.root;
  if (childCase !== undefined && !isEditable(childCase, scene)) return send(scene, childCase);
  const tooSoon = isDoublePress(scene);
  const taking = childCase === undefined || tooSoon ? undefined : sending(scene, stepsToSend(childCase)[0]);
  const saved = await saveSent(scene, { submitting: true, ...given({ taking }) });
  if ('reply' in saved) return saved.reply;
  if (saved.taken !== undefined && saved.taken.kind !== 'refused') return sentReply(scene, saved.taken);
  if (inDanger(saved.case)) return dangerReply(scene, saved.case);
  if (tooSoon) {
    const message = 'Not sent yet. Read it through, then press Submit for consent.';
    return showPage(scene, saved.case, lastPage, { message, command: textIn(scene, 'command') });
  }
  const wrong = Object.keys(saved.problems).length > 0;
  const gaps = gapsOf(saved.case, scene.directory, scene.now);
  if (wrong || gaps.length > 0) {
    return showPage(scene, saved.case, lastPage, {
      ...saved,
      ...(gaps.length > 0 && { message: notSentLine(gaps) }),
    });
  }
  return saved.taken === undefined ? send(scene, saved.case) : sentReply(scene, saved.taken);
}

type Sending = 'submit' | 'resubmit';

/** A referral that has gone on may have been sent either way: its own press is known by the step it took. */
function stepsToSend(childCase: Case): readonly [Sending, Sending?] {
  const again = childCase.stage === 'returned' || ('submission' in childCase && (childCase.submission?.round ?? 1) > 1);
  return again ? ['resubmit'] : childCase.stage === 'draft' ? ['submit'] : ['submit', 'resubmit'];
}

const sending = (scene: Scene, step: Sending) => ({
  step,
  input: { unchangedBecause: readRaw(unchangedField, scene.data[unchangedField.name]).keep },
});

async function send(scene: Scene, childCase: Case): Promise<Reply> {
  const [first, second] = stepsToSend(childCase);
  const tried = await take(scene, childCase.reference, sending(scene, first));
  const again = tried.kind === 'refused' && second !== undefined;
  return sentReply(scene, again ? await take(scene, childCase.reference, sending(scene, second)) : tried, childCase);
}

/** What came of sending it; `one` is what it was sent from. */
function sentReply(scene: Scene, outcome: CaseOutcome, childCase: Case | undefined = outcome.now): Reply {
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    if (childCase === undefined) return notAvailableReply();
    if (refusal.code !== 'nothingChanged' && !isNotStored(refusal)) return refusedReply(refusal, childCase);
    return showPage(scene, childCase, lastPage, { message: `${refusal.message} ${refusal.next}` });
  }
  const sent = outcome.now;
  const at = sayTime(outcome.kind === 'repeat' ? outcome.at : sent.changedAt);
  if (sent.stage === 'received') return backWithCoordinator(sent, outcome.kind === 'repeat', at);
  if (sent.stage !== 'awaitingConsent') return standingReply(scene, sent);
  return withManager(scene, sent, outcome.kind === 'repeat', at);
}

const sayWhenSent = (repeat: boolean, at: string): string => (repeat ? `You sent this at ${at}.` : `Sent at ${at}.`);

/** The co-ordinator or a meeting had returned it, and child and types are the same. */
const backWithCoordinator = (sent: Case, repeat: boolean, at: string): Reply =>
  doneReply(
    'With the co-ordinator',
    [
      `${sent.reference}. ${sayWhenSent(repeat, at)}`,
      'Management consent still holds, so it goes straight back to the co-ordinator.',
      'Next: we’ll tell you here what is decided.',
    ],
    [buttonOf('Open', 'case.open', sent), closeButton(sent)],
  );

function withManager(scene: Scene, sent: AwaitingConsent, repeat: boolean, at: string): Reply {
  const { consenter, due, asked } = sent.submission;
  const names = asked.map((id) => personIn(scene.directory, id)?.name ?? 'a manager').join(' and ');
  const who =
    consenter === undefined || asked.includes(consenter.objectId) ? names : `${names}, for ${consenter.name},`;
  return doneReply(
    'With manager',
    [
      `${sent.reference}. ${sayWhenSent(repeat, at)}`,
      consenter === undefined
        ? 'No one above you can be asked, so the co-ordinator chooses who decides.'
        : `${who} ${asked.length > 1 ? 'have been' : 'has been'} asked for management consent, due ${sayWhen(due.at, scene.now)}.`,
      'Next: we’ll tell you the decision here. Until then you can withdraw it: press Open.',
    ],
    [buttonOf('Open', 'case.open', sent), closeButton(sent)],
  );
}

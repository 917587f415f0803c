// Submit for consent: what is missing, or who is asked.
import { notSentLine } from '../../cards/referral/check.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { personIn } from '../../domain/people/directory.ts';
import { gapsOf, unchangedField } from '../../domain/case/referral/referral.ts';
import { pages } from '../../domain/case/referral/form/pages.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { readRaw } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { inDanger, isUrgent, type AwaitingConsent, type Case } from '../../domain/case/state/stages.ts';
import { dangerReply, isEditable, saveSent, storedFor } from './pages.ts';
import { showPage } from './show.ts';
import { checkedBy } from '../../domain/case/state/stage-table.ts';
import { triager } from '../../notices/case/readers/referrer.ts';
import { afterCase, sayWritten } from '../form/written.ts';
import { isNotStored, notAvailableReply, refusedReply, standingReply } from '../form/replies.ts';
import { sayShut } from '../../reading/out-of-hours.ts';
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
  const at = sayWritten(scene, outcome, sent.changedAt);
  const did = outcome.kind !== 'repeat' && sent.stage === 'awaitingConsent' ? 'Sent for consent' : 'Sent';
  if (sent.stage === 'received') {
    // The co-ordinator or a meeting had returned it, and child and types are the same.
    const lines = ['Management consent still holds, so it goes straight back to the co-ordinator.'];
    const next = `${checkedBy(sent, triager(sent, scene.directory))} We’ll tell you here what is decided.`;
    return afterCase(scene, sent, { receipt: { did, at, lines, next }, buttons: undefined });
  }
  if (sent.stage !== 'awaitingConsent') return standingReply(scene, sent);
  const receipt = { did, at, lines: shutLine(scene, sent), next: decidedBy(scene, sent) };
  return afterCase(scene, sent, { receipt, buttons: undefined });
}

/** Sent urgently on a Friday night, it says whom to ring. */
function shutLine({ now, directory: { settings } }: Scene, sent: Case): readonly string[] {
  const shut = isUrgent(sent) ? sayShut(now, settings) : undefined;
  return shut === undefined ? [] : [shut];
}

/** Who decides, and by when. */
function decidedBy(scene: Scene, sent: AwaitingConsent): string {
  const { consenter, due, asked } = sent.submission;
  const names = asked.map((id) => personIn(scene.directory, id)?.name ?? 'a manager').join(' and ');
  const who =
    consenter === undefined || asked.includes(consenter.objectId) ? names : `${names}, for ${consenter.name},`;
  const decides =
    consenter === undefined
      ? 'the co-ordinator chooses who decides, for no one above you can be asked.'
      : `${who} decide${asked.length > 1 ? '' : 's'} on management consent, due ${sayWhen(due.at, scene.now)}.`;
  return `${decides} We’ll tell you here. Until then you can withdraw it.`;
}

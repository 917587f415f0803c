// Management consent: the conflict question, the reading, the decision.
import { doneCard } from '../../cards/home.ts';
import { conflictCard, readingCard, readings } from '../../cards/consent/reading.ts';
import { liveBand } from '../../cards/base-card.ts';
import { standingOf } from '../../notices/case/standing.ts';
import type { Button } from '../../cards/blocks.ts';
import type { CaseOutcome } from '../scene/scene.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { dueLine, sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { checkedBy } from '../../domain/case/state/stage-table.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { triager } from '../../notices/case/readers/referrer.ts';
import { sayShutToDecider } from '../../reading/out-of-hours.ts';
import { consentDue, rowsIn } from '../../reading/case/lists.ts';
import { mayDecide } from '../../domain/case/access/consenters.ts';
import { consentStatement, decisionOn } from '../../domain/case/consent/consent.ts';
import { isUrgent, type AwaitingConsent, type Case, type CaseRow } from '../../domain/case/state/stages.ts';
import {
  buttonOf,
  closeButton,
  doneReply,
  homeButton,
  notAvailableReply,
  refusedReply,
  standingReply,
} from '../form/replies.ts';
import { titleOn } from '../scene/child-title.ts';
import { isDoublePress, mint, refIn, see, take, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

const isDecider = (scene: Scene, childCase: Case): childCase is AwaitingConsent =>
  childCase.stage === 'awaitingConsent' && mayDecide(childCase, scene.person, scene.directory, scene.now);

/** A manager opens the card: the question first, the reading after No. */
export function openForDecision(scene: Scene, seen: Seen): Reply {
  return seen.reads('referral') ? reading(scene, seen.case, 1) : question(scene, seen.case);
}

const question = (scene: Scene, childCase: Case, message?: string): Reply => {
  const command = mint(scene);
  const buttons = [
    buttonOf('No, go on', 'consent.clear', childCase, { command }),
    buttonOf('Yes, another manager should decide', 'consent.conflict', childCase, { command }),
    closeButton(childCase),
  ];
  return { of: childCase, card: conflictCard(childCase, scene.caller.shared, buttons, message) };
};

/** Where the cards of a reading are turned by, and what their last one offers besides the decision on consent. */
interface ReadingFor {
  readonly verb: string;
  readonly offers: (childCase: Case) => readonly Button[];
}
const toRead: ReadingFor = { verb: 'case.read', offers: () => [] };

/** One reading card; the last holds the decision for anyone who may decide. */
function reading(
  scene: Scene,
  childCase: Case,
  part: number,
  message?: string,
  command: string = mint(scene),
  { verb, offers }: ReadingFor = toRead,
): Reply {
  const last = part >= readings;
  const decides = last && isDecider(scene, childCase);
  const data = { command };
  const back = buttonOf('Back', verb, childCase, { ...data, part: part - 1 });
  const buttons: readonly Button[] = last
    ? [
        back,
        ...(decides
          ? [
              { ...buttonOf('Give consent', 'consent.give', childCase, data), style: 'positive' as const },
              buttonOf('Return for information', 'consent.return', childCase, data),
              buttonOf('Do not authorise', 'consent.decline', childCase, data),
            ]
          : offers(childCase)),
        closeButton(childCase),
      ]
    : [
        buttonOf('Read on', verb, childCase, { ...data, part: part + 1 }),
        ...(part > 1 ? [back] : []),
        closeButton(childCase),
      ];
  const band = liveBand(standingOf(childCase, scene.person, scene.directory, scene.now), scene.now);
  const view = { case: childCase, part, band, now: scene.now, shared: scene.caller.shared, buttons };
  return {
    of: childCase,
    card: readingCard({
      ...view,
      ...(!scene.caller.shared && { child: titleOn(scene, childCase) }),
      ...(decides && { statement: consentStatement }),
      ...given({
        message,
        tonight:
          isDecider(scene, childCase) && isUrgent(childCase)
            ? sayShutToDecider(scene.now, scene.directory.settings)
            : undefined,
      }),
    }),
  };
}

/** Read on, Back: each part is a look of its own. */
export const readPart = (scene: Scene): Promise<Reply> => readPartFor(scene, toRead);
export async function readPartFor(scene: Scene, what: ReadingFor): Promise<Reply> {
  const asked = Number(scene.data['part']);
  const part = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), readings) : 1;
  const seen = await see(scene, refIn(scene), `reading ${part}`, 'Read');
  if (seen === undefined) return notAvailableReply();
  if (!seen.reads('referral')) return question(scene, seen.case);
  return reading(scene, seen.case, part, undefined, mint(scene), what);
}

export async function noConflict(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  if (reference === undefined) return notAvailableReply();
  const outcome = await take(scene, reference, { step: 'declareConflict', input: { conflict: 'no' } });
  if (outcome.kind === 'refused') return settled(scene, outcome);
  const seen = await see(scene, reference, 'reading 1', 'No, go on', outcome.now);
  return seen === undefined ? notAvailableReply() : reading(scene, seen.case, 1);
}

/** The case of a press that only someone who may decide now can make; else the reply that says how it stands. */
async function forDecider(scene: Scene, why: string): Promise<AwaitingConsent | Reply> {
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined) return notAvailableReply();
  return isDecider(scene, seen.case) ? seen.case : alreadyReply(scene, seen.case);
}
const isReply = (value: AwaitingConsent | Reply): value is Reply => 'card' in value;

/** Who decided, and when; where no one has, the card as it is. */
export function alreadyReply(scene: Scene, childCase: Case): Reply {
  const decision = decisionOn(childCase);
  if (decision === undefined) return standingReply(scene, childCase);
  const by = `${decision.by.name}${decision.onBehalfOf === undefined ? '' : ` for ${decision.onBehalfOf.name}`}`;
  const when = sayClock(decision.at, scene.now);
  return doneReply(
    childCase.stage === 'withdrawn' ? `Withdrawn by ${by} at ${when}` : `Already decided by ${by} at ${when}`,
    [`${childCase.reference}: ${decision.outcome}.`],
    [closeButton(childCase)],
  );
}

/** A refused decision: when someone else was first, who and when. */
const settled = (scene: Scene, outcome: CaseOutcome & { kind: 'refused' }): Reply =>
  outcome.refusal.code === 'alreadyDecided' && outcome.now !== undefined
    ? alreadyReply(scene, outcome.now)
    : refusedReply(outcome.refusal, outcome.now);

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
  // Beside each other: what the decision is made with, and what is shown after it. The press has read the case then.
  const waiting = waitingFor(scene);
  const [planned, newest] = await Promise.all([
    plannedFrom(scene.ports, scene.now),
    scene.ports.directories.newest(),
    scene.ports.cases.load(reference),
  ]);
  const outcome = await take(scene, reference, { step: 'giveConsent', input: {} }, undefined, { ...planned, newest });
  if (outcome.kind === 'refused') return settled(scene, outcome);
  const childCase = outcome.now;
  const when = outcome.kind === 'repeat' ? outcome.at : childCase.changedAt;
  const checked =
    childCase.stage === 'received' ? checkedBy(childCase, triager(childCase, scene.directory)) : undefined;
  const receipt = {
    did: 'Consent given',
    at: sayWhen(when, scene.now),
    next: [checked, `Nothing more is asked of you on ${childCase.reference}.`].filter(Boolean).join(' '),
  };
  return afterDeciding(scene, childCase, receipt, waiting);
}

/** Undefined where it cannot be read: the decision is written, and its receipt does not wait for the list. */
const waitingFor = async (scene: Scene): Promise<readonly CaseRow[] | undefined> =>
  rowsIn(scene, 'consent').catch((error: unknown) => {
    scene.ports.log.error('what else waits cannot be read', error);
    return undefined;
  });

/** After a decision on consent: what else waits for it, the next first. */
export async function afterDeciding(
  scene: Scene,
  childCase: Case,
  receipt: NonNullable<Reply['receipt']>,
  asked = waitingFor(scene),
): Promise<Reply> {
  const waiting = await asked;
  const [next, ...others] = (waiting ?? []).filter(({ reference }) => reference !== childCase.reference);
  if (next === undefined) {
    const said = waiting
      ? 'Nothing else is waiting for your consent'
      : 'Home says what else is waiting for your consent';
    return { receipt, card: doneCard(said, [], [closeButton(childCase), homeButton]) };
  }
  const due = consentDue(next);
  const count = others.length + 1;
  const work: Button = { ...buttonOf('Read and decide the next', 'case.open', next), style: 'positive' };
  return {
    receipt,
    card: doneCard(
      count === 1 ? '1 more is waiting for your consent' : `${count} more are waiting for your consent`,
      due === undefined ? [] : [`The next: ${dueLine(due, scene.now)}.`],
      [work, ...(count === 1 ? [] : [{ title: 'All of them', verb: 'list.consent' }]), closeButton(childCase)],
    ),
  };
}

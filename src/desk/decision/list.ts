// All decisions of a case, for those who read what was decided: a line each from the case itself, and what was said behind it.
import { decisionCard } from '../../cards/case/decision-card.ts';
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { toDecisionId } from '../../domain/case/decision/decision.ts';
import { sayBand, sayDecision } from '../../domain/case/meeting/decisions.ts';
import type { DecisionLine } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { atItem, readableStatements, statementsOf } from '../../reading/case/statements.ts';
import { decidedIn } from '../../reading/case/decided.ts';
import { buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { fromIn, refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';

export const allDecisions = 'All decisions';
const perPage = 10;

/** The newest first. */
export async function showDecisions(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'decisions', allDecisions);
  if (seen === undefined || !seen.reads('decisions')) return notAvailableReply();
  const { case: childCase } = seen;
  const all = decisionsOf(childCase).toReversed();
  const start = Math.min(fromIn(scene), Math.max(0, all.length - 1));
  const next = start + perPage;
  const buttons: readonly Button[] = [
    ...(next < all.length ? [buttonOf('More', 'case.decisions', childCase, { from: next })] : []),
    buttonOf('Back', 'case.open', childCase),
    closeButton(childCase),
  ];
  return {
    of: childCase,
    card: listCard({
      title: allDecisions,
      of: childCase.reference,
      groups: [{ title: '', rows: all.slice(start, next).map((line) => rowFor(childCase, line, scene.now)) }],
      total: all.length,
      from: start,
      empty: 'Nothing is decided yet.',
      ...(scene.caller.shared && { message: 'Only you see this.' }),
      buttons,
    }),
  };
}

const rowFor = (
  childCase: Case,
  { id, decision, band, meeting, by, at, quorate }: DecisionLine,
  now: Instant,
): ListRow => ({
  label: sayDecision(decision),
  line: [
    meeting === undefined ? `between meetings, recorded by ${by.name}` : sayMeetingId(meeting),
    band === '' ? '' : sayBand(band),
    quorate ? '' : 'not quorate',
  ]
    .filter((word) => word !== '')
    .join(' · '),
  when: sayWhen(at, now),
  warnings: [],
  press: buttonOf('Open', 'decision.open', childCase, { decision: id }),
});

/** One of them, with all that was said. */
export async function openDecision(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'decision', 'Open');
  const id = toDecisionId(textIn(scene, 'decision'));
  if (seen === undefined || !seen.reads('decisions')) return notAvailableReply();
  const { case: childCase, reads } = seen;
  const lines = decisionsOf(childCase);
  const place = lines.findIndex((line) => line.id === id);
  const [decision] = await decidedIn(scene.ports.cases, childCase, lines.slice(place, place + 1));
  if (place < 0 || decision === undefined) return notAvailableReply();
  const at = decision.meeting ?? decision.reportTo;
  const all = await statementsOf(scene.ports.cases, childCase);
  const statements = readableStatements(atItem(all, at, id), reads);
  // Back to the page of the list on which it is.
  const from = Math.floor((lines.length - 1 - place) / perPage) * perPage;
  const buttons = [buttonOf('Back', 'case.decisions', childCase, { from }), closeButton(childCase)];
  const { now, caller } = scene;
  return {
    of: childCase,
    card: decisionCard({ case: childCase, decision, statements, reads, now, shared: caller.shared, buttons }),
  };
}

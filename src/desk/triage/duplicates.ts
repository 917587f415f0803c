// The duplicate check: cases that may be of the same child, for the co-ordinator only (docs/process.md P5.4).
import { alikeElements, compareCard } from '../../cards/triage/triage-card.ts';
import { differsIn } from '../../cards/triage/differs.ts';
import type { Element } from '../../cards/blocks.ts';
import type { CaseMatch } from '../../casework/ports/ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { hasEnded } from '../../domain/case/again/again.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { alikeOnOpening, comparable, shownAlike, type ShownAlike } from '../../reading/case/alike.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { followsStep } from '../form/names-next.ts';
import { buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { mint, refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';

/** What the check shows: each case that is there is a look. */
export async function duplicateCheck(
  scene: Scene,
  childCase: Case,
): Promise<{ readonly elements: readonly Element[]; readonly shown: readonly Reference[] }> {
  const { shown, more } = await shownAlike(scene, childCase);
  return {
    elements: alikeElements(rowsFor(scene, childCase, shown, 'form'), more),
    shown: shown.map(({ case: other }) => other.reference),
  };
}

/**
 * The same on the card of a received case, nothing where none looks alike. What the two say otherwise is read where the case is
 * opened, and not again on the card that follows a step: that begins with what was done.
 */
export async function alikeOnCard(scene: Scene, seen: Seen, known?: readonly CaseMatch[]): Promise<readonly Element[]> {
  const { shown, more } = await alikeOnOpening(scene, seen, known);
  if (shown.length === 0) return [];
  return [
    ...alikeElements(rowsFor(scene, seen.case, shown, 'card'), more),
    ...(scene.data['follows'] === followsStep.follows ? [] : differsIn(seen.case, comparable(shown), scene.now)),
  ];
}

type Where = 'form' | 'card';
const rowsFor = (scene: Scene, childCase: Case, shown: readonly ShownAlike[], where: Where) =>
  shown.map((alike) => ({
    ...alike,
    warnings: rowWarnings(rowOf(alike.case), scene),
    buttons: alike.sameChild ? buttonsFor(scene, childCase, alike.case, where) : [],
  }));

/** A case that is over is no choice of a merge. */
const buttonsFor = (scene: Scene, childCase: Case, other: Case, where: Where) => [
  compareButton('Open', childCase, other.reference, where),
  ...(hasEnded(other) || other.stage === 'merged'
    ? []
    : [buttonOf('Merge', 'triage.merge', childCase, { other: other.reference, command: mint(scene) })]),
];

/** Leads to both children side by side, and from there back to where it was pressed. */
export const compareButton = (title: string, childCase: Case, other: Reference, where: Where) =>
  buttonOf(title, 'triage.compare', childCase, { other, ...(where === 'card' && { from: 'case' }) });

/** The other case that a press is about. */
export function otherIn(scene: Pick<Scene, 'data'>): Reference | undefined {
  const read = readReference(textIn(scene, 'other'));
  return 'reference' in read ? read.reference : undefined;
}

/** Open, on a case that looks alike: both children side by side. */
export async function compareCases(scene: Scene): Promise<Reply> {
  const why = 'Duplicate check';
  const seen = await see(scene, refIn(scene), 'case', why);
  if (seen === undefined || !may(scene.person, 'triage')) return notAvailableReply();
  const other = await see(scene, otherIn(scene), 'name', why);
  if (other === undefined) return notAvailableReply();
  const [childCase, shared] = [seen.case, scene.caller.shared];
  const all = textIn(scene, 'part') === 'all';
  const isFromCase = textIn(scene, 'from') === 'case';
  const buttons = [
    buttonOf('Back', isFromCase ? 'case.open' : backTo(childCase), childCase),
    buttonOf(all ? 'Show what differs' : 'Show all', 'triage.compare', childCase, {
      other: other.case.reference,
      ...(!all && { part: 'all' }),
      ...(isFromCase && { from: 'case' }),
    }),
    ...(hasEnded(other.case)
      ? []
      : [buttonOf('Merge', 'triage.merge', childCase, { other: other.case.reference, command: mint(scene) })]),
    closeButton(childCase),
  ];
  return {
    of: childCase,
    card: compareCard({
      case: childCase,
      other: other.case,
      warnings: rowWarnings(rowOf(other.case), scene),
      shared,
      all,
      buttons,
    }),
  };
}

const backTo = ({ stage }: Case): string => (stage === 'received' ? 'triage.list' : 'case.more');

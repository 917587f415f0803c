// The duplicate check: cases that may be of the same child, for the co-ordinator only (docs/process.md P5.4).
import { alikeElements, compareCard } from '../../cards/triage/triage-card.ts';
import type { Element } from '../../cards/blocks.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { foundBy, matchLabels, sameChild, type MatchKind } from '../../domain/case/triage/match-keys.ts';
import { rowWarnings } from '../../reading/case/warnings.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { mint, refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';

export interface Alike {
  readonly case: Case;
  readonly kinds: readonly MatchKind[];
  readonly sameChild: boolean;
}
/** More are said to be there, and not shown. */
const mostShown = 6;

/**
 * The cases that look like this one, those of the same child first; none that the co-ordinator may not see. What waits
 * for a manager is found when it comes to the co-ordinator itself.
 */
export async function alikeTo(scene: Scene, childCase: Case): Promise<readonly Alike[]> {
  const { ports, person, directory, now } = scene;
  if (!may(person, 'triage')) return [];
  const keys = foundBy(childCase).flatMap((answers) =>
    ports.matchKeysOf(answers).flatMap(({ kind, key }) => (kind === 'name' ? [] : [{ kind, key }])),
  );
  const found = keys.length === 0 ? [] : await ports.cases.alike(keys.map(({ key }) => key));
  return found
    .filter(({ case: other }) => other.reference !== childCase.reference && !isMergedInto(other, childCase))
    .filter(({ case: other }) => mayRead('status', other, person, directory, now))
    .map(({ case: other, keys: shared }) => {
      const kinds = keys.filter(({ key }) => shared.includes(key)).map(({ kind }) => kind);
      return { case: other, kinds: plainest(kinds), sameChild: kinds.some((kind) => sameChild.has(kind)) };
    })
    .toSorted((a, b) => Number(b.sameChild) - Number(a.sameChild) || (a.case.reference < b.case.reference ? -1 : 1));
}

const isMergedInto = (other: Case, childCase: Case): boolean =>
  other.stage === 'merged' && other.into === childCase.reference;

/** Each once, in the usual order; the same name also sounds the same. */
const plainest = (kinds: readonly MatchKind[]): readonly MatchKind[] =>
  (Object.keys(matchLabels) as readonly MatchKind[]).filter(
    (kind) => kinds.includes(kind) && !(kind === 'soundAndBirth' && kinds.includes('nameAndBirth')),
  );

/** What the check shows: each case that is there is a look. */
export async function duplicateCheck(
  scene: Scene,
  childCase: Case,
): Promise<{ readonly elements: readonly Element[]; readonly shown: readonly Reference[] }> {
  const all = await alikeTo(scene, childCase);
  const shown = all.slice(0, mostShown);
  await Promise.all(
    shown.map(({ case: other }) => see(scene, other.reference, 'looks alike', 'Duplicate check', other)),
  );
  const rows = shown.map((alike) => ({
    ...alike,
    warnings: rowWarnings(rowOf(alike.case), scene),
    buttons: alike.sameChild ? buttonsFor(scene, childCase, alike.case) : [],
  }));
  return {
    elements: alikeElements(rows, all.length - shown.length),
    shown: shown.map(({ case: other }) => other.reference),
  };
}

const buttonsFor = (scene: Scene, childCase: Case, other: Case) => [
  buttonOf('Open', 'triage.compare', childCase, { other: other.reference }),
  ...(other.stage === 'merged'
    ? []
    : [buttonOf('Merge', 'triage.merge', childCase, { other: other.reference, command: mint(scene) })]),
];

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
  const buttons = [
    buttonOf('Back', childCase.stage === 'received' ? 'triage.list' : 'case.more', childCase),
    buttonOf(all ? 'Show what differs' : 'Show all', 'triage.compare', childCase, {
      other: other.case.reference,
      ...(!all && { part: 'all' }),
    }),
    buttonOf('Merge', 'triage.merge', childCase, { other: other.case.reference, command: mint(scene) }),
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

// Cases that may be of the same child, for the co-ordinator only: by the duplicate check, and as soon as a received case is
// opened (docs/process.md P5.4).
import { whyAlike } from '../../cards/triage/triage-card.ts';
import { differencesOf, type Differs } from '../../cards/triage/differs.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { endedAt, hasEnded } from '../../domain/case/again/again.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { foundBy, matchKinds, sameChild, type MatchKind } from '../../domain/case/triage/match-keys.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { CaseMatch } from '../../casework/ports/ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { linesOf, paragraph, type Pairs, type Section } from '../lines.ts';
import { see, type Reader } from '../reader.ts';
import { lastOf } from './again.ts';

export interface Alike {
  readonly case: Case;
  readonly kinds: readonly MatchKind[];
  readonly sameChild: boolean;
}
/** One that is shown, to a person who may open it; each is a look. */
export interface ShownAlike extends Alike {
  /** Of a case of the same child that has ended: when and how, and its last band. */
  readonly before: Pairs;
}
export interface Found {
  readonly shown: readonly ShownAlike[];
  /** So many are there besides, and not shown. */
  readonly more: number;
}
/** More are said to be there, and not shown. */
const mostShown = 6;

/**
 * The cases that look like this one, those of the same child first; none that the co-ordinator may not see. What waits
 * for a manager is found when it comes to the co-ordinator itself. One keyed query, unless what it finds is `known`.
 */
export async function alikeTo(
  reader: Reader,
  childCase: Case,
  known?: readonly CaseMatch[],
): Promise<readonly Alike[]> {
  const { ports, person, directory, now } = reader;
  const keys = keysOf(reader, childCase);
  const found = known ?? (keys.length === 0 ? [] : await ports.cases.alike(keys.map(({ key }) => key)));
  return found
    .filter(({ case: other }) => other.reference !== childCase.reference && !isMergedInto(other, childCase))
    .filter(({ case: other }) => mayRead('status', other, person, directory, now))
    .map(({ case: other, keys: shared }) => {
      const kinds = keys.filter(({ key }) => shared.includes(key)).map(({ kind }) => kind);
      return { case: other, kinds: plainest(kinds), sameChild: kinds.some((kind) => sameChild.has(kind)) };
    })
    .toSorted((a, b) => Number(b.sameChild) - Number(a.sameChild) || (a.case.reference < b.case.reference ? -1 : 1));
}

function keysOf({ ports, person }: Reader, childCase: Case): readonly { kind: MatchKind; key: string }[] {
  if (!may(person, 'triage')) return [];
  return foundBy(childCase).flatMap((answers) =>
    ports.matchKeysOf(answers).flatMap(({ kind, key }) => (kind === 'name' ? [] : [{ kind, key }])),
  );
}
/** By which keys a received case is looked for as it is opened, of who triages; of any other nothing is. */
export const keysOnOpening = (reader: Reader, childCase: Case): readonly string[] =>
  childCase.stage === 'received' ? keysOf(reader, childCase).map(({ key }) => key) : [];

const isMergedInto = (other: Case, childCase: Case): boolean =>
  other.stage === 'merged' && other.into === childCase.reference;

/** Each once, in the usual order; the same name also sounds the same. */
const plainest = (kinds: readonly MatchKind[]): readonly MatchKind[] =>
  matchKinds.filter((kind) => kinds.includes(kind) && !(kind === 'soundAndBirth' && kinds.includes('nameAndBirth')));

/** Those that are shown, all `but` one that is told elsewhere; the look at each is written first. */
export async function shownAlike(
  reader: Reader,
  childCase: Case,
  but?: Reference,
  known?: readonly CaseMatch[],
): Promise<Found> {
  const all = (await alikeTo(reader, childCase, known)).filter(({ case: other }) => other.reference !== but);
  const first = all.slice(0, mostShown);
  const shown = await Promise.all(
    first.map(async (alike): Promise<ShownAlike | undefined> => {
      const { case: other } = alike;
      const what = isBefore(alike) ? 'looks alike: last band and outcome' : 'looks alike';
      const seen = await see(reader, other.reference, what, 'Duplicate check', other);
      return seen && { ...alike, before: isBefore(alike) ? beforeOf(reader, seen) : [] };
    }),
  );
  return { shown: shown.filter((one) => one !== undefined), more: all.length - first.length };
}

/** The child was referred before, and that case has ended. */
const isBefore = ({ case: other, sameChild: isSame }: Alike): boolean => isSame && hasEnded(other);
const beforeOf = ({ now }: Reader, { case: ended, reads }: Seen): Pairs =>
  reads('decisions')
    ? [['Ended', `${stageLabels[ended.stage]}, ${sayWhen(endedAt(ended), now)}`], ...lastOf(ended)]
    : [];

/**
 * What the co-ordinator reads first of a received case. The case that it was referred again from is told for itself
 * (again.ts).
 */
export async function alikeOnOpening(
  reader: Reader,
  { case: childCase }: Seen,
  known?: readonly CaseMatch[],
): Promise<Found> {
  if (childCase.stage !== 'received') return { shown: [], more: 0 };
  return shownAlike(reader, childCase, childCase.again?.of, known);
}

/** What they say otherwise of what protects the child: of cases of the same child that one of them may end in. */
const mostCompared = 2;
export const comparable = (shown: readonly Alike[]): readonly Case[] =>
  shown
    .filter((one) => one.sameChild && !hasEnded(one.case) && one.case.stage !== 'merged')
    .slice(0, mostCompared)
    .map((one) => one.case);

/** The same for a page. */
export function alikeSections({ now }: Reader, childCase: Case, { shown, more }: Found): readonly Section[] {
  if (shown.length === 0) return [];
  return [
    {
      title: 'By the duplicate check',
      lines: [
        ...linesOf(
          shown.map((one) => [`${stageLabels[one.case.stage]} · ${one.case.reference}`, whyAlike(one).join(' ')]),
        ),
        ...(more === 0 ? [] : [paragraph(`and ${more} more`)]),
      ],
    },
    ...shown.flatMap((one): readonly Section[] =>
      one.before.length === 0 ? [] : [{ title: `Referred before: ${one.case.reference}`, lines: linesOf(one.before) }],
    ),
    ...differencesOf(childCase, comparable(shown), now).map(sectionOf),
  ];
}
const sectionOf = ({ title, pairs }: Differs): Section => ({ title, lines: linesOf(pairs) });

// What a case knows of the references that ended in it, laid over what its own facts say (docs/process.md P5.8). Nothing of it is
// counted among its own: what is known of a reference is one value, and is put there whole each time that reference has a new
// fact. So what was withdrawn there goes here as well, and nothing is added up twice.
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import { asksForStrategy, none } from '../state/episodes.ts';
import { familyOfBoth, type Relative } from '../state/family.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { SaidItself, Harm, LegalHold, Missing, MissingSpan, Took } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';

const idIn = (from: Reference, id: string): string => (id.includes('/') ? id : `${from}/${id}`);

/** The same as the facts of this case say it now, for the one in which it ends, or has ended. */
export function tookFrom(ends: Case): Took {
  const { reference: from, hold, harm, missing, nrm, onward, family = [], merged } = ends;
  const spans = (missing?.spans ?? []).filter(({ until }) => until !== undefined);
  const asks = asksForStrategy(ends) ? missing?.repeated : undefined;
  return given({
    from,
    facts: ends.facts,
    hold,
    harm,
    missing:
      spans.length === 0 && asks === undefined
        ? undefined
        : {
            spans: spans.map((span) => ({ ...span, id: idIn(from, span.id) })),
            interviews: [],
            ...given({ repeated: asks }),
          },
    nrm: nrm && { ...nrm, id: idIn(from, nrm.id) },
    onward,
    family: family.length === 0 ? undefined : family.map((one) => ({ ...one, from: one.from ?? from })),
    merged,
  });
}
/** All that ended in a case, and in these. */
export const endedIn = ({ merged = [], took = [] }: Pick<Case, 'merged' | 'took'>): readonly Reference[] => [
  ...new Set([...merged, ...took.flatMap((one) => one.merged ?? [])]),
];
/** Whether they say the same, whatever else has happened there. */
export const isSameTook = ({ facts: _one, ...one }: Took, { facts: _other, ...other }: Took): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether a case knows of one that ended in it what its facts say by now; until it does, it does not say that it is complete. */
export function isTaken({ took = [] }: Pick<Case, 'took'>, ended: Case): boolean {
  const known = took.find(({ from }) => from === ended.reference);
  return known !== undefined && isSameTook(known, tookFrom(ended));
}

type Laid = Pick<Case, keyof SaidItself | 'answers' | 'now' | 'concern' | 'took' | 'apart'>;

/** A case with what is known of these references, each once. */
export const withTook = <C extends Laid>(before: C, took: Took): C => ({
  ...before,
  took: [...(before.took ?? []).filter(({ from }) => from !== took.from), took],
});

/** A case as its own facts alone make it. */
export function bare<C extends Laid>(root: C): C;
export function bare(root: Laid): object {
  if (root.apart === undefined) return root;
  const { apart, hold: _hold, harm: _harm, missing: _missing, nrm: _nrm, onward: _onward, family, ...rest } = root;
  return { ...rest, ...apart, ...given({ family }) };
}

/** The same with what is known of what ended in it. `before`: as it was shown until then. */
export function laid<C extends Laid>(root: C, before: Laid | undefined): C;
export function laid(root: Laid, before: Laid | undefined): object {
  const { took = [] } = root;
  if (took.length === 0) return root;
  const apart: SaidItself = given({
    hold: root.hold,
    harm: root.harm,
    missing: root.missing,
    nrm: root.nrm,
    onward: root.onward,
    family: ownFamily(root, before),
  });
  const { hold: _hold, harm: _harm, missing: _missing, nrm: _nrm, onward: _onward, family: _family, ...rest } = root;
  const all = [apart, ...took];
  return {
    ...rest,
    ...given({
      hold: holdOf(apart, took),
      harm: harmOf(all),
      missing: missingOf(apart, took),
      nrm: newest(
        all.flatMap(({ nrm }) => nrm ?? []),
        ({ said }) => said,
      ),
      onward: kindsOf(all),
      family: familyOf(apart, took),
    }),
    apart,
  };
}

/** What is owed of a death or harm that was recorded there is owed, and recorded, there. */
function holdOf({ hold: own }: SaidItself, took: readonly Took[]): LegalHold | undefined {
  const theirs = took.flatMap(({ hold }) => hold ?? []);
  const died = [own, ...theirs].some((hold) => hold?.died === true);
  if (own !== undefined) return { ...own, ...(died && { died }) };
  const [first] = theirs;
  if (first === undefined) return undefined;
  const { rapid: _there, died: _one, ...hold } = first;
  return { ...hold, noticed: hold.noticed ?? hold.at, ...(died && { died }) };
}

/** Each line of each, the newest first of all. */
function harmOf(all: readonly SaidItself[]): Harm | undefined {
  const lines = all
    .flatMap(({ harm }) => {
      if (harm === undefined) return [];
      const { earlier = [], ...last } = harm;
      return [...earlier, last];
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const last = lines.at(-1);
  return last && { ...last, ...(lines.length > 1 && { earlier: lines.slice(0, -1) }) };
}

function missingOf({ missing: own }: SaidItself, took: readonly Took[]): Missing | undefined {
  const theirs = took.flatMap(({ missing }) => missing ?? []);
  if (theirs.length === 0) return own;
  const { spans, interviews } = own ?? none;
  const all = [...spans, ...theirs.flatMap((one) => one.spans)];
  return {
    spans: all.toSorted((one, other) => (one.since < other.since ? -1 : 1)),
    interviews,
    ...given({
      repeated: newest(
        [own, ...theirs].flatMap((one) => one?.repeated ?? []),
        ({ at }) => at,
      ),
    }),
  };
}

const kindsOf = (all: readonly SaidItself[]): readonly KindName[] | undefined => {
  const kinds = [...new Set(all.flatMap(({ onward = [] }) => onward))];
  return kinds.length === 0 ? undefined : kinds;
};

const familyOf = ({ family: own = [] }: SaidItself, took: readonly Took[]): readonly Relative[] | undefined => {
  const all = took.reduce<readonly Relative[]>((family, one) => familyOfBoth(family, one.family ?? []), own);
  return all.length === 0 ? undefined : all;
};
/** People of the family were shown with what both say: what was recorded of one since is the case's own, whole. */
function ownFamily({ family = [] }: Laid, before: Laid | undefined): readonly Relative[] | undefined {
  if (before?.apart === undefined) return family.length === 0 ? undefined : family;
  const changed = family.filter((one) => before.family?.includes(one) !== true);
  const kept = (before.apart.family ?? []).filter(({ id }) => !changed.some((one) => one.id === id));
  const own = [...kept, ...changed].toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
  return own.length === 0 ? undefined : own;
}

const newest = <One>(all: readonly One[], at: (one: One) => string): One | undefined =>
  all.reduce<One | undefined>((last, one) => (last === undefined || at(one) > at(last) ? one : last), undefined);

/** Missing nights that are new here: those of a reference that the case did not know of. */
export const newSpans = (before: Laid, { from, missing }: Took): readonly MissingSpan[] => {
  const known = before.took?.find((one) => one.from === from)?.missing?.spans ?? [];
  return (missing?.spans ?? []).filter(({ id }) => !known.some((one) => one.id === id));
};

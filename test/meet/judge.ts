// All that is wrong in a town, by the invariants alone.
import { owedMarks } from '../../src/domain/case/owed/owed.ts';
import { invariants } from './account.ts';
import type { Town } from './town.ts';
import { viewOf, type View } from './view.ts';

export interface Failure {
  /** The invariant's name in account.ts. */
  readonly invariant: string;
  readonly what: string;
}

const asked = (view: View, how: 'finds' | 'counts'): readonly Failure[] =>
  Object.entries(invariants).flatMap(([invariant, one]) => failing(invariant, one[how]?.(view)));
const failing = (invariant: string, found: readonly string[] = []): readonly Failure[] =>
  [...new Set(found)].map((what) => ({ invariant, what }));

const ofCase = ({ root }: Town['file']): readonly unknown[] => [
  root.stage,
  root.restricted !== undefined,
  owedMarks(root).map(({ name }) => name),
];
/** What the clocks of the cases run on: where it is the same, much the same follows. */
const ofCases = ({ town: { file, ended, world }, ledger }: View): string =>
  JSON.stringify([
    ofCase(file),
    ended && ofCase(ended),
    world.council.people.map(({ roles }) => roles.length).join(''),
    [ledger.died, ledger.away, [...ledger.out].toSorted()],
  ]);
/** The same, with what is beside the cases. */
const circumstances = ({ town: { pressed, beside }, ledger }: View, cases: string): string =>
  JSON.stringify([
    cases,
    ledger.ladoOwed ?? 'not said',
    Object.values(beside).map((one) => ('state' in one ? one.state : one.open.length)),
    pressed.flatMap(({ step }) => (['addPerson', 'proposeStrike', 'settleStrike'].includes(step) ? step : [])),
  ]);
/** The same, with what is true of each part and of the register. */
const allCircumstances = (view: View, cases: string): string =>
  JSON.stringify([
    circumstances(view, cases),
    [...view.town.file.parts.values()].map((part) => [part.id.slice(0, 1), 'state' in part && part.state]),
    view.town.entries.map(({ type }) => type),
    view.town.world.council.delegations.length,
    view.ledger.told,
  ]);

/** What happened to the child, how often, but for what the clocks called: what is counted is much the same then. */
const deedsIn = ({ town: { file, ended } }: View): string =>
  [file, ...(ended === undefined ? [] : [ended])]
    .map(({ facts }) => facts.flatMap(({ step }) => (/^(remind|prompt|warn)/.test(step) ? [] : step)).toSorted())
    .join(' ');

/** The circumstances that were judged before; finely, they differ by more. */
export interface Seen {
  readonly signs: Set<string>;
  readonly finely: boolean;
}
export function failuresIn(town: Town, seen: Seen = { signs: new Set(), finely: true }): readonly Failure[] {
  const view = viewOf(town);
  const isFirst = (sign: string): boolean => seen.signs.size < seen.signs.add(sign).size;
  const cases = ofCases(view);
  const all = seen.finely ? allCircumstances(view, cases) : circumstances(view, cases);
  const ahead = Object.entries(invariants)
    .filter(([name, one]) => one.ahead && isFirst(`${name} ${one.ofCases && !seen.finely ? cases : all}`))
    .flatMap(([name, one]) => failing(name, one.ahead?.(view)));
  return [...asked(view, 'finds'), ...(isFirst(deedsIn(view)) ? asked(view, 'counts') : []), ...ahead];
}

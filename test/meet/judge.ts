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

const asked = (view: View, how: 'finds' | 'ahead' | 'counts'): readonly Failure[] =>
  Object.entries(invariants).flatMap(([invariant, one]) =>
    [...new Set(one[how]?.(view) ?? [])].map((what) => ({ invariant, what })),
  );

const ofCase = ({ root }: Town['file']): readonly unknown[] => [
  root.stage,
  root.restricted !== undefined,
  owedMarks(root).map(({ name }) => name),
];
/** In which circumstances the clocks run on: where they are the same, much the same follows. */
function circumstances({ town: { file, ended, world, pressed, beside }, ledger }: View): string {
  return JSON.stringify([
    ofCase(file),
    ended && ofCase(ended),
    world.council.people.map(({ roles }) => roles.length).join(''),
    [ledger.died, ledger.away, ledger.ladoTold, [...ledger.out].toSorted()],
    Object.values(beside).map((one) => ('state' in one ? one.state : one.open.length)),
    pressed.flatMap(({ step }) => (['addPerson', 'proposeStrike', 'settleStrike'].includes(step) ? step : [])),
  ]);
}
/** The same, with what is true of each part and of the register. */
const allCircumstances = (view: View): string =>
  JSON.stringify([
    circumstances(view),
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
export function failuresIn(town: Town, seen?: Seen): readonly Failure[] {
  const view = viewOf(town);
  const deeds = deedsIn(view);
  const isCounted = seen?.signs.has(deeds) === true;
  seen?.signs.add(deeds);
  const now = [...asked(view, 'finds'), ...(isCounted ? [] : asked(view, 'counts'))];
  const sign = seen?.finely === true ? allCircumstances(view) : circumstances(view);
  if (seen?.signs.has(sign) === true) return now;
  seen?.signs.add(sign);
  return [...now, ...asked(view, 'ahead')];
}

// What was due when it was brought over rings no one: each person is told of all of it once, in a digest. What is of a child in
// danger, or of an urgent case, rings at once (docs/process.md P11.3).
import { duties } from '../../domain/case/owed/owed.ts';
import type { CaseReminded } from '../../domain/case/whole/remind.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { managedAt } from '../write/matters.ts';

type AnyManaged = ReturnType<typeof managedAt>;

/** The same matter, of which a fact rings no one but for danger; and whom else its last fact would have rung. Whose card is there sees it change. */
export function silenced(managed: AnyManaged): {
  readonly managed: AnyManaged;
  readonly people: () => ReadonlySet<ObjectId>;
} {
  let people: ReadonlySet<ObjectId> = new Set();
  const notices: AnyManaged['tells']['notices'] = (happened) => {
    const all = managed.tells.notices(happened);
    const inDanger = calledInDanger(happened.fact);
    const isQuiet = ({ rings, person, urgent }: (typeof all)[number]): boolean =>
      rings && !(inDanger !== undefined && (urgent || (person !== undefined && inDanger.has(person))));
    people = new Set(all.filter(isQuiet).flatMap(({ person }) => person ?? []));
    return all.filter((one) => !isQuiet(one));
  };
  return { managed: { ...managed, tells: { ...managed.tells, notices } }, people: () => people };
}

interface Stepped {
  readonly step: string;
  readonly data: unknown;
}
/** The step of the clock of a case; before consent it calls for that alone. */
const isOfCase = (fact: Stepped): fact is Stepped & { readonly data: Pick<CaseReminded, 'calls'> } =>
  fact.step === 'remindCase' || fact.step === 'remindConsent';

/** Whom the clock of a case calls for a child in danger; undefined of every other fact. */
const calledInDanger = (fact: Stepped): ReadonlySet<string> | undefined =>
  isOfCase(fact)
    ? new Set((fact.data.calls ?? []).flatMap(({ name, to }) => (duties[name].danger === undefined ? [] : to)))
    : undefined;

/** How many matters would have rung each person. */
export interface Quiet {
  readonly matters: ReadonlyMap<ObjectId, number>;
  add(people: ReadonlySet<ObjectId>): void;
}
export function createQuiet(): Quiet {
  const matters = new Map<ObjectId, number>();
  return {
    matters,
    add: (people) => {
      for (const person of people) matters.set(person, (matters.get(person) ?? 0) + 1);
    },
  };
}

// What a person is given of their record, as it is now: made of it each time, and stored nowhere (docs/process.md 30).
import { decidedIn, itemsOf, seenOf, type BundleCase, type SeenCase } from '../../domain/register/bundle.ts';
import type { Access } from '../../domain/register/entry.ts';
import type { BundleKnown } from '../../domain/register/making.ts';
import type { Person } from '../../domain/people/actor.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { ObjectId, Reference } from '../../domain/kernel/ids.ts';
import type { Look, Ports } from '../ports/ports.ts';
import type { Ask } from './ask.ts';
import { unseen } from './ask.ts';
import { recordOf, type RecordCase } from './endings.ts';
import { leftOf } from '../write/hashing.ts';

export interface Bundle extends BundleKnown {
  readonly looks: ReadonlyMap<Reference, readonly Look[]>;
}
interface Asking {
  readonly ask: Ask;
  readonly ports: Pick<Ports, 'cases' | 'looks' | 'register'>;
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
}

/**
 * For those who prepare it or sign it: each of its cases is a look of theirs, written first. As long as it is being decided on it is
 * the record as it is; once it was sent to the second reviewer it ends where that reviewer’s ends. Undefined: it is not theirs.
 */
export async function bundleFor(asking: Asking, entry: Access, what: string): Promise<Bundle | undefined> {
  const { ask, ports, person, directory, now } = asking;
  const why = `${entry.id}: subject access`;
  const all = await recordOf(ports, entry.about);
  const { sent } = entry;
  const record = sent === undefined ? all : all.filter(({ root }) => entry.record.includes(root.reference));
  for (const { root } of record) {
    const { reference } = root;
    const question = { reference, person, directory, now, what, why, entry };
    if ((await ask.subject(question)) === undefined) return undefined;
  }
  const cases = record.map((one) => caseOf(one, sent?.seen));
  const looks = await Promise.all(
    cases.map(async ({ reference }) => [reference, shownLooks(await ports.looks.of(reference), sent?.at)] as const),
  );
  const { police, health } = directory.settings.marks;
  const agencyOf = (id: Parameters<typeof personIn>[1]): string | undefined => personIn(directory, id)?.agency;
  return {
    items: itemsOf(cases, { agencyOf, police, health, capacity: entry.capacity }, entry.since),
    seen: cases.map(seenOf),
    decided: decidedIn(await ports.register.facts(entry.id)),
    excluded: excludedOf(record),
    looks: new Map(looks),
  };
}

const excludedOf = (record: readonly RecordCase[]): readonly ObjectId[] => [
  ...new Set(record.flatMap(({ root }) => root.excluded)),
];

function caseOf({ root, facts }: RecordCase, seen: readonly SeenCase[] | undefined): BundleCase {
  const { reference, answers } = root;
  const most = seen?.find((one) => one.reference === reference)?.facts;
  return {
    reference,
    names: ['forenames', 'surname', 'otherNames'].map((name) => answers[name] ?? ''),
    // The hash of a fact stays as it was when words are struck out of it: what is left of it is another.
    facts: facts.slice(0, most).map((fact) => ({ ...fact, left: leftOf(fact) })),
  };
}

/** What showed nothing was no look at the child. */
const shownLooks = (looks: readonly Look[], until: Instant | undefined): readonly Look[] =>
  looks.filter(({ what, at }) => what !== unseen && (until === undefined || at <= until));

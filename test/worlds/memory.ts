// Matters in memory, with their parts: what the ports ask of a store, without a store.
import type { MatterStore } from '../../src/casework/ports/matter-ports.ts';
import { chained } from '../../src/casework/write/hashing.ts';
import type { AnyPartIn, FactIn, Matter, MatterTypes } from '../../src/domain/matter/matter.ts';

/** How a store in memory answers. */
export interface Mood {
  /** With faults alone. */
  readonly broken?: boolean | undefined;
  /** Someone else always writes first. */
  readonly contested?: boolean | undefined;
  /** Is told whenever anything is asked of the matters of a kind. */
  readonly asked?: ((matter: unknown) => void) | undefined;
}
export interface Memory<T extends MatterTypes> {
  readonly store: MatterStore<T>;
  /** The matters as they are by now, in the order in which they came. */
  all(): readonly T['root'][];
  /** Their parts of a kind. */
  parts<Kind extends keyof T['parts'] & string>(kind: Kind): readonly T['parts'][Kind]['doc'][];
}
/** Of which matter a part is. */
type PartOf<T extends MatterTypes> = AnyPartIn<T> & { readonly reference: string };

/** These matters and parts; the facts are those of each. */
export function remembers<T extends MatterTypes>(
  matter: Matter<T>,
  roots: readonly T['root'][],
  mood?: Mood,
  parts?: readonly PartOf<T>[],
  facts?: readonly FactIn<T>[],
): Memory<T>;
export function remembers(
  matter: Matter<MatterTypes>,
  roots: readonly MatterTypes['root'][],
  { broken, contested, asked }: Mood = {},
  parts: readonly PartOf<MatterTypes>[] = [],
  facts: readonly FactIn<MatterTypes>[] = [],
): Memory<MatterTypes> {
  const kept = new Map(roots.map((root) => [matter.idOf(root), root]));
  const documents = new Map(parts.map((part) => [`${part.reference}/${part.id}`, part]));
  const keptOf = (kind: string) => [...documents].filter(([, { id }]) => matter.partNamed(id) === kind);
  const chain = () => {
    let previous = '';
    return facts.map((fact) => {
      const stored = chained(fact, previous);
      previous = stored.hash;
      return stored;
    });
  };
  const memory: Memory<MatterTypes> = {
    all: () => [...kept.values()],
    parts: (kind) => keptOf(kind).map(([, part]) => part),
    store: {
      load: async (id) => {
        if (broken === true) throw new Error('no store');
        const root = kept.get(id);
        return root && { value: { root, lastHash: '', calls: {} }, version: String(root.facts) };
      },
      marker: async () => undefined,
      part: async (id, _kind, part) => {
        const value = documents.get(`${id}/${part}`);
        return value && { value, version: JSON.stringify(value) };
      },
      parts: async (id, kind) =>
        keptOf(kind)
          .filter(([key]) => key.startsWith(`${id}/`))
          .map(([, part]) => part),
      commit: async ({ id, record, part }) => {
        if (contested === true) return 'conflict';
        if (part !== undefined) documents.set(`${id}/${part.value.id}`, { ...part.value, reference: id });
        kept.set(id, record.root);
        return 'done';
      },
      holds: () => true,
      facts: async () => chain(),
    },
  };
  if (asked === undefined) return memory;
  const { store, ...own } = memory;
  const ask = (): void => asked(matter);
  return { ...telling(own, ask), store: telling(store, ask) };
}
/** The same functions, which tell when they are called. */
const telling = <F extends object>(functions: F, tell: () => void): F =>
  Object.fromEntries(
    Object.entries(functions as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>).map(
      ([name, does]) => [
        name,
        (...given: readonly unknown[]) => {
          tell();
          return does(...given);
        },
      ],
    ),
  ) as F; // as they are named

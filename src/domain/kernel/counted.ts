// What a matter's own document keeps of its parts: how many there were ever, which are open, which of those press, and
// from when on each is late.
import type { Instant } from '../time/calendar.ts';

/** Kind of part by kind of part. */
export type Counted = Readonly<Record<string, CountedKind>>;
interface CountedKind {
  readonly count: number;
  readonly open: readonly string[];
  readonly pressing?: readonly string[];
  /** Of those that are open, by their ids. */
  readonly late?: Readonly<Record<string, Instant>>;
}
interface WithParts {
  readonly parts?: Counted;
}

/** How many parts of this kind the matter ever had. */
export const countOf = ({ parts }: WithParts, kind: string): number => parts?.[kind]?.count ?? 0;

/** Which of its open parts of this kind press. */
export const pressingOf = ({ parts }: WithParts, kind: string): readonly string[] => parts?.[kind]?.pressing ?? [];

/** Its open parts of this kind. */
export const openOf = ({ parts }: WithParts, kind: string): readonly string[] => parts?.[kind]?.open ?? [];

/** From when on each of those is late; undefined of one that was stored before this was kept. */
export const lateSince = (root: WithParts, kind: string): readonly (Instant | undefined)[] =>
  openOf(root, kind).map((id) => root.parts?.[kind]?.late?.[id]);

/** The matter with a part of this kind counted, and named among those that are open. */
export function counted<Root extends WithParts>(
  root: Root,
  kind: string,
  {
    id,
    isOpen,
    isNew,
    presses = false,
    late,
  }: {
    readonly id: string;
    readonly isOpen: boolean;
    readonly isNew: boolean;
    readonly presses?: boolean;
    readonly late?: Instant;
  },
): Root {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((other) => other !== id);
  const open = others(openOf(root, kind));
  const { [id]: _before, ...rest } = root.parts?.[kind]?.late ?? {};
  const dates = isOpen && late !== undefined ? { ...rest, [id]: late } : rest;
  const pressing = [...others(pressingOf(root, kind)), ...(isOpen && presses ? [id] : [])];
  const now = {
    count: countOf(root, kind) + (isNew ? 1 : 0),
    open: isOpen ? [...open, id] : open,
    ...(pressing.length > 0 && { pressing }),
    ...(Object.keys(dates).length > 0 && { late: dates }),
  };
  return { ...root, parts: { ...root.parts, [kind]: now } };
}

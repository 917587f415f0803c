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
  /** Those that were set aside: they stay counted, so that no other gets their number. */
  readonly aside?: readonly string[];
}
interface WithParts {
  readonly parts?: Counted;
}

/** How many parts of this kind the matter ever had: the number of the newest. */
export const countOf = ({ parts }: WithParts, kind: string): number => parts?.[kind]?.count ?? 0;

/** Its parts of this kind that were set aside: their first fact was put right. */
export const asideOf = ({ parts }: WithParts, kind: string): readonly string[] => parts?.[kind]?.aside ?? [];

/** Whether this one was. */
export const isSetAside = (root: object, kind: string, id: string): boolean => asideOf(root, kind).includes(id);

/** How many of them are there to be read. */
export const thereOf = (root: WithParts, kind: string): number => countOf(root, kind) - asideOf(root, kind).length;

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
    isAside = false,
  }: {
    readonly id: string;
    readonly isOpen: boolean;
    readonly isNew: boolean;
    readonly presses?: boolean;
    readonly late?: Instant;
    /** It is counted, and not there. */
    readonly isAside?: boolean;
  },
): Root {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((other) => other !== id);
  const open = others(openOf(root, kind));
  const { [id]: _before, ...rest } = root.parts?.[kind]?.late ?? {};
  const dates = isOpen && late !== undefined ? { ...rest, [id]: late } : rest;
  const pressing = [...others(pressingOf(root, kind)), ...(isOpen && presses ? [id] : [])];
  const aside = [...asideOf(root, kind), ...(isAside ? [id] : [])];
  const now = {
    count: countOf(root, kind) + (isNew ? 1 : 0),
    open: isOpen ? [...open, id] : open,
    ...(pressing.length > 0 && { pressing }),
    ...(Object.keys(dates).length > 0 && { late: dates }),
    ...(aside.length > 0 && { aside }),
  };
  return { ...root, parts: { ...root.parts, [kind]: now } };
}

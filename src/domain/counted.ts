// What a matter's own document keeps of its parts: how many there were ever, which are open, and which of those press.

/** Kind of part by kind of part. */
export type Counted = Readonly<
  Record<string, { readonly count: number; readonly open: readonly string[]; readonly pressing?: readonly string[] }>
>;
interface WithParts {
  readonly parts?: Counted;
}

/** How many parts of this kind the matter ever had. */
export const countOf = ({ parts }: WithParts, kind: string): number => parts?.[kind]?.count ?? 0;

/** Which of its open parts of this kind press. */
export const pressingOf = ({ parts }: WithParts, kind: string): readonly string[] => parts?.[kind]?.pressing ?? [];

/** The matter with a part of this kind counted, and named among those that are open. */
export function counted<Root extends WithParts>(
  root: Root,
  kind: string,
  {
    id,
    isOpen,
    isNew,
    presses = false,
  }: { readonly id: string; readonly isOpen: boolean; readonly isNew: boolean; readonly presses?: boolean },
): Root {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((other) => other !== id);
  const open = others(root.parts?.[kind]?.open ?? []);
  const pressing = [...others(pressingOf(root, kind)), ...(isOpen && presses ? [id] : [])];
  const now = {
    count: countOf(root, kind) + (isNew ? 1 : 0),
    open: isOpen ? [...open, id] : open,
    ...(pressing.length > 0 && { pressing }),
  };
  return { ...root, parts: { ...root.parts, [kind]: now } };
}

// What a matter's own document keeps of its parts: how many there were ever, and which are open.

/** Kind of part by kind of part. */
export type Counted = Readonly<Record<string, { readonly count: number; readonly open: readonly string[] }>>;
interface WithParts {
  readonly parts?: Counted;
}

/** How many parts of this kind the matter ever had. */
export const countOf = ({ parts }: WithParts, kind: string): number => parts?.[kind]?.count ?? 0;

/** The matter with a part of this kind counted, and named among those that are open. */
export function counted<Root extends WithParts>(
  root: Root,
  kind: string,
  { id, isOpen, isNew }: { readonly id: string; readonly isOpen: boolean; readonly isNew: boolean },
): Root {
  const open = (root.parts?.[kind]?.open ?? []).filter((other) => other !== id);
  const now = { count: countOf(root, kind) + (isNew ? 1 : 0), open: isOpen ? [...open, id] : open };
  return { ...root, parts: { ...root.parts, [kind]: now } };
}

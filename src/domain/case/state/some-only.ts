// What a case keeps of its parts that only some may read: what lists and counts leave out for others without reading them.
import type { Handled } from '../../link/handling.ts';
import type { ObjectId } from '../../kernel/ids.ts';

/** A part with a mark: who wrote it, and who may read it. */
export interface ForSome extends Handled {
  readonly id: string;
  readonly by: { readonly objectId: ObjectId };
}

/** With this part as it is marked now; without it where all may read it. */
export const withForSome = (
  before: readonly ForSome[] | undefined,
  { id, by: { objectId }, mark, agencies }: ForSome,
): readonly ForSome[] | undefined => {
  const others = (before ?? []).filter((one) => one.id !== id);
  const all = mark === 'case' ? others : [...others, { id, by: { objectId }, mark, agencies }];
  return all.length === 0 ? undefined : all;
};

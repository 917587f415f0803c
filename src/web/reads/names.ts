// Names of children, for a person who asks for them: each is a look, written before the name leaves.
import { nameOf } from '../../reading/case/lists.ts';
import { see } from '../../reading/reader.ts';
import type { Read } from './read.ts';

/** Cases that are not this person's to see are left out, whatever the reason. */
export const names: Read<'names'> = async (scene, { references = [] }) => {
  const seen = await Promise.all(
    references.map(async (reference) => see(scene, reference, 'name', 'Show names on a page')),
  );
  const pairs = seen.flatMap((one) => (one === undefined ? [] : [[one.case.reference, nameOf(one.case)] as const]));
  return { names: Object.fromEntries(pairs) };
};

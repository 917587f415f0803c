// Names of children, for a person who asks for them: each is a look, written before the name leaves.
import { z } from 'zod';
import { nameOf } from '../../reading/case/lists.ts';
import { see } from '../../reading/reader.ts';
import { readIn, referenceIn } from './read.ts';

/** Cases that are not this person's to see are left out, whatever the reason. */
export const names = readIn({
  path: '/names',
  says: 'Names of the children of these cases; each is a look',
  body: z.strictObject({ references: z.array(z.string().max(20)).max(60) }),
  // Each once; what is no reference is left out.
  asks: ({ references }) => ({ references: [...new Set(references.flatMap((text) => referenceIn(text) ?? []))] }),
  names: ({ references }) => references.length,
  answer: z.object({ names: z.record(z.string(), z.string()) }),
  read: async (scene, { references }) => {
    const seen = await Promise.all(
      references.map(async (reference) => see(scene, reference, 'name', 'Show names on a page')),
    );
    const pairs = seen.flatMap((one) => (one === undefined ? [] : [[one.case.reference, nameOf(one.case)] as const]));
    return { names: Object.fromEntries(pairs) };
  },
});

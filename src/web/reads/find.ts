// Cases by the child's name, the case ID or the reference, for those who may see them: each is a look, written first.
import { z } from 'zod';
import { rowOf } from '../../domain/case/owed/row.ts';
import { boardRow, boardRowShape } from '../../reading/board/board.ts';
import { findCases, nameOf } from '../../reading/case/lists.ts';
import { see } from '../../reading/reader.ts';
import type { Told } from '../../reading/told.ts';
import { readIn } from './read.ts';

const most = 10;
/** What was found, with the child's name. */
const shape = z.object({ found: z.array(boardRowShape.extend({ name: z.string() })) });
export type Found = Told<typeof shape>['found'][number];

export const find = readIn({
  path: '/find',
  says: 'Cases by name, case ID or reference, among those one may see; each is a look',
  body: z.strictObject({ what: z.string().max(100) }),
  asks: (body) => body,
  names: () => most,
  answer: shape,
  read: async (scene, { what }) => {
    const found = await findCases(scene, what, most);
    const seen = await Promise.all(
      found.map(async ({ reference }) => see(scene, reference, 'name', 'Find on the board')),
    );
    return {
      found: seen.flatMap((one) => {
        if (one === undefined) return [];
        const { over: _over, ...row } = boardRow(scene, rowOf(one.case));
        return [{ ...row, name: nameOf(one.case) }];
      }),
    };
  },
});

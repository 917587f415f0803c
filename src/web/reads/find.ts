// Cases by the child's name, the case ID or the reference, for those who may see them: each is a look, written first.
import { boardRow } from '../../reading/board/board.ts';
import { findCases, nameOf } from '../../reading/case/lists.ts';
import { rowOf } from '../../domain/case/row.ts';
import { see } from '../../reading/reader.ts';
import type { Read } from './read.ts';

const most = 10;

export const find: Read<'find'> = async (scene, { what = '' }) => {
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
};

// The board, with New referral for those who may refer.
import { beginButton } from '../../desk/home/home.ts';
import { may } from '../../domain/people/roles.ts';
import { boardFor, boardShape } from '../../reading/board/board.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { pageAt } from './read.ts';

/** With New referral, for those who may. */
const shape = boardShape.extend({ begin: buttonShape.optional() });
export type Board = Told<typeof shape>;

export const board = pageAt({
  has: () => true,
  path: '/board',
  says: 'What is due, and the cases by stage; with ?ended=yes those that have ended too',
  query: ['ended'],
  asks: (_named, said): { readonly ended?: boolean } => ({ ended: said('ended') === 'yes' }),
  answer: shape,
  read: async (scene, { ended }) => ({
    ...(await boardFor(scene, { ended })),
    ...(may(scene.person, 'refer') && { begin: buttonFor(beginButton(scene)) }),
  }),
});

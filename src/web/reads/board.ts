// The board, with New referral for those who may refer.
import { beginButton } from '../../desk/home/home.ts';
import { boardFor } from '../../reading/board/board.ts';
import { buttonFor } from './button.ts';
import type { Read } from './read.ts';
import { may } from '../../domain/people/roles.ts';

export const board: Read<'board'> = async (scene, { ended = false }) => ({
  ...(await boardFor(scene, { ended })),
  ...(may(scene.person, 'refer') && { begin: buttonFor(beginButton(scene)) }),
});

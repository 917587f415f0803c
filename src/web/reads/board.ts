// The board, with New referral for those who may refer.
import { beginButton } from '../../desk/home/home.ts';
import { mayRefer } from '../../domain/people/actor.ts';
import { boardFor } from '../../reading/board/board.ts';
import { buttonFor } from './button.ts';
import type { Read } from './read.ts';

export const board: Read<'board'> = async (scene) => ({
  ...(await boardFor(scene)),
  ...(mayRefer(scene.person) && { begin: buttonFor(beginButton(scene)) }),
});

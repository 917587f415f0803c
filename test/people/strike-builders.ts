// Words that are to be struck out, in the hands of the pure rules.
import { ife, moira, type StoryRow } from './builders.ts';

export const strikeProposed = (words = 'phones', by = ife): StoryRow => [
  by,
  1,
  'proposeStrike',
  { words, instead: '', ground: 'another' },
];
export const strikeSettled = (how: 'agreed' | 'stays', by = moira): StoryRow => [
  by,
  1,
  'settleStrike',
  { how, why: how === 'stays' ? 'It is the worry itself.' : '' },
];

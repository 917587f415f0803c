import type { Button as DeskButton } from '../../cards/blocks.ts';
import type { Button } from '../tab/api.ts';
import { given } from '../../domain/given.ts';

/** As a page gets it: with data also where it carries none. */
export const buttonFor = ({ title, verb, data = {}, style }: DeskButton): Button => ({
  title,
  verb,
  data: { ...data },
  ...given({ style }),
});

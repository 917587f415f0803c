import { given } from '../../domain/kernel/given.ts';
import type { Button } from '../tab/api.ts';

/** As a page gets it: with data also where it carries none. */
export const buttonFor = ({ title, verb, data = {}, style }: Omit<Button, 'data'> & Partial<Button>): Button => ({
  title,
  verb,
  data,
  ...given({ style }),
});

// Typed text that names a case or a record, where those who read it may not know of that (docs/process.md P23.3).
import { referenceIn } from '../kernel/ids.ts';
import { refuse } from './step.ts';

/** `next`: what to do instead. */
export function namesCase(text: string, next = 'Confirm makes links.'): ReturnType<typeof refuse> | undefined {
  const found = referenceIn(text);
  return found === undefined
    ? undefined
    : refuse('identifies', `“${found}” names a case or a record.`, `Delete it, and press again: ${next}`);
}

// What stands in a form that puts right who may read something.
import { markOf, type Marked } from '../../domain/link/handling.ts';
import type { Answers } from '../../domain/kernel/fields.ts';

export function markValues(part: Partial<Marked> | undefined): Answers {
  if (part === undefined) return {};
  const { mark, agencies } = markOf(part);
  return { mark, agencies: agencies.join(',') };
}

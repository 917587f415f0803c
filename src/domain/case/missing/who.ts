// Who may record a missing episode: those who work with the child; and of the agencies that are invited to the case the
// police, the home and those who interview (docs/process.md P17.8).
import { readerOf, represents } from '../../people/access.ts';
import type { Context } from '../../step.ts';
import type { Case } from '../stages.ts';

export function mayRecordMissing(
  one: Case,
  { actor, directory, now }: Pick<Context, 'actor' | 'directory' | 'now'>,
): boolean {
  const reads = readerOf(one, actor, directory, now);
  if (reads('missing', 'write')) return true;
  return reads('missing') && directory.settings.missing.agencies.some((id) => represents(actor, id, directory));
}

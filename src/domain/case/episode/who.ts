// Who may record a missing episode: those who work with the child; and of the agencies that are invited to the case the
// police, the home and those who interview (docs/process.md P17.8).
import { readerOf } from '../access/access.ts';
import type { Allowed } from '../../matter/making.ts';
import type { Context } from '../../matter/step.ts';
import type { Case } from '../state/stages.ts';
import { represents } from '../../people/agencies.ts';

type At = Pick<Context, 'actor' | 'directory' | 'now'>;

/** Speaks for an agency whose people record them, where it is invited: also those that are core to an open case. */
const speaksOfMissing = ({ actor, directory }: Pick<At, 'actor' | 'directory'>): boolean => {
  const { missing, coreAgencies, homeAgencies } = directory.settings;
  return [...missing.agencies, ...coreAgencies, ...homeAgencies].some((id) => represents(actor, id, directory));
};

/** Those who work with the child; of the agencies invited to the case some. */
export const recordersOfMissing = [
  { reads: 'missing', least: 'write' },
  {
    own: {
      name: 'speaks for an agency that records missing episodes',
      is: (_on, context) => speaksOfMissing(context),
    },
    reads: 'missing',
  },
] as const satisfies readonly Allowed<object>[];

export function mayRecordMissing(childCase: Case, at: At): boolean {
  const reads = readerOf(childCase, at.actor, at.directory, at.now);
  return reads('missing', 'write') || (reads('missing') && speaksOfMissing(at));
}

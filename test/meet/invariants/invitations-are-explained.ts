import { isPart } from '../../../src/domain/case/whole/case.ts';
import type { Invariant } from '../invariant.ts';

/** An invitation that a meeting gives is that of a meeting of this case, which is not cancelled. */
export const invitationsAreExplained: Invariant = {
  rules: ['P6.28', 'P5.8'],
  finds: ({ town: { file } }) => {
    const meetings = [...file.parts.values()]
      .filter((part) => isPart('gathering', part))
      .filter(({ state }) => state !== 'cancelled')
      .map(({ id }) => `${file.root.reference}/${id}`);
    return (file.root.invitations ?? [])
      .filter(({ meeting }) => meeting !== undefined && !meetings.includes(meeting))
      .map(() => 'an invitation of a meeting that is not there');
  },
};

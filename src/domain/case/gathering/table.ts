// Strategy, mapping and daily meetings as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { withInvitation, type GatheringLine } from '../state/invitations.ts';
import type { Case } from '../state/stages.ts';
import { toGatheringId, type Gathering, type GatheringId } from './gathering.ts';
import { gatheringSteps } from './steps.ts';

export interface GatheringTypes {
  readonly id: GatheringId;
  readonly doc: Gathering;
  readonly steps: typeof gatheringSteps;
}

export const gatheringPart: CasePart<GatheringTypes> = {
  lane: 'meeting',
  steps: gatheringSteps,
  toId: toGatheringId,
  next: (childCase) => `G${countOf(childCase, 'gathering') + 1}`,
  subject: (childCase, gathering, id) => ({ case: childCase, gathering, id }),
  keep: (childCase, id, gathering, isNew) =>
    counted(kept(childCase, gathering, isNew), 'gathering', { id, isOpen: lineOf(gathering) !== undefined, isNew }),
  clock: ({ id, ladder }) => ({ name: id, ladder, step: 'promptGathering' }),
};

/** Planned it opens the case to those who are invited; cancelled it closes what it opened. Its stage and its meetings stay. */
function kept(childCase: Case, gathering: Gathering, isNew: boolean): Case {
  const { opened, by, at, state, id } = gathering;
  const meeting = `${gathering.reference}/${id}`;
  const before = childCase.invitations ?? [];
  const line = lineOf(gathering);
  const gatherings = [
    ...(childCase.gatherings ?? []).filter((one) => one.id !== id),
    ...(line === undefined ? [] : [line]),
  ];
  if (isNew) {
    const invitations = opened.reduce(
      (some, { was: _was, ...one }) => withInvitation(some, { ...one, by, at, meeting }),
      before,
    );
    return { ...childCase, gatherings, ...(opened.length > 0 && { invitations }) };
  }
  if (state !== 'cancelled') return { ...childCase, gatherings };
  // Who was invited before is so again, until the day of before.
  const invitations = before.flatMap((one) =>
    one.meeting === meeting ? (opened.find(({ invitee }) => invitee === one.invitee)?.was ?? []) : [one],
  );
  return { ...childCase, gatherings, ...(opened.length > 0 && { invitations }) };
}

/** What cards go by while something is waited for. */
function lineOf({ id, type, startsAt, chair, by, invited, answers, state }: Gathering): GatheringLine | undefined {
  if (state !== 'planned' && state !== 'held') return undefined;
  return {
    id,
    type,
    startsAt,
    chair: chair.objectId,
    by: by.objectId,
    invited: invited.map(({ invitee }) => invitee),
    answered: answers.map(({ person }) => person.objectId),
    waits: state === 'planned' ? 'meeting' : 'approval',
  };
}

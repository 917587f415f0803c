// Strategy, mapping and daily meetings as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import { withEmployers } from '../concern/employers.ts';
import type { CasePart } from '../part.ts';
import { withInvitation, type GatheringLine, type Invitation } from '../state/invitations.ts';
import type { Case } from '../state/stages.ts';
import { givenBy, nameOf, toGatheringId, type Gathering, type GatheringId } from './gathering.ts';
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
  // It asks for the outcome and the record of a meeting of professionals.
  rests: () => false,
};

/** Planned it invites to the case those who are asked; cancelled it takes back what it gave, and no more. Its stage and its meetings stay. */
function kept(childCase: Case, gathering: Gathering, isNew: boolean): Case {
  const line = lineOf(gathering);
  const gatherings = [
    ...(childCase.gatherings ?? []).filter((one) => one.id !== gathering.id),
    ...(line === undefined ? [] : [line]),
  ];
  const { employers, by, at } = gathering;
  const after = { ...(isNew ? withEmployers(childCase, employers, { by, at }) : childCase), gatherings };
  const gives = givenBy(gathering);
  if (gives.length === 0) return after;
  if (isNew) return { ...after, invitations: gives.reduce(withInvitation, after.invitations ?? []) };
  return gathering.state === 'cancelled' ? { ...after, invitations: withoutGiven(after, gathering) } : after;
}

/**
 * What is left once it is cancelled. In a case as an earlier version stored it, its invitation took the place of one before, which
 * is there again where what gave it still holds: a person, or a meeting that is still waited for.
 */
function withoutGiven({ reference, invitations = [], gatherings = [] }: Case, gathering: Gathering) {
  const name = nameOf(gathering);
  const left = invitations.filter(({ meeting }) => meeting !== name);
  const isGone = ({ meeting }: Invitation): boolean =>
    meeting !== undefined && !gatherings.some(({ id }) => meeting === `${reference}/${id}`);
  const hidden = gathering.opened.flatMap(({ invitee, was }) => {
    const isHidden = invitations.some((one) => one.invitee === invitee && one.meeting === name);
    const isThere = left.some((one) => one.invitee === invitee && one.meeting === was?.meeting);
    return was === undefined || !isHidden || isThere || isGone(was) ? [] : was;
  });
  return [...left, ...hidden];
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

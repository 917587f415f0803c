// What waits for a second person: agreed, refused, lapsed (docs/process.md P28.5); and who has left by now.
import { given } from '../kernel/given.ts';
import type { ObjectId } from '../kernel/ids.ts';
import { clock, type Own } from '../matter/making.ts';
import { refuse } from '../matter/step.ts';
import type { Instant } from '../time/calendar.ts';
import {
  applied,
  mayAgreeTo,
  rungsOf,
  waitingIn,
  type CouncilChanges,
  type Council,
  type CouncilProposal,
} from './council.ts';
import { agreeFields, refuseFields } from './fields.ts';
import { breaksBy, councilStep, dayAfter, standsAs, withSetBy, wouldBreak, type ChangeAsked } from './making.ts';
import { changesByAll } from './leaving.ts';
import { basisOf } from './two.ts';

const second: Own<Council> = {
  name: 'may agree',
  is: (council, context) => ['administrator', 'agrees'].includes(standsAs(council, context)),
};

interface OnProposal extends ChangeAsked {
  readonly proposal: string;
}
const gone = refuse(
  'noProposal',
  'This change is not waiting any more.',
  'It was agreed or refused, lapsed, or ended with the role of the person who asked: History says which.',
);
const proposalIn = (council: Council, id: string, now: Instant): CouncilProposal | undefined =>
  waitingIn(council, now).find((one) => one.id === id);
const without = ({ proposals }: Council, ...ids: readonly string[]): readonly CouncilProposal[] =>
  proposals.filter(({ id }) => !ids.includes(id));

interface Agreed {
  readonly proposal: string;
  readonly proposer: ObjectId;
  readonly changes: CouncilChanges;
  readonly breaks?: readonly string[];
}
export const agreeChange = councilStep<OnProposal, Agreed>({
  title: 'Agree',
  fact: 'change agreed by a second person',
  may: [{ own: second }],
  asks: () => agreeFields,
  record: (council, { proposal: id, anyway }, { actor, now: at }) => {
    const proposal = proposalIn(council, id, at);
    if (proposal === undefined) return gone;
    const { changes, basis, by, breaks: known = [] } = proposal;
    if (by.objectId === actor.objectId)
      return refuse('own', 'You asked for this change yourself.', 'A second person agrees to it.');
    if (!mayAgreeTo(by.objectId, council).some(({ objectId }) => objectId === actor.objectId))
      return refuse(
        'notYours',
        'Another administrator agrees to this.',
        'A service manager or a data protection officer may where there is none.',
      );
    const now = basisOf(council, changes);
    if (Object.entries(basis).some(([entry, mark]) => now[entry] !== mark))
      return refuse(
        'changedSince',
        'What it changes has been changed since by someone else.',
        'Refuse it, and ask for it again as it is now.',
      );
    const breaks = breaksBy(council, changes);
    const fresh = breaks.filter((one) => !known.includes(one));
    if (fresh.length > 0 && anyway !== 'yes') return wouldBreak(fresh);
    return {
      data: {
        proposal: id,
        proposer: by.objectId,
        changes,
        ...given({ breaks: breaks.length === 0 ? undefined : breaks }),
      },
    };
  },
  evolve: (council, { proposal, changes }, meta) => ({
    ...withSetBy(applied(council, changes), changes, meta),
    proposals: without(council, proposal),
  }),
});

interface Declined {
  readonly proposal: string;
  readonly proposer: ObjectId;
  readonly reason: string;
}
/** By the person who asked for it: taken back. */
export const refuseChange = councilStep<OnProposal, Declined>({
  title: 'Refuse',
  fact: 'change refused or taken back',
  may: [{ own: second }],
  asks: () => refuseFields,
  record: (council, { proposal: id, reason = '' }, { now }) => {
    const proposal = proposalIn(council, id, now);
    return proposal === undefined ? gone : { data: { proposal: id, proposer: proposal.by.objectId, reason } };
  },
  evolve: (council, { proposal }) => ({ ...council, proposals: without(council, proposal) }),
});

interface CouncilReminded {
  readonly lapsed: readonly { readonly proposal: string; readonly proposer: ObjectId }[];
  readonly left: readonly ObjectId[];
  readonly changes: CouncilChanges;
  readonly breaks?: readonly string[];
}
/** The clock's own step: what no second person agreed to lapses, or ends with who asked, and who has had their last day goes. */
export const remindCouncil = councilStep<object, CouncilReminded>({
  title: 'Remind',
  fact: 'change lapsed, or person left',
  may: [{ own: clock }],
  record: (council, _input, { now }) => {
    const leaving = council.leaving.filter(({ lastDay }) => dayAfter(lastDay) <= now);
    const changes = changesByAll(council, leaving);
    const waiting = waitingIn(applied(council, changes), now);
    const lapsed = council.proposals.filter((one) => !waiting.includes(one));
    if (lapsed.length + leaving.length === 0) return { unchanged: true };
    const breaks = breaksBy(council, changes);
    return {
      data: {
        lapsed: lapsed.map(({ id, by }) => ({ proposal: id, proposer: by.objectId })),
        left: leaving.map(({ person }) => person),
        changes,
        ...given({ breaks: breaks.length === 0 ? undefined : breaks }),
      },
    };
  },
  evolve: (council, { lapsed, changes }, meta) => ({
    ...withSetBy(applied(council, changes), changes, meta),
    proposals: without(council, ...lapsed.map(({ proposal }) => proposal)),
  }),
});
/** When the clock of the council has something to do. */
export const councilLadder = (council: Council) => ({ set: council.facts, rungs: rungsOf(council, dayAfter) });

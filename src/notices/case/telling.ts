// What is told of a case itself.
import { askedOf } from '../../domain/case/asked/asked.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { unreviewed } from '../../domain/case/state/glass.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { keptOutAs } from '../../domain/case/state/kept-out.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { isPrivate } from '../../domain/case/access/channels.ts';
import { cardFor, mailFor, teamPostFor } from '../render.ts';
import type { Now, Telling } from '../telling.ts';
import { channelsAgain } from './channels.ts';
import { teamTargetOf } from './team.ts';
import { troubleIn, troubleLine, troubleNotices } from '../trouble.ts';

export const caseTelling = (at: Now<CaseTypes>): Telling => {
  const { root: childCase, directory, now } = at;
  return {
    name: childCase.reference,
    cardFor: (person, tabLink) => cardFor(childCase, person, directory, now, tabLink),
    fallback: (troubled) => troubleNotices(childCase, troubled, directory),
    trouble: (troubled, waiting) => troubleLine(at, troubled, troubleIn(waiting, troubled)),
    // A team that linked no channel is told nothing.
    post: () => ({ message: teamPostFor(childCase, now), stays: false }),
    isPrivate: (channel) => isPrivate(childCase, channel, directory),
    // Of a break glass no list tells the co-ordinators: they are called to each (docs/process.md P26.7).
    isListed: (person) =>
      unreviewed(childCase).length === 0 && askedOf(rowOf(childCase), person, directory, now).length > 0,
    leavesNothing: (person) => keptOutAs(childCase, person) !== undefined,
    follows: (key, called) => channelsAgain(key, called, teamTargetOf(childCase, directory)),
    // The co-ordinators read that mailbox.
    mail: () =>
      peopleWho(directory, 'triage').some(({ objectId }) => childCase.excluded.includes(objectId))
        ? undefined
        : mailFor(childCase, directory, now),
    isDecided: childCase.stage !== 'awaitingConsent',
  };
};

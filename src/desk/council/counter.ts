// Every step on the council, as people take it.
import { councils } from '../../casework/write/matters.ts';
import { councilId, type Council } from '../../domain/council/council.ts';
import type { CouncilStepName } from '../../domain/council/table.ts';
import type { Counter } from '../form/counter.ts';
import { sayRefusal } from '../form/replies.ts';
import { takeOn, textIn } from '../scene/scene.ts';
import { closeCouncil, councilIn, noCouncil, openCouncil, openedCouncil, withoutCouncil } from './council.ts';
import { councilCommand, councilRows } from './presses.ts';

/** Refusals that are answered on another card: nothing that is typed would change them. */
const onCard: readonly string[] = ['notAvailable', 'noProposal', 'own', 'changedSince', 'notAway', 'notLeaving'];

export const councilCounter: Counter<CouncilStepName, Council, Council> = {
  ...councilRows,
  ways: [
    ['council.open', openCouncil],
    ['council.close', closeCouncil],
  ],
  typed: { word: 'away', show: openCouncil },
  see: async (scene) => {
    const council = await councilIn(scene);
    return council === undefined ? withoutCouncil(scene) : { before: council, doc: council };
  },
  take: async (scene, name, input) => {
    const proposal = textIn(scene, 'proposal');
    const command = councilCommand(name, proposal === '' ? input : { ...input, proposal });
    return takeOn(scene, councils, { id: councilId, command });
  },
  about: (pressed) => {
    const proposal = textIn(pressed, 'proposal');
    return {
      data: { council: councilId, ...(proposal !== '' && { proposal }) },
      name: 'Directory',
      formOf: councilId,
      back: { verb: 'council.open' },
      close: 'council.close',
    };
  },
  onForm: (_scene, _name, refusal) => (onCard.includes(refusal.code) ? undefined : sayRefusal(refusal)),
  barred: (scene, _name, refusal, council) =>
    council === undefined || refusal.code === 'notAvailable'
      ? noCouncil()
      : openedCouncil(scene, council, sayRefusal(refusal)),
  answer: (scene, _name, { after }, { receipt }) => ({ ...openedCouncil(scene, after), receipt }),
};

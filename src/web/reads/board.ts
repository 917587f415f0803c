// The board, with New referral for those who may refer.
import { beginButton } from '../../desk/home/home.ts';
import { oversightTiles, type OversightTile } from '../../desk/register/tiles.ts';
import { glanceFor } from '../../casework/figures/glance.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';
import { boardFor, boardShape } from '../../reading/board/board.ts';
import { glanceShape, glanceTold } from '../../reading/figures/glance.ts';
import type { Work } from '../../reading/board/work.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { pageAt } from './read.ts';

/** With New referral, for those who may; and a few figures for those who answer for them. */
const shape = boardShape.extend({ begin: buttonShape.optional(), glance: glanceShape.optional() });
export type Board = Told<typeof shape>;

/** What waits for auditor and data protection officer in the register and in who looked, as their home card says it. */
const workOf = ({ number, what, line, state, press: { verb } }: OversightTile): Work => ({
  kind: 'oversight',
  title: `${number} ${what}`,
  name: line ?? { register: 'Register', looked: 'Who looked' }[verb],
  flags: state === 'late' || state === 'urgent' ? [state] : [],
  warnings: [],
  link: verb,
});

export const board = pageAt({
  has: () => true,
  path: '/board',
  says: 'What is due, and the cases by stage; with ?ended=yes those that have ended too',
  query: ['ended'],
  asks: (_named, said): { readonly ended?: boolean } => ({ ended: said('ended') === 'yes' }),
  answer: shape,
  read: async (scene, { ended }) => {
    const { person, ports, now } = scene;
    const [told, glance, waits] = await Promise.all([
      boardFor(scene, { ended }),
      glanceFor(person, ports.figures, now),
      // Of those who keep an entry in the officers' place home counts it: on their board it would be a query of its own.
      may(person, 'audit') ? oversightTiles(scene) : [],
    ]);
    const late = [...told.work, ...told.others].filter(({ due }) => due?.late === true).length;
    return {
      ...told,
      work: [...waits.map(workOf), ...told.work],
      ...(may(person, 'refer') && { begin: buttonFor(beginButton(scene)) }),
      ...given({ glance: glance && glanceTold(glance, { title: 'Late now', value: String(late) }) }),
    };
  },
});

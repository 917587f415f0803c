// `figures`, typed or pressed: what of them is said at home, and the page that has all of them (docs/process.md P18.3).
import { figuresCard } from '../../cards/figures.ts';
import { glanceFor } from '../../casework/figures/glance.ts';
import { may } from '../../domain/people/roles.ts';
import { glanceTold } from '../../reading/figures/glance.ts';
import { given } from '../../domain/kernel/given.ts';
import { homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import type { Reply, Scene } from '../scene/scene.ts';

export async function showFigures(scene: Scene): Promise<Reply> {
  const { person, ports, now } = scene;
  if (!may(person, 'seeFigures')) return notAvailableReply('page');
  const glance = await glanceFor(person, ports.figures, now);
  return {
    card: figuresCard({
      isExact: may(person, 'seeExactFigures'),
      home: homeButton,
      ...given({ page: tabLinkIn(scene)?.('figures'), glance: glance && glanceTold(glance) }),
    }),
  };
}

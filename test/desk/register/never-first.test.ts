// What destroys a record is drawn as what cannot be undone, and never as the button that is next.
import assert from 'node:assert/strict';
import { registerGallery } from '../../cards/gallery/register.ts';
import { actionsOf, textOf } from '../../cards/inside.ts';

describe('The buttons on the way to a record that is destroyed', () => {
  it('are destructive on every card of the register', async () => {
    const ending = /^register\.(propose|agree)/;
    const found = (await registerGallery())
      .flatMap(({ card }) => actionsOf(card))
      .map((one) => [textOf(one, 'verb'), textOf(one, 'style')] as const)
      .filter(([verb]) => ending.test(verb));
    assert.ok(found.length > 2);
    assert.deepEqual(new Set(found.map(([, style]) => style)), new Set(['destructive']));
  });
});

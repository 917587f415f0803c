// After an update or a return interview the opened case offers Add person or place before other things.
import { textIn, type Scene } from '../scene/scene.ts';

const name = 'names';
/** On the data that leads from a step to the card of its case: this card follows what was done. */
export const followsStep = { follows: true } as const;
/** What leads to the case carries this. */
export const namesNext = { [name]: '1' } as const;
export const isNamesNext = (scene: Pick<Scene, 'data'>): boolean => textIn(scene, name) !== '';

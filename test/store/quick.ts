// Apart from the fixture of the tests, for commands need it as well, and they have no hooks.
import type { Patience } from '../../src/store/sdk/items.ts';

/** Tries as often as the program does, without waiting in between. */
export const quick: Pick<Patience, 'pause'> = { pause: async () => undefined };

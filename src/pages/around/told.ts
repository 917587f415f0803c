// What the server told of it, as its parts are passed on.
import type { AroundPage } from '../../web/reads/around.ts';

export type Dots = AroundPage['dots'];
export type Ties = AroundPage['lines'];

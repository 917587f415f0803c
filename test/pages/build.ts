// The built pages, looked after once for all tests of a run.
import { freshPages } from '../../src/local/pages.ts';

let folder: string | undefined;

/** Where the built pages are. Throws with what Vite says when they cannot be built. */
export const builtPages = (): string => (folder ??= freshPages());

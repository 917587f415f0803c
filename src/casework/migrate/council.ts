// The council begins with the directory that is stored, once its form is in force (docs/process.md P28.1).
import type { Forms } from '../ports/form-ports.ts';
import { beginFromStored, type CouncilBegun, type TakingPorts } from '../read/import-directory.ts';

/** For `npm run migrate`, which says what it came to: nothing of it is logged. */
export const beginningCouncil =
  (ports: TakingPorts & { readonly forms: Forms }): (() => Promise<CouncilBegun>) =>
  async () => {
    // This very program may have raised the form.
    await ports.forms.refresh();
    return beginFromStored(ports, undefined, silent);
  };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

// The first script, and a small one: it finds Teams and asks who someone is and what the address leads to, while the code
// that draws it is on its way.
import { openFirst } from './sign-in/session.ts';

const code = import('./root.tsx');
const first = openFirst(code);
code.then(
  ({ drawRoot }) => drawRoot(first),
  // What is on the screen says after a while what to do.
  () => undefined,
);

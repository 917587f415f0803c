// The first script, and a small one: it finds Teams and asks who someone is and what the address leads to, while the code
// that draws it is on its way.
import { openFirst } from './sign-in/session.ts';

const code = import('./root.tsx');
const first = openFirst(code);
code.then(
  ({ drawRoot }) => drawRoot(first),
  // What is on the screen says after a while what to do (frame/still.css). Teams, whose own sign is gone, is told now.
  async () => (await first.host)?.failed('Other', 'The pages did not come. Check your connection, then reload.'),
);

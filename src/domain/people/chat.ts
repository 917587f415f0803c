// Where one writes to someone in Teams.
import type { Person } from './actor.ts';

/** Teams opens a chat by the name that someone signs in with, which is their address; undefined where it is not known. */
export const chatWith = ({ email }: Pick<Person, 'email'>): string | undefined =>
  email === undefined ? undefined : `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`;

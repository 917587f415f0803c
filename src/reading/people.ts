// Someone as a page names them: what they are, and how to reach them, as far as the directory says.
import type { PersonRef } from '../domain/people/actor.ts';
import { personIn, sayPost, type Directory } from '../domain/people/directory.ts';
import { given } from '../domain/given.ts';

export interface Named {
  readonly name: string;
  /** "Manager · Locality East"; empty for someone the directory does not hold any more. */
  readonly post: string;
  readonly phone?: string;
  /** A chat with them in Teams. */
  readonly chat?: string;
}

/** The name they had when they acted; the rest as it is now. */
export function namedAs({ objectId, name }: PersonRef, directory: Directory): Named {
  const person = personIn(directory, objectId);
  if (person === undefined) return { name, post: '' };
  return {
    name,
    post: sayPost(person, directory),
    ...given({ phone: person.phone, chat: chatWith(person.email) }),
  };
}

/** Teams opens a chat by the name that someone signs in with, which is their address. */
const chatWith = (email: string | undefined): string | undefined =>
  email === undefined ? undefined : `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`;

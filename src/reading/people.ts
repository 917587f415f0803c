// Someone as a page names them: what they are, and how to reach them, as far as the directory says.
import { z } from 'zod';
import type { PersonRef } from '../domain/people/actor.ts';
import { personIn, sayPost, type Directory } from '../domain/people/directory.ts';
import { given } from '../domain/kernel/given.ts';
import { chatWith } from '../domain/people/chat.ts';
import type { Told } from './told.ts';

export const namedShape = z.object({
  name: z.string(),
  /** "Manager · Locality East"; empty for someone the directory does not hold any more. */
  post: z.string(),
  phone: z.string().optional(),
  /** The address of a chat with them in Teams. */
  chat: z.string().optional(),
});
export type Named = Told<typeof namedShape>;

/** The name they had when they acted; the rest as it is now. */
export function namedAs({ objectId, name }: PersonRef, directory: Directory): Named {
  const person = personIn(directory, objectId);
  if (person === undefined) return { name, post: '' };
  return {
    name,
    post: sayPost(person, directory),
    ...given({ phone: person.phone, chat: chatWith(person) }),
  };
}

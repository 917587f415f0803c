// What cases name of people, places and things, as it is stored.
import { z } from 'zod';
import { marks } from '../../domain/link/handling.ts';
import { kindNames } from '../../domain/link/kinds.ts';
import { mentionStates } from '../../domain/case/mention/mention.ts';
import { partShape } from './part-shape.ts';

/** Another mark than those of cases and actions, so that who asks for the one is not led past all of the other. */
export const linkWaits = 'link';

export const mentionShape = partShape(
  'mention',
  { kind: z.enum(kindNames), state: z.enum(mentionStates), mark: z.enum(marks) },
  (mention) => ({ coordinator: mention.state === 'new' ? linkWaits : undefined }),
);

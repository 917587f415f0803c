// What the pages read: one function per route that needs to know who asks. src/web/reads/ fills it; app.ts plugs it in.
import type { z } from 'zod';
import type { Scene } from '../../desk/scene.ts';
import type { Reference, TrainingId } from '../../domain/ids.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { RouteName, routes } from '../tab/api-routes.ts';

/** What a route's path, query or body named, already parsed; which are there is said by the route. */
export interface ReadParams {
  readonly reference?: Reference;
  readonly meeting?: MeetingId;
  readonly training?: TrainingId;
  /** As it came, at most 60 characters: whether there is such an agency is for the read to say. */
  readonly agency?: string;
  /** Of `paper`: such as `poster-community-en`. */
  readonly paper?: string;
  /** Of `board`: with the cases that have ended. */
  readonly ended?: boolean;
  /** Of `find`: what someone looks for. */
  readonly what?: string;
  /** Of `names`, each once; what was no reference has been left out. */
  readonly references?: readonly Reference[];
}
export type AnswerOf<Name extends RouteName> = z.infer<(typeof routes)[Name]['answer']>;

/** Routes answered by reading as the person who asks. */
export type ReadName = Exclude<RouteName, 'signIn' | 'signInAs' | 'press'>;
/** Undefined: not available to this person, whatever the reason; it reads and takes as long as for one that is not there. */
export type Read<Name extends ReadName> = (scene: Scene, params: ReadParams) => Promise<AnswerOf<Name> | undefined>;
export type Reads = { readonly [Name in ReadName]: Read<Name> };

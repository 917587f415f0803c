// What a page reads, declared in one place: its address, what the address may say, the shape of the answer, and the reading.
import type { z } from 'zod';
import type { Scene } from '../../desk/scene/scene.ts';
import {
  readReference,
  toEntityId,
  toTrainingId,
  type EntityId,
  type Reference,
  type TrainingId,
} from '../../domain/kernel/ids.ts';
import { toMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import type { Told } from '../../reading/told.ts';
import { parsedBody } from '../server/parsed-body.ts';
import { refusals, type Reply } from '../server/reply.ts';
import type { TabRequest } from '../server/request.ts';

/** `Asked`: what a request asks for, parsed. `Shape`: of the answer. */
export interface Read<Asked, Shape extends z.ZodType> {
  readonly method: 'get' | 'post';
  /** restify's form: `:name` is a parameter. */
  readonly path: string;
  readonly says: string;
  /** What the address may say behind its `?`. */
  readonly query: readonly string[];
  readonly body?: z.ZodType;
  readonly answer: Shape;
  /** What the request asks for, or its refusal: "not available" where it cannot be anything of ours. */
  readonly asks: (request: TabRequest) => Promise<{ readonly value: Asked } | Reply>;
  /** Of how many children the answer may tell the names, where names are what is asked for: each is a look. */
  readonly names?: (asked: Asked) => number;
  /** Undefined: not available to this person, whatever the reason; it takes as long as for what is not there. */
  readonly read: (scene: Scene, asked: Asked) => Promise<Told<Shape> | undefined>;
}
/** A read that is a page of the navigation. */
export interface PageRead {
  readonly has: (scene: Scene) => boolean;
}

type NamesIn<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

interface AtAddress<Path extends string, Asked, Shape extends z.ZodType, Query extends string> {
  /** Behind `/api/tab`. */
  readonly path: Path;
  readonly says: string;
  readonly query?: readonly Query[];
  /** Undefined where the address cannot be anything of ours. `said`: what stands behind the `?`. */
  readonly asks: (
    named: (name: NamesIn<Path>) => string,
    said: (name: Query) => string | undefined,
  ) => Asked | undefined;
  readonly answer: Shape;
  readonly read: (scene: Scene, asked: Asked) => Promise<Told<Shape> | undefined>;
}

/** A read at an address. */
export function readAt<const Path extends string, Asked, Shape extends z.ZodType, const Query extends string = never>({
  path,
  query = [],
  asks,
  ...declared
}: AtAddress<Path, Asked, Shape, Query>): Read<Asked, Shape> {
  return {
    ...declared,
    method: 'get',
    path: `/api/tab${path}`,
    query,
    asks: ({ params, query: said }) => {
      const value = asks(
        (name) => params[name] ?? '',
        (name) => said.get(name) ?? undefined,
      );
      return Promise.resolve(value === undefined ? refusals.notAvailable : { value });
    },
  };
}

/** The same, of a page of the navigation. */
export const pageAt = <const Path extends string, Asked, Shape extends z.ZodType, const Query extends string = never>({
  has,
  ...declared
}: AtAddress<Path, Asked, Shape, Query> & PageRead): Read<Asked, Shape> & PageRead => ({ ...readAt(declared), has });

interface InBody<Body, Asked, Shape extends z.ZodType> extends Pick<Read<Asked, Shape>, 'says' | 'answer' | 'read'> {
  readonly names: (asked: Asked) => number;
  readonly path: string;
  readonly body: z.ZodType<Body>;
  readonly asks: (body: Body) => Asked;
}

/** A read that is asked for in a body, because what it names must not stand in an address. */
export const readIn = <Body, Asked, Shape extends z.ZodType>({
  path,
  body,
  asks,
  ...declared
}: InBody<Body, Asked, Shape>): Read<Asked, Shape> => ({
  ...declared,
  method: 'post',
  path: `/api/tab${path}`,
  query: [],
  body,
  asks: async (request) => {
    const parsed = await parsedBody(request, body);
    return 'status' in parsed ? parsed : { value: asks(parsed.value) };
  },
});

// What addresses name.
export const nothing = (): object => ({});
export const referenceIn = (text: string): Reference | undefined => {
  const read = readReference(text);
  return 'reference' in read ? read.reference : undefined;
};
export function byReference(named: (name: 'reference') => string): { readonly reference: Reference } | undefined {
  const reference = referenceIn(named('reference'));
  return reference && { reference };
}
export function byMeeting(named: (name: 'meeting') => string): { readonly meeting: MeetingId } | undefined {
  const meeting = toMeetingId(named('meeting'));
  return meeting && { meeting };
}
export function byTraining(named: (name: 'training') => string): { readonly training: TrainingId } | undefined {
  const training = toTrainingId(named('training'));
  return training && { training };
}
export function byEntity(named: (name: 'entity') => string): { readonly id: EntityId } | undefined {
  const id = toEntityId(named('entity'));
  return id && { id };
}

// What the roles of the one who asks allow on the documents of each container: asked of the account itself, and nothing is
// left behind. Roles come first there, so that what can be stored nowhere, or is not there, still tells.
import { CosmosClient, ErrorResponse, type Container, type RequestOptions } from '@azure/cosmos';
import { z } from 'zod';
import { given } from '../domain/kernel/given.ts';
import { clientOptions, containerNames, type CosmosOptions } from './cosmos.ts';
import { factsOfMatter } from './queries/queries.ts';
import { readFault, StoreFault } from './sdk/faults.ts';
import { createHearing } from './sdk/hearing.ts';

export const deeds = ['read', 'query', 'create', 'upsert', 'replace', 'delete', 'batch'] as const;
export type Deed = (typeof deeds)[number];

/** Of a container: whether each deed is allowed, or the fault that came instead. */
export interface Asked {
  readonly container: (typeof containerNames)[number];
  /** Whether its documents end by themselves: none may. */
  readonly endsByItself: boolean;
  readonly deeds: ReadonlyMap<Deed, 'allowed' | StoreFault>;
}

/** No document has this id or this partition; and none can have the second id, for the service takes 1,023 bytes. */
const nowhere = 'asked-by-npm-run-check';
const tooLong = { id: 'x'.repeat(1100), pk: nowhere };
type Options = Pick<RequestOptions, 'abortSignal'>;
const ifNever = { accessCondition: { type: 'IfMatch', condition: '"never"' } } as const;

const ways: Readonly<Record<Deed, (container: Container, options: Options) => Promise<unknown>>> = {
  read: (container, options) => container.item(nowhere, nowhere).read(options),
  query: (container, options) =>
    container.items.query(factsOfMatter.text, { ...options, partitionKey: nowhere }).fetchNext(),
  create: (container, options) => container.items.create(tooLong, options),
  upsert: (container, options) => container.items.upsert(tooLong, options),
  replace: (container, options) =>
    container.item(nowhere, nowhere).replace({ id: nowhere, pk: nowhere }, { ...options, ...ifNever }),
  delete: (container, options) => container.item(nowhere, nowhere).delete({ ...options, ...ifNever }),
  batch: async (container, options) => {
    const operation = { operationType: 'Upsert', resourceBody: tooLong } as const;
    const { result } = await container.items.batch([operation], nowhere, options);
    // A batch that fails is an answer: it may be refused in there.
    if (result?.[0]?.statusCode === forbidden) throw new StoreFault('refused', 'The batch was refused', forbidden);
  },
};
const forbidden = 403;

/** The service went so far as to look into the document, or for it. */
const looked: readonly unknown[] = [400, 404, 409, 412];
/** Of a 404: the container itself is not there. */
const ownerMissing = 1003;
const ttl = z.object({ defaultTtl: z.number() });

/** Throws a StoreFault where the account does not answer, or a container cannot be read. `withinMs`: for each request. */
export async function askRights(options: CosmosOptions, withinMs: number): Promise<readonly Asked[]> {
  const { database, prefix = '' } = options;
  const hearing = createHearing();
  const patience = { deadlineMs: withinMs, pausesMs: [], pause: async () => undefined };
  const client = new CosmosClient(await clientOptions(options, patience, hearing));
  const within = async <T>(work: (options: Options) => Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<never>();
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const trouble = given({ heard: hearing.last() });
      late.reject(new StoreFault('unavailable', `No answer within ${withinMs} ms`, 'deadline', trouble));
      stop.abort();
    }, withinMs);
    return Promise.race([work({ abortSignal: stop.signal }), late.promise]).finally(() => clearTimeout(timer));
  };
  const answerTo = async (deed: Deed, container: Container): Promise<'allowed' | StoreFault> => {
    try {
      await within((asked) => ways[deed](container, asked));
      return 'allowed';
    } catch (error) {
      const { code, substatus } = error instanceof ErrorResponse ? error : {};
      return looked.includes(code) && substatus !== ownerMissing ? 'allowed' : readFault(`To ${deed}`, error);
    }
  };
  const ask = async (name: Asked['container']): Promise<Asked> => {
    const container = client.database(database).container(prefix + name);
    const { resource } = await within((asked) => container.read(asked)).catch((error: unknown) => {
      throw readFault(`Reading the container ${name}`, error);
    });
    const answers = new Map<Deed, 'allowed' | StoreFault>();
    for (const deed of deeds) answers.set(deed, await answerTo(deed, container));
    return { container: name, endsByItself: ttl.safeParse(resource).success, deeds: answers };
  };
  try {
    const all: Asked[] = [];
    for (const name of containerNames) all.push(await ask(name));
    return all;
  } finally {
    hearing.end();
    client.dispose();
  }
}

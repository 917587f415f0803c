// What writes: a document alone by its plain request, several by a batch.
import type { CosmosLocalOptions } from '../../src/cosmos-local/open.ts';

type Request = Parameters<NonNullable<CosmosLocalOptions['onRequest']>>[0];
const writing: readonly string[] = ['batch', 'create', 'upsert', 'replace', 'delete'];

/** Whether the request may change a document. */
export const isWrite = ({ kind }: Pick<Request, 'kind'>): boolean => writing.includes(kind);

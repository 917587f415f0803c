// The store's requests answered by the local server within this process: everything of both, but no wire between them.
import { setImmediate as soon } from 'node:timers/promises';
import { createHttpHeaders, RestError, type HttpClient } from '@azure/core-rest-pipeline';
import type { CosmosLocal } from '../../src/cosmos-local/open.ts';
import type { Opening } from '../../src/database.ts';

/** Carries requests to this database as calls of a function; each takes a turn of the event loop, as a wire would. */
export const inProcess = (database: Pick<CosmosLocal, 'answer'>): HttpClient => ({
  sendRequest: async (request) => {
    await soon();
    const { pathname, search } = new URL(request.url);
    const body = typeof request.body === 'string' ? request.body : '';
    const headers = request.headers.toJSON();
    const answered = database.answer({ method: request.method, url: `${pathname}${search}`, headers, body });
    if (answered === 'broken') throw new RestError('socket hang up', { code: 'ECONNRESET', request });
    const { status, body: bodyAsText } = answered;
    return { request, status, headers: createHttpHeaders(answered.headers), bodyAsText };
  },
});

/** The same to the database that a program embeds. */
export const embeddedInProcess: NonNullable<Opening['carrier']> = (embedded) => embedded && inProcess(embedded);

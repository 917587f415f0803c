// What the SDK sends, without the query plans.
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { plainClient } from './plain-client.ts';

/** By this header a plan is asked for. */
export const asksForPlan = 'x-ms-cosmos-is-query-plan-request';
const message = 'No query of this program needs a plan';
const refusal = JSON.stringify({ code: 'BadRequest', message });

/**
 * Beside every query the SDK asks for its plan, and looks at the answer only where the service refuses the query for want of
 * one: for ORDER BY, aggregates and the like, which no query here has (docs/access-paths.md). No one is asked for it, which
 * spares a request for each query. Should a query ever need one, it fails with this refusal, and a test with it.
 */
export function withoutPlans(client = plainClient()): HttpClient {
  return {
    sendRequest: async (request) =>
      request.headers.has(asksForPlan)
        ? { request, status: 400, headers: createHttpHeaders(), bodyAsText: refusal }
        : client.sendRequest(request),
  };
}

/** What the pages of a query have, so that no plan is made ready, signed and refused for each: the SDK asks where it has none. */
export const withPlan = {
  queryPlanPromise: Promise.resolve(Object.assign(new Error(message), { code: 400 })),
} as const;

// The SDK asks for a query plan before every query, and uses it only where the service refuses the query itself: for
// ORDER BY, TOP, DISTINCT, GROUP BY, OFFSET and aggregates, none of which is in our list (docs/access-paths.md). So it is
// not sent; the answer is what the SDK would make of a plan that it did not get.
import { createDefaultHttpClient, createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';

const planHeader = 'x-ms-cosmos-is-query-plan-request';
const message = 'No query of this program needs a plan';

export function clientWithoutPlans(real: HttpClient = createDefaultHttpClient()): HttpClient {
  return {
    sendRequest: (request) =>
      request.headers.has(planHeader)
        ? Promise.resolve({
            request,
            status: 400,
            headers: createHttpHeaders(),
            bodyAsText: JSON.stringify({ code: 'BadRequest', message }),
          })
        : real.sendRequest(request),
  };
}

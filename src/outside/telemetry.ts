// Whether what is measured arrives: one duration is sent as the bot sends its own, and the answer is looked at.
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { openTelemetry, type TelemetryOptions } from '../machine/telemetry.ts';
import { steps, works, wrong, type Finding } from './finding.ts';
import { explained, wordIn } from './network.ts';

/** Where the connection string says that it goes. */
export const ingestionIn = (connectionString: string): string | undefined =>
  /(?:^|;)IngestionEndpoint=(https:[^;]+)/i.exec(connectionString)?.[1];

export async function askTelemetry(telemetry: TelemetryOptions): Promise<Finding> {
  const asked = 'telemetry: a duration';
  const host = ingestionIn(telemetry.connectionString);
  if (host === undefined) return wrong(asked, 'the connection string names no ingestion endpoint', steps.telemetry);
  const answers: (number | string)[] = [];
  const sender = await openTelemetry({ ...telemetry, httpClient: listening(host, answers) });
  await sender.measure(
    'store',
    { verb: 'check' },
    async () => undefined,
    () => 'done',
  );
  await sender.stop();
  const last = answers.at(-1);
  if (last === 200) return works(asked, 'taken');
  if (last === undefined) return wrong(asked, 'nothing was sent: the identity gave no token for it', steps.identity);
  if (typeof last === 'string') {
    const { found, step } = explained(last) ?? { found: `not sent (${last})`, step: steps.hosts };
    return wrong(asked, found, step);
  }
  if (last === 401 || last === 403)
    return wrong(asked, `refused (${last}): the role Monitoring Metrics Publisher`, steps.rights);
  return wrong(asked, `not taken (${last})`, steps.telemetry);
}

function listening(host: string, answers: (number | string)[]): HttpClient {
  const client = createDefaultHttpClient();
  const { origin } = new URL(host);
  return {
    sendRequest: async (request) => {
      const isOurs = new URL(request.url).origin === origin;
      try {
        const answer = await client.sendRequest(request);
        if (isOurs) answers.push(answer.status);
        return answer;
      } catch (error) {
        if (isOurs) answers.push(wordIn(error));
        throw error;
      }
    },
  };
}

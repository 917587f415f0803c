import { request } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** A list is sent as so many headers of one name. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Sent in chunks of unknown length unless a content-length is given. */
  readonly body?: string | Buffer;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

/** A request with any header and any path as it stands, also those that `fetch` would not send. */
export async function raw(url: string, request: RawRequest) {
  const { status, headers, body } = await rawBytes(url, request);
  return { status, headers, body: body.toString() };
}

/** The same, with the answer as it came. */
export async function rawBytes(
  url: string,
  { method = 'POST', path = '/api/messages', headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(url), { path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    if (body !== undefined && headers['content-length'] === undefined) sent.write(body);
    sent.end(headers['content-length'] === undefined ? undefined : body);
  });
}

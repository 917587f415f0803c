// Reads the body of a request, and stops at its limit.
import type { IncomingMessage } from 'node:http';

/** What a request carried, or the status of the answer it gets instead. */
export type Body = { readonly value: unknown } | { readonly refused: 400 | 413 | 415 };

/** Reads a JSON body of at most `limit` bytes; stops at the limit, whatever the request claims. */
export async function readJson(request: IncomingMessage, limit: number): Promise<Body> {
  const types = request.headersDistinct['content-type'] ?? [];
  const type = types.length === 1 ? (types[0] ?? '') : '';
  const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers;
  if (!/^application\/json\s*(?:;|$)/i.test(type) || encoding !== 'identity') return { refused: 415 };
  if (Number(length ?? 0) > limit) return { refused: 413 };
  const bytes = await readBytes(request, limit);
  return 'refused' in bytes ? bytes : parse(bytes);
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | { refused: 400 | 413 }> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take);
      // What still comes is thrown away, so that the answer can be read.
      request.resume();
      resolve({ refused: 413 });
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve({ refused: 400 }));
  });
}

function parse(bytes: Buffer): Body {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return { refused: 400 };
  }
}

// Compressed, as the reader accepts it.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Coding = 'br' | 'gzip' | 'identity';

/** As good as the best gzip, in a tenth of the time of the best brotli: someone waits for it. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
/** Half the time for a tenth more. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const encode = async (plain: Buffer, coding: Coding, brotli: typeof quality, level: number): Promise<Buffer> =>
  coding === 'br'
    ? promisify(brotliCompress)(plain, brotli)
    : coding === 'gzip'
      ? promisify(gzip)(plain, { level })
      : plain;

/** A file that the build has not compressed, which is compressed once. */
export const compressFile = (plain: Buffer, coding: Coding): Promise<Buffer> => encode(plain, coding, quality, 9);
/** An answer, which is compressed each time. */
export const compressAnswer = (plain: Buffer, coding: Coding): Promise<Buffer> => encode(plain, coding, quick, 6);

/** What the reader accepts, as `Accept-Encoding` says it; `q=0` means not. */
export function codingFor(accept: string): Coding {
  const taken = accept.split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q\s*=\s*/),
  );
  const takes = (coding: Coding): boolean => taken.some(([name, q]) => name === coding && Number(q ?? 1) > 0);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** What was compressed says how, and that another reader may have it otherwise. */
export const codingHeaders = (coding: Coding): Readonly<Record<string, string>> => ({
  vary: 'accept-encoding',
  ...(coding !== 'identity' && { 'content-encoding': coding }),
});

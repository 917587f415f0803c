// Signs requests with the key of an account, as the SDK would. The SDK makes its key ready again for each request, which costs
// more than the signature.
import { createHmac, createSecretKey } from 'node:crypto';
import type { TokenProvider } from '@azure/cosmos';

/** `key`: in base64, as an account shows it. */
export function signedWith(key: string): TokenProvider {
  const ready = createSecretKey(Buffer.from(key, 'base64'));
  return ({ verb, resourceType, resourceId, headers }) => {
    // The SDK has put the date there.
    const date = String(headers['x-ms-date']).toLowerCase();
    // Of the account itself there is none, whatever its type says.
    const of: string | undefined = resourceId;
    const text = `${verb.toLowerCase()}\n${resourceType.toLowerCase()}\n${of ?? ''}\n${date}\n\n`;
    return Promise.resolve(`type=master&ver=1.0&sig=${createHmac('sha256', ready).update(text).digest('base64')}`);
  };
}

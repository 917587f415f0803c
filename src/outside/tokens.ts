// Whether the identity gives the tokens that the bot asks for, and whether it holds more than it is to hold.
import { z } from 'zod';
import { steps, works, wrong, type Finding } from './finding.ts';
import { explained, wordIn } from './network.ts';
import { within } from './within.ts';

/** A token, and what the bot needs it for. */
export interface Wanted {
  readonly what: string;
  readonly scope: string;
}
/** Gives a token for a scope; rejects where it has none. */
export type TokenOf = (scope: string) => Promise<string>;

/** By the managed identity with this client id, as everything of the bot asks it. Loaded here: it is large. */
export async function tokensOfIdentity(identity: string | undefined, withinMs: number): Promise<TokenOf> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const credential = new ManagedIdentityCredential(identity === undefined ? {} : { clientId: identity });
  return async (scope) => (await within(withinMs, credential.getToken(scope))).token;
}

export async function askToken({ what, scope }: Wanted, tokenOf: TokenOf): Promise<Finding> {
  const asked = `${what}: a token of the identity`;
  try {
    const token = await tokenOf(scope);
    const more = permissionsIn(token);
    if (scope.startsWith(graph) && more.length > 0) {
      const found = `given, and it holds ${more.join(', ')} in Entra, for every mailbox or person: take that away`;
      return wrong(asked, found, steps.mailbox);
    }
    return works(asked, 'given');
  } catch (error) {
    const word = wordIn(error);
    if (process.env['IDENTITY_ENDPOINT'] === undefined)
      return wrong(
        asked,
        'none: no identity is given to this process; run it as the job NAME-bot-check',
        steps.identity,
      );
    const known = explained(word);
    const found = known === undefined ? `none: refused (${word})` : `none: ${known.found}`;
    return wrong(asked, found, steps.identity);
  }
}

const graph = 'https://graph.microsoft.com/';
/** What a token of an application carries, as Entra calls it. */
const permissions = z.object({ roles: z.array(z.string()) }).transform((claims) => Object.values(claims).flat());

/** The permissions of an application that its token carries; none where it is no token that can be read. */
function permissionsIn(token: string): readonly string[] {
  const [, payload = ''] = token.split('.');
  try {
    const found = permissions.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return found.filter((one) => /^[A-Za-z.]{1,60}$/.test(one));
  } catch {
    return [];
  }
}

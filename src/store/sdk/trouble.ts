// What the database or the network said beside a code, for the person who must mend it. None of it is about a document.

/** Why a request failed, more closely. */
export interface Trouble {
  readonly substatus?: number;
  /** The data action that no role gives to who asked. */
  readonly action?: string;
  /** Where the account saw the request come from that its firewall let no further. */
  readonly address?: string;
  /** The network’s own word, such as ENOTFOUND, where an answer was waited for in vain; NoToken: the identity gave none. */
  readonly heard?: string;
}

const missingAction = /perform action \[(Microsoft\.DocumentDB\/[\w/*]{1,160})\]/;
const blockedAddress = /originated from (?:client )?IP (\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]{3,39})/i;

/** As @azure/identity calls what it rejects with. */
const noToken = /^(?:AggregateAuthenticationError|AuthenticationError|CredentialUnavailableError)$/;

/** By these patterns alone: the rest of the service’s words may quote a document. */
export function troubleIn(error: unknown): Trouble {
  if (typeof error !== 'object' || error === null) return {};
  const substatus = 'substatus' in error ? error.substatus : undefined;
  const said = `${messageIn(error)} ${'body' in error ? messageIn(error.body) : ''}`;
  const [, action] = missingAction.exec(said) ?? [];
  const hasNoToken = error instanceof Error && noToken.test(error.name);
  const [, address] = blockedAddress.exec(said) ?? [];
  return {
    ...troubleIn('cause' in error ? error.cause : undefined),
    ...(typeof substatus === 'number' && substatus !== 0 && { substatus }),
    ...(action !== undefined && { action }),
    ...(address !== undefined && { address }),
    ...(hasNoToken && { heard: 'NoToken' }),
  };
}

const messageIn = (of: unknown): string =>
  typeof of === 'object' && of !== null && 'message' in of && typeof of.message === 'string' ? of.message : '';

// The rights that each kind of request needs.
import { Failure } from '../failure.ts';
import type { CosmosRequest, RequestKind } from './requests.ts';

/** What a role of the account gives to who asks. */
export interface Right {
  /** The container whose documents it is about; `*`: the account, and so every container. */
  readonly container: string;
  /** Data actions, such as `Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/*`. */
  readonly actions: readonly string[];
}

const account = 'Microsoft.DocumentDB/databaseAccounts';
const containers = `${account}/sqlDatabases/containers`;
const metadata = [`${account}/readMetadata`];
const item = (name: string): string => `${containers}/items/${name}`;
const query = [`${containers}/executeQuery`];

/**
 * The data actions that a request needs, by the service's own list. What a batch needs is not in that list, so here it
 * needs all that a batch might be checked for: each action with items, and the one that runs a transaction of tables.
 * Databases and containers are made by who manages the account: they need no action of this kind.
 */
const needed: Readonly<Record<RequestKind, readonly string[]>> = {
  account: metadata,
  'create-database': [],
  'read-database': metadata,
  'create-container': [],
  'read-container': metadata,
  'replace-container': [],
  'delete-container': [],
  create: [item('create')],
  upsert: [item('upsert')],
  read: [item('read')],
  replace: [item('replace')],
  delete: [item('delete')],
  batch: [...['create', 'read', 'replace', 'upsert', 'delete'].map(item), `${containers}/executeStoredProcedure`],
  query,
  plan: query,
};

const metadataRefused = 5301;
const documentsRefused = 5302;

/** Throws the service's refusal where no right has every action that the request needs; `everything`: none is asked for. */
export type RightCheck = (request: Pick<CosmosRequest, 'kind' | 'path'>) => void;

export function rightCheck(rights: readonly Right[] | 'everything'): RightCheck {
  if (rights === 'everything') return () => undefined;
  const patterns = rights.map(({ container, actions }) => ({ container, actions: actions.map(toPattern) }));
  const answers = new Map<string, string | undefined>();
  const missing = (kind: RequestKind, container: string): string | undefined => {
    const mine = patterns.filter((right) => right.container === '*' || right.container === container);
    return needed[kind].find((action) => !mine.some(({ actions }) => actions.some((one) => one.test(action))));
  };
  return ({ kind, path }) => {
    const container = path[3] ?? '';
    const asked = `${kind} ${container}`;
    if (!answers.has(asked)) answers.set(asked, missing(kind, container));
    const action = answers.get(asked);
    if (action === undefined) return;
    const words = `Request blocked by Auth: the principal does not have required RBAC permissions to perform action [${action}] on resource [${path.slice(0, 4).join('/')}].`;
    throw new Failure(403, words, metadata.includes(action) ? metadataRefused : documentsRefused);
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A `*` in an action is any name. */
const toPattern = (action: string): RegExp => new RegExp(`^${action.split('*').map(escaped).join('[\\w/]+')}$`);

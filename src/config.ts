// The environment → Config, once. Says what is missing and how to set it; never a secret's value.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TeamsOptions } from './teams/mode.ts';
import type { TabOptions } from './web/tab/tab-options.ts';

export interface Config {
  readonly teams: TeamsOptions;
  readonly tab: TabOptions;
  readonly host: string;
  readonly port: number;
  readonly cosmos:
    | { readonly kind: 'local' }
    /** Without a key as the managed identity, by its client id. */
    | { readonly kind: 'service'; readonly endpoint: string; readonly key?: string; readonly identity?: string };
  readonly database: string;
  readonly directoryFile: string | undefined;
  /** Where that file was fetched from (infra/fetch-directory.mjs). */
  readonly directoryBlob: string | undefined;
  /** Where the file will lie that could not be fetched at the start. */
  readonly directoryLater: string | undefined;
  /** The council's language files and its policy. */
  readonly papersDir: string | undefined;
  readonly dataDir: string;
  /** Where an export of a case is added; undefined: a folder of `dataDir`. */
  readonly exportsContainer: string | undefined;
  /** Where copies of the database are added, and the seal that closes them; undefined: none is made. */
  readonly copies: { readonly container: string; readonly seal: string } | undefined;
  /** Where the code of each day's seal is added; undefined: a folder of `dataDir`, and in production nowhere. */
  readonly sealsContainer: string | undefined;
  /** The built pages of the tab. */
  readonly pagesDir: string;
  readonly mail:
    | { readonly kind: 'files' }
    | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
    | { readonly kind: 'graph'; readonly mailbox: string; readonly url?: string; readonly identity?: string };
  /** The registration by which the activity feed is told; undefined: it is not. */
  readonly feed:
    | { readonly tenantId: string; readonly appId: string; readonly identity?: string; readonly url?: string }
    | undefined;
  /** Where durations and counts go, and as which identity; undefined: nowhere. */
  readonly telemetry: { readonly connectionString: string; readonly identity?: string } | undefined;
  /** How many instances run at once, and share what Teams allows. */
  readonly replicas: number;
  readonly clockFile: string | undefined;
  /** The secret with which match keys of children are hashed. */
  readonly matchKey: string;
}

/** What is wrong with the environment, as sentences for the person who starts the bot. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The bot cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const matchKeyIs = 'a secret of 32 characters or more, the same at every start: it hides children’s match keys';
const sealIs = 'is no public key of X25519 in one line of base64 (docs/operations.md, A copy outside the region)';
const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  REPLICAS: z.coerce.number().int().min(1).max(10).default(2),
  TEAMS_EDGE: z.enum(['botbuilder', 'rest']).default('botbuilder'),
  MicrosoftAppType: z.enum(['UserAssignedMSI', 'SingleTenant']).default('UserAssignedMSI'),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
  AZURE_CLIENT_ID: z.string().optional(),
  ALLOWED_TENANTS: z.string().default(''),
  COSMOS_ENDPOINT: z.url().optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().default('mset'),
  DIRECTORY_FILE: z.string().optional(),
  DIRECTORY_BLOB: z.url().optional(),
  DIRECTORY_LATER: z.string().optional(),
  PAPERS_DIR: z.string().optional(),
  EXPORTS_CONTAINER: z.url().optional(),
  COPIES_CONTAINER: z.url().optional(),
  SEALS_CONTAINER: z.url().optional(),
  COPY_SEAL: z
    .string()
    .regex(/^MCowBQYDK2VuAyEA[\w+/]{43}=$/, sealIs)
    .optional(),
  DATA_DIR: z.string().default('data'),
  PAGES_DIR: z.string().optional(),
  MAIL_SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_GRAPH_MAILBOX: z.string().optional(),
  MAIL_GRAPH_URL: z.url().optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/InstrumentationKey=/, 'is not a connection string (it has no InstrumentationKey)')
    .optional(),
  ACTIVITY_FEED: z.enum(['on', 'off']).default('off'),
  CLOCK_FILE: z.string().optional(),
  MATCH_KEY: z.string().min(32, matchKeyIs).optional(),
  BOT_OPENID_METADATA_URL: z.url().optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TAB_APP_ID: z.string().optional(),
  TEAMS_APP_ID: z.string().optional(),
  TAB_OPENID_METADATA_URL: z.url().optional(),
});
type Environment = z.infer<typeof schema>;

/** `asBot`: the process itself, which reaches nothing without an identity. */
interface Reading {
  readonly asBot?: boolean;
}

/** Reads the environment. Throws ConfigError with every problem at once. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  { asBot = false }: Reading = {},
): Config {
  const { env, problems: unreadable } = parsed(environment);
  const mode = modeOf(env);
  const unset = [...(mode === 'production' ? problemsInProduction(env) : problemsInTests(env)), ...mailTwice(env)];
  const problems = [...unreadable, ...unset.filter((one) => !isOf(one, unreadable))];
  if (asBot && mode === 'production' && (environment['IDENTITY_ENDPOINT'] ?? '') === '')
    problems.push(
      'IDENTITY_ENDPOINT is not set: Container Apps gives it to an app that has an identity, and without one neither ' +
        'the database nor the mailbox can be reached; give the app its identity (docs/install.md, Install)',
    );
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    teams: teamsOf(env, mode),
    tab: tabOf(env),
    host: mode === 'production' ? '0.0.0.0' : '127.0.0.1',
    port: env.PORT,
    cosmos: cosmosOf(env),
    database: env.COSMOS_DATABASE,
    directoryFile: env.DIRECTORY_FILE,
    directoryBlob: env.DIRECTORY_BLOB,
    directoryLater: env.DIRECTORY_LATER,
    papersDir: env.PAPERS_DIR,
    dataDir: env.DATA_DIR,
    exportsContainer: env.EXPORTS_CONTAINER,
    copies: copiesOf(env),
    sealsContainer: env.SEALS_CONTAINER,
    pagesDir: env.PAGES_DIR ?? builtPages,
    mail: mailOf(env),
    feed: feedOf(env),
    telemetry: telemetryOf(env),
    replicas: env.REPLICAS,
    clockFile: env.CLOCK_FILE,
    matchKey: env.MATCH_KEY ?? fictionalMatchKey,
  };
}

/** What can be read, and what is wrong with the rest, which is then as if it were not set. */
function parsed(environment: Readonly<Record<string, string | undefined>>): {
  readonly env: Environment;
  readonly problems: readonly string[];
} {
  const set = Object.entries(environment).filter(([, value]) => value?.trim() !== '');
  const all = schema.safeParse(Object.fromEntries(set));
  if (all.success) return { env: all.data, problems: [] };
  const { issues } = all.error;
  const wrong = new Set(issues.map(({ path }) => path[0]));
  return {
    env: schema.parse(Object.fromEntries(set.filter(([name]) => !wrong.has(name)))),
    problems: issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}

/** What is set and cannot be read is not said to be missing, too. */
const isOf = (problem: string, unreadable: readonly string[]): boolean =>
  unreadable.some((one) => problem.startsWith(`${one.split(':')[0] ?? ''} is not set`));

/** What a program needs that reaches the database and nothing else: nothing of Teams, and no key. */
export type Stored = Pick<Config, 'cosmos' | 'database' | 'dataDir'>;

/** The same, for a program with an identity of its own (infra/modules/app.bicep). Throws ConfigError with what is wrong. */
export function readStored(environment: Readonly<Record<string, string | undefined>>): Stored {
  const { env, problems } = parsed(environment);
  if (problems.length > 0) throw new ConfigError(problems);
  if (env.NODE_ENV === 'production' && env.COSMOS_ENDPOINT === undefined)
    throw new ConfigError(['COSMOS_ENDPOINT is not set: the address of the Cosmos DB account']);
  return { cosmos: cosmosOf(env), database: env.COSMOS_DATABASE, dataDir: env.DATA_DIR };
}

/** Where `npm run build` puts them, whatever folder the process was started in. */
const builtPages = fileURLToPath(new URL('../dist/pages', import.meta.url));

/** Outside production all children are fictional. */
const fictionalMatchKey = 'fictional children have no secrets to keep';

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** Local, signed test or production (docs/running.md): never guessed, and never a test mode where NODE_ENV says production. */
function modeOf(env: Environment): TeamsOptions['mode'] {
  if (env.NODE_ENV === 'production') return 'production';
  if (env.MicrosoftAppId === undefined) return 'local';
  const metadata = env.BOT_OPENID_METADATA_URL;
  return metadata !== undefined && isLoopback(metadata) ? 'signedTest' : 'production';
}

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const tenantsOf = ({ ALLOWED_TENANTS }: Environment): readonly string[] =>
  ALLOWED_TENANTS.split(',').flatMap((tenant) => (tenant.trim() === '' ? [] : [tenant.trim()]));

const problemsInProduction = (env: Environment): readonly string[] => [
  ...missingInProduction(env),
  ...tooOpen(env),
  ...forTestsOnly(env),
];

function missingInProduction(env: Environment): readonly string[] {
  const needed: readonly (readonly [keyof Environment, string])[] = [
    [
      'MicrosoftAppId',
      'the client id of the bot’s managed identity. Without it this would be a local run, and NODE_ENV is production',
    ],
    ['MicrosoftAppTenantId', 'the council’s Entra tenant id'],
    ['ALLOWED_TENANTS', 'the tenants let in, separated by commas; usually the same id'],
    ['BASE_URL', 'the https address at which Teams and people reach this server, such as https://mset.example.org'],
    ['TAB_APP_ID', 'the client id of the app registration for sign-in to the tab'],
    ['TEAMS_APP_ID', 'the id in the app’s manifest, for links into Teams'],
    ['COSMOS_ENDPOINT', 'the address of the Cosmos DB account'],
    ['MATCH_KEY', matchKeyIs],
  ];
  const missing = needed.filter(([name]) =>
    name === 'ALLOWED_TENANTS' ? tenantsOf(env).length === 0 : env[name] === undefined,
  );
  const problems = missing.map(([name, what]) => `${name} is not set: ${what}`);
  if (env.MicrosoftAppType === 'SingleTenant' && env.MicrosoftAppPassword === undefined) {
    problems.push('MicrosoftAppPassword is not set: a single tenant bot needs it; a managed identity does not');
  }
  if (env.MAIL_GRAPH_MAILBOX === undefined && env.MAIL_SMTP_URL === undefined) {
    problems.push(
      'Nothing says how mail is sent: set MAIL_GRAPH_MAILBOX, the mailbox that sends by Microsoft Graph, ' +
        'or MAIL_SMTP_URL, such as smtps://user@host:465, and MAIL_FROM',
    );
  }
  if (env.ACTIVITY_FEED === 'on' && identityOf(env).identity === undefined) {
    problems.push('ACTIVITY_FEED is on: a managed identity vouches for it; set AZURE_CLIENT_ID, or turn it off');
  }
  if (env.MAIL_SMTP_URL !== undefined && env.MAIL_FROM === undefined) {
    problems.push('MAIL_FROM is not set: the sender’s address for mail sent by MAIL_SMTP_URL');
  }
  return problems;
}

/** What would let in, or trust, more than the council's own. */
function tooOpen(env: Environment): readonly string[] {
  const problems: string[] = [];
  const own = env.MicrosoftAppTenantId === undefined ? [] : [['MicrosoftAppTenantId', env.MicrosoftAppTenantId]];
  for (const [name, tenant = ''] of [...own, ...tenantsOf(env).map((one) => ['ALLOWED_TENANTS', one])]) {
    if (!isGuid(tenant))
      problems.push(`${name} says “${tenant}”: name the tenant by its id, a GUID; wildcards are not allowed`);
  }
  if (env.BASE_URL?.startsWith('https:') === false)
    problems.push('BASE_URL is not https: Teams opens no other address');
  if (env.COSMOS_ENDPOINT?.startsWith('https:') === false)
    problems.push('COSMOS_ENDPOINT is not https: set the address of the account, https://….documents.azure.com');
  if (env.COSMOS_KEY !== undefined)
    problems.push('COSMOS_KEY is set: the account takes no keys, only the managed identity; unset it');
  return problems;
}

function forTestsOnly(env: Environment): readonly string[] {
  const problems = ['BOT_OPENID_METADATA_URL', 'TAB_OPENID_METADATA_URL', 'MAIL_GRAPH_URL'].flatMap((name) =>
    env[name as keyof Environment] === undefined ? [] : [`${name} is set: it is for tests only; unset it`],
  );
  if (env.CLOCK_FILE !== undefined)
    problems.push('CLOCK_FILE is set: business time cannot be moved in production; unset it');
  return problems;
}

function problemsInTests(env: Environment): readonly string[] {
  const problems: string[] = [];
  const { COSMOS_ENDPOINT, COSMOS_KEY, MAIL_GRAPH_MAILBOX, MAIL_GRAPH_URL } = env;
  if (COSMOS_ENDPOINT !== undefined && !isLoopback(COSMOS_ENDPOINT) && COSMOS_KEY === undefined)
    problems.push('COSMOS_KEY is not set: a local run reaches a remote account only with its key');
  const standIn = MAIL_GRAPH_URL !== undefined && isLoopback(MAIL_GRAPH_URL);
  if (MAIL_GRAPH_MAILBOX !== undefined && !standIn)
    problems.push('MAIL_GRAPH_URL is not on this machine: outside production no real mailbox is used');
  if (env.ACTIVITY_FEED === 'on' && !standIn)
    problems.push(
      'ACTIVITY_FEED is on: outside production it needs MAIL_GRAPH_URL on this machine; set it, or turn it off',
    );
  if (env.TAB_OPENID_METADATA_URL !== undefined && !isLoopback(env.TAB_OPENID_METADATA_URL)) {
    problems.push('TAB_OPENID_METADATA_URL is not on this machine: the real address is used where it is not set');
  }
  return problems;
}

const mailTwice = ({ MAIL_GRAPH_MAILBOX, MAIL_SMTP_URL }: Environment): readonly string[] =>
  MAIL_GRAPH_MAILBOX !== undefined && MAIL_SMTP_URL !== undefined
    ? ['MAIL_GRAPH_MAILBOX and MAIL_SMTP_URL are both set: mail goes by one of them; unset the other']
    : [];

/** The managed identity's client id; a single tenant bot's own id is that of a registration and names no identity. */
function identityOf(env: Environment): { readonly identity?: string } {
  const bots = env.MicrosoftAppType === 'UserAssignedMSI' ? env.MicrosoftAppId : undefined;
  const identity = env.AZURE_CLIENT_ID ?? bots;
  return identity === undefined ? {} : { identity };
}

function cosmosOf(env: Environment): Config['cosmos'] {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = env;
  if (endpoint === undefined) return { kind: 'local' };
  return { kind: 'service', endpoint, ...(key === undefined ? identityOf(env) : { key }) };
}

function mailOf(env: Environment): Config['mail'] {
  const { MAIL_GRAPH_MAILBOX: mailbox, MAIL_GRAPH_URL: url, MAIL_SMTP_URL, MAIL_FROM } = env;
  if (mailbox !== undefined) return { kind: 'graph', mailbox, ...identityOf(env), ...(url !== undefined && { url }) };
  return MAIL_SMTP_URL === undefined ? { kind: 'files' } : { kind: 'smtp', url: MAIL_SMTP_URL, from: MAIL_FROM ?? '' };
}

function copiesOf({ COPIES_CONTAINER: container, COPY_SEAL: seal }: Environment): Config['copies'] {
  return container === undefined || seal === undefined ? undefined : { container, seal };
}

/** By the tab's registration, for which the managed identity vouches. */
function feedOf(env: Environment): Config['feed'] {
  const { ACTIVITY_FEED, MicrosoftAppTenantId: tenantId, TAB_APP_ID: appId, MAIL_GRAPH_URL: url } = env;
  if (ACTIVITY_FEED === 'off' || tenantId === undefined || appId === undefined) return undefined;
  return { tenantId, appId, ...identityOf(env), ...(url !== undefined && { url }) };
}

function telemetryOf(env: Environment): Config['telemetry'] {
  const connectionString = env.APPLICATIONINSIGHTS_CONNECTION_STRING;
  return connectionString === undefined ? undefined : { connectionString, ...identityOf(env) };
}

function teamsOf(env: Environment, mode: TeamsOptions['mode']): TeamsOptions {
  return {
    mode,
    edge: env.TEAMS_EDGE,
    appId: env.MicrosoftAppId ?? '',
    tenantId: env.MicrosoftAppTenantId ?? '',
    appType: env.MicrosoftAppType,
    allowedTenants: tenantsOf(env),
    ...(env.MicrosoftAppPassword !== undefined && { appPassword: env.MicrosoftAppPassword }),
    ...(env.BOT_OPENID_METADATA_URL !== undefined && { openIdMetadataUrl: env.BOT_OPENID_METADATA_URL }),
  };
}

function tabOf(env: Environment): TabOptions {
  const own = env.PORT === 0 ? undefined : `http://127.0.0.1:${env.PORT}`;
  return {
    baseUrl: (env.BASE_URL ?? own)?.replace(/\/+$/, ''),
    ...(env.TAB_APP_ID !== undefined && { appId: env.TAB_APP_ID }),
    ...(env.TEAMS_APP_ID !== undefined && { teamsAppId: env.TEAMS_APP_ID }),
    ...(env.TAB_OPENID_METADATA_URL !== undefined && { openIdMetadataUrl: env.TAB_OPENID_METADATA_URL }),
  };
}

// The environment → Config, once. Says what is missing and how to set it; never a secret's value.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { TeamsOptions } from './teams/mode.ts';
import type { TabOptions } from './web/tab-options.ts';

export interface Config {
  readonly teams: TeamsOptions;
  readonly tab: TabOptions;
  readonly host: string;
  readonly port: number;
  readonly cosmos:
    { readonly kind: 'local' } | { readonly kind: 'service'; readonly endpoint: string; readonly key?: string };
  readonly database: string;
  readonly directoryFile: string | undefined;
  readonly dataDir: string;
  /** The built pages of the tab. */
  readonly pagesDir: string;
  readonly mail: { readonly kind: 'files' } | { readonly kind: 'smtp'; readonly url: string; readonly from: string };
  readonly clockFile: string | undefined;
  /** The secret with which match keys of children are hashed. */
  readonly matchKey: string;
}

/** What is wrong with the environment, as sentences for whoever starts the bot. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The bot cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const schema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  MicrosoftAppType: z.enum(['UserAssignedMSI', 'SingleTenant']).default('UserAssignedMSI'),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
  ALLOWED_TENANTS: z.string().default(''),
  COSMOS_ENDPOINT: z.url().optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().default('mset'),
  DIRECTORY_FILE: z.string().optional(),
  DATA_DIR: z.string().default('data'),
  PAGES_DIR: z.string().optional(),
  MAIL_SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  CLOCK_FILE: z.string().optional(),
  MATCH_KEY: z.string().min(32).optional(),
  BOT_OPENID_METADATA_URL: z.url().optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TAB_APP_ID: z.string().optional(),
  TEAMS_APP_ID: z.string().optional(),
  TAB_OPENID_METADATA_URL: z.url().optional(),
});
type Environment = z.infer<typeof schema>;

/** Reads the environment. Throws ConfigError with every problem at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  const mode = modeOf(env);
  const problems = mode === 'production' ? missingInProduction(env) : problemsInTests(env);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    teams: teamsOf(env, mode),
    tab: tabOf(env),
    host: mode === 'production' ? '0.0.0.0' : '127.0.0.1',
    port: env.PORT,
    cosmos:
      env.COSMOS_ENDPOINT === undefined
        ? { kind: 'local' }
        : {
            kind: 'service',
            endpoint: env.COSMOS_ENDPOINT,
            ...(env.COSMOS_KEY !== undefined && { key: env.COSMOS_KEY }),
          },
    database: env.COSMOS_DATABASE,
    directoryFile: env.DIRECTORY_FILE,
    dataDir: env.DATA_DIR,
    pagesDir: env.PAGES_DIR ?? builtPages,
    mail:
      env.MAIL_SMTP_URL === undefined
        ? { kind: 'files' }
        : { kind: 'smtp', url: env.MAIL_SMTP_URL, from: env.MAIL_FROM ?? '' },
    clockFile: env.CLOCK_FILE,
    matchKey: env.MATCH_KEY ?? fictionalMatchKey,
  };
}

/** Where `npm run build` puts them, whatever folder the process was started in. */
const builtPages = fileURLToPath(new URL('../dist/pages', import.meta.url));

/** Outside production all children are fictional. */
const fictionalMatchKey = 'fictional children have no secrets to keep';

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** Local, signed test or production (design.md 10): never guessed, and never a test mode where NODE_ENV says production. */
function modeOf(env: Environment): TeamsOptions['mode'] {
  if (env.NODE_ENV === 'production') return 'production';
  if (env.MicrosoftAppId === undefined) return 'local';
  const metadata = env.BOT_OPENID_METADATA_URL;
  return metadata !== undefined && isLoopback(metadata) ? 'signedTest' : 'production';
}

function missingInProduction(env: Environment): readonly string[] {
  const needed: readonly (readonly [keyof Environment, string])[] = [
    ['MicrosoftAppId', 'the client id of the bot’s managed identity'],
    ['MicrosoftAppTenantId', 'the council’s Entra tenant id'],
    ['ALLOWED_TENANTS', 'the tenants let in, separated by commas; usually the same id'],
    ['BASE_URL', 'the https address at which Teams and people reach this server, such as https://mset.example.org'],
    ['TAB_APP_ID', 'the client id of the app registration for sign-in to the tab'],
    ['TEAMS_APP_ID', 'the id in the app’s manifest, for links into Teams'],
    ['COSMOS_ENDPOINT', 'the address of the Cosmos DB account'],
    ['MAIL_SMTP_URL', 'the mail server, such as smtps://user@host:465'],
    ['MAIL_FROM', 'the address mails come from'],
    ['MATCH_KEY', 'a secret of 32 characters or more that never changes: it hides children’s match keys'],
  ];
  const missing = needed.filter(([name]) => env[name] === undefined || env[name] === '');
  const problems = missing.map(([name, what]) => `${name} is not set: ${what}`);
  if (env.MicrosoftAppType === 'SingleTenant' && env.MicrosoftAppPassword === undefined) {
    problems.push('MicrosoftAppPassword is not set: a single tenant bot needs it; a managed identity does not');
  }
  if (env.CLOCK_FILE !== undefined) problems.push('CLOCK_FILE is set: business time cannot be moved in production');
  for (const name of ['BOT_OPENID_METADATA_URL', 'TAB_OPENID_METADATA_URL'] as const) {
    if (env[name] !== undefined) problems.push(`${name} is set: it is for tests only`);
  }
  if (env.BASE_URL?.startsWith('https:') === false)
    problems.push('BASE_URL is not https: Teams opens no other address');
  return problems;
}

function problemsInTests(env: Environment): readonly string[] {
  const problems: string[] = [];
  if (env.COSMOS_ENDPOINT !== undefined && !isLoopback(env.COSMOS_ENDPOINT) && env.COSMOS_KEY === undefined) {
    problems.push('COSMOS_KEY is not set: a local run reaches a remote account only with its key');
  }
  if (env.TAB_OPENID_METADATA_URL !== undefined && !isLoopback(env.TAB_OPENID_METADATA_URL)) {
    problems.push('TAB_OPENID_METADATA_URL is not on this machine: the real address is used where it is not set');
  }
  return problems;
}

function teamsOf(env: Environment, mode: TeamsOptions['mode']): TeamsOptions {
  const tenants = env.ALLOWED_TENANTS.split(',').map((tenant) => tenant.trim());
  return {
    mode,
    appId: env.MicrosoftAppId ?? '',
    tenantId: env.MicrosoftAppTenantId ?? '',
    appType: env.MicrosoftAppType,
    allowedTenants: tenants.filter((tenant) => tenant !== ''),
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

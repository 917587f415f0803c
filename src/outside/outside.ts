// Everything outside that the bot relies on, asked as the bot asks it: `npm run check`.
import { fileURLToPath } from 'node:url';
import type { Log } from '../casework/ports/telemetry-ports.ts';
import { readDirectory, type DirectoryFile } from '../casework/read/import-directory.ts';
import { openPapers } from '../casework/read/papers.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import { markOfMatchKey } from '../machine/matching.ts';
import { graph } from '../mail/graph.ts';
import { createMailer } from '../mail/mailer.ts';
import { channelIssuer } from '../teams/edge/edge.ts';
import { ownTokens } from '../teams/edge/own-tokens.ts';
import { channelMetadata } from '../teams/edge/rest.ts';
import { registrationToken } from '../teams/feed.ts';
import { tenantMetadata } from '../web/sign-in/sign-in.ts';
import { askDatabase } from './database.ts';
import { notAsked, steps, works, wrong, type Finding } from './finding.ts';
import { askHost, type Host } from './hosts.ts';
import { askClock, askKeys, type KeysAt } from './keys.ts';
import { askMailbox } from './mailbox.ts';
import { askSeals } from './seals.ts';
import { askStorage, storageScope } from './storage.ts';
import { askTelemetry, ingestionIn } from './telemetry.ts';
import { askToken, tokensOfIdentity, type Wanted } from './tokens.ts';
import { within } from './within.ts';

export interface Asking {
  readonly nowMs: () => number;
  /** For each question. */
  readonly withinMs: number;
}

/** Asks everything, and gives the answers in the order in which they would be mended: names, tokens, what hangs on them. */
export async function askOutside(
  config: Config,
  database: Pick<Database, 'store' | 'rights'>,
  { nowMs, withinMs }: Asking,
): Promise<readonly Finding[]> {
  const { directoryBlob: blob, feed, mail, sealsContainer: seals, teams, telemetry } = config;
  const tokenOf = await tokensOfIdentity(identityOf(config), withinMs);
  const file = await fileOf(config);
  const keys = keysOf(config);
  const [clockOf] = keys;
  const channelToken = ownTokens(teams);
  const registered = feed && registrationToken(feed);
  const all: readonly Promise<Finding | readonly Finding[]>[] = [
    ...hostsOf(config, keys).map(async (host) => askHost(host, withinMs)),
    ...tokensOf(config).map(async (wanted) => askToken(wanted, tokenOf)),
    ...(teams.mode === 'local' ? [] : [askToken(channel, async () => (await within(withinMs, channelToken())) ?? '')]),
    ...(registered === undefined ? [] : [askRegistration(async () => within(withinMs, registered()))]),
    askDatabase(database, markOfMatchKey(config.matchKey), file.read),
    ...(blob === undefined ? [] : [askStorage({ blob, tokenOf, withinMs })]),
    ...(seals === undefined ? [] : [askSeals(seals, { tokenOf, withinMs })]),
    Promise.resolve(file.finding),
    askPapers(config, database, nowMs),
    ...keys.map(async (one) => askKeys(one, nowMs)),
    ...(clockOf === undefined ? [] : [askClock(clockOf.metadata, nowMs, withinMs)]),
    ...(telemetry === undefined ? [] : [askTelemetry(telemetry)]),
    ...(mail.kind === 'files' ? [] : [askMailbox(createMailer(mail), `check-${nowMs()}`, addressOf(mail))]),
  ];
  return (await Promise.all(all)).flat();
}

const channel: Wanted = { what: 'Teams’ channel', scope: `${channelIssuer}/.default` };

const identityOf = ({ cosmos, mail, telemetry }: Config): string | undefined =>
  (cosmos.kind === 'service' ? cosmos.identity : undefined) ??
  (mail.kind === 'graph' ? mail.identity : undefined) ??
  telemetry?.identity;

/** What the identity is asked for. */
function tokensOf({ cosmos, directoryBlob, mail, sealsContainer, telemetry }: Config): readonly Wanted[] {
  return [
    ...(cosmos.kind === 'service' && cosmos.key === undefined
      ? [{ what: 'database', scope: `${new URL(cosmos.endpoint).origin}/.default` }]
      : []),
    ...((directoryBlob ?? sealsContainer) === undefined ? [] : [{ what: 'storage', scope: storageScope }]),
    ...(mail.kind === 'graph' ? [{ what: 'mailbox', scope: `${graph}/.default` }] : []),
    ...(telemetry?.identity === undefined ? [] : [{ what: 'telemetry', scope: 'https://monitor.azure.com/.default' }]),
  ];
}

function keysOf({ teams, tab }: Config): readonly KeysAt[] {
  if (teams.mode === 'local') return [];
  return [
    { what: 'Teams’ channel', metadata: teams.openIdMetadataUrl ?? channelMetadata },
    ...(tab.appId === undefined
      ? []
      : [{ what: 'tab', metadata: tab.openIdMetadataUrl ?? tenantMetadata(teams.tenantId) }]),
  ];
}

function hostsOf(
  { cosmos, directoryBlob, mail, sealsContainer, teams, telemetry }: Config,
  keys: readonly KeysAt[],
): readonly Host[] {
  const ingestion = telemetry && ingestionIn(telemetry.connectionString);
  return [
    ...(cosmos.kind === 'service' ? [{ what: 'database', url: cosmos.endpoint }] : []),
    ...(directoryBlob === undefined ? [] : [{ what: 'storage', url: directoryBlob }]),
    ...(sealsContainer === undefined ? [] : [{ what: 'storage of codes', url: sealsContainer }]),
    ...keys.map(({ what, metadata }) => ({ what: `keys of ${what}`, url: metadata })),
    ...(teams.mode === 'production' ? [{ what: 'Teams’ channel', url: 'https://smba.trafficmanager.net' }] : []),
    ...(mail.kind === 'graph' ? [{ what: 'mailbox', url: mail.url ?? graph }] : []),
    ...(ingestion === undefined ? [] : [{ what: 'telemetry', url: ingestion }]),
  ];
}

async function askRegistration(token: () => Promise<string>): Promise<Finding> {
  const found = await askToken({ what: 'activity feed', scope: '' }, token);
  return found.step === undefined ? found : { ...found, step: steps.registration };
}

/** The directory file here, as it was fetched. What is wrong in it may name people of the council: it is not told. */
async function fileOf({
  directoryFile,
  directoryBlob,
}: Config): Promise<{ readonly read: DirectoryFile | undefined; readonly finding: Finding }> {
  const asked = 'directory file';
  if (directoryFile === undefined) {
    const because = directoryBlob === undefined ? 'DIRECTORY_FILE names none' : 'it was not fetched, see storage';
    return { read: undefined, finding: notAsked(asked, because) };
  }
  try {
    const read = await readDirectory(directoryFile);
    return { read, finding: works(asked, `${read?.directory.people.length ?? 0} listed in it`) };
  } catch {
    const found = 'it has mistakes, and a bot that is started now does not start: try it as is said there';
    return { read: undefined, finding: wrong(asked, found, steps.people) };
  }
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The files of language and policy that come with the program. */
const ownPapers = fileURLToPath(new URL('../papers', import.meta.url));

async function askPapers(
  { papersDir: councils }: Config,
  { store }: Pick<Database, 'store'>,
  nowMs: () => number,
): Promise<Finding> {
  const asked = 'papers';
  // Nothing is kept by a program that asks.
  const kept = { of: async (file: string) => store.keptPapers.of(file), keep: async () => undefined };
  try {
    const { languages, refused } = await openPapers({ own: ownPapers, councils, kept, log: silent, nowMs }).current();
    const [first] = refused;
    if (first !== undefined)
      return wrong(asked, `${first.file} line ${first.line} is refused, the last good one is in use`, steps.papers);
    return works(asked, `a policy, and leaflets in ${languages.length} languages`);
  } catch {
    return wrong(asked, 'they cannot be read', steps.papers);
  }
}

const addressOf = (mail: Exclude<Config['mail'], { readonly kind: 'files' }>): string =>
  mail.kind === 'graph' ? mail.mailbox : mail.from;

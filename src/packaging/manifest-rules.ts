// What must hold in the manifest beside Microsoft's schema: one bot, one host, the words the bot answers.
import type { Place, TypedWord } from '../desk/words.ts';
import { feedPermission } from './feed.ts';
import { schemaOf, schemaProblems } from './schema.ts';

/** What the rules look at; the schema has made sure of its form. */
interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly version: string;
  readonly name: { readonly short: string; readonly full?: string };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly bots?: readonly Bot[];
  readonly staticTabs?: readonly {
    readonly contentUrl?: string;
    readonly contentBotId?: string;
    readonly scopes: readonly string[];
  }[];
  readonly configurableTabs?: readonly { readonly configurationUrl: string }[];
  readonly validDomains?: readonly string[];
  readonly webApplicationInfo?: { readonly id: string; readonly resource?: string };
  readonly activities?: object;
  readonly authorization?: {
    readonly permissions?: { readonly resourceSpecific?: readonly { readonly name: string }[] };
  };
}
interface Bot {
  readonly botId: string;
  readonly scopes: readonly string[];
  readonly commandLists?: readonly CommandList[];
}
interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

const places: readonly Place[] = ['personal', 'team', 'groupChat'];
/** The one right that Teams grants in each chat: the bot is told when a meeting starts and ends. */
const always = ['OnlineMeeting.ReadBasic.Chat'];

/** Every problem of a filled manifest as a sentence; `words` are those that the bot answers. */
export function problemsInManifest(manifest: unknown, words: readonly TypedWord[]): readonly string[] {
  const left = [...new Set(JSON.stringify(manifest).match(/\$\{\{\w+\}\}/g))];
  if (left.length > 0) return left.map((place) => `manifest holds ${place}, for which there is no value.`);
  const version = versionOf(manifest);
  const schema = schemaOf(version);
  if (schema === undefined)
    return [`manifest.manifestVersion is ${version}, of which @microsoft/app-manifest has no schema.`];
  const violations = schemaProblems(schema, manifest);
  if (violations.length > 0) return violations;
  const checked = manifest as Manifest; // the schema has just said so
  return [
    ...versionProblems(checked),
    ...nameProblems(checked),
    ...botProblems(checked, words),
    ...hostProblems(checked),
    ...permissionProblems(checked),
  ];
}

function versionOf(manifest: unknown): string {
  const version: unknown =
    manifest !== null && typeof manifest === 'object' && 'manifestVersion' in manifest ? manifest.manifestVersion : '';
  return typeof version === 'string' && version !== '' ? version : 'missing';
}

function versionProblems({ $schema, manifestVersion, version }: Manifest): readonly string[] {
  const named = /\/teams\/v([\d.]+)\/MicrosoftTeams\.schema\.json$/.exec($schema)?.[1];
  return [
    ...(named === manifestVersion
      ? []
      : [`manifest.$schema is of version ${named ?? 'none'}, manifestVersion is ${manifestVersion}: make them equal.`]),
    ...(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(version)
      ? []
      : [`manifest.version is ${version}: three numbers are needed, such as 1.0.3.`]),
  ];
}

function nameProblems({ name, icons }: Manifest): readonly string[] {
  const foreign = [name.short, name.full ?? ''].filter((one) => /teams|microsoft/i.test(one));
  return [
    ...foreign.map((one) => `manifest.name is “${one}”: Teams and Microsoft may not stand in it.`),
    ...(icons.color === 'color.png' && icons.outline === 'outline.png'
      ? []
      : ['manifest.icons must name color.png and outline.png, which are in the package.']),
  ];
}

function botProblems({ bots = [], staticTabs = [] }: Manifest, words: readonly TypedWord[]): readonly string[] {
  const [bot] = bots;
  if (bot === undefined) return ['manifest.bots is empty: the bot is what the app is.'];
  const others = staticTabs.flatMap(({ contentBotId }) => contentBotId ?? []).filter((id) => id !== bot.botId);
  return [
    ...others.map(
      (id) => `manifest.staticTabs names the bot ${id}, manifest.bots the bot ${bot.botId}: make them equal.`,
    ),
    ...places.filter((place) => !bot.scopes.includes(place)).map((place) => `manifest.bots has no scope ${place}.`),
    ...places.flatMap((place) => commandProblems(place, bot.commandLists ?? [], words)),
  ];
}

function commandProblems(place: Place, lists: readonly CommandList[], words: readonly TypedWord[]): readonly string[] {
  const ours = lists.filter(({ scopes }) => scopes.includes(place)).flatMap(({ commands }) => commands);
  const wanted = words.filter(({ where }) => where.includes(place));
  const offered = ours.map(({ title, description }) => `${title}: ${description}`);
  const answered = wanted.map(({ word, says }) => `${word}: ${says}`);
  const where = `manifest.bots' command list for ${place}`;
  return [
    ...answered.filter((one) => !offered.includes(one)).map((one) => `${where} lacks “${one}” of src/desk/words.ts.`),
    ...offered
      .filter((one) => !answered.includes(one))
      .map((one) => `${where} has “${one}”, which src/desk/words.ts has not.`),
  ];
}

function hostProblems({
  staticTabs = [],
  configurableTabs = [],
  validDomains = [],
  webApplicationInfo,
}: Manifest): readonly string[] {
  const urls = [
    ...staticTabs.flatMap(({ contentUrl }) => contentUrl ?? []),
    ...configurableTabs.map(({ configurationUrl }) => configurationUrl),
  ];
  const hosts = new Set(urls.map((url) => new URL(url).host));
  const { id, resource } = webApplicationInfo ?? {};
  const resources = [...hosts].map((host) => `api://${host}/${id}`);
  return [
    ...urls.filter((url) => !url.startsWith('https://')).map((url) => `manifest names ${url}, which is not https.`),
    ...[...hosts]
      .filter((host) => !validDomains.includes(host))
      .map((host) => `manifest.validDomains lacks ${host}, where a tab is.`),
    ...validDomains.filter((one) => !hosts.has(one)).map((one) => `manifest.validDomains has ${one}, where no tab is.`),
    ...(resource !== undefined && resources.every((one) => one === resource)
      ? []
      : [`manifest.webApplicationInfo.resource must be ${resources.join(' or ')}, for the tab's sign-in.`]),
    // Teams takes a static tab where it may, and then never asks which page of which meeting is wanted.
    ...(staticTabs.some(({ scopes }) => scopes.some((scope) => scope !== 'personal'))
      ? ['manifest.staticTabs must be personal: in channels and meetings they would displace the configured tab.']
      : []),
  ];
}

function permissionProblems({ authorization, activities }: Manifest): readonly string[] {
  // What is declared for the feed may be sent, and nothing else.
  const granted = [...always, ...(activities === undefined ? [] : [feedPermission])];
  const asked = (authorization?.permissions?.resourceSpecific ?? []).map(({ name }) => name);
  return [
    ...granted
      .filter((one) => !asked.includes(one))
      .map((one) =>
        one === feedPermission
          ? `manifest.authorization lacks ${one}: nothing would come into the activity feed.`
          : `manifest.authorization lacks ${one}: no meeting would start by itself.`,
      ),
    ...asked
      .filter((one) => !granted.includes(one))
      .map((one) => `manifest.authorization asks for ${one}, which nothing uses.`),
  ];
}

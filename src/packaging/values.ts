// The environment of `npm run package` → what is in the manifest; every problem at once, each with what to do.

/** What fills the manifest's `${{NAME}}` places. */
export type Values = Readonly<Record<string, string>>;

interface Rule {
  readonly name: string;
  readonly what: string;
  readonly fits: (value: string) => boolean;
  /** What a wrong one should look like. */
  readonly form: string;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isGuid = (value: string): boolean => guid.test(value) && !/^[0-]+$/.test(value);
/** As in infra/council.bicepparam: two councils with it would have one app. */
const sampleAppId = '00000000-0000-4000-8000-000000000000';
const guidForm = 'an id such as 4f1c9a3e-7b52-4d08-9e61-2ac05b7d3f10';
/** As Teams takes it: three numbers, none with a zero in front. */
const isVersion = (value: string): boolean => /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(value);

const urlOf = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined);
/** A name that Teams' people reach from outside: no address of digits, no machine of one's own. */
const isPublic = ({ hostname }: URL): boolean => /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname);
const isPage = (value: string): boolean => {
  const url = urlOf(value);
  return url?.protocol === 'https:' && isPublic(url);
};
/** Nothing but a name: where the manifest names a host it knows no port. */
const isBase = (value: string): boolean => isPage(value) && /^https:\/\/[^/:?#@]+\/?$/i.test(value);

const id = (name: string, what: string): Rule => ({ name, what, fits: isGuid, form: guidForm });
const page = (name: string, what: string): Rule => ({
  name,
  what,
  fits: isPage,
  form: 'the https address of a page that is there',
});

const rules: readonly Rule[] = [
  {
    name: 'BASE_URL',
    what: 'where the bot is reached',
    fits: isBase,
    form: 'an https address with a public name, without port and path, such as https://mset.council.gov.uk',
  },
  id('MicrosoftAppId', "the client id of the bot's managed identity"),
  id('TAB_APP_ID', 'the client id of the app registration for the tab'),
  {
    name: 'TEAMS_APP_ID',
    what: 'the id of the app itself: make one once (node -p "crypto.randomUUID()") and keep it',
    fits: (value) => isGuid(value) && value !== sampleAppId,
    form: `${guidForm}, and not that of the sample`,
  },
  { name: 'APP_VERSION', what: 'the version', fits: isVersion, form: 'three numbers such as 1.0.3' },
  {
    name: 'DEVELOPER_NAME',
    what: 'who runs it, such as the council',
    fits: (value) => value.length <= 32,
    form: '32 characters at most',
  },
  page('WEBSITE_URL', "the council's page about MSET"),
  page('PRIVACY_URL', 'its privacy notice'),
  page('TERMS_URL', 'its terms of use'),
];

/** Reads them. `version` is that of the program, used where APP_VERSION is not set. */
export function readValues(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): { readonly values: Values } | { readonly problems: readonly string[] } {
  const given: Values = Object.fromEntries(
    rules.map(({ name }) => [name, environment[name]?.trim() || (name === 'APP_VERSION' ? version : '')]),
  );
  const problems = rules.flatMap(({ name, what, fits, form }) => {
    const value = given[name] ?? '';
    if (value === '') return [`${name} is not set: ${what}, ${form}.`];
    return fits(value) ? [] : [`${name} is ${value}, and should be ${what}: ${form}.`];
  });
  if (problems.length > 0) return { problems };
  const { origin, hostname } = new URL(given['BASE_URL'] ?? '');
  return { values: { ...given, BASE_URL: origin, HOST: hostname } };
}

/** The template with its `${{NAME}}` places filled; places without a value stay, and are found by the rules. */
export function fill(template: unknown, values: Values): unknown {
  if (typeof template === 'string')
    return template.replaceAll(/\$\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
  if (Array.isArray(template)) return template.map((one) => fill(one, values));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, one]) => [key, fill(one, values)]));
}

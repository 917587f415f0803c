// What a question to the outside found, and where it says what to do.

/** A heading of a page in docs, and what in it is meant. */
export interface Step {
  readonly page: 'operations.md' | 'tenant.md';
  readonly heading: string;
  readonly part?: string;
}
/** `step`: something is wrong, and this mends it. Nothing of a case, a person or a secret is in it. */
export interface Finding {
  readonly asked: string;
  readonly found: string;
  readonly step?: Step;
}

const operations = (heading: string, part?: string): Step => ({
  page: 'operations.md',
  heading,
  ...(part !== undefined && { part }),
});
/** Every step that a finding may name. */
export const steps = {
  hosts: operations('Network and policies', 'Hosts the app calls'),
  dns: operations('Network and policies', 'Whose DNS'),
  proxy: operations('Network and policies', 'no proxy may open TLS'),
  firewall: operations('Network and policies', 'addresses let in'),
  identity: operations('Install', 'step 2, made by the deployment'),
  rights: operations('Install', 'step 2, by an Owner, withRoles true'),
  containers: operations('Install', 'step 2'),
  timeToLive: operations('Backup and restore', 'step 5'),
  match: operations('Another match key'),
  form: operations('`npm run migrate`'),
  first: operations('Install', 'step 7'),
  directory: operations('Install', 'step 4'),
  people: operations('People'),
  papers: operations('Start and health'),
  breach: operations('A breach from outside'),
  clock: operations('The bot is down', 'the platform’s clock'),
  telemetry: operations('Alerts', 'silent'),
  down: operations('The bot is down'),
  mailbox: { page: 'tenant.md', heading: '3. The mailbox' },
  registration: { page: 'tenant.md', heading: '2. The registration for the tab' },
} as const satisfies Readonly<Record<string, Step>>;

export const works = (asked: string, found: string): Finding => ({ asked, found });
export const wrong = (asked: string, found: string, step: Step): Finding => ({ asked, found, step });
/** Of what hangs on something that is wrong, nothing is known. */
export const notAsked = (asked: string, because: string): Finding => ({ asked, found: `not asked: ${because}` });

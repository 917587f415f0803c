// What a question to the outside found, and where it says what to do.

/** A heading of a page in docs, and what in it is meant. */
export interface Step {
  readonly page: 'install.md' | 'operations.md' | 'tenant.md' | 'worst-day.md';
  readonly heading: string;
  readonly part?: string;
}
/** `step`: something is wrong, and this mends it. Nothing of a case, a person or a secret is in it. */
export interface Finding {
  readonly asked: string;
  readonly found: string;
  readonly step?: Step;
}

const on =
  (page: Step['page']) =>
  (heading: string, part?: string): Step => ({ page, heading, ...(part !== undefined && { part }) });
const [install, operations, tenant, worstDay] = [
  on('install.md'),
  on('operations.md'),
  on('tenant.md'),
  on('worst-day.md'),
];
/** Every step that a finding may name. */
export const steps = {
  hosts: install('Network and policies', 'Hosts the app calls'),
  dns: install('Network and policies', 'Whose DNS'),
  proxy: install('Network and policies', 'no proxy may open TLS'),
  firewall: install('Network and policies', 'addresses let in'),
  identity: install('Install', 'step 2, made by the deployment'),
  rights: install('Install', 'step 2, by an Owner, withRoles true'),
  containers: install('Install', 'step 2'),
  timeToLive: operations('Backup and restore', 'step 5'),
  match: operations('Another match key'),
  form: operations('`npm run migrate`'),
  first: install('Install', 'step 7'),
  directory: install('Install', 'step 4'),
  people: operations('People'),
  papers: operations('Start and health'),
  breach: worstDay('A breach from outside'),
  clock: worstDay('The bot is down', 'the platform’s clock'),
  telemetry: operations('Alerts', 'silent'),
  down: worstDay('The bot is down'),
  mailbox: tenant('3. The mailbox'),
  registration: tenant('2. The registration for the tab'),
} as const satisfies Readonly<Record<string, Step>>;

export const works = (asked: string, found: string): Finding => ({ asked, found });
export const wrong = (asked: string, found: string, step: Step): Finding => ({ asked, found, step });
/** Of what hangs on something that is wrong, nothing is known. */
export const notAsked = (asked: string, because: string): Finding => ({ asked, found: `not asked: ${because}` });

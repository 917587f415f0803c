// The rooms of docs/design.md 4 as data: what each is, and what it may import.
import type { Allowance, Architecture } from './check.ts';

/** What the edges fill: a room that names them may import nothing else of casework. */
const ports = ['casework/ports'];

/** `says`: what it is, for docs/design.md. */
type Row = Allowance & { readonly says: string };

export const architecture: Architecture & Readonly<Record<'rooms' | 'rootFiles', Readonly<Record<string, Row>>>> = {
  rooms: {
    domain: {
      says: 'THE PROCESS, pure: no clock, no input or output, no word of Teams.',
      rooms: [],
      packages: ['zod', 'temporal-polyfill'],
      node: false,
    },
    cards: {
      says: 'What people see, pure: blocks, the form card of any step from its fields and its inverse, base cards, reading cards.',
      rooms: ['domain'],
      packages: [],
      node: false,
    },
    notices: {
      says: 'WHO IS TOLD WHAT, pure: an exhaustive row a fact, and a row a rung of a ladder; the words of mails.',
      rooms: ['domain', 'cards'],
      packages: [],
      node: false,
    },
    casework: {
      says: 'The verbs, on ports: `write` (the only write path), `read` (`ask`, the only read path), `tell`, `clocks`, `check` (verify, export), `migrate`.',
      rooms: ['domain', 'notices', 'machine/bounded', 'machine/in-batches', 'machine/turns'],
      packages: [],
      node: true,
    },
    reading: {
      says: 'What may be read, as data: lists, boards, sections of a case, agenda, minutes, prints. The same for cards and pages, with the shape that a page gets.',
      rooms: ['domain', 'cards'],
      types: [...ports, 'casework/read/ask'],
      packages: ['zod'],
      node: false,
    },
    desk: {
      says: 'What a press means, without Teams: the conversation of a step, once, and a table of presses a subject. Every matter and every part has a row in `desk/counters.ts`: its steps as people take them, the buttons that lead to it, its typed word; `desk/form/part-counter.ts` and `desk/form/matter-counter.ts` make them.',
      rooms: ['domain', 'cards', 'notices', 'casework', 'reading'],
      packages: [],
      node: false,
    },
    store: {
      says: 'The ports on @azure/cosmos and its HTTP client.',
      rooms: ['domain', 'machine/bounded', 'machine/together', 'machine/turns', ...ports],
      packages: ['@azure/core-rest-pipeline', '@azure/cosmos', '@azure/identity', 'zod'],
      node: true,
    },
    'cosmos-local': {
      says: 'A small Cosmos server over node:sqlite; [access-paths.md](access-paths.md) has its closed list of verbs and queries; it refuses what the bot’s roles on an account would not allow.',
      rooms: [],
      packages: [],
      node: true,
    },
    teams: {
      says: 'The channel: gate, edge (a port with two implementations: `edge/botbuilder.ts`, the only file that knows botbuilder, and `edge/rest.ts`), poster, contacts.',
      rooms: [
        'domain',
        'cards',
        'casework',
        'desk',
        'machine/bounded',
        'machine/openid-keys',
        'machine/seldom',
        'machine/turns',
      ],
      packages: ['botbuilder', 'jose', 'zod', '@azure/identity', '@microsoft/microsoft-graph-types'],
      node: true,
    },
    mail: {
      says: 'The MSET mailbox, and calendar files: Microsoft Graph, SMTP, files.',
      rooms: ports,
      packages: ['nodemailer', 'ical.js', '@azure/identity'],
      node: true,
    },
    web: {
      says: "restify: server, sign-in, the tab's API: a file a read, with its address, parameters and shape.",
      rooms: ['domain', 'casework', 'reading', 'desk', 'machine/openid-keys', 'machine/seldom'],
      packages: ['restify', 'jose', 'pino', 'zod', 'markdown-it', 'uqr'],
      node: true,
    },
    pages: {
      says: 'Browser code (React and Fluent UI), a row a page in `pages.ts`; `teams.ts` alone knows teams-js.',
      rooms: ['domain'],
      types: ['reading', 'web/reads', 'web/tab/api'],
      packages: [
        'react',
        'react-dom',
        '@fluentui/react-components',
        '@fluentui/react-icons',
        'd3-force',
        'd3-scale',
        'd3-shape',
        '@microsoft/teams-js',
        'adaptivecards',
        '@fontsource-variable/noto-sans',
        '@fontsource-variable/noto-sans-arabic',
        '@fontsource-variable/noto-sans-bengali',
      ],
      node: false,
    },
    local: {
      says: 'The local run: `npm start`.',
      rooms: ['config'],
      types: ['domain', 'casework'],
      packages: [],
      node: true,
    },
    packaging: {
      says: 'The app package for Teams.',
      rooms: ['desk/words'],
      packages: ['ajv-draft-04', 'ajv-formats', 'fflate'],
      node: true,
    },
    outside: {
      says: 'What the bot relies on outside, asked as the bot asks it (`npm run check`): names and TLS, tokens, the database by right, storage, keys, clock, telemetry, mail.',
      rooms: ['casework', 'store', 'config', 'database', 'machine', 'mail', 'teams', 'web/sign-in'],
      packages: ['zod', 'jose', '@azure/core-rest-pipeline', '@azure/identity', 'fast-xml-parser'],
      node: true,
    },
    commands: {
      says: 'The commands of [running.md](running.md).',
      rooms: ['domain', 'casework', 'store', 'config', 'database', 'machine', 'outside', 'packaging', 'desk/words'],
      packages: ['csv-parse', 'zod'],
      node: true,
    },
    demo: {
      says: 'The fictional council of `npm start -- --demo`.',
      rooms: ['domain', 'casework', 'store', 'config', 'database', 'machine', 'commands/outcome', 'outside/seal-codes'],
      packages: [],
      node: true,
    },
    machine: {
      says: 'Clock, log, telemetry, bounded memories, turns: what the process of MSET does not know.',
      rooms: ['domain'],
      types: ports,
      packages: [
        'zod',
        'jose',
        'pino',
        'double-metaphone',
        '@opentelemetry/api',
        '@azure/monitor-opentelemetry-exporter',
        '@opentelemetry/context-async-hooks',
        '@opentelemetry/resources',
        '@opentelemetry/sdk-metrics',
        '@opentelemetry/sdk-trace-base',
        '@azure/identity',
      ],
      node: true,
    },
  },
  rootFiles: {
    'main.ts': {
      says: 'The process.',
      rooms: ['app', 'config', 'machine'],
      packages: [],
      node: true,
    },
    'app.ts': {
      says: 'Wires everything.',
      rooms: ['*'],
      packages: [],
      node: true,
    },
    'config.ts': {
      says: 'Reads the environment.',
      rooms: [],
      types: ['teams', 'web/tab/tab-options'],
      packages: ['zod'],
      node: true,
    },
    'start.ts': {
      says: 'Starts, and waits for the database.',
      rooms: ['store'],
      types: [...ports],
      packages: [],
      node: true,
    },
    'database.ts': {
      says: 'Opens the database, or the embedded one.',
      rooms: ['store', 'cosmos-local', 'machine/matching', 'casework/migrate/match-keys'],
      types: ['config', ...ports],
      packages: ['zod'],
      node: true,
    },
  },
  pure: ['domain', 'cards', 'notices', 'reading'],
  browser: ['pages'],
  knowRoles: ['src/domain/people/roles.ts'],
};

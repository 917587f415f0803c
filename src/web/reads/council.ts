// Administration: people, agencies, who is away, who leaves, settings, what changed, what is broken; a file and a list of accounts
// compared (docs/process.md P28.11).
import { z } from 'zod';
import { councilButton } from '../../desk/council/presses.ts';
import { councilIn } from '../../desk/council/council.ts';
import { fileIn } from '../../desk/council/file.ts';
import { mint, type Scene } from '../../desk/scene/scene.ts';
import type { Council } from '../../domain/council/council.ts';
import { comparedFile } from '../../domain/council/file.ts';
import { accountsIn, checkAccounts } from '../../domain/people/accounts.ts';
import { linesOfCsv } from '../../domain/kernel/csv.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayPost } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { instantShape } from '../../reading/lines.ts';
import {
  councilRowShape,
  councilViews,
  countsOf,
  groupsOf,
  hasCouncil,
  proposalsIn,
  toCouncilView,
  viewsFor,
  type CouncilRow,
  type CouncilView,
} from '../../reading/council/views.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { pageAt, readIn } from './read.ts';

const rowShape = councilRowShape.extend({ steps: z.array(buttonShape) });
const shownShape = z.object({
  groups: z.array(z.object({ title: z.string(), none: z.string(), rows: z.array(rowShape) })),
  /** How many more there are than are shown: they are found by a name. */
  left: z.number(),
});
const shape = shownShape.extend({
  now: instantShape,
  view: z.enum(councilViews),
  /** With how many there are of each, where that is a number. */
  views: z.array(z.object({ view: z.enum(councilViews), title: z.string() })),
  /** What waits for a second person. */
  proposals: z.array(rowShape),
  /** What may be added here. */
  adds: z.array(buttonShape),
  /** A file may be compared and taken, and accounts checked. */
  administers: z.boolean(),
});
export type CouncilPage = Told<typeof shape>;

const titles: Readonly<Record<CouncilView, string>> = {
  people: 'People',
  agencies: 'Agencies',
  away: 'Away',
  leavers: 'Leavers',
  settings: 'Settings',
  history: 'History',
  breaks: 'What is broken',
};
const mostShown = 200;
const mostFind = 60;

const rowOf = (person: Scene['person'], { steps, ...row }: CouncilRow): CouncilPage['proposals'][number] => ({
  ...row,
  lines: [...row.lines],
  steps: steps
    .filter(({ step }) => may(person, 'administer') || step === 'agreeChange' || step === 'refuseChange')
    .map(({ step, on }) => buttonFor(councilButton(step, on))),
});

export const council = pageAt({
  has: ({ person }: Scene) => hasCouncil(person),
  path: '/council',
  says: 'Administration: people, agencies, leave, leavers, settings, what changed and what is broken',
  query: ['view'],
  asks: (_named, said): { readonly view?: CouncilView } => given({ view: toCouncilView(said('view') ?? '') }),
  answer: shape,
  read: async (scene, asked): Promise<CouncilPage | undefined> => {
    const { person, now } = scene;
    const root = hasCouncil(person) ? await councilIn(scene) : undefined;
    if (root === undefined) return undefined;
    const mayView = viewsFor(person);
    const view = mayView.find((one) => one === asked.view) ?? 'people';
    const counts = countsOf(root, now);
    const administers = may(person, 'administer');
    const waiting = mayView.includes('history') ? proposalsIn({ council: root, now }, person) : [];
    return {
      now,
      view,
      views: mayView.map((one) => ({
        view: one,
        title: counts[one] === undefined ? titles[one] : `${titles[one]} (${counts[one]})`,
      })),
      proposals: waiting.map((row) => rowOf(person, row)),
      ...(await shownIn(scene, root, view, '')),
      adds: addsIn(view, administers).map((button) => buttonFor(button)),
      administers,
    };
  },
});

/** The same by part of a name, which stands in no address. */
export const councilFind = readIn({
  path: '/council-find',
  says: 'People, agencies, leave, settings or changes, found by part of a name',
  body: z.strictObject({ view: z.enum(councilViews), find: z.string().max(mostFind) }),
  asks: (body) => body,
  names: () => 0,
  answer: shownShape,
  read: async (scene, { view, find }) => {
    const { person } = scene;
    const root = hasCouncil(person) && viewsFor(person).includes(view) ? await councilIn(scene) : undefined;
    return root && shownIn(scene, root, view, find.trim());
  },
});

async function shownIn(scene: Scene, root: Council, view: CouncilView, find: string) {
  const { person, now, ports } = scene;
  const { groups, left } = cutAt(await groupsOf({ council: root, now, ports, find }, view), mostShown);
  return {
    groups: groups.map(({ title, none, rows }) => ({ title, none, rows: rows.map((row) => rowOf(person, row)) })),
    left,
  };
}

const addsIn = (view: CouncilView, administers: boolean) => [
  ...(administers && view === 'people' ? [{ ...councilButton('changePerson'), title: 'Add someone' }] : []),
  ...(administers && view === 'agencies' ? [{ ...councilButton('changeAgency'), title: 'Add an agency' }] : []),
  ...(view === 'away' ? [{ ...councilButton('beAway'), title: 'I will be away' }] : []),
];

/** The first so many rows of all groups, and how many are left out. */
function cutAt<Group extends { readonly rows: readonly unknown[] }>(groups: readonly Group[], most: number) {
  let room = most;
  const shown = groups.map((group) => {
    const rows = group.rows.slice(0, room);
    room -= rows.length;
    return { ...group, rows };
  });
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    groups: shown.filter(({ rows }, place) => rows.length > 0 || groups[place]?.rows.length === 0),
    left: Math.max(0, all - most),
  };
}

const listShape = z.object({ title: z.string(), lines: z.array(z.string()) });
const comparedShape = z.object({
  /** All that is wrong with it; none: it can be taken. */
  wrong: z.array(z.string()),
  lists: z.array(listShape),
  /** Of a file that changes something: takes it; the page adds the file, why, and whether it is done all the same. */
  take: buttonShape.optional(),
  breaks: z.boolean(),
});
export type CouncilCompared = Told<typeof comparedShape>;
const fileBody = z.strictObject({ text: z.string().max(250_000) });

/** A read that compares a file with the council, for the administrator: nothing of it is kept. */
const comparing = (path: `/${string}`, says: string, compare: Comparing) =>
  readIn({
    path,
    says,
    body: fileBody,
    asks: ({ text }) => ({ text }),
    names: () => 0,
    answer: comparedShape,
    read: async (scene, { text }): Promise<CouncilCompared | undefined> => {
      const root = may(scene.person, 'administer') ? await councilIn(scene) : undefined;
      return root && compare(scene, root, text);
    },
  });
type Comparing = (scene: Scene, root: Council, text: string) => CouncilCompared;

/** What a directory file would change, before it is taken. */
export const councilCompare = comparing(
  '/council-compare',
  'What a directory file would change, and what that would break: nothing is taken',
  (scene, root, text) => {
    const read = fileIn(text);
    if ('wrong' in read) return { wrong: [...read.wrong], lists: [], breaks: false };
    const { fresh, changed, gone, both, breaks } = comparedFile(root, read.directory);
    const changes = fresh.length + changed.length + gone.length > 0;
    return {
      wrong: [],
      breaks: breaks.length > 0,
      ...(changes && {
        take: buttonFor({
          title: 'Take the file',
          verb: 'council.file',
          data: { council: 'council', command: mint(scene) },
        }),
      }),
      lists: listsOf([
        ['New', fresh],
        ['Changed', changed],
        ['Taken out', gone],
        ['Changed here as well: the file wins', both],
        ['It would break', breaks],
      ]),
    };
  },
);

/** A list of accounts from Entra against the directory. */
export const councilAccounts = comparing(
  '/council-accounts',
  'A list of accounts from Entra against the directory: who is gone, whose account is disabled',
  (scene, root, text) => {
    const read = accountsIn(linesOfCsv(text));
    if ('problems' in read) return { wrong: [...read.problems], lists: [], breaks: false };
    const { directory } = scene;
    const { gone, disabled, enabled } = checkAccounts(root, read.accounts);
    const say = (people: typeof gone): readonly string[] =>
      people.map((person) => `${person.name}, ${sayPost(person, directory)}`);
    return {
      wrong: [],
      breaks: false,
      lists: [
        ...listsOf([
          ['Here, and their account is disabled: record their last day', say(disabled)],
          ['Here, and not in the list: gone, or the list is of some accounts only', say(gone)],
        ]),
        { title: 'In order', lines: [`${enabled} of ${root.people.length} people have an account that is enabled.`] },
      ],
    };
  },
);

const mostLines = 200;
const listsOf = (lists: readonly (readonly [title: string, lines: readonly string[]])[]) =>
  lists
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => ({
      title: `${title} (${lines.length})`,
      lines:
        lines.length > mostLines ? [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more`] : [...lines],
    }));

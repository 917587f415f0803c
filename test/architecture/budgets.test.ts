// What may only shrink: folders that import each other, imports against the order of the folders, casts. Each is held to what
// there is: where one goes, its line goes here too, so that it does not come back.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { arrowsUp, filesByFolder, mutualPairs } from './folders.ts';
import { parsed } from './parsed.ts';
import type { SourceFile } from './source.ts';

const root = new URL('../../', import.meta.url);
const files: readonly SourceFile[] = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(new URL(path, root), 'utf8') }));

const mostFiles = 20;
/** Of each room: how many folders it has at least, for pairs are not removed by merging folders; and which import each other. */
const rooms: Readonly<Record<string, { readonly folders: number; readonly pairs: readonly string[] }>> = {
  domain: {
    folders: 33,
    pairs: [
      'domain/case/assessment – domain/case/state',
      'domain/case/ends – domain/case/meeting',
      'domain/case/episode – domain/case/whole',
    ],
  },
  desk: {
    folders: 24,
    pairs: ['desk/action – desk/review', 'desk/case – desk/triage', 'desk/home – desk/referral'],
  },
};

/** From the ground up: what stands earlier is to know nothing of what stands later. */
const order: readonly string[] = [
  'domain/time',
  'domain/kernel',
  'domain/risk-tool',
  'domain/people',
  'domain/link',
  'domain/matter',
  'domain/meeting',
  'domain/case/state',
  'domain/case/concern',
  'domain/case/ended',
  'domain/case/owed',
  'domain/case/access',
  'domain/case/asked',
  'domain/case',
  'domain/case/decision',
  'domain/case/referral/form',
  'domain/case/now',
  'domain/say',
  'domain/case/again',
  'domain/case/glass',
  'domain/case/invitation',
  'domain/case/harm',
  'domain/case/consent',
  'domain/case/assessment',
  'domain/case/action',
  'domain/case/review',
  'domain/case/episode',
  'domain/case/onward',
  'domain/case/mention',
  'domain/case/referral',
  'domain/case/lead',
  'domain/case/restriction',
  'domain/case/triage',
  'domain/case/turning',
  'domain/case/ends',
  'domain/case/meeting',
  'domain/case/contribution',
  'domain/case/statement',
  'domain/case/gathering',
  'domain/case/right',
  'domain/case/strike',
  'domain/case/whole',
  'domain/training',
  'domain/council',
  'domain/police-list',
  'domain/advice',
  'domain/entity',
  'domain/register',
  'domain/papers',
  'domain/look',
  'domain/matters',
  'domain/figures',
];

/** The imports of `domain` that lead up. */
const up: Readonly<Record<string, number>> = {
  'domain/case/action > domain/case/lead': 1,
  'domain/case/ends > domain/case/meeting': 1,
  'domain/case/episode > domain/case/whole': 1,
  'domain/case/state > domain/case/assessment': 1,
};

/** `x as Y` by room; `as const` is none. */
const casts: Readonly<Record<string, number>> = {
  cards: 5,
  casework: 4,
  commands: 5,
  'config.ts': 1,
  'cosmos-local': 8,
  demo: 2,
  desk: 14,
  domain: 35,
  machine: 2,
  mail: 1,
  notices: 5,
  packaging: 3,
  pages: 15,
  reading: 7,
  store: 8,
  teams: 6,
  web: 4,
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

describe('What may only shrink', () => {
  for (const [room, { folders, pairs }] of Object.entries(rooms)) {
    it(`${room}: ${pairs.length} pairs of folders that import each other`, () => {
      assert.deepEqual(mutualPairs(files, room), pairs);
    });

    it(`${room}: ${folders} folders at least, of ${mostFiles} files at most`, () => {
      const found = filesByFolder(files, room);
      assert.ok(found.size >= folders, `only ${found.size} folders`);
      assert.deepEqual(
        [...found].filter(([, count]) => count > mostFiles),
        [],
      );
    });
  }

  it(`domain: ${sum(Object.values(up))} imports lead up`, () => {
    assert.deepEqual(arrowsUp(files, 'domain', order), up);
  });

  it(`${sum(Object.values(casts))} casts`, () => {
    const byRoom = Map.groupBy(files, ({ path }) => path.split('/').at(path.split('/').length > 2 ? 1 : -1) ?? '');
    const counted = [...byRoom].map(([room, some]) => [room, sum(some.map((file) => parsed(file).casts))] as const);
    assert.deepEqual(Object.fromEntries(counted.filter(([, count]) => count > 0)), casts);
  });
});

/** A file that imports these. */
const file = (path: string, ...imports: readonly string[]): SourceFile => ({
  path,
  text: imports.map((from) => `import type { A } from '${from}';\n`).join(''),
});

describe('The budgets see', () => {
  it('two folders that import each other, in different files and by types alone, once', () => {
    const some = [
      file('src/desk/form/a.ts', '../home/a.ts'),
      file('src/desk/home/b.ts', '../form/b.ts', '../form/a.ts'),
      file('src/desk/desk.ts', './home/b.ts'),
      file('src/desk/case/c.ts', '../../domain/time/a.ts', './d.ts'),
    ];
    assert.deepEqual(mutualPairs(some, 'desk'), ['desk/form – desk/home']);
    const more = file('src/desk/home/c.ts', '../desk.ts');
    assert.deepEqual(mutualPairs([...some, more], 'desk'), ['desk – desk/home', 'desk/form – desk/home']);
  });

  it('an import that leads up, and a folder that has no place in the order', () => {
    const some = [
      file('src/domain/time/a.ts', '../people/a.ts', '../people/b.ts'),
      file('src/domain/people/a.ts', '../time/a.ts'),
    ];
    const two = ['domain/time', 'domain/people'];
    assert.deepEqual(arrowsUp(some, 'domain', two), { 'domain/time > domain/people': 2 });
    assert.deepEqual(arrowsUp(some, 'domain', two.toReversed()), { 'domain/people > domain/time': 1 });
    assert.throws(() => arrowsUp([...some, file('src/domain/say/a.ts')], 'domain', two), /domain\/say has no place/);
  });

  it('how many files lie in a folder; what lies deeper is another', () => {
    const some = [
      file('src/domain/a.ts'),
      file('src/domain/case/a.ts'),
      file('src/domain/case/b.ts'),
      file('src/desk/a.ts'),
    ];
    assert.deepEqual(
      [...filesByFolder(some, 'domain')],
      [
        ['domain', 1],
        ['domain/case', 2],
      ],
    );
  });

  it('a cast, but not `as const`', () => {
    const text = "const a = b as C;\nconst d = ['e'] as const;\nconst f = g as unknown as H;";
    assert.equal(parsed({ path: 'src/desk/a.ts', text }).casts, 3);
  });
});

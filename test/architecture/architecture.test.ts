// The rooms keep to their table (rooms.ts). Every rule is proved by a planted violation below.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { problemsIn } from './check.ts';
import { architecture } from './rooms.ts';
import { codeIn, importsOf, type SourceFile } from './source.ts';

const root = new URL('../../', import.meta.url);
/** Each file is read once, and what is code in it is found once. */
const sources = globSync('{src,test}/**/*.{ts,tsx}', { cwd: root }).map((path): SourceFile => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(new URL(path, root), 'utf8'),
}));
const ofSource = sources.filter(({ path }) => path.startsWith('src/'));

describe('The architecture', () => {
  it('Every file keeps to its room and its names', () => {
    assert.ok(sources.length > 100, 'the files were found');
    assert.deepEqual(problemsIn(sources, architecture), []);
  });

  it('Every room there is has files, but for the pages that are still to come', () => {
    const rooms = new Set(ofSource.map(({ path }) => path.split('/')[1]));
    assert.deepEqual(
      Object.keys(architecture.rooms).filter((room) => !rooms.has(room) && room !== 'pages'),
      [],
    );
  });

  it('One file of the source knows botbuilder, which has come to its end', () => {
    const knowing = ofSource.filter((file) =>
      importsOf(file).some(({ to }) => /^(?:botbuilder|botframework)/.test(to)),
    );
    assert.deepEqual(
      knowing.map(({ path }) => path),
      ['src/teams/edge/botbuilder.ts'],
    );
  });

  it('oxlint refuses `any`, and nobody has switched that off', () => {
    const { rules, overrides } = JSON.parse(readFileSync(new URL('.oxlintrc.json', root), 'utf8')) as {
      rules: Record<string, unknown>;
      overrides: readonly { files: readonly string[]; rules: Record<string, unknown> }[];
    };
    assert.equal(rules['typescript/no-explicit-any'], 'error');
    for (const one of overrides.filter(({ files }) => files.some((glob) => !glob.startsWith('test/')))) {
      assert.deepEqual(
        Object.keys(one.rules).filter((rule) => /no-explicit-any/.test(rule)),
        [],
      );
    }
    for (const { path, text } of ofSource) {
      assert.doesNotMatch(text, /(?:eslint|oxlint)-disable[^\n]*no-explicit-any/, path);
      assert.doesNotMatch(text, /(?:eslint|oxlint)-disable(?:-next-line|-line)?\s*(?:\*\/|--|$)/m, path);
    }
  });
});

/** What one planted file is found guilty of. */
const found = (path: string, text: string, ...others: readonly SourceFile[]): readonly string[] =>
  problemsIn([{ path, text }, ...others], architecture);
const one = (path: string, text: string, problem: string): void =>
  assert.deepEqual(found(path, text), [`${path}: ${problem}`]);
const none = (path: string, text: string): void => assert.deepEqual(found(path, text), []);

describe('The architecture test sees', () => {
  const wrong: readonly (readonly [path: string, text: string, problem: string])[] = [
    ['src/domain/a.ts', "import { b } from '../cards/b.ts';", 'may not import src/cards/b.ts'],
    [
      'src/domain/case/a.ts',
      "import type { B } from '../../casework/ports.ts';",
      'may not import the types of src/casework/ports.ts',
    ],
    ['src/domain/a.ts', "import { readFileSync } from 'node:fs';", 'may not import node:fs'],
    ['src/domain/a.ts', "import pino from 'pino';", 'may not import pino'],
    ['src/cards/a.ts', "import { z } from 'zod';", 'may not import zod'],
    ['src/cards/a.ts', "export { b } from '../notices/b.ts';\nexport const c = 1;", 'may not import src/notices/b.ts'],
    [
      'src/notices/a.ts',
      "import {\n  type B,\n  c,\n} from '../casework/act.ts';",
      'may not import src/casework/act.ts',
    ],
    ['src/casework/a.ts', "import { b } from '../cards/b.ts';", 'may not import src/cards/b.ts'],
    ['src/casework/a.ts', "import { CosmosClient } from '@azure/cosmos';", 'may not import @azure/cosmos'],
    ['src/reading/a.ts', "import { b } from '../desk/b.ts';", 'may not import src/desk/b.ts'],
    ['src/reading/a.ts', "import { act } from '../casework/write/act.ts';", 'may not import src/casework/write/act.ts'],
    ['src/desk/a.ts', "import { b } from '../store/b.ts';", 'may not import src/store/b.ts'],
    ['src/desk/a.ts', "import { CardFactory } from 'botbuilder';", 'may not import botbuilder'],
    ['src/store/a.ts', "import { act } from '../casework/act.ts';", 'may not import src/casework/act.ts'],
    [
      'src/cosmos-local/a.ts',
      "import type { Case } from '../domain/case/state/stages.ts';",
      'may not import the types of src/domain/case/state/stages.ts',
    ],
    ['src/teams/a.ts', "const restify = await import('restify');", 'may not import restify'],
    ['src/teams/a.ts', "import { b } from '../store/b.ts';", 'may not import src/store/b.ts'],
    ['src/mail/a.ts', "import { b } from '../casework/act.ts';", 'may not import src/casework/act.ts'],
    ['src/web/a.ts', "import { b } from '../cards/b.ts';", 'may not import src/cards/b.ts'],
    ['src/pages/a.ts', "import type { B } from '../cards/b.ts';", 'may not import the types of src/cards/b.ts'],
    ['src/web/a.ts', "import 'nodemailer';", 'may not import nodemailer'],
    ['src/web/a.ts', "const fs = require('botbuilder/lib/x');", 'may not import botbuilder'],
    ['src/pages/a.tsx', "export const a = process.env['A'];", 'is for a browser and may not use process.'],
    ['src/pages/a.ts', 'export const a = Buffer.from(b);', 'is for a browser and may not use Buffer'],
    ['src/pages/a.tsx', "import { help } from '../web/reads/help.ts';", 'may not import src/web/reads/help.ts'],
    ['src/pages/a.tsx', "import { routes } from '../web/api.ts';", 'may not import src/web/api.ts'],
    ['src/local/a.ts', "import { act } from '../casework/act.ts';", 'may not import src/casework/act.ts'],
    ['src/main.ts', "import { b } from './store/b.ts';", 'may not import src/store/b.ts'],
    ['src/config.ts', "import { b } from './teams/mode.ts';", 'may not import src/teams/mode.ts'],
    [
      'src/machine/matching.ts',
      "import { b } from '../casework/ports/ports.ts';",
      'may not import src/casework/ports/ports.ts',
    ],
    ['src/desk/a.ts', "import { b } from '../matching.ts';", 'may not import src/matching.ts'],
    ['src/desk/a.ts', "import { priya } from '../../test/builders.ts';", 'may not import test/builders.ts'],
    ['src/extra.ts', 'export const a = 1;', 'no such file is planned at the root'],
    ['src/misplaced/a.ts', 'export const a = 1;', 'no such room'],
    ['src/desk/index.ts', 'export const a = 1;', 'is a barrel by its name'],
    ['src/desk/case-utils.ts', 'export const a = 1;', 'is not named after what it does'],
    ['test/helpers.ts', 'export const a = 1;', 'is not named after what it does'],
    [
      'src/desk/a.ts',
      "// All of it.\nexport { b } from './b.ts';\nexport type { C } from './c.ts';\n",
      'only exports what others wrote: a barrel',
    ],
    ['src/desk/a.ts', "export * from './b.ts';\nexport const a = 1;", 'exports another file whole'],
    ['src/desk/a.ts', 'export default 1;', 'has a default export'],
    ['src/desk/a.ts', 'export const a = (b: any) => b;', 'uses the type any'],
    ['test/desk/a.test.ts', 'const a = JSON.parse(b) as any;', 'uses the type any'],
    ['src/desk/a.ts', 'const a: Record<string, any> = {};', 'uses the type any'],
    ['src/desk/a.ts', 'const a: any[] = `${b as any}`;', 'uses the type any'],
    ['src/desk/a.ts', 'const a = `${`${b as any}`}`;', 'uses the type any'],
    ['src/domain/a.ts', 'export const a = Math.random();', 'is pure and may not use Math.random'],
    ['src/cards/a.ts', 'export const a = Date.now();', 'is pure and may not use Date.now'],
    ['src/notices/a.ts', 'export const a = new Date();', 'is pure and may not use new Date()'],
    ['src/domain/a.ts', 'export const a = Temporal.Now.instant();', 'is pure and may not use Temporal.Now'],
    ['src/domain/a.ts', "export const a = process.env['A'];", 'is pure and may not use process.'],
    ...[
      "export const a = person.roles.includes('chair');",
      'const a = ({ roles }: Person) => new Set(roles);',
      'const { name, roles } = person;',
      "const a = person['roles'];",
    ].map((text) => ['src/desk/a.ts', text, "asks for somebody's roles: ask for a capability of roles.ts"] as const),
    ['test/desk/a.test.ts', "it.only('One', () => {});", 'runs one test only'],
    ['test/desk/a.test.ts', "describe.skip('One', () => {});", 'skips a test without a reason'],
    ['test/desk/a.test.ts', "xit('One', () => {});", 'skips a test without a reason'],
    ['test/desk/a.test.ts', 'const late = 1;\nthis.skip();', 'skips a test without a reason'],
    ['test/desk/a.test.ts', 'this.timeout(60_000);', 'has a limit of its own'],
  ];
  for (const [path, text, problem] of wrong) {
    it(`${path} ${problem}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => one(path, text, problem));
  }

  it('a circle of imports, once, whether of values or of types', () => {
    const files = [
      { path: 'src/desk/a.ts', text: "import { b } from './b.ts';" },
      { path: 'src/desk/b.ts', text: "import type { C } from './c.ts';" },
      { path: 'src/desk/c.ts', text: "import { a } from './a.ts';" },
      { path: 'src/desk/d.ts', text: "import { a } from './a.ts';" },
    ];
    assert.deepEqual(problemsIn(files, architecture), [
      'src/desk/a.ts -> src/desk/b.ts -> src/desk/c.ts: a circle of imports',
    ]);
  });

  it('several problems of one file at once', () => {
    assert.equal(found('src/domain/index.ts', "import a from 'pino';\nexport default a as any;").length, 4);
  });
});

describe('The architecture test does not mind', () => {
  const right: readonly (readonly [path: string, text: string])[] = [
    ['src/domain/a.ts', "import { z } from 'zod';\nimport { b } from './case/b.ts';"],
    ['src/cards/a.ts', "import type { Case } from '../domain/case/state/stages.ts';"],
    ['src/store/a.ts', "import type { Ports } from '../casework/ports/ports.ts';"],
    ['src/config.ts', "import type { Mode } from './teams/mode.ts';"],
    [
      'src/pages/a.tsx',
      "import type { Api } from '../web/tab/api.ts';\nimport type { Help } from '../web/reads/help.ts';",
    ],
    ['src/app.ts', "import { b } from './store/b.ts';\nimport { c } from './cosmos-local/open.ts';"],
    [
      'src/domain/a.ts',
      "// import { b } from '../cards/b.ts'; as any, Math.random()\nexport const a = 'new Date() as any';",
    ],
    [
      'src/domain/a.ts',
      '/* export default any */ export const a = /as any|\'|Date\\.now/.test(b) ? `any` : "it\'s any";',
    ],
    ['src/domain/a.ts', 'export const a = new Date(0);'],
    ['src/domain/a.ts', 'export const a: Person = { roles: [] }; // person.roles'],
    ['src/domain/a.ts', "import { roles, type Person } from './people/actor.ts';"],
    ['src/domain/people/roles.ts', "export const a = person.roles.includes('chair');"],
    ['src/desk/a.ts', 'export const a = { any: 1 };\nexport const b = a.any;'],
    ['src/desk/a.ts', "export { b } from './b.ts';\nexport const a = 1;"],
    ['src/desk/a.ts', 'export const a = Date.now();'],
    ['test/desk/a.test.ts', 'it.skip(`${title} (needs the local server)`, test);'],
    ['test/desk/a.test.ts', '// The step before failed.\nthis.skip();'],
    ['test/desk/a.test.ts', "const text = 'it.only(1)';"],
    ['test/desk/a.test.ts', 'this.timeout(0);'],
  ];
  for (const [path, text] of right) {
    it(`${path}: ${text.slice(0, 80).replaceAll('\n', ' ')}`, () => none(path, text));
  }

  it('what stands in comments, texts and patterns: lines stay where they are', () => {
    const text = "const a = `x ${b /* no */ + '}'} y`; // z\nconst c = d / e / f;\n/** any\n */\nconst g = /[/]'/g;\n";
    assert.equal(codeIn(text, { strings: false }).split('\n').length, text.split('\n').length);
    assert.match(codeIn(text, { strings: false }), /const c = d \/ e \/ f;/);
    assert.doesNotMatch(codeIn(text, { strings: false }), /any|no|z|x|y|'/);
    assert.match(codeIn(text, { strings: true }), /`x \$\{b {10}\+ '\}'\} y`;/);
  });

  it('how an import is written: every form is found', () => {
    const text = [
      "import a from 'zod';",
      "import type { B } from './b.ts';",
      "import { type C, d } from '../c.ts';",
      "import * as e from '@azure/cosmos';",
      "export type { F } from './f.ts';",
      "import './g.ts';",
      "const h = await import('node:fs/promises');",
      "export const i = 'from nowhere';",
    ].join('\n');
    const imports = importsOf({ path: 'src/desk/x.ts', text }).map(
      ({ to, typesOnly }) => `${typesOnly ? 'type ' : ''}${to}`,
    );
    assert.deepEqual(imports.toSorted(), [
      '@azure/cosmos',
      'node:fs',
      'src/c.ts',
      'src/desk/g.ts',
      'type src/desk/b.ts',
      'type src/desk/f.ts',
      'zod',
    ]);
  });
});

// What holds the evaluated files to their sources: a broken control of each thing that `npm test` looks at.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCompiler, startCompiler } from './compiler.ts';
import { evaluationOf, seeTo, sourcesHash } from './evaluate.ts';
import { refused } from './refused.ts';

const infra = path.join(import.meta.dirname, '..', '..', 'infra');
/** A copy of infra/, or of all but the ways of installing, which take longest. */
async function copied(withWays = true): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mset-infra-'));
  cpSync(infra, folder, { recursive: true, filter: (file) => withWays || path.basename(file) !== 'ways' });
  return folder;
}
const edit = (folder: string, file: string, change: (text: string) => string): void => {
  const before = readFileSync(path.join(folder, file), 'utf8');
  const after = change(before);
  assert.notEqual(after, before, `${file} was not changed`);
  writeFileSync(path.join(folder, file), after);
};
const command = await findCompiler(false);

describe('The evaluated Bicep', () => {
  it('is of these sources', async () => assert.deepEqual(await seeTo(infra, undefined, false), []));

  for (const file of ['modules/cosmos.bicep', 'council.bicepparam', 'containers.json', 'bicep.csproj']) {
    it(`is refused when ${file} is another, also where nothing can be compiled`, async () => {
      const folder = await copied();
      edit(folder, file, (text) => `${text} `);
      assert.deepEqual(await seeTo(folder, undefined, false), [
        'infra/compiled.json is not of these sources: run "npm run infra", and read the difference.',
      ]);
    });
  }

  it('does not depend on how lines end', async () => {
    const folder = await copied();
    edit(folder, 'main.bicep', (text) => text.replaceAll('\n', '\r\n'));
    assert.equal(sourcesHash(folder), sourcesHash(infra));
  });

  it('is refused when the roles beside it are others', async () => {
    const folder = await copied();
    edit(folder, 'data-rights.json', (text) => text.replace('items/create', 'items/*'));
    assert.match((await seeTo(folder, undefined, false)).join(''), /^infra\/data-rights\.json is not of these sources/);
  });

  // Where the compiler was had before: `npm run infra`, or the check "bicep" in CI, fetches it.
  if (command !== undefined) {
    const compiler = startCompiler(command);
    after(() => compiler.end());

    it('is refused when the compiler warns, also where no parameters are, or writes a file otherwise', async () => {
      const folder = await copied(false);
      edit(folder, 'bicepconfig.json', (text) => text.replaceAll('"error"', '"warning"'));
      edit(folder, 'main.bicep', (text) => `${text}\nvar leftOver = 1\n`);
      edit(folder, 'roles.bicep', (text) => text.replace("type: 'CustomRole'", "kind: 'CustomRole'"));
      edit(folder, 'modules/cosmos.bicep', (text) => text.replace('disableLocalAuth: true', 'disableLocalAuth:true'));
      const said = (await seeTo(folder, compiler, false)).join('\n');
      assert.match(said, /^modules\/cosmos\.bicep is not as the compiler/);
      assert.match(said, /main\.bicep\(\d+,\d+\): Warning no-unused-vars: Variable "leftOver"/);
      assert.match(said, /roles\.bicep\(\d+,\d+\): Warning BCP037: The property "kind" is not allowed/);
    });

    it('is refused when another value comes out', async () => {
      const folder = await copied(false);
      edit(folder, 'modules/cosmos.bicep', (text) => text.replace('disableLocalAuth: true', 'disableLocalAuth: false'));
      assert.match((await seeTo(folder, compiler, false)).join('\n'), /\+ "disableLocalAuth": false/);
    });

    const evaluation = evaluationOf(compiler, infra);
    it('finds the same names where the group is written in other letters another day', async () => {
      const [names = [], others] = (
        await Promise.all(['mset', 'MSET'].map(async (group) => evaluation.evaluated('ways/app.bicepparam', [], group)))
      ).map((snapshot) => [...snapshot.matchAll(/^ {6}"name": "(.+)"/gm)].map(([, name]) => name));
      assert.ok(names.length >= 60);
      assert.deepEqual(others, names);
    });
    for (const { what, of = 'ways/app', given, said } of refused) {
      it(`refuses ${what}, before anything is made`, async () => {
        const otherwise = given.map((one) => `param ${one}`);
        const refusal = await evaluation.evaluated(`${of}.bicepparam`, otherwise).catch(String);
        assert.ok(refusal.includes(said), refusal);
      });
    }
  }
});

// The commands of the Azure CLI that our pages tell people to type are commands that there are, with options that they have. What
// a command does in Azure, and who may give it, no test here can say.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsIn, complaintsOf, grammar } from './az-grammar.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = globSync(['docs/*.md', 'README.md', 'CONTRIBUTING.md'], { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

/** What is code on a page; a command of which the page says that there is none is left out. */
const codeOf = (page: string): string =>
  [...page.matchAll(/```[a-z]*\n(.*?)```|(?<!there is no )`([^`\n]+)`/gs)]
    .map(([, block, inline]) => block ?? inline ?? '')
    .join('\n');
const shells = new Map([
  ...pages.map((file) => [file, codeOf(read(file))] as const),
  ...globSync('.github/workflows/*.yml', { cwd: root }).map((file) => [file, read(file)] as const),
]);
const commands = [...shells].flatMap(([file, shell]) => commandsIn(shell).map((words) => ({ file, words })));

describe('The commands of the Azure CLI on our pages', () => {
  it('were found', () => {
    assert.ok(commands.length > 90, String(commands.length));
    const files = new Set(commands.map(({ file }) => file));
    for (const file of [
      'docs/install.md',
      'docs/operations.md',
      'docs/worst-day.md',
      'docs/tenant.md',
      '.github/workflows/deploy.yml',
    ])
      assert.ok(files.has(file), file);
  });

  it('are as its reference has them', () => {
    assert.deepEqual(
      commands.flatMap(({ file, words }) => complaintsOf(words).map((one) => `${file}: ${one}`)),
      [],
    );
  });

  it('are each used', () => {
    const used = commands.map(({ words }) => words.join(' '));
    const programs = read('infra/jobs.mjs');
    const typed = (name: string): boolean =>
      used.some((one) => one === name || one.startsWith(`${name} `)) ||
      programs.includes(
        name
          .replace('containerapp ', '')
          .split(' ')
          .map((word) => `'${word}'`)
          .join(', '),
      );
    assert.deepEqual(
      [...grammar.keys()].filter((name) => !typed(name)),
      [],
    );
  });

  for (const [typed, said] of [
    ['containerapp job begin --name x --resource-group mset', 'az containerapp job begin: there is no such command'],
    ['containerapp job start --nam x --resource-group mset', 'az containerapp job start: it has no --nam'],
    ['keyvault secret set --vault-name V --file key', 'az keyvault secret set: --name is missing'],
    ['group create -n mset -l uksouth -o text', 'az group create: -o is not text'],
    ['group delete mset --yes --name mset', 'az group delete: mset is no part of it'],
  ] as const)
    it(`are refused as: ${said}`, () => assert.deepEqual(complaintsOf(typed.split(' ')), [said]));

  it('are told from what is around them', () => {
    const shell = `for p in A B; do az provider register --namespace Microsoft.$p --wait; done
az role assignment create --assignee X --role "Key Vault Secrets Officer" --scope $(az keyvault show --name V --query id --output tsv) # once
az keyvault secret set --name 'a b' \\
  --file key | sed 's|.*/||'`;
    assert.deepEqual(
      commandsIn(shell).map((words) => words.join(' ')),
      [
        'provider register --namespace Microsoft.$p --wait',
        'role assignment create --assignee X --role Key Vault Secrets Officer --scope $(az keyvault show --name V --query id --output tsv)',
        'keyvault show --name V --query id --output tsv',
        'keyvault secret set --name a b --file key',
      ],
    );
  });
});

// The workflows through GitHub's own parser.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// The parser imports its schema without saying that it is JSON, as bundlers let it.
const hooks = registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import('@actions/workflow-parser');
hooks.deregister();

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** What GitHub would complain of. */
async function complaintsOf(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe('The workflows, to GitHub', () => {
  for (const file of globSync('.github/workflows/*.yml', { cwd: root }))
    it(`${file} is one`, async () => assert.deepEqual(await complaintsOf(file, read(file)), []));

  for (const [what, from, to] of [
    ['a job needs another that there is not', 'needs: plan', 'needs: plans'],
    ['an expression names what there is not', 'vars.RESOURCE_GROUP', 'var.RESOURCE_GROUP'],
    ['a step both uses and runs', '        id: image\n', '        id: image\n        uses: actions/checkout@v6\n'],
    ['a permission is none', 'id-token: write', 'id-token: give'],
    ['a key is misspelt', 'timeout-minutes: 300', 'timeout-minute: 300'],
  ] as const) {
    it(`are refused where ${what}`, async () => {
      const good = read('.github/workflows/deploy.yml');
      assert.ok(good.includes(from));
      assert.notDeepEqual(await complaintsOf('deploy.yml', good.replace(from, to)), []);
    });
  }
});

// Rules about how the Bicep is written, which its evaluated resources do not show. What Bicep is, is the compiler's.
import { globSync, readFileSync } from 'node:fs';
import type { Problem } from './evaluated.ts';

const root = new URL('../../', import.meta.url);
/** File → text. */
type Sources = ReadonlyMap<string, string>;
export const sources: Sources = new Map(
  globSync('infra/{*,modules/*}.bicep', { cwd: root }).map((file) => [
    file.replaceAll('\\', '/'),
    readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n'),
  ]),
);

/** A person fills in the parameters and reads the outputs: each says what it is. */
export const described = (all: Sources): readonly Problem[] =>
  [...all].flatMap(([file, text]) =>
    [...text.matchAll(/((?:^@.*\n(?:^ .*\n)*)*)^(?:param|output) (\w+)/gm)]
      .filter(([, decorators = '']) => !/@description\('[^']{8,}/.test(decorators))
      .map(([, , name]) => `${file}: ${name} has no @description: say what it is and what to put in`),
  );

/** What changes the account, in order: two changes at once are answered 412. */
const order: readonly (readonly [declared: string, after: string])[] = [
  ['resource roles', 'containers'],
  ['resource mayReadAndWrite', 'roles'],
  ['resource looksEnderMay', 'mayReadAndWrite'],
  ['module endpoint', 'containers'],
  ['module endpoint', 'mayReadAndWrite'],
  ['module endpoint', 'looksEnderMay'],
];
const cosmos = 'infra/modules/cosmos.bicep';

/** What-if and a snapshot show no order; `dependsOn` does. */
export const inOrder = (all: Sources): readonly Problem[] =>
  order.flatMap(([declared, after]) => {
    const [, body = ''] = (all.get(cosmos) ?? '').split(new RegExp(`^${declared} `, 'm'));
    const [, waited = ''] = /^ {2,4}dependsOn: \[([^\]]*)\]/m.exec(body.split(/\n(?:resource|module) /)[0] ?? '') ?? [];
    return waited.split(/[\s,]+/).includes(after)
      ? []
      : [`${cosmos}: ${declared} must wait for ${after}: the account takes one change at a time`];
  });

/** One edit each, with the line that must be said about it. */
export const brokenSources = [
  {
    what: 'a parameter is not described',
    file: 'infra/modules/registry.bicep',
    from: "@description('Azure region.')\n",
    to: '',
    said: 'infra/modules/registry.bicep: location has no @description: say what it is and what to put in',
  },
  {
    what: 'the role is given while containers are still being made',
    file: cosmos,
    from: '    dependsOn: [containers]\n',
    to: '',
    said: `${cosmos}: resource roles must wait for containers: the account takes one change at a time`,
  },
];

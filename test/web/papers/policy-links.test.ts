// Where the links of the policy lead: however they are written, nowhere that its file may not have them lead.
import assert from 'node:assert/strict';
import type { Policy } from '../../../src/domain/papers/policy-file.ts';
import { policyHtml } from '../../../src/web/papers/policy.ts';
import { directory } from '../../people/builders.ts';

const policyOf = (text: string): Policy => ({
  title: 'Policy',
  version: '1.0',
  date: '2027-01-04',
  standing: 'draft',
  changes: [],
  text,
});
const linksIn = (text: string): readonly string[] =>
  [...policyHtml(policyOf(text), directory.settings).matchAll(/href="([^"]*)"/g)].flatMap(([, href = '']) => href);

describe('A link of the policy', () => {
  for (const [how, text] of [
    ['behind the words', '[evil](http://evil.example/)'],
    ['in brackets', '[evil](<http://evil.example/>)'],
    ['by name', '[evil][h]\n\n[h]: http://evil.example/'],
    ['by its own name', '[evil]\n\n[evil]: <//evil.example/>'],
    ['by name, on the next line', '[evil][h]\n\n[h]:\n  http://evil.example/'],
    ['by itself', '<http://evil.example/> and <https://good.example/>'],
    ['as a page of ours', '[evil](/api/tab/me)'],
    ['as a script', '[evil](javascript:alert)'],
  ] as const) {
    it(`${how} leads nowhere else`, () =>
      assert.deepEqual(
        linksIn(text).filter((href) => !href.startsWith('https://good')),
        [],
      ));
  }
  it('leads where it may', () => {
    const text =
      '[a](https://a.example/) [b](mailto:b@example.org) [c](tel:0191) [d](#e) [f][g]\n\n[g]: https://g.example/';
    assert.deepEqual(linksIn(text), [
      'https://a.example/',
      'mailto:b@example.org',
      'tel:0191',
      '#e',
      'https://g.example/',
    ]);
  });
});

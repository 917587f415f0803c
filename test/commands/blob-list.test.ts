// Lists of a container as Azure Storage writes them, in every spelling that XML allows.
import assert from 'node:assert/strict';
import { blobsIn } from '../../src/outside/blob-list.ts';

const listOf = (inner: string): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://a.example/" ContainerName="seals">${inner}</EnumerationResults>`;
const blob = (name: string): string =>
  `<Blob><Name>${name}</Name><Properties><Etag>0x8D</Etag><Content-Length>20</Content-Length></Properties><OrMetadata /></Blob>`;

describe('A list of blobs', () => {
  for (const [what, inner, read] of [
    [
      'of several, with a mark of the next page',
      `<Blobs>${blob('a')}${blob('b')}</Blobs><NextMarker>2!92!b</NextMarker>`,
      [['a', 'b'], '2!92!b'],
    ],
    ['of one', `<Blobs>${blob('a')}</Blobs><NextMarker />`, [['a'], '']],
    ['of none', '<Prefix>papers/</Prefix><Blobs /><NextMarker />', [[], '']],
    [
      'with signs that XML writes otherwise',
      `<Blobs>${blob('papers/R&amp;D &lt;1&gt;.md')}</Blobs>`,
      [['papers/R&D <1>.md'], ''],
    ],
    ['with a mark that XML writes otherwise', '<Blobs /><NextMarker>a&amp;b</NextMarker>', [[], 'a&b']],
    ['whose name is a number, and stays as it is written', `<Blobs>${blob('007')}</Blobs>`, [['007'], '']],
    ['with a comment that looks like a name', `<Blobs><!-- <Name>x</Name> -->${blob('a')}</Blobs>`, [['a'], '']],
  ] as const)
    it(what, () => {
      const { names, next } = blobsIn(listOf(inner));
      assert.deepEqual([names, next], read);
    });

  for (const [what, text] of [
    ['an error', '<?xml version="1.0"?><Error><Code>AuthorizationFailure</Code></Error>'],
    ['a page of someone in between', '<html><body>Sign in</body></html>'],
    ['half a list', '<EnumerationResults><Blobs><Blob><Name>a</Na'],
    ['nothing', ''],
  ] as const)
    it(`is not ${what}: it throws, and does not say that nothing is there`, () => assert.throws(() => blobsIn(text)));
});

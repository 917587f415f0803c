// How many names a person may ask for: each is a look, however many stand in one request.
import assert from 'node:assert/strict';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { priya } from '../../people/builders.ts';
import { localSignIn, signInTo, startTabSite, withHeaders } from '../people/tab-site.ts';

describe('Names of children', () => {
  it('are counted one by one, and other requests go on', async () => {
    const site = await startTabSite(localSignIn);
    const authorization = `Bearer ${await signInTo(site, priya.objectId)}`;
    const references = Array.from({ length: 30 }, (_, place) => mintReference(new Uint8Array([place, 1, 2, 3, 4])));
    const body = JSON.stringify({ references });
    const headers = { authorization, 'content-type': 'application/json' };
    const answers: number[] = [];
    for (let time = 0; time < 21; time += 1)
      answers.push((await site.send(withHeaders({ method: 'POST', path: '/api/tab/names', body }, headers))).status);
    assert.deepEqual(answers, [...Array.from({ length: 20 }, () => 200), 429]);
    assert.equal(
      (await site.send(withHeaders({ method: 'GET', path: '/api/tab/board' }, { authorization }))).status,
      200,
    );
    await site.stop();
  });
});

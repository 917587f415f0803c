import assert from 'node:assert/strict';
import { tabLink } from '../../../src/web/tab/tab-link.ts';
import { kestrelReference } from '../../people/builders.ts';

const page = `case/${kestrelReference}`;
const baseUrl = 'https://mset.example.org';
const teamsAppId = '22222222-2222-4222-8222-222222222222';

describe('The link to a page of the tab', () => {
  it('leads to this server where the app has no id in Teams', () => {
    assert.equal(tabLink({ baseUrl }, page), 'https://mset.example.org/tab/#/case/MSET-4F7K-24');
  });

  it('leads into Teams where it has one, and says where else the page is', () => {
    const link = new URL(tabLink({ baseUrl, teamsAppId }, page) ?? '');
    assert.equal(link.origin + link.pathname, `https://teams.microsoft.com/l/entity/${teamsAppId}/board`);
    assert.deepEqual(JSON.parse(link.searchParams.get('context') ?? ''), { subEntityId: page });
    assert.equal(link.searchParams.get('webUrl'), 'https://mset.example.org/tab/#/case/MSET-4F7K-24');
    assert.equal(link.searchParams.get('label'), 'MSET');
    assert.doesNotMatch(link.search, /\+/, 'Teams would read it as a plus');
    assert.equal(link.hash, '', 'what stands behind # never reaches Teams');
  });

  it('leads into Teams also without an address of our own, and nowhere where neither is known', () => {
    const link = new URL(tabLink({ baseUrl: undefined, teamsAppId }, page) ?? '');
    assert.equal(link.searchParams.has('webUrl'), false);
    assert.equal(tabLink({ baseUrl: undefined }, page), undefined);
  });
});

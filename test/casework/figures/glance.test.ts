// The figures at home: a quarter so far for the co-ordinator; for the analyst that one can be released, until it is.
import assert from 'node:assert/strict';
import { glanceFor } from '../../../src/casework/figures/glance.ts';
import type { Counting, FigureStore, Release } from '../../../src/casework/ports/figure-ports.ts';
import { glanceTold } from '../../../src/reading/figures/glance.ts';
import { moira, must, priya, someone } from '../../people/builders.ts';

const analyst = someone(150, 'Ana Lyst', { roles: ['analyst'] });
const head = someone(151, 'Hea Dof', { roles: ['serviceManager'] });
const now = '2027-04-02T10:00:00.000Z';
const late = { title: 'Late now', value: '3' };
const seen = Date.parse('2027-04-01T00:15:00.000+01:00');

function figures(counting: Partial<Counting> | undefined, released?: Release): FigureStore {
  const counts = { 'consent|||1': 8, 'consent|||3': 2, 'consentInTime||': 9 };
  const store: Partial<FigureStore> = {
    counting: async () => counting && { value: { since: 0, until: 0, version: 1, ...counting }, version: '1' },
    sheet: async (period) => ({
      value: { period, counts: period === '2027-Q2' ? counts : {}, open: {} },
      version: '1',
    }),
    release: async () => released && { value: released, version: '1' },
  };
  return store as FigureStore; // nothing else is asked
}

describe('The figures at home', () => {
  it('are three of the quarter so far, for the co-ordinator', async () => {
    const told = glanceTold(must(await glanceFor(moira, figures({ seen }), now)), late);
    assert.deepEqual(told, {
      title: 'Quarter 2 of 2027 so far',
      says: '',
      figures: [
        late,
        { title: 'Consents in time', value: '90 %' },
        { title: 'Return interviews in time', value: 'None' },
      ],
    });
  });

  it('say to the analyst that a quarter can be released, once it is counted to its end and until it has left', async () => {
    assert.equal(
      glanceTold(must(await glanceFor(analyst, figures({ seen }), now)), late).title,
      'Quarter 1 of 2027 can be released',
    );
    assert.equal(await glanceFor(analyst, figures({ seen: seen - 10 * 60_000 }), now), undefined);
    assert.equal(await glanceFor(analyst, figures({ seen, again: true }), now), undefined);
    const released = { period: '2027-Q1', at: now, told: {}, looked: '2027-04' };
    assert.equal(await glanceFor(analyst, figures({ seen }, released), now), undefined);
  });

  it('are nothing to others, and nothing while nothing is counted', async () => {
    for (const who of [head, priya]) assert.equal(await glanceFor(who, figures({ seen }), now), undefined, who.name);
    assert.equal(await glanceFor(moira, figures(undefined), now), undefined);
    assert.equal(await glanceFor(moira, undefined, now), undefined);
  });
});

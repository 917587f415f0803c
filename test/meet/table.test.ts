// The table of what can meet: every step has a capability, every capability a step, and says what it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { invariants } from './account.ts';
import { capabilitiesOf } from './steps.ts';
import { capabilities, capabilityNames } from './table.ts';

describe('What can meet', () => {
  it('is begun by a step of some matter, each of them', () => {
    const named = new Set(Object.values(capabilitiesOf).flatMap((steps) => Object.values(steps).flat()));
    assert.deepEqual(
      capabilityNames.filter((name) => !named.has(name)),
      [],
    );
  });

  it('is walked by the rules, or says why it is not', () => {
    assert.deepEqual(
      capabilityNames.filter((name) => {
        const { ways = {}, unplayed } = capabilities[name];
        return (Object.keys(ways).length === 0) !== (unplayed !== undefined);
      }),
      [],
    );
  });

  it('names rules that there are, and so does each invariant', () => {
    const process = readFileSync('docs/process.md', 'utf8');
    const rules = [
      ...capabilityNames.map((name) => capabilities[name].rule),
      ...Object.values(invariants).flatMap((one) => one.rules),
    ];
    assert.deepEqual(
      rules.filter((rule) => !process.includes(`**${rule} `)),
      [],
    );
  });
});

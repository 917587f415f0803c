// One duty and one time in every place, of a case for each duty that there is: the fictional cases of the demo, which are
// looked at in the same way, have none of most of them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rowsOf } from '../../src/demo/story.ts';
import { caseMatter } from '../../src/domain/case/whole/case.ts';
import { callOf, clocked, daysLater, lived } from '../domain/owed/world.ts';
import { world } from '../domain/owed/walk.ts';
import {
  closing,
  february,
  march,
  april,
  ofLado,
  opened,
  received,
  referredToNrm,
  sent,
  turns17half,
  turns18,
} from '../domain/owed/stories.ts';
import { isBack, isMissing } from '../people/episode-builders.ts';
import {
  challenged,
  colin,
  directory,
  greta,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  returned,
  tess,
  type Told,
} from '../people/builders.ts';
import { decided, harmRecorded, listed, strategyCalled, transferBegun } from '../people/meeting-builders.ts';
import { knownOfDemo, knownOfEachDuty } from './known-differences.ts';
import { lookAt } from './places.ts';

const stories: Readonly<Record<string, Told>> = {
  consent: sent(),
  returned: [...sent(), noConflict(), returned()],
  triage: received(),
  missing: [...received(), isMissing()],
  interview: [...received(), isMissing(), isBack({ returnedAt: '4/1/2027 9:30', prevention: '' })],
  strategy: [...received(), strategyCalled()],
  decision: [...received(), listed()],
  challenge: [...received(), listed(), decided('hold'), challenged()],
  held: [...received(), listed(), decided('hold')],
  outcome: [...received(), listed(), decided('otherPlan')],
  review: [...received(), ...opened],
  senior: [...received(), ...opened, decided('stepUp', february)],
  seniors: [
    ...received(),
    ...opened,
    decided('continue', february),
    decided('continue', march),
    decided('continue', april),
  ],
  notice: [...received(), harmRecorded()],
  lado: received(ofLado),
  nrm: [...received(), referredToNrm],
  adultLead: [...received(turns17half), ...opened],
  route: [...received(turns18), ...opened],
  acceptance: [...received(), ...opened, transferBegun()],
  closure: [...received(), ...opened, ...closing],
  feedback: [...received(), ...opened, ...closing, decided('close', march)],
};
const readers = [priya, colin, greta, moira, tess, ravi];
/** So many days after the last that people did; meanwhile the clocks run, and those whom they called last are asked something. */
const days = [0, 1, 5, 20, 100];

async function foundIn(name: string, told: Told): Promise<readonly string[]> {
  const file = lived(rowsOf(told), world);
  const differences = new Set<string>();
  for (const count of days) {
    const now = daysLater(must(file.facts.at(-1)).at, count);
    const { facts } = clocked(file, now, world);
    const { root, parts } = caseMatter.replay(facts);
    const looked = { cases: [must(root)], parts: [...parts.values()], meetings: [], directory, now };
    const found = await lookAt(looked, readers);
    for (const one of found.differences) differences.add(one);
    // What people were called for before they last did something may be done.
    const called =
      facts
        .slice(file.facts.length)
        .map(callOf)
        .findLast((call) => call !== undefined)?.to ?? [];
    for (const [{ objectId }, duties] of found.asked)
      if (called.includes(objectId) && duties.length === 0) differences.add(`called · ${name} · nothing`);
  }
  return [...differences];
}

describe('Every place says one duty and one time of a case, but where it is known that they do not', () => {
  const known = Object.values(knownOfEachDuty).flat();
  const all = new Set<string>();

  for (const [name, told] of Object.entries(stories)) {
    it(`where ${name} is next`, async () => {
      const differences = await foundIn(name, told);
      for (const one of differences) all.add(one);
      assert.deepEqual(
        differences.filter((one) => !known.includes(one)),
        [],
      );
    });
  }

  it('blames files that there are', () => {
    const blamed = [...Object.keys(knownOfDemo), ...Object.keys(knownOfEachDuty)];
    assert.deepEqual(
      blamed.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url))),
      [],
    );
  });

  it('and what differs no more comes off the list', () => {
    assert.deepEqual(
      known.filter((one) => !all.has(one)),
      [],
    );
  });
});

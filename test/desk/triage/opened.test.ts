// A received case as the co-ordinator opens it, over the real store: whether the child is known already, on card and page.
import assert from 'node:assert/strict';
import type { WantedByKeys } from '../../../src/casework/ports/ports.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { colin, heron, moira, priya, sparrow } from '../../people/builders.ts';
import { decidedNow, listed } from '../../people/meeting-builders.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import type { World } from '../../worlds/harness.ts';
import { openTriage, plans, received, receivedByNoor, ref, second } from './triage-office.ts';

let world: World;
const twin = { ...heron, caseSystemId: 'T-1001' };
const warned = { ...twin, mustNotBeTold: 'yes', toldWho: 'His uncle', toldWhy: 'He is the exploiter.' };
const found = 'Cases that look alike';
async function opens(person: Person, reference: Reference = ref): Promise<string> {
  const window = world.windowOf(person);
  await window.says(`case ${reference}`);
  return window.opens({ on: reference });
}
/** The page of the case as this person reads it, and its buttons. */
async function page(person: Person) {
  const { read } = pagesOver(world.ports);
  const answer = await read(person, 'case', { reference: ref });
  assert.ok(answer);
  return answer;
}

describe('A received case, as the co-ordinator opens it', () => {
  beforeEach(async () => {
    world = await openTriage();
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  it('says on its card which case is of the same child, why, and what the two say otherwise; each is a look', async () => {
    await world.has(second, receivedByNoor(warned));
    const card = await opens(moira);
    assert.ok(card.includes(`Received** · ${second}\nAlike by the same case system ID.\n[ Open ] [ Merge ]`), card);
    assert.match(card, new RegExp(`${second} says[^]*Who must not be told: Yes[^]*His uncle`));
    const looks = await world.ports.looks.of(second);
    assert.ok(looks.some(({ name, what }) => name === 'Moira Example' && what === 'looks alike'));
    const moiras = world.windowOf(moira);
    await moiras.presses('Open', { on: found });
    assert.match(await moiras.presses('Back', { on: 'Is it the same child?' }), new RegExp(found));
    assert.match(await moiras.presses('Merge', { on: found }), /How you know it is the same child/);
  });

  it('says it on the page too, with a button that compares the two', async () => {
    await world.has(second, receivedByNoor(warned));
    const { alike, compare } = await page(moira);
    assert.deepEqual(
      alike.map(({ title }) => title),
      ['By the duplicate check', `${ref} says`, `${second} says`],
    );
    assert.deepEqual(alike[0]?.lines, [{ label: `Received · ${second}`, value: 'Alike by the same case system ID.' }]);
    assert.deepEqual(
      compare.map(({ title }) => title),
      [`Compare with ${second}`],
    );
  });

  it('says of a child whom someone else refers again how the last case ended', async () => {
    await plans(world, '2027-01-12');
    await world.has(second, [
      ...receivedByNoor({ ...sparrow, caseSystemId: 'T-1001' }),
      listed(),
      decidedNow('otherPlan'),
    ]);
    assert.equal((await world.caseOf(second)).stage, 'otherPlan');
    const card = await opens(moira);
    assert.match(card, new RegExp(`${second}[^]*The child was referred before\\.[^]*Ended: Other plan`));
    assert.match(card, /Last band: none recorded[^]*Outcome: Other plan/);
    assert.ok(!card.includes('[ Merge ]'), 'a case that is over is no choice of a merge');
    const titles = (await page(moira)).alike.map(({ title }) => title);
    assert.deepEqual(titles, ['By the duplicate check', `Referred before: ${second}`]);
    const looks = await world.ports.looks.of(second);
    assert.ok(looks.some(({ what }) => what === 'looks alike: last band and outcome'));
  });

  it('says nothing of a case that the co-ordinator may not open, and leaves no look at it', async () => {
    await world.has(second, receivedByNoor(twin));
    assert.match(await opens(moira), new RegExp(found));
    const before = (await world.ports.looks.of(second)).length;
    await excludes(second);
    assert.ok(!(await opens(moira)).includes(second));
    assert.deepEqual((await page(moira)).alike, []);
    assert.equal((await world.ports.looks.of(second)).length, before);
  });

  it('is nobody’s but the co-ordinator’s: others read the case without it, and nothing is looked up', async () => {
    await world.has(second, receivedByNoor(twin));
    const asked = countsAlike();
    for (const person of [priya, colin]) {
      assert.ok(!(await opens(person)).includes(second), person.name);
      const { alike, compare } = await page(person);
      assert.deepEqual([alike, compare], [[], []]);
    }
    assert.equal(asked(), 0);
  });

  it('asks one keyed query for what looks alike and what is linked, and nothing more where there is neither; of a later stage for what is linked alone', async () => {
    const store = world.ports.cases;
    const names: string[] = [];
    const asked: WantedByKeys[] = [];
    const before = { ...store };
    Object.assign(store, {
      foundByKeys: async (wanted: WantedByKeys) => {
        asked.push(wanted);
        return before.foundByKeys(wanted);
      },
    });
    for (const [name, method] of Object.entries(store)) {
      const call = method as (...given: unknown[]) => unknown; // every port is
      Object.assign(store, {
        [name]: (...args: unknown[]) => {
          names.push(name);
          return call.apply(store, args);
        },
      });
    }
    const opened = async (person: Person): Promise<readonly string[]> => {
      await world.windowOf(person).says(`case ${ref}`);
      names.length = 0;
      const card = await world.windowOf(person).opens({ on: ref });
      assert.ok(!card.includes(found));
      return [...names];
    };
    const others = await opened(colin);
    assert.deepEqual((await opened(moira)).toSorted(), [...others, 'foundByKeys'].toSorted());
    await plans(world, '2027-01-12');
    await world.has(ref, [listed()]);
    const later = await opened(moira);
    assert.deepEqual(later.toSorted(), [...others, 'foundByKeys'].toSorted());
    assert.deepEqual(
      asked.map(({ alike, links }) => [alike.length > 0, links.flat().length > 0]),
      [
        [true, true],
        [false, true],
      ],
    );
  });
});

function countsAlike(): () => number {
  const before = { ...world.ports.cases };
  let count = 0;
  Object.assign(world.ports.cases, {
    alike: async (keys: readonly string[]) => {
      count += 1;
      return before.alike(keys);
    },
    foundByKeys: async (wanted: WantedByKeys) => {
      count += 1;
      return before.foundByKeys(wanted);
    },
  });
  return () => count;
}

/** As a conflict in a meeting leaves it: Moira is excluded. */
async function excludes(reference: Reference): Promise<void> {
  const store = world.ports.cases;
  const before = { ...store };
  const hide = <C extends { readonly reference: Reference }>(one: C): C =>
    one.reference === reference ? { ...one, excluded: [moira.objectId] } : one;
  Object.assign(store, {
    load: async (which: Reference) => {
      const one = await before.load(which);
      return one && { ...one, value: { ...one.value, root: hide(one.value.root) } };
    },
    alike: async (keys: readonly string[]) =>
      (await before.alike(keys)).map((match) => ({ ...match, case: hide(match.case) })),
    foundByKeys: async (wanted: WantedByKeys) => {
      const found = await before.foundByKeys(wanted);
      return { ...found, alike: found.alike.map((match) => ({ ...match, case: hide(match.case) })) };
    },
  });
  await Promise.resolve();
}

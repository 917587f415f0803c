// Restrict, Name person, Remove name and Lift restriction as people press them, over the real store.
import assert from 'node:assert/strict';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { colin, greta, moira, priya, ravi, tess } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { factsSince, openTriage, received, ref } from '../triage/triage-office.ts';

let world: World;
const seesIt = async (person: Person): Promise<boolean> => {
  const { card } = await world.windowOf(person).sends('case.open', { ref });
  return !JSON.stringify(card).includes('This case is not available to you');
};
/** Opens the case, then More, then this button of it. */
const asks = async (person: Person, title: string): Promise<string> => {
  const window = world.windowOf(person);
  await window.says(`case ${ref}`);
  const opened = await window.opens({ on: ref });
  if (opened.includes(`[ ${title} ]`)) return window.presses(title, { on: ref });
  await window.presses('More', { on: ref });
  return window.presses(title, { on: ref });
};
const sends = (person: Person, title: string, on: string, fill: Record<string, string>): Promise<string> =>
  world.windowOf(person).presses(title, { on, fill });

const restricts = async (): Promise<string> => {
  await asks(moira, 'Restrict');
  return sends(moira, 'Restrict', 'Ground', { Ground: 'High profile', Reason: 'His father is a councillor.' });
};
const names = async (person: Person): Promise<string> => {
  await asks(moira, 'Name person');
  return sends(moira, 'Name person', 'Why they need', {
    Person: person.name,
    'Why they need to see it': 'They chair the meeting.',
  });
};

/** Which of the four the co-ordinator is offered. */
const more = async (): Promise<readonly string[]> => {
  const window = world.windowOf(moira);
  await window.says(`case ${ref}`);
  const opened = await window.opens({ on: ref });
  const text = `${opened}\n${await window.presses('More', { on: ref })}`;
  return ['Restrict', 'Lift restriction', 'Name person', 'Remove name'].filter((title) =>
    text.includes(`[ ${title} ]`),
  );
};

describe('Restricting a case', () => {
  beforeEach(async () => {
    world = await openTriage();
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  it('closes it to all but referrer, deciding manager and co-ordinator, and is said first on every card', async () => {
    assert.ok(await seesIt(tess));
    const form = await asks(moira, 'Restrict');
    assert.match(form, /Only the referrer, the manager who decided and the co-ordinators will be able to open it/);
    assert.match(form, /A relative of staff \/ A person of concern is staff \/ High profile \/ Risk to life/);
    const half = await sends(moira, 'Restrict', 'Ground', { Ground: 'High profile' });
    assert.match(half, /Reason: this is needed/);
    const done = await sends(moira, 'Restrict', 'Ground', { Ground: 'High profile', Reason: 'A councillor’s son.' });
    assert.match(done, /✓ The case is restricted[^]*Name person, under More, lets in the chair/);
    for (const person of [tess, greta, ravi]) assert.ok(!(await seesIt(person)), person.name);
    for (const person of [priya, colin, moira]) assert.ok(await seesIt(person), person.name);
    const opened = await world.windowOf(moira).opens({ on: ref });
    assert.match(opened, /Restricted: only the people named for this case see it/);
    assert.deepEqual(await factsSince(world), ['Moira Example restrict']);
  });

  it('is offered to nobody whose work it is not, and refused if they press all the same', async () => {
    const opened = await world
      .windowOf(tess)
      .says(`case ${ref}`)
      .then(async () => world.windowOf(tess).opens({ on: ref }));
    assert.ok(!opened.includes('Restrict'), opened);
    for (const [who, verb] of [
      [tess, 'restrict.case'],
      [priya, 'restrict.case'],
      [colin, 'restrict.case.go'],
      [tess, 'restrict.name'],
      [ravi, 'restrict.lift'],
    ] as const) {
      const { card } = await world.windowOf(who).sends(verb, { ref, ground: 'highProfile', reason: 'So.' });
      assert.match(JSON.stringify(card), /This case is not available to you/, `${who.name} ${verb}`);
    }
    assert.deepEqual(await factsSince(world), []);
  });

  it('offers what fits: Name person and Lift restriction where it is restricted, Remove name where somebody is named', async () => {
    assert.deepEqual(await more(), ['Restrict']);
    await restricts();
    assert.deepEqual(await more(), ['Lift restriction', 'Name person']);
    await names(tess);
    assert.deepEqual(await more(), ['Lift restriction', 'Name person', 'Remove name']);
  });

  it('lets the chair in, who is rung and opens it; the others read who that is; removed, the card is gone', async () => {
    await restricts();
    assert.match(
      await names(tess),
      /✓ Let in: Tess Gavel · Mon 4 Jan \d\d:\d\d\n\| \*\*Told:\*\* Tess Gavel \(chair\)\./,
    );
    const tesss = world.windowOf(tess);
    assert.match(await tesss.opens({ on: ref }), /Restricted: only[^]*Let in: Tess Gavel/);
    assert.match(await asks(moira, 'Name person'), /Person: ‹/);
    const again = world.windowOf(moira).sending('Name person', {
      on: 'Why they need',
      fill: { Person: ravi.name, 'Why they need to see it': 'They act.' },
    });
    world.clock.passes(1500);
    const { card } = await world.windowOf(moira).sends(again.verb, { ...again.data, person: tess.objectId });
    assert.match(JSON.stringify(card), /Tess Gavel is let in already|could not be read|choose/i);
    await asks(moira, 'Remove name');
    const done = await sends(moira, 'Remove name', 'no longer', {
      Person: tess.name,
      'Why they no longer need to see it': 'The meeting is over.',
    });
    assert.match(done, /✓ Name removed: Tess Gavel/);
    assert.ok(!(await seesIt(tess)));
    assert.deepEqual(await factsSince(world), [
      'Moira Example restrict',
      'Moira Example namePerson',
      'Moira Example removeName',
    ]);
  });

  it('is lifted with a reason, once, however often the press arrives', async () => {
    await restricts();
    await asks(moira, 'Lift restriction');
    assert.match(await sends(moira, 'Lift restriction', 'Reason', {}), /Reason: this is needed/);
    const { verb, data } = world.windowOf(moira).sending('Lift restriction', {
      on: 'Reason',
      fill: { Reason: 'Yes was pressed by mistake.' },
    });
    world.clock.passes(1500);
    for (const _ of [1, 2]) {
      const { card } = await world.windowOf(moira).sends(verb, data);
      assert.match(JSON.stringify(card), /✓ The restriction is lifted/);
    }
    assert.ok(await seesIt(tess));
    assert.deepEqual(await factsSince(world), ['Moira Example restrict', 'Moira Example liftRestriction']);
    const { card } = await world.windowOf(moira).sends('restrict.lift', { ref });
    assert.match(JSON.stringify(card), /This case is not restricted/);
  });

  it('lifted by several at once is lifted once, and no loser’s card says that it is restricted', async () => {
    await restricts();
    await asks(moira, 'Lift restriction');
    const { verb, data } = world.windowOf(moira).sending('Lift restriction', {
      on: 'Reason',
      fill: { Reason: 'Yes was pressed by mistake.' },
    });
    world.clock.passes(1500);
    const commands = [1, 2, 3].map(() => mintCommandId(world.clock.nowMs() - 1500, world.clock.bytes(8)));
    const texts = await Promise.all(
      commands.map(async (command) => {
        // Facts that are the same to the millisecond and the letter are one.
        const reason = `By mistake: ${command}`;
        const { body } = await world.teams.person(moira).presses(verb, { ...data, command, reason });
        return JSON.stringify(body);
      }),
    );
    assert.equal(texts.filter((text) => text.includes('✓ The restriction is lifted')).length, 1);
    const lost = texts.filter((text) => text.includes('This case is not restricted'));
    assert.equal(lost.length, 2);
    for (const text of lost) assert.doesNotMatch(text, /Restricted: only the people named/);
    assert.deepEqual(await factsSince(world), ['Moira Example restrict', 'Moira Example liftRestriction']);
  });
});

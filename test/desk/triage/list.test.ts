// List for pre-MSET over the real store: the duplicate check, the meeting, the agencies, and one press one effect.
import assert from 'node:assert/strict';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { readable } from '../../journeys/people/readable.ts';
import { colin, heron, kestrel, moira, must, noor, priya, sparrow, tess } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import {
  another,
  factsSince,
  moiraPresses,
  openTriage,
  plans,
  received,
  receivedByNoor,
  ref,
  second,
} from './triage-office.ts';

let world: World;
const asks = (): Promise<string> => moiraPresses(world, 'List for pre-MSET');
const sends = (): Promise<string> => world.windowOf(moira).presses('List for pre-MSET', { on: 'Agencies invited' });
const checked = async (): Promise<readonly Reference[] | undefined> => {
  const childCase = await world.caseOf(ref);
  return 'checked' in childCase ? childCase.checked?.alike : undefined;
};

describe('List for pre-MSET', () => {
  beforeEach(async () => {
    world = await openTriage();
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  it('says when no meeting is planned, and leads to Meetings', async () => {
    const answer = await asks();
    assert.match(answer, /No pre-MSET meeting is planned/);
    assert.match(answer, /\[ Meetings \]/);
    assert.deepEqual(await factsSince(world), []);
  });

  it('offers the next meeting with the agencies ticked that are core to it, and is done by one press, however often it arrives', async () => {
    await plans(world, '2027-02-09');
    await plans(world, '2027-01-12');
    await plans(world, '2027-01-05', 'panel');
    const form = await asks();
    assert.match(
      form,
      /Meeting: ‹Pre-MSET, Tue 12 Jan 14:00; papers until Tue 5 Jan 17:00› of Pre-MSET, Tue 12 Jan .* \/ Pre-MSET, Tue 9 Feb/,
    );
    assert.match(form, /\[x\] Northumbria Police\n +\[ \] Health\n/);
    assert.equal(form.split('[x] ').length, 2, 'of those in this directory only the police');
    const moiras = world.windowOf(moira);
    const { verb, data } = moiras.sending('List for pre-MSET', {
      on: 'Agencies invited',
      fill: { invited: 'police,health' },
    });
    world.clock.passes(1500);
    for (const _ of [1, 2]) {
      const { card } = await moiras.sends(verb, data);
      assert.match(readable(must(card)), /✓ Listed for Pre-MSET, Tue 12 Jan 14:00 · Mon 4 Jan 10:00/);
      assert.match(JSON.stringify(card), /Invited: Northumbria Police, Health\./);
    }
    const childCase = await world.caseOf(ref);
    assert.ok(childCase.stage === 'listed');
    assert.deepEqual([childCase.meeting, childCase.invited], ['preMset-2027-01-12', ['police', 'health']]);
    assert.deepEqual(await factsSince(world), ['Moira Example listCase']);
    const late = await moiras.sends(verb, { ...data, command: '' });
    assert.match(JSON.stringify(late.card), /This case is: Listed/);
  });

  it('is refused once papers have closed while the form was open: why it cannot wait is asked, the agencies stay', async () => {
    await plans(world, '2027-01-12');
    await plans(world, '2027-02-09');
    await asks();
    const moiras = world.windowOf(moira);
    world.clock.at('2027-01-05T17:30:00Z');
    const again = await moiras.presses('List for pre-MSET', { on: 'Agencies invited', fill: { invited: 'housing' } });
    assert.match(again, /Papers for Pre-MSET, Tue 12 Jan 14:00 closed Tue 5 Jan 17:00/);
    assert.match(again, /Meeting: ‹Pre-MSET, Tue 12 Jan 14:00; papers closed Tue 5 Jan 17:00› of Pre-MSET, Tue 9 Feb/);
    assert.match(again, /why it cannot wait for the next meeting \(optional\): ‹›/);
    assert.match(again, /\[ \] Northumbria Police[^]*\[x\] Housing/);
    const why = { [`If its papers have closed: why it cannot wait for the next meeting`]: 'He was hurt last night.' };
    const done = await moiras.presses('List for pre-MSET', { on: 'Agencies invited', fill: why });
    assert.match(done, /heard as a late item/);
    const childCase = await world.caseOf(ref);
    assert.ok(childCase.stage === 'listed');
    assert.deepEqual([childCase.meeting, childCase.invited], ['preMset-2027-01-12', ['housing']]);
    assert.equal(childCase.lateItem?.reason, 'He was hurt last night.');
  });

  it('asks why, where the papers of every meeting have closed; of an urgent case it does not', async () => {
    await plans(world, '2027-01-12');
    await world.has(second, received(sparrow));
    world.clock.at('2027-01-06T09:00:00Z');
    assert.match(await asks(), /14:00; papers closed Tue 5 Jan 17:00› of[^]*If its papers have closed: why/);
    const moiras = world.windowOf(moira);
    await moiras.says(`case ${second}`);
    await moiras.opens({ on: second });
    const form = await moiras.presses('List for pre-MSET', { on: second });
    assert.match(form, /‹Pre-MSET, Tue 12 Jan 14:00; papers closed Tue 5 Jan 17:00› of/);
    assert.doesNotMatch(form, /cannot wait/);
    await sends();
    assert.equal((await world.caseOf(second)).stage, 'listed');
  });

  it('needs an agency, and holds a second press of the same click', async () => {
    await plans(world, '2027-01-12');
    await asks();
    const moiras = world.windowOf(moira);
    const none = await moiras.presses('List for pre-MSET', { on: 'Agencies invited', fill: { invited: '' } });
    assert.match(none, /Agencies invited: this is needed/);
    assert.ok(!none.includes('[x]'));
    const soon = await moiras.presses('List for pre-MSET', {
      on: 'Agencies invited',
      after: 200,
      fill: { invited: 'police' },
    });
    assert.match(soon, /Nothing is sent yet/);
    assert.deepEqual(await factsSince(world), []);
  });

  it('asks first for whom a person of concern works, and ticks no agency of theirs', async () => {
    await world.has(second, received({ ...sparrow, worksWithChildren: 'yes' }));
    await plans(world, '2027-01-12');
    const moiras = world.windowOf(moira);
    await moiras.says(`case ${second}`);
    await moiras.opens({ on: second });
    const first = await moiras.presses('List for pre-MSET', { on: second });
    assert.match(first, /For whom does the person of concern work\?/);
    assert.ok(!first.includes('[x]') && !first.includes('Agencies invited'));
    const goesOn = (employer: string, employerName = ''): Promise<string> =>
      moiras.presses('Go on', { on: 'For whom does', fill: { employer, employerName } });
    assert.match(await goesOn(''), /For whom does the person of concern work\? This is needed/);
    const form = await goesOn('police');
    assert.match(form, /Agencies invited/);
    assert.ok(!form.includes('[x]'), 'the police are core to it');
    const invites = (more: Answers): Promise<string> =>
      moiras.presses('List for pre-MSET', { on: 'Agencies invited', fill: more });
    assert.match(
      await invites({ invited: 'police,health' }),
      /Why the employer may read it all the same: this is needed|read it all the same\. This is needed|all the same This is needed/,
    );
    assert.match(await invites({ invited: 'health' }), /Invited: Health\./);
    const { employers } = await world.caseOf(second);
    assert.deepEqual(employers?.agencies, ['police']);
  });

  for (const [said, ticks] of [
    [{ employer: '-notKnown' }, false],
    [{ employer: '-other', employerName: 'Quayside Taxis' }, true],
  ] as const) {
    it(`ticks ${ticks ? 'those that are core' : 'no agency'} where the employer is ${said.employer}`, async () => {
      await world.has(second, received({ ...sparrow, worksWithChildren: 'yes' }));
      await plans(world, '2027-01-12');
      const moiras = world.windowOf(moira);
      await moiras.says(`case ${second}`);
      await moiras.opens({ on: second });
      await moiras.presses('List for pre-MSET', { on: second });
      const form = await moiras.presses('Go on', { on: 'For whom does', fill: said });
      assert.equal(form.includes('[x] Northumbria Police'), ticks, form);
      assert.equal(form.includes('Which employer?: ‹Quayside Taxis›'), ticks, form);
    });
  }

  it('leaves the queue, and is still found by name; nothing of it is found by somebody who may not read it', async () => {
    await plans(world, '2027-01-12');
    await asks();
    await sends();
    const moiras = world.windowOf(moira);
    await moiras.says('queue');
    assert.match(moiras.reads(), /The queue is empty/);
    for (const [person, found] of [
      [moira, true],
      [noor, false],
    ] as const) {
      const window = world.windowOf(person);
      await window.says('find');
      const answer = await window.presses('Find', { on: 'Reference, name', fill: { what: 'madeup' } });
      assert.equal(answer.includes(ref), found, answer);
    }
  });

  it('is nobody’s but the co-ordinator’s', async () => {
    await plans(world, '2027-01-12');
    for (const person of [priya, colin, tess]) {
      for (const verb of ['triage.list', 'triage.list.go', 'triage.compare', 'triage.merge', 'triage.merge.go']) {
        const { card } = await world
          .windowOf(person)
          .sends(verb, { ref, other: second, meeting: 'preMset-2027-01-12', invited: 'police' });
        assert.match(JSON.stringify(card), /not available to you/, `${person.name}: ${verb}`);
      }
    }
  });
});

describe('The duplicate check', () => {
  beforeEach(async () => {
    world = await openTriage();
    await plans(world, '2027-01-12');
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  const stranger: Answers = { ...heron, consenter: kestrel['consenter'] ?? '' };
  const alike: readonly (readonly [that: string, answers: Answers, why: string])[] = [
    ['the same case system ID', { ...stranger, caseSystemId: 'T-1001' }, 'the same case system ID'],
    [
      'a name that sounds alike',
      { ...stranger, surname: 'Maddup', forenames: 'Kestral', dateOfBirth: '14 March 2011' },
      'a name that sounds similar, and the same date of birth',
    ],
    [
      'the same name and date of birth',
      { ...stranger, surname: 'MADEUP', forenames: 'Kestrel', dateOfBirth: '2011-03-14' },
      'the same name and date of birth',
    ],
  ];
  for (const [that, answers, why] of alike) {
    it(`finds ${that}: reference, stage and why, to open or merge; it is on record as looked at`, async () => {
      await world.has(second, receivedByNoor(answers));
      const form = await asks();
      assert.ok(form.includes(`Received** · ${second}\nAlike by ${why}.\n[ Open ] [ Merge ]`), form);
      const looks = await world.ports.looks.of(second);
      assert.ok(looks.some(({ name, what }) => name === 'Moira Example' && what === 'looks alike'));
      await sends();
      assert.deepEqual(await checked(), [second]);
    });
  }
  it('finds nothing of another child', async () => {
    await world.has(second, receivedByNoor(stranger));
    assert.match(await asks(), /no other case looks like this one/);
    await sends();
    assert.deepEqual(await checked(), []);
  });
  it('suggests brothers and sisters by their address, with nothing to press', async () => {
    await world.has(second, receivedByNoor({ ...stranger, address: '4 example row', postcode: 'zz991aa' }));
    const form = await asks();
    assert.ok(form.includes(`${second}\nAlike by the same address.\nPerhaps a brother or sister.`), form);
    assert.ok(!form.includes('[ Merge ]'));
  });
  it('shows both children side by side, at first only what is not the same, and leads back', async () => {
    await world.has(second, receivedByNoor({ ...stranger, caseSystemId: 'T-1001' }));
    await asks();
    const moiras = world.windowOf(moira);
    const compared = await moiras.presses('Open', { on: 'Cases that look alike' });
    assert.match(compared, /Surname\nMadeup · Bogus[^]*The same in both: .*Case system ID/);
    assert.doesNotMatch(compared, /T-1001/);
    const all = await moiras.presses('Show all', { on: 'Is it the same child?' });
    assert.match(all, /Case system ID\nT-1001 · T-1001/);
    assert.doesNotMatch(await moiras.presses('Show what differs', { on: 'Is it the same child?' }), /T-1001/);
    assert.match(await moiras.presses('Back', { on: 'Is it the same child?' }), /Agencies invited/);
  });
  it('never shows a case that the co-ordinator is excluded from, or one still with a manager', async () => {
    const twin = { ...stranger, caseSystemId: 'T-1001' };
    await world.has(second, receivedByNoor(twin).slice(0, -2));
    assert.match(await asks(), /no other case looks like this one/);
    const stored = await world.ports.cases.load(ref);
    assert.ok(stored);
    await world.has(another(2), received(twin));
    assert.ok((await asks()).includes(another(2)));
    await excludes(another(2));
    const form = await asks();
    assert.match(form, /no other case looks like this one/);
    assert.ok(!form.includes(another(2)));
    const moiras = world.windowOf(moira);
    const { card } = await moiras.sends('triage.compare', { ref, other: another(2) });
    assert.match(JSON.stringify(card), /not available to you/);
  });
  it('holds the press when another case has come up since', async () => {
    await asks();
    await world.has(second, receivedByNoor({ ...stranger, caseSystemId: 'T-1001' }));
    const held = await sends();
    assert.match(held, /Another similar case has come up/);
    assert.ok(held.includes(second));
    assert.equal((await world.caseOf(ref)).stage, 'received');
    await sends();
    assert.deepEqual([(await world.caseOf(ref)).stage, await checked()], ['listed', [second]]);
  });
});

/** As a conflict in a meeting leaves it: Moira is excluded. */
async function excludes(reference: Reference): Promise<void> {
  const load = world.ports.cases.load.bind(world.ports.cases);
  const alike = world.ports.cases.alike.bind(world.ports.cases);
  const hide = <C extends { readonly reference: Reference }>(one: C): C =>
    one.reference === reference ? { ...one, excluded: [moira.objectId] } : one;
  Object.assign(world.ports.cases, {
    load: async (which: Reference) => {
      const found = await load(which);
      return found && { ...found, value: { ...found.value, root: hide(found.value.root) } };
    },
    alike: async (keys: readonly string[]) =>
      (await alike(keys)).map((match) => ({ ...match, case: hide(match.case) })),
  });
  await Promise.resolve();
}

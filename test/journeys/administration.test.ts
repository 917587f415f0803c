// O13 and O14: a manager goes on leave in two presses and his delegate decides at once; he leaves, refused first and then with a
// successor, who is asked the same minute. The directory file taken twice undoes nothing. Two people, and one alone.
import assert from 'node:assert/strict';
import { colin, dana, directory, ife, kestrel, moira, must, noor, priya, ravi } from '../people/builders.ts';
import { dot, bea, councilFile } from '../people/council-builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { readable } from './people/readable.ts';
import { readsAll, refers } from './people/deeds.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { walked } from './journey.ts';

const entryOf = ({ objectId, roles: _roles, ...rest }: Person): object => ({ person: objectId, ...rest });
let references: readonly string[] = [];
const council = { council: 'council' };

/** A press of a button on the page, and what the panel shows then. */
async function panel(world: World, who: Person, verb: string, data: object = {}): Promise<string> {
  world.clock.passes(1500);
  const command = mintCommandId(world.clock.nowMs(), new Uint8Array(8).fill(world.happenings.length % 250));
  world.clock.passes(1500);
  const { card } = await world.windowOf(who).sends(verb, { ...council, command, ...data });
  await world.settled();
  // What is read may be two seconds old, by the machine’s own time.
  await world.ports.directories.newest();
  return readable(card ?? {});
}
const onPage = (world: World) => pagesOver(world.ports);
const file = (change: Partial<typeof directory> = {}): string => JSON.stringify({ ...councilFile(bea), ...change });
const managerOf = async (world: World, who: Person): Promise<string | undefined> => {
  const now = await world.ports.directories.newest();
  const manager = now.people.find(({ objectId }) => objectId === who.objectId)?.manager;
  return now.people.find(({ objectId }) => objectId === manager)?.name;
};

walked(
  'Administration: leave, a leaver, and the directory file',
  'administration',
  [
    [
      'Priya’s referral waits for Colin, who says in two presses that he is away: Dana has it at once, and decides',
      async (world) => {
        references = [await refers(world.windowOf(priya), kestrel)];
        const window = world.windowOf(colin);
        assert.ok(window.card('Management consent needed'));
        await window.says('away');
        const away = await window.presses('Away', {
          on: 'Your leave ends automatically',
          fill: { From: '4/1/2027', 'Until and including': '8/1/2027', 'Who decides instead': dana.name },
        });
        assert.match(
          away,
          /✓ You are away Monday 4 January 2027 to Friday 8 January 2027[^]*Dana Sandbox decides then/,
        );
        await world.passesTo('2027-01-04T10:40:00.000Z');
        assert.match(world.windowOf(dana).reads(), /Management consent needed/);
        await readsAll(world.windowOf(dana));
        await world.windowOf(dana).presses('Give consent');
        const childCase = await world.caseOf(must(references[0]));
        assert.ok(childCase.stage === 'received');
        assert.equal(childCase.consent.onBehalfOf?.name, colin.name);
      },
    ],
    [
      'Colin’s home says that he is away; he is back early, by one press, and is asked himself again',
      async (world) => {
        world.clock.at('2027-01-05T09:00:00.000Z');
        const window = world.windowOf(colin);
        await window.says('home');
        assert.match(window.reads(), /you are away until/);
        await window.says('away');
        const back = await window.presses('I am back', { on: 'Your leave' });
        assert.match(back, /✓ Welcome back: you decide again/);
        const next = await refers(world.windowOf(priya), kestrel);
        references = [...references, next];
        assert.ok(window.reads().includes(next));
        assert.ok(!world.windowOf(dana).reads().includes(next));
      },
    ],
    [
      'Colin leaves: without a successor it is refused, and says what would break',
      async (world) => {
        const form = await panel(world, dot, 'council.leaves', { person: colin.objectId });
        assert.match(form, /They hold[^]*1 referral that waits for their consent[^]*2 people report to them/);
        const fill = { lastDay: '4/1/2027', manager: '', reason: 'Moves to another council.' };
        const refused = await panel(world, dot, 'council.leaves.go', { person: colin.objectId, ...fill });
        assert.match(
          refused,
          /No manager could decide on referrals of 2 in Locality East: Priya Testworth, Dana Sandbox/,
        );
        assert.match(refused, /Do it all the same/);
        assert.match(refused, /Moves to another council\./, 'nothing typed is lost');
        assert.equal(await managerOf(world, priya), colin.name);
      },
    ],
    [
      'with a successor it is taken, and his consents ask her the same minute',
      async (world) => {
        const dana2 = await panel(world, dot, 'council.person.go', {
          person: dana.objectId,
          name: dana.name,
          roles: 'manager',
          team: 'Locality East',
          manager: must(directory.people.find(({ name }) => name === 'Greta Specimen')).objectId,
          email: must(dana.email),
          phone: must(dana.phone),
          deputy: '',
          agency: '',
          reason: 'She follows Colin.',
        });
        assert.match(dana2, /✓ Saved[^]*Dana Sandbox: manager Greta Specimen \(was Colin Fixture\)/);
        const fill = { lastDay: '4/1/2027', manager: dana.objectId, reason: 'Moves to another council.' };
        const left = await panel(world, dot, 'council.leaves.go', { person: colin.objectId, ...fill });
        assert.match(left, /✓ They have left[^]*Colin Fixture was taken out/);
        assert.equal(await managerOf(world, priya), dana.name);
        await world.passesTo('2027-01-05T09:20:00.000Z');
        const childCase = await world.caseOf(must(references[1]));
        assert.ok(childCase.stage === 'awaitingConsent');
        assert.deepEqual(
          [childCase.submission.consenter?.name, childCase.submission.asked],
          [dana.name, [dana.objectId]],
        );
        assert.ok(world.windowOf(dana).reads().includes(must(references[1])));
      },
    ],
    [
      'what two people must do waits for the second: Dot may not agree to her own, Bea does',
      async (world) => {
        const before = 'council.setting.go';
        const asked = await panel(world, dot, before, {
          setting: 'panelQuorum',
          value: '[["chair"],["police"],["council"],["health"]]',
          reason: 'Agreed by the board on 3 January.',
        });
        assert.match(asked, /✓ Asked for: a second person has to agree/);
        assert.match(world.windowOf(bea).reads(), /A change needs your agreement/);
        const proposal = must((await world.ports.council.load('council'))?.value.root.proposals[0]).id;
        assert.match(await panel(world, dot, 'council.agree.go', { proposal }), /You asked for this change yourself/);
        await world.windowOf(bea).presses('Read and agree', { on: 'A change needs your agreement' });
        await world.windowOf(bea).presses('Agree', { on: 'Waiting for a second person' });
        const agreed = await world.windowOf(bea).presses('Agree', { on: 'Dot Default asks for' });
        assert.match(agreed, /✓ Agreed: it is in force/);
        assert.equal((await world.ports.directories.newest()).settings.panelQuorum.length, 4);
      },
    ],
    [
      'Dot asks for a role of her own, and reads no case by it; one that she gives a colleague is in force, and Bea and Ife hear of it',
      async (world) => {
        const reference = must(references[0]);
        const asked = await panel(world, dot, 'council.person.go', {
          ...entryOf(dot),
          roles: 'admin,chair',
          reason: 'Cover.',
        });
        assert.match(asked, /✓ Asked for: a second person has to agree/);
        assert.match(await panel(world, dot, 'case.open', { ref: reference }), /not available to you/);
        assert.doesNotMatch(world.windowOf(ife).reads(), /People and settings/);
        const given = await panel(world, dot, 'council.person.go', {
          ...entryOf(noor),
          roles: 'chair',
          reason: 'Cover.',
        });
        assert.match(given, /✓ Saved[^]*Noor Template: roles Chair \(was Practitioner\)/);
        const opened = await world.windowOf(ife).presses('Open', { on: 'People and settings' });
        assert.match(
          opened,
          /Given lately[^]*Noor Template: roles Chair \(was Practitioner\): Why: Cover\.[^]*Dot Default/,
        );
        const read = await world.windowOf(bea).presses('Read and agree', { on: 'A change needs your agreement' });
        assert.match(read, /Waiting for a second person[^]*Dot Default: roles Chair[^]*Given lately[^]*Noor Template/);
        assert.doesNotMatch(await panel(world, noor, 'case.open', { ref: reference }), /not available to you/);
      },
    ],
    [
      'the file as it was taken at the start undoes nothing; one that changes what was changed here says so before',
      async (world) => {
        const same = await panel(world, dot, 'council.file', { file: file(), reason: 'Again.' });
        assert.match(same, /The file changes nothing|✓ The file is taken/);
        assert.equal(await managerOf(world, priya), dana.name, 'Colin is not back');
        const people = councilFile(bea).people.map((one) =>
          one.objectId === priya.objectId ? { ...one, phone: '0191 498 0999', manager: moira.objectId } : one,
        );
        const { lists } = must(await onPage(world).read(dot, 'councilCompare', { text: file({ people }) }));
        assert.deepEqual(lists, [
          { title: 'Changed (1)', lines: ['Priya Testworth'] },
          { title: 'Changed here as well: the file wins (1)', lines: ['Priya Testworth'] },
        ]);
        const bad = await panel(world, dot, 'council.file', { file: '{"people":[{}]}', reason: 'x' });
        assert.match(bad, /This is no directory file/);
        const refused = await panel(world, priya, 'council.file', { file: file() });
        assert.match(refused, /not available to you/);
      },
    ],
  ],
  async () => openWorld({ council: councilFile(bea), people: [...everybody, noor, ife, dot, bea] }),
);

describe('A co-ordinator on leave', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ council: councilFile(), people: [dot, moira, dana, priya] });
  });
  after(async () => world.stop());
  const queue = async (): Promise<string> => {
    await world.windowOf(dana).says('queue');
    return world.windowOf(dana).reads();
  };

  it('names who has the work: council staff, from the first day to the last, and until she is back', async () => {
    assert.match(await queue(), /not available to you/);
    const refused = await panel(world, moira, 'council.away.go', {
      starts: '4/1/2027',
      ends: '5/1/2027',
      to: ravi.objectId,
    });
    assert.match(refused, /Who decides instead: pick from the choices offered|may not triage/);
    const fill = { starts: '4/1/2027', ends: '5/1/2027', to: dana.objectId };
    assert.match(await panel(world, moira, 'council.away.go', fill), /✓ You are away/);
    await world.windowOf(dana).says('home');
    assert.match(world.windowOf(dana).reads(), /you decide for Moira Example until/);
    await world.windowOf(dana).says('help');
    assert.match(world.windowOf(dana).reads(), /Triage what came in/);
    assert.match(await panel(world, moira, 'council.back', { starts: '2027-01-04' }), /Welcome back/);
    await world.windowOf(dana).says('help');
    assert.doesNotMatch(world.windowOf(dana).reads().split('What you can do').at(-1) ?? '', /Triage what came in/);
  });
});

describe('An administrator alone', () => {
  let world: World;
  const people = directory.people
    .filter(({ roles }) => !roles.includes('serviceManager') && !roles.includes('dpo'))
    .map(({ manager, ...one }) => ({ ...one, ...(manager === dana.manager && { manager }) }));
  before(async () => {
    world = await openWorld({ council: { ...directory, people }, people: [dot, colin] });
  });
  after(async () => world.stop());

  it('may not change what two people must: it is refused, and says what to do', async () => {
    const refused = await panel(world, dot, 'council.setting.go', {
      setting: 'panelQuorum',
      value: '[["chair"],["police"]]',
      reason: 'Shorter.',
    });
    assert.match(refused, /Two people must change the setting panelQuorum, and there is no second one who may agree/);
    assert.match(refused, /Shorter\./);
    assert.equal((await world.ports.directories.newest()).settings.panelQuorum.length, 5);
  });

  it('changes the rest alone; and a practitioner nothing', async () => {
    const saved = await panel(world, dot, 'council.setting.go', {
      setting: 'consentWorkingDays',
      value: '2',
      reason: 'Agreed by the board.',
    });
    assert.match(saved, /✓ Saved[^]*Time to consent, in working days: 2 \(was 1\)/);
    const refused = await panel(world, colin, 'council.setting', { setting: 'consentWorkingDays' });
    assert.match(refused, /not available to you/);
  });
});

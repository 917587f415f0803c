// What one instance of the program is told of, another goes by: within two seconds, and at once where something is decided.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { App } from '../../src/app.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import {
  answersOn,
  colin,
  consented,
  dana,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
  withDelegate,
  withPeople,
} from '../people/builders.ts';
import { inForce } from '../worlds/council.ts';
import { openOffice, type Office } from './office.ts';

const ref = kestrelReference;
const without = (person: Person): Directory => ({
  ...directory,
  people: directory.people.filter(({ objectId }) => objectId !== person.objectId),
});

describe('Two instances on one database', () => {
  let clock: sinon.SinonFakeTimers;
  let office: Office;
  let second: App;
  beforeEach(async () => {
    clock = sinon.useFakeTimers({ now: 0, toFake: ['performance'] });
    office = await openOffice();
    second = await office.opens(60_000);
  });
  afterEach(async () => {
    clock.restore();
    await office.close();
  });

  /** Pressed on the second instance. */
  const presses = (person: Person, verb: string, data: object = { ref }) => office.presses(person, verb, data, second);
  const decides = (person: Person, verb: string, data: object = {}) => {
    const command = office.command();
    office.passes(1500); // no double press
    return presses(person, verb, { ref, command, ...data });
  };
  /** The first instance imports it; the second has looked someone up just before. */
  const imports = async (council: Directory): Promise<void> => {
    await presses(priya, 'home');
    clock.tick(500);
    await inForce(office.patient.ports, council);
  };
  const seconds = (count: number): void => void clock.tick(count * 1000);
  const lookers = async (): Promise<readonly string[]> =>
    (await office.patient.ports.looks.of(ref)).filter(({ what }) => what !== 'not available').map(({ name }) => name);

  describe('someone who has left', () => {
    beforeEach(async () => {
      await office.has(filledIn(), submitted(), noConflict());
      await imports(without(colin));
    });

    it('decides nothing, at once', async () => {
      const { reads } = await decides(colin, 'consent.give');
      assert.match(reads, /not available to you/);
      assert.doesNotMatch((await office.facts()).join(), /giveConsent/);
    });

    it('looks at nothing after two seconds', async () => {
      seconds(1.5);
      const { reads } = await presses(colin, 'case.open');
      assert.match(reads, /not in the MSET directory/);
      assert.deepEqual(await lookers(), []);
    });
  });

  describe('someone whose role has changed', () => {
    const practitioner: Person = { ...moira, roles: ['practitioner'] };
    const coordinator: Person = { ...dana, roles: ['coordinator'] };
    const strategy = { reason: 'A pattern of missing nights.' };
    beforeEach(async () => {
      await office.has(filledIn(), submitted(), noConflict(), consented());
      await imports(withPeople(practitioner, coordinator));
    });

    it('decides by the new one, at once', async () => {
      await decides(moira, 'triage.strategy.go', strategy);
      assert.doesNotMatch((await office.facts()).join(), /sendToStrategy/);
    });

    it('looks by the new one after two seconds, and decides', async () => {
      seconds(1.5);
      assert.match((await presses(moira, 'case.open')).reads, /not available to you/);
      assert.doesNotMatch((await presses(dana, 'case.open')).reads, /not available to you/);
      assert.deepEqual(await lookers(), [dana.name]);
      await decides(dana, 'triage.strategy.go', strategy);
      assert.equal((await office.facts()).at(-1), `${dana.name} sendToStrategy`);
    });
  });

  describe('someone to whom a colleague has delegated', () => {
    beforeEach(async () => {
      await office.has(filledIn(), submitted());
      await decides(dana, 'consent.clear');
      assert.equal((await office.facts()).at(-1), `${priya.name} submit`);
      await imports(withDelegate(colin, dana, '2027-01-04', '2027-01-08'));
    });

    it('decides, at once', async () => {
      await decides(dana, 'consent.clear');
      await decides(dana, 'consent.give');
      const took = (await office.facts()).slice(-2);
      assert.deepEqual(took, [`${dana.name} declareConflict`, `${dana.name} giveConsent`]);
    });

    it('looks after two seconds', async () => {
      seconds(1.5);
      assert.doesNotMatch((await presses(dana, 'case.open')).reads, /not available to you/);
      assert.deepEqual(await lookers(), [dana.name]);
    });
  });

  it('someone whose colleague is back early is told so by the card that was open, and decides nothing', async () => {
    const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
    await imports(away);
    await office.has(filledIn(), submitted());
    await decides(dana, 'consent.clear');
    await imports(directory);
    const { reads } = await decides(dana, 'consent.give');
    assert.match(reads, /Colin Fixture decides on this referral again, and you do not/);
    assert.equal((await office.facts()).at(-1), `${dana.name} declareConflict`);
  });

  it('a form that is handed out again keeps its chat quiet, whichever instance saw the one before closed', async () => {
    await office.has(filledIn());
    const { contacts } = office.hasty.ports; // neither of the two knows of it by this
    const isQuiet = async () => ((await contacts.of(priya.objectId))?.quietUntil ?? 0) > Date.parse('2027-01-04');
    const page = { ...answersOn('9', kestrel), page: '9' };
    // Of those who were greeted an instance remembers where their chat is.
    await office.presses(priya, 'home', {});
    const chat = await contacts.of(priya.objectId);
    assert.ok(chat);
    await contacts.save({ ...chat, greeted: true });
    for (let round = 0; round < 3; round += 1) {
      const open = await office.presses(priya, 'refer.open', { ref });
      assert.match(open.reads, /Page 9 of 9/);
      assert.ok(await isQuiet(), `round ${round}`);
      seconds(2); // a form takes longer to fill in
      await office.presses(priya, 'refer.next', { ref, command: office.command(), ...page });
      await decides(priya, 'refer.save', page);
      assert.ok(!(await isQuiet()), `closed, round ${round}`);
    }
  });
});

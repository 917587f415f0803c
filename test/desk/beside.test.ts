// What a consent is decided by is asked for beside each other: no one waits for one answer before the next is asked for.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { colin, directory, filledIn, kestrelReference, noConflict, submitted } from '../people/builders.ts';
import { contactOf, silent } from '../faults/cases.ts';
import { inForce } from '../worlds/council.ts';
import { openOffice, type Office } from './office.ts';

const nothing = (): void => undefined;
const ref = kestrelReference;

describe('Give consent', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
    await office.has(filledIn(), submitted(), noConflict());
  });
  afterEach(async () => office.close());

  const gives = async (ports: Ports): Promise<string> => {
    const desk = createDesk({
      ports,
      ask: createAsk(ports),
      committed: nothing,
      released: nothing,
      linked: nothing,
      answerWithinMs: 60_000,
      fictional: true,
    });
    const command = office.command();
    office.passes(1500); // no double press
    const caller = { objectId: colin.objectId, contact: contactOf(colin, 'http://127.0.0.1:1/'), shared: false };
    return JSON.stringify((await desk.press(caller, 'consent.give', { ref, command })).card);
  };

  it('asks for the newest directory, the meetings, the case and how the chat is kept before any of them is there', async () => {
    const { ports } = office.patient;
    const { directories, meetings, cases, contacts } = ports;
    const order: string[] = [];
    const noted =
      <Of extends readonly unknown[], T>(what: string, ask: (...of: Of) => Promise<T>) =>
      async (...of: Of): Promise<T> => {
        order.push(what);
        const given = await ask(...of);
        order.push('there');
        return given;
      };
    const card = await gives({
      ...ports,
      log: silent,
      directories: { ...directories, newest: noted('directory', async () => directories.newest()) },
      meetings: { ...meetings, from: noted('meetings', async (day) => meetings.from(day)) },
      cases: { ...cases, load: noted('case', async (id) => cases.load(id)) },
      contacts: { ...contacts, known: noted('chat', async (person) => contacts.known(person)) },
    });
    assert.match(card, /Consent given/);
    assert.deepEqual(order.slice(0, order.indexOf('there')).toSorted(), ['case', 'chat', 'directory', 'meetings']);
    assert.deepEqual(
      order.filter((one) => one === 'directory'),
      ['directory'],
    );
  });

  it('is decided again by the directory of then, where another press was first', async () => {
    const { ports } = office.patient;
    const { cases } = ports;
    let tries = 0;
    const people = directory.people.filter(({ objectId }) => objectId !== colin.objectId);
    const commit: typeof cases.commit = async (...of) => {
      tries += 1;
      if (tries > 1) return cases.commit(...of);
      await inForce(ports, { ...directory, people });
      return 'conflict';
    };
    assert.match(await gives({ ...ports, log: silent, cases: { ...cases, commit } }), /not available to you/);
    assert.equal(tries, 1);
    assert.doesNotMatch((await office.facts()).join(), /giveConsent/);
  });
});

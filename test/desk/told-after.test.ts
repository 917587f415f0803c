// What a press has written is told once its answer is made: what is told may change the very post that was pressed on.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { answersOn, colin, filledIn, kestrel, kestrelReference, priya } from '../people/builders.ts';
import { contactOf, silent } from '../faults/cases.ts';
import { sendingOf } from '../faults/hand.ts';
import { openOffice, type Office } from './office.ts';

const nothing = (): void => undefined;
const ref = kestrelReference;

describe('After a press', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
    await office.has(filledIn());
  });
  afterEach(async () => office.close());

  it('its commit is told when everything for the answer is done, the end of the form’s quiet too', async () => {
    const order: string[] = [];
    const { ports: own } = office.patient;
    const { contacts } = own;
    const save = async (contact: Parameters<typeof contacts.save>[0]): Promise<void> => {
      await contacts.save(contact);
      order.push(contact.formOf === undefined ? 'the form is closed' : 'a form is open');
    };
    const ports: Ports = { ...own, contacts: { ...contacts, save }, log: silent };
    const desk = createDesk({
      ports,
      ask: createAsk(ports),
      committed: (matter) => void order.push(`${matter} is told`),
      released: nothing,
      linked: nothing,
      answerWithinMs: 60_000,
      fictional: true,
    });
    const caller = { objectId: priya.objectId, contact: contactOf(priya, 'http://127.0.0.1:1/'), shared: false };
    const { card } = await desk.press(caller, 'refer.open', { ref, page: '9' });
    office.passes(1500); // no double press
    const answers = { ...answersOn('9', kestrel), consenter: colin.objectId };
    const { verb, data } = sendingOf({ ...card }, 'Submit for consent', answers);
    await desk.press(caller, verb, data);
    assert.deepEqual(order, ['a form is open', 'the form is closed', `${ref} is told`]);
  });
});

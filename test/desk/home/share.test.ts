// What may be put into a message, and a referral begun from one: the whole bot, asked as Teams asks it.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import { filledIn, kestrelReference, moira, must, priya, ravi, submitted } from '../../people/builders.ts';
import { openOffice, type Office } from '../office.ts';

interface Found {
  readonly composeExtension: {
    readonly attachments: readonly { readonly content: object; readonly preview: object }[];
  };
}

describe('A message extension', () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
    await office.has(filledIn(), submitted());
  });
  after(async () => office.close());
  const asks = async (person: Person, name: string, value: object) =>
    office.teams.person(person).sends({ type: 'invoke', name: `composeExtension/${name}`, value });
  const finds = async (person: Person, what: string): Promise<Found['composeExtension']['attachments']> => {
    const { status, body } = await asks(person, 'query', {
      commandId: 'find',
      parameters: [{ name: 'what', value: what }],
    });
    equal(status, 200);
    return (body as Found).composeExtension.attachments;
  };

  it('finds a case by reference and by name; what goes into the message tells of no child and no stage', async () => {
    for (const what of [kestrelReference, 'kestr']) {
      const [found] = await finds(priya, what);
      const { content, preview } = must(found);
      match(JSON.stringify(preview), new RegExp(kestrelReference));
      doesNotMatch(JSON.stringify(content), /Kestrel|Madeup|manager|consent/i);
      match(JSON.stringify(content), /case\.open/);
    }
    const looks = await office.patient.ports.looks.of(kestrelReference);
    match(looks.map(({ person }) => person).join(), new RegExp(priya.objectId));
  });

  it('finds nothing for those who may not see it, and for nothing asked', async () => {
    for (const [person, what] of [
      [ravi, kestrelReference],
      [ravi, 'kestr'],
      [priya, ''],
      [priya, '...'],
    ] as const)
      deepEqual(await finds(person, what), [], what);
  });

  it('begins a referral in one’s own chat, once however often Teams asks', async () => {
    await office.teams.person(priya).says('hi');
    const value = { commandId: 'refer', messagePayload: { body: { content: 'Sparrow Fictional' } } };
    const chat = (): number => office.teams.chat(`a:${priya.objectId}`).length;
    const before = chat();
    const again = { id: 'one', type: 'invoke', name: 'composeExtension/fetchTask', value };
    for (let time = 0; time < 2; time += 1)
      match(JSON.stringify((await office.teams.person(priya).sends(again)).body), /waiting in your own chat/);
    equal(chat(), before + 1);
    doesNotMatch(JSON.stringify(office.teams.chat(`a:${priya.objectId}`)), /Sparrow/);
    match(JSON.stringify((await asks(ravi, 'fetchTask', value)).body), /Advice says whom to ring/);
    match(JSON.stringify((await asks(moira, 'fetchTask', value)).body), /own chat/);
  });
});

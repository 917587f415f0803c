// What the menu of the app offers is what the bot answers, and the other way round.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { typedWords } from '../../src/desk/words.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { colin, moira, must, priya, ravi } from '../people/builders.ts';
import { caseAt, turns } from '../cards/shelf/stages.ts';
import { contact, stubPorts } from '../casework/ports.ts';
import { readable } from '../journeys/people/readable.ts';

const none = (): void => undefined;
const people: readonly Person[] = [priya, colin, moira, ravi];
const offered: readonly string[] = typedWords.map(({ word }) => word);

/** Types it in one's own chat; gives the card that answers, as text. */
async function answerTo(person: Person, text: string): Promise<string> {
  const { ports } = stubPorts(caseAt(must(turns[0])));
  const desk = createDesk({
    ports,
    ask: createAsk(ports),
    committed: none,
    released: none,
    linked: none,
    answerWithinMs: 60_000,
    fictional: true,
  });
  const answers = await desk.typed({ objectId: person.objectId, contact, shared: false }, text, 'one');
  return answers.map(({ card }) => readable(card as Readonly<Record<string, unknown>>)).join('\n');
}

describe('The words of the menu', () => {
  for (const word of offered) {
    it(`“${word}” is understood, from whomever it comes`, async () => {
      for (const person of people)
        assert.doesNotMatch(await answerTo(person, word), /I did not understand/, person.name);
    });
  }

  it('a word that is not offered is not understood', async () => {
    for (const word of ['referral', 'constructor', 'my case'])
      assert.match(await answerTo(moira, word), /I did not understand that/, word);
    assert.match(await answerTo(moira, 'find Kestrel Madeup'), /If your message names a child, please delete it/);
    assert.doesNotMatch(await answerTo(moira, 'find Kestrel Madeup'), /Kestrel/);
  });

  it('“case” alone says what is missing', async () => {
    assert.match(await answerTo(moira, 'case'), /MSET-/);
  });

  it('every word that a home card names is offered', async () => {
    for (const person of people) {
      const named = /You can also type: (.*)\./.exec(await answerTo(person, 'home'))?.[1];
      const words = must(named)
        .split(', ')
        .filter((word) => word !== 'case and a reference');
      assert.deepEqual(
        words.filter((word) => !offered.includes(word)),
        [],
        person.name,
      );
    }
  });
});

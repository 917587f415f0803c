// What the menu of the app offers is what the bot answers, and the other way round.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { counters } from '../../src/desk/counters.ts';
import { typedWords } from '../../src/desk/words.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { colin, moira, must, priya, ravi } from '../people/builders.ts';
import { caseAt, turns } from '../cards/cases/stages.ts';
import { contact, stubPorts } from '../casework/ports.ts';
import { readable } from '../journeys/people/readable.ts';

const none = (): void => undefined;
const people: readonly Person[] = [priya, colin, moira, ravi];
const inRooms: readonly string[] = counters.flatMap(({ typed }) => typed?.word ?? []);
const offered: readonly string[] = [...typedWords.map(({ word }) => word), ...inRooms];

function deskOf() {
  const { ports } = stubPorts(caseAt(must(turns[0])));
  return createDesk({
    ports,
    ask: createAsk(ports),
    committed: none,
    released: none,
    linked: none,
    answerWithinMs: 60_000,
    fictional: true,
  });
}
const callerOf = ({ objectId }: Person) => ({ objectId, contact, shared: false });

/** Types it in one's own chat; gives the card that answers, as text. */
async function answerTo(person: Person, text: string): Promise<string> {
  const answers = await deskOf().typed(callerOf(person), text, 'one');
  return answers.map(({ card }) => readable(card as Readonly<Record<string, unknown>>)).join('\n');
}

describe('A question typed in the chat', () => {
  const typed = 'Should we refer Kestrel Madeup to the panel?';
  it('that may hold a name is answered with how to delete it and where to ask, and repeats nothing of it', async () => {
    for (const [person, where] of [
      [priya, '[ Ask the co-ordinator ]'],
      [ravi, '0191 643 5555'],
    ] as const) {
      const answer = await answerTo(person, typed);
      assert.match(answer, /Please delete your message: it may hold a name[^]*then Delete/);
      assert.ok(answer.includes(where), answer);
      assert.doesNotMatch(answer, /Kestrel|Madeup|panel\?/);
    }
  });
  it('that holds none is answered with home', async () => {
    assert.doesNotMatch(await answerTo(priya, 'should we refer a child of 12?'), /delete your message: it may/);
  });
});

const helpOf = async (person: Person): Promise<string> => {
  const { card } = await deskOf().press(callerOf(person), 'home.more', {});
  return readable(card as Readonly<Record<string, unknown>>);
};

describe('The words of the menu', () => {
  for (const word of offered) {
    it(`“${word}” is understood, from whomever it comes`, async () => {
      for (const person of people)
        assert.doesNotMatch(await answerTo(person, word), /I did not understand/, person.name);
    });
  }

  it('“training” is answered by its room, and no word by two', () => {
    assert.ok(inRooms.includes('training'));
    assert.deepEqual(
      offered.filter((word, place) => offered.indexOf(word) !== place),
      [],
    );
  });

  it('a word that is not offered is not understood', async () => {
    for (const word of ['referral', 'constructor', 'my case'])
      assert.match(await answerTo(moira, word), /I did not understand that/, word);
    assert.match(await answerTo(moira, 'find Kestrel Madeup'), /Please delete your message: it may hold a name/);
    assert.doesNotMatch(await answerTo(moira, 'find Kestrel Madeup'), /Kestrel/);
  });

  it('“case” alone says what is missing', async () => {
    assert.match(await answerTo(moira, 'case'), /MSET-/);
  });

  it('every word that Help names is offered', async () => {
    for (const person of people) {
      const named = /You can also type: (.*)\./.exec(await helpOf(person))?.[1];
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

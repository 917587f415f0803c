// What the menu of the app offers is what the bot answers, and the other way round.
import assert from 'node:assert/strict';
import { createAsk } from '../../src/casework/read/ask.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { counters } from '../../src/desk/counters.ts';
import { typedWords } from '../../src/desk/words.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { colin, ife, kestrelReference, moira, must, priya, ravi, tess } from '../people/builders.ts';
import { caseAt, turns } from '../cards/cases/stages.ts';
import { contact, stubPorts } from '../casework/ports.ts';
import { readable } from '../journeys/people/readable.ts';

const none = (): void => undefined;
const people: readonly Person[] = [priya, colin, moira, ravi];
const inRooms: readonly string[] = counters.flatMap(({ typed }) => typed?.word ?? []);
const offered: readonly string[] = [...typedWords.map(({ word }) => word), ...inRooms];

const { ports } = stubPorts(caseAt(must(turns[0])));
/** A new one for each word: no one is told to slow down. */
const deskOf = () =>
  createDesk({
    ports,
    ask: createAsk(ports),
    committed: none,
    released: none,
    linked: none,
    answerWithinMs: 60_000,
    fictional: true,
  });
const callerOf = ({ objectId }: Person) => ({ objectId, contact, shared: false });

const read = (card: object): string => readable(card as Readonly<Record<string, unknown>>).replaceAll(/^[#|] /gm, '');
/** Types it in one's own chat; gives the card that answers, as text. */
async function answerTo(person: Person, text: string): Promise<string> {
  const answers = await deskOf().typed(callerOf(person), text, 'one');
  return answers.map(({ card }) => read(card)).join('\n');
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
  it('that holds none is answered by what it is about', async () => {
    const answer = await answerTo(priya, 'should we refer a child of 12?');
    assert.match(answer, /^Refer a child/);
    assert.doesNotMatch(answer, /delete/);
  });
});

describe('The first card', () => {
  it('says in three sentences what this is, how to use it and what not to type; home says it no more', async () => {
    for (const person of [...people, ife]) {
      const desk = deskOf();
      const caller = { ...callerOf(person), contact: { ...contact, greeted: false } };
      const first = (await desk.arrived(caller)).map(({ card }) => read(card)).join('\n');
      assert.match(first, /^Hello [^]*a chat message never identifies a child\.[^]*Help[^]*ring 999\./, person.name);
      assert.match(first, /\[ Help \]/);
      const { card } = await desk.press(caller, 'home', {});
      assert.doesNotMatch(read(card), /Never type a child’s name/);
    }
  });

  it('names words to type that its person can use', async () => {
    for (const [person, words] of [
      [priya, 'refer, find or my actions'],
      [ife, 'register, who looked or figures'],
    ] as const) {
      const caller = { ...callerOf(person), contact: { ...contact, greeted: false } };
      const first = (await deskOf().arrived(caller)).map(({ card }) => read(card)).join('\n');
      assert.ok(first.includes(`such as ${words};`), person.name);
    }
  });
});

const helpOf = async (person: Person): Promise<string> => {
  const { card } = await deskOf().press(callerOf(person), 'home.more', {});
  return read(card);
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

  it('a word that is about nothing here is not understood: a line, with Help, and no home card', async () => {
    for (const word of ['constructor', 'asdf', 'toString', 'the weather']) {
      const answer = await answerTo(moira, word);
      assert.match(answer, /○ I did not understand that/, word);
      assert.match(answer, /\[ Help \]/, word);
      assert.doesNotMatch(answer, /Hello Moira/, word);
    }
  });

  it('“case” alone says what is missing', async () => {
    assert.match(await answerTo(moira, 'case'), /MSET-/);
  });

  it('stand under Help for those who have use of them, a row each that is pressed or typed; twelve at most', async () => {
    const told = new Map<string, readonly string[]>();
    for (const person of [...people, tess, ife]) {
      const said = [...(await helpOf(person)).matchAll(/or type: (.+)/g)].map(([, words = '']) => words);
      assert.ok(said.length >= 5 && said.length <= 12, `${person.name}: ${said.length}`);
      // One row has several words: "guidance, policy, leaflets or training".
      const rows = said.flatMap((words) => words.split(/, or case.*|, | or /)).filter((word) => word !== '');
      assert.deepEqual(
        rows.filter((word) => !offered.includes(word)),
        [],
        person.name,
      );
      told.set(person.name, rows);
    }
    // What is typed in a channel is told by the menu there; Help is on this card.
    const elsewhere = ['help', 'case', 'link', 'unlink', 'actions'];
    const all = new Set([...told.values()].flat());
    assert.deepEqual(
      offered.filter((word) => !all.has(word) && !elsewhere.includes(word)),
      [],
    );
    assert.ok(!must(told.get(ravi.name)).includes('refer') && !must(told.get(ravi.name)).includes('delivery'));
    assert.ok(must(told.get(moira.name)).includes('queue') && !must(told.get(priya.name)).includes('queue'));
  });

  it('“help” is Help, and its rows lead where the words do', async () => {
    for (const person of people) {
      assert.equal(await answerTo(person, 'help'), await helpOf(person));
      assert.match(await answerTo(person, 'help'), /^What you can do\n[^]*999/);
    }
  });
});

/** What stands first on the card that answers each: from the card language, by the person who would type it. */
const refer = /^Refer a child\n[^]*999[^]*\[ New referral \] \[ Advice \] \[ My cases \]/;
const missing = /^▲ Ring the police first[^]*101, or 999[^]*A child is missing[^]*\[ Find the case \]/;
const find = /^Find\n/;
const help = /^What you can do\n/;
const actions = /^My actions/;
const meetings = /^(?:Meetings|This meeting)/;
const advice = /^Advice\n/;
const firstTyped: readonly (readonly [Person, readonly (readonly [typed: string, answer: RegExp])[]])[] = [
  [
    priya,
    [
      ['help', help],
      ['Hello', /^Hello Priya/],
      ['I need to refer a child', refer],
      ['how do I make a referral?', refer],
      ['I need to refer a child who is missing', missing],
      ['a child is missing', missing],
      ["she hasn't come home", missing],
      ['where has my referral got to', /^My cases|^Your referrals|referrals/],
      ['find', find],
      ['I am worried about a child', advice],
      ['who do I ring?', advice],
      ['thresholds', /^Guidance/],
      ['what can you do', help],
      ['posters please', /^Posters and leaflets|leaflets/],
    ],
  ],
  [
    colin,
    [
      ['help', help],
      ['what is waiting for me', /^Hello Colin/],
      ['what do I need to approve', /consent/],
      ['consent', /consent/],
      ['referrals to authorise', /consent/],
      ['find a case', find],
      ['my actions', actions],
      ['when is the next panel?', meetings],
      ['I want to hand over a case', find],
      ['he went missing last night', missing],
      ['is there any training', /^Training/],
    ],
  ],
  [
    moira,
    [
      ['help', help],
      ['queue', /^(?:Queue|Received)/],
      ['new referrals', /^(?:Queue|Received)/],
      ['what has come in?', /^(?:Queue|Received)/],
      ['what is late', /^Hello Moira/],
      ['plan a meeting', meetings],
      ['agenda', meetings],
      ['who was not reached', /^Delivery/],
      ['search', find],
      ['actions to verify', actions],
      ['a young person has disappeared', missing],
    ],
  ],
  [
    ravi,
    [
      ['help', help],
      ['what do you want from me', help],
      ['my tasks', actions],
      ['police actions', actions],
      ['overdue', /^Hello Sgt Ravi/],
      ['I want to refer a child', /Only council practitioners and managers may refer[^]*\[ Advice \]/],
      ['missing child', missing],
      ['find', find],
      ['minutes of the panel', meetings],
      ['is there a leaflet', /leaflets/],
      ['who is the co-ordinator', advice],
    ],
  ],
  [
    tess,
    [
      ['help', help],
      ['good morning', /^Hello Tess/],
      ['minutes to approve', meetings],
      ['start the panel', meetings],
      ['agenda', meetings],
      ['what is outstanding', /^Hello Tess/],
      ['actions', actions],
      ['show me the actions', actions],
      ['find a child', find],
      ['guidance', /^Guidance/],
      ['phone number of the co-ordinator', advice],
    ],
  ],
];

describe('What people type first', () => {
  for (const [person, all] of firstTyped) {
    for (const [typed, answer] of all) {
      it(`${person.name}: ${typed}`, async () => {
        const said = await answerTo(person, typed);
        assert.match(said, answer);
        assert.doesNotMatch(said, /delete/);
      });
    }
  }

  it('a name that is typed is looked for nowhere and repeated nowhere: the card, and how to take it back', async () => {
    for (const [typed, answer] of [
      ['find Falconer', find],
      ['find kestrel', find],
      ['search for Kestrel Madeup', find],
      ['Kestrel Madeup is missing', missing],
      ['Kestrel went missing last night', missing],
      ['I need to refer a girl called Kestrel', refer],
      ['Kestrel Madeup has not come home, is she known?', missing],
    ] as const) {
      const said = await answerTo(priya, typed);
      assert.match(said, answer, typed);
      assert.match(said, /● Names typed in chat stay in Teams: please delete that message\./, typed);
      assert.doesNotMatch(said, /kestrel|madeup|falconer/i, typed);
    }
  });

  it('a reference in a sentence is meant as one, missing too', async () => {
    for (const typed of [
      `what happened to ${kestrelReference}?`,
      `${kestrelReference} please`,
      `open ${kestrelReference}`,
    ])
      assert.match(await answerTo(ravi, typed), /^○ This case is not available to you, or there is none/, typed);
    for (const typed of ['missing since 22:30', 'missing', 'case is missing'])
      assert.match(await answerTo(priya, typed), missing, typed);
  });
});

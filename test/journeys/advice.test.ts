// Advice: a social worker asks the co-ordinator, is answered, asks again, and nobody forgets it. Partners are told whom to ring.
import assert from 'node:assert/strict';
import { filledIn, greta, kestrelReference, moira, must, priya, ravi, tess } from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const question = 'He has two new phones and is out until three. Is that enough to refer?';
const named = `Kestrel asks for nothing. ${question}`;
const answer = 'Yes. Begin with what his grandmother saw, and say what you want from MSET.';
const again = 'His mother says no. Do I need her to agree?';
const told = 'No. Tell her unless that puts him in danger, and write down what she thinks.';
const title = 'What do you want to ask? (no names)';
const everyones = 'When are new things enough to refer?';
const toEveryone = 'When nobody can say where they are from. Write down what was seen, and by whom.';
/** Nothing of question or answer. */
const words = /phones|grandmother|mother|puts him/;

journey(
  'Advice: asked, answered, asked again, and never forgotten',
  'advice',
  [
    [
      'Priya types advice: whom to ring comes first, then the co-ordinator can be asked',
      async (world) => {
        await world.has(kestrelReference, filledIn());
        await world.windowOf(priya).says('advice');
        assert.match(world.windowOf(priya).reads(), /ring \*\*999\*\*[^]*0191 643 5555[^]*\[ Ask the co-ordinator \]/);
      },
    ],
    [
      'She names the child, and is asked to leave the name out; the rest of what she typed is there',
      async (world) => {
        const priyas = world.windowOf(priya);
        await priyas.presses('Ask the co-ordinator');
        const fill = { [title]: named, Reference: kestrelReference };
        const reads = await priyas.presses('Ask the co-ordinator', { on: title, fill });
        assert.match(reads, /Your question includes a name of the child\. Write “the child”/);
        assert.ok(reads.includes(named));
        assert.ok(!world.windowOf(moira).reads().includes('Question for you'));
      },
    ],
    [
      'Without it, the question reaches Moira: who asks and until when, not a word of it',
      async (world) => {
        const fill = { [title]: question };
        const reads = await world.windowOf(priya).presses('Ask the co-ordinator', { on: title, fill });
        assert.match(reads, /the co-ordinator answers by Tue 5 Jan 10:00/);
        const { stored } = world.windowOf(moira).card('Question for you');
        assert.match(JSON.stringify(stored), /Asked by Priya Testworth/);
        assert.doesNotMatch(JSON.stringify(stored), words);
      },
    ],
    [
      'It counts on her home card, and stands in what she types advice for',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('home');
        assert.match(moiras.reads(), /> 1 · request for advice/);
        await moiras.says('advice');
        assert.match(moiras.reads(), /# Questions\n> \*\*Question for you\*\* · due Tue 5 Jan 10:00 · .*ADV-\S+/);
      },
    ],
    [
      'Moira opens and answers it; Priya’s phone rings, and only she reads the answer',
      async (world) => {
        world.clock.at('2027-01-04T11:20:00Z');
        const moiras = world.windowOf(moira);
        assert.ok((await moiras.opens({ on: 'Question for you' })).includes(question));
        await moiras.presses('Answer');
        const reads = await moiras.presses('Answer', {
          on: 'Answer (no names)',
          fill: { 'Answer (no names)': answer },
        });
        assert.match(reads, /✓ Answered · .* 11:20[^]*Told:\*\* Priya Testworth/);
        const { stored, summary } = world.windowOf(priya).card('Advice answered');
        assert.match(summary, /^MSET: (?:your question is answered, please read|a question to answer by [\w ]+:\d\d)$/);
        assert.doesNotMatch(JSON.stringify(stored), words);
        assert.ok((await world.windowOf(priya).opens({ on: 'Advice answered' })).includes(answer));
      },
    ],
    [
      'Priya asks again',
      async (world) => {
        const priyas = world.windowOf(priya);
        await priyas.presses('Ask again');
        await priyas.presses('Ask again', { on: title, fill: { [title]: again } });
        assert.match(world.windowOf(moira).reads(), /Asked again by Priya Testworth/);
      },
    ],
    [
      'Nobody answers: Moira is reminded when it is due, and a day later the chair and the service managers are asked',
      async (world) => {
        await world.passesTo('2027-01-05T11:20:00Z');
        assert.ok(!world.windowOf(tess).reads().includes('Question for you'));
        await world.passesTo('2027-01-06T11:20:00Z');
        for (const person of [tess, greta]) assert.ok(world.windowOf(person).card('Question for you'));
        assert.doesNotMatch(
          world.teams
            .chat(`a:${tess.objectId}`)
            .map(({ card }) => JSON.stringify(card))
            .join(),
          words,
        );
      },
    ],
    [
      'The chair answers, and Moira’s card says so',
      async (world) => {
        const tesses = world.windowOf(tess);
        await tesses.opens({ on: 'Question for you' });
        await tesses.presses('Answer');
        await tesses.presses('Answer', { on: 'Answer (no names)', fill: { 'Answer (no names)': told } });
        assert.match(world.windowOf(moira).reads(), /Advice answered[^]*Answered by Tess Gavel, Wed 6 Jan 11:20/);
      },
    ],
    [
      'Priya reads it and closes it: nothing of hers is open any more',
      async (world) => {
        const priyas = world.windowOf(priya);
        assert.ok((await priyas.opens({ on: 'Answered by Tess Gavel' })).includes(told));
        assert.match(await priyas.presses('Close'), /Advice closed/);
        await priyas.says('advice');
        assert.doesNotMatch(priyas.messages().at(-1)?.summary ?? '', words);
        assert.deepEqual(await world.ports.advice.open(priya.objectId, true), []);
      },
    ],
    [
      'Ravi, of the police, is told whom to ring, and can ask nobody here',
      async (world) => {
        await world.windowOf(ravi).says('advice');
        const reads = world.windowOf(ravi).reads();
        assert.match(reads, /Professional Advice line: \*\*0191 643 5555\*\*[^]*Refer to Social Care/);
        assert.doesNotMatch(reads, /Ask the co-ordinator/);
      },
    ],
    [
      'Moira is asked this often: she adds it to the guidance, written anew; a name comes back, and nothing else is lost',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.opens({ on: 'Answered by Tess Gavel' });
        const form = await moiras.presses('Add to guidance');
        assert.doesNotMatch(form, words);
        const on = 'Question for everyone';
        const slip = { 'Question for everyone': everyones, 'Answer for everyone': 'Ask Kestrel Madeup.' };
        const back = await moiras.presses('Add to guidance', { on, fill: slip });
        assert.match(back, /“Kestrel Madeup” looks like a name/);
        assert.ok(back.includes(everyones));
        const reads = await moiras.presses('Add to guidance', { on, fill: { 'Answer for everyone': toEveryone } });
        assert.match(reads, /Added to the guidance/);
      },
    ],
    [
      'Ravi reads it in the guidance: not a word of the case, nor who asked',
      async (world) => {
        const ravis = world.windowOf(ravi);
        await ravis.says('guidance');
        const reads = await ravis.presses('Questions');
        assert.ok(reads.includes(`${everyones} ${toEveryone}`));
        assert.doesNotMatch(reads, words);
        assert.doesNotMatch(reads, /Priya|Moira|ADV-|MSET-|Open/);
        const help = must(await pagesOver(world.ports).read(ravi, 'help'));
        assert.deepEqual(help.questions, [{ label: everyones, text: toEveryone }]);
      },
    ],
    [
      'Moira takes it off again, and it is gone',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('guidance');
        await moiras.presses('Questions');
        await moiras.presses('Open');
        assert.match(await moiras.presses('Take off guidance'), /Taken off the guidance/);
        const ravis = world.windowOf(ravi);
        await ravis.says('guidance');
        assert.match(await ravis.presses('Questions'), /No questions yet/);
      },
    ],
    [
      'Guidance: the pathway first, and thresholds, language and contacts behind their buttons',
      async (world) => {
        const ravis = world.windowOf(ravi);
        await ravis.says('guidance');
        assert.match(ravis.reads(), /# Guidance: Pathway/);
        for (const part of ['Thresholds', 'Language', 'Contacts']) {
          assert.ok((await ravis.presses(part)).startsWith(`# Guidance: ${part}`));
        }
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);

// What the council says about MSET: its own words, from settings.
import { deepEqual, equal, match } from 'node:assert/strict';
import { directorySchema } from '../../../src/domain/people/directory.ts';
import { adviceId } from '../../people/advice-builders.ts';
import { directory, later, monday10, must, priya } from '../../people/builders.ts';
import { pagesOver } from '../../web/people/page-world.ts';
import { openWorld } from '../../worlds/harness.ts';
import { readable } from '../../journeys/people/readable.ts';

const parsed = (guidance: object) => directorySchema.safeParse({ people: [], settings: { guidance } }).success;

describe('Guidance', () => {
  it('is the council’s own words and addresses, by settings', async () => {
    const guidance = {
      pathway: [{ title: 'One', text: 'First this.' }],
      thresholds: [{ title: 'Two', text: 'Then [that](https://example.org).' }],
      language: [{ avoid: 'this word', say: 'that word' }],
      contacts: [{ name: 'The duty desk', reach: '0191 498 0999' }],
      links: [{ title: 'A page', url: 'https://example.org/page' }],
    };
    const council = directorySchema.parse({ ...directory, settings: { ...directory.settings, guidance } });
    const world = await openWorld({ council, people: [priya] });
    try {
      const shown = async (part: unknown): Promise<string> =>
        readable(must((await world.windowOf(priya).sends('guidance', { part })).card));
      match(await shown('pathway'), /^# Guidance: Pathway\n[^]*One: First this\./);
      match(await shown('thresholds'), /ring \*\*999\*\*[^]*Two: Then \[that\]\(https:\/\/example\.org\)\./);
      match(await shown('language'), /Not “this word”: that word/);
      match(await shown('contacts'), /The duty desk: 0191 498 0999\n> A page · example\.org\n/);
      for (const strange of [undefined, 'everything', { part: 'language' }]) {
        match(await shown(strange), /^# Guidance: Pathway/);
      }
    } finally {
      await world.stop();
    }
  });

  it('has the newest twenty questions on the page Help, and of each no more than what is said', async () => {
    const world = await openWorld({ people: [priya] });
    try {
      const all = Array.from({ length: 21 }, (_, place) => ({
        id: adviceId,
        question: `Question ${place}?`,
        answer: `Answer ${place}.`,
        at: later(monday10, -place),
      }));
      const advice = { ...world.ports.advice, guidance: () => Promise.resolve(all) };
      const { questions } = must(await pagesOver({ ...world.ports, advice }).read(priya, 'help'));
      deepEqual([questions.length, questions[0]], [20, { label: 'Question 0?', text: 'Answer 0.' }]);
    } finally {
      await world.stop();
    }
  });

  it('of a council has links that begin with https only, and no more than a card holds', () => {
    const link = (url: string) => parsed({ links: [{ title: 'A page', url }] });
    equal(link('https://example.org/a'), true);
    for (const url of ['http://example.org', 'javascript:alert(1)', 'example.org', 'file:///etc/passwd', '']) {
      equal(link(url), false, url);
    }
    const pair = { avoid: 'this', say: 'that' };
    equal(parsed({ language: Array.from({ length: 24 }, () => pair) }), true);
    equal(parsed({ language: Array.from({ length: 25 }, () => pair) }), false);
    equal(parsed({ pathway: [{ title: 'One', text: 'x'.repeat(401) }] }), false);
    equal(parsed({ pathway: [{ title: 'One', text: 'Two\nlines.' }] }), false);
    equal(parsed({ other: [] }), false);
  });

  it('has defaults for every part', () => {
    const { guidance } = directorySchema.parse({ people: [] }).settings;
    const counts = [guidance.pathway, guidance.thresholds, guidance.language, guidance.links].map((all) => all.length);
    deepEqual(counts, [8, 6, 18, 5]);
  });
});

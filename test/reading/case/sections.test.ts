// A section of a case is one row: what the card tells of it stands on the page, too, and in the same order.
import { deepEqual, ok } from 'node:assert/strict';
import { openedWith } from '../../../src/reading/case/at-hand.ts';
import type { StoryPart } from '../../../src/cards/case/story.ts';
import { createAsk, type Seen } from '../../../src/casework/read/ask.ts';
import { sectionsOnPage, storyOn, type CaseSections } from '../../../src/reading/case/sections.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { stubPorts } from '../../casework/ports.ts';
import { cases, stages } from '../../domain/case/triage/triage-story.ts';
import { directory, later, monday10, priya } from '../../people/builders.ts';

const textsOf = (part: StoryPart): readonly string[] => {
  if ('pairs' in part) return part.pairs.map(([, value]) => value).filter((value) => value !== '');
  return ['title' in part ? part.title : 'stands' in part ? part.stands : part.next];
};
const textsOn = ({ picture, next }: CaseSections): readonly string[] => [
  ...picture.flatMap(({ title, lines }) => [title, ...lines.map(({ value }) => value)]),
  ...next,
];
const plain = (text: string): string => text.replaceAll('**', '');

describe('The sections of a case', () => {
  for (const stage of stages) {
    it(`are on the page what they are on the card, ${stage}`, async () => {
      const { ports } = stubPorts(cases[stage]);
      const reader: Reader = { ports, ask: createAsk(ports), person: priya, directory, now: later(monday10, 60) };
      const seen = { case: cases[stage], reads: () => true };
      const card = (await storyOn('card', reader, seen, await openedWith(reader, seen, 'page')))
        .flatMap(textsOf)
        .map(plain);
      const page = textsOn(await sectionsOnPage(reader, seen, await openedWith(reader, seen, 'page')));
      ok(card.length > 0 || stage === 'draft', 'the card tells something');
      deepEqual(
        card.filter((text) => !page.includes(text)),
        [],
      );
    });

    it(`give nothing to those who have to say first whether they know the family, ${stage}`, async () => {
      const { ports } = stubPorts(cases[stage]);
      const reader: Reader = { ports, ask: createAsk(ports), person: priya, directory, now: later(monday10, 60) };
      const seen: Seen = { case: cases[stage], reads: (datum) => datum === 'name' || datum === 'status' };
      deepEqual(await storyOn('card', reader, seen, await openedWith(reader, seen, 'page')), []);
      const sections = await sectionsOnPage(reader, seen, await openedWith(reader, seen, 'page'));
      deepEqual(
        Object.values(sections).filter((each) => each.length > 0),
        [],
      );
    });
  }
});

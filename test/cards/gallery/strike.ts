// The cards of words that are struck out: the form and its refusals, the question to the second person, and what came of it
// (docs/process.md 33).
import { baseCard } from '../../../src/cards/base-card.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import { caseOf, directory, given, ife, kestrelReference as ref, moira } from '../../people/builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory } from '../../worlds/desk-in-memory.ts';
import { saysIn } from '../cases/triage-cases.ts';
import { crowded, fullSubmission, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const data = { ref, command: commandOf('ripe') };

export async function strikeGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const line = (usual: string): string => saysIn(worst)(usual, 200).replaceAll('\n', ' ');
  const before = given(...untilReceived);
  const asked = given(...untilReceived, strikeProposed());
  const stays = given(...untilReceived, strikeProposed(), strikeSettled('stays'));
  const words = (childCase: Case): Case => ({
    ...childCase,
    ...(worst !== undefined && { answers: fullSubmission(worst) }),
    ...(childCase.strike !== undefined && { strike: { ...childCase.strike, instead: line('[struck out]') } }),
    ...(childCase.struck !== undefined && { struck: { ...childCase.struck, why: line('It is the worry itself.') } }),
  });
  const over = (facts: typeof before): DeskInMemory => deskOver({ cases: [words(caseOf(facts))], facts, council });
  const sent = { ...data, about: ref, words: 'phones', instead: line('a thing'), ground: 'another' };
  const standing = standingOf(words(caseOf(stays)), ife, council, tuesday);
  return [
    { name: 'case.open, words to be struck out', card: await over(asked).press(moira, 'case.open', data) },
    { name: 'help, data protection officer', card: await over(before).press(ife, 'home.more') },
    { name: 'strike.ask', card: await over(before).press(ife, 'strike.ask', data) },
    {
      name: 'strike.ask, nothing sent',
      wrong: ['Of which case, record or meeting?', 'Words to strike out', 'Ground'],
      card: await over(before).press(ife, 'strike.ask.go', data),
    },
    {
      name: 'strike.ask, words that are nowhere',
      card: await over(before).press(ife, 'strike.ask.go', { ...sent, words: line('Nobody at all') }),
    },
    { name: 'strike.ask, asked', card: await over(before).press(ife, 'strike.ask.go', sent) },
    { name: 'strike.settle', card: await over(asked).press(moira, 'strike.settle', data) },
    {
      name: 'strike.settle, nothing sent',
      wrong: ['Strike them out?'],
      card: await over(asked).press(moira, 'strike.settle.go', data),
    },
    {
      name: 'strike.settle, they stay without a reason',
      card: await over(asked).press(moira, 'strike.settle.go', { ...data, how: 'stays' }),
    },
    {
      name: 'strike.settle, agreed',
      card: await over(asked).press(moira, 'strike.settle.go', { ...data, how: 'agreed' }),
    },
    {
      name: 'strike.settle, they stay',
      card: await over(asked).press(moira, 'strike.settle.go', {
        ...data,
        how: 'stays',
        why: line('It is the worry.'),
      }),
    },
    { name: 'strike.end', card: await over(stays).press(ife, 'strike.end', data) },
    ...(standing === undefined
      ? []
      : [{ name: 'strike out, chat of the officer', stored: true, card: baseCard(ref, standing, tuesday) }]),
  ];
}

// The cards of words that are struck out: the form and its refusals, the question to the second person, and what came of it
// (docs/process.md 33).
import { baseCard } from '../../../src/cards/base-card.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import { entityMatter, type EntityFact } from '../../../src/domain/entity/table.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { entityCardFor } from '../../../src/notices/entity/standing.ts';
import { meetingCardFor } from '../../../src/notices/meeting/standing.ts';
import {
  caseOf,
  commandIn,
  directory,
  factOn,
  given,
  ife,
  kestrelReference as ref,
  moira,
  must,
  tess,
} from '../../people/builders.ts';
import { entityId, opens, views, type EntityRow } from '../../people/entity-builders.ts';
import { untilReceived } from '../../people/meeting-builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory } from '../../worlds/desk-in-memory.ts';
import { saysIn } from '../cases/triage-cases.ts';
import { panelUnderWay } from './form.ts';
import { crowded, fullSubmission, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const data = { ref, command: commandOf('ripe') };

/** A record of which words are to be struck out, with its facts; before that, and when they stay. */
function struckRecord() {
  const facts: EntityFact[] = [];
  const takes = (row: EntityRow): Entity => {
    const { root } = entityMatter.replay(facts);
    const fact = factOn(entityMatter, { root }, commandIn(row), { actor: row[0], now: tuesday, directory, facts });
    if (typeof fact === 'string') throw new Error(fact);
    facts.push(fact);
    return must(entityMatter.replay(facts).root);
  };
  takes(opens());
  const before = takes(views('The flat is let by the week.'));
  const asked = takes([ife, 1, 'proposeStrike', { words: 'flat', instead: '', ground: 'another' }]);
  const whole = [...facts];
  const stays = takes([moira, 1, 'settleStrike', { how: 'stays', why: 'It is the place itself.' }]);
  return { before, asked, stays, facts: whole };
}
/** A meeting that has ended, of which words are to be struck out. */
const struckMeeting = (strike: Meeting['strike'], council: Directory): Meeting =>
  ({
    ...panelUnderWay(council),
    state: 'ended',
    endedAt: tuesday,
    absent: [],
    noPapers: [],
    quorate: true,
    undecided: [],
    corrections: [],
    strike,
  }) as Meeting; // as it is stored

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
  // Of a record and of a meeting: the form is the same, what it is about is not.
  const told = struckRecord();
  const record = { entity: entityId, command: data.command };
  const overRecord = (): DeskInMemory => deskOver({ entities: [told.asked], entityFacts: told.facts, council });
  const ended = struckMeeting(told.asked.strike, council);
  const about = { meeting: ended.id, command: data.command };
  const overMeeting = (): DeskInMemory => deskOver({ meetings: [ended], council });
  const chats = [
    [
      'record, chat of the co-ordinator, words to be struck out',
      entityCardFor(told.asked, moira, council, tuesday)?.card,
    ],
    ['record, chat of the officer, words stay', entityCardFor(told.stays, ife, council, tuesday)?.card],
    ['meeting, chat of the chair, words to be struck out', meetingCardFor(ended, tess, council, tuesday)?.card],
  ] as const;
  return [
    ...chats.flatMap(([name, card]) => (card === undefined ? [] : [{ name, stored: true as const, card }])),
    { name: 'record, words to be struck out', card: await overRecord().press(moira, 'entity.open', record) },
    { name: 'strike.settle, a record', card: await overRecord().press(moira, 'strike.settle', record) },
    {
      name: 'strike.settle, a record, agreed',
      card: await overRecord().press(moira, 'strike.settle.go', { ...record, how: 'agreed' }),
    },
    {
      name: 'strike.ask, a record, asked',
      card: await deskOver({ entities: [told.before], entityFacts: told.facts.slice(0, 2), council }).press(
        ife,
        'strike.ask.go',
        { ...sent, about: entityId, words: 'flat' },
      ),
    },
    { name: 'meeting, words to be struck out', card: await overMeeting().press(tess, 'meeting.open', about) },
    {
      name: 'strike.settle, a meeting, the words are gone',
      card: await overMeeting().press(tess, 'strike.settle', about),
    },
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

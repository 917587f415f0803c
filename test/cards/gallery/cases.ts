// The cards of a case: in the chat of everybody concerned, opened, read, decided and looked back on.
import { cardFor, goneMessage, pointerMessage } from '../../../src/notices/render.ts';
import type { Card } from '../../../src/cards/blocks.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  colin,
  directory,
  greta,
  hal,
  kestrel,
  kestrelReference,
  moira,
  must,
  noor,
  priya,
  ravi,
} from '../../people/builders.ts';
import type { Shown } from './gallery.ts';
import { caseAt, factsOf, turns, type Turn } from '../cases/stages.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory } from '../../worlds/desk-in-memory.ts';
import { crowded, fill, fullSubmission, worstCase, type Worst } from '../worst.ts';

const people: readonly Person[] = [priya, colin, greta, hal, moira, noor, ravi];
const data = { ref: kestrelReference, command: commandOf('ripe') };

interface World {
  readonly worst: Worst | undefined;
  readonly council: Directory;
}

export async function caseGallery(worst?: Worst): Promise<readonly Shown[]> {
  const world: World = { worst, council: worst === undefined ? directory : crowded(worst) };
  const opened = await Promise.all(turns.map((turn) => cardsAt(world, turn)));
  return [
    { name: 'pointer', stored: true, card: pointerMessage(kestrelReference).card },
    { name: 'gone', stored: true, card: goneMessage().card },
    ...onceEach(turns.flatMap((turn) => baseCards(world, turn))),
    ...onceEach(opened.flat()),
    ...(await referrerForms(world)),
    ...(await decisionForms(world)),
    ...(await conflictForms(world)),
    ...(await histories(world)),
  ];
}

/** The same card reached in two ways is drawn once. */
const onceEach = (shown: readonly Shown[]): readonly Shown[] =>
  [...new Map(shown.toReversed().map((one) => [JSON.stringify(one.card), one])).values()].toReversed();

const caseIn = ({ worst }: World, turn: Turn) => (worst === undefined ? caseAt(turn) : worstCase(caseAt(turn), worst));
const deskIn = (world: World, turn: Turn): DeskInMemory =>
  deskOver({ cases: [caseIn(world, turn)], council: world.council, facts: factsOf[turn] });

function baseCards(world: World, turn: Turn): readonly Shown[] {
  return people.flatMap((person) => {
    const rendered = cardFor(caseIn(world, turn), person, world.council, tuesday);
    return rendered === undefined
      ? []
      : [{ name: `chat of ${person.name}, ${turn}`, stored: true, card: rendered.card }];
  });
}

async function cardsAt(world: World, turn: Turn): Promise<readonly Shown[]> {
  const desk = deskIn(world, turn);
  const shown: Shown[] = [];
  for (const person of people) {
    const name = `${person.name}, ${turn}`;
    shown.push(
      {
        name: `typed reference, ${name}`,
        stored: true,
        card: must((await desk.type(person, `case ${kestrelReference}`))[0]),
      },
      { name: `open, ${name}`, card: await desk.press(person, 'case.open', data) },
      { name: `open in a channel, ${name}`, card: await desk.press(person, 'case.open', data, true) },
    );
    for (const part of [1, 2, 3]) {
      shown.push({ name: `reading ${part}, ${name}`, card: await desk.press(person, 'case.read', { ...data, part }) });
    }
  }
  return shown.filter(({ name, card }) => !name.startsWith('typed') || !isHome(card));
}
const isHome = (card: Card): boolean => JSON.stringify(card).includes('"text":"Hello ');

async function referrerForms(world: World): Promise<readonly Shown[]> {
  const long = world.worst === undefined ? 'He has moved to another council.' : fill(2000, world.worst);
  const sent = deskIn(world, 'with manager');
  const declined = deskIn(world, 'not authorised');
  // The worst case is restricted: no manager above sees it then, and the co-ordinator does.
  const follows = world.worst === undefined ? colin : moira;
  return [
    { name: 'withdraw', card: await sent.press(priya, 'refer.withdraw', data) },
    {
      name: 'withdraw, half',
      wrong: ['Is the child safe tonight?'],
      card: await sent.press(priya, 'refer.withdraw.go', { ...data, reason: long }),
    },
    {
      name: 'withdraw, empty',
      wrong: ['Reason', 'Is the child safe tonight?'],
      card: await sent.press(priya, 'refer.withdraw.go', data),
    },
    {
      name: 'withdrawn, child not safe',
      card: await sent.press(priya, 'refer.withdraw.go', { ...data, reason: long, childSafe: 'no' }),
    },
    { name: 'withdrawn, child not safe, opened', card: await sent.press(follows, 'case.open', data) },
    { name: 'say what was done', card: await sent.press(follows, 'refer.done', data) },
    {
      name: 'say what was done, empty',
      wrong: ['What was done, by whom and when'],
      card: await sent.press(follows, 'refer.done.go', data),
    },
    { name: 'said what was done', card: await sent.press(follows, 'refer.done.go', { ...data, done: long }) },
    { name: 'refused: said already', card: await sent.press(greta, 'refer.done.go', { ...data, done: long }) },
    {
      name: 'refused: too late',
      card: await deskIn(world, 'received').press(priya, 'refer.withdraw.go', {
        ...data,
        reason: long,
        childSafe: 'yes',
      }),
    },
    { name: 'challenge', card: await declined.press(priya, 'refer.challenge', data) },
    {
      name: 'challenge, half',
      wrong: ['What outcome do you want?'],
      card: await declined.press(priya, 'refer.challenge.go', { ...data, concern: long }),
    },
    {
      name: 'challenge sent',
      card: await declined.press(priya, 'refer.challenge.go', { ...data, concern: long, outcomeWanted: long }),
    },
  ];
}

async function decisionForms(world: World): Promise<readonly Shown[]> {
  const long = world.worst === undefined ? 'Below the threshold; early help leads.' : fill(2000, world.worst);
  const fresh = () => deskIn(world, 'with manager, read');
  const full = { ...data, reason: 'earlyHelp', rationale: long, alternativePlan: long, childSafe: 'no' };
  const young = { ...data, command: commandOf('young') };
  const declineTitles = ['Rationale', 'Alternative plan', 'The child is safe'];
  const safety = 'cannot be declined while the child is not safe';
  return [
    { name: 'return', card: await fresh().press(colin, 'consent.return', data) },
    { name: 'return in a channel', card: await fresh().press(colin, 'consent.return', data, true) },
    { name: 'return, empty', wrong: ['Reason', 'Note'], card: await fresh().press(colin, 'consent.return.go', data) },
    {
      name: 'return, half',
      wrong: ['Reason'],
      card: await fresh().press(colin, 'consent.return.go', { ...data, note: long }),
    },
    {
      name: 'return, pressed twice',
      wrong: ['Nothing is sent yet'],
      card: await fresh().press(colin, 'consent.return.go', { ...young, reason: 'voice', note: long }),
    },
    {
      name: 'returned',
      card: await fresh().press(colin, 'consent.return.go', { ...data, reason: 'voice', note: long }),
    },
    { name: 'decline', card: await fresh().press(colin, 'consent.decline', data) },
    { name: 'decline, empty', wrong: declineTitles, card: await fresh().press(colin, 'consent.decline.go', data) },
    { name: 'decline, child not safe', wrong: [safety], card: await fresh().press(colin, 'consent.decline.go', full) },
    { name: 'declined', card: await fresh().press(colin, 'consent.decline.go', { ...full, childSafe: 'yes' }) },
    { name: 'consent, pressed twice', card: await fresh().press(colin, 'consent.give', young) },
    { name: 'consent given', card: await fresh().press(colin, 'consent.give', data) },
    {
      name: 'consent, question not answered',
      card: await deskIn(world, 'with manager').press(colin, 'consent.give', data),
    },
    { name: 'consent, somebody was first', card: await deskIn(world, 'received').press(colin, 'consent.give', data) },
    { name: 'no conflict', card: await deskIn(world, 'with manager').press(colin, 'consent.clear', data) },
  ];
}

async function conflictForms(world: World): Promise<readonly Shown[]> {
  const fresh = () => deskIn(world, 'with manager');
  const alone = {
    ...world.council,
    people: world.council.people.map((one) => ({
      ...one,
      ...(one.objectId === colin.objectId && { manager: undefined }),
    })),
  };
  const topDesk = () => deskOver({ cases: [caseIn(world, 'with manager')], council: alone });
  const pick = deskIn(world, 'a manager must be chosen');
  return [
    { name: 'conflict', card: await fresh().press(colin, 'consent.conflict', data) },
    {
      name: 'conflict, empty',
      wrong: ['Is a member of staff concerned?', 'Next manager'],
      card: await fresh().press(colin, 'consent.conflict.go', data),
    },
    {
      name: 'conflict, sent on',
      card: await fresh().press(colin, 'consent.conflict.go', { ...data, staffConcerned: 'yes' }),
    },
    { name: 'conflict, nobody above', card: await topDesk().press(colin, 'consent.conflict', data) },
    { name: 'choose manager', card: await pick.press(moira, 'consent.choose', data) },
    {
      name: 'choose manager, empty',
      wrong: ['Consenting manager'],
      card: await pick.press(moira, 'consent.choose.go', data),
    },
    {
      name: 'choose manager, not eligible',
      wrong: ['Consenting manager'],
      card: await pick.press(moira, 'consent.choose.go', { ...data, manager: 'x' }),
    },
    {
      name: 'manager chosen',
      card: await pick.press(moira, 'consent.choose.go', { ...data, manager: greta.objectId }),
    },
  ];
}

/** Submissions that changed everything each time. */
function rounds(count: number, world: World): readonly Fact[] {
  const versions =
    world.worst === undefined
      ? [kestrel, { ...kestrel, worries: 'New facts of 3 January.', nrm: '' }]
      : [fullSubmission(world.worst), {}];
  const [first, second] = [must(factsOf['with manager'].at(-1)), must(versions[1])];
  return Array.from({ length: count }, (_, place): Fact => {
    if (first.step !== 'submit') throw new Error('The last fact of a case with the manager is its submission.');
    const submission = { ...first.data.submission, round: place + 1 };
    const answers = place % 2 === 0 ? must(versions[0]) : second;
    return {
      ...first,
      number: place + 1,
      step: place === 0 ? 'submit' : 'resubmit',
      data: { ...first.data, submission, answers },
    };
  });
}

async function histories(world: World): Promise<readonly Shown[]> {
  const over = (facts: readonly Fact[]) =>
    deskOver({ cases: [caseIn(world, 'received')], council: world.council, facts });
  return [
    { name: 'history', card: await over(factsOf.received).press(priya, 'case.history', data) },
    { name: 'history, submitted twice', card: await over(rounds(2, world)).press(priya, 'case.history', data) },
    { name: 'history, 25 lines and more', card: await over(rounds(27, world)).press(priya, 'case.history', data) },
  ];
}

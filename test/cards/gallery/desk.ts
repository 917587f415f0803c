// The cards that are about no one case: home, advice, lists, Find, refusals and faults.
import type { Card } from '../../../src/cards/blocks.ts';
import type { CallerChannel } from '../../../src/desk/scene/answer.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
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
  someone,
} from '../../people/builders.ts';
import type { Shown } from './gallery.ts';
import { caseAt, turns } from '../cases/stages.ts';
import { commandOf, deskOver, type DeskInMemory } from '../../worlds/desk-in-memory.ts';
import { crowded, fill, onOneLine, worstCase, type Worst } from '../worst.ts';

const stranger = someone(999, 'Nobody Known');
const roles: readonly Person[] = [priya, colin, greta, hal, noor, moira, ravi];

/** Twenty cases of all stages: more than three list pages. */
function manyCases(worst?: Worst): readonly Case[] {
  return Array.from({ length: 20 }, (_, place): Case => {
    const childCase = caseAt(must(turns[place % turns.length]));
    const full = worst === undefined ? childCase : worstCase(childCase, worst);
    return { ...full, reference: mintReference(new Uint8Array(5).fill(place)) };
  });
}

export async function deskGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const busy = deskOver({ cases: manyCases(worst), council });
  const idle = deskOver({ council, fictional: true });
  const named = (person: Person) => ({ ...person, name: must(personIn(council, person.objectId)).name });
  return [
    ...(await homes(busy, 'busy')),
    ...(await homes(idle, 'idle, local run')),
    ...(await lists(busy, idle)),
    ...(await answers(idle, worst)),
    ...(await channels(idle)),
    ...(await referralStarts(idle, named(priya))),
    ...(await section47(named(priya))),
    ...(await faults(worst)),
  ];
}

async function homes(desk: DeskInMemory, mood: string): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const person of roles) {
    shown.push({ name: `home of ${person.name}, ${mood}`, card: await desk.press(person, 'home') });
  }
  return [...shown, { name: `home, older button, ${mood}`, card: await desk.press(priya, 'no.such.verb') }];
}

const typed = async (desk: DeskInMemory, person: Person, words: string): Promise<Card> =>
  must((await desk.type(person, words)).at(-1));

async function lists(busy: DeskInMemory, idle: DeskInMemory): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const [list, person] of [
    ['mine', priya],
    ['consent', colin],
    ['queue', moira],
  ] as const) {
    shown.push(
      { name: `list ${list}`, stored: true, card: await busy.press(person, `list.${list}`) },
      {
        name: `list ${list}, second page`,
        stored: true,
        card: await busy.press(person, 'list.more', { list, from: 6 }),
      },
      { name: `list ${list}, with names`, card: await busy.press(person, 'list.names', { list, from: 0 }) },
      { name: `list ${list}, empty`, stored: true, card: await idle.press(person, `list.${list}`) },
    );
  }
  shown.push(
    { name: 'delivery ledger', stored: true, card: await busy.press(moira, 'delivery') },
    { name: 'delivery ledger, empty', stored: true, card: await idle.press(moira, 'delivery') },
    {
      name: 'delivery, tried again',
      card: await busy.press(moira, 'delivery.again', { ref: kestrelReference, to: 'card-0' }),
    },
  );
  return [...shown, { name: 'found', card: await busy.press(priya, 'find.go', { what: '2' }) }];
}

async function answers(idle: DeskInMemory, worst?: Worst): Promise<readonly Shown[]> {
  const what = worst === undefined ? 'Kestrel' : onOneLine(fill(100, worst));
  const ref = kestrelReference;
  return [
    { name: 'advice', card: await idle.press(priya, 'advice') },
    { name: 'advice for a stranger', card: await idle.press(stranger, 'home') },
    { name: 'guidance', card: await idle.press(priya, 'guidance') },
    { name: 'find', card: await typed(idle, priya, 'find') },
    {
      name: 'find, nothing written',
      wrong: ['Reference, name or case system ID'],
      card: await idle.press(priya, 'find.go'),
    },
    {
      name: 'find, no match',
      wrong: ['Reference, name or case system ID'],
      card: await idle.press(priya, 'find.go', { what }),
    },
    { name: 'not available', card: await idle.press(priya, 'case.open', { ref }) },
    ...(await sentences(idle)),
    { name: 'refused: may not refer', card: await idle.press(ravi, 'refer.new') },
    { name: 'done: nothing waits any more', stored: true, card: await idle.press(priya, 'case.close', { ref }) },
  ];
}

/** What people type, and the card it leads to: posted, so that anyone may read it; Find is to be filled in. */
async function sentences(idle: DeskInMemory): Promise<readonly Shown[]> {
  const said: readonly (readonly [name: string, person: Person, words: string])[] = [
    ['not understood', priya, 'asdf'],
    ['mistyped reference', priya, 'case MSET-XXXX-XX'],
    ['not available', priya, `case ${kestrelReference}`],
    ['refer a child', priya, 'I need to refer a child'],
    ['refer a child, with a name', priya, 'I need to refer Kestrel Madeup'],
    ['a child is missing', priya, 'a child is missing'],
    ['a child is missing, police lead', ravi, 'a child is missing'],
    ['find, with a name', priya, 'find Madeup'],
    ['a question with a name', priya, 'Should we refer Kestrel Madeup?'],
    ['help, co-ordinator', moira, 'help'],
    ['help, manager', colin, 'help'],
    ['help, police lead', ravi, 'help'],
  ];
  const shown: Shown[] = [];
  for (const [name, person, words] of said)
    shown.push({
      name: `typed: ${name}`,
      ...(name.startsWith('find') ? {} : { stored: true }),
      card: await typed(idle, person, words),
    });
  return shown;
}

/** What everybody in a channel reads. */
async function channels(idle: DeskInMemory): Promise<readonly Shown[]> {
  const here = { conversation: '19:west', reference: '{}', kind: 'standard' } as const;
  const said = async (person: Person, words: string, channel: CallerChannel = here): Promise<Shown> => {
    const [card] = await idle.type(person, words, channel);
    return { name: `${words} by ${person.name}, ${channel.kind} channel`, stored: true, card: must(card) };
  };
  return [
    await said(moira, 'link police'),
    await said(moira, 'link team west'),
    await said(moira, 'link nothing'),
    await said(priya, 'link police'),
    await said(moira, 'link police', { ...here, kind: 'shared' }),
    await said(moira, 'unlink'),
    { name: 'link in the own chat', stored: true, card: await typed(idle, moira, 'link police') },
  ];
}

async function referralStarts(idle: DeskInMemory, referrer: Person): Promise<readonly Shown[]> {
  const posted = await idle.type(referrer, 'refer');
  return [
    { name: 'new referral', stored: true, card: must(posted[0]) },
    {
      name: 'home, new referral posted',
      card: await idle.press(referrer, 'refer.new', { command: commandOf('ripe') }),
    },
  ];
}

/** The Section 47 question, before there is a draft. */
async function section47(referrer: Person): Promise<readonly Shown[]> {
  const desk = deskOver({ offered: kestrelReference });
  const ref = kestrelReference;
  const on = { ref, page: 's47', command: commandOf('ripe') };
  return [
    { name: 'start', card: await desk.press(referrer, 'refer.start', { ref }) },
    {
      name: 'section 47, not answered',
      wrong: ['Section 47 determination'],
      card: await desk.press(referrer, 'refer.begin', { ...on, strategyDate: 'x' }),
    },
    {
      name: 'section 47, not yet determined',
      card: await desk.press(referrer, 'refer.begin', { ...on, section47: 'notYet' }),
    },
    { name: 'section 47, closed', stored: true, card: await desk.press(referrer, 'case.close', { ref }) },
  ];
}

/** What a press answers while the store is down, or always taken by somebody else. */
async function faults(worst?: Worst): Promise<readonly Shown[]> {
  const broken = deskOver({ broken: true });
  const childCase = caseAt('draft');
  const contested = deskOver({ contested: true, cases: [childCase] });
  const text = worst === undefined ? 'Grandmother rings him at nine.' : fill(2000, worst);
  const optional = {
    otherNames: 'Kes',
    parents: text,
    siblings: text,
    network: text,
    knownPerson: 'A man called Smiler',
  };
  const sent = {
    ...kestrel,
    ...optional,
    planTonight: text,
    needs: text,
    worries: text + text,
    workDone: text,
    safetyPlan: text,
  };
  const begin = { ...sent, ref: kestrelReference, page: 's47', whyNot47: text, command: commandOf('ripe') };
  const shown: Shown[] = [
    {
      name: 'fault on section 47',
      wrong: ['Nothing you typed is lost'],
      card: await broken.press(priya, 'refer.begin', begin),
    },
    { name: 'fault', card: await broken.press(priya, 'case.open', { ref: kestrelReference }) },
  ];
  for (const page of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'names', 'household', 'network', 'links']) {
    const data = { ...sent, ref: kestrelReference, page, command: commandOf('ripe') };
    const wrong = page === '9' ? [] : ['Nothing you typed is lost'];
    shown.push(
      { name: `fault on page ${page}`, wrong, card: await broken.press(priya, 'refer.next', data) },
      {
        name: `taken meanwhile on page ${page}`,
        wrong: ['Nothing you typed is lost'],
        card: await contested.press(priya, 'refer.next', data),
      },
    );
  }
  const pasted = '\u0001'.repeat(3000);
  const data = { ref: kestrelReference, page: '8', workDone: pasted, safetyPlan: pasted };
  return [
    ...shown,
    { name: 'fault, too long and of control characters', card: await broken.press(priya, 'refer.next', data) },
  ];
}

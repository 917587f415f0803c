// The cards by which a slip is put right: the history with its buttons, the form of each kind of slip, and what is read of a slip
// that was put right.
import { caseOf, directory, given, greta, moira, must, someone, type StoryRow } from '../../people/builders.ts';
import {
  decided,
  harmRecorded,
  listed,
  noticeRecorded,
  panel,
  preMset,
  rightPut,
  untilReceived,
} from '../../people/meeting-builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { asked } from '../../casework/partition.ts';
import { kestrelReference as ref } from '../../people/builders.ts';
import { commandOf, deskOver, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { saysIn } from '../cases/triage-cases.ts';
import { crowded, fullSubmission, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref, command: commandOf('ripe') };
const received = untilReceived;
const onAgenda = [...received, listed(preMset, 'police,health,education')];
const opened = [...onAgenda, decided('toPanel'), decided('open', panel)];
/** May record it as well, wherever the line of managers ends. */
const second = someone(77, 'Other Coordinator', { roles: ['coordinator'] });
const next = (deeds: readonly (StoryRow | readonly StoryRow[])[]): number => given(...deeds).length + 1;

export async function rightGallery(worst?: Worst): Promise<readonly Shown[]> {
  const usual = worst === undefined ? directory : crowded(worst);
  const council = { ...usual, people: [...usual.people, { ...second, roles: [...second.roles] }] };
  const why = saysIn(worst)('It was another child.', 500);
  const died = [...received, harmRecorded('died')];
  const slip = next(received);
  const waits = [...died, rightPut(slip, moira, 'back', why)];
  const put = [...waits, rightPut(slip, greta, 'back', why)];
  const deskOf = (deeds: readonly (StoryRow | readonly StoryRow[])[], options: Remembered = {}): DeskInMemory => {
    const facts = given(...deeds);
    const childCase = caseOf(facts);
    const full = worst === undefined ? childCase : { ...childCase, answers: fullSubmission(worst) };
    return deskOver({ cases: [full], facts, council, ...options });
  };
  const forms = [
    { name: 'put right, a death', deeds: died, fact: slip, sent: { why }, needed: ['Why it was wrong'] },
    {
      name: 'put right, a death whose notice went out',
      deeds: [...died, noticeRecorded()],
      fact: slip,
      sent: { why },
      needed: ['Why it was wrong'],
    },
    {
      name: 'put right, to be confirmed',
      deeds: waits,
      fact: slip,
      by: second,
      sent: { how: 'back', why },
      needed: ['What is to be done', 'Why it was wrong'],
    },
    {
      name: 'put right, by the person who asked',
      deeds: waits,
      fact: slip,
      sent: { how: 'stays', why },
      needed: ['What is to be done', 'Why it was wrong'],
    },
    {
      name: 'put right, the listing',
      deeds: onAgenda,
      fact: next(received),
      sent: { how: 'agency:police', why },
      needed: ['What is to be done', 'Why it was wrong'],
    },
    {
      name: 'put right, missing',
      deeds: [...opened, isMissing()],
      fact: next(opened),
      sent: { why },
      needed: ['Why it was wrong'],
    },
    {
      name: 'put right, an action',
      deeds: [...opened, asked()],
      fact: next(opened),
      sent: { why },
      needed: ['Why it was wrong'],
    },
    {
      name: 'put right, a decision',
      deeds: opened,
      fact: next(opened) - 1,
      sent: { why },
      needed: ['Why it was wrong'],
    },
  ];
  const shown: Shown[] = [];
  for (const { name, deeds, fact, by = moira, sent, needed } of forms) {
    const carried = { ...data, fact: String(fact) };
    const at = (options: Remembered = {}): DeskInMemory => deskOf(deeds, options);
    shown.push(...(await formCards(at, { name, verb: 'right.put', by, data: carried, sent, needed })));
  }
  const builtOn = { ...data, fact: String(must(given(...onAgenda).at(-1)).number) };
  return [
    ...shown,
    { name: 'history, with what may be put right', card: await deskOf(opened).press(moira, 'case.history', data) },
    { name: 'history, put right', card: await deskOf(put).press(moira, 'case.history', data) },
    { name: 'case, put right', card: await deskOf(put).press(moira, 'case.open', data) },
    {
      name: 'put right, built on',
      card: await deskOf([...received, listed(), decided('toPanel')]).press(moira, 'right.put', builtOn),
    },
    { name: 'put right already', card: await deskOf(put).press(moira, 'right.put', { ...data, fact: String(slip) }) },
    { name: 'put right, no slip', card: await deskOf(put).press(moira, 'right.put', { ...data, fact: '1' }) },
  ];
}

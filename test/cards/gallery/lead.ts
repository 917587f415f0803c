// The cards of handing over: one case, and everything of someone who has left.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { colin, directory, kestrelReference, moira, noor, priya } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, longName, onOneLine, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;

export async function leadGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const left = { ...council, people: council.people.filter(({ objectId }) => objectId !== priya.objectId) };
  const name = worst === undefined ? noor.name : longName(worst);
  const childCase = { ...caseIn('open', worst), line: [colin.objectId] } as Case; // with the managers above
  const at = (options: Remembered = {}): DeskInMemory => deskOver({ cases: [childCase], council, ...options });
  const line = (usual: string): string => onOneLine(saysIn(worst)(usual, 300));
  const sent = { to: noor.objectId, reason: line('She moves to another team.'), tells: line('Both of us, on Friday.') };
  const needed = ['New lead worker', 'Reason', 'Who tells the young person, and when?'];
  const data = { ref, command: commandOf('ripe') };
  const all = { from: priya.objectId, command: commandOf('ripe') };
  const young = { command: commandOf('young') };
  const led = {
    ...childCase,
    leadWorker: { ...refOf(noor), name, since: tuesday },
    handedOver: { by: refOf(priya), at: tuesday, tells: sent.tells },
  } as Case; // since it was handed over
  const gone = (options: Remembered = {}): DeskInMemory => at({ council: left, ...options });
  const said = 'Nothing you typed is lost';
  return [
    { name: 'lead.hand-over', card: await at().press(priya, 'lead.hand-over', data) },
    { name: 'lead.hand-over in a channel', card: await at().press(priya, 'lead.hand-over', data, true) },
    { name: 'lead.hand-over, empty', wrong: needed, card: await at().press(priya, 'lead.hand-over.go', data) },
    {
      name: 'lead.hand-over, contested',
      wrong: ['Someone else'],
      card: await at({ contested: true }).press(priya, 'lead.hand-over.go', { ...data, ...sent }),
    },
    {
      name: 'lead.hand-over, store down',
      wrong: [said],
      card: await at({ broken: true }).press(priya, 'lead.hand-over.go', { ...data, ...sent }),
    },
    { name: 'lead.hand-over, taken', card: await at().press(priya, 'lead.hand-over.go', { ...data, ...sent }) },
    { name: 'handed over, open', card: await at({ cases: [led] }).press(noor, 'case.open', data) },
    { name: 'no lead worker', card: await gone().press(moira, 'list.unled') },
    { name: 'no lead worker, none', card: await at().press(moira, 'list.unled') },
    { name: 'lead.all', card: await gone().press(moira, 'lead.all', all) },
    { name: 'lead.all, empty', wrong: needed, card: await gone().press(moira, 'lead.all.go', all) },
    {
      name: 'lead.all, too soon',
      wrong: ['yet'],
      card: await gone().press(moira, 'lead.all.go', { ...all, ...sent, ...young }),
    },
    {
      name: 'lead.all, store down',
      wrong: [said],
      card: await gone({ broken: true }).press(moira, 'lead.all.go', { ...all, ...sent }),
    },
    {
      name: 'lead.all, contested',
      card: await gone({ contested: true }).press(moira, 'lead.all.go', { ...all, ...sent }),
    },
    { name: 'lead.all, taken', card: await gone().press(moira, 'lead.all.go', { ...all, ...sent }) },
  ];
}

// The cards of what young people say: the form and its refusals. They are about no case.
import { moira, priya, ravi } from '../../people/builders.ts';
import type { Shown } from './gallery.ts';
import { commandOf, deskOver } from '../../worlds/desk-in-memory.ts';
import { fill, type Worst } from '../worst.ts';

export async function sayGallery(worst?: Worst): Promise<readonly Shown[]> {
  const change = worst === undefined ? 'Ask me first.' : fill(300, worst);
  const sent = { say: 'a'.repeat(32), command: commandOf('ripe'), heard: 'yes', helped: 'partly', change };
  const [desk, broken] = [deskOver(), deskOver({ broken: true })];
  const named = `Tell Kestrel Madeup. ${change}`.slice(0, 300);
  return [
    { name: 'young person’s say', card: await desk.press(priya, 'say') },
    { name: 'young person’s say in a channel', card: await desk.press(priya, 'say', {}, true) },
    {
      name: 'young person’s say, empty',
      wrong: ['Was I heard?'],
      card: await desk.press(priya, 'say.go', { say: sent.say }),
    },
    {
      name: 'young person’s say, a name',
      wrong: ['looks like a name'],
      card: await desk.press(priya, 'say.go', { ...sent, change: named }),
    },
    { name: 'young person’s say, sent', card: await desk.press(priya, 'say.go', sent) },
    {
      name: 'young person’s say, broken store',
      wrong: ['Something went wrong'],
      card: await broken.press(priya, 'say.go', sent),
    },
    {
      name: 'young person’s say, a second one today',
      wrong: ['one today'],
      card: await desk.press(priya, 'say.go', { ...sent, say: 'b'.repeat(32) }),
    },
    { name: 'young person’s say, by one who reads them', card: await desk.press(moira, 'say') },
    { name: 'young person’s say, not staff', card: await desk.press(ravi, 'say.go', sent) },
  ];
}

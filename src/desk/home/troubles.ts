// I have told them: someone who could not be reached was told by a person, and their row goes from the card of all who heard of
// it (docs/process.md P11.6).
import { withTold } from '../../casework/tell/troubles.ts';
import { refOf } from '../../domain/people/actor.ts';
import { toObjectId } from '../../domain/kernel/ids.ts';
import { may, peopleWho } from '../../domain/people/roles.ts';
import { troublesCard } from '../../notices/trouble-card.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';

/** The card as it is then. Only of whom this person was told that they were not reached; else nothing is changed. */
export async function toldThem(scene: Scene): Promise<Reply> {
  const { person, directory, ports, now } = scene;
  const whom = toObjectId(textIn(scene, 'person'));
  const own = await ports.troubles.of(person.objectId);
  if (whom !== undefined && own.rows.some(({ who }) => who?.person === whom)) {
    const told = { by: refOf(person), at: now };
    const readers = new Set([person, ...peopleWho(directory, 'seeDelivery')].map(({ objectId }) => objectId));
    const mark = async (reader: typeof person.objectId): Promise<void> =>
      ports.troubles.change(reader, (list) => withTold(list, whom, told), ports.machine.nowMs());
    await Promise.all([...readers].map(mark));
  }
  return showTroubles(scene);
}

/** The card as it is now. */
export async function showTroubles({ person, directory, ports, now }: Scene): Promise<Reply> {
  const { rows } = await ports.troubles.of(person.objectId);
  return { card: troublesCard(rows, { now, directory, keeps: may(person, 'seeDelivery') }).card };
}

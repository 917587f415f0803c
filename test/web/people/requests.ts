// Two people who ask for their record, in the council at work: what one is given is being decided, what the other was given was released.
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { RegisterId } from '../../../src/domain/register/entry.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { hal, ife, must } from '../../people/builders.ts';
import { refOf, type PageWorld } from './page-world.ts';

interface Asked {
  readonly id: RegisterId;
}

export async function requestsIn(pages: PageWorld): Promise<{ readonly open: Asked; readonly released: Asked }> {
  const { world, ports } = pages;
  let place = 0;
  const presses = async (who: Person, verb: string, data: object): Promise<void> => {
    place += 1;
    const command = mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill(place));
    await world.windowOf(who).sends(`register.${verb}.go`, { ...data, command });
  };
  const enters = async (standing: Parameters<typeof refOf>[0]): Promise<Asked> => {
    const reference = refOf(standing);
    const said = { reference, who: 'DP/2027/14', capacity: 'child', identity: 'Passport.', received: '4/1/2027' };
    await presses(ife, 'access', said);
    const { id } = must((await ports.register.open(undefined, true)).find(({ about }) => about === reference));
    return { id };
  };
  const released = await enters('open');
  const of = { register: released.id };
  const { items } = must(await pages.read(ife, 'access', released));
  const undecided = items.filter(({ as }) => as === 'undecided');
  for (const { id: item } of undecided) await presses(ife, 'item', { ...of, item, as: 'give' });
  await presses(ife, 'send', { ...of, read: 'yes' });
  await presses(hal, 'sign', { ...of, sent: String(undecided.length + 2), read: 'yes' });
  await presses(ife, 'release', { ...of, how: 'hand' });
  return { open: await enters('listed'), released };
}

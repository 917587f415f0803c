// What home says of the council: one's own leave and for whom one decides; to administrators what is broken, who leaves this week and
// what waits for a second person. Counts and colleagues, and no child.
import type { Tile } from '../../cards/home.ts';
import { breaksOf, changesToAgree } from '../../domain/council/council.ts';
import { personIn } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { addDays, localDate, sayDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Scene } from '../scene/scene.ts';
import { councilIn } from './council.ts';

const press = { verb: 'council.open', data: { council: 'council' } } as const;
/** "Fri 8 Jan". */
const shortDay = (day: IsoDate): string => {
  const [weekday = '', date = '', month = ''] = sayDate(day).split(' ');
  return `${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)}`;
};
const weekDays = 7;

/** From the directory, which every press has; only for administrators the council itself is read. */
export async function councilTiles(scene: Scene): Promise<readonly Tile[]> {
  const { person, directory, now } = scene;
  const today = localDate(now);
  const leave = directory.delegations.filter(({ starts, ends }) => starts <= today && today <= ends);
  const name = (id: string): string => personIn(directory, id)?.name ?? 'someone who has left';
  return [
    ...leave
      .filter(({ from }) => from === person.objectId)
      .map(({ to, ends }) => ({
        number: shortDay(ends),
        what: 'you are away until',
        line: `${name(to)} decides`,
        press,
      })),
    ...leave
      .filter(({ to }) => to === person.objectId)
      .map(({ from, ends }) => ({ number: shortDay(ends), what: `you decide for ${name(from)} until`, press })),
    ...(may(person, 'administer') ? await administratorTiles(scene, today) : []),
  ];
}

async function administratorTiles(scene: Scene, today: IsoDate): Promise<readonly Tile[]> {
  const council = await councilIn(scene);
  if (council === undefined) return [];
  const asked = changesToAgree(scene.person, council, scene.now);
  return [
    ...count(asked.length, 'change to agree to', 'changes to agree to'),
    ...count(breaksOf(council).length, 'thing is broken', 'things are broken'),
    ...count(
      council.leaving.filter(({ lastDay }) => lastDay <= addDays(today, weekDays)).length,
      'leaves this week',
      'leave this week',
    ),
  ];
}
const count = (number: number, one: string, many: string): readonly Tile[] =>
  number === 0 ? [] : [{ number, what: number === 1 ? one : many, press }];

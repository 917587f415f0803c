// A police list, opened in a chat: numbers alone.
import type { PoliceList } from '../../domain/police-list/list.ts';
import { sayPoliceList } from '../../domain/police-list/list.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import {
  bandOf,
  card,
  heading,
  lines,
  sayBand,
  small,
  text,
  type Band,
  type Button,
  type Card,
  type PageLink,
} from '../blocks.ts';

interface View {
  readonly list: PoliceList;
  readonly now: Instant;
  readonly shared: boolean;
  readonly links: readonly PageLink[];
  readonly buttons: readonly Button[];
}

export function policeListCard({ list, now, links, buttons }: View): Card {
  const title = sayPoliceList(list, now);
  const of = (as: PoliceList['done'][number]['as']): string => String(list.done.filter((one) => one.as === as).length);
  const band: Band = list.open.length > 0 ? { state: 'you' } : { state: 'done' };
  return card(
    `${sayBand(band)} ${title}. ${list.open.length} to look at.`,
    [
      bandOf(band),
      heading(title),
      lines([
        ['Rows', String(list.rows)],
        ['To look at', String(list.open.length)],
        ['Past episodes entered', of('entered')],
        ['Referred', of('referred')],
        ['Nothing to do', of('seen')],
      ]),
      text('Who is on it is read in the tab: the page Police lists.'),
      small(`${list.id} · taken by ${list.by.name}, ${sayWhen(list.at, now)}`),
    ],
    buttons,
    links,
  );
}

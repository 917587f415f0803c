// Delivery, for the co-ordinator: what is late, failed or cannot be reached, and Try again (docs/design.md 9).
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import type { PendingNotice, TroubleRow } from '../../casework/ports/ports.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { toPartitionId } from '../../domain/matters/partition.ts';
import {
  isHidden,
  ledgerFor,
  ledgerRow,
  standingWords,
  type LedgerLine,
  type LedgerRow,
} from '../../reading/delivery.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

const perPage = 8;

/**
 * The delivery ledger: references and people, never content. Someone who cannot be reached has one row, and so has a channel,
 * however much waits for them.
 */
export async function showDelivery(scene: Scene, message?: string, from = 0): Promise<Reply> {
  const all = await ledgerFor(scene);
  if (all === undefined) return notAvailableReply();
  const entries = [...Map.groupBy(all, (line) => whoWaits(line) ?? line).values()];
  const start = Math.min(Math.max(0, from), Math.max(0, entries.length - 1));
  const page = entries.slice(start, start + perPage);
  const { rows: heard } = await scene.ports.troubles.of(scene.person.objectId);
  const rows = await Promise.all(page.map((lines) => entryOf(scene, lines, heard)));
  const more: Button = { title: 'More', verb: 'delivery', data: { from: start + perPage } };
  const buttons: readonly Button[] = [
    { title: 'Refresh', verb: 'delivery' },
    ...(start + perPage < entries.length ? [more] : []),
    homeButton,
  ];
  const empty = 'Everything has been delivered.';
  const title = 'Delivery';
  return {
    card: listCard({
      title,
      groups: [...Map.groupBy(rows, ({ standing }) => standingWords[standing])].map(([title, some]) => ({
        title,
        rows: some.map((row, place) => rowFor(row, some.slice(0, place))),
      })),
      total: entries.length,
      from: start,
      empty,
      buttons,
      ...given({ message }),
    }),
  };
}

/** Whom it waits for, a person or a channel, where they cannot be reached at all. */
const whoWaits = (line: LedgerLine): string | undefined =>
  'trouble' in line && line.trouble === 'unreachable' ? (line.channel ?? line.person) : undefined;

/** What one row says of these notices, the oldest first: the first of them, and how many there are. */
interface Entry extends LedgerRow {
  readonly notices: readonly PendingNotice[];
  readonly count: number;
  readonly told?: string;
}
async function entryOf(scene: Scene, lines: readonly LedgerLine[], heard: readonly TroubleRow[]): Promise<Entry> {
  const [first] = lines;
  if (first === undefined) throw new Error('A row of Delivery is of at least one notice');
  const row = await ledgerRow(scene, first);
  const waits = whoWaits(first);
  const told = heard.find(({ who, told }) => told !== undefined && who?.person === waits)?.told;
  const notices = row.notice === undefined ? [] : lines.filter((line): line is PendingNotice => 'key' in line);
  return {
    ...row,
    notices,
    count: lines.length,
    ...(told !== undefined && { told: `Told by ${told.by.name}, ${sayWhen(told.at, scene.now)}.` }),
  };
}

/** Why it did not arrive and what to do, each once for all of whom it is so; with Try again where that makes sense. */
function rowFor({ name, who, since, why, next, notices, count, told }: Entry, above: readonly Entry[]): ListRow {
  const saysWhy = above.every((one) => one.why !== why);
  const saysNext = saysWhy || above.every((one) => one.why !== why || one.next !== next);
  const [again] = againButtons(...notices);
  const press = again && { ...again, does: 'try again' };
  const said = [...(saysWhy ? [why] : []), ...(saysNext ? [next] : []), ...(told === undefined ? [] : [told])].join(
    ' ',
  );
  return {
    reference: count === 1 ? name : `${count} cards, the first ${name}`,
    label: who,
    ...(said !== '' && { why: said }),
    line: since,
    warnings: [],
    press,
  };
}
/** As many as a button carries. */
const mostAgain = 40;
export const againButtons = (...notices: readonly (PendingNotice | undefined)[]): readonly Button[] => {
  const [first, ...others] = notices.filter((notice) => notice !== undefined);
  if (first === undefined) return [];
  const also = others.slice(0, mostAgain - 1).map(({ about, key }) => `${about.matter} ${key}`);
  const data = { ref: first.about.matter, to: first.key, ...(also.length > 0 && { also: also.join(',') }) };
  return [{ title: 'Try again', verb: 'delivery.again', data }];
};

/** Try again: with all attempts before it. */
export async function tryAgain(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'seeDelivery')) return notAvailableReply();
  const also = textIn(scene, 'also')
    .split(',')
    .slice(0, mostAgain)
    .flatMap((one) => {
      const [ref = '', to] = one.split(' ');
      return to === undefined ? [] : [{ ref, to }];
    });
  const ref = textIn(scene, 'ref');
  const tried = await Promise.all([{ ref, to: textIn(scene, 'to') }, ...also].map(async (one) => tryOne(scene, one)));
  if (!tried.includes(true)) return showDelivery(scene, 'That notice has been delivered, or is being delivered now.');
  const what = also.length === 0 ? ref : 'All of theirs';
  return showDelivery(scene, `${what}: tried again now. Press Refresh to see the result.`);
}

/** Whether there was something to try again. */
async function tryOne(scene: Scene, { ref, to }: { readonly ref: string; readonly to: string }): Promise<boolean> {
  const matter = toPartitionId(ref);
  if (matter === undefined || (await isHidden(scene, { about: { matter } }))) return false;
  const known = await scene.ports.outbox.tryAgain(matter, to);
  if (known === undefined) return false;
  scene.committed(matter);
  return true;
}

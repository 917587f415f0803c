// Delivery, for the co-ordinator: what is late, failed or cannot be reached, and Try again (docs/design.md 9).
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import type { PendingNotice } from '../../casework/ports/ports.ts';
import { toPartitionId } from '../../domain/matters/partition.ts';
import { isHidden, ledgerFor, ledgerRow, standingWords, type LedgerRow } from '../../reading/delivery.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';

const perPage = 8;

/** The delivery ledger: references and people, never content. */
export async function showDelivery(scene: Scene, message?: string, from = 0): Promise<Reply> {
  const all = await ledgerFor(scene);
  if (all === undefined) return notAvailableReply();
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const rows = await Promise.all(page.map((line) => ledgerRow(scene, line)));
  const more: Button = { title: 'More', verb: 'delivery', data: { from: start + perPage } };
  const buttons: readonly Button[] = [
    { title: 'Refresh', verb: 'delivery' },
    ...(start + perPage < all.length ? [more] : []),
    homeButton,
  ];
  const empty = 'Everything has been delivered.';
  const title = 'Delivery';
  return {
    card: listCard({
      title,
      groups: [...Map.groupBy(rows, ({ standing }) => standingWords[standing])].map(([title, some]) => ({
        title,
        rows: some.map((row, place) => rowFor(row, some[place - 1])),
      })),
      total: all.length,
      from: start,
      empty,
      buttons,
      ...given({ message }),
    }),
  };
}

/** Why it did not arrive and what to do, unless the row above has just said it; with Try again where that makes sense. */
function rowFor({ name, who, since, why, next, notice }: LedgerRow, above?: LedgerRow): ListRow {
  const isSaid = above?.who === who && above.why === why && above.next === next;
  const [again] = againButtons(notice);
  const press = again && { ...again, does: 'try again' };
  return {
    reference: name,
    label: who,
    ...(!isSaid && { why: `${why} ${next}` }),
    line: since,
    warnings: [],
    press,
  };
}
export const againButtons = (notice: PendingNotice | undefined): readonly Button[] =>
  notice === undefined
    ? []
    : [{ title: 'Try again', verb: 'delivery.again', data: { ref: notice.about.matter, to: notice.key } }];

/** Try again: with all attempts before it. */
export async function tryAgain(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'seeDelivery')) return notAvailableReply();
  const matter = toPartitionId(textIn(scene, 'ref'));
  const key = textIn(scene, 'to');
  const hidden = matter === undefined || (await isHidden(scene, { about: { matter } }));
  const known = hidden ? undefined : await scene.ports.outbox.tryAgain(matter, key);
  if (matter === undefined || known === undefined)
    return showDelivery(scene, 'That notice has been delivered, or is being delivered now.');
  scene.committed(matter);
  return showDelivery(scene, `${matter}: tried again now. Press Refresh to see the result.`);
}

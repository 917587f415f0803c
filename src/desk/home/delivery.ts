// Delivery, for the co-ordinator: what is late, failed or cannot be reached, and Try again (design.md 9).
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import type { PendingNotice } from '../../casework/ports/ports.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { toAdviceId, type Reference } from '../../domain/ids.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import { toPartitionId } from '../../domain/partition.ts';
import { homeButton, notAvailableReply } from '../form/replies.ts';
import { textIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

const lateMs = 5 * 60 * 1000;
const perPage = 8;

/** The delivery ledger: references and people, never content. */
export async function showDelivery(scene: Scene, message?: string, from = 0): Promise<Reply> {
  const all = await ledgerFor(scene);
  if (all === undefined) return notAvailableReply();
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const rows = await Promise.all(page.map((notice) => ledgerRow(scene, notice)));
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
      rows,
      total: all.length,
      from: start,
      empty,
      buttons,
      ...(message !== undefined && { message }),
    }),
  };
}

/** What is late, failed or cannot be reached, the oldest first; undefined for whoever does not co-ordinate. */
export async function ledgerFor(scene: Scene): Promise<readonly PendingNotice[] | undefined> {
  if (!may(scene.person, 'seeDelivery')) return undefined;
  const { ports } = scene;
  const found = await ports.outbox.outstanding(ports.machine.nowMs() - lateMs);
  const visible = await Promise.all(found.map(async (notice) => ((await isHidden(scene, notice)) ? [] : [notice])));
  return visible.flat().toSorted((a, b) => a.since - b.since);
}

/** A co-ordinator with a conflict sees nothing of that case, here neither. */
async function isHidden(scene: Scene, notice: Pick<PendingNotice, 'reference'>): Promise<boolean> {
  // Of a meeting nothing is hidden: its notices name no case.
  if (toMeetingId(notice.reference) !== undefined) return false;
  const { cases, advice } = scene.ports;
  const asked = toAdviceId(notice.reference);
  if (asked !== undefined) {
    return (await advice.load(asked))?.value.root.excluded.includes(scene.person.objectId) ?? true;
  }
  const stored = await cases.load(notice.reference);
  return stored?.value.root.excluded.includes(scene.person.objectId) ?? true;
}

/** Which card or mail it is, whom it is for and since when: never what it says. */
export async function ledgerRow(scene: Scene, notice: PendingNotice): Promise<ListRow> {
  const { machine } = scene.ports;
  const { channel } = notice;
  if (channel?.startsWith('agency:') === true && (await scene.ports.channels.of(channel)) === undefined) {
    const id = channel.slice('agency:'.length);
    const line = `Type @MSET link ${id} in their channel. Until then the owner is told in their own chat.`;
    return {
      reference: notice.reference,
      label: `No channel yet: ${agencyName(scene.directory, id)}`,
      line,
      buttons: [],
    };
  }
  const who = whoIs(notice, scene.directory);
  const label = { unreachable: 'Cannot be reached', failed: 'Failed', waiting: 'Late' }[notice.trouble ?? 'waiting'];
  const since = sayWhen(
    new Date(Date.parse(machine.now()) - (machine.nowMs() - notice.since)).toISOString(),
    scene.now,
  );
  const tries =
    notice.trouble === 'unreachable'
      ? 'has not opened the MSET app: tell them yourself'
      : notice.attempts === 0
        ? 'not tried yet'
        : `tried ${notice.attempts} ${notice.attempts === 1 ? 'time' : 'times'}`;
  const meeting = toMeetingId(notice.reference);
  return {
    reference: meeting === undefined ? notice.reference : sayMeetingId(meeting),
    label: `${label}: ${who}`,
    line: `since ${since} · ${tries}`,
    buttons: [{ title: 'Try again', verb: 'delivery.again', data: { ref: notice.reference, to: notice.key } }],
  };
}

function whoIs({ person, channel }: PendingNotice, directory: Directory): string {
  if (person !== undefined) return personIn(directory, person)?.name ?? 'not in the directory';
  if (channel === undefined) return 'MSET mailbox';
  const [kind, name = ''] = channel.split(':');
  if (kind === 'agency') return `channel of ${agencyName(directory, name)}`;
  return kind === 'team' ? `channel of the team ${name}` : 'chat of the meeting';
}

/** Try again: with all attempts before it. */
export async function tryAgain(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'seeDelivery')) return notAvailableReply();
  // To the outbox what has a partition of its own is like a case.
  const reference = toPartitionId(textIn(scene, 'ref')) as Reference | undefined;
  const key = textIn(scene, 'to');
  const hidden = reference === undefined || (await isHidden(scene, { reference }));
  const known = hidden ? undefined : await scene.ports.outbox.tryAgain(reference, key);
  if (reference === undefined || known === undefined)
    return showDelivery(scene, 'That notice has been delivered, or is being delivered now.');
  scene.committed(reference);
  return showDelivery(scene, `${reference}: tried again now. Press Refresh to see what came of it.`);
}

// Delivery, for the co-ordinator: what is late, failed or cannot be reached, and Try again (design.md 9).
import { listCard, type ListRow } from '../cards/home.ts';
import type { Button } from '../cards/blocks.ts';
import type { PendingNotice } from '../casework/ports.ts';
import { sayWhen } from '../domain/calendar.ts';
import { agencyName } from '../domain/action/people.ts';
import { personIn, type Directory } from '../domain/directory.ts';
import type { Reference } from '../domain/ids.ts';
import { sayMeetingId, toMeetingId } from '../domain/meeting/meeting.ts';
import { homeButton, notAvailableReply } from './replies.ts';
import { refIn, textIn, type Reply, type Scene } from './scene.ts';

const lateMs = 5 * 60 * 1000;
const perPage = 8;

/** The delivery ledger: references and people, never content. */
export async function showDelivery(scene: Scene, message?: string): Promise<Reply> {
  if (!scene.person.roles.includes('coordinator')) return notAvailableReply();
  const { ports } = scene;
  const found = await ports.outbox.outstanding(ports.machine.nowMs() - lateMs);
  const visible = await Promise.all(found.map(async (notice) => ((await isHidden(scene, notice)) ? [] : [notice])));
  const all = visible.flat().toSorted((a, b) => a.since - b.since);
  const rows = all.slice(0, perPage).map((notice) => rowFor(scene, notice));
  const buttons: readonly Button[] = [{ title: 'Refresh', verb: 'delivery' }, homeButton];
  const empty = 'Everything has been delivered.';
  const title = 'Delivery';
  return {
    card: listCard({
      title,
      rows,
      total: all.length,
      from: 0,
      empty,
      buttons,
      ...(message !== undefined && { message }),
    }),
  };
}

/** A co-ordinator with a conflict sees nothing of that case, here neither. */
async function isHidden(scene: Scene, notice: Pick<PendingNotice, 'reference'>): Promise<boolean> {
  // Of a meeting nothing is hidden: its notices name no case.
  if (toMeetingId(notice.reference) !== undefined) return false;
  const stored = await scene.ports.cases.load(notice.reference);
  return stored?.value.case.excluded.includes(scene.person.objectId) ?? true;
}

function rowFor(scene: Scene, notice: PendingNotice): ListRow {
  const { machine } = scene.ports;
  const who = whoIs(notice, scene.directory);
  const label = { unreachable: 'Cannot be reached', failed: 'Failed', waiting: 'Late' }[notice.trouble ?? 'waiting'];
  const since = sayWhen(
    new Date(Date.parse(machine.now()) - (machine.nowMs() - notice.since)).toISOString(),
    scene.now,
  );
  const tries =
    notice.attempts === 0 ? 'not tried yet' : `tried ${notice.attempts} ${notice.attempts === 1 ? 'time' : 'times'}`;
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
  if (!scene.person.roles.includes('coordinator')) return notAvailableReply();
  // A meeting's notices lie in its own partition, under its id.
  const reference = refIn(scene) ?? (toMeetingId(textIn(scene, 'ref')) as Reference | undefined);
  const key = textIn(scene, 'to');
  const hidden = reference === undefined || (await isHidden(scene, { reference }));
  const known = hidden ? undefined : await scene.ports.outbox.tryAgain(reference, key);
  if (reference === undefined || known === undefined)
    return showDelivery(scene, 'That notice has been delivered, or is being delivered now.');
  scene.committed(reference);
  return showDelivery(scene, `${reference}: tried again now. Press Refresh to see what came of it.`);
}

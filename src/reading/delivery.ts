// The delivery ledger, for the co-ordinator: what is late, failed or cannot be reached. Cards and people, never content.
import type { PendingNotice } from '../casework/ports/ports.ts';
import { agencyName } from '../domain/case/action/who.ts';
import { toAdviceId, toTrainingId, type Reference } from '../domain/ids.ts';
import { toPartitionId } from '../domain/partition.ts';
import { sayMeetingId, toMeetingId } from '../domain/meeting/meeting.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { sayWhen } from '../domain/time/calendar.ts';
import type { Reader } from './reader.ts';
import { may } from '../domain/people/roles.ts';

const lateMs = 5 * 60 * 1000;

/** Which card or mail it is, whom it is for and since when: never what it says. */
export interface LedgerRow {
  readonly name: string;
  readonly label: string;
  readonly line: string;
  /** The notice, where it may be tried again. */
  readonly notice?: PendingNotice;
}

/** What is late, failed or cannot be reached, the oldest first; undefined for those who do not co-ordinate. */
export async function ledgerFor(reader: Reader): Promise<readonly PendingNotice[] | undefined> {
  if (!may(reader.person, 'seeDelivery')) return undefined;
  const { ports } = reader;
  const found = await ports.outbox.outstanding(ports.machine.nowMs() - lateMs);
  const visible = await Promise.all(found.map(async (notice) => ((await isHidden(reader, notice)) ? [] : [notice])));
  return visible.flat().toSorted((a, b) => a.since - b.since);
}

/** A co-ordinator with a conflict sees nothing of that case, here neither. */
export async function isHidden(
  { ports: { cases, advice }, person }: Reader,
  { about: { matter } }: Pick<PendingNotice, 'about'>,
): Promise<boolean> {
  // Of a meeting or a training nothing is hidden: its notices name no case.
  if (toMeetingId(matter) !== undefined || toTrainingId(matter) !== undefined) return false;
  const asked = toAdviceId(matter);
  if (asked !== undefined) {
    return (await advice.load(asked))?.value.root.excluded.includes(person.objectId) ?? true;
  }
  const reference = toPartitionId(matter) as Reference | undefined; // what is nothing else's
  return (reference && (await cases.load(reference)))?.value.root.excluded.includes(person.objectId) ?? true;
}

export async function ledgerRow(reader: Reader, notice: PendingNotice): Promise<LedgerRow> {
  const { ports, directory, now } = reader;
  const { channel } = notice;
  if (channel?.startsWith('agency:') === true && (await ports.channels.of(channel)) === undefined) {
    const id = channel.slice('agency:'.length);
    return {
      name: notice.about.matter,
      label: `No channel yet: ${agencyName(directory, id)}`,
      line: `Type @MSET link ${id} in their channel. Until then the owner is told in their own chat.`,
    };
  }
  const label = { unreachable: 'Cannot be reached', failed: 'Failed', waiting: 'Late' }[notice.trouble ?? 'waiting'];
  const age = ports.machine.nowMs() - notice.since;
  const since = sayWhen(new Date(Date.parse(ports.machine.now()) - age).toISOString(), now);
  const meeting = toMeetingId(notice.about.matter);
  return {
    name: meeting === undefined ? notice.about.matter : sayMeetingId(meeting),
    label: `${label}: ${whoIs(notice, directory)}`,
    line: `since ${since} · ${sayTries(notice)}`,
    notice,
  };
}

function sayTries({ trouble, attempts }: PendingNotice): string {
  if (trouble === 'unreachable') return 'has not opened the MSET app: tell them yourself';
  return attempts === 0 ? 'not tried yet' : `tried ${attempts} ${attempts === 1 ? 'time' : 'times'}`;
}

function whoIs({ key, person, channel }: PendingNotice, directory: Directory): string {
  if (person !== undefined)
    return `${personIn(directory, person)?.name ?? 'not in the directory'}${key.startsWith('mail-') ? ' (mail for the calendar)' : ''}`;
  if (channel === undefined) return 'MSET mailbox';
  const [kind, name = ''] = channel.split(':');
  if (kind === 'agency') return `channel of ${agencyName(directory, name)}`;
  return kind === 'team' ? `channel of the team ${name}` : 'chat of the meeting';
}

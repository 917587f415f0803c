// The delivery ledger, for the co-ordinator: what is late, failed or cannot be reached. Cards and people, never content.
import type { Ailing, Ailment } from '../casework/ports/matter-ports.ts';
import type { About, PendingNotice } from '../casework/ports/ports.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import { kindAt, matters, type MatterKind } from '../domain/matters/matters.ts';
import { sayMeetingId, toMeetingId } from '../domain/meeting/meeting.ts';
import { notToHear } from '../domain/advice/advice.ts';
import { shutOut } from '../domain/register/entry.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { sayClock, sayWhen } from '../domain/time/calendar.ts';
import { causeOf, isMailed, operators, type Cause } from './delivery-causes.ts';
import type { Reader } from './reader.ts';
import { may } from '../domain/people/roles.ts';
import { agencyName } from '../domain/people/agencies.ts';

const lateMs = 5 * 60 * 1000;

/** What is said of a matter that the developers have to see to; by its reference only. Every reason has its row. */
const ailing: Readonly<Record<Ailment, (name: string) => Cause & Pick<LedgerRow, 'who' | 'since'>>> = {
  stopped: (name) => ({
    who: 'Can be read only',
    why: `The upgrade could not bring this ${name} over: nothing can be recorded in it, and no reminder of it goes out.`,
    next: 'Tell your administrator today. Until it is mended ring those who must act.',
    since: 'since the upgrade',
  }),
  moving: (name) => ({
    who: 'Can be read only, for seconds',
    why: `This ${name} is being brought over to the new version.`,
    next: 'If this stays, ask your administrator to start migrate again.',
    since: 'during the upgrade',
  }),
  large: (name) => ({
    who: 'Works as usual until it is full',
    why: `This ${name} is more than half full. Once it is full, nothing more can be recorded in it.`,
    next: operators,
    since: 'as last written',
  }),
};

/** In the order of the list: what only people can put right comes before what MSET still tries by itself. */
const standings = ['failed', 'unreachable', 'waiting'] as const;
export type Standing = (typeof standings)[number] | 'noChannel' | Ailment;
export const standingWords: Readonly<Record<Standing, string>> = {
  stopped: 'Cannot be pressed on since the upgrade',
  moving: 'Being brought over',
  large: 'Large',
  failed: 'Failed',
  unreachable: 'Cannot be reached',
  waiting: 'Late',
  noChannel: 'No channel yet',
};

/** Which card or mail it is, whom it is for, why it did not arrive and what to do: never what it says. */
export interface LedgerRow extends Cause {
  readonly name: string;
  readonly standing: Standing;
  readonly who: string;
  /** "since Mon 4 Jan 10:00 · tried 3 times". */
  readonly since: string;
  /** What is typed in the channel of an agency that has none linked yet: "@MSET link police". */
  readonly link?: string;
  /** The notice, where it may be tried again. */
  readonly notice?: PendingNotice;
}

/** A matter that the developers have to see to. */
interface AilingMatter extends Pick<Ailing, 'ailment'> {
  readonly about: Pick<About, 'matter'>;
}
/** A notice that has not arrived, or such a matter. */
export type LedgerLine = PendingNotice | AilingMatter;

/**
 * What the developers have to see to; then what is late, failed or cannot be reached, of each the oldest first. Undefined
 * for those who do not co-ordinate.
 */
export async function ledgerFor(reader: Reader): Promise<readonly LedgerLine[] | undefined> {
  if (!may(reader.person, 'seeDelivery')) return undefined;
  const { ports } = reader;
  const [found, ill] = await Promise.all([
    ports.outbox.outstanding(ports.machine.nowMs() - lateMs),
    ports.cases.ailing(),
  ]);
  const notices = found.toSorted((a, b) => rankOf(a) - rankOf(b) || a.since - b.since);
  const all = [...ill.map(({ matter, ailment }): AilingMatter => ({ about: { matter }, ailment })), ...notices];
  const visible = await Promise.all(all.map(async (line) => ((await isHidden(reader, line)) ? [] : [line])));
  return visible.flat();
}

/** A co-ordinator with a conflict sees nothing of that case, here neither. */
export async function isHidden(
  { ports, person }: Reader,
  { about: { matter } }: Pick<LedgerLine, 'about'>,
): Promise<boolean> {
  const kind = kindAt(matter);
  const excluded = kind && (await exclusions[kind](matter, ports));
  return excluded?.includes(person.objectId) ?? true;
}

type Excluded = Promise<readonly ObjectId[] | undefined>;
/** Who may not know of it; undefined where it is not there. Every matter has its row: a gap does not compile. */
const exclusions: Readonly<Record<MatterKind, (id: string, stores: Reader['ports']) => Excluded>> = {
  case: async (id, { cases }) => excludedIn(cases, matters.case.toId(id)),
  advice: async (id, { advice }) => {
    const request = matters.advice.toId(id);
    const found = request && (await advice.load(request));
    return found && notToHear(found.value.root);
  },
  entity: async (id, { entities }) => excludedIn(entities, matters.entity.toId(id)),
  register: async (id, { register }) => {
    const entry = matters.register.toId(id);
    const found = entry && (await register.load(entry));
    return found && shutOut(found.value.root);
  },
  // Notices of a meeting, a training, a police list or the council name no case: nothing of them is hidden.
  meeting: () => Promise.resolve([]),
  training: () => Promise.resolve([]),
  policeList: () => Promise.resolve([]),
  council: () => Promise.resolve([]),
};
interface StoreOf<Id> {
  load(id: Id): Promise<{ readonly value: { readonly root: { readonly excluded: readonly ObjectId[] } } } | undefined>;
}
const excludedIn = async <Id>(store: StoreOf<Id>, id: Id | undefined): Excluded =>
  id === undefined ? undefined : (await store.load(id))?.value.root.excluded;

const standingOf = ({ trouble }: PendingNotice): (typeof standings)[number] => trouble ?? 'waiting';
/** A person without an app comes before a channel: what a channel does not get, the owner is told. */
const rankOf = (notice: PendingNotice): number =>
  standings.indexOf(standingOf(notice)) + (notice.trouble === 'unreachable' && notice.channel !== undefined ? 0.5 : 0);

export async function ledgerRow(reader: Reader, line: LedgerLine): Promise<LedgerRow> {
  if (!('ailment' in line)) return noticeRow(reader, line);
  const { matter } = line.about;
  const { name } = matters[kindAt(matter) ?? 'case'];
  return { ...ailing[line.ailment](name), name: nameOf(matter), standing: line.ailment };
}

const nameOf = (matter: About['matter'], part?: string): string => {
  const meeting = toMeetingId(matter);
  return meeting === undefined ? [matter, ...(part === undefined ? [] : [part])].join('/') : sayMeetingId(meeting);
};

async function noticeRow(reader: Reader, notice: PendingNotice): Promise<LedgerRow> {
  const { ports, directory, now } = reader;
  const { channel } = notice;
  const age = ports.machine.nowMs() - notice.since;
  const { matter, part } = notice.about;
  const shared = {
    name: nameOf(matter, part),
    since: `since ${sayWhen(new Date(Date.parse(ports.machine.now()) - age).toISOString(), now)}`,
  };
  if (channel?.startsWith('agency:') === true && (await ports.channels.of(channel)) === undefined) {
    const id = channel.slice('agency:'.length);
    return {
      ...shared,
      standing: 'noChannel',
      who: agencyName(directory, id),
      why: 'No channel of theirs is linked, so the owner is told in their own chat.',
      next: `Type @MSET link ${id} in their channel.`,
      link: `@MSET link ${id}`,
    };
  }
  return {
    ...shared,
    standing: standingOf(notice),
    who: whoIs(notice, directory),
    ...causeOf(notice, await formUntil(reader, notice)),
    since: [shared.since, ...sayTries(notice)].join(' · '),
    notice,
  };
}

/** Where no one is there, counting says nothing. */
function sayTries({ trouble, attempts, why }: PendingNotice): readonly string[] {
  if (trouble === 'unreachable') return [];
  if (attempts === 0) return [why === undefined ? 'not tried yet' : 'waits to be tried again'];
  return [attempts === 1 ? 'tried once' : `tried ${attempts} times`];
}

/** Until when it waits for a form in their chat; undefined where it waits for none. */
async function formUntil({ ports, now }: Reader, notice: PendingNotice): Promise<string | undefined> {
  const { person, trouble, urgent } = notice;
  if (person === undefined || trouble !== undefined || urgent === true || isMailed(notice)) return undefined;
  const left = ((await ports.contacts.of(person))?.quietUntil ?? 0) - ports.machine.nowMs();
  return left > 0 ? sayClock(new Date(Date.parse(ports.machine.now()) + left).toISOString(), now) : undefined;
}

function whoIs({ key, person, channel, rest }: PendingNotice, directory: Directory): string {
  if (rest !== undefined) return `${rest.length} more who are to be told`;
  if (person !== undefined)
    return `${personIn(directory, person)?.name ?? 'not in the directory'}${isMailed({ key }) ? ' (mail for the calendar)' : ''}`;
  if (channel === undefined) return 'MSET mailbox';
  const [kind, name = ''] = channel.split(':');
  if (kind === 'agency') return `channel of ${agencyName(directory, name)}`;
  return kind === 'team' ? `channel of the team ${name}` : 'chat of the meeting';
}

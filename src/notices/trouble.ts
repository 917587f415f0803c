// Who is told when someone else cannot be (docs/design.md 9): the fallback audience, without any content. Each of them has
// one card for all of it, a line for each message, which changes as people are reached.
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import type { Action } from '../domain/case/action/action.ts';
import type { CaseTypes } from '../domain/case/whole/case.ts';
import type { OtherKind } from '../domain/matters/matters.ts';
import type { Case } from '../domain/case/state/stages.ts';
import { agencyIn, personIn, type Directory } from '../domain/people/directory.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import {
  bandOf,
  card,
  cutBytes,
  group,
  heading,
  pressed,
  sayBand,
  small,
  text,
  type Band,
  type Press,
} from '../cards/blocks.ts';
import { sayMeeting, type Meeting } from '../domain/meeting/meeting.ts';
import type { RenderedCard } from './render.ts';
import type { Now, Telling } from './telling.ts';
import type { Trouble, Troubled, TroubleLine, TroubleNotice } from './told.ts';
import { standingOf } from './case/standing.ts';
import { peopleWho } from '../domain/people/roles.ts';
import { given } from '../domain/kernel/given.ts';
import { agencyName } from '../domain/people/agencies.ts';

const prefix = 'trouble-';
export const isTrouble = (key: string): boolean => key.startsWith(prefix);

/** The deputy of someone who cannot be reached, and the co-ordinators; never someone with a conflict. */
export function troubleNotices(
  childCase: Pick<Case, 'excluded'>,
  { key, person: unreached, channel }: Troubled,
  directory: Directory,
  action?: Action,
): readonly TroubleNotice[] {
  const troubled = {
    key,
    ...given({ person: unreached, channel }),
  };
  const own = troubled.person === undefined ? undefined : personIn(directory, troubled.person)?.deputy;
  const deputy =
    own ?? (action === undefined ? undefined : (action.deputy ?? agencyIn(directory, action.agency)?.deputy));
  const coordinators = peopleWho(directory, 'seeDelivery').map((person) => person.objectId);
  const audience = new Set([...(deputy === undefined ? [] : [deputy]), ...coordinators]);
  return [...audience]
    .filter((person) => person !== troubled.person && !childCase.excluded.includes(person))
    .map((person) => ({ key: `${prefix}${key}-${person}`, person, troubled }));
}

/** "Cannot be reached: Colin Fixture": reference and what waits for them; or that it is over. */
export function troubleLine(
  { root: childCase, part, directory, now }: Now<CaseTypes>,
  troubled: Troubled,
  trouble: Trouble | undefined,
): TroubleLine {
  const person = troubled.person === undefined ? undefined : personIn(directory, troubled.person);
  const who = person?.name ?? unnamed(troubled, directory);
  const standing = person && part === undefined ? standingOf(childCase, person, directory, now) : undefined;
  const due = standing?.due === undefined ? '' : `, due ${sayWhen(standing.due, now)}`;
  const what = standing === undefined ? (part === undefined ? 'a notice' : 'an action') : `${standing.label}${due}`;
  const about = part === undefined ? childCase.reference : `${childCase.reference}/${part.id}`;
  const press =
    part === undefined
      ? { verb: 'case.open', data: { ref: childCase.reference } }
      : { verb: 'action.open', data: { ref: childCase.reference, action: part.id } };
  return lineOf({ who, about, what, inChannel: troubled.channel !== undefined }, trouble, press);
}

/** A matter that is no case, whose card could not be delivered to someone. */
export function matterTroubleLine(
  kind: OtherKind,
  id: string,
  to: ObjectId | undefined,
  trouble: Trouble | undefined,
  directory: Directory,
): TroubleLine {
  const who = personIn(directory, to ?? '')?.name ?? leftDirectory;
  const press = { verb: `${kind}.open`, data: { [kind]: id } };
  return lineOf({ who, about: id, what: kind, inChannel: false }, trouble, press);
}

/** What a matter says of trouble where nothing else is to be said than that. `excluded`: who may not know of it. */
export const matterTrouble = (
  kind: OtherKind,
  { id, excluded = [] }: { readonly id: string; readonly excluded?: readonly ObjectId[] },
  directory: Directory,
): Pick<Telling, 'fallback' | 'trouble'> => ({
  fallback: (troubled) => troubleNotices({ excluded }, troubled, directory),
  trouble: (troubled, waiting) => {
    const trouble = waiting.find(({ key }) => key === troubled.key)?.trouble;
    return matterTroubleLine(kind, id, troubled.person, trouble, directory);
  },
});

interface Said {
  readonly who: string;
  readonly about: string;
  readonly what: string;
  readonly inChannel: boolean;
}

function lineOf({ who, about, what, inChannel }: Said, trouble: Trouble | undefined, press: Press): TroubleLine {
  const title = {
    unreachable: `Cannot be reached: ${who}`,
    failed: `Not delivered: ${who}`,
    over: `Now reached: ${who}`,
  }[trouble ?? 'over'];
  const next = {
    unreachable: inChannel
      ? 'The channel is gone or no longer linked. To post it, type @MSET link in one of their channels.'
      : 'MSET cannot post in their chat yet. Their card comes as soon as they open the MSET app.',
    failed: 'Every attempt failed. The co-ordinator can type delivery and press Try again.',
    over: '',
  }[trouble ?? 'over'];
  return { title, next, about: `${about} · ${what}`, isOver: trouble === undefined, press };
}

/** As many as a card has room for; the rest are in Delivery. */
const mostLines = 10;

/** All that could not be delivered to others, as far as this person hears of it: what is not over first. */
export function troublesCard(lines: readonly TroubleLine[], now: Instant): RenderedCard {
  const open = lines.filter(({ isOver }) => !isOver);
  const all = [...open, ...lines.filter(({ isOver }) => isOver)];
  const isOver = open.length === 0;
  const band: Band = isOver
    ? { state: 'done', word: 'Reached' }
    : { state: 'you', word: 'Not reached', when: `as of ${sayWhen(now)}` };
  const title = isOver ? 'Nothing is needed from you' : 'Please tell them yourself';
  const rest = all.length - mostLines;
  return {
    card: card(cutBytes(`${sayBand(band)} ${title}. ${open.map((one) => `${one.title}.`).join(' ')}`, 2000), [
      bandOf(band),
      heading(title),
      ...all.slice(0, mostLines).map(drawnLine),
      ...(rest > 0 ? [small(`and ${rest} more: the co-ordinator can type delivery`)] : []),
    ]),
    summary: isOver
      ? 'MSET: someone was reached after all'
      : open.length === 1
        ? 'MSET: someone could not be reached'
        : `MSET: ${open.length} messages could not be delivered`,
  };
}

const drawnLine = ({ title, next, about, isOver, press }: TroubleLine) => {
  const shown = group(
    [
      text(`${isOver ? '✓ ' : ''}${cutBytes(title, 500)}`, { weight: 'Bolder' }),
      ...(next === '' ? [] : [text(next, { spacing: 'None' })]),
      small(about, { spacing: 'None' }),
    ],
    true,
  );
  return isOver ? shown : pressed(shown, press);
};

function unnamed({ person, channel }: Troubled, directory: Directory): string {
  const [kind, name = ''] = channel?.split(/:(.*)/) ?? [];
  if (kind === 'team') return `the channel of the team ${name}`;
  if (kind === 'agency') return `the channel of ${agencyName(directory, name)}`;
  return person === undefined ? 'the MSET mailbox' : leftDirectory;
}
const leftDirectory = 'a person no longer in the directory';

/** No one is invited in their stead: each co-ordinator has one line for all who could not be invited to a meeting. */
export const meetingTroubleNotices = (directory: Directory): readonly TroubleNotice[] =>
  peopleWho(directory, 'seeDelivery').map((one) => ({
    key: `${prefix}invitations-${one.objectId}`,
    person: one.objectId,
    troubled: { key: 'invitations' },
  }));

/** "Not invited: Mr Lee Placeholder, Bea Stub"; or that everyone was reached after all. */
export function meetingTroubleLine(
  meeting: Meeting,
  people: readonly ObjectId[],
  directory: Directory,
  now: Instant,
): TroubleLine {
  const names = people.map((id) => personIn(directory, id)?.name ?? 'a person no longer in the directory');
  const isOver = names.length === 0;
  return {
    title: isOver ? 'Everyone has now been invited' : `Not invited: ${names.join(', ')}`,
    next: isOver ? '' : 'They have not opened the MSET app. Their card is posted as soon as they open it.',
    about: sayMeeting(meeting, now),
    isOver,
    press: { verb: 'meeting.open', data: { meeting: meeting.id } },
  };
}

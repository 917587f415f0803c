// Who is told when someone else cannot be (docs/design.md 9): the fallback audience, without any content.
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import type { Action } from '../domain/case/action/action.ts';
import type { CaseTypes } from '../domain/case/case.ts';
import { agencyName } from '../domain/case/action/who.ts';
import type { Advice } from '../domain/advice/advice.ts';
import type { Case } from '../domain/case/stages.ts';
import { agencyIn, personIn, type Directory } from '../domain/people/directory.ts';
import type { ObjectId } from '../domain/ids.ts';
import { bandOf, card, heading, sayBand, small, text, type Band, type Card } from '../cards/blocks.ts';
import { sayMeeting, type Meeting } from '../domain/meeting/meeting.ts';
import type { RenderedCard } from './render.ts';
import type { Now } from './telling.ts';
import type { Trouble, Troubled, TroubleNotice } from './told.ts';
import { standingOf } from './case/standing.ts';
import { peopleWho } from '../domain/people/roles.ts';
import { given } from '../domain/given.ts';

const prefix = 'trouble-';
export const isTrouble = (key: string): boolean => key.startsWith(prefix);

/** The deputy of someone who cannot be reached, and the co-ordinators; never someone with a conflict. */
export function troubleNotices(
  one: Pick<Case, 'excluded'>,
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
    .filter((person) => person !== troubled.person && !one.excluded.includes(person))
    .map((person) => ({ key: `${prefix}${key}-${person}`, person, troubled }));
}

/** "Cannot be reached: Colin Fixture": reference and what waits for them; or that it is over. */
export function troubleCard(
  { root: one, part, directory, now }: Now<CaseTypes>,
  troubled: Troubled,
  trouble: Trouble | undefined,
): RenderedCard {
  const person = troubled.person === undefined ? undefined : personIn(directory, troubled.person);
  const who = person?.name ?? unnamed(troubled, directory);
  const standing = person && part === undefined ? standingOf(one, person, directory, now) : undefined;
  const due = standing?.due === undefined ? '' : `, due ${sayWhen(standing.due, now)}`;
  const what = standing === undefined ? (part === undefined ? 'a notice' : 'an action') : `${standing.label}${due}`;
  const about = part === undefined ? one.reference : `${one.reference}/${part.id}`;
  return troubleSaid({ who, about, what, inChannel: troubled.channel !== undefined }, trouble);
}

/** A request for advice whose card could not be delivered to someone. */
export function adviceTroubleCard(
  advice: Advice,
  to: ObjectId | undefined,
  trouble: Trouble | undefined,
  directory: Directory,
): RenderedCard {
  const who = personIn(directory, to ?? '')?.name ?? leftDirectory;
  return troubleSaid({ who, about: advice.id, what: 'advice', inChannel: false }, trouble);
}

interface Said {
  readonly who: string;
  readonly about: string;
  readonly what: string;
  readonly inChannel: boolean;
}

function troubleSaid({ who, about, what, inChannel }: Said, trouble: Trouble | undefined): RenderedCard {
  const title = {
    unreachable: `Cannot be reached: ${who}`,
    failed: `Not delivered: ${who}`,
    over: `Now reached: ${who}`,
  }[trouble ?? 'over'];
  const next = {
    unreachable: inChannel
      ? 'The channel is gone or no longer linked. Please tell them yourself. To post it, type @MSET link in one of their channels.'
      : 'The bot cannot post in their chat. Please tell them yourself; it will be posted as soon as they open the MSET app.',
    failed: 'Every attempt failed. Please tell them yourself. The co-ordinator can type delivery and press Try again.',
    over: 'Nothing is needed from you.',
  }[trouble ?? 'over'];
  return {
    card: troubled(title, next, `${about} · ${what}`, trouble === undefined),
    summary: trouble === undefined ? 'MSET: someone was reached after all' : 'MSET: someone could not be reached',
  };
}

function troubled(title: string, next: string, about: string, isOver: boolean): Card {
  const band: Band = isOver ? { state: 'done', word: 'Reached' } : { state: 'info', word: 'Not reached' };
  return card(`${sayBand(band)} ${title}. ${about}.`, [
    bandOf(band),
    heading(title),
    text(next, { spacing: 'None' }),
    small(about, { spacing: 'Small' }),
  ]);
}

function unnamed({ person, channel }: Troubled, directory: Directory): string {
  const [kind, name = ''] = channel?.split(/:(.*)/) ?? [];
  if (kind === 'team') return `the channel of the team ${name}`;
  if (kind === 'agency') return `the channel of ${agencyName(directory, name)}`;
  return person === undefined ? 'the MSET mailbox' : leftDirectory;
}
const leftDirectory = 'a person no longer in the directory';

/** No one is invited in their stead: each co-ordinator has one card for all who could not be invited to a meeting. */
export const meetingTroubleNotices = (directory: Directory): readonly TroubleNotice[] =>
  peopleWho(directory, 'seeDelivery').map((one) => ({
    key: `${prefix}invitations-${one.objectId}`,
    person: one.objectId,
    troubled: { key: 'invitations' },
  }));

/** "Not invited: Mr Lee Placeholder, Bea Stub"; or that everyone was reached after all. */
export function meetingTroubleCard(
  meeting: Meeting,
  people: readonly ObjectId[],
  directory: Directory,
  now: Instant,
): RenderedCard {
  const names = people.map((id) => personIn(directory, id)?.name ?? 'a person no longer in the directory');
  const title = names.length === 0 ? 'Everyone has now been invited' : `Not invited: ${names.join(', ')}`;
  const next =
    names.length === 0
      ? 'Nothing is needed from you.'
      : 'They have not opened the MSET app. Please invite them yourself; their card will be posted as soon as they open it.';
  return {
    card: troubled(title, next, sayMeeting(meeting, now), names.length === 0),
    summary: names.length === 0 ? 'MSET: all are invited' : 'MSET: someone could not be invited',
  };
}

// What a meeting is to a person, and to its chat: when, where it stands, which button. Never a case.
import { baseCard, previewOf, type Standing } from '../../cards/base-card.ts';
import { cut, type Button } from '../../cards/blocks.ts';
import { sayPapers } from '../../cards/meeting/meeting-card.ts';
import type { Person } from '../../domain/people/actor.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { answerOf, confidentiality, sayType, wasMissed, type Meeting } from '../../domain/meeting/meeting.ts';
import { joinIn } from '../../domain/meeting/place.ts';
import { meetingStrikeSteps } from '../../domain/meeting/strike.ts';
import { mayAttend } from '../../domain/meeting/who.ts';
import type { RenderedCard, TabLink } from '../render.ts';
import { withStrikes } from '../strike.ts';
import { given } from '../../domain/kernel/given.ts';
import { may } from '../../domain/people/roles.ts';

export const meetingButton = (title: string, verb: string, { id }: Pick<Meeting, 'id'>): Button => ({
  title,
  verb,
  data: { meeting: id },
});

/** Which meeting, and when: what one wants to know of it first. */
const titleOf = ({ type, startsAt }: Meeting, now: Instant): string => `${sayType(type)}, ${sayWhen(startsAt, now)}`;
const chairOf = ({ chair }: Meeting): string => `Chair: ${cut(chair.name, 100)}`;

/** Above the button: the person who presses it accepts this (docs/process.md P6.5). */
const hereSays = `By pressing I am here you accept: “${confidentiality}”`;

/** What a person's card of a meeting says; undefined for someone who has nothing to do with meetings. */
export function meetingStandingOf(
  meeting: Meeting,
  person: Person,
  directory: Directory,
  now: Instant,
): Standing | undefined {
  const standing = ownStandingOf(meeting, person, directory, now);
  const context = { actor: person, directory, now };
  return withStrikes(standing, meetingStrikeSteps, meeting, { meeting: meeting.id }, context, titleOf(meeting, now));
}

function ownStandingOf(meeting: Meeting, person: Person, directory: Directory, now: Instant): Standing | undefined {
  if (!mayAttend(person, directory)) return undefined;
  const open = meetingButton('Open', 'meeting.open', meeting);
  const label = titleOf(meeting, now);
  switch (meeting.state) {
    case 'planned':
      // No one started it: its cases wait until it is cancelled (docs/process.md P6.17).
      if (wasMissed(meeting, now))
        return { label, line: 'It was not started.', ...missedFor(meeting, person), buttons: [open] };
      return {
        label,
        ...invitation(meeting, person),
        line: `${sayAnswer(meeting, person)}${sayPapers(meeting, now)}`,
        ...whereOf(meeting),
        buttons: [...answerButtons(meeting, person), open],
      };
    case 'started': {
      const here = meetingButton('I am here', 'meeting.here', meeting);
      return { label, asks: true, word: 'Under way', line: hereSays, ...whereOf(meeting), buttons: [here, open] };
    }
    case 'ended':
      return {
        label,
        word: 'Ended',
        line: `Ended ${sayWhen(meeting.endedAt, now)}.${minutes(meeting)}`,
        buttons: [open],
      };
    case 'cancelled':
      return {
        label,
        word: 'Cancelled',
        line: 'This meeting does not take place.',
        buttons: may(person, 'runMeetings') ? [open] : [],
      };
  }
}

const missedFor = ({ startsAt }: Meeting, person: Person): Partial<Standing> =>
  may(person, 'runMeetings')
    ? {
        asks: true,
        due: startsAt,
        line: 'It was not started. Open it and press Cancel meeting: its cases go to the next one. To hold it on another day, plan that day first.',
      }
    : {};

/** Where, as it was typed, and the way to join: everyone invited reads it (docs/process.md P6.3). */
const whereOf = ({ place }: Meeting): Pick<Standing, 'own' | 'join'> =>
  place === undefined ? {} : { own: `Place: ${place}`, ...given({ join: joinIn(place) }) };

const sayAnswer = (meeting: Meeting, { objectId }: Person): string => {
  const answer = answerOf(meeting, objectId);
  if (answer?.coming === 'yes') return 'You are coming. ';
  if (answer === undefined) return '';
  return answer.instead === undefined ? 'You are not coming. ' : `${answer.instead.name} comes instead of you. `;
};
/** Until it is answered it asks for an answer. */
const invitation = (meeting: Meeting, { objectId }: Person): Pick<Standing, 'asks' | 'word' | 'done'> =>
  answerOf(meeting, objectId) === undefined ? { asks: true, word: 'Please answer' } : { word: 'Planned' };
/** What was not answered yet; an answer can be changed. */
const answerButtons = (meeting: Meeting, { objectId }: Person): readonly Button[] => {
  const answer = answerOf(meeting, objectId)?.coming;
  return [
    ...(answer === 'yes' ? [] : [meetingButton('I am coming', 'meeting.come', meeting)]),
    ...(answer === 'no' ? [] : [meetingButton('I cannot come', 'meeting.decline', meeting)]),
  ];
};

const minutes = (meeting: Meeting & { state: 'ended' }): string =>
  meeting.approved === undefined ? ' The minutes are there to read.' : ' The minutes are approved.';

export function meetingCardFor(
  meeting: Meeting,
  person: Person,
  directory: Directory,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = meetingStandingOf(meeting, person, directory, now);
  const page = tabLink?.(`meeting/${meeting.id}`);
  return (
    standing && {
      card: baseCard(chairOf(meeting), standing, now, page),
      summary:
        standing.preview !== undefined
          ? previewOf(standing)
          : `MSET: ${sayNews(meeting)}${wasMissed(meeting, now) ? ' was not started' : standing.asks === true && meeting.state === 'planned' ? ', please answer' : ''}`,
    }
  );
}

/** For a notification. */
function sayNews({ type, state, startsAt }: Meeting): string {
  const meeting = `${sayType(type)}, ${sayWhen(startsAt)}`;
  return {
    planned: meeting,
    started: `${sayType(type)} has begun`,
    ended: `${meeting}: minutes to read`,
    cancelled: `${meeting} is cancelled`,
  }[state];
}

/** The shared post: it changes only when the meeting starts and ends (docs/process.md P11.2). */
export function meetingPostFor(meeting: Meeting, now: Instant): RenderedCard {
  const under = meeting.state === 'started';
  const standing: Standing = {
    label: titleOf(meeting, now),
    asks: under,
    word: under
      ? 'Under way'
      : meeting.state === 'ended'
        ? 'Ended'
        : meeting.state === 'cancelled'
          ? 'Cancelled'
          : 'Planned',
    line: under
      ? `${hereSays} Open agenda opens yours in your own chat.`
      : `This meeting ${meeting.state === 'ended' ? 'has ended' : `is ${meeting.state}`}.`,
    buttons: under
      ? [meetingButton('I am here', 'meeting.here', meeting), meetingButton('Open agenda', 'meeting.agenda', meeting)]
      : [],
  };
  return { card: baseCard(chairOf(meeting), standing, now), summary: `MSET: ${sayNews(meeting)}` };
}

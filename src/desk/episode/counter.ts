// What people do about a missing episode: record it, say what is new, record the return and the interview (docs/process.md P17.8).
import { doneCard } from '../../cards/home.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { interviewDueAt, settlesInterview, type Episode, type OnEpisode } from '../../domain/case/episode/episode.ts';
import type { EpisodeTypes } from '../../domain/case/episode/table.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { may } from '../../domain/people/roles.ts';
import { sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { typedMoment } from '../../domain/time/moments.ts';
import { partCounter } from '../form/part-counter.ts';
import { buttonOf, homeButton, openButton, refusedReply, sayRefusal } from '../form/replies.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { refIn } from '../scene/scene.ts';

/** What was recorded stands in the form for news again. */
function policeOn({ episode }: OnEpisode): Answers {
  if (episode === undefined) return {};
  const { since, sinceKnown, reported, policeReference, grade } = episode;
  return { since: typedMoment(since, sinceKnown === 'day'), reported, policeReference, grade: grade?.id ?? '' };
}

const numbersOf = ({ directory: { settings } }: Taken<OnEpisode, Episode>): string =>
  `Ring the police now: ${settings.policeNonEmergency}, or ${settings.emergency} if the child is in danger.`;

/** What follows of how often, and at what grade, the child is missing. */
const followsOf = ({ after }: Taken<OnEpisode, Episode>): readonly string[] => [
  ...(after.repeated === undefined
    ? []
    : [
        `${after.repeated.episodes} episodes began within ${after.repeated.days} days: a strategy discussion is needed.`,
      ]),
  ...(after.early === undefined ? [] : ['The police grade it high: the review comes early.']),
];

const presses: Presses<EpisodeTypes['steps'], OnEpisode, Episode> = {
  recordMissing: {
    verb: 'missing.record',
    intro: ({ directory }) =>
      `Ring the police first: ${directory?.settings.policeNonEmergency ?? '101'}, or ${directory?.settings.emergency ?? '999'} if the child is in danger. This tells the lead worker, the co-ordinator and the chair by reference, not the police.`,
    done: 'Missing recorded',
    says: (taken) => [
      `${taken.after.reference}: you recorded it at ${taken.when}.`,
      ...(taken.after.reported === 'yes' ? [] : [`It is not reported to the police yet. ${numbersOf(taken)}`]),
      ...followsOf(taken),
      'When the police give a reference or a grade, press Update episode. When the child is back, press Child has returned.',
    ],
  },
  addPastEpisode: {
    verb: 'missing.past',
    intro:
      'For a child who is back already, and whose episode no one recorded. Unlike Record missing, it calls no one out. A return interview is offered every time.',
    done: 'Past episode added',
    says: (taken) => [
      `${taken.after.reference}: you added it at ${taken.when}. The lead worker has a card about the interview.`,
      ...followsOf(taken),
      ...dueOf(taken.after, taken.now),
      'Held already? Press Return interview, and say when.',
    ],
  },
  updateEpisode: {
    verb: 'missing.update',
    intro: 'Who reads the case reads it. Put right here what has changed.',
    values: policeOn,
    done: 'Episode updated',
    says: (taken) => [`${taken.after.reference}: you updated it at ${taken.when}.`, ...followsOf(taken)],
  },
  recordReturn: {
    verb: 'missing.return',
    intro: ({ directory }) =>
      `A return interview is offered every time, and held within ${directory?.settings.actionDue.returnInterviewHours ?? 72} hours of the return.`,
    done: 'Return recorded',
    says: ({ after, when, now }) => [`${after.reference}: you recorded it at ${when}.`, ...dueOf(after, now)],
  },
  correctReturn: {
    verb: 'missing.correct',
    intro: 'The return interview is due from the time of the return.',
    values: ({ episode }) => {
      if (episode?.returned === undefined) return {};
      const { returnedAt, returnedKnown, how, safe, found, harm, prevention } = episode.returned;
      const day = prevention === undefined ? '' : sayDate(prevention);
      return { returnedAt: typedMoment(returnedAt, returnedKnown === 'day'), how, safe, found, harm, prevention: day };
    },
    done: 'Return corrected',
    says: ({ after, when, now }) => [`${after.reference}: you corrected it at ${when}.`, ...dueOf(after, now)],
  },
  recordInterview: {
    verb: 'missing.interview',
    intro: 'Each offer is recorded: held, declined or attempted. By someone independent of the child’s care.',
    done: 'Return interview recorded',
    says: ({ after, when, now }) => {
      const last = after.interviews.at(-1);
      if (last === undefined) return [];
      const notIndependent = last.outcome === 'done' && !settlesInterview(last);
      const declined = after.interviews.filter(({ outcome }) => outcome === 'declined').length;
      return [
        `${after.reference}: you recorded it at ${when}.`,
        ...(notIndependent ? ['It was not held by someone independent: offer the child one who is.'] : []),
        ...(last.offerAgain === true
          ? [
              'A no ends nothing: have someone independent offer it again, on another day, and ask parents or carers what they know.',
            ]
          : []),
        ...(last.outcome === 'declined' && declined > 1
          ? ['Declined twice running: a sign for the next risk assessment (C11).']
          : []),
        ...(last.late === true ? ['It was held late, and is kept as late.'] : []),
        ...dueOf(after, now),
      ];
    },
  },
  promptEpisode: { byHand: 'the clock’s' },
};

/** Until when the interview is to be held, while it is not. */
const dueOf = (episode: Episode, now: string): readonly string[] => {
  const due = interviewDueAt(episode);
  if (due === undefined) return [];
  const by = `by ${sayWhen(due, now)}, nights and weekends counted`;
  return [due < now ? `The return interview is late: it was due ${by}.` : `The return interview is due ${by}.`];
};

export const episodeCounter = partCounter<'episode', OnEpisode>({
  kind: 'episode',
  datum: 'missing',
  look: 'missing episode',
  carries: 'episode',
  presses,
  isBy: ({ recorded }, person) => recorded.by.objectId === person,
  knows: ({ ports, now }) => plannedFrom(ports, now),
  own: {
    onForm: (_scene, _name, refusal) =>
      refusal.code === 'notAvailable' || refusal.code === 'ended' ? undefined : sayRefusal(refusal),
    barred: ({ person, ...pressed }, _name, refusal) => {
      const reference = refIn(pressed);
      if (reference === undefined || refusal.code !== 'ended') return refusedReply(refusal, reference && { reference });
      const again = may(person, 'refer') ? [buttonOf('Refer again', 'again.refer', { reference })] : [];
      const buttons = [...again, openButton({ reference }), homeButton];
      return { card: doneCard(refusal.message, [refusal.next], buttons, 'attention') };
    },
  },
});

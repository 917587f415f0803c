// What people do about a missing episode: record it, say what is new, record the return and the interview (docs/process.md P17.8).
import { defaultSettings } from '../../domain/people/settings.ts';
import { lastRighted, sayRighted } from '../../cards/say-marks.ts';
import { markValues } from '../form/marks.ts';
import { doneCard } from '../../cards/home.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { interviewDueAt, settlesInterview, type Episode, type OnEpisode } from '../../domain/case/episode/episode.ts';
import type { EpisodeTypes } from '../../domain/case/episode/table.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { may } from '../../domain/people/roles.ts';
import { sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { typedMoment } from '../../domain/time/moments.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { buttonOf, homeButton, openButton, refusedReply, sayRefusal } from '../form/replies.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { refIn } from '../scene/scene.ts';

/** What was recorded stands in the form for news again. */
function policeOn({ episode }: OnEpisode): Answers {
  if (episode === undefined) return {};
  const { since, sinceKnown, reported, policeReference, grade } = episode;
  return { since: typedMoment(since, sinceKnown === 'day'), reported, policeReference, grade: grade?.id ?? '' };
}

/** Who rings the police, and what closes the episode. */
function afterRecording({ after, directory: { settings } }: Taken<OnEpisode, Episode>): string {
  const returned =
    'when the police give a reference or a grade, press **Update episode**; when the child is back, **Child has returned**.';
  return after.reported === 'yes'
    ? returned
    : `ring **${settings.policeNonEmergency}** now, **${settings.emergency}** if the child is in danger: MSET does not tell the police. Then, ${returned}`;
}

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
    first: ({ directory: { settings } = { settings: defaultSettings } }) =>
      `Ring the police first: ${settings.policeNonEmergency}, or ${settings.emergency} if the child is in danger.`,
    intro: ({ before }) =>
      `This tells the lead worker, ${before === undefined || isConsented(before.case) ? 'the co-ordinator and the chair' : 'the manager who is asked and the co-ordinator'} by reference, not the police.`,
    done: 'Missing recorded',
    says: followsOf,
    next: afterRecording,
  },
  addPastEpisode: {
    verb: 'missing.past',
    intro:
      'For a child who is back already, and whose episode no one recorded. Unlike Record missing, it calls no one out. A return interview is offered every time.',
    done: 'Past episode added',
    says: followsOf,
    next: ({ after, now }) => nextInterview(after, now),
  },
  updateEpisode: {
    verb: 'missing.update',
    intro: 'Everyone who may read the case reads this. Put right here what has changed.',
    values: policeOn,
    done: 'Episode updated',
    says: followsOf,
  },
  recordReturn: {
    verb: 'missing.return',
    intro: ({ directory }) =>
      `A return interview is offered every time, and held within ${directory?.settings.actionDue.returnInterviewHours ?? 72} hours of the return.`,
    done: 'Return recorded',
    next: ({ after, now }) => nextInterview(after, now),
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
    next: ({ after, now }) => nextInterview(after, now),
  },
  recordInterview: {
    verb: 'missing.interview',
    intro:
      'Each offer is recorded: held, declined or attempted. By someone independent of the child’s care, or by the adult whom the child chose once an independent one was offered.',
    done: 'Return interview recorded',
    says: ({ after }) => {
      const last = after.interviews.at(-1);
      if (last === undefined) return [];
      const notIndependent = last.outcome === 'done' && !settlesInterview(last);
      const declined = after.interviews.filter(({ outcome }) => outcome === 'declined').length;
      return [
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
      ];
    },
    next: ({ after, now }) => nextInterview(after, now),
  },
  rightInterviewMark: {
    verb: 'missing.mark',
    intro: 'Who could read it until now is kept, and named here.',
    back: { verb: 'marks.list', data: {} },
    values: ({ episode }) => (episode?.interviews.length === 1 ? markValues(episode.interviews[0]) : {}),
    done: 'Who may read it is put right',
    says: ({ after, directory }) => sayRighted(lastRighted(after.interviews), directory),
  },
  promptEpisode: { byHand: 'the clock’s' },
};

/** Until when the interview is to be held, while it is not. */
const nextInterview = (episode: Episode, now: string): string | undefined => {
  const due = interviewDueAt(episode);
  if (due === undefined) return undefined;
  const by = `by ${sayWhen(due, now)}, nights and weekends counted`;
  return due < now ? `the return interview is late: it was due ${by}.` : `the return interview is due ${by}.`;
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
    answer: (scene, name, { after }, said) =>
      afterPart(scene, after, name === 'recordInterview' ? { ...said, mayName: true } : said),
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

// Who may read what a return interview told, and how that is put right (docs/process.md P22.10). That one was held, tried or
// declined, and when, is read with the episode: it is the duty, and no content.
import { handledOf, type Handled } from '../../link/handling.ts';
import type { PersonRef } from '../../people/actor.ts';
import { levelOf } from '../../people/reads.ts';
import { sayDate } from '../../time/calendar.ts';
import { isByThem, markedReads } from '../access/marked.ts';
import { agencyOfAuthor, marksOn } from '../access/mark-right.ts';
import { ofPart } from '../making.ts';
import type { Episode, Interview, OnEpisode } from './episode.ts';
import { outcomes, sayChoice } from './fields.ts';

/** `full`: what was learned; less: that there was one. */
export const interviewsRead = markedReads<Handled>((interview, person) => ({
  datum: 'missing',
  own: isByThem(interview, person),
  opens: (relation) => levelOf('missing', relation) !== 'none',
}));

type MarkedInterview = Interview & Handled & { readonly by: PersonRef };
const there = ({ episode }: OnEpisode): Episode => {
  if (episode === undefined) throw new Error('a mark of an episode that was never recorded');
  return episode;
};

export const rightInterviewMark = marksOn<OnEpisode, MarkedInterview, Episode>({
  reads: interviewsRead,
  marked: ({ episode }) => (episode?.interviews ?? []).map((one) => handledOf(one)),
  called: ({ outcome, offeredOn }) => `${sayChoice(outcomes, outcome)}, offered ${sayDate(offeredOn)}`,
  agencyOf: agencyOfAuthor,
  leadIs: 'lead of the author’s agency',
  marks: (on, place, to, was) => ({
    ...there(on),
    interviews: there(on).interviews.map((one, at) =>
      at === place ? { ...one, ...to, marksWere: [...(one.marksWere ?? []), was] } : one,
    ),
  }),
}).putsRight<'away' | 'back'>(
  ofPart<OnEpisode>(({ episode }) => (episode?.returned === undefined ? 'away' : 'back')),
  {
    title: 'Put mark right',
    fact: 'who may read a return interview put right',
    from: ['away', 'back'],
    elsewhere: 'Open the case to read it.',
  },
);

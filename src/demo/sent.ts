// What the fictional agencies send about a child before its meeting. None of them exists.
import type { Answers } from '../domain/kernel/fields.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { ada, lee, ravi } from './cast.ts';
import type { DemoCalendar, OnDay } from './calendar.ts';
import type { StoryRow } from './story.ts';

const papers = (by: Person, at: Instant, { id }: OnDay, said: Answers): StoryRow => [
  by,
  at,
  'sendPapers',
  { known: 'something', did: '', agencies: '', ...said },
  { meeting: id },
];

/** For the panel of these days, since the pre-MSET sent the case there: health in time, the police a day late and for the police only, education knows nothing. */
export const tealSent = (c: DemoCalendar): readonly StoryRow[] => {
  const { preMset, panel } = c.meetings.now;
  return [
    papers(ada, c.into(preMset, 90), panel, {
      know: 'She missed two insulin reviews in a month; both times she was away overnight.',
      did: 'The diabetes nurse sees her at school every Tuesday, and asks where she has been.',
      view: 'significant',
      mark: 'case',
    }),
    [
      ravi,
      c.on(preMset.day + 1, '10:40'),
      'correctItem',
      { about: 'decision', text: 'The licensing visit is to be at closing time, not before.' },
      { meeting: preMset.id },
    ],
    papers(lee, c.into(preMset, 150), panel, { known: 'nothing', know: '', view: 'cannotSay', mark: 'case' }),
    papers(ravi, c.on(-3, '09:30'), panel, {
      know: 'Intelligence held: ask Sgt Ravi Mock, reference FICT/2004.',
      did: 'The takeaway’s side door is watched on Fridays.',
      view: 'significant',
      mark: 'police',
    }),
  ];
};

// The fictional cases at every stage: what was done, by whom, how long ago.
import type { DemoCalendar } from './calendar.ts';
import { colin, priya } from './cast.ts';
import { curlew, dunlin, lark, linnet, martin, plover, swift } from './children.ts';
import { clears, fills, sends } from './deeds.ts';
import { endedStories } from './ended-stories.ts';
import { followedStories } from './followed-stories.ts';
import { listedStories } from './listed-stories.ts';
import { openedStories } from './opened-stories.ts';
import type { Stories } from './story.ts';

export const stories: Stories<DemoCalendar> = {
  /** Two drafts. */
  linnet: (c) => fills(priya, c.on(-3, '15:40'), 'linnet', linnet.written(c, -3)),
  dunlin: (c) => fills(priya, c.on(-1, '16:45'), 'dunlin', dunlin.written(c, -1)),

  /** One that has just been sent, and an urgent one. */
  plover: (c) => sends([priya, colin], c.ago(70), 'plover', plover.written(c, 0)),
  swift: (c) => sends([priya, colin], c.ago(45), 'swift', swift.written(c, 0)),

  /** Returned to the referrer. */
  martin: (c) => [
    sends([priya, colin], c.on(-2, '11:00'), 'martin', martin.written(c, -2), {
      fields: ['childsWords'],
      why: 'He was away when I visited; I go again this week.',
    }),
    clears(colin, c.on(-1, '10:20')),
    [
      colin,
      15,
      'returnForInformation',
      {
        reason: 'voice',
        note: 'Please ask Martin what he wants, or let his coach ask; even one sentence. The rest is clear and well written.',
      },
    ],
  ],

  /** Not authorised, and challenged. */
  curlew: (c) => [
    sends([priya, colin], c.on(-6, '09:30'), 'curlew', curlew.written(c, -6)),
    clears(colin, c.on(-6, '12:10')),
    [
      colin,
      15,
      'doNotAuthorise',
      {
        reason: 'managed',
        rationale: 'The child in need plan covers the account and the threats, and it is working.',
        alternativePlan: 'Child in need plan, led by Priya Testworth; looked at again in four weeks.',
        childSafe: 'yes',
      },
    ],
    [
      priya,
      c.on(-4, '14:05'),
      'challenge',
      {
        concern: 'Two more children of the college were asked for their bank cards by the same people this week.',
        outcomeWanted: 'MSET screens this, so that the links are mapped and the people are disrupted.',
      },
    ],
  ],

  /** Withdrawn. */
  lark: (c) => [
    sends([priya, colin], c.on(-12, '10:00'), 'lark', lark.written(c, -12)),
    [
      priya,
      c.on(-11, '09:10'),
      'withdraw',
      {
        reason: 'He has moved to a foster home in another council, whose exploitation team has accepted the transfer.',
        childSafe: 'yes',
      },
    ],
  ],
  ...listedStories,
  ...openedStories,
  ...followedStories,
  ...endedStories,
};

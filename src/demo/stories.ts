// The fictional cases at every stage: what was done, by whom, how long ago.
import { curlew, dunlin, lark, linnet, martin, plover, swift, type Child } from './children.ts';
import { decides, fills, sends, withManager, type Deed, type Stage, type Story } from './deeds.ts';
import { endedStories } from './ended-stories.ts';
import { followedStories } from './followed-stories.ts';
import { openedStories } from './opened-stories.ts';
import { listedStories } from './listed-stories.ts';

export const storiesOn = (stage: Stage): readonly Story[] => [
  ...drafts(stage),
  ...waiting(stage),
  ...sentBack(stage),
  declined(stage),
  withdrawn(stage),
  ...listedStories(stage),
  ...openedStories(stage),
  ...followedStories(stage),
  ...endedStories(stage),
];

function drafts({ cast: { priya }, calendar: c, referenceOf }: Stage): readonly Story[] {
  return [
    { key: 'linnet', deeds: fills(priya, c.on(-3, '15:40'), referenceOf('linnet'), linnet(c, -3)) },
    { key: 'dunlin', deeds: fills(priya, c.on(-1, '16:45'), referenceOf('dunlin'), dunlin(c, -1)) },
  ];
}

/** One that has just been sent, and an urgent one. */
function waiting({ cast: { priya, colin }, calendar: c, referenceOf }: Stage): readonly Story[] {
  const sent = (key: string, child: Child, minutes: number): Story => ({
    key,
    deeds: sends(priya, c.ago(minutes), referenceOf(key), withManager(child(c, 0), colin)),
  });
  return [sent('plover', plover, 70), sent('swift', swift, 45)];
}

function sentBack({ cast: { priya, colin }, calendar: c, referenceOf }: Stage): readonly Story[] {
  const notKnown = { fields: ['childsWords'], why: 'He was away when I visited; I go again this week.' };
  const answers = withManager(martin(c, -2), colin);
  const note =
    'Please ask Martin what he wants, or let his coach ask; even one sentence. The rest is clear and well written.';
  return [
    {
      key: 'martin',
      deeds: [
        ...sends(priya, c.on(-2, '11:00'), referenceOf('martin'), answers, notKnown),
        ...decides(colin, c.on(-1, '10:20'), { step: 'returnForInformation', input: { reason: 'voice', note } }),
      ],
    },
  ];
}

function declined({ cast: { priya, colin }, calendar: c, referenceOf }: Stage): Story {
  const answers = withManager(curlew(c, -6), colin);
  const input = {
    reason: 'managed',
    rationale: 'The child in need plan covers the account and the threats, and it is working.',
    alternativePlan: 'Child in need plan, led by Priya Testworth; looked at again in four weeks.',
    childSafe: 'yes',
  };
  const challenge = {
    concern: 'Two more children of the college were asked for their bank cards by the same people this week.',
    outcomeWanted: 'MSET screens this, so that the links are mapped and the people are disrupted.',
  };
  return {
    key: 'curlew',
    deeds: [
      ...sends(priya, c.on(-6, '09:30'), referenceOf('curlew'), answers),
      ...decides(colin, c.on(-6, '12:10'), { step: 'doNotAuthorise', input }),
      { by: priya, at: c.on(-4, '14:05'), command: { step: 'challenge', input: challenge } },
    ],
  };
}

function withdrawn({ cast: { priya, colin }, calendar: c, referenceOf }: Stage): Story {
  const answers = withManager(lark(c, -12), colin);
  const input = {
    reason: 'He has moved to a foster home in another council, whose exploitation team has accepted the transfer.',
    childSafe: 'yes',
  };
  const deeds: readonly Deed[] = [
    ...sends(priya, c.on(-12, '10:00'), referenceOf('lark'), answers),
    { by: priya, at: c.on(-11, '09:10'), command: { step: 'withdraw', input } },
  ];
  return { key: 'lark', deeds };
}

// What the fictional people do again and again with a case, as rows.
import type { ActionId } from '../domain/case/action/action.ts';
import type { AddInput } from '../domain/case/action/add.ts';
import { usualFor } from '../domain/case/referral/form/support.ts';
import type { DecisionInput } from '../domain/case/meeting/decision.ts';
import type { DecisionName } from '../domain/case/state/since-consent.ts';
import { extraPages } from '../domain/case/referral/form/extra-pages.ts';
import { pages, section47Page } from '../domain/case/referral/form/pages.ts';
import type { Changes, ReviewId, Proposal } from '../domain/case/review/review.ts';
import type { NotKnown } from '../domain/case/state/stage-parts.ts';
import type { EpisodeId } from '../domain/case/episode/episode.ts';
import type { Answers } from '../domain/kernel/fields.ts';
import { given } from '../domain/kernel/given.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { DemoCalendar, OnDay, Round } from './calendar.ts';
import { moira } from './cast.ts';
import type { Child } from './register.ts';
import { referenceOf } from './seed.ts';
import { later, type EntityRow, type StoryRow, type When } from './story.ts';

/** Who refers, and the manager who consents. */
export type Pair = readonly [by: Person, manager: Person];

/** The Section 47 question and page by page, two minutes each; only the pages that hold an answer. */
export function fills(
  by: Person,
  at: Instant,
  key: string,
  answers: Answers,
  notKnown?: NotKnown,
): readonly StoryRow[] {
  const filled = [section47Page, ...pages, ...extraPages].filter(({ fields }) =>
    fields.some(({ name }) => name in answers),
  );
  return filled.map(({ id, fields }, place): StoryRow => {
    const own = fields.flatMap(({ name }) => (name in answers ? [[name, answers[name] ?? ''] as const] : []));
    const input = { page: id, answers: Object.fromEntries(own), ...(id === '9' && given({ notKnown })) };
    if (place === 0) return [by, at, 'start', { ...input, reference: referenceOf(key) }];
    return [by, place === 1 ? at : 2, 'savePage', input];
  });
}

/** The whole referral, sent half an hour after it was begun. */
export const sends = (
  [by, manager]: Pair,
  at: Instant,
  key: string,
  answers: Answers,
  notKnown?: NotKnown,
): readonly StoryRow[] => [
  ...fills(by, at, key, { ...answers, consenter: manager.objectId }, notKnown),
  [by, later(at, 30), 'submit', {}],
];

/** No conflict, and consent after a quarter of an hour of reading. */
export const consents = (by: Person, at: Instant): readonly StoryRow[] => [clears(by, at), [by, 15, 'giveConsent', {}]];
export const clears = (by: Person, at: Instant): StoryRow => [by, at, 'declareConflict', { conflict: 'no' }];

/** The referral in the morning, the manager's consent after lunch: reminded of it once, at 14:30. */
export const received = (c: DemoCalendar, { key, written }: Child, day: number, pair: Pair): readonly StoryRow[] => [
  ...sends(pair, c.on(day, '10:00'), key, written(c, day)),
  ...consents(pair[1], c.on(day, '15:15')),
];

/** Listed for a pre-MSET, with those invited whom most cases need. */
export const lists = (at: Instant, { id }: OnDay): StoryRow => [
  moira,
  at,
  'listCase',
  { meeting: id, invited: 'police,health,education', alike: [] },
];

type Said = Partial<DecisionInput> & { readonly decision: DecisionName; readonly rationale: string };
/** What a meeting decided. */
export const records = (at: Instant, { id }: OnDay, said: Said): StoryRow => [
  moira,
  at,
  'recordDecision',
  { meeting: id, band: '', bandRationale: '', dissent: '', actions: 'none', ...said },
];

/** Received and listed, sent by the pre-MSET to the panel, which decides as many minutes after its start, on a lead of its own. */
export const through = (
  c: DemoCalendar,
  child: Child,
  pair: Pair,
  { preMset, panel }: Round,
  [minutes, why]: readonly [number, string],
  said: Said,
): readonly StoryRow[] => [
  ...received(c, child, preMset.day - 10, pair),
  lists(c.on(preMset.day - 9, '09:40'), preMset),
  records(c.into(preMset, minutes), preMset, { decision: 'toPanel', rationale: why, panel: panel.id }),
  records(c.into(panel, minutes), panel, { lead: pair[0].name, ...said }),
];

/** An action as it is asked for. */
export interface Asked extends Pick<AddInput, 'text' | 'subType' | 'needToKnow'> {
  readonly priority?: string;
  readonly legalStatus?: string;
}

/** What is done with an action, whether it is of a case or of a record. */
type ActionRow = Extract<StoryRow, EntityRow>;
/** An action is set, and described two minutes later. */
export function sets(
  at: When,
  part: ActionId,
  { legalStatus = '', priority = 'normal', ...asked }: Asked,
  owner: Person,
  due = '',
  meeting?: OnDay,
): readonly ActionRow[] {
  const usual = usualFor[asked.subType] ?? { category: 'protect', target: 'child' };
  const input = { ...asked, owner: `${owner.agency}|${owner.objectId}`, priority, due };
  return [
    [moira, at, 'addAction', input, given({ meeting: meeting?.id })],
    [moira, 2, 'describeAction', { ...usual, deputy: '', legalStatus }, { part }],
  ];
}
export const accepts = (by: Person, at: Instant, part: ActionId): StoryRow => [by, at, 'acceptAction', {}, { part }];
export const claims = (by: Person, at: Instant, part: ActionId, evidence: string, effect = 'better'): StoryRow => [
  by,
  at,
  'markDone',
  { evidence, effect },
  { part },
];
/** `outcome`: what came of a disruption; of another type nothing is said of it. */
export const verifies = (at: Instant, part: ActionId, note: string, outcome = '', effect = 'better'): StoryRow => [
  moira,
  at,
  'verifyAction',
  { note, outcome, effect },
  { part },
];

/** Both pages of a review, ten minutes apart. */
export const prepares = (
  by: Person,
  at: Instant,
  part: ReviewId,
  { strengths, trustedAdult, helped, proposal, ...changes }: Changes & Proposal,
): readonly StoryRow[] => [
  [by, at, 'prepareReview', changes],
  [by, 10, 'finishReview', { strengths, trustedAdult, helped, proposal }, { part }],
];

/** What is recorded of a child who is missing, and of the return. */
interface Episode {
  readonly part: EpisodeId;
  /** The evening of this working day, and the morning of the next. */
  readonly day: number;
  readonly what: string;
  readonly found: string;
}
export const goesMissing = (c: DemoCalendar, by: Person, { part, day, what, found }: Episode): readonly StoryRow[] => [
  [
    by,
    c.on(day, '22:40'),
    'recordMissing',
    {
      since: `${c.typed(day)} 21:30`,
      category: 'missing',
      reported: 'yes',
      policeReference: `FICT/${3000 + Number(part.slice(1))}`,
      grade: 'medium',
      lastSeen: 'At home after tea, in a green coat and grey trousers.',
      what,
    },
  ],
  [
    by,
    c.on(day + 1, '09:05'),
    'recordReturn',
    {
      returnedAt: `${c.typed(day + 1)} 06:50`,
      how: 'self',
      safe: 'yes',
      found,
      harm: 'Tired and cold; not hurt.',
      prevention: c.typed(day + 1),
    },
    { part },
  ],
  // The return asks again whether the child is safe tonight.
  [
    by,
    c.on(day + 1, '11:30'),
    'changeNow',
    {
      trueNow: 'tonight',
      safeTonight: 'yes',
      knownBy: 'I saw him at home, and spoke with his parents.',
    },
  ],
];

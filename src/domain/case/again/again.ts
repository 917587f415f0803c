// A child whose case has ended is referred again: a referral of its own, with what is still true put in, and each knows of the
// other (docs/process.md P2.5, P17.6).
import { sayFrontDoor } from '../../people/ring-lines.ts';
import { countOfMissing } from '../state/episodes.ts';
import { mayRead } from '../access/access.ts';
import type { Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import type { Answers, Field } from '../../kernel/fields.ts';
import type { Reference } from '../../kernel/ids.ts';
import { refuse } from '../../matter/step.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { addMonths } from '../../time/dates.ts';
import { section47Page } from '../referral/form/pages.ts';
import { isDetermined } from '../referral/form/rules.ts';
import { answersNow } from '../state/now.ts';
import { stageOf, stagesThat } from '../state/stage-table.ts';
import { birthOf } from '../state/birth.ts';
import { lifeOf } from '../state/life.ts';
import type { Case } from '../state/stages.ts';
import type { ReferredAgain } from '../state/stage-parts.ts';
import { caseStep } from '../making.ts';

export interface ReferAgainInput {
  readonly whatIsNew: string;
  /** The determination that the new referral begins with. */
  readonly section47: string;
  readonly strategyDate?: string;
  readonly section47Date?: string;
  readonly whyNot47?: string;
  /** The new referral; the server makes it. */
  readonly as: Reference;
}

/** What is new is asked first; a referral begins with its Section 47 determination. */
export const referAgainFields: readonly Field[] = [
  {
    name: 'whatIsNew',
    title: 'What is new?',
    kind: 'long',
    need: 'always',
    most: 1000,
    help: 'What has happened since the last case ended.',
  },
  ...section47Page.fields,
];

/** Who the child is, and what does not grow old. Never the worries, the plan, or where the child lives. */
const keeps = [
  'mustNotBeTold',
  'toldWho',
  'toldWhy',
  'caseSystemId',
  'surname',
  'forenames',
  'dateOfBirth',
  'birthSure',
  'sex',
  'ethnicity',
  'needs',
  'otherNames',
  'nhsNumber',
  'upn',
  'policeRef',
  'parents',
  'siblings',
] as const;
/** That no one must be kept from knowing is asked again. */
const stillTrue = (name: string, value: string): boolean =>
  value !== '' && (name !== 'mustNotBeTold' || value === 'yes');

/** The answers of the new referral that the old one gives. */
export const keptFrom = (childCase: Case, now: Instant): Answers =>
  Object.fromEntries(
    [
      ...keeps.map((name) => [name, answersNow(childCase)[name] ?? ''] as const),
      // Counted from its episodes; what was typed has grown old.
      ['missingEpisodes', String(countOfMissing(childCase, now) ?? '')] as const,
    ].filter(([name, value]) => stillTrue(name, value)),
  );

/** The mark of a referral that was made again: it asks on its page of worries what is new. */
export const referredBefore = { referredBefore: 'yes' } as const;

/** Ended, and not as part of another. */
const endedStages = stagesThat(({ phase }) => phase === 'over').filter((stage) => stage !== 'merged');
export const hasEnded = ({ stage }: Case): boolean => endedStages.some((ended) => ended === stage);

/** When it ended. */
export const endedAt = (childCase: Case): Instant => stageOf(childCase).since?.(childCase) ?? childCase.changedAt;

/** Why its child cannot be referred again: they have died, or are an adult by a date of birth that is certain. */
function barToReferAgain(childCase: Case, now: Instant): ReturnType<typeof refuse> | undefined {
  const life = lifeOf(childCase, now);
  if (life === 'died') {
    return refuse(
      'notNow',
      'This child has died.',
      'A worry about a brother, a sister or another child is a new referral of that child.',
    );
  }
  return life === 'adult' && birthOf(childCase.answers)?.sure === 'exact'
    ? refuse(
        'notNow',
        'This young person is 18, and MSET is for children.',
        'A new worry about them goes to adult services.',
      )
    : undefined;
}

/** Whether this person may refer its child again. */
export const mayReferAgain = (childCase: Case, person: Person, directory: Directory, now: Instant): boolean =>
  may(person, 'refer') &&
  hasEnded(childCase) &&
  barToReferAgain(childCase, now) === undefined &&
  mayRead('referral', childCase, person, directory, now);

/** What the new referral keeps of the old one: which, when it ended, and the how-manieth it is within a year. */
export function linkTo(childCase: Case, now: Instant, { settings }: Directory): ReferredAgain {
  const ended = endedAt(childCase);
  const within = addMonths(localDate(ended), settings.rereferralMonths) >= localDate(now);
  return { of: childCase.reference, ended, times: within ? 1 + (childCase.again?.times ?? 0) : 0 };
}

/** Whether it counts as one; what was longer ago does not. */
export const isReReferral = ({ again }: Pick<Case, 'again'>): boolean => again !== undefined && again.times > 0;

export const referAgain = caseStep<ReferAgainInput, { readonly as: Reference }>({
  title: 'Refer again',
  fact: 'the child was referred again',
  may: [{ role: 'refer', reads: 'referral' }],
  from: endedStages,
  elsewhere: 'Something new: open it and add an update.',
  bar: (before, { now }) => barToReferAgain(before, now),
  asks: () => referAgainFields,
  record: (_before, input, { directory: { settings } }) => {
    if (isDetermined({ section47: input.section47 })) return { data: { as: input.as } };
    const message = 'MSET can only take a child after a Section 47 determination.';
    return refuse(
      'incomplete',
      message,
      `Ring the front door about a strategy discussion first: ${sayFrontDoor(settings)}.`,
    );
  },
  evolve: (before, { as }) => ({ ...before, referredAgain: [...(before.referredAgain ?? []), as] }),
});

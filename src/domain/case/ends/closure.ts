// Closure: the lead worker proposes it, the panel closes, feedback and a letter follow (docs/process.md P17.3).
import { choicesOf, type Choice, type Field } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { pressingOf } from '../../kernel/counted.ts';
import { refOf, type Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { addWorkingDays } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { notAvailable, refuse, type Context } from '../../matter/step.ts';
import type {
  ClosureAnswers,
  ClosureProposed,
  Closed,
  Closing,
  TransferWaiting,
  Feedback,
  OverrideSigned,
} from '../state/since-consent.ts';
import { isLower, lowestBand } from '../meeting/decisions.ts';
import { said } from '../review/fields.ts';
import { panelBands, reviewing } from '../panel-bands.ts';
import { barToCloseUnknown } from '../assessment/decided.ts';
import { lifeOf, type Life } from '../state/life.ts';
import { answersNow, isOurs } from '../state/now.ts';
import { isOpenCase } from '../state/stage-table.ts';
import { hasDied, type Case, type OpenCase } from '../state/stages.ts';
import { underWay } from './ending.ts';
import { caseStep, caseIs, forLeadAway } from '../making.ts';
import type { Own } from '../../matter/making.ts';
import { represents } from '../../people/agencies.ts';

/** "Family or child disagrees" is no reason to close. */
const reasons = choicesOf({
  harmEnded: 'Harm ended and a protective plan is in place',
  reduced: 'Reduced, another plan leads',
  transferred: 'Transferred and accepted',
  adultRoute: '18, adult route',
  accessRemoved: 'The exploiter’s access removed',
  notExploitation: 'Assessed as not exploitation',
  died: 'The child died',
});
export const sayReason = (reason: string): string => reasons.find(({ value }) => value === reason)?.title ?? reason;

type Asked = Pick<Field, 'title' | 'help'>;
/** What the form says by whom it is about. Of a child who has died there are no words of theirs to ask for, and no letter. */
const closureWords: Readonly<
  Record<Life, { readonly plan: Asked; readonly own?: string; readonly outstanding: Asked }>
> = {
  child: {
    plan: {
      title: 'Which plan carries on, and who leads it',
      help: 'The letter to the child and family says it: plain words, and no one else’s details.',
    },
    own: 'The child’s own words',
    outstanding: { title: 'What is outstanding: interviews, NRM', help: 'Return interviews, NRM, court. Or: nothing.' },
  },
  adult: {
    plan: {
      title: 'Which plan carries on for the young adult, and who leads it',
      help: 'The letter to the young person says it: plain words, and no one else’s details.',
    },
    own: 'The young person’s own words',
    outstanding: { title: 'What is outstanding: adult services, NRM', help: 'Who follows it up. Or: nothing.' },
  },
  died: {
    plan: { title: 'Who supports the family from now on', help: 'Name and service. No letter goes out.' },
    outstanding: {
      title: 'What is outstanding: inquest, review of the death',
      help: 'Who follows it up. Or: nothing.',
    },
  },
};
const reasonsFor = (life: Life | undefined): readonly Choice[] =>
  life === undefined ? reasons : reasons.filter(({ value }) => (value === 'died') === (life === 'died'));

/** Those it cannot be closed without are named beforehand. `life`: undefined where the case is not at hand. */
const closureFields = (childCase: Case | undefined, life: Life | undefined): readonly Field[] => {
  const pressing = childCase === undefined ? [] : pressingOf(childCase, 'action');
  const { plan, own, outstanding } = closureWords[life ?? 'child'];
  return [
    {
      name: 'reason',
      title: 'Closure reason',
      kind: 'choice',
      need: 'always',
      choices: reasonsFor(life),
      ...(life !== 'died' && { help: 'Where the child has died, the co-ordinator records that first.' }),
    },
    { name: 'plan', kind: 'text', need: 'always', most: 400, ...plan },
    {
      name: 'carriesOn',
      title: 'Who carries on open actions',
      kind: 'text',
      need: 'always',
      most: 500,
      help:
        pressing.length === 0
          ? 'By number and name, for example “A2: Kim Hale, Housing”. Or: none are open.'
          : `By number and name. High priority and open: ${pressing.join(', ')}.`,
    },
    ...(own === undefined ? [] : [said('childsWords', own, 'What they say about closing. Or: not seen, because …')]),
    said('familyView', 'Family’s view', 'Or: not asked, because …'),
    {
      name: 'outstanding',
      kind: 'text',
      need: 'always',
      most: 500,
      ...outstanding,
    },
  ];
};

/**
 * The last two reviews were both below the highest band since the panel opened the case, and neither rose; of a case that
 * never stood above the lowest band, two reviews without a rise.
 */
export function isLowerTwice(childCase: Case): boolean {
  const all = panelBands(childCase);
  const [first, second] = all.slice(-2);
  if (first === undefined || second === undefined) return false;
  if (![first, second].every(({ decision }) => reviewing.includes(decision))) return false;
  const highest = all.reduce((high, { band }) => (isLower(high, band) ? band : high), lowestBand);
  const before = all.at(-3)?.band ?? lowestBand;
  const rises = isLower(before, first.band) || isLower(first.band, second.band);
  const low = [first, second].every(({ band }) => highest === lowestBand || isLower(band, highest));
  return low && !rises;
}

/** Signed by the chair and by one other agency. */
export const isOverridden = ({ signed = [] }: Pick<Closing, 'signed'>): boolean =>
  signed.some(
    (chair) => chair.as === 'chair' && signed.some((other) => other.as === 'agency' && other.agency !== chair.agency),
  );

/** Open actions of high priority that the proposal names no one for: "A2: Kim Hale", "A1 and A2: Kim Hale". */
const uncarried = (childCase: Case, { carriesOn }: Pick<ClosureAnswers, 'carriesOn'>): readonly string[] =>
  pressingOf(childCase, 'action').filter((id) => {
    const [, behind] = carriesOn.split(new RegExp(`\\b${id}\\b`, 'iu'));
    return behind === undefined || !/\p{L}{2}/u.test(behind.replaceAll(/\bA\d+\b|\band\b/giu, ''));
  });

/** So many reviews before now, one after another, stand below the highest band: two let a panel close. */
export function reviewsLower(childCase: Case): number {
  const all = panelBands(childCase);
  const highest = all.reduce((high, { band }) => (isLower(high, band) ? band : high), lowestBand);
  const isLow = ({ band, decision }: (typeof all)[number]): boolean =>
    reviewing.includes(decision) && (highest === lowestBand || isLower(band, highest));
  return all.length - 1 - all.findLastIndex((one) => !isLow(one));
}

/** What stands in the way of a closure, apart from what is owed; before it is proposed no one carries an action on. */
export interface BeforeClosing {
  /** Open actions of high priority that no one carries on. */
  readonly actions: readonly string[];
  /** The last two reviews were not both lower, and no override is signed. */
  readonly reviews: boolean;
  /** Too little is known of the risk: why. */
  readonly unknown: string | undefined;
}
export function beforeClosing(childCase: Case): BeforeClosing {
  const died = hasDied(childCase);
  const isOpened = isOpenCase(childCase);
  const closing = childCase.stage === 'closing' ? childCase : undefined;
  return {
    actions: closing === undefined ? pressingOf(childCase, 'action') : uncarried(closing, closing.closure),
    // Of a child who has died no band is asked for (docs/process.md P17.7).
    reviews: isOpened && !died && !isLowerTwice(childCase) && !(closing !== undefined && isOverridden(closing)),
    unknown: died ? undefined : barToCloseUnknown(childCase),
  };
}

/** Why a panel cannot close it yet, each in a few words; none: it can, where it is quorate. */
export function barsToClose(childCase: Case): readonly string[] {
  if (childCase.stage !== 'closing') return ['the lead worker has not proposed it'];
  const { actions: open, reviews, unknown } = beforeClosing(childCase);
  const [first] = open;
  const died = hasDied(childCase);
  return [
    ...(childCase.closure.reason === 'died' && !died ? ['the death of the child is not recorded'] : []),
    ...(first === undefined
      ? []
      : [
          open.length === 1
            ? `1 high-priority action is open and no one carries it on (${first})`
            : `${open.length} high-priority actions are open and no one carries them on (${open.join(', ')})`,
        ]),
    ...(reviews
      ? ['the last two reviews were not both lower, and the chair and one other agency have not signed an override']
      : []),
    ...(unknown === undefined ? [] : [unknown]),
  ];
}
/** The same in a sentence. */
export const sayCannotClose = (bars: readonly string[]): string => `Cannot close yet: ${bars.join('; ')}.`;

/** Opened by the panel, and not on its way to another council. */
type Closable = Exclude<OpenCase, TransferWaiting>;
const closable = ['open', 'review', 'transition', 'closing'] as const;

/** Of a child who has died there are no words of theirs. */
type ClosureInput = Omit<ClosureAnswers, 'childsWords'> & Partial<Pick<ClosureAnswers, 'childsWords'>>;

/** A closure is no way round what a transfer asks (docs/process.md P17.4). */
const stillOurs = refuse(
  'notNow',
  'This council looks after the child: a closure does not make another council responsible.',
  'Choose another reason; where responsibility has moved, the co-ordinator presses Transfer out.',
);

const proposeClosure = caseStep<ClosureInput, ClosureAnswers, Closable>({
  title: 'Propose closure',
  fact: 'closure proposed',
  may: [{ reads: 'reviews', least: 'write' }, forLeadAway],
  from: closable,
  elsewhere: 'Closure is proposed of a case that the panel has opened.',
  asks: ({ before, now }) => closureFields(before, before && lifeOf(before, now ?? before.changedAt)),
  record: (before, input) =>
    input.reason === 'transferred' && isOurs(answersNow(before))
      ? stillOurs
      : { data: { ...input, childsWords: input.childsWords ?? '' } },
  // Proposed again, it is signed again.
  evolve: (before, data, meta) => ({
    ...underWay(before),
    stage: 'closing',
    closure: { ...data, by: refOf(meta.by), at: meta.at },
  }),
});

/** As whom someone may sign: the chair, or an agency at the table. */
function signsAs(actor: Person, directory: Directory): Pick<OverrideSigned, 'as' | 'agency'> | undefined {
  if (may(actor, 'signOverride')) return { as: 'chair', ...given({ agency: actor.agency }) };
  const agency = directory.agencies.find(({ id }) => represents(actor, id, directory));
  return agency && { as: 'agency', agency: agency.id };
}

interface Signature {
  readonly reason: string;
}
const overrideFields: readonly Field[] = [
  { name: 'reason', title: 'Why it is safe to close all the same', kind: 'long', need: 'always', most: 1000 },
];

const signer: Own<Case> = {
  name: 'signs for the chair or for an agency',
  is: (_one, { actor, directory }) => signsAs(actor, directory) !== undefined,
};

const signOverride = caseStep<Signature, Signature & Pick<OverrideSigned, 'as' | 'agency'>, Closing>({
  title: 'Sign override',
  fact: 'override of the closure rule signed',
  may: [{ own: signer, reads: 'decisions' }],
  from: ['closing'],
  elsewhere: 'It is signed once closure is proposed.',
  bar: (before, { actor, directory }) => {
    if (hasDied(before)) {
      return refuse('notNow', 'The child has died.', 'The panel can close without an override.');
    }
    if (isLowerTwice(before)) {
      return refuse('notNow', 'The last two reviews were both lower.', 'The panel can close without an override.');
    }
    if (before.closure.by.objectId === actor.objectId) {
      return refuse('notEligible', 'You proposed this closure.', 'The chair and one other agency sign.');
    }
    const signs = signsAs(actor, directory);
    const { signed = [] } = before;
    const earlier = signed.find((one) => one.as === signs?.as && (one.as === 'chair' || one.agency === signs.agency));
    if (earlier === undefined && !isOverridden(before)) return undefined;
    const by = earlier === undefined ? '' : ` by ${earlier.by.name}`;
    return refuse('alreadyDecided', `Already signed${by}.`, 'The panel decides at its meeting.');
  },
  asks: () => overrideFields,
  record: (_before, { reason }, { actor, directory }) => {
    const signs = signsAs(actor, directory);
    return signs === undefined ? notAvailable : { data: { reason, ...signs } };
  },
  evolve: (before, data, meta) => ({
    ...before,
    signed: [...(before.signed ?? []), { ...data, by: refOf(meta.by), at: meta.at }],
  }),
});

/** Of the feedback to the referrer, and the letter to child and family. */
export const feedbackDue = ({ now, directory: { settings } }: Context): Due => ({
  at: addWorkingDays(now, settings.feedbackWorkingDays, settings.officeHours),
  rule: 'closure.feedback',
  ruleVersion: 1,
});

type FeedbackAnswers = Pick<NonNullable<Feedback['given']>, 'letter' | 'said'>;
const lettersTo = (them: string): readonly Choice[] =>
  choicesOf({
    both: `Given to ${them} and the family`,
    child: `Given to ${them}`,
    family: 'Given to the family',
    none: 'Not given, because …',
  });
const letters: Readonly<Record<Exclude<Life, 'died'>, readonly Choice[]>> = {
  child: lettersTo('the child'),
  adult: lettersTo('the young person'),
};
/** "Given to the child. "; nothing where there was none, for the child had died or was taken to have. */
export const sayLetter = (letter: string, life: Life): string =>
  life === 'died' || letter === '' ? '' : `${letters[life].find(({ value }) => value === letter)?.title ?? letter}. `;

/** Of a child who has died there is no letter: someone speaks with the family. */
const feedbackFields = (life: Life): readonly Field[] =>
  life === 'died'
    ? [
        {
          name: 'said',
          title: 'Who spoke with the family, when and how',
          kind: 'long',
          need: 'always',
          most: 1000,
          help: 'And who told the referrer. If no one has spoken with the family: why.',
        },
      ]
    : [
        { name: 'letter', title: 'The letter', kind: 'choice', need: 'always', choices: letters[life] },
        {
          name: 'said',
          title: 'Who told whom, when and how',
          kind: 'long',
          need: 'always',
          most: 1000,
          help: `The referrer, the ${life === 'adult' ? 'young person' : 'child'} and the family. If the letter was not given: why.`,
        },
      ];

const followsClosure = (childCase: Case) => caseIs(childCase, 'Feedback follows a closure.');

/** After a death there is no letter. */
type FeedbackInput = Pick<FeedbackAnswers, 'said'> & Partial<FeedbackAnswers>;

const recordFeedback = caseStep<FeedbackInput, FeedbackAnswers, Closed>({
  title: 'Record feedback',
  fact: 'feedback and letter recorded',
  may: [
    { role: 'triage', reads: 'decisions' },
    { reads: 'reviews', least: 'write' },
  ],
  from: { owed: 'feedback' },
  elsewhere: (before) => {
    const earlier = before.stage === 'closed' ? before.feedback?.given : undefined;
    return earlier === undefined
      ? followsClosure(before)
      : refuse('alreadyDecided', `Already recorded by ${earlier.by.name}.`, 'Open it to read it.');
  },
  asks: ({ before, now }) => feedbackFields(before === undefined ? 'child' : lifeOf(before, now ?? before.changedAt)),
  record: (_before, { letter = '', said }) => ({ data: { letter, said } }),
  evolve: (before, data, meta) => ({
    ...before,
    ...(before.feedback !== undefined && {
      feedback: { ...before.feedback, given: { ...data, by: refOf(meta.by), at: meta.at } },
    }),
  }),
});

/** Its steps on a case. */
export const closureSteps = { proposeClosure, signOverride, recordFeedback } as const;

/** As people read it. */
export const closurePairs = (
  closure: ClosureProposed,
  life: Life,
): readonly (readonly [label: string, value: string])[] =>
  closureFields(undefined, closure.reason === 'died' ? 'died' : life === 'died' ? 'child' : life).map(
    ({ name, title }) => [
      title,
      name === 'reason' ? sayReason(closure.reason) : (closure[name as keyof ClosureAnswers] ?? ''),
    ],
  );

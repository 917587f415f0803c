// What two referrals of one child say otherwise of what protects the child: read before one of them ends (docs/process.md P5.8).
import { fieldOf } from '../../domain/case/now/fields.ts';
import { trueNames } from '../../domain/case/state/held.ts';
import { isSame, sayWho, trueOf, truths } from '../../domain/case/state/now.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { isUrgent, type Case } from '../../domain/case/state/stages.ts';
import { leadShutOut } from '../../domain/case/triage/taken.ts';
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { box, lines, subheading, text, type Element } from '../blocks.ts';

/** "Is the child safe tonight?: No (according to the referral, …)". */
function saysOf(childCase: Case, other: Case, now: Instant): readonly (readonly [string, string])[] {
  const differ = trueNames.filter((name) => {
    const { answers } = trueOf(childCase, name);
    return Object.keys(answers).length > 0 && !isSame(answers, trueOf(other, name).answers);
  });
  const triage = childCase.stage === 'received' ? childCase.triageBy : undefined;
  const theirs = other.stage === 'received' ? other.triageBy : undefined;
  const said = differ.map((name): readonly [string, string] => {
    const is = trueOf(childCase, name);
    const answers = truths[name].fields.flatMap((name) => {
      const [field, value] = [fieldOf(name), is.answers[name] ?? ''];
      return field === undefined || value === '' ? [] : sayAnswer(field, value);
    });
    // That it is the referral's goes without saying.
    const who = is.by === undefined && is.from === undefined ? '' : ` (${sayWho(is, now)})`;
    return [truths[name].title, `${answers.join('. ')}${who}`];
  });
  return [
    ...said,
    ...(isUrgent(childCase) && !isUrgent(other) ? [['Urgent', 'Yes'] as const] : []),
    ...(triage !== undefined && triage !== theirs ? [['Triage', `by ${sayWhen(triage, now)}`] as const] : []),
    ...(childCase.restricted !== undefined && other.restricted === undefined ? [['Restricted', 'Yes'] as const] : []),
    ...(childCase.hold !== undefined && other.hold === undefined ? [['Legal hold', 'Yes'] as const] : []),
    ...(leadShutOut(other, childCase) === undefined ? [] : [shutsOut(other)]),
    ...(childCase.excluded.some((id) => !other.excluded.includes(id))
      ? [['Who may not read it', 'They will not read the case kept either'] as const]
      : []),
  ];
}

/** Of the case that would be kept. */
const shutsOut = (kept: Case): readonly [string, string] => [
  'Lead worker',
  `${leadOf(kept).name}, who leads ${kept.reference}, may not read it. If ${kept.reference} is kept, press Hand over on it next`,
];

export interface Differs {
  readonly title: string;
  readonly pairs: readonly (readonly [string, string])[];
}
/** Each with what it says and the others do not; nothing where they say the same. */
export function differencesOf(childCase: Case, others: readonly Case[], now: Instant): readonly Differs[] {
  const pairs = others.flatMap((other) => [[childCase, other] as const, [other, childCase] as const]);
  return pairs.flatMap(([one, other]): readonly Differs[] => {
    const says = saysOf(one, other, now);
    return says.length === 0 ? [] : [{ title: `${one.reference} says`, pairs: says }];
  });
}

const bytes = 700;
/** Nothing where they say the same. */
export function differsIn(childCase: Case, others: readonly Case[], now: Instant): readonly Element[] {
  const told = differencesOf(childCase, others, now);
  if (told.length === 0) return [];
  return [
    box('emphasis', [
      ...told.flatMap(({ title, pairs }) => [subheading(title), lines(pairs, bytes)]),
      text('The case that is kept takes the graver answers, the restriction and the people kept out of both.'),
    ]),
  ];
}

// No one under 18 is a person of concern (docs/process.md P22.5): an entry that says so is of another child.
import type { Answers, Field } from '../../kernel/fields.ts';
import { refuse } from '../../matter/step.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { ageOn, parseTypedBirth, type IsoDate } from '../../time/dates.ts';
import type { LinkKind } from '../../link/kinds.ts';

/**
 * Asked beside a date of birth by which the person is under 18, of whom it was not said: 2016 may be a slip for 1966, and a date
 * alone makes no one a child (docs/process.md P22.5).
 */
export const birthRight = (birth: string, now: Instant): Field => ({
  name: 'birthRight',
  title: 'Is the date of birth right?',
  kind: 'choices',
  need: 'always',
  choices: [{ value: 'yes', title: 'Yes, this person is under 18' }],
  askedWhen: ({ child = '', [birth]: born = '' }) => (child === '' || child === 'notKnown') && isUnder18(born, now),
  because: 'by this date of birth the person is under 18',
  help: 'If not, correct the date.',
});
const isUnder18 = (birth: string, now: Instant): boolean => (agesOf(birth, localDate(now))?.most ?? 18) < 18;

/** Why no one has this birth: its first day is still to come. */
export const bornToCome = (birth: string, now: Instant): ReturnType<typeof refuse> | undefined =>
  (agesOf(birth, localDate(now))?.most ?? 0) < 0
    ? refuse('badDate', 'This date of birth is still to come.', 'Correct the date, or leave it empty.')
    : undefined;

/** What kind it is recorded as; or why the answers cannot all be right. */
export function kindAsSaid(
  kind: LinkKind,
  { child, birth = '', birthRight: right }: Answers,
  now: Instant,
): { readonly kind: LinkKind } | ReturnType<typeof refuse> {
  if (kind !== 'person') return { kind };
  const toCome = bornToCome(birth, now);
  if (toCome !== undefined) return toCome;
  const ages = agesOf(birth, localDate(now));
  const [isUnder, isOver] = [ages !== undefined && ages.most < 18, ages !== undefined && ages.least >= 18];
  const isChild = child === 'yes' || (child !== 'no' && isUnder && right === 'yes');
  return isUnder === isChild || (isChild && !isOver)
    ? { kind: isChild ? 'child' : 'person' }
    : refuse(
        'contradicts',
        `By this date of birth the person is ${isUnder ? 'under 18' : '18 or over'}.`,
        'Change the date, or the answer to “Is this person under 18?”.',
      );
}

/** How old they can be at least and at most, by as much of the birth as is known. */
function agesOf(birth: string, today: IsoDate): { readonly least: number; readonly most: number } | undefined {
  const typed = parseTypedBirth(birth);
  if ('problem' in typed) return undefined;
  const { date, known, about } = typed;
  const isDay = known === 'day' && !about;
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  const first = isDay ? date : known === 'month' ? `${month}-01` : `${year}-01-01`;
  const last = isDay ? date : known === 'month' ? `${month}-28` : `${year}-12-31`;
  return { least: ageOn(last, today), most: ageOn(first, today) };
}

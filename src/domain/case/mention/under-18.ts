// No one under 18 is a person of concern (docs/process.md P22.5): an entry that says so is of another child.
import type { Answers } from '../../kernel/fields.ts';
import { refuse } from '../../matter/step.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { ageOn, parseTypedBirth, type IsoDate } from '../../time/dates.ts';
import type { LinkKind } from '../../link/kinds.ts';

/** What kind it is recorded as; or why the answers cannot both be right. */
export function kindAsSaid(
  kind: LinkKind,
  { child, birth = '' }: Answers,
  now: Instant,
): { readonly kind: LinkKind } | ReturnType<typeof refuse> {
  if (kind !== 'person') return { kind };
  const ages = agesOf(birth, localDate(now));
  const [isUnder, isOver] = [ages !== undefined && ages.most < 18, ages !== undefined && ages.least >= 18];
  if ((child === 'no' && isUnder) || (child === 'yes' && isOver)) {
    return refuse(
      'contradicts',
      `By this date of birth the person is ${isUnder ? 'under 18' : '18 or over'}.`,
      'Change the date, or the answer to “Is this person under 18?”.',
    );
  }
  return { kind: child === 'yes' || isUnder ? 'child' : 'person' };
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

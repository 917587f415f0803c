// What a page of the referral is answered with where it names a route outside MSET (docs/process.md P17.12): said after Next,
// and stops nothing.
import type { Answers } from '../../kernel/fields.ts';
import type { Settings } from '../../people/settings.ts';
import type { IsoDate } from '../../time/dates.ts';
import { cawnWarning } from '../action/cawn.ts';
import { birthOf } from '../state/birth.ts';

const picks = (answers: Answers, name: string, value: string): boolean =>
  (answers[name] ?? '').split(',').includes(value);
const daysIn = (days: number): string => (days === 1 ? 'one working day' : `${days} working days`);

export function routeNotes(answers: Answers, page: string, today: IsoDate, settings: Settings): readonly string[] {
  if (page === '5') {
    return [
      ...(answers['worksWithChildren'] === 'yes'
        ? [
            `Someone of concern works with children: tell the LADO within ${daysIn(settings.ladoWorkingDays)}, and do not tell that person’s team. Once this is sent, press “Record that the LADO was told” on its card: that does not wait for consent.`,
          ]
        : []),
      ...(picks(answers, 'types', 'radicalisation')
        ? ['Radicalisation: refer to Prevent as well. MSET records it, and does not decide on it.']
        : []),
    ];
  }
  if (page !== '8' || !picks(answers, 'disruption', 'cawn')) return [];
  const warning = cawnWarning(birthOf(answers), answers['legalStatus'] ?? 'notKnown', today, today);
  return warning === undefined ? [] : [warning];
}

// Child Abduction Warning Notices: which actions ask for one, and what to heed first.
import type { Choice } from '../../kernel/fields.ts';
import { disruptions, disruptionTypes } from '../../people/disruption.ts';
import { subTypes } from '../referral/form/support.ts';
import { sayDate } from '../../time/calendar.ts';
import { sayAge, type Birth } from '../state/birth.ts';
import { ageOn, turns, type IsoDate } from '../../time/dates.ts';

/**
 * Orders that let a notice protect a child until 18 (Children Act 1989, section 49). An interim care order, section 38, is a
 * care order by section 31(11).
 */
const orders: ReadonlySet<string> = new Set(['section31', 'section38', 'policeProtection', 'emergencyProtection']);
/** Of those the only one that does not end within weeks. */
const lasting = 'section31';
const order = 'a care order (an interim one counts)';

const statusWords: Readonly<Record<string, string>> = {
  section20: 'Section 20 alone is not enough.',
  notKnown: 'Check whether there is one, and give the legal status under Details.',
};

const words: readonly (readonly [type: string, asks: RegExp | undefined])[] = [
  ...disruptionTypes.map((type) => [type, disruptions[type].words] as const),
  ['rhi', /\bRHIs?\b|\breturn\s+(?:home\s+)?interview/iu],
  ['nrm', /\bNRM\b|\bnational\s+referral\s+mechanism/iu],
];
/** The type that an action's own words name, of those that are offered, where no one chose one: in a meeting there is little time. */
export const typeByWords = (text: string, offered: readonly Choice[] = subTypes): string =>
  words.find(([type, asks]) => asks?.test(text) === true && offered.some(({ value }) => value === type))?.[0] ??
  'other';

/**
 * What to heed before a Child Abduction Warning Notice (docs/process.md P8.14): it is for a child under 16, or under 18 with
 * a care order, an interim one too, or in emergency or police protection. Warns, never blocks; undefined: nothing to
 * heed. `until` is when the action is due: a birthday before it counts.
 */
export function cawnWarning(
  born: Birth | undefined,
  legalStatus: string,
  today: IsoDate,
  until: IsoDate,
): string | undefined {
  if (born === undefined) return 'CAWN: the date of birth is not known. Check the age before the notice is served.';
  if (born.sure !== 'exact') {
    return `CAWN: the child is ${sayAge(born, today)}. A notice is for a child under 16, or under 18 with ${order}: verify the age before it is served.`;
  }
  const birth = born.date;
  const age = ageOn(birth, today);
  if (age >= 18) return `CAWN: the child is ${age}. A notice is for a child under 18.`;
  const eighteenth = turns(birth, 18);
  if (eighteenth <= until) {
    return `CAWN: the child turns 18 on ${sayDate(eighteenth)}, before this is due. A notice is for a child under 18.`;
  }
  if (orders.has(legalStatus)) return undefined;
  if (age >= 16) {
    const status = statusWords[legalStatus] ?? 'The legal status given is not such an order.';
    return `CAWN: the child is ${age}. From 16 a notice needs ${order}. ${status}`;
  }
  const sixteenth = turns(birth, 16);
  return sixteenth <= until
    ? `CAWN: the child turns 16 on ${sayDate(sixteenth)}, before this is due. From then a notice needs ${order}.`
    : undefined;
}

/**
 * The birthday at which a notice that was served then is to be looked at, if not before: the 16th, or with an order that lasts
 * the 18th. An order that may have ended by the 16th birthday does not put the question off until the 18th.
 */
export function cawnBirthday(born: Birth | undefined, legalStatus: string, served: IsoDate): IsoDate | undefined {
  if (born?.sure !== 'exact' || born.inPart) return undefined;
  const sixteenth = turns(born.date, 16);
  const isPast = sixteenth <= served && orders.has(legalStatus);
  return legalStatus === lasting || isPast ? turns(born.date, 18) : sixteenth;
}

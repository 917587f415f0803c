// How a person or place that a case names is said: what it is, how that is known, and who may read it.
import { fieldsOfKind, calledOf, kindRow } from '../../domain/link/kinds.ts';
import type { Mention } from '../../domain/case/mention/mention.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayAnswer } from '../../domain/kernel/fields.ts';
import { saidFields } from '../../domain/case/mention/fields.ts';
import { forWhom } from '../say-marks.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';

export const kindOf = ({ kind }: Pick<Mention, 'kind'>): string => kindRow(kind).title;

const known: Readonly<Record<string, (who: string) => string>> = {
  saw: (who) => `${who} saw or heard it`,
  childTold: (who) => `the child told ${who}`,
  otherTold: (who) => `someone told ${who}`,
  record: (who) => `${who}, from a record`,
  peopleSay: (who) => `${who}: people say so`,
  referral: (who) => `the referral, by ${who}`,
};
/** "the child told Priya Testworth". */
export const sayKnown = ({ said, by }: Pick<Mention, 'said' | 'by'>): string =>
  known[said['source'] ?? '']?.(by.name) ?? by.name;

/** "last seen Monday 4 January 2027". */
export function sayLastSeen({ kind, said }: Pick<Mention, 'kind' | 'said'>): readonly string[] {
  const [field, value] = [saidFields(kind).find(({ name }) => name === 'seen'), said['seen'] ?? ''];
  return field === undefined || value === '' ? [] : [`last seen ${sayAnswer(field, value)}`];
}

/** Below what was said: how it is known, since when, and who may read it where that is not all who may read the case. */
export function sourceOf(mention: Mention, directory: Directory, now: Instant): string {
  const said = [sayKnown(mention), sayWhen(mention.at, now), ...sayLastSeen(mention)].join(' · ');
  return `${said}${forWhom(mention, directory)}`;
}

/** In short: of which kind it is, from which agency, since when. */
export const inShort = ({ agency, at }: Mention, directory: Directory, now: Instant): string =>
  `named by ${agencyName(directory, agency)}, ${sayWhen(at, now)}`;

/** What was answered besides what it is called. */
export function detailsOf({ kind, said }: Pick<Mention, 'kind' | 'said'>): readonly (readonly [string, string])[] {
  const title = calledOf(kind, said);
  return fieldsOfKind(kind).flatMap((field): readonly (readonly [string, string])[] => {
    const value = said[field.name] ?? '';
    return value === '' || value === title ? [] : [[field.title, sayAnswer(field, value)]];
  });
}

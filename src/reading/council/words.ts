// What a change of the council says, entry by entry: what is new, and what it was before (docs/process.md P28.11).
import {
  keyOfDelegation,
  toSettingName,
  type CouncilChanges,
  type Council,
  type Delegation,
} from '../../domain/council/council.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import type { Person } from '../../domain/people/actor.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { sayRoles } from '../../domain/people/roles.ts';
import { settingWords } from '../../domain/people/setting-words.ts';
import { defaultSettings } from '../../domain/people/settings.ts';
import { sayDate } from '../../domain/time/calendar.ts';

type Agency = Directory['agencies'][number];
/** Who is named: as they are now, or were. */
type Among = readonly Pick<Directory, 'people' | 'agencies'>[];
const nameIn = (among: Among, id: string | undefined): string =>
  id === undefined
    ? 'no one'
    : (among.map((one) => personIn(one, id)?.name).find((name) => name !== undefined) ?? 'someone who has left');

const mostSaid = 12;
/** "Colin Fixture: deputy Greta Specimen (was Dana Sandbox)", a line an entry. */
export function sayChanges(before: Council, after: Council, changes: CouncilChanges): readonly string[] {
  const among = [after, before];
  const { people = {}, agencies = {}, delegations = {}, leaving = {}, settings = {} } = changes;
  const all = [
    ...Object.entries(people).map(([id, is]) => sayPerson(personIn(before, id), is, among)),
    ...Object.entries(agencies).map(([id, is]) =>
      sayAgency(
        before.agencies.find((one) => one.id === id),
        is,
        among,
      ),
    ),
    ...Object.entries(delegations).flatMap(([key, is]) => {
      const leave = is ?? before.delegations.find((one) => keyOfDelegation(one) === key);
      return leave === undefined ? [] : [sayLeave(leave, is === null, among)];
    }),
    ...Object.entries(leaving).map(([id, is]) =>
      is === null
        ? `${nameIn(among, id)} stays, or has left`
        : `${nameIn(among, id)} leaves, last day ${sayDate(is.lastDay)}`,
    ),
    ...Object.entries(settings).map(([name, is]) => saySetting(name, settingIn(before, name), is)),
  ];
  const rest = all.length - mostSaid;
  return rest > 0 ? [...all.slice(0, mostSaid), `and ${rest} more`] : all;
}
const settingIn = ({ settings }: Council, name: string): unknown => {
  const known = toSettingName(name);
  return known === undefined ? undefined : settings[known];
};

const personParts: readonly (readonly [title: string, of: (one: Person, among: Among) => string])[] = [
  ['name', ({ name }) => name],
  ['roles', (one) => sayRoles(one)],
  ['team', ({ team }) => team ?? 'none'],
  ['agency', ({ agency }, among) => agencyIn(among, agency)],
  ['manager', ({ manager }, among) => nameIn(among, manager)],
  ['deputy', ({ deputy }, among) => nameIn(among, deputy)],
  ['email', ({ email }) => email ?? 'none'],
  ['phone', ({ phone }) => phone ?? 'none'],
];
const agencyIn = ([directory]: Among, id: string | undefined): string =>
  id === undefined || directory === undefined ? 'none' : agencyName(directory, id);

function sayPerson(was: Person | undefined, is: Person | null, among: Among): string {
  if (is === null) return `${was?.name ?? 'Someone'} was taken out`;
  if (was === undefined) return `${is.name} was added: ${sayRoles(is)}`;
  return `${is.name}: ${differences(personParts, was, is, among)}`;
}
const agencyParts: readonly (readonly [title: string, of: (one: Agency, among: Among) => string])[] = [
  ['name', ({ name }) => name],
  ['lead', ({ lead }, among) => nameIn(among, lead)],
  ['deputy', ({ deputy }, among) => nameIn(among, deputy)],
  ['senior', ({ senior }, among) => nameIn(among, senior)],
];
function sayAgency(was: Agency | undefined, is: Agency | null, among: Among): string {
  if (is === null) return `${was?.name ?? 'An agency'} was taken out`;
  if (was === undefined) return `${is.name} was added`;
  return `${is.name}: ${differences(agencyParts, was, is, among)}`;
}
const differences = <One>(
  parts: readonly (readonly [title: string, of: (one: One, among: Among) => string])[],
  was: One,
  is: One,
  among: Among,
): string =>
  parts
    .map(([title, of]) => [title, of(is, among), of(was, among)] as const)
    .filter(([, now, before]) => now !== before)
    .map(([title, now, before]) => `${title} ${now} (was ${before})`)
    .join(', ') || 'as before';

const sayLeave = ({ from, to, starts, ends }: Delegation, over: boolean, among: Among): string =>
  over
    ? `${nameIn(among, from)} is back, or not away from ${sayDate(starts)}`
    : `${nameIn(among, from)} away ${sayDate(starts)} to ${sayDate(ends)}, ${nameIn(among, to)} decides`;

/** "Time to consent, in working days: 2 (was 1)". */
function saySetting(key: string, was: unknown, is: unknown): string {
  const name = toSettingName(key);
  const title = name === undefined ? key : settingWords[name].title;
  const byDefault = name === undefined ? undefined : defaultSettings[name];
  return `${title}: ${saySettingValue(is ?? byDefault)} (was ${saySettingValue(was ?? byDefault)})`;
}

const mostValue = 160;
/** A value as it is read: lists in words, "the chair or police"; no brackets, which a card takes for a link. */
export function saySettingValue(value: unknown): string {
  const said = inWords(value, ', ');
  return said.length > mostValue ? `${said.slice(0, mostValue)}…` : said;
}
function inWords(value: unknown, between: string): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one: unknown) => inWords(one, ' or ')).join(between);
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${name} ${inWords(one, ' or ')}`)
      .join('; ');
  }
  return (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/[[\]*<>`\\]/g, '');
}
/** The same whole and as in the file: what the form of a setting begins with. */
export const typedValue = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : canonical(value);
};

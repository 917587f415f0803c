// What is asked of a change of the council (docs/process.md 28).
import { choicesOf, type Choice, type Field } from '../kernel/fields.ts';
import { toObjectId } from '../kernel/ids.ts';
import { mayStandIn } from '../people/acting.ts';
import { agencyChoices, type Directory } from '../people/directory.ts';
import { may, roleChoices } from '../people/roles.ts';
import { toSettingName } from './council.ts';

const anyway: Field = {
  name: 'anyway',
  title: 'Do it all the same',
  kind: 'choice',
  need: 'optional',
  choices: choicesOf({ yes: 'Yes' }),
  help: 'Only where you have been told what would break. It is kept with the change.',
};
const reason: Field = {
  name: 'reason',
  title: 'Reason',
  kind: 'text',
  need: 'always',
  help: 'It stays in the history.',
};
/** Of every change: why, and whether it is done although something would break. */
export const why: readonly Field[] = [reason, anyway];

const isId = (text: string): string | undefined =>
  toObjectId(text) === undefined ? 'give the object ID of their account in Entra, which looks like 1b2c….' : undefined;
/** Someone of the directory, by their object id: a page offers a list. */
const personField = (name: string, title: string, help?: string): Field => ({
  name,
  title,
  kind: 'text',
  need: 'optional',
  most: 36,
  check: isId,
  ...(help !== undefined && { help }),
});

export const personFields = (directory: Directory | undefined): readonly Field[] => [
  { ...personField('objectId', 'Object ID', 'Of their account in Entra.'), need: 'always' },
  { name: 'name', title: 'Name', kind: 'text', need: 'always', most: 100 },
  { name: 'roles', title: 'Roles', kind: 'choices', need: 'optional', choices: roleChoices },
  { name: 'email', title: 'Email', kind: 'text', need: 'optional' },
  { name: 'phone', title: 'Phone', kind: 'text', need: 'optional', most: 40 },
  { name: 'team', title: 'Team', kind: 'text', need: 'optional', most: 60 },
  { name: 'agency', title: 'Agency', kind: 'choice', need: 'optional', choices: agencyChoices(directory) },
  personField('manager', 'Manager'),
  personField('deputy', 'Deputy'),
  ...why,
];

export const leaveFields: readonly Field[] = [
  { ...personField('person', 'Who leaves'), need: 'always' },
  { name: 'lastDay', title: 'Last day', kind: 'date', need: 'always' },
  personField('manager', 'Who manages their people'),
  personField('deputy', 'Who is deputy instead'),
  personField('lead', 'Who leads their agency'),
  personField('agencyDeputy', 'Who is deputy in their agency'),
  personField('senior', 'Who is senior in their agency'),
  ...why,
];

export const staysFields: readonly Field[] = [{ ...personField('person', 'Who stays'), need: 'always' }, reason];

export const agencyFields: readonly Field[] = [
  {
    name: 'id',
    title: 'Short name',
    kind: 'text',
    need: 'always',
    most: 40,
    help: 'Letters and digits: it cannot be changed later.',
    check: (text) => (/^[A-Za-z0-9]{1,40}$/.test(text) ? undefined : 'use letters and digits alone.'),
  },
  { name: 'name', title: 'Name', kind: 'text', need: 'always', most: 100 },
  personField('lead', 'Lead'),
  personField('deputy', 'Deputy'),
  personField('senior', 'Senior'),
  ...why,
];

/** Those who could decide instead: their own manager and deputy first, then everyone else who decides. */
const mostChoices = 60;
export function awayChoices(directory: Directory | undefined, person: string | undefined): readonly Choice[] {
  const all = directory?.people ?? [];
  const away = all.find(({ objectId }) => objectId === person);
  const near = new Set<string | undefined>([away?.manager, away?.deputy]);
  const isFor = (one: (typeof all)[number]): boolean =>
    away === undefined ? may(one, 'consent') : mayStandIn(away, one);
  const others = all.filter((one) => one.objectId !== person && isFor(one));
  const rank = (one: (typeof others)[number]): number =>
    near.has(one.objectId) ? 0 : one.manager !== undefined && one.manager === away?.manager ? 1 : 2;
  return others
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, mostChoices)
    .map(({ objectId, name }) => ({ value: objectId, title: name }));
}
export const awayFields = (directory: Directory | undefined, person: string | undefined): readonly Field[] => [
  { name: 'starts', title: 'From', kind: 'date', need: 'always', placeholder: 'For example 12/1/2027' },
  { name: 'ends', title: 'Until and including', kind: 'date', need: 'always', placeholder: 'For example 16/1/2027' },
  {
    name: 'to',
    title: 'Who decides instead',
    kind: 'choice',
    need: 'always',
    choices: awayChoices(directory, person),
  },
];

const settingName: Field = {
  name: 'name',
  title: 'Setting',
  kind: 'text',
  need: 'always',
  most: 60,
  check: (text) => (toSettingName(text) === undefined ? 'there is no setting of this name.' : undefined),
};
export const settingFields: readonly Field[] = [
  settingName,
  { name: 'value', title: 'Value', kind: 'long', need: 'always', most: 20_000 },
  ...why,
];
export const putBackFields: readonly Field[] = [settingName, ...why];

export const agreeFields: readonly Field[] = [
  {
    ...anyway,
    help: 'Only where you have been told what else it would break. It is kept with the change.',
  },
];
export const refuseFields: readonly Field[] = [
  { name: 'reason', title: 'Reason', kind: 'text', need: 'always', help: 'The person who asked for it reads it.' },
];

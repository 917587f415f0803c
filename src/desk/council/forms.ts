// The forms of the council: what the button says already is not asked, and people are chosen by name.
import { awayChoices } from '../../domain/council/fields.ts';
import { councilMatter, type CouncilStepName } from '../../domain/council/table.ts';
import type { Choice, Field } from '../../domain/kernel/fields.ts';
import type { Asking } from '../../domain/matter/step.ts';
import type { Person } from '../../domain/people/actor.ts';
import { belongsTo } from '../../domain/people/agencies.ts';
import { headsOf, personIn, type Directory } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { saidBy, type OnCouncil } from './on.ts';

/** Steps with a form. */
export type FormedStep = Exclude<CouncilStepName, 'beginCouncil' | 'takeFile' | 'beBack' | 'remindCouncil'>;

/** A card has room for so many names. */
const mostNames = 60;
const choicesOf = (people: readonly Person[]): readonly Choice[] =>
  people.slice(0, mostNames).map(({ objectId, name }) => ({ value: objectId, title: name }));
const byName = (one: Person, other: Person): number => one.name.localeCompare(other.name, 'en-GB');

/** Those who decide on what this person refers; of someone who refers nothing, those of the same agency first. */
function above(directory: Directory, person: Person | undefined): readonly Choice[] {
  const near = (one: Person): number =>
    one.objectId === person?.manager || one.objectId === person?.deputy
      ? 0
      : may(one, 'consent')
        ? person?.team !== undefined && one.team === person.team
          ? 1
          : 2
        : person?.agency !== undefined && one.agency === person.agency
          ? 1
          : 3;
  const all = directory.people.filter((one) => one.objectId !== person?.objectId);
  return choicesOf(all.toSorted((one, other) => near(one) - near(other) || byName(one, other)));
}

/** Those of the agency first: its heads may be of another. */
function ofAgency(directory: Directory, id: string | undefined): readonly Choice[] {
  const isOf = (one: Person): number => (id !== undefined && belongsTo(one, id, directory) ? 0 : 1);
  return choicesOf(directory.people.toSorted((one, other) => isOf(one) - isOf(other) || byName(one, other)));
}

/** Of a leaver the kinds that there are: nothing is asked of what they do not hold. */
function holds(field: string, directory: Directory, person: Person | undefined): boolean {
  const { people, agencies } = directory;
  const id = person?.objectId;
  switch (field) {
    case 'manager':
      return people.some(({ manager }) => manager === id);
    case 'deputy':
      return people.some(({ deputy }) => deputy === id);
    case 'lead':
      return agencies.some(({ lead }) => lead === id);
    case 'agencyDeputy':
      return agencies.some(({ deputy }) => deputy === id);
    case 'senior':
      return agencies.some(({ senior }) => senior === id);
    default:
      return true;
  }
}

const named: Readonly<Partial<Record<CouncilStepName, readonly string[]>>> = {
  changePerson: ['manager', 'deputy'],
  personLeaves: ['manager', 'deputy', 'lead', 'agencyDeputy', 'senior'],
  changeAgency: ['lead', 'deputy', 'senior'],
};

function choicesFor(name: CouncilStepName, field: string, directory: Directory, before: OnCouncil): readonly Choice[] {
  const { person, agency } = before.on;
  if (name === 'changeAgency') return ofAgency(directory, agency);
  if (name === 'changePerson') return above(directory, personIn(directory, person ?? ''));
  return field === 'manager' || field === 'deputy'
    ? awayChoices(directory, person)
    : ofAgency(directory, directory.agencies.find((one) => headsOf(one).some((id) => id === person))?.id);
}

const anyway = 'anyway';
/** What the form of a step asks, on what was pressed. */
export function fieldsOn(name: FormedStep, { before, directory, actor, ...at }: Asking<OnCouncil>): readonly Field[] {
  const step = councilMatter.steps[name];
  const person = before?.on.person;
  const about = person === undefined ? actor : directory && personIn(directory, person);
  const asked = step.asks?.({ ...at, before: before?.council, directory, actor: about }) ?? [];
  const said = before === undefined ? [] : saidBy(name, before.on);
  return asked
    .filter((field) => !said.includes(field.name) && (field.name !== anyway || before?.broke === true))
    .filter((field) => name !== 'personLeaves' || directory === undefined || holds(field.name, directory, about))
    .map((field) => {
      if (before === undefined || directory === undefined || named[name]?.includes(field.name) !== true) return field;
      const { check: _typed, most: _length, ...rest } = field;
      return { ...rest, kind: 'choice', choices: choicesFor(name, field.name, directory, before) };
    });
}

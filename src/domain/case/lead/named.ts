// Who leads a plan, or takes a young person on as an adult, where that is a colleague: one of those who read what is decided
// (docs/process.md P7.11).
import { asStored, mayRead } from '../access/access.ts';
import type { LeadName, LeadsChosen, LeadsNamed } from '../state/raises.ts';
import { leadOf } from '../state/stage-parts.ts';
import type { Case } from '../state/stages.ts';
import type { Choice } from '../../kernel/fields.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { personNamed } from '../../people/person-field.ts';
import { refuse, type Refusal } from '../../matter/step.ts';
import type { Instant } from '../../time/calendar.ts';

/** In the order in which they are asked. */
export const leadNames: readonly LeadName[] = ['lead', 'adultLead'];

interface At {
  readonly directory: Directory;
  readonly now: Instant;
}

/** The lead worker first. */
function mayBeLeads(childCase: Case, { directory, now }: At): readonly Person[] {
  const stored = asStored(childCase);
  const isLeadWorker = ({ objectId }: Person): number => (objectId === leadOf(stored).objectId ? 0 : 1);
  return directory.people
    .filter((person) => mayRead('decisions', stored, person, directory, now))
    .toSorted((a, b) => isLeadWorker(a) - isLeadWorker(b));
}

/** Those who are offered; none where the case is not at hand. */
export const leadChoices = (childCase: Case | undefined, at: Partial<At>): readonly Choice[] => {
  const { directory, now } = at;
  return childCase === undefined || directory === undefined || now === undefined
    ? []
    : mayBeLeads(childCase, { directory, now }).map(({ objectId, name }) => ({
        value: objectId,
        title: objectId === leadOf(childCase).objectId ? `${name} (lead worker)` : name,
      }));
};

/** What was sent of them: in words, and which of them are colleagues; or that someone may not be named. */
export function leadsIn(
  childCase: Case,
  sent: object,
  at: At,
):
  | { readonly words: Readonly<Partial<Record<LeadName, string>>>; readonly leads?: LeadsChosen }
  | { readonly refusal: Refusal } {
  const people = mayBeLeads(childCase, at);
  const named = leadNames.map((name) => [name, personNamed(name, sent, people)] as const);
  if (named.some(([, one]) => one === undefined))
    return refuse('notEligible', 'That person cannot be named here.', 'Choose someone else, or write who it is.');
  const leads = named.flatMap(([name, one]) => (one?.person === undefined ? [] : [[name, one.person] as const]));
  return {
    words: Object.fromEntries(named.map(([name, one]) => [name, one?.words ?? ''])),
    ...(leads.length > 0 && { leads: Object.fromEntries(leads) }),
  };
}

/** Those that a step says in words: the colleague of now, or no colleague any more. */
export function withLeads(
  before: LeadsNamed | undefined,
  said: readonly LeadName[],
  chosen: LeadsChosen | undefined,
  at: Instant,
): LeadsNamed | undefined {
  const kept = leadNames.flatMap((name) => {
    const now = chosen?.[name];
    const one = said.includes(name) ? now && { ...now, since: at } : before?.[name];
    return one === undefined ? [] : [[name, one] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** As what the case names someone now: as long as its words are their name. */
export function leadsAs(childCase: Case, { objectId }: Pick<PersonRef, 'objectId'>): readonly LeadName[] {
  const words: Readonly<Record<LeadName, readonly (string | undefined)[]>> = {
    lead: ['lead' in childCase ? childCase.lead : undefined],
    adultLead: [childCase.adult?.adultLead, 'adultLead' in childCase ? childCase.adultLead : undefined],
  };
  return leadNames.filter((name) => {
    const named = childCase.leads?.[name];
    return named?.objectId === objectId && words[name].includes(named.name);
  });
}

// Whom a fact reaches: the people whom its notices call, and those who have a card that it may change; never the person whose own
// step it was. A receipt says no more than this, so that it promises nothing that is not sent.
import { cut } from '../../cards/blocks.ts';
import type { Receipt } from '../../cards/receipt.ts';
import type { Reaching } from '../../casework/write/act.ts';
import type { Managed } from '../../casework/write/matters.ts';
import type { AnyPartIn, MatterTypes } from '../../domain/matter/matter.ts';
import type { Person } from '../../domain/people/actor.ts';
import { given } from '../../domain/kernel/given.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { isMail } from '../../notices/keys.ts';

/** `isCalled`: they get a new card or a mail; else the card that they have shows it. */
export interface Reached {
  readonly person: Person;
  readonly isCalled: boolean;
}

type Presser = { readonly person: Person; readonly directory: Directory; readonly now: Instant };
interface Done<T extends MatterTypes> {
  readonly now: T['root'];
  readonly part?: AnyPartIn<T> | undefined;
  readonly told: readonly Reaching[];
}

/** In the order of the notices, once for each; no one to whom the matter shows nothing. */
export function reachedBy<T extends MatterTypes>(
  { person: presser, directory, now }: Presser,
  { tells }: Pick<Managed<T, never>, 'tells'>,
  { now: root, part, told }: Done<T>,
): readonly Reached[] {
  const ofPart = tells.telling({ root, part, directory, now });
  const ofRoot = tells.telling({ root, directory, now });
  return told.flatMap((one): readonly Reached[] => {
    const person = one.person === undefined ? undefined : personIn(directory, one.person);
    if (person === undefined || person.objectId === presser.objectId) return [];
    // Of a part that this press has not read it is known by its key alone that someone has its card.
    const shows = one.part === undefined ? ofRoot : one.part === part?.id ? ofPart : undefined;
    const sent = isMail(one.key) ? shows?.mail?.(person) : shows?.cardFor(person);
    return shows !== undefined && sent === undefined ? [] : [{ person, isCalled: one.rings }];
  });
}

/** A fact may have several notices to one person, and one press may take many steps that reach the same people. */
function each(reached: readonly Reached[]): readonly Reached[] {
  const people = new Map<string, Reached>();
  for (const one of reached) {
    const before = people.get(one.person.objectId);
    people.set(one.person.objectId, before?.isCalled === true ? before : one);
  }
  return [...people.values()];
}

/** Whom it tells: "Priya Testworth and Moira Example (co-ordinator)."; and who sees it: "Tess Gavel (chair) sees it." */
export function sayReached(all: readonly Reached[]): Pick<Receipt, 'told' | 'seen'> {
  const reached = each(all);
  const of = (calls: boolean) =>
    reached.filter(({ isCalled }) => isCalled === calls).map(({ person }) => named(person));
  const [called, others] = [of(true), of(false)];
  return given({
    told: called.length === 0 ? undefined : `${listed(called)}.`,
    seen: others.length === 0 ? undefined : `${listed(others)} ${others.length === 1 ? 'sees' : 'see'} it.`,
  });
}

const most = 4;
/** As much of a name as a receipt has room for: it is shown and said. */
const mostName = 60;
function listed(names: readonly string[]): string {
  const shown = names.slice(0, names.length > most ? most - 1 : most);
  const rest = names.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `${rest} more`];
  return all.length === 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** With what makes them the person to tell, where their work says it. */
function named(person: Person): string {
  const as = may(person, 'triage')
    ? 'co-ordinator'
    : may(person, 'chairMeetings')
      ? 'chair'
      : may(person, 'hearOfRestriction')
        ? 'data protection officer'
        : undefined;
  const name = cut(person.name, mostName);
  return as === undefined ? name : `${name} (${as})`;
}

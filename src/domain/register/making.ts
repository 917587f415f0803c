// What the steps on an entry of the register have in common: who takes them, and where an entry stands.
import type { Action, HostId } from '../case/action/action.ts';
import type { Case } from '../case/state/stages.ts';
import type { Entity } from '../entity/entity.ts';
import { leadOf } from '../case/state/stage-parts.ts';
import { made, type Declared, type Making, type Own } from '../matter/making.ts';
import { refuse, type Context, type FactMeta, type Step } from '../matter/step.ts';
import type { ObjectId } from '../kernel/ids.ts';
import { refOf, type PersonRef } from '../people/actor.ts';
import { may } from '../people/roles.ts';
import { addDays, localDate, opensOn, type Instant } from '../time/calendar.ts';
import { addMonths } from '../time/dates.ts';
import {
  isOpenEntry,
  leadIn,
  mayAgreeToDestroy,
  maySignAccess,
  relationToEntry,
  type Because,
  type Breach,
  type Disposal,
  type LooksDue,
  type LooksEnd,
  type RegisterEntry,
  type RegisterRelation,
  type Destroyed,
} from './entry.ts';
import type { Item, ItemId, SeenCase } from './bundle.ts';
import type { KeptUntil } from './retention.ts';

/** What a step on an entry is decided with, besides what any step is. */
export interface RegisterContext extends Context {
  /** The case that an entry is about, if there is one; read by the server, no matter who may see it. */
  readonly about?: Case;
  /** The record of a person or place that is to be held or destroyed; read by the server, no matter who may see it. */
  readonly entity?: Pick<Entity, 'id' | 'excluded'>;
  /** The action from whose card a breach is reported; read by the server. */
  readonly action?: Action;
  /** When the person who is asked looked at it, the newest first. */
  readonly looks?: readonly Instant[];
  /** What the rules saw of that person at that case: nothing else is said to be the reason. */
  readonly found?: readonly Because[];
  /** The record that is to be destroyed, as it is now; read by the server. */
  readonly record?: RecordKnown;
  /** Of old looks: what of them may end today; read by the server. */
  readonly looksDue?: LooksDue;
  /** Of a record that was destroyed: what is left of it. */
  readonly destroyed?: readonly Destroyed[];
  /** Who must not hear of what is named, as it says now, also where it is destroyed; read by the server. Absent: as the case itself says. */
  readonly excluded?: readonly ObjectId[];
  /** Of a breach whose lead worker may not know of the case any more: who leads it, or what it goes on in; read by the server. */
  readonly leadNow?: PersonRef;
  /** What is asked for, as it is now; read by the server, and a look of the person who presses. */
  readonly bundle?: BundleKnown;
}

/** The items of a record that someone asks for, and how its facts are. */
export interface BundleKnown {
  readonly items: readonly Item[];
  readonly seen: readonly SeenCase[];
  /** On which of them a person decided, by the facts of the request. */
  readonly decided: ReadonlySet<ItemId>;
  /** Who must not hear of any of its cases, as it is now. */
  readonly excluded: readonly ObjectId[];
}

/** All cases of a child, or all records that were merged, as far as it is asked whether they may be destroyed. */
export interface RecordKnown {
  readonly record: readonly HostId[];
  /** Without those by which the clock took away what it and another, destroyed record had of each other: no one wrote these. */
  readonly facts: number;
  readonly kept: KeptUntil;
  /** Every case has ended, every record is closed. */
  readonly isEnded: boolean;
  /** Who must not hear of any of them. */
  readonly excluded: readonly ObjectId[];
  /** Who ever did something on it. */
  readonly actors: readonly ObjectId[];
  /** By what it is held: in words that say no child’s name. */
  readonly holds: readonly string[];
  /** The entry that asks about it already. */
  readonly entry?: string;
}

/** Who must not hear of the case or record that is named. */
export const closedIn = ({ excluded, about, entity }: RegisterContext): readonly ObjectId[] =>
  excluded ?? about?.excluded ?? entity?.excluded ?? [];

/** Who is asked of the child of a case: whose it is; the co-ordinators where it is closed to them or they have left (docs/process.md P10.3). */
export const askedIn = (context: RegisterContext): Pick<Breach, 'lead' | 'unled'> => {
  const { about, directory } = context;
  if (about === undefined) return {};
  const lead = leadIn({ lead: leadOf(about) }, directory);
  return lead === undefined || closedIn(context).includes(lead.objectId) ? { unled: true } : { lead: refOf(lead) };
};

const stands =
  (...as: readonly RegisterRelation[]): Own<RegisterEntry>['is'] =>
  (entry, { actor, directory }) =>
    as.includes(relationToEntry(entry, actor, directory));
export const keeper: Own<RegisterEntry> = { name: 'keeps the register', is: stands('keeper') };
/** As a role, before there is an entry. */
export const officerOfRegister: Own<unknown> = {
  name: 'keeps the register',
  is: (_nothing, { actor }) => may(actor, 'keepRegister'),
};
export const agrees: Own<Disposal | LooksEnd> = {
  name: 'second person',
  is: (entry, { actor, directory }) => mayAgreeToDestroy(entry, actor, directory),
};
export const secondReviewer: Own<RegisterEntry> = {
  name: 'second reviewer',
  is: (entry, { actor }) => entry.type === 'access' && maySignAccess(entry, actor),
};
export const overseer: Own<RegisterEntry> = { name: 'keeps or reads the register', is: stands('keeper', 'overseer') };
export const leadAsked: Own<RegisterEntry> = { name: 'asked about the child', is: stands('leadAsked') };
export const questioned: Own<RegisterEntry> = { name: 'asked why they looked', is: stands('questioned') };

export const entryStamp = (meta: FactMeta) => ({ facts: meta.number, changedAt: meta.at });
export const saidBy = (meta: FactMeta) => ({ by: refOf(meta.by), at: meta.at });

/** When people are asked again: in the morning of the day in a week, or in a month, or of the next on which the office is open. */
export const inAWeek = ({ now, directory: { settings } }: RegisterContext): Instant =>
  opensOn(addDays(localDate(now), 7), settings.officeHours);
export const inAMonth = ({ now, directory: { settings } }: RegisterContext): Instant =>
  opensOn(addMonths(localDate(now), 1), settings.officeHours);

const over = refuse('alreadyDecided', 'This entry is closed.', 'Press Open to read it.');
/** A step of the other type finds no place of its own. */
type Place = 'open' | 'closed' | Exclude<RegisterEntry, { readonly type: 'breach' }>['state'];
const making: Making<RegisterEntry> = {
  at: (entry): Place => (entry.type !== 'breach' ? entry.state : isOpenEntry(entry) ? 'open' : 'closed'),
  owes: () => false,
  reads: () => () => false,
  elsewhere: () => over,
};

/** What of what is stored knows the register. */
export const since = 6;
/** And holds, and records that are destroyed. */
export const sinceDisposal = 7;
/** And how who proposed it stood to others: of before it is not known. */
export const sinceApart = { above: 9, team: 9 };
/** And that looks end. */
export const sinceLooksEnd = 8;
/** And that what was agreed is due again. */
export const sinceReturned = 8;
/** And requests for access. */
export const sinceAccess = 8;
/** A step on an entry of one type; by whom and when it was changed is stamped here. */
export const entryStep = <Of extends RegisterEntry, Input extends object, Data>(
  declared: Declared<Input, Data, Of, Of, Place>,
): Step<Input, Data, Of, Of> => {
  const one: Making<Of> = making;
  return made<Input, Data, Of, Of, Place>(one, {
    since,
    ...declared,
    evolve: (entry, data, meta) => ({ ...declared.evolve(entry, data, meta), ...entryStamp(meta) }),
  });
};

// The only read path for people: access, and a look written before content leaves (docs/design.md 5).
import type { ActionId, HostId } from '../../domain/case/action/action.ts';
import { readsWithAction, relationOnAction, type OnAction } from '../../domain/case/action/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import { asReadBy, readerOf, readerOfRow } from '../../domain/case/access/access.ts';
import { mayReview } from '../../domain/case/glass/glass.ts';
import { readerOfOther, type Matters, type OtherKind } from '../../domain/matters/matters.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import { may, rolesOf } from '../../domain/people/roles.ts';
import { readsBundle, relationToEntry, type Access } from '../../domain/register/entry.ts';
import { createBounded } from '../../machine/bounded.ts';
import { hashOf } from '../write/hashing.ts';
import type { Moving } from '../ports/matter-ports.ts';
import type { Look, LookedBy, MatterStores, Ports } from '../ports/ports.ts';
import { managed } from '../write/matters.ts';
import type { Datum, Level, Reads, Relation } from '../../domain/people/reads.ts';
import { onActionAt } from './on-action.ts';

export interface Question {
  readonly reference: Reference;
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
  /** What is opened: 'referral', 'reading 2', 'name' … */
  readonly what: string;
  /** Why: the button or list it was asked through. */
  readonly why: string;
  /** The case, where it has just been read or written: it is not read again. */
  readonly known?: Case;
  /** Where it is read, if not in the store itself: what this press has read already. */
  readonly cases?: Pick<Ports['cases'], 'load'>;
}
/** A case someone reads something of; `reads` says what. */
export interface Seen {
  readonly case: Case;
  readonly reads: Reads;
  /** No press writes it now; of a case that was `known` it is not said. */
  readonly moving?: Moving;
}

/** The same about one of a case's actions, which more people may read than the case (docs/process.md P10.5). */
export interface ActionQuestion extends Omit<Question, 'reference' | 'what' | 'known'> {
  readonly reference: HostId;
  readonly action: ActionId;
  /** What is opened beside the action itself: 'name'. */
  readonly more?: 'name';
}

/** The same about a matter that is no case. `least`: how much of it they read at least, all of it unless said. */
export interface MatterQuestion extends Pick<Question, 'person' | 'directory' | 'now' | 'what' | 'why'> {
  readonly least?: Level;
}

/** The same for those who look into a break glass. */
export type ReviewQuestion = Pick<Question, 'reference' | 'person' | 'directory' | 'now' | 'why'>;

/**
 * The same for those who prepare what a person is given of their record, or sign it; without an entry for those who look for the
 * record that is meant.
 */
export type SubjectQuestion = Pick<Question, 'reference' | 'person' | 'directory' | 'now' | 'what' | 'why'> & {
  readonly entry?: Access;
};

/** Undefined: unknown or forbidden; the two cannot be told apart, from outside or by what is read and written. */
/** The same where lists have its row already. */
export type RowQuestion = Omit<Question, 'reference' | 'known' | 'cases'>;

export interface Ask {
  (question: Question): Promise<Seen | undefined>;
  /** The same for what is shown elsewhere than on a card in Teams. */
  by(by: LookedBy): Ask;
  action(question: ActionQuestion): Promise<OnAction | undefined>;
  /**
   * The case of which someone opened it by break glass, for those who look into that, whatever they read of it; it is a look, and written
   * first.
   */
  review(question: ReviewQuestion): Promise<Case | undefined>;
  /** A case of a record that a person asks for, whatever they read of it otherwise; it is a look, and written first. */
  subject(question: SubjectQuestion): Promise<Case | undefined>;
  /** What someone reads of a case by its row, where they read its name; the look is written first. Undefined: not available. */
  row(row: CaseRow, question: RowQuestion): Promise<Reads | undefined>;
  /**
   * The matter of this kind and id, for those who read this datum of it, or one of these; the look is under its id.
   */
  of<Kind extends OtherKind>(
    kind: Kind,
    id: Matters[Kind]['id'],
    datum: Datum | readonly Datum[],
    question: MatterQuestion,
  ): Promise<Matters[Kind]['root'] | undefined>;
}

const sittingMs = 30 * 60 * 1000;
const mostRemembered = 5000;

type Reading = MatterStores & Pick<Ports, 'matchKeysOf' | 'looks'>;
type Record = (look: Look) => Promise<void>;

/** Makes `ask`; it remembers the looks it has just written, so that a sitting is one look. */
export function createAsk(ports: Reading): Ask {
  const written = createBounded<string, true>(mostRemembered);
  const record: Record = async (look) => {
    if (written.has(look.id)) return;
    await ports.looks.record(look);
    written.set(look.id, true);
  };
  return askBy('chat', ports, record);
}

function askBy(by: LookedBy, ports: Reading, record: Record): Ask {
  const ask = async (question: Question): Promise<Seen | undefined> => {
    const { cases = ports.cases, known } = question;
    const stored = known === undefined ? (await cases.load(question.reference))?.value : undefined;
    const { person, directory, now } = question;
    const found = known ?? stored?.root;
    const childCase = found && asReadBy(found, person, directory, now);
    const reads = childCase && readerOf(childCase, person, directory, now);
    const what = reads === undefined ? unseen : whatIsSeen(question, reads);
    await record(lookOf({ ...question, by }, what, reads?.relation));
    if (childCase === undefined || reads?.('name') !== true) return undefined;
    // Of a referral that is read with the case that it was merged into, the parts are read as that one is.
    // One that is read without break glass stays the same object: what was worked out of it is known by that.
    const glass = reads.relation === 'glass' && childCase.readByGlass === undefined;
    const seen = glass ? { ...childCase, readByGlass: person.objectId } : childCase;
    return { case: seen, reads, ...given({ moving: stored?.moving }) };
  };
  const action = async (question: ActionQuestion): Promise<OnAction | undefined> => {
    const { reference, person, directory, now, more } = question;
    const asRead = (root: Case): Case => asReadBy(root, person, directory, now);
    const on = await onActionAt(ports, reference, question.action, question.cases, asRead);
    const wanted = more === undefined ? (['action'] as const) : (['action', more] as const);
    const reads = on !== undefined && wanted.every((datum) => readsWithAction(datum, on, person, directory, now));
    const seen = reads ? on : undefined;
    const what = `action ${question.action}${more === undefined ? '' : `: ${more}`}`;
    const relation = on && relationOnAction(on, person, directory, now);
    await record(lookOf({ ...question, by }, seen === undefined ? unseen : what, relation));
    return seen;
  };
  const of = async <Kind extends OtherKind>(
    kind: Kind,
    id: Matters[Kind]['id'],
    datum: Datum | readonly Datum[],
    { person, directory, now, what, why, least }: MatterQuestion,
  ): Promise<Matters[Kind]['root'] | undefined> => {
    const root = (await managed[kind].store(ports).load(id))?.value.root;
    const reads = root && readerOfOther(kind, root, person, directory, now);
    const isTheirs = root !== undefined && [datum].flat().some((one) => reads?.(one, least) === true);
    const seen = isTheirs ? root : undefined;
    await record(lookOf({ reference: id, person, now, why, by }, seen === undefined ? unseen : what, reads?.relation));
    return seen;
  };
  const review = async ({ reference, person, directory, now, why }: ReviewQuestion): Promise<Case | undefined> => {
    const root = (await ports.cases.load(reference))?.value.root;
    const seen = root?.glass?.some((one) => mayReview(root, one, person, directory)) === true ? root : undefined;
    const what = seen === undefined ? unseen : 'break glass, to review';
    await record(lookOf({ reference, person, now, why, by }, what, 'audits'));
    return seen;
  };
  const subject = async (question: SubjectQuestion): Promise<Case | undefined> => {
    const { reference, person, directory, now, what, why, entry } = question;
    const root = (await ports.cases.load(reference))?.value.root;
    const isTheirs = entry === undefined ? may(person, 'keepRegister') : readsBundle(entry, person, directory);
    const shut = (await ports.cases.shut([reference])).get(reference) ?? root?.excluded;
    const seen = isTheirs && shut?.includes(person.objectId) === false ? root : undefined;
    const relation = entry === undefined ? 'keeper' : relationToEntry(entry, person, directory);
    await record(lookOf({ reference, person, now, why, by }, seen === undefined ? unseen : what, relation));
    return seen;
  };
  const row = async (known: CaseRow, question: RowQuestion): Promise<Reads | undefined> => {
    const reads = readerOfRow(known, question.person, question.directory, question.now);
    const seen = reads('name') ? reads : undefined;
    const what = seen === undefined ? unseen : question.what;
    await record(lookOf({ ...question, reference: known.reference, by }, what, reads.relation));
    return seen;
  };
  return Object.assign(ask, { action, review, subject, row, of, by: (other: LookedBy) => askBy(other, ports, record) });
}

/** What a look says that showed nothing, of what is not there and of what is not theirs alike. */
export const unseen = 'not available';

const whatIsSeen = ({ what }: Question, reads: Reads): string =>
  reads('referral') ? what : reads('name') ? 'name and birth year' : unseen;

/** Of what showed nothing it says no more of the person than of what is not there. */
function lookOf(
  { reference, person, now, why, by }: Pick<Look, 'reference' | 'why'> & Looking,
  what: string,
  relation: Relation = 'none',
): Look {
  const sitting = Math.floor(Date.parse(now) / sittingMs);
  // What is printed or saved in a sitting in which it was read is a look of its own.
  const own = by === 'print' || by === 'export' ? [by] : [];
  return {
    id: hashOf(reference, person.objectId, what, String(sitting), ...own).slice(0, 40),
    reference,
    person: person.objectId,
    name: person.name,
    what,
    why,
    at: now,
    relation: what === unseen ? 'none' : relation,
    ...lookedAs(person, by),
  };
}
type Looking = Pick<Question, 'person' | 'now'> & { readonly by: LookedBy };

/** As whom someone looks, whatever it is at. */
export const lookedAs = (person: Person, by: LookedBy): Pick<Look, 'agency' | 'roles' | 'by'> =>
  given({ agency: person.agency, roles: rolesOf(person), by });

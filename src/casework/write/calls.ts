// Whom the facts of a case, or of what else has facts, called to act, as far as that can still be told.
import type { Action } from '../../domain/case/action/action.ts';
import type { PersonRef } from '../../domain/people/actor.ts';
import type { Fact } from '../../domain/case/case.ts';
import type { Case } from '../../domain/case/stages.ts';
import { directorySchema, type Directory } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/ids.ts';
import { toldOfAction } from '../../notices/action/rows.ts';
import { toldBy, type Told } from '../../notices/case/rows.ts';
import type { ChainEnd } from '../ports/commit-ports.ts';
import type { Kind, Sort } from './kinds.ts';
import type { CaseRecord } from '../ports/ports.ts';
import { rolesFor } from '../../domain/people/roles.ts';

/** A fact with the case before and after it, and the action that it is about. */
export interface Taken {
  readonly before: Case | undefined;
  readonly fact: Fact;
  readonly after: Case;
  readonly action?: { readonly before: Action | undefined; readonly after: Action };
}
export interface CallsFound {
  /** What does not fit, in numbers and keys. */
  readonly wrong: readonly string[];
  /** How many rest on the directory of that day. */
  readonly byDirectory: number;
}

const nobody: Directory = directorySchema.parse({ people: [] });

/**
 * Compares the calls on record with the tables of notices. Calls to the referrer, to those who were asked or prompted,
 * to whom an action was given, to the mailbox and to an agency's channel follow from the facts alone and must be exactly
 * these. A later one must come from a fact that calls whoever the directory of that day named: co-ordinators, chairs,
 * the next manager, an agency's heads, a team's channel, somebody of the past who may have left since. Whether everybody
 * was called who was one of these, only that directory could tell.
 */
export const callsOf = ({ calls }: CaseRecord, taken: readonly Taken[]): CallsFound =>
  compared(
    calls,
    taken.map((one) => ({ surely: surelyRungBy(one), may: (key) => mayRing(one, key) })),
  );

/** A fact of something with a chain of its own, and how it stands after it. */
export interface Going<S extends Sort> {
  readonly fact: S['fact'];
  readonly after: S['thing'];
}

/** Sure are the calls to those whom the thing and its facts name, such as a meeting's chair and its chat. */
export const callsOfChained = <S extends Sort>(
  kind: Kind<S>,
  calls: ChainEnd['calls'],
  taken: readonly Going<S>[],
): CallsFound =>
  compared(
    calls,
    taken.map((one) => ({ surely: rungIn(kind, one, nobody), may: (key) => mayRingFor(kind, one, key) })),
  );

/** Whom one fact calls: these for certain, and whoever the directory of that day may have named. */
interface Calling {
  readonly surely: readonly string[];
  readonly may: (key: string) => boolean;
}

/** `facts` are whole and in order: the first is fact 1. */
function compared(calls: CaseRecord['calls'], facts: readonly Calling[]): CallsFound {
  const sure = new Map(facts.flatMap(({ surely }, place) => surely.map((key) => [key, place + 1] as const)));
  const wrong: string[] = [];
  let byDirectory = 0;
  for (const [key, call] of Object.entries(calls)) {
    const least = sure.get(key);
    if (call === least) continue;
    if (call > (least ?? 0) && facts[call - 1]?.may(key) === true) byDirectory += 1;
    else wrong.push(`the call of fact ${call} to ${key} does not follow from the facts`);
  }
  for (const [key, call] of sure) {
    if (calls[key] === undefined) wrong.push(`the call of fact ${call} to ${key} is not on record`);
  }
  return { wrong, byDirectory };
}

const ringing = (told: readonly Told[]): readonly string[] => told.filter(({ rings }) => rings).map(({ key }) => key);

// Who was called before changes only whom it tells silently.
const rungIn = <S extends Sort>(kind: Kind<S>, { fact, after }: Going<S>, directory: Directory): readonly string[] =>
  ringing(kind.told(after, fact, directory, []));

/** Whether the fact calls this card's reader where the reader is somebody whom the directory named. */
function mayRingFor<S extends Sort>(kind: Kind<S>, one: Going<S>, key: string): boolean {
  const objectId = toObjectId(key.slice(-guidLength));
  if (objectId === undefined) return false;
  const reader = { objectId, name: 'Reader', roles: [...kind.called] };
  return rungIn(kind, one, { ...nobody, people: [reader] }).includes(key);
}

const rungBy = (one: Taken, directory: Directory): readonly string[] => ringing(toldIn(one, directory));

function toldIn({ before, fact, after, action }: Taken, directory: Directory): readonly Told[] {
  if (fact.part === undefined) return toldBy(before, after, fact, directory);
  // Who was called before changes only whom it tells silently.
  return action === undefined ? [] : toldOfAction({ case: after, fact, directory, called: [], ...action });
}

/** The step had just looked them up: whoever is prompted, or is given an action, stood in the directory of that day. */
function surelyRungBy(one: Taken): readonly string[] {
  const { fact } = one;
  const there = fact.step === 'promptAction' ? fact.data.to : fact.step === 'addAction' ? ownerIn(fact.data) : [];
  return rungBy(one, { ...nobody, people: there.map((objectId) => ({ objectId, name: 'Reader', roles: [] })) });
}
const ownerIn = ({ owner }: { readonly owner?: PersonRef }): readonly ObjectId[] =>
  owner === undefined ? [] : [owner.objectId];

const guidLength = 36;

/**
 * Whether the fact calls this card's reader, or this channel, in a council where the reader is all that anybody may be
 * and everybody has a team; whatever calls the next manager calls co-ordinators too.
 */
function mayRing(one: Taken, key: string): boolean {
  const reader = toObjectId(key.slice(-guidLength));
  const people = new Set([...(reader === undefined ? [] : [reader]), one.after.referrer.objectId]);
  const heads = { lead: reader, deputy: reader, senior: reader };
  const council: Directory = {
    ...nobody,
    people: [...people].map((objectId) => ({
      objectId,
      name: 'Reader',
      roles: [...rolesFor('triage'), ...rolesFor('chairMeetings')],
      team: 'Team',
    })),
    agencies: one.action === undefined ? [] : [{ id: one.action.after.agency, name: 'Agency', ...heads }],
    settings: { ...nobody.settings, teamChannelHearsOfConsent: true },
  };
  return rungBy(one, council).includes(key);
}

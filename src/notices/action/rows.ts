// WHO IS TOLD WHAT about an action: one row per fact. A fact without a row does not compile.
import type { Action } from '../../domain/case/action/action.ts';
import type { PartFact } from '../../domain/case/case.ts';
import { isUrgent, type Case } from '../../domain/case/stages.ts';
import { agencyIn, personIn, type Directory } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/ids.ts';
import { actionCardKey, postKey } from '../keys.ts';
import type { Told } from '../case/rows.ts';
import { peopleWho } from '../../domain/people/roles.ts';

/** Groups of people whom a fact about an action calls; everybody who was called before sees their card change. */
type Audience = 'owner' | 'heads' | 'asker' | 'disputer' | 'coordinators' | 'chairs' | 'prompted' | 'channel';

type FactOf<S extends PartFact['step']> = Extract<PartFact, { step: S }>;
type Rows = { readonly [S in PartFact['step']]: (fact: FactOf<S>, after: Action) => readonly Audience[] };

/** An agency without anybody to own it is reported to the co-ordinators at once. */
const given = (after: Action): readonly Audience[] =>
  after.owner === undefined ? ['channel', 'coordinators'] : ['channel', 'owner'];

const rows: Rows = {
  addAction: (_fact, after) => given(after),
  describeAction: () => [],
  acceptAction: () => [],
  disputeAction: () => ['chairs', 'coordinators'],
  blockAction: () => [],
  unblockAction: () => [],
  askForTime: () => ['coordinators'],
  markDone: () => ['coordinators'],
  settleDispute: (_fact, after) => [...given(after), 'disputer'],
  answerTime: () => ['asker'],
  verifyAction: () => [],
  sayNotDone: () => ['owner'],
  cancelAction: () => ['owner'],
  signEscalation: () => ['owner', 'heads'],
  promptAction: () => ['prompted'],
};

export interface ActionFactAt {
  readonly case: Case;
  readonly before: Action | undefined;
  readonly after: Action;
  readonly fact: PartFact;
  readonly directory: Directory;
  /** The keys of all calls of this case so far: whoever was called about this action sees it change. */
  readonly called: readonly string[];
}

/** Whom a fact about an action tells, each once; who is called is not also told silently. */
export function toldOfAction(at: ActionFactAt): readonly Told[] {
  const { after, fact, before, called } = at;
  const audiences = (rows[fact.step] as (fact: PartFact, after: Action) => readonly Audience[])(fact, after);
  const urgent = isUrgent(at.case) || after.priority === 'immediate';
  const told = new Map<string, Told>();
  const prefix = actionCardKey(after.id, '' as ObjectId); // the key's form, without anybody
  for (const key of called.filter((one) => one.startsWith(prefix))) {
    const person = toObjectId(key.slice(prefix.length));
    if (person !== undefined) told.set(key, { key, person, rings: false, urgent });
  }
  const posted = new Set([...(before === undefined ? [] : [before.agency]), after.agency]);
  for (const agency of posted) {
    const key = postKey(after.id, agency);
    const rings = audiences.includes('channel') && agency === after.agency;
    told.set(key, { key, channel: `agency:${agency}`, rings, urgent });
  }
  for (const person of new Set(audiences.flatMap((audience) => peopleOf(audience, at)))) {
    if (at.case.excluded.includes(person) || personIn(at.directory, person) === undefined) continue;
    const key = actionCardKey(after.id, person);
    told.set(key, { key, person, rings: true, urgent });
  }
  return [...told.values()];
}

const there = (...ids: readonly (ObjectId | undefined)[]): readonly ObjectId[] => ids.filter((id) => id !== undefined);

function peopleOf(audience: Audience, { before, after, fact, directory }: ActionFactAt): readonly ObjectId[] {
  const agency = agencyIn(directory, after.agency);
  switch (audience) {
    case 'owner':
      return there(after.owner?.objectId);
    case 'heads':
      return there(agency?.lead, agency?.senior);
    case 'asker':
      return there(before?.timeAsked?.by.objectId);
    case 'disputer':
      return before?.state.is === 'disputed' ? [before.state.by.objectId] : [];
    case 'coordinators':
      return peopleWho(directory, 'verify').map((person) => person.objectId);
    case 'chairs':
      return peopleWho(directory, 'chairMeetings').map((person) => person.objectId);
    case 'prompted':
      return fact.step === 'promptAction' ? fact.data.to : [];
    case 'channel':
      return [];
  }
}

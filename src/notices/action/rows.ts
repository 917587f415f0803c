// WHO IS TOLD WHAT about an action: one row per fact. A fact without a row does not compile.
import type { Action, HeardAs } from '../../domain/case/action/action.ts';
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { ActionHost } from '../../domain/case/action/host.ts';
import { headsOver, isOpenToChair } from '../../domain/case/action/who.ts';
import { personIn } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { isPrivate } from '../../domain/case/access/channels.ts';
import { actionCardKey, postKey } from '../keys.ts';
import { calledBefore, exceptOwn, noticesFor, type Happened, type NewNotice } from '../told.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { ownPeople } from '../../domain/people/agencies.ts';

/** Groups of people whom a fact about an action calls; everyone who was called before sees their card change. */
type Audience =
  | 'owner'
  | 'formerOwner'
  | 'heads'
  | 'asker'
  | 'disputer'
  | 'coordinators'
  | 'chairs'
  | 'prompted'
  | 'channel';

type ActionFact = PartFact<'action'>;
type FactOf<S extends ActionFact['step']> = Extract<ActionFact, { step: S }>;
type Rows = { readonly [S in ActionFact['step']]: (fact: FactOf<S>, after: Action) => readonly Audience[] };

/** An agency without anyone to own it is reported to the co-ordinators at once. */
const given = (after: Action): readonly Audience[] =>
  after.owner === undefined ? ['channel', 'coordinators'] : ['channel', 'owner'];

/** By what the meeting said; one left late goes up to the agency's lead and senior lead at once (docs/process.md P8.18). */
const heard: Readonly<Record<HeardAs, (after: Action) => readonly Audience[]>> = {
  stays: (after) => [...given(after), 'disputer'],
  nextMeeting: () => ['owner'],
  date: () => ['owner'],
  other: (after) => [...given(after), 'formerOwner', 'disputer'],
  done: () => ['owner'],
  cancel: () => ['owner'],
  late: () => ['owner', 'heads'],
};

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
  correctAction: ({ data: { changed } }, after) =>
    changed.includes('owner') ? [...given(after), 'formerOwner'] : ['owner'],
  handOverAction: () => ['owner'],
  giveAction: (_fact, after) => given(after),
  hearAction: ({ data: { says } }, after) => heard[says](after),
  cancelAction: () => ['owner'],
  signEscalation: () => ['owner', 'heads'],
  promptAction: () => ['prompted'],
};

/** A fact about an action, with what it belongs to after it. */
export interface ActionHappened extends Pick<Happened<CaseTypes>, 'directory' | 'called'> {
  readonly host: ActionHost;
  readonly before: Action | undefined;
  readonly after: Action;
  readonly fact: ActionFact;
}

/** Whom a fact about an action tells. */
export function actionNotices(at: ActionHappened): readonly NewNotice[] {
  const { after, fact, before, called, directory } = at;
  const audiences = (rows[fact.step] as (fact: ActionFact, after: Action) => readonly Audience[])(fact, after);
  const card = (person: ObjectId): string => actionCardKey(after.id, person);
  const agencies = new Set([...(before === undefined ? [] : [before.agency]), after.agency]);
  const notices = noticesFor({
    card,
    part: after.id,
    tells: calledBefore(called, card),
    posts: [...agencies]
      .filter((agency) => agency !== ownPeople)
      .map((agency) => ({
        key: postKey(after.id, agency),
        channel: `agency:${agency}` as const,
        // The agency's channel hears nothing of what is closed to some who read there: the owner alone does (P11.4).
        rings:
          audiences.includes('channel') &&
          agency === after.agency &&
          !isPrivate(at.host, `agency:${agency}`, directory),
      })),
    rings: audiences
      .flatMap((audience) => peopleOf(audience, at))
      .filter((person) => !at.host.excluded.includes(person) && personIn(directory, person) !== undefined),
    urgent: at.host.isUrgent || after.priority === 'immediate',
  });
  // Who sets themselves an action gets the card of it.
  return called.includes(card(fact.by.objectId)) ? exceptOwn(notices, fact) : notices;
}

const there = (...ids: readonly (ObjectId | undefined)[]): readonly ObjectId[] => ids.filter((id) => id !== undefined);

function peopleOf(audience: Audience, { host, before, after, fact, directory }: ActionHappened): readonly ObjectId[] {
  const agency = headsOver({ host, action: after }, directory);
  switch (audience) {
    case 'owner':
      return there(after.owner?.objectId);
    case 'formerOwner':
      return there(before?.owner?.objectId);
    case 'heads':
      return there(agency?.lead, agency?.senior);
    case 'asker':
      return there(before?.timeAsked?.by.objectId);
    case 'disputer':
      return before?.state.is === 'disputed' ? [before.state.by.objectId] : [];
    case 'coordinators':
      return peopleWho(directory, 'verify').map((person) => person.objectId);
    case 'chairs':
      return peopleWho(directory, 'chairMeetings')
        .map((person) => person.objectId)
        .filter((id) => isOpenToChair(host, id));
    case 'prompted':
      return fact.step === 'promptAction' ? fact.data.to : [];
    case 'channel':
      return [];
  }
}

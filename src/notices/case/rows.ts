// WHO IS TOLD WHAT: one row per fact. A fact without a row does not compile.
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import { peopleOfAgency } from '../../domain/case/action/who.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { clockActor, type Person } from '../../domain/people/actor.ts';
import type { CaseStepName, CaseTypes, Fact } from '../../domain/case/whole/case.ts';
import { leadWorkerOf, readerOf } from '../../domain/case/access/access.ts';
import { everAsked } from '../../domain/case/referral/referral.ts';
import type { EmployersSaid } from '../../domain/case/concern/employers.ts';
import { agencyInvited, inviteeInPerson, type Invitation, type Invitee } from '../../domain/case/state/invitations.ts';
import { mayReview } from '../../domain/case/glass/glass.ts';
import type { Glass } from '../../domain/case/state/glass.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import { hasDied, isNamed, isUrgent, type Case } from '../../domain/case/state/stages.ts';
import { represents } from '../../domain/people/agencies.ts';
import { managersAbove, type Directory } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/kernel/ids.ts';
import { cardKey, receivedMailKey, teamPostKey } from '../keys.ts';
import { isPrivate } from '../../domain/case/access/channels.ts';
import { teamTargetOf } from './team.ts';
import { dies } from './changed.ts';
import { askerOf } from '../strike.ts';
import { exceptOwn, noticesFor, type Happened, type NewNotice, type Told } from '../told.ts';
import { calledBy, takenFact } from './righted.ts';
import { peopleWho } from '../../domain/people/roles.ts';

/** Groups of people a fact may concern. */
export type Audience =
  | 'referrer'
  | 'asked'
  | 'prompted'
  | 'conflicted'
  | 'shutOut'
  | 'hearOfRestriction'
  | 'glassReviewers'
  | 'strikeAsker'
  | 'named'
  | 'coordinators'
  | 'chairs'
  | 'seniors'
  | 'agencySeniors'
  | 'leadWorker'
  | 'leadsManager'
  | 'leadBefore'
  | 'leadsNamed'
  | 'hearOfHarm'
  | 'readers'
  | 'reminded'
  | 'toldBefore'
  | 'wronglyInvited'
  | 'employed'
  | 'invited'
  | 'invitee'
  | 'nextUp'
  | 'mailbox'
  | 'teamChannel';

/** `tells` are those whose card changes silently; `rings` are those who get a new card, because it calls them. */
export interface Row {
  readonly tells: readonly Audience[];
  readonly rings: readonly Audience[];
}
const silent: Row = { tells: [], rings: [] };

/** The co-ordinator hears of an urgent one before consent, and of one without anyone to decide (docs/process.md P10.4). */
const submitted = (after: Case): Row => {
  const picks = after.stage === 'awaitingConsent' && after.submission.consenter === undefined;
  return {
    tells: ['referrer'],
    rings: [...(isUrgent(after) || picks ? (['asked', 'coordinators'] as const) : (['asked'] as const)), 'teamChannel'],
  };
};

/** Who may have a card of a case that is not open to them any more. */
const maybeShutOut = ['asked', 'coordinators', 'chairs', 'seniors', 'nextUp', 'reminded'] as const;

type FactOf<S extends CaseStepName> = Extract<Fact, { step: S }>;

/**
 * The rows, in process order. Decisions ring the referrer although they may call for nothing: being told is the point
 * (docs/process.md P9.1), and a silent update rings no one's bell.
 */
const rows: { readonly [S in CaseStepName]: (fact: FactOf<S>, after: Case) => Row } = {
  // Made again from an ended case there is no card of it yet.
  start: ({ data }) =>
    data.again === undefined && data.referrer === undefined ? silent : { tells: [], rings: ['referrer'] },
  savePage: () => silent,
  submit: (_fact, after) => submitted(after),
  resubmit: (_fact, after) =>
    // Consent still holds: it goes back to the co-ordinator who returned it.
    after.stage === 'received' ? { tells: ['referrer', 'asked'], rings: ['coordinators'] } : submitted(after),
  withdraw: (fact, after) =>
    fact.by.objectId === leadOf(after).objectId
      ? { tells: ['referrer', 'asked', 'coordinators', 'teamChannel'], rings: [] }
      : { tells: ['asked', 'coordinators'], rings: ['referrer'] },
  sayWhatWasDone: () => ({ tells: ['referrer', 'coordinators', 'reminded'], rings: [] }),
  remindConsent: () => ({ tells: ['referrer', 'asked'], rings: ['prompted'] }),
  warnDraft: () => ({ tells: [], rings: ['referrer'] }),
  declareConflict: ({ data }) => {
    if (data.conflict === 'no') return silent;
    return data.consenter === undefined
      ? { tells: ['referrer', 'asked', 'conflicted', 'teamChannel'], rings: ['coordinators'] }
      : { tells: ['referrer', 'asked', 'conflicted', 'coordinators', 'teamChannel'], rings: ['asked'] };
  },
  chooseManager: () => ({ tells: ['referrer', 'coordinators'], rings: ['asked'] }),
  // Where no one can be asked the co-ordinator picks.
  askInstead: ({ data: { consenter } }) => ({
    tells: ['referrer', 'asked', 'coordinators'],
    rings: consenter === undefined ? ['coordinators'] : ['prompted'],
  }),
  giveConsent: () => ({ tells: ['asked', 'teamChannel'], rings: ['referrer', 'coordinators', 'mailbox'] }),
  returnForInformation: () => ({ tells: ['asked', 'coordinators', 'teamChannel'], rings: ['referrer'] }),
  doNotAuthorise: () => ({ tells: ['asked', 'coordinators', 'teamChannel'], rings: ['referrer'] }),
  challenge: (_fact, after) => ({
    tells: ['referrer', 'asked'],
    rings: after.stage === 'notAuthorised' ? ['nextUp', 'coordinators'] : ['coordinators', 'chairs'],
  }),
  answerChallenge: () => ({ tells: ['coordinators', 'chairs', 'asked', 'nextUp'], rings: ['referrer'] }),
  // From then on it is in review; a case that found its meeting says so on every card of it.
  remindCase: ({ data: { rungs, moved } }) => ({
    tells: rungs.includes('reviewDue') || moved !== undefined ? ['referrer', 'coordinators'] : [],
    rings: ['prompted'],
  }),
  listCase: ({ data: { late } }) => ({
    tells: ['referrer', 'coordinators', 'employed'],
    rings: late === true ? ['invited'] : [],
  }),
  returnFromTriage: () => ({ tells: ['coordinators', 'asked'], rings: ['referrer'] }),
  sendToStrategy: () => ({ tells: ['coordinators', 'asked'], rings: ['referrer', 'chairs'] }),
  recordStrategyOutcome: () => ({ tells: ['coordinators', 'chairs', 'asked'], rings: ['referrer'] }),
  noLongerUrgent: () => ({ tells: ['referrer', 'coordinators', 'chairs', 'asked'], rings: [] }),
  recordSeniorDecision: () => ({ tells: ['seniors', 'asked'], rings: ['referrer', 'coordinators'] }),
  // Whose card it was reads the case as they may see it now; why, no card says.
  restrict: () => ({ tells: ['referrer', 'invitee', ...maybeShutOut], rings: ['hearOfRestriction'] }),
  liftRestriction: () => ({
    tells: ['referrer', 'asked', 'coordinators', 'chairs', 'seniors', 'nextUp', 'named', 'invitee', 'employed'],
    rings: ['hearOfRestriction'],
  }),
  namePerson: () => ({ tells: ['coordinators', 'employed'], rings: ['named'] }),
  removeName: () => ({ tells: ['named', 'coordinators'], rings: [] }),
  // The person kept out loses their card without a word; only who takes something over is called.
  keepOut: ({ data: { leads, decides } }) => ({
    tells: ['shutOut', ...(leads === undefined ? [] : (['referrer', 'asked', 'coordinators'] as const))],
    rings: [
      ...(leads === undefined ? [] : (['leadWorker'] as const)),
      ...(decides === undefined ? [] : (['asked'] as const)),
    ],
  }),
  letIn: () => silent,
  // Those who look into it, and those who keep the case: by reference, and never the person who did it.
  breakGlass: () => ({ tells: [], rings: ['coordinators', 'glassReviewers'] }),
  // Those who say yes or no; then the person who asked.
  proposeStrike: () => ({ tells: [], rings: ['coordinators', 'leadsManager'] }),
  settleStrike: ({ data: { is } }) => ({
    tells: ['coordinators', 'leadsManager'],
    rings: is === 'stays' ? ['strikeAsker'] : [],
  }),
  strikeOut: (_fact, after) =>
    after.strike === undefined ? { tells: ['coordinators', 'leadsManager'], rings: ['strikeAsker'] } : silent,
  reviewGlass: () => ({ tells: ['coordinators', 'glassReviewers'], rings: [] }),
  // Who reads it is asked of the case that goes on: the cards of all others say nothing more of it.
  mergeCase: ({ data: { shut } }) => ({
    tells: [...maybeShutOut, ...(shut === undefined ? [] : (['shutOut'] as const))],
    rings: ['referrer'],
  }),
  // A restriction, and who may not read it, shut out when they come along as when they are recorded here. Of a child who is
  // missing, or has died, those are called whom the record itself calls.
  takeMerged: ({ data: { along, episode, took } }, after) => ({
    tells:
      (along?.restricted ?? along?.excluded ?? along?.keptOut) === undefined
        ? ['coordinators', 'employed']
        : ['shutOut', 'invitee', 'employed', ...maybeShutOut],
    rings: [
      'referrer',
      ...(along?.invitations === undefined ? [] : (['invitee'] as const)),
      ...(episode === undefined ? [] : (['leadWorker', 'coordinators', 'chairs'] as const)),
      ...(took?.hold?.died === true && hasDied(after) ? (['leadWorker', 'leadsManager', 'readers'] as const) : []),
    ],
  }),
  // What is new there calls whom it calls for what is owed; a death, or that it was put right, is told below.
  followMerged: ({ data: { repeated, early } }) => ({
    tells: ['referrer', 'coordinators', 'chairs'],
    rings: [
      ...(repeated === undefined ? [] : (['coordinators', 'chairs'] as const)),
      ...(early === undefined ? [] : (['leadWorker'] as const)),
    ],
  }),
  declareMeetingConflict: () => ({ tells: ['conflicted', 'coordinators'], rings: [] }),
  recordDecision: ({ data }) => ({
    tells: ['coordinators', 'asked', 'reminded'],
    rings: [
      'referrer',
      'leadsNamed',
      ...(data.seniorDue === undefined && data.seniorsDue === undefined ? [] : (['seniors'] as const)),
      ...(data.seniorsDue === undefined ? [] : (['agencySeniors'] as const)),
    ],
  }),
  askEarlyReview: () => ({ tells: [], rings: ['referrer', 'leadWorker', 'coordinators'] }),
  recordSeniorAnswer: () => ({
    tells: ['seniors', 'agencySeniors', 'asked', 'reminded'],
    rings: ['referrer', 'coordinators'],
  }),
  proposeClosure: () => ({ tells: ['referrer', 'asked', 'reminded'], rings: ['coordinators', 'chairs'] }),
  signOverride: () => ({ tells: ['referrer', 'coordinators', 'chairs'], rings: [] }),
  recordFeedback: () => ({ tells: ['referrer', 'coordinators', 'reminded'], rings: [] }),
  // The same day: the person who works with the child, and the person who answers for it meanwhile.
  transferOut: () => ({ tells: ['asked', 'reminded'], rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'] }),
  recordPack: () => ({ tells: ['referrer', 'leadWorker', 'coordinators', 'chairs', 'asked', 'reminded'], rings: [] }),
  recordAcceptance: () => ({
    tells: ['asked', 'reminded'],
    rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'],
  }),
  stopTransfer: () => ({ tells: ['asked', 'reminded'], rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'] }),
  // The chair who is named hears what is recorded in their name.
  decideNow: () => ({ tells: ['coordinators', 'asked'], rings: ['referrer', 'chairs', 'leadsNamed'] }),
  // Where no other meeting is planned, those who plan meetings are called as well.
  leaveMeeting: ({ data: { again, review } }) =>
    again === undefined && review?.unplanned === undefined
      ? { tells: ['coordinators', 'asked'], rings: ['referrer'] }
      : { tells: ['asked'], rings: ['referrer', 'coordinators', 'chairs'] },
  // Everyone who was told of the old day; the agencies where an invitation to either meeting went out before.
  moveCase: ({ data: { told } }) => ({
    tells: ['coordinators', 'chairs', 'asked', 'reminded'],
    rings: ['referrer', 'leadWorker', 'invitee', ...(told === true ? (['invited'] as const) : [])],
  }),
  recordOutcome: () => ({ tells: ['referrer'], rings: ['coordinators'] }),
  // Anyone who led it before has nothing of it any more, and their card says so.
  handOver: () => ({ tells: ['leadBefore', 'referrer', 'asked', 'coordinators'], rings: ['leadWorker'] }),
  nameAdultLead: () => ({
    tells: ['referrer', 'leadWorker', 'chairs', 'asked'],
    rings: ['coordinators', 'leadsNamed'],
  }),
  routeAt18: () => ({ tells: ['coordinators', 'chairs', 'asked'], rings: ['referrer', 'leadWorker'] }),
  correctBirth: () => ({ tells: ['coordinators', 'chairs', 'asked'], rings: ['referrer', 'leadWorker'] }),
  referAgain: () => silent,
  // By reference only: what each of them may see of the case is as before. Of a death everyone is called who might visit or ring;
  // those who carry out an action of it hear by its card (changed.ts).
  recordHarm: ({ data: { what } }, after) =>
    what === 'died'
      ? {
          tells: ['asked'],
          rings: [
            'hearOfHarm',
            'referrer',
            'leadWorker',
            'leadsManager',
            'readers',
            ...(isConsented(after) ? [] : (['asked'] as const)),
          ],
        }
      : { tells: ['referrer', 'asked'], rings: ['hearOfHarm'] },
  // All who hold something of the case; those who carry out an action of it hear by its card (owners.ts).
  changeNow: () => ({ tells: ['asked'], rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'] }),
  // Someone knows who must not be told: those who keep the child safe read it at once.
  recordFamily: ({ data: { knows } }) =>
    knows === undefined
      ? { tells: ['referrer', 'leadWorker', 'coordinators'], rings: [] }
      : { tells: ['asked'], rings: ['referrer', 'leadWorker', 'coordinators', 'chairs'] },
  recordNotice: () => ({ tells: ['referrer', 'asked', 'hearOfHarm'], rings: [] }),
  sayNotNotifiable: () => ({ tells: ['referrer', 'asked', 'hearOfHarm'], rings: [] }),
  recordRapidReview: () => ({ tells: ['referrer', 'asked', 'hearOfHarm'], rings: [] }),
  // An agency by its lead; where the date is another one they are told of that.
  inviteToCase: () => ({ tells: ['coordinators', 'chairs', 'employed'], rings: ['invitee'] }),
  endInvitation: () => ({ tells: ['invitee', 'coordinators', 'chairs'], rings: [] }),
  // What was told cannot be untold: those who were told are told. An agency that should not have been loses its card.
  putRight: ({ data: { is } }) => ({
    tells: ['referrer', 'coordinators', ...(is === 'agency' ? (['wronglyInvited'] as const) : [])],
    rings: is === 'back' ? ['toldBefore'] : [],
  }),
};

/** Its own step's, whatever that is. */
const rowNamed = (step: string) => rows[step as keyof typeof rows] as ((fact: Fact, after: Case) => Row) | undefined;

/** Whom a fact about a case tells. */
export const caseNotices = (happened: Happened<CaseTypes>): readonly NewNotice[] =>
  noticesOn(
    rowNamed(happened.fact.step)?.(happened.fact, happened.after.root) ?? silent,
    happened,
    isUrgent(happened.after.root) || isAtOnce(happened),
  );

/** A death, and a child who is missing, wait behind nothing. */
const isAtOnce = ({ before, after, fact }: Happened<CaseTypes>): boolean =>
  dies(before.root, after.root) || (fact.step === 'takeMerged' && fact.data.episode !== undefined);

/** The same of a part whose facts call people to the case's own card. */
export function noticesOn(
  row: Row,
  {
    before,
    after,
    fact,
    directory,
    earlier = [],
  }: Pick<Happened<CaseTypes>, 'before' | 'after' | 'fact' | 'directory' | 'earlier'>,
  urgent = isUrgent(after.root),
): readonly NewNotice[] {
  const at = { before: before.root, after: after.root, fact, directory, earlier };
  const people = (audiences: readonly Audience[], rings: boolean) =>
    audiences.flatMap((audience) =>
      peopleOf(audience, at, rings).filter(
        (id) => audience === 'conflicted' || audience === 'shutOut' || !after.root.excluded.includes(id),
      ),
    );
  const notices = noticesFor({
    card: cardKey,
    tells: people(row.tells, false),
    rings: people(row.rings, true),
    posts: [...postsFor(row.tells, at, false), ...postsFor(row.rings, at, true)],
    urgent,
  });
  // Who begins a referral again gets the card of it; and so does the worker for whom one was begun.
  return fact.step === 'start' ? notices : exceptOwn(notices, fact);
}

interface At {
  readonly before: Case | undefined;
  readonly after: Case;
  readonly fact: Fact;
  readonly directory: Directory;
  readonly earlier: readonly Told<CaseTypes>[];
}

/** The mail to the mailbox, and the post in the channel of the referrer's team. */
function postsFor(audiences: readonly Audience[], { after, directory }: At, rings: boolean): Posts {
  return audiences.flatMap((audience): Posts => {
    if (audience === 'mailbox') return [{ key: receivedMailKey, rings }];
    const channel = audience === 'teamChannel' ? teamChannelOf(after, directory, rings) : undefined;
    return channel === undefined ? [] : [{ key: teamPostKey, channel, rings }];
  });
}
type Posts = NonNullable<Parameters<typeof noticesFor>[0]['posts']>;

/** The referrer's team hears that a referral waits; never of one that not the whole team may know of (docs/process.md P11.4). */
function teamChannelOf(childCase: Case, directory: Directory, rings: boolean): `team:${string}` | undefined {
  const channel = teamTargetOf(childCase, directory);
  return channel !== undefined && rings && isPrivate(childCase, channel, directory) ? undefined : channel;
}

function peopleOf(audience: Audience, at: At, rings: boolean): readonly ObjectId[] {
  const { before, after, fact, directory } = at;
  switch (audience) {
    case 'referrer':
      return [leadOf(after), ...(after.restricted === undefined ? (after.alsoReferred ?? []) : [])].map(
        ({ objectId }) => objectId,
      );
    case 'asked':
      return rings
        ? everAsked(after)
        : [...(before === undefined ? [] : everAsked(before)), ...everAsked(after), ...personBehind(fact)];
    case 'conflicted':
      return [fact.by.objectId];
    case 'shutOut':
      return shutOutBy(fact);
    case 'hearOfRestriction':
      return peopleWho(directory, 'hearOfRestriction').map((person) => person.objectId);
    case 'glassReviewers':
      return directory.people
        .filter((person) => glassIn(fact, after).some((one) => mayReview(after, one, person, directory)))
        .map(({ objectId }) => objectId);
    case 'strikeAsker':
      return askerOf(after);
    case 'named':
      return fact.step === 'namePerson' || fact.step === 'removeName'
        ? [fact.data.person.objectId]
        : (before?.named ?? []).map(({ objectId }) => objectId);
    case 'coordinators':
      return peopleWho(directory, 'triage').map((person) => person.objectId);
    case 'nextUp':
      return after.stage === 'notAuthorised'
        ? managersAbove(directory, after.declined.by.objectId)
            .slice(0, 1)
            .map((person) => person.objectId)
        : [];
    case 'prompted':
      return fact.step === 'remindConsent' ||
        fact.step === 'askInstead' ||
        fact.step === 'remindCase' ||
        fact.step === 'promptOnward'
        ? fact.data.to
        : [];
    case 'invited':
      return invitedBy(fact, after).flatMap((id) => callFor(id, after, directory));
    case 'invitee':
      return inviteesOf(fact, after, rings).flatMap((one) => peopleInvited(one, at, rings));
    case 'seniors':
      return peopleWho(directory, 'decideSenior').map((person) => person.objectId);
    case 'agencySeniors':
      return directory.agencies.flatMap(({ senior }) => senior ?? []);
    // Anyone who was reminded has a card that says so: it does not stand there when it is over.
    case 'reminded':
      return (after.reminded ?? []).flatMap(({ to }) => to.flatMap((id) => toObjectId(id) ?? []));
    case 'leadBefore':
      return fact.step === 'handOver' ? [fact.data.from.objectId] : [];
    // A colleague who is named as lead hears of it: who is kept out of the case is never one of them.
    case 'leadsNamed':
      return fact.step === 'recordDecision' || fact.step === 'decideNow' || fact.step === 'nameAdultLead'
        ? Object.values(fact.data.leads ?? {}).map(({ objectId }) => objectId)
        : [];
    case 'leadWorker':
      return [leadWorkerOf(after, directory)?.objectId ?? []].flat();
    case 'leadsManager': {
      const lead = leadWorkerOf(after, directory);
      return lead === undefined
        ? []
        : managersAbove(directory, lead.objectId)
            .slice(0, 1)
            .map(({ objectId }) => objectId);
    }
    case 'chairs':
      return peopleWho(directory, 'chairMeetings').map((person) => person.objectId);
    case 'readers':
      return readersOf(at);
    case 'hearOfHarm':
      return peopleWho(directory, 'hearOfHarm').map((person) => person.objectId);
    case 'toldBefore':
      return toldBefore(at);
    case 'wronglyInvited':
      return fact.step === 'putRight' && fact.data.agency !== undefined
        ? peopleOfAgency(directory, fact.data.agency).map(({ objectId }) => objectId)
        : [];
    case 'employed':
      return shutOutAsEmployed(fact).flatMap((invitee) => {
        const agency = agencyInvited(invitee);
        return agency === undefined
          ? directory.people.flatMap(({ objectId }) => (inviteeInPerson(objectId) === invitee ? objectId : []))
          : peopleOfAgency(directory, agency).map(({ objectId }) => objectId);
      });
    case 'mailbox':
    case 'teamChannel':
      return [];
  }
}

/** Who keeps it, who gave consent, and of each agency that may read of it now the person who speaks for it. */
function readersOf({ after, fact, directory }: At): readonly ObjectId[] {
  const reads = (person: Person): boolean => readerOf(after, person, directory, fact.at)('status');
  const agencies = directory.agencies.flatMap(({ id }) => {
    const speaks = peopleOfAgency(directory, id).filter((person) => represents(person, id, directory));
    return speaks.filter(reads).slice(0, 1);
  });
  const named = directory.people.filter(
    ({ objectId }) => objectId === rowOf(after).decider || isNamed(after, objectId),
  );
  const all = [...peopleWho(directory, 'triage'), ...peopleWho(directory, 'chairMeetings'), ...named.filter(reads)];
  return [...all, ...agencies].map(({ objectId }) => objectId);
}

/** Who works for whom a person of concern works, and may not read the case from then on: their card of it goes. */
const shutOutAsEmployed = (fact: Fact): readonly Invitee[] => {
  const from: object | undefined = fact.step === 'takeMerged' ? fact.data.along : fact.data;
  return from !== undefined && saysEmployers(from) ? (from.employers?.out ?? []) : [];
};
/** Of the steps that ask it. */
const saysEmployers = (data: object): data is { readonly employers?: EmployersSaid } => 'employers' in data;

/** The agencies that a listing invites, or that are invited to what is moved. */
const invitedBy = (fact: Fact, after: Case): readonly string[] => {
  if (fact.step === 'listCase') return fact.data.invited;
  return fact.step === 'moveCase' && 'invited' in after ? (after.invited ?? []) : [];
};

/** What it is about: the newest, or the one that was reviewed. */
const glassIn = (fact: Fact, { glass = [] }: Case): readonly Glass[] => {
  const number = fact.step === 'reviewGlass' ? fact.data.glass : fact.number;
  return glass.filter((one) => one.fact === number);
};

/** Whom a fact keeps out of the case, by a press or as they come along in a merge. */
function shutOutBy(fact: Fact): readonly ObjectId[] {
  if (fact.step === 'keepOut') return [fact.data.person.objectId];
  if (fact.step === 'mergeCase') return fact.data.shut?.excluded ?? [];
  const shut = fact.step === 'takeMerged' ? fact.data.along : undefined;
  return [...(shut?.excluded ?? []), ...(shut?.keptOut ?? []).map(({ person }) => person.objectId)];
}

/** Whom a fact invites, or no longer; whom a restriction shuts out, and its end lets in again; with a merge those who go along. */
function inviteesOf(fact: Fact, after: Case, rings: boolean): readonly Pick<Invitation, 'invitee' | 'person'>[] {
  switch (fact.step) {
    case 'inviteToCase':
    case 'endInvitation':
      return [fact.data];
    case 'restrict':
    case 'liftRestriction':
    case 'moveCase':
      return after.invitations ?? [];
    case 'takeMerged':
      if (!rings) return after.invitations ?? [];
      return after.restricted === undefined ? (fact.data.along?.invitations ?? []) : [];
    default:
      return [];
  }
}
/** Of an agency its lead is called; when it is over, everyone there who may have had a card. */
function peopleInvited(
  { invitee, person }: Pick<Invitation, 'invitee' | 'person'>,
  { after, directory }: At,
  rings: boolean,
) {
  const agency = agencyInvited(invitee);
  if (agency === undefined) return person === undefined ? [] : [person.objectId];
  return rings ? callFor(agency, after, directory) : peopleOfAgency(directory, agency).map(({ objectId }) => objectId);
}
/** Its lead; where they may not read the case, the next who speaks for it. */
const callFor = (agency: string, { excluded }: Case, directory: Directory): readonly ObjectId[] =>
  peopleOfAgency(directory, agency)
    .filter((person) => represents(person, agency, directory) && !excluded.includes(person.objectId))
    .slice(0, 1)
    .map(({ objectId }) => objectId);

/** Everyone whom the fact that was taken back told or called, and the clock since; not the person who takes it back. */
function toldBefore(at: At): readonly ObjectId[] {
  const { fact, after, earlier } = at;
  if (fact.step !== 'putRight') return [];
  const taken = takenFact(fact.data, earlier);
  const row = taken && rowNamed(taken.step)?.(taken, after);
  const told =
    row === undefined || taken === undefined
      ? []
      : [...row.tells, ...row.rings].flatMap((audience) => peopleOf(audience, { ...at, fact: taken }, false));
  return [...told, ...calledBy(fact.data, earlier)].filter((id) => id !== fact.by.objectId);
}

/** The person who took the step; the clock is no one who has a card. */
const personBehind = ({ by }: Fact): readonly ObjectId[] => (by.objectId === clockActor.objectId ? [] : [by.objectId]);

// WHO IS TOLD WHAT about a record of a person or place: one row per fact. A fact without a row does not compile. No author of
// an entry is told that it is of a record (docs/process.md P23.3).
import { reportedKinds } from '../../domain/entity/kinds.ts';
import { reportNameOf, type OpenName, type ReportName } from '../../domain/entity/open.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import { relationToEntity } from '../../domain/entity/who.ts';
import { entityStrikeSteps } from '../../domain/entity/strike.ts';
import { entityMatter, type EntityFact, type EntityStepName, type EntityTypes } from '../../domain/entity/table.ts';
import type { PartFactIn } from '../../domain/matter/matter.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { agencyIn, headsOf, personIn } from '../../domain/people/directory.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { actionNotices } from '../action/rows.ts';
import { channelNotices } from '../case/channels.ts';
import { entityCardKey } from '../keys.ts';
import { askerOf, secondsOf } from '../strike.ts';
import { calledBefore, exceptOwn, noticesFor, type Happened, type NewNotice } from '../told.ts';

/** Whom a fact calls; everyone who was called before sees their card change. */
type Audience = 'keepers' | 'reporter' | 'reminded' | 'named' | 'asked' | 'heard' | 'strikeSeconds' | 'strikeAsker';

/** Opened by hand, or over entries: the co-ordinator who opens it knows. */
const noOne: readonly Audience[] = [];
/** The steps that open or report one of a kind are told of alike, whatever the kinds. */
type Others = Exclude<EntityStepName, OpenName | ReportName>;
const rows: Readonly<Record<Others, readonly Audience[]>> = {
  openEntity: noOne,
  acceptEntity: ['reporter'],
  declineEntity: ['reporter'],
  addMembers: noOne,
  removeMember: noOne,
  loseEntries: noOne,
  takeOver: noOne,
  mergeInto: noOne,
  writeView: noOne,
  renameEntity: noOne,
  askAgencies: ['asked'],
  putOnAgenda: ['heard'],
  takeOffAgenda: noOne,
  decideRecord: noOne,
  correctRecordItem: noOne,
  addRecordStatement: noOne,
  joinToTheme: noOne,
  reviewEntity: noOne,
  restrictEntity: noOne,
  liftEntity: noOne,
  nameForEntity: ['named'],
  unnameForEntity: noOne,
  conflictOverEntity: noOne,
  keepOutOfEntity: noOne,
  letIntoEntity: noOne,
  remindEntity: ['reminded'],
  proposeStrike: ['strikeSeconds'],
  remindStrike: ['strikeSeconds'],
  settleStrike: ['strikeAsker'],
  strikeOut: ['strikeAsker'],
};

const has = (step: string): step is Others => Object.hasOwn(rows, step);
function toldOf(step: string): readonly Audience[] {
  if (has(step)) return rows[step];
  return reportedKinds.some((kind) => reportNameOf(kind) === step) ? ['keepers'] : noOne;
}

type ActionFact = PartFactIn<EntityTypes, 'action'>;
const isOfAction = (fact: EntityFact): fact is ActionFact => entityMatter.partOf(fact.step) === 'action';

/** Whom a fact about a record, or about one of its actions, tells. */
export function entityNotices(happened: Happened<EntityTypes>): readonly NewNotice[] {
  const { before, after, fact, called, directory } = happened;
  const action = after.part;
  const told =
    isOfAction(fact) && action !== undefined
      ? actionNotices({ host: hostOfEntity(after.root), before: before.part, after: action, fact, directory, called })
      : ofRecord(happened);
  return [...told, ...channelNotices(before.root, after.root, called)];
}

function ofRecord(happened: Happened<EntityTypes>): readonly NewNotice[] {
  const { fact, called } = happened;
  const notices = noticesFor({
    card: entityCardKey,
    tells: calledBefore(called, entityCardKey).filter((id) => !seesNoChange(id, happened)),
    rings: toldOf(fact.step).flatMap((audience) => peopleOf(audience, happened)),
    urgent: false,
  });
  return exceptOwn(notices, fact);
}

/** The card of who reported it says whether it is taken up, and no more of it. */
const seesNoChange = (id: ObjectId, { before, after, fact, directory }: Happened<EntityTypes>): boolean => {
  const { root: entity } = after;
  const person = personIn(directory, id);
  return (
    entity.report?.by.objectId === id &&
    entity.state === before.root?.state &&
    (person === undefined || relationToEntity(entity, person, directory, fact.at) !== 'keeper')
  );
};

function peopleOf(audience: Audience, { after, fact, directory }: Happened<EntityTypes>): readonly ObjectId[] {
  const { root: entity } = after;
  const keepers = (): readonly ObjectId[] =>
    directory.people
      .filter((person) => relationToEntity(entity, person, directory, fact.at) === 'keeper')
      .map(({ objectId }) => objectId);
  const above = (): readonly ObjectId[] =>
    peopleWho(directory, 'hearLateRecords')
      .map(({ objectId }) => objectId)
      .filter((id) => !entity.excluded.includes(id));
  switch (audience) {
    case 'keepers':
      return keepers();
    case 'strikeSeconds':
      return secondsOf(entityStrikeSteps, entity, directory, fact.at);
    case 'strikeAsker':
      return askerOf(entity);
    case 'reporter':
      return entity.report === undefined ? [] : [entity.report.by.objectId];
    case 'asked':
      return fact.step === 'askAgencies'
        ? fact.data.asked.flatMap(({ agency }) => headsOf(agencyIn(directory, agency)))
        : [];
    case 'heard':
      return fact.step === 'putOnAgenda'
        ? fact.data.agencies.flatMap((agency) => headsOf(agencyIn(directory, agency)))
        : [];
    case 'named':
      return fact.step === 'nameForEntity' ? [fact.data.person.objectId] : [];
    case 'reminded': {
      if (fact.step !== 'remindEntity' || fact.data.closes === true) return [];
      const isLate = fact.data.rungs.some((rung) => rung === 'acceptLate' || rung === 'reviewLate');
      return [...keepers(), ...(isLate ? above() : [])];
    }
  }
}

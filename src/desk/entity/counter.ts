// Every step on a record, as people take it. Each is answered with the record as it is now.
import { isOpen } from '../../domain/case/action/action.ts';
import { hasActions } from '../../domain/case/action/table.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { entities } from '../../casework/write/matters.ts';
import { mergeRecords, takeOutOfRecord } from '../../casework/write/records.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { EntityStepName } from '../../domain/entity/table.ts';
import { mintEntityId, toEntityId, type EntityId } from '../../domain/kernel/ids.ts';
import { toMentionRef } from '../../domain/case/mention/mention.ts';
import { isAsKept, keptOutAs } from '../../domain/case/state/kept-out.ts';
import { notAvailable, refuse } from '../../domain/matter/step.ts';
import { given } from '../../domain/kernel/given.ts';
import { seeEntity } from '../../reading/entity/entities.ts';
import type { Button } from '../../cards/blocks.ts';
import { doneCard } from '../../cards/home.ts';
import { toMeetingId } from '../../domain/meeting/meeting.ts';
import { peopleAndPlaces } from '../../cards/mention/mention-card.ts';
import { meetingFor } from '../../reading/meeting/meetings.ts';
import { homeButton, sayRefusal } from '../form/replies.ts';
import type { Counter } from '../form/counter.ts';
import { commandIn, takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { chooseKind, chooseReported, showEntities } from './list.ts';
import { chooseMerge } from './merge.ts';
import { showEntityActions } from './actions.ts';
import { entityIn, noEntity } from './entity-in.ts';
import { closeEntity, openEntity, openMember, showMoreOfEntity } from './open.ts';
import { entityButton, entityCommand, entityRows } from './presses.ts';
import { decideOnRecord, heardNow } from './decide.ts';
import { takesOf } from './takes.ts';

/** They know the meeting that heard it. */
const inMeeting: ReadonlySet<EntityStepName> = new Set<EntityStepName>([
  'decideRecord',
  'correctRecordItem',
  'addRecordStatement',
]);

/** The id comes from the press, so that a repeat finds the record that is there. */
const idOf = (scene: Scene): EntityId =>
  mintEntityId(Buffer.from(hashOf(scene.person.objectId, commandIn(scene)), 'hex'));
const begins = (name: EntityStepName): boolean => /^(?:open|report)[A-Z]/.test(name);

export const entityCounter: Counter<EntityStepName, Entity | undefined, Entity> = {
  ...entityRows,
  ways: [
    ['entities', (scene) => showEntities(scene)],
    ['entity.open', openEntity],
    ['entity.close', closeEntity],
    ['entity.member', openMember],
    ['entity.more', showMoreOfEntity],
    ['entity.actions', showEntityActions],
    ['entity.kinds', chooseKind],
    ['entity.report', chooseReported],
    ['entity.merge', chooseMerge],
  ],
  typed: { word: 'records', show: (scene) => showEntities(scene, 0) },
  see: async (scene, name, why) => {
    if (begins(name)) return { before: undefined, doc: undefined };
    const seen = await seeEntity(scene, entityIn(scene), 'record', why);
    if (seen === undefined) return noEntity();
    return { before: inMeeting.has(name) ? await heardNow(scene, seen.entity) : seen.entity, doc: seen.entity };
  },
  take: async (scene, name, input) => {
    if (begins(name)) {
      const id = idOf(scene);
      return takeOn(scene, entities, { id, command: entityCommand(name, { ...input, id }) });
    }
    const id = entityIn(scene);
    if (id === undefined) return gone;
    const why = 'why' in input && typeof input.why === 'string' ? input.why : '';
    if (name === 'removeMember') return takeOut(scene, id, why);
    if (name === 'mergeInto') return merge(scene, id, why);
    if (isShutting(name)) return shutWhole(scene, id, name, input);
    if (name === 'decideRecord') return (await decideOnRecord(scene, id, input)) ?? gone;
    const meeting = inMeeting.has(name) ? await meetingFor(scene, toMeetingId(textIn(scene, 'meeting'))) : undefined;
    return takeOn(scene, entities, { id, command: entityCommand(name, input), context: given({ meeting }) });
  },
  about: (pressed) => {
    const id = entityIn(pressed);
    if (id === undefined)
      return { data: {}, name: peopleAndPlaces, formOf: 'entity', back: { verb: 'entities' }, close: 'home' };
    const [mention, into] = [toMentionRef(textIn(pressed, 'mention'))?.ref, toEntityId(textIn(pressed, 'into'))];
    const data = { entity: id, ...given({ mention, into }) };
    const meeting = toMeetingId(textIn(pressed, 'meeting'));
    if (meeting !== undefined) {
      return {
        data: { entity: id, meeting },
        name: id,
        formOf: id,
        back: { verb: 'meeting.item' },
        close: 'meeting.close',
      };
    }
    const back = mention === undefined ? 'entity.open' : 'entity.member';
    return { data, name: id, formOf: id, back: { verb: back }, close: 'entity.close' };
  },
  onForm: (_scene, name, refusal) =>
    refusal.code === 'notAvailable' || (name === 'decideRecord' && refusal.code === 'alreadyDecided')
      ? undefined
      : sayRefusal(refusal),
  barred: (_scene, _name, refusal, entity) =>
    entity === undefined || refusal.code === 'notAvailable'
      ? noEntity()
      : {
          card: doneCard(refusal.message, [refusal.next], [entityButton('Open', entity.id), homeButton], 'attention'),
        },
  answer: (scene, name, { after }, said) => ({
    receipt: said.receipt,
    card: doneCard(after.id, [], [entityButton('Open', after.id), homeButton]),
    ...(name !== 'conflictOverEntity' && { leads: { verb: 'entity.open', data: { entity: after.into ?? after.id } } }),
    ...onwardIn(scene, name, after),
  }),
};
/** After a decision the next item of the meeting; after a conflict its agenda. */
function onwardIn(scene: Scene, name: EntityStepName, { id }: Entity): Partial<Reply> {
  const meeting = toMeetingId(textIn(scene, 'meeting'));
  if (meeting === undefined) return {};
  if (name === 'correctRecordItem' || name === 'addRecordStatement')
    return { leads: { verb: 'minutes.open', data: { meeting } } };
  const to = (title: string, verb: string): Button => ({ title, verb, data: { meeting } });
  const [next, agenda] = [to('Next item', 'meeting.item'), to('Back to agenda', 'meeting.agenda')];
  return {
    card: doneCard(id, [], [next, agenda, to('Close', 'meeting.close')]),
    ...(name === 'decideRecord' && { leads: { verb: next.verb, data: { meeting } } }),
  };
}

/** What two acts came to, with the record as it is now. */
async function came(
  { ports }: Scene,
  id: EntityId,
  joined: Awaited<ReturnType<typeof mergeRecords>>,
): Promise<OutcomeWith<Entity>> {
  const now = (await ports.entities.load(id))?.value.root;
  if ('refusal' in joined) return { kind: 'refused', refusal: joined.refusal, now };
  if (now === undefined) return gone;
  return joined.done ? { kind: 'done', now, told: [] } : { kind: 'unchanged', now };
}

/** An entry of it is not the same after all: for those who read it in full. */
async function takeOut(scene: Scene, id: EntityId, why: string): Promise<OutcomeWith<Entity>> {
  const seen = await seeEntity(scene, id, 'record', 'Not the same after all');
  const ref = toMentionRef(textIn(scene, 'mention'))?.ref;
  const mention = seen?.said.find(({ entry, level }) => entry.ref === ref && level === 'full')?.entry.mention;
  if (mention === undefined) return gone;
  return came(scene, id, await takeOutOfRecord(scene.ports, takesOf(scene), { id, mention, why }));
}

/** Both are open to the person who merges them. */
async function merge(scene: Scene, id: EntityId, why: string): Promise<OutcomeWith<Entity>> {
  const other = await seeEntity(scene, toEntityId(textIn(scene, 'into')), 'record', 'Merge into');
  if (other?.reads('record', 'write') !== true) return gone;
  return came(scene, id, await mergeRecords(scene.ports, takesOf(scene), { from: id, into: other.entity.id, why }));
}

const shutting = ['keepOutOfEntity', 'letIntoEntity'] as const;
const isShutting = (name: EntityStepName): name is (typeof shutting)[number] => shutting.some((one) => one === name);

/**
 * The record, then those that were merged into it: each is an act of its own under the pressed card's command, so that the same
 * press goes on where it was stopped. Where it is so already, nothing changes.
 */
async function shutWhole(
  scene: Scene,
  id: EntityId,
  name: (typeof shutting)[number],
  input: object,
): Promise<OutcomeWith<Entity>> {
  const person = 'person' in input && typeof input.person === 'string' ? input.person : '';
  const owns = name === 'keepOutOfEntity' ? await ownedIn(scene, id, person) : [];
  const before = (await scene.ports.entities.load(id))?.value.root;
  const outcome = await takeOn(scene, entities, {
    id,
    command: entityCommand(name, { ...input, ...(owns.length > 0 && { owns }) }),
  });
  if (outcome.kind === 'refused' && outcome.refusal.code !== 'alreadyDecided') return outcome;
  const { now } = outcome;
  const lifted = name === 'letIntoEntity' && before ? keptOutAs(before, person) : undefined;
  const behind: EntityId[] = [];
  for (const merged of now?.from ?? []) {
    // Let in to the record, they may have a conflict of interest there.
    if (name === 'letIntoEntity' && now?.excluded.some((one) => one === person) === true) break;
    const other = await takeOn(scene, entities, {
      id: merged,
      command: entityCommand(name, { ...input, ...given({ lifted }) }),
    });
    if (other.now === undefined || (now !== undefined && !isAsKept(other.now, now, person))) behind.push(merged);
  }
  return behind.length === 0 ? outcome : { kind: 'refused', ...notWhole(name, behind), now };
}
const notWhole = (name: (typeof shutting)[number], ids: readonly EntityId[]) =>
  refuse(
    'notWhole',
    `They are ${name === 'keepOutOfEntity' ? 'kept out' : 'let in again'}. ${ids.join(', ')}, merged into this record, could not be changed.`,
    name === 'keepOutOfEntity'
      ? 'Press Keep person out of record again in some minutes. Where it stays so tell your administrator.'
      : 'They still may not read that one: in some minutes keep them out again, and another person lets them in.',
  );

/** The open actions of a record that are this person's. */
async function ownedIn({ ports }: Scene, id: EntityId, person: string): Promise<readonly string[]> {
  const record = (await ports.entities.load(id))?.value.root;
  if (record === undefined || !hasActions(record)) return [];
  const actions = await ports.entities.parts(id, 'action');
  return actions.filter((one) => isOpen(one) && one.owner?.objectId === person).map((one) => one.id);
}

const gone = { kind: 'refused', ...notAvailable, now: undefined } as const;

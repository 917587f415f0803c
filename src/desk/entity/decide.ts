// What a panel decides about a record, recorded by a person who runs it: an assessment is set as an action first, and a theme says
// first what is joined to it. A press that was stopped between is ended by the same press (docs/process.md P23.12).
import type { OutcomeWith } from '../../casework/write/act.ts';
import { entities } from '../../casework/write/matters.ts';
import { recordDecidedAt } from '../../domain/entity/agenda.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import type { HeardRecord } from '../../domain/entity/panel.ts';
import { entityMatter } from '../../domain/entity/table.ts';
import { counted } from '../../domain/kernel/counted.ts';
import { toEntityId, type EntityId } from '../../domain/kernel/ids.ts';
import { notAvailable, type Refusal } from '../../domain/matter/step.ts';
import { sayMeetingId, toMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { addWorkingDays, localDate } from '../../domain/time/calendar.ts';
import { meetingFor } from '../../reading/meeting/meetings.ts';
import { seeEntity, themesFor } from '../../reading/entity/entities.ts';
import { commandBeside } from '../scene/command-beside.ts';
import { commandIn, takeOn, textIn, type Scene } from '../scene/scene.ts';
import { entityCommand } from './presses.ts';

/** The record as its form in a meeting needs it; elsewhere it is decided about by no one. */
export async function heardNow(scene: Scene, entity: Entity): Promise<Entity | HeardRecord> {
  const meeting = await meetingFor(scene, toMeetingId(textIn(scene, 'meeting')));
  if (meeting === undefined) return entity;
  const themes = entity.kind === 'theme' ? [] : await themesFor(scene);
  return {
    ...entity,
    at: { meeting, themes: themes.map(({ id, name }) => ({ value: id, title: `${name} · ${id}` })) },
  };
}

interface OnRecord {
  readonly id: EntityId;
  readonly meeting: Meeting;
  readonly entity: Entity;
}
const textOf = (input: object, name: string): string => {
  const value: unknown = new Map(Object.entries(input)).get(name);
  return typeof value === 'string' ? value : '';
};

/** Undefined where there is no such meeting or record for this person. */
export async function decideOnRecord(
  scene: Scene,
  id: EntityId,
  input: object,
): Promise<OutcomeWith<Entity> | undefined> {
  const meeting = await meetingFor(scene, toMeetingId(textIn(scene, 'meeting')));
  const entity = (await scene.ports.entities.load(id))?.value.root;
  if (meeting === undefined || entity === undefined) return undefined;
  const on = { id, meeting, entity };
  const command = entityCommand('decideRecord', { ...input, meeting: meeting.id });
  // What is recorded already is answered with that: nothing is set or joined again.
  if (recordDecidedAt(entity, meeting.id) === undefined) {
    const refusal = await firstAct(scene, on, input);
    if (refusal !== undefined) return { kind: 'refused', refusal, now: entity };
  }
  return takeOn(scene, entities, { id, command, context: { meeting } });
}

/** What is written before the decision; a decision that would be refused sets and joins nothing. */
async function firstAct(scene: Scene, on: OnRecord, input: object): Promise<Refusal | undefined> {
  const decision = textOf(input, 'decision');
  if (decision !== 'assess' && decision !== 'theme') return undefined;
  const { person: actor, now, directory } = scene;
  const { entity, meeting } = on;
  const root = decision === 'assess' ? counted(entity, 'action', { id: 'A1', isOpen: true, isNew: false }) : entity;
  const command = entityCommand('decideRecord', { ...input, meeting: meeting.id });
  const would = entityMatter.decide({ root }, command, { actor, now, directory, meeting });
  if ('refusal' in would) return would.refusal;
  return decision === 'assess' ? setAssessment(scene, on, input) : join(scene, on, input);
}

async function setAssessment(scene: Scene, { id, meeting }: OnRecord, input: object): Promise<Refusal | undefined> {
  const { settings } = scene.directory;
  const due = localDate(addWorkingDays(scene.now, settings.recordAssessWorkingDays, settings.officeHours));
  const outcome = await takeOn(scene, entities, {
    id,
    commandId: commandBeside(commandIn(scene), 'assessment'),
    command: {
      step: 'addAction',
      input: {
        text: textOf(input, 'assessment'),
        owner: textOf(input, 'assessor'),
        subType: 'other',
        priority: 'normal',
        due,
        needToKnow: `Asked for by the ${sayMeetingId(meeting.id)}. Ask the MSET co-ordinator for anything else you need to know.`,
      },
    },
    context: { meeting },
  });
  return outcome.kind === 'refused' ? outcome.refusal : undefined;
}

async function join(scene: Scene, { id }: OnRecord, input: object): Promise<Refusal | undefined> {
  const theme = await seeEntity(scene, toEntityId(textOf(input, 'theme')), 'record', 'Join to a theme');
  if (theme === undefined) return notAvailable.refusal;
  const command = entityCommand('joinToTheme', { record: id });
  const outcome = await takeOn(scene, entities, { id: theme.entity.id, command });
  return outcome.kind === 'refused' ? outcome.refusal : undefined;
}

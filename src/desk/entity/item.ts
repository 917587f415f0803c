// A record of a person or place in a meeting: opened from the agenda, with what is pressed there (docs/process.md P23.11).
import { sayRecordDecision, kindOfEntity } from '../../cards/entity/say.ts';
import type { Button } from '../../cards/blocks.ts';
import type { RecordItem } from '../../domain/entity/agenda.ts';
import { entityMatter } from '../../domain/entity/table.ts';
import { isThere, type Meeting } from '../../domain/meeting/meeting.ts';
import { may } from '../../domain/people/roles.ts';
import { isUndecided } from '../../reading/meeting/agenda.ts';
import { seeEntity } from '../../reading/entity/entities.ts';
import { addsAction } from './actions.ts';
import { noEntity } from './entity-in.ts';
import { openedEntity } from './open.ts';
import { entityButton, entityRows } from './presses.ts';
import { offered } from '../form/press.ts';
import type { Reply, Scene } from '../scene/scene.ts';

interface Placed {
  readonly item: RecordItem;
  readonly place: number;
  readonly of: number;
  /** Whether this person records what the meeting decides. */
  readonly decides: boolean;
  readonly back: Button;
  readonly close: Button;
}
/** The look is written here, no matter who reads it. */
export async function showRecordItem(scene: Scene, meeting: Meeting, placed: Placed, message?: string): Promise<Reply> {
  const { item, place, of } = placed;
  const seen = await seeEntity(scene, item.entity.id, 'agenda item', 'Open agenda');
  if (seen === undefined) return noEntity();
  const { decision } = item;
  const first =
    meeting.state === 'started' && may(scene.person, 'runMeetings') && !isThere(meeting, scene.person.objectId);
  const said =
    message ?? (first ? 'To record decisions, go to the meeting’s card first: I am here is on it.' : undefined);
  return openedEntity(scene, seen, {
    line: `Item ${place} of ${of} · ${item.slot} · ${kindOfEntity(item.entity)}`,
    details: [
      ...(said === undefined ? [] : [['Before', said] as const]),
      ...(decision === undefined ? [] : [['Decided', sayRecordDecision(decision, scene.now)] as const]),
    ],
    ...buttonsOf(scene, meeting, placed),
  });
}

function buttonsOf(
  scene: Scene,
  meeting: Meeting,
  { item, decides, back, close }: Placed,
): { readonly buttons: readonly Button[]; readonly more: readonly Button[] } {
  const { entity } = item;
  const data = { entity: entity.id, meeting: meeting.id };
  return {
    buttons: [
      back,
      ...(decides && isUndecided(item)
        ? [
            {
              title: entityMatter.steps.decideRecord.title,
              verb: entityRows.presses.decideRecord.verb ?? '',
              data,
              style: 'positive' as const,
            },
          ]
        : []),
      ...(isUndecided(item) ? addsAction(scene, entity) : []),
      close,
    ],
    more: [
      entityButton('Open the record', entity.id),
      ...offered(entityRows, scene, { before: entity, doc: entity }, ['conflictOverEntity'], data),
    ],
  };
}

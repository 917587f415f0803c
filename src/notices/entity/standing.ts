// What a record is to a person: that there is one, by its id, and what is asked of them. Never what it is of.
import { baseCard, previewOf, sayBy, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { entityStrikeSteps } from '../../domain/entity/strike.ts';
import { relationToEntity } from '../../domain/entity/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate, opensOn, sayDate, type Instant } from '../../domain/time/calendar.ts';
import type { RenderedCard, TabLink } from '../render.ts';
import { withStrikes } from '../strike.ts';

/** What a person's card of a record says; undefined for someone to whom it is nothing (any more). */
export function entityStandingOf(
  entity: Entity,
  person: Person,
  directory: Directory,
  now: Instant,
): Standing | undefined {
  const standing = ownStandingOf(entity, person, directory, now);
  return entity.excluded.includes(person.objectId)
    ? standing
    : withStrikes(standing, entityStrikeSteps, entity, { entity: entity.id }, { actor: person, directory, now });
}

function ownStandingOf(entity: Entity, person: Person, directory: Directory, now: Instant): Standing | undefined {
  const relation = relationToEntity(entity, person, directory, now);
  const open = (title: string): readonly Button[] => [{ title, verb: 'entity.open', data: { entity: entity.id } }];
  if (relation === 'keeper') return keeperStanding(entity, directory, now, open);
  if (relation === 'reporter' || (relation !== 'none' && entity.report?.by.objectId === person.objectId)) {
    return reporterStanding(entity, open);
  }
  if (relation === 'named' || relation === 'invited') {
    const preview = relation === 'named' ? 'a record is open to you' : 'your agency is asked about a record';
    return { label: 'Record open to you', preview, buttons: open('Open') };
  }
  return hearsOfLate(entity, person, now) ? lateStanding(entity) : undefined;
}

/** Told that it is late, by its id alone: of what, the co-ordinator can say. */
const hearsOfLate = (entity: Entity, person: Person, now: Instant): boolean =>
  may(person, 'hearLateRecords') && !entity.excluded.includes(person.objectId) && isLate(entity, now);
const isLate = ({ state, dueOn }: Entity, now: Instant): boolean =>
  (state === 'open' || state === 'reported') && dueOn < localDate(now);
const lateStanding = ({ state, dueOn }: Entity): Standing => ({
  label: state === 'reported' ? 'Report not answered' : 'Review of a record late',
  asks: true,
  preview: state === 'reported' ? 'a report has not been answered' : 'the review of a record is late',
  line: `It was due on ${sayDate(dueOn)}. Please ask the co-ordinator about it.`,
  buttons: [],
});

function keeperStanding(
  entity: Entity,
  { settings }: Directory,
  now: Instant,
  open: (title: string) => readonly Button[],
): Standing {
  const { state, dueOn } = entity;
  const due = opensOn(dueOn, settings.officeHours);
  if (state === 'reported') {
    return {
      label: 'Place reported',
      asks: true,
      preview: `a report to accept${sayBy(due, now)}`,
      due,
      line: 'Accept it, or say why not: the person who reported it is told.',
      buttons: open('Read and answer'),
    };
  }
  if (state !== 'open') {
    return { label: 'Record closed', preview: 'a record is closed', done: true, buttons: open('Open') };
  }
  return dueOn <= localDate(now)
    ? {
        label: 'Is this record still needed?',
        asks: true,
        preview: 'a record is due for review',
        due,
        line: 'Say that it is still needed, and why; or close it.',
        buttons: open('Read and decide'),
      }
    : { label: 'Record', preview: 'a record is open', buttons: open('Open') };
}

function reporterStanding({ state }: Entity, open: (title: string) => readonly Button[]): Standing {
  if (state === 'reported') {
    return {
      label: 'Your report',
      preview: 'your report has been sent',
      line: 'We’ll tell you here whether it is taken up.',
      buttons: open('Read'),
    };
  }
  return state === 'declined'
    ? {
        label: 'Report not taken up',
        preview: 'your report is answered, please read',
        buttons: open('Read the answer'),
      }
    : { label: 'Report taken up', preview: 'your report is taken up, thank you', done: true, buttons: open('Read') };
}

export function entityCardFor(
  entity: Entity,
  person: Person,
  directory: Directory,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = entityStandingOf(entity, person, directory, now);
  if (standing === undefined) return undefined;
  const page = standing.buttons.length === 0 ? undefined : tabLink?.(`record/${entity.id}`);
  return { card: baseCard(entity.id, standing, now, page), summary: previewOf(standing) };
}

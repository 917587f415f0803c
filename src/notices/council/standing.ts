// What the council is to a person: a change that they are asked to agree to, or asked for; leave that is theirs, or for which they
// stand in. It is about no child.
import { baseCard, previewOf, type Standing } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { changesToAgree, type Council } from '../../domain/council/council.ts';
import type { Person } from '../../domain/people/actor.ts';
import { personIn } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate, sayDate, type Instant } from '../../domain/time/calendar.ts';
import type { RenderedCard, TabLink } from '../render.ts';

const open: readonly Button[] = [{ title: 'Open', verb: 'council.open', data: { council: 'council' } }];

/** What a person's card of the council says; undefined for someone to whom it is nothing (any more). */
export function councilStandingOf(council: Council, person: Person, now: Instant): Standing | undefined {
  const { objectId } = person;
  const asked = changesToAgree(person, council, now);
  const [first] = asked;
  if (first !== undefined) {
    const due = asked.map(({ until }) => until).reduce((one, other) => (one < other ? one : other));
    return {
      label: asked.length === 1 ? 'A change needs your agreement' : `${asked.length} changes need your agreement`,
      asks: true,
      due,
      preview: 'a change of people or settings needs a second person',
      line: `${first.by.name} has asked for it.`,
      buttons: open.map((button) => ({ ...button, title: 'Read and agree' })),
    };
  }
  const today = localDate(now);
  const name = (id: string): string => personIn(council, id)?.name ?? 'someone who has left';
  const leave = council.delegations.filter(({ ends }) => ends >= today);
  const own = leave.find(({ from }) => from === objectId);
  const other = leave.find(({ to }) => to === objectId);
  if (other !== undefined)
    return {
      label: `You decide for ${name(other.from)}`,
      preview: `you decide for ${name(other.from)} until ${sayDate(other.ends)}`,
      line: `${sayDate(other.starts)} to ${sayDate(other.ends)}.`,
      buttons: open,
    };
  if (own !== undefined)
    return {
      label: 'You are away',
      preview: `${name(own.to)} decides instead`,
      line: `${sayDate(own.starts)} to ${sayDate(own.ends)}: ${name(own.to)} decides instead.`,
      buttons: open,
    };
  return may(person, 'administer') || may(person, 'hearOfReaders')
    ? {
        label: 'People and settings',
        preview: 'people or settings have changed',
        line: 'History, on the page Administration, says what was changed, by whom and why.',
        buttons: open,
      }
    : undefined;
}

export function councilCardFor(
  council: Council,
  person: Person,
  now: Instant,
  tabLink?: TabLink,
): RenderedCard | undefined {
  const standing = councilStandingOf(council, person, now);
  if (standing === undefined) return undefined;
  return { card: baseCard('Directory', standing, now, tabLink?.('')), summary: previewOf(standing) };
}

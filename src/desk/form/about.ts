// Whose content a card shows, and what is to be minded about it, is said once, here, from the case it was drawn from.
import { carrying, warned } from '../../cards/blocks.ts';
import { receipted } from '../../cards/receipt.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { readsWithAction } from '../../domain/case/action/who.ts';
import { shortWarnings, warningKinds, warningsAs, type Warning } from '../../domain/case/whole/warnings.ts';
import { movingWarnings } from '../../reading/case/warnings.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { chatWith } from '../../domain/people/chat.ts';
import type { Person } from '../../domain/people/actor.ts';
import { may, peopleWho } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { leadWorkerOf, readerOf } from '../../domain/case/access/access.ts';
import type { Answer } from '../scene/answer.ts';
import { sayReached, type Reached } from '../scene/reached.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';

/** A warning, with whom it says to ask first. */
interface Asks extends Warning {
  readonly short: string;
  readonly ask?: { readonly name: string; readonly phone?: string; readonly chat?: string };
}
type Viewer = Pick<Scene, 'person' | 'directory' | 'now'>;

/**
 * What leaves the desk. Whatever is around the card takes the reference from here, and from nowhere else; no card of a
 * case is without its warnings, because none makes them for itself; no receipt says that someone was told whom the press did
 * not reach.
 */
export function answerOf(
  viewer: Viewer,
  { of, moving, receipt, first, minds = [], leads: _leads, shows: _shows, ...reply }: Reply,
  reached: readonly Reached[] = [],
): Answer & Pick<Reply, 'formOf' | 'here'> {
  const warnings = of === undefined ? [] : warningsFor(viewer, of);
  const card = warnedOf({ ...reply, ...given({ moving, first }) }, warnings, minds);
  return {
    ...reply,
    card: receipt === undefined ? card : receipted(card, { ...receipt, ...sayReached(reached) }),
    ...given({ about: of && ('action' in of ? sayActionId(of.action) : of.reference) }),
  };
}

/** A form says to its buttons what it warns of, so that it is warned of again where the store cannot be asked. */
function warnedOf(
  { card, formOf, moving, first }: Pick<Reply, 'card' | 'formOf' | 'moving' | 'first'>,
  warnings: readonly Asks[],
  minds: readonly string[],
): Reply['card'] {
  const still =
    moving === undefined ? [] : [{ words: movingWarnings[moving], short: 'Nothing can be recorded now', own: [] }];
  const strip = warned(card, [...firstOf(first), ...still, ...warnings, ...minds.map(sentence)]);
  const kinds = warnings.map(({ is }) => is).join(',');
  return formOf === undefined || kinds === '' ? strip : carrying(strip, { warned: kinds });
}
const sentence = (words: string) => ({ words, short: words.replace(/\.$/, ''), own: [] });
const firstOf = (first: Reply['first']) => (first === undefined ? [] : [{ ...sentence(first), ofForm: true } as const]);

/** A card made without the store, of a form that was sent: with the warnings of that form, in a few words. */
export function warnedAgain(
  { card, first }: Pick<Reply, 'card' | 'first'>,
  pressed: Pick<Scene, 'data'>,
): Reply['card'] {
  const sent = textIn(pressed, 'warned').split(',');
  const kinds = warningKinds.filter((kind) => sent.includes(kind));
  const strip = warned(card, [...firstOf(first), ...kinds.map((kind) => sentence(`${shortWarnings[kind]}.`))]);
  return kinds.length === 0 ? strip : carrying(strip, { warned: kinds.join(',') });
}

/** As this person may read them. */
function warningsFor({ person, directory, now }: Viewer, of: NonNullable<Reply['of']>): readonly Asks[] {
  const at = { now, directory, reader: person.objectId };
  const childCase = 'action' in of ? of.host.case : of;
  if (childCase === undefined) return [];
  const all =
    'action' in of
      ? warningsAs(childCase, (datum, least) => readsWithAction(datum, of, person, directory, now, least), at)
      : warningsAs(childCase, readerOf(childCase, person, directory, now), at);
  return all.map((warning) => ({
    ...warning,
    short: shortWarnings[warning.is],
    ...given({ ask: askFirst(warning, childCase, { person, directory }) }),
  }));
}

function firstToAsk(
  is: Warning['is'],
  childCase: Case,
  { person, directory }: Pick<Viewer, 'person' | 'directory'>,
): Person | undefined {
  if (is === 'doNotVisit' && !may(person, 'triage'))
    return peopleWho(directory, 'triage').find(({ objectId }) => !childCase.excluded.includes(objectId));
  return is === 'mustNotBeTold' || is === 'notKnownTold' ? leadWorkerOf(childCase, directory) : undefined;
}
/** Whom one speaks to before anyone contacts the family: the lead worker or the co-ordinator, with their number and a chat; not to themselves. */
function askFirst(
  { is }: Warning,
  childCase: Case,
  { person, directory }: Pick<Viewer, 'person' | 'directory'>,
): Asks['ask'] {
  const lead = firstToAsk(is, childCase, { person, directory });
  if (lead === undefined || lead.objectId === person.objectId) return undefined;
  return { name: lead.name, ...given({ phone: lead.phone, chat: chatWith(lead) }) };
}

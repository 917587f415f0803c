// Whose content a card shows, and what is to be minded about it, is said once, here, from the case it was drawn from.
import { warned } from '../../cards/blocks.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { readsWithAction } from '../../domain/case/action/who.ts';
import { warningsOf, type Warning } from '../../domain/case/warnings.ts';
import { readerOf, type Level } from '../../domain/people/access.ts';
import type { Answer } from '../answer.ts';
import type { Reply, Scene } from '../scene.ts';

type Viewer = Pick<Scene, 'person' | 'directory' | 'now'>;

/**
 * What leaves the desk. Whatever stands around the card takes the reference from here, and from nowhere else; no card of a
 * case is without its warnings, because none makes them for itself.
 */
export function answerOf(viewer: Viewer, { of, ...reply }: Reply): Answer & Pick<Reply, 'formOf' | 'here'> {
  if (of === undefined) return reply;
  return {
    ...reply,
    card: warned(reply.card, warningsFor(viewer, of)),
    about: 'action' in of ? sayActionId(of.action) : of.reference,
  };
}

/** As this person may read them. */
function warningsFor({ person, directory, now }: Viewer, of: NonNullable<Reply['of']>): readonly Warning[] {
  const reads = (least: Level): boolean =>
    'action' in of
      ? readsWithAction('warnings', of, person, directory, now, least)
      : readerOf(of, person, directory, now)('warnings', least);
  const warnings = reads('summary') ? warningsOf('action' in of ? of.case : of) : [];
  return reads('full') ? warnings : warnings.map((warning) => ({ ...warning, own: [] }));
}

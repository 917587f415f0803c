// The answer to a step that was taken: its receipt, and below it the thing itself (docs/design.md 6.15).
import { isWhole } from '../../domain/case/owed/row.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { doneCard } from '../../cards/home.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { askedOf, taskOf } from '../../domain/case/asked/asked.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import { stageOf } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Reply, Scene } from '../scene/scene.ts';
import type { Said } from './counter.ts';
import { followsStep, namesNext } from './names-next.ts';
import { aboutData, closeActionButton, closeButton, homeButton, openActionButton, openButton } from './replies.ts';

type Viewer = Pick<Scene, 'person' | 'directory' | 'now'>;

/** When it was written, as a receipt says it: of a repeat when it was first; `at` is when it was where that is not now. */
export const sayWritten = ({ now }: Pick<Scene, 'now'>, outcome: OutcomeWith<unknown>, at: Instant = now): string =>
  sayWhen(outcome.kind === 'repeat' ? outcome.at : at, now);

/** What this case asks of this person now: "prepare the review, by Mon 14 Dec 17:00." */
export function askedNext(viewer: Viewer, childCase: Case): string | undefined {
  const { person, directory, now } = viewer;
  const row = rowOf(childCase);
  const [first] = askedOf(row, person, directory, now);
  if (first === undefined) return undefined;
  const { due } = first;
  const by = due === undefined ? '' : `, ${due <= now ? 'was due' : 'by'} ${sayWhen(due, now)}`;
  return `${beginLow(taskOf(row, first, viewer))}${by}.`;
}

/** What comes next at its stage, of all who work on it; to those who read where it stands. */
export function stageNext({ person, directory, now }: Viewer, childCase: Case): string | undefined {
  if (!readerOf(childCase, person, directory, now)('status')) return undefined;
  const said = stageOf(childCase)
    .next?.(childCase, now)
    .replace(/^Next: /, '');
  return said === undefined || said === '' ? undefined : said;
}

/** After a step on a case, or on a part that has no card of its own: the case, opened, for those who may still open it. */
export function afterCase(scene: Scene, written: Case, { receipt, buttons, mayName }: Said): Reply {
  const childCase = goesOnAs(written);
  const { person, directory, now } = scene;
  const opens = readerOf(childCase, person, directory, now)('name');
  const next = receipt.next ?? askedNext(scene, childCase) ?? (buttons && stageNext(scene, childCase));
  const ways = buttons ?? (opens ? [openButton(childCase), closeButton(childCase)] : [homeButton]);
  return {
    receipt: { ...receipt, next },
    // To those who may not open it any more nothing is said of it, its reference neither.
    card: doneCard(opens ? childCase.reference : 'Nothing more is needed from you here', [], ways),
    ...(buttons === undefined &&
      opens && {
        leads: { verb: 'case.open', data: { ...aboutData(childCase), ...followsStep, ...(mayName && namesNext) } },
      }),
  };
}

/** Of a child there is one case: of one that ended in another that one is shown. */
const goesOnAs = (childCase: Case): Case =>
  childCase.goesOn !== undefined && isWhole(childCase.goesOn) ? goesOnAs(childCase.goesOn) : childCase;

/** After a step on an action: the action, opened. */
export function afterAction(action: Pick<Action, 'reference' | 'id'>, { receipt, buttons }: Said): Reply {
  const { reference, id } = action;
  return {
    receipt,
    card: doneCard(sayActionId(action), [], buttons ?? [openActionButton(action), closeActionButton(action)]),
    ...(buttons === undefined && { leads: { verb: 'action.open', data: aboutData({ reference, action: id }) } }),
  };
}

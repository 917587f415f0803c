// Before closure, review, transfer and acceptance: what stands in the way, each row leading to the work. Where nothing does, the
// form opens at once.
import { beginHigh } from '../../domain/kernel/begins.ts';
import { subOf } from '../../cards/case/case-card.ts';
import { wayCard, type Bar } from '../../cards/case/in-the-way.ts';
import type { Button } from '../../cards/blocks.ts';
import { isOverdue, type Action } from '../../domain/case/action/action.ts';
import { beforeClosing, reviewsLower } from '../../domain/case/ends/closure.ts';
import type { Ending } from '../../domain/case/owed/duty.ts';
import { owedBefore } from '../../domain/case/owed/bars.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { openedWith } from '../../reading/case/at-hand.ts';
import { owedLines, whoHas } from '../../reading/case/owed.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { refIn, see, type Handler, type Scene } from '../scene/scene.ts';
import { workPress, type WorkOf } from './glance.ts';
import { titleFor } from '../scene/child-title.ts';

/** What is looked at beforehand, by the verb of its form. */
export interface Way {
  readonly title: string;
  /** The button that goes on; none where the step would be refused. */
  readonly onward?: string;
  readonly note: string;
  readonly bars: (scene: Scene, seen: Seen, workOf: WorkOf) => readonly Bar[] | Promise<readonly Bar[]>;
}

const ofEnding =
  (ending: Ending): Way['bars'] =>
  ({ now }, { case: childCase }, workOf) =>
    owedBefore(childCase, ending, now).map(({ name, words, due }) => ({
      what: beginHigh(words),
      due,
      line: whoHas(childCase, name),
      press: workPress(name, workOf(name)),
    }));

const actionBar = ({ directory }: Scene, action: Action, more: string): Bar => ({
  what: `${action.id} · ${sayKind(action)}`,
  due: action.due.at,
  line: [action.owner?.name ?? agencyName(directory, action.agency), more].filter((part) => part !== '').join(': '),
  press: { verb: 'action.open', does: 'open it', data: { ref: action.reference, action: action.id } },
});

/** What a panel cannot close without, beside what is owed. */
export async function closureBars(scene: Scene, seen: Seen, workOf: WorkOf): Promise<readonly Bar[]> {
  const { case: childCase } = seen;
  const { actions, reviews, unknown } = beforeClosing(childCase);
  const { action = [] } = await openedWith(scene, seen, 'card');
  const risk = workOf('riskWanted');
  return [
    ...(await ofEnding('close')(scene, seen, workOf)),
    ...action
      .filter(({ id }) => actions.includes(id))
      .map((one) => actionBar(scene, one, 'high priority and open. The proposal names who carries it on')),
    ...(reviews
      ? [
          {
            what: 'Two reviews in a row at a lower band',
            when: `so far ${Math.min(1, reviewsLower(childCase))}`,
            line: 'Or an override, signed by the chair and one other agency',
          },
        ]
      : []),
    ...(unknown === undefined
      ? []
      : [{ what: 'Too little is known of the risk', line: unknown, press: workPress('riskWanted', risk) }]),
  ];
}

/** What a panel will ask for beside the review: what is owed of the child, and late actions. */
async function reviewBars(scene: Scene, seen: Seen, workOf: WorkOf): Promise<readonly Bar[]> {
  const { action = [] } = await openedWith(scene, seen, 'card');
  const wanted = owedLines(seen, scene).filter(({ name }) => name !== 'prepare');
  return [
    ...wanted.map(({ name, task, due, own, who }) => ({
      what: task,
      due,
      line: own ? 'For you' : who,
      press: own ? workPress(name, workOf(name)) : undefined,
    })),
    ...action.filter((one) => isOverdue(one, scene.now)).map((one) => actionBar(scene, one, '')),
  ];
}

const ways = {
  'review.prepare': {
    title: 'Prepare review',
    onward: 'Write page 1 of 2',
    note: 'The review can be written now; the panel will ask for these.',
    bars: reviewBars,
  },
  'ends.propose': {
    title: 'Propose closure',
    onward: 'Propose all the same',
    note: 'You can propose now; the panel cannot close before these are done.',
    bars: closureBars,
  },
  'ends.transfer': {
    title: 'Transfer out',
    onward: 'Write the transfer',
    note: 'You can begin it now, and ring the other council today; its acceptance cannot be recorded before these are done.',
    bars: ofEnding('accept'),
  },
  'ends.accept': {
    title: 'Record acceptance',
    note: 'It can be recorded once these are done.',
    bars: ofEnding('accept'),
  },
} as const satisfies Readonly<Record<string, Way>>;
export type WayVerb = keyof typeof ways;
const isWay = (verb: string): verb is WayVerb => Object.hasOwn(ways, verb);
const verbs: readonly WayVerb[] = Object.keys(ways).filter(isWay);

const before = 'before.';
const toWay = (button: Button): Button => ({ ...button, verb: `${before}${button.verb}` });
/** The same button, which says first what stands in the way, where its step may be taken all the same. */
export const withWay = (button: Button): Button =>
  isWay(button.verb) && 'onward' in ways[button.verb] ? toWay(button) : button;
/** Of a step that is barred: the button that says by what. */
export const barredWay = toWay;

/** Every button that looks first; `formOf` opens the form of a verb, `workOf` gives the button of what is owed. */
export const wayVerbs = (
  formOf: (verb: string) => Handler,
  workOf: (scene: Scene, childCase: Case) => WorkOf,
): readonly (readonly [string, Handler])[] =>
  verbs.map((verb) => [`${before}${verb}`, (scene) => showWay(scene, verb, formOf(verb), workOf)]);

async function showWay(
  scene: Scene,
  verb: WayVerb,
  form: Handler,
  workOf: (scene: Scene, childCase: Case) => WorkOf,
): ReturnType<Handler> {
  const way: Way = ways[verb];
  const seen = await see(scene, refIn(scene), 'case', way.title);
  if (seen?.reads('decisions') !== true) return notAvailableReply();
  const { case: childCase } = seen;
  const bars = await way.bars(scene, seen, workOf(scene, childCase));
  if (bars.length === 0) return form(scene);
  const { shared } = scene.caller;
  return {
    of: childCase,
    card: wayCard({
      title: way.title,
      sub: subOf({ title: titleFor(scene, seen, shared), case: childCase }),
      bars,
      note: way.note,
      shared,
      now: scene.now,
      buttons: [
        buttonOf('Back', 'case.open', childCase),
        ...(way.onward === undefined ? [] : [{ ...buttonOf(way.onward, verb, childCase), style: 'positive' as const }]),
        closeButton(childCase),
      ],
    }),
  };
}

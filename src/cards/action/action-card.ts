// The open card of an action: what is asked, by when, where it stands, and what people wrote about it.
import { isOpen, sayActionId, type Action, type Disrupting } from '../../domain/case/action/action.ts';
import { effects, sayKind, sayTask, subTypes } from '../../domain/case/referral/form/support.ts';
import { sayDisruptionOutcome } from '../../domain/people/disruption.ts';
import { sayPriority } from '../../domain/case/action/add.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { Choice } from '../../domain/kernel/fields.ts';
import {
  bandOf,
  box,
  card,
  cut,
  heading,
  lines,
  row,
  sayBand,
  small,
  subheading,
  text,
  wordOf,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';
import { plainName } from '../case/child.ts';

export interface ActionView {
  readonly action: Action;
  /** Names out of the directory. */
  readonly agency: string;
  /** What the agency's channel calls it. */
  readonly phrase: string;
  readonly deputy?: string;
  /** Where it stands: "3 working days late. Accepted by Sgt Ravi Mock, Mon 4 Jan 10:42." */
  readonly standing: string;
  /** How often someone was reminded, and the last time: "Mon 4 Jan 09:00, 1 working day late, to Sgt Ravi Mock". */
  readonly prompted?: { readonly times: number; readonly last: string };
  readonly band: Band;
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
  /** What does not fit among the card's own buttons: for the person who both works on it and oversees it. */
  readonly more: readonly Button[];
}

/** In words and no button: a tired hand that looks for Mark done does not report a breach (docs/process.md P25.1). */
export const wrongPersonLine = 'Reached the wrong person? Type “wrong person” in your chat with MSET.';

/** What someone asks for or reports is read first, then the action itself. */
export function actionCard(view: ActionView): Card {
  const { action, agency, now } = view;
  // In letters only, as a child's name is: a heading is read as markdown.
  const { label, typed } = view.shared ? { label: sayKind(action) } : sayTask(action);
  const title = `${agency}: ${typed === true ? plainName(label.split(/[.:;]/u)[0] ?? '') || sayKind(action) : label}`;
  return card(
    // What people wrote is shown, and not said aloud.
    `${sayBand(view.band)} ${agency}: ${sayKind(action)}. ${sayActionId(action)}. ${view.standing}`,
    [
      bandOf(view.band),
      heading(title),
      small(headOf(view), { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      text(view.standing),
      ...(action.cawn?.warning === undefined
        ? []
        : [box('accent', [text(`▲ ${action.cawn.warning}`, { weight: 'Bolder' })])]),
      ...reported(action),
      ...answered(action, now),
      ...escalated(action, now),
      ...taskOf(action),
      whoAndWhat(view),
      ...(view.more.length === 0 ? [] : [row(view.more)]),
      small(wrongPersonLine),
    ],
    view.buttons,
  );
}

/** `MSET-4F7K-24/A1 · High · due Fri 8 Jan 17:00`: what the band says is not said again. */
function headOf({ action, band }: ActionView): string {
  const priority = sayPriority(action.priority);
  const isSaid = wordOf(band).toLowerCase().includes(priority.toLowerCase());
  const due = isOpen(action) && band.when === undefined ? [`due ${sayWhen(action.due.at)}`] : [];
  return [sayActionId(action), ...(isSaid ? [] : [priority]), ...due].join(' · ');
}

const titleIn = (list: readonly Choice[], value: string): string =>
  list.find((choice) => choice.value === value)?.title ?? value;

/** English at its fullest stays whole; other scripts are cut so that the card stays within 28 KB. */
const mostSaid = 2200;

/** What was written when it was disputed, blocked, done, verified or cancelled, and why more time is asked for. */
function reported(action: Action): readonly Element[] {
  const { state } = action;
  const said = ((): readonly (readonly [string, string])[] => {
    switch (state.is) {
      case 'disputed':
      case 'blocked':
      case 'cancelled':
        return [['Reason', state.reason]];
      case 'done':
        return evidenceOf(state);
      case 'verified':
        return [
          ...evidenceOf(state.done),
          ...outcomeOf(state),
          ...(state.note === '' ? [] : [['Note', state.note] as const]),
        ];
      default:
        return [];
    }
  })();
  return [...(said.length === 0 ? [] : [lines(said, mostSaid)]), ...(isOpen(action) ? timeAskedOf(action) : [])];
}

/** What came of a disruption, and what the person who verified it says of the risk; nothing of one verified before this was asked. */
export const outcomeOf = ({
  outcome = '',
  effect = '',
}: Partial<Disrupting>): readonly (readonly [label: string, value: string])[] =>
  outcome === ''
    ? []
    : [
        ['What came of it', sayDisruptionOutcome(outcome)],
        ['Did it change the risk, as verified', titleIn(effects, effect)],
      ];

/** What the owner says was done. */
export const evidenceOf = (done: {
  readonly evidence: string;
  readonly effect: string;
}): readonly (readonly [string, string])[] => [
  ['Evidence of completion', done.evidence],
  ['Did it change the risk?', titleIn(effects, done.effect)],
];

/** Until when more time is asked for, by whom and why. */
export const timeAskedOf = ({ timeAsked }: Action): readonly Element[] =>
  timeAsked === undefined
    ? []
    : [
        lines(
          [
            ['More time requested by', cut(timeAsked.by.name, 100)],
            ['Until', sayDate(timeAsked.until)],
            ['Reason', timeAsked.reason],
          ],
          mostSaid,
        ),
      ];

const answers = {
  dispute: 'On the dispute',
  time: 'On more time',
  done: 'Not done yet',
  correction: 'Put right',
  handOver: 'Handed over',
  meeting: 'In a meeting',
} as const;

/** Those who carry it out read why (docs/process.md P9.4). */
function answered({ answer }: Action, now: Instant): readonly Element[] {
  if (answer === undefined) return [];
  return [
    lines([[`${answers[answer.to]}, ${cut(answer.by.name, 100)}, ${sayWhen(answer.at, now)}`, answer.text]], mostSaid),
  ];
}

function escalated({ escalation }: Action, now: Instant): readonly Element[] {
  if (escalation === undefined) return [];
  return [
    subheading('Escalation note'),
    lines(
      [
        ['Signed by', `${escalation.by.name}, ${sayWhen(escalation.at, now)}`],
        ['Concern', escalation.concern],
        ['Outcome wanted', escalation.outcomeWanted],
        ['Timescale', escalation.timescale],
      ],
      mostSaid,
    ),
  ];
}

const mostPrompt = 200;
/** "3, the last Mon 4 Jan 09:00, 1 working day late, to Sgt Ravi Mock": each of them is in the history of the case. */
const sayPrompted = ({ times, last }: NonNullable<ActionView['prompted']>): string =>
  times === 1 ? last : `${times} times, last ${last}`;

function whoAndWhat({ action, deputy, phrase, prompted }: ActionView): Element {
  const times = action.extensions === 1 ? 'once' : `${action.extensions} times`;
  return lines([
    ['Owner', action.owner?.name ?? 'No one is listed in the directory'],
    ...(deputy === undefined ? [] : [['Deputy', deputy] as const]),
    ...(phrase === '' || phrase === titleIn(subTypes, action.subType) ? [] : [['In the channel', phrase] as const]),
    ...(action.extensions === 0 ? [] : [['More time given', times] as const]),
    ...(prompted === undefined ? [] : [['Reminded', cut(sayPrompted(prompted), mostPrompt)] as const]),
  ]);
}

/** What is to be done, and what its owner needs to know: as typed, above whatever is asked of it. */
export const taskOf = (
  { text: task, needToKnow }: Pick<Action, 'text' | 'needToKnow'>,
  most?: number,
): readonly Element[] => [
  subheading('What is to be done'),
  words(task, most),
  subheading('What the owner needs to know'),
  words(needToKnow, most),
];

/** After an action was set: whom it went to, until when, and what the co-ordinator must still do. */
export function actionSetCard(
  title: string,
  body: readonly string[],
  warnings: readonly string[],
  buttons: readonly Button[],
): Card {
  return card(
    `${title}. ${[...body, ...warnings].join(' ')}`,
    [
      heading(title),
      ...body.map((line) => text(line)),
      ...(warnings.length === 0
        ? []
        : [
            box(
              'attention',
              warnings.map((line) => text(line)),
            ),
          ]),
    ],
    buttons,
  );
}

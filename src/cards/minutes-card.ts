// Minutes of a meeting that has ended: who was there, and case by case what was decided; and the extract of one child.
import { sayDate, sayTime, sayWhen, type Instant } from '../domain/calendar.ts';
import { sayActionId, type Action } from '../domain/action/action.ts';
import { sayBand } from '../domain/case/meeting-lists.ts';
import type { MeetingDecision } from '../domain/case/meeting-stages.ts';
import type { ConsentedCase } from '../domain/case/stages.ts';
import { sayType, type Correction, type EndedMeeting } from '../domain/meeting/meeting.ts';
import { sayDecision } from './decision-story.ts';
import { attendanceLines, grounds } from './meeting-card.ts';
import {
  card,
  cut,
  group,
  heading,
  lines,
  row,
  small,
  subheading,
  text,
  type Button,
  type Card,
  type Element,
} from './blocks.ts';

/** What the minutes say of one case. */
export interface MinutesItem {
  readonly case: ConsentedCase;
  readonly decision: MeetingDecision;
  readonly actions: readonly Action[];
  /** "Northumbria Police: Sgt Ravi Mock", by action id. */
  readonly owners: ReadonlyMap<string, string>;
  readonly buttons: readonly Button[];
}

export interface MinutesView {
  readonly meeting: EndedMeeting;
  readonly now: Instant;
  readonly shared: boolean;
  readonly page: number;
  readonly pages: number;
  readonly present: readonly (readonly [agency: string, names: string])[];
  readonly absent: readonly string[];
  readonly noPapers: readonly string[];
  readonly message?: string;
  readonly buttons: readonly Button[];
}

const titleOf = ({ type, date, startsAt }: EndedMeeting): string =>
  `${sayType(type)}, ${sayDate(date)}, ${sayTime(startsAt)}`;

function frame(view: MinutesView, body: readonly Element[]): Card {
  const place = `Minutes ${view.page + 1} of ${view.pages}`;
  const { approved } = view.meeting;
  const standing =
    approved === undefined ? 'Draft' : `Approved by ${cut(approved.by.name, 100)}, ${sayWhen(approved.at, view.now)}`;
  return card(
    `${place}. ${titleOf(view.meeting)}.${view.message === undefined ? '' : ` ${view.message}`}`,
    [
      heading('Minutes'),
      small(titleOf(view.meeting), { spacing: 'None' }),
      small(`${standing} · ${place}`, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(view.message === undefined ? [] : [text(view.message, { weight: 'Bolder' })]),
      ...body,
      small(place, { separator: true }),
    ],
    view.buttons,
  );
}

export interface Overview {
  readonly decided: number;
  readonly undecided: readonly string[];
  readonly corrections: readonly Correction[];
}
const mostCorrections = 6;

/** The first page: who was there, what was missing, what is left. */
export function minutesOverview(view: MinutesView, { decided, undecided, corrections }: Overview): Card {
  const { meeting, now, present } = view;
  return frame(view, [
    lines([
      ['Chair', cut(meeting.chair.name, 100)],
      ['Started', sayWhen(meeting.startedAt, now)],
      ['Ended', sayWhen(meeting.endedAt, now)],
      ['Quorum', meeting.quorate ? 'quorate' : 'not quorate'],
    ]),
    subheading('Attendance'),
    ...(present.length === 0 ? [text('Nobody was recorded.')] : [attendanceLines(present)]),
    ...grounds(view),
    text(
      `Decided: ${decided}. Not decided: ${undecided.length}${undecided.length === 0 ? '.' : ` (${undecided.slice(0, 40).join(', ')}).`}`,
    ),
    ...(corrections.length === 0 ? [] : [subheading('Corrections')]),
    ...(corrections.length > mostCorrections ? [small('Earlier ones are on record and not shown here.')] : []),
    ...corrections
      .slice(-mostCorrections)
      .map(({ by, at, text: said }) => lines([[`${cut(by.name, 60)}, ${sayWhen(at, now)}`, said]], 2200)),
  ]);
}

/** The further pages: case by case. */
export const minutesPage = (view: MinutesView, items: readonly MinutesItem[]): Card =>
  frame(
    view,
    items.flatMap((item) => [group([...itemLines(item, view.now), row(item.buttons)], true)]),
  );

/** One case in the minutes. `now` is for the years of dates. */
function itemLines({ case: one, decision, actions, owners }: MinutesItem, now: Instant): readonly Element[] {
  const conflicts = (one.conflicts ?? []).filter(({ meeting }) => meeting === decision.meeting);
  return [
    subheading(one.reference),
    lines([
      ['Decision', sayDecision(decision.decision)],
      ['Recorded by', `${cut(decision.by.name, 100)}, ${sayWhen(decision.at, now)}`],
    ]),
    lines([['Rationale', decision.rationale]], 3600),
    ...(decision.detail === '' ? [] : [lines([['Plan, lead or council', decision.detail]], 500)]),
    ...(decision.band === ''
      ? []
      : [
          lines(
            [
              ['Risk band', sayBand(decision.band)],
              ['Why this band', decision.bandRationale],
            ],
            900,
          ),
        ]),
    ...(decision.dissent === '' ? [] : [lines([['Who disagreed', decision.dissent]], 900)]),
    ...(conflicts.length === 0
      ? []
      : [lines([['Conflict of interest', conflicts.map(({ by }) => cut(by.name, 60)).join(', ')]], 600)]),
    ...(decision.quorate ? [] : [text('The meeting was not quorate.')]),
    ...(actions.length === 0 ? [text('No actions.')] : [actionLines(actions, owners)]),
  ];
}
const mostActions = 6;

const actionLines = (actions: readonly Action[], owners: ReadonlyMap<string, string>): Element =>
  lines(
    [
      ...actions
        .slice(0, mostActions)
        .map(
          (action) =>
            [
              `Action ${action.id}, ${cut(owners.get(sayActionId(action)) ?? '', 90)}, due ${sayWhen(action.due.at)}`,
              cut(action.text, 200),
            ] as const,
        ),
      ...(actions.length > mostActions
        ? [['And', `${actions.length - mostActions} more, under Actions of the case`] as const]
        : []),
    ],
    500,
  );

export interface ExtractView {
  readonly meeting: EndedMeeting;
  readonly item: MinutesItem;
  readonly present: readonly (readonly [agency: string, names: string])[];
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

/** For the case system: this child's part alone, nothing of another family (domain.md 5.5). */
export function extractCard({ meeting, item, present, now, shared, buttons }: ExtractView): Card {
  const title = 'Extract of the minutes';
  return card(
    `${title}. ${item.case.reference}.`,
    [
      heading(title),
      small(titleOf(meeting), { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      small(meeting.approved === undefined ? 'Draft: the minutes are not approved yet.' : 'The minutes are approved.'),
      ...itemLines(item, now),
      subheading('Who was there'),
      ...(present.length === 0 ? [text('Nobody was recorded.')] : [attendanceLines(present)]),
      small('This extract holds only this child. Copy nothing into it from another.', { separator: true }),
    ],
    buttons,
  );
}

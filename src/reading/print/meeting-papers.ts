// A meeting on paper: agenda, minutes, and the extract of one child. Each case is a look before it leaves.
import {
  actionPairs,
  correctionPairs,
  minutesLines,
  noActions,
  overviewPairs,
  recordMinutesPairs,
  onlyThisChild,
  sayApproved,
  sayClosed,
  sayExtractOf,
  sayNotQuorate,
  titleOfMinutes,
  type MinutesItem,
} from '../../cards/meeting/minutes-card.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { kindOfEntity } from '../../cards/entity/say.ts';
import { recordDecisions } from '../../domain/entity/decisions.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { kindLabels } from '../../domain/case/meeting/agenda.ts';
import { sayMeeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { rowWarnings, warningPairs } from '../case/warnings.ts';
import { agendaShown, closedItem, isOpenItem, isRecordItem, sayLateItem, sayTogether } from '../meeting/agenda.ts';
import { meetingFor } from '../meeting/meetings.ts';
import { draftsOf, extractFor, minutedFor, minutesFor, minutesOn, presentAt } from '../meeting/minutes.ts';
import { byAgency, missingAgencies, papersFrom } from '../meeting/words.ts';
import type { Reader } from '../reader.ts';
import { handlingOf, part, type Part, type Print } from './paper.ts';

export async function agendaOnPaper(reader: Reader, id: MeetingId): Promise<Print | undefined> {
  const meeting = await meetingFor(reader, id);
  if (meeting === undefined) return undefined;
  const items = await agendaShown(reader, meeting);
  const rows = items.map((item) => {
    const length = `${item.minutes} min`;
    if (!isOpenItem(item)) return [item.slot, closedItem, '', '', length, ''];
    if (isRecordItem(item)) {
      const decided = item.decision === undefined ? '' : recordDecisions[item.decision.decision].title;
      return [item.slot, item.entity.id, kindOfEntity(item.entity), '', length, decided];
    }
    const { case: childCase, kind, slot, decision } = item;
    return [
      slot,
      childCase.reference,
      [kindLabels[kind], sayLateItem(item), sayTogether(item)].filter((one) => one !== undefined).join(', '),
      besides(rowWarnings(rowOf(childCase), reader)),
      length,
      decision === undefined ? '' : sayDecision(decision.decision),
    ];
  });
  return {
    title: `Agenda: ${sayMeeting(meeting, reader.now)}`,
    line: handlingOf(reader, ''),
    sections: [
      part('Meeting', [
        ['When', sayWhen(meeting.startsAt, reader.now)],
        ['Chair', meeting.chair.name],
      ]),
      items.length === 0
        ? part('Agenda', [], 'Nothing is on the agenda for you.')
        : {
            title: 'Agenda',
            lines: [],
            rows: [['Time', 'Case or record', 'Item', 'Warning', 'Length', 'Decided'], ...rows],
          },
    ],
  };
}

/** What no one may overlook, in a cell beside the case. */
export const besides = (warnings: readonly string[]): string => warnings.map((one) => `▲ ${one}`).join('\n');

/** One case in the minutes; `title` its heading. */
function itemPart(item: MinutesItem, title: string, reader: Reader): Part {
  const { actions, owners, decision } = item;
  return part(
    title,
    [
      ...warningPairs(item.case, reader),
      ...minutesLines(item, reader.now).flatMap(({ pairs }) => pairs),
      ...actionPairs(actions, owners),
    ],
    ...(decision.quorate ? [] : [sayNotQuorate(decision)]),
    ...(actions.length === 0 ? [noActions] : []),
  );
}

export async function minutesOnPaper(reader: Reader, id: MeetingId): Promise<Print | undefined> {
  const { directory, now } = reader;
  const meeting = await minutesFor(reader, id);
  if (meeting === undefined) return undefined;
  const { decided, undecided, undecidedRecords, records, closed, ...corrected } = await minutedFor(reader, meeting);
  const drafts = await draftsOf(reader, meeting, decided);
  const items = await Promise.all(drafts.map(async (item) => minutesOn(reader, item, 'minutes')));
  const missing = missingAgencies(meeting, directory);
  return {
    title: `Minutes: ${titleOfMinutes(meeting)}`,
    line: handlingOf(reader, `${sayApproved(meeting, now)}.`),
    sections: [
      part('Meeting', overviewPairs({ meeting, papers: papersFrom(meeting, directory), ...missing }, now)),
      part('Attendance', byAgency(meeting.attendance, directory)),
      part('Missing', [
        ['No one came from', missing.absent.join(', ')],
        ['Not there for some of their items', missing.missed.join(', ')],
        ['No papers came from', missing.noPapers.join(', ')],
        ['Not decided', [...undecided, ...undecidedRecords].join(', ')],
      ]),
      ...items.flatMap((item) => (item === undefined ? [] : [itemPart(item, item.case.reference, reader)])),
      ...records.map((record) => part(record.id, recordMinutesPairs(record, now))),
      part('Restricted', [], ...(closed === 0 ? [] : [sayClosed(closed)])),
      part('Corrections', correctionPairs(corrected, now)),
    ].filter(({ lines }) => lines.length > 0),
  };
}

export async function extractOnPaper(reader: Reader, id: MeetingId, reference: Reference): Promise<Print | undefined> {
  const { directory } = reader;
  const meeting = await minutesFor(reader, id);
  const item = meeting && (await extractFor(reader, meeting, reference));
  if (meeting === undefined || item === undefined) return undefined;
  return {
    title: `Extract of the minutes: ${item.case.reference}`,
    line: handlingOf(reader, sayExtractOf(meeting)),
    sections: [
      part('Meeting', [['Meeting', titleOfMinutes(meeting)]]),
      itemPart(item, item.case.reference, reader),
      part('Who was present', byAgency(presentAt(item), directory), onlyThisChild),
    ],
  };
}

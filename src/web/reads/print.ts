// Pages made for paper. Of a child no more than their card says, and each case is a look before it leaves.
import {
  actionPairs,
  correctionPair,
  minutesLines,
  noActions,
  sayNotQuorate,
  onlyThisChild,
  overviewPairs,
  sayApproved,
  sayClosed,
  sayExtractOf,
  titleOfMinutes,
  type MinutesItem,
} from '../../cards/meeting/minutes-card.ts';
import { historyOf } from '../../reading/case/history.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { answerIn } from '../../cards/consent/reading.ts';
import { fieldNamed } from '../../domain/case/referral/pages.ts';
import { mergedInto, sayOther } from '../../reading/case/merged.ts';
import type { Case } from '../../domain/case/stages.ts';
import { rowOf } from '../../domain/case/row.ts';
import { rowWarnings, warningPairs } from '../../reading/case/warnings.ts';
import { chronologyOf } from '../../reading/case/sections.ts';
import { linesOf, paragraph, type Pairs } from '../../reading/lines.ts';
import { agendaShown, closedItem, isOpenItem } from '../../reading/meeting/agenda.ts';
import { meetingFor } from '../../reading/meeting/meetings.ts';
import { draftsOf, extractFor, minutedFor, minutesFor, minutesOn, presentAt } from '../../reading/meeting/minutes.ts';
import { byAgency, missingAgencies, papersFrom } from '../../reading/meeting/words.ts';
import { see, type Viewer } from '../../reading/reader.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { stageLabels } from '../../domain/case/stage-table.ts';
import { kindLabels } from '../../domain/meeting/agenda.ts';
import { sayMeeting } from '../../domain/meeting/meeting.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import type { Print } from '../tab/api.ts';
import type { Read } from './read.ts';

type Part = Print['sections'][number];
export const part = (title: string, pairs: Pairs, ...paragraphs: readonly string[]): Part => ({
  title,
  lines: [...linesOf(pairs), ...paragraphs.map(paragraph)],
});

/** Paper is left lying about: it says whose it is and what to do with it. */
export const lineOf = ({ person, directory, now }: Viewer, standing: string): string =>
  `${standing === '' ? '' : `${standing} `}Printed by ${person.name}, ${sayWhen(now)}. Confidential, for ${directory.settings.panelName} only: keep it locked away, and shred it when it is no longer needed.`;

export const printAgenda: Read<'printAgenda'> = async (scene, { meeting: id }) => {
  const meeting = await meetingFor(scene, id);
  if (meeting === undefined) return undefined;
  const items = await agendaShown(scene, meeting);
  const rows = items.map((item) => {
    const length = `${item.minutes} min`;
    if (!isOpenItem(item)) return [item.slot, closedItem, '', '', length, ''];
    const { case: one, kind, slot, decision } = item;
    return [
      slot,
      one.reference,
      kindLabels[kind],
      besides(rowWarnings(rowOf(one), scene)),
      length,
      decision === undefined ? '' : sayDecision(decision.decision),
    ];
  });
  return {
    title: `Agenda: ${sayMeeting(meeting, scene.now)}`,
    line: lineOf(scene, ''),
    sections: [
      part('Meeting', [
        ['When', sayWhen(meeting.startsAt, scene.now)],
        ['Chair', meeting.chair.name],
      ]),
      items.length === 0
        ? part('Agenda', [], 'Nothing is on the agenda for you.')
        : { title: 'Agenda', lines: [], rows: [['Time', 'Case', 'Item', 'Warning', 'Length', 'Decided'], ...rows] },
    ],
  };
};

const besides = (warnings: readonly string[]): string => warnings.map((one) => `▲ ${one}`).join('\n');

/** One case in the minutes; `title` its heading. */
function itemPart(item: MinutesItem, title: string, now: Instant): Part {
  const { actions, owners, decision } = item;
  return part(
    title,
    [
      ...warningPairs(item.case),
      ...minutesLines(item, now).flatMap(({ pairs }) => pairs),
      ...actionPairs(actions, owners),
    ],
    ...(decision.quorate ? [] : [sayNotQuorate(decision)]),
    ...(actions.length === 0 ? [noActions] : []),
  );
}

export const printMinutes: Read<'printMinutes'> = async (scene, { meeting: id }) => {
  const { directory, now } = scene;
  const meeting = await minutesFor(scene, id);
  if (meeting === undefined) return undefined;
  const { decided, undecided, corrections, closed } = await minutedFor(scene, meeting);
  const drafts = await draftsOf(scene, meeting, decided);
  const items = await Promise.all(drafts.map(async (item) => minutesOn(scene, item, 'minutes')));
  const { absent, noPapers } = missingAgencies(meeting, directory);
  return {
    title: `Minutes: ${titleOfMinutes(meeting)}`,
    line: lineOf(scene, `${sayApproved(meeting, now)}.`),
    sections: [
      part('Meeting', overviewPairs({ meeting, papers: papersFrom(meeting, directory), absent, noPapers }, now)),
      part('Attendance', byAgency(meeting.attendance, directory)),
      part('Missing', [
        ['No one came from', absent.join(', ')],
        ['No papers came from', noPapers.join(', ')],
        ['Not decided', undecided.join(', ')],
      ]),
      ...items.flatMap((item) => (item === undefined ? [] : [itemPart(item, item.case.reference, now)])),
      part('Restricted', [], ...(closed === 0 ? [] : [sayClosed(closed)])),
      part(
        'Corrections',
        corrections.map((correction) => correctionPair(correction, now)),
      ),
    ].filter(({ lines }) => lines.length > 0),
  };
};

export const printExtract: Read<'printExtract'> = async (scene, { meeting: id, reference }) => {
  const { directory, now } = scene;
  const meeting = await minutesFor(scene, id);
  const item = meeting && (await extractFor(scene, meeting, reference));
  if (meeting === undefined || item === undefined) return undefined;
  return {
    title: `Extract of the minutes: ${item.case.reference}`,
    line: lineOf(scene, sayExtractOf(meeting)),
    sections: [
      part('Meeting', [['Meeting', titleOfMinutes(meeting)]]),
      itemPart(item, item.case.reference, now),
      part('Who was present', byAgency(presentAt(item), directory), onlyThisChild),
    ],
  };
};

/** What it said of the child and of the worry. */
const referralInShort = (one: Case): Pairs =>
  ['strengths', 'childsWords', 'worries', 'types'].map((name) => [
    fieldNamed(name)?.title ?? name,
    answerIn(one, name),
  ]);

export const printChronology: Read<'printChronology'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, 'history', 'Print');
  if (seen === undefined || !seen.reads('history')) return undefined;
  const { directory, now } = scene;
  const { case: one } = seen;
  const facts = await scene.ports.cases.facts(one.reference);
  const others = await mergedInto(scene, one, 'chronology: merged referral');
  const rows = chronologyOf(historyOf(facts, directory, now), directory, now).map(({ when, what, who, changed }) => [
    when,
    what,
    who,
    changed.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
  ]);
  return {
    title: `History: ${one.reference}`,
    line: lineOf(scene, ''),
    sections: [
      part('Case', [...warningPairs(one), ['Child', nameOf(one)], ['Stage', stageLabels[one.stage]]]),
      ...others.map((other) => part(sayOther(other), referralInShort(other))),
      { title: 'History', lines: [], rows: [['When', 'What', 'Who', 'Answers that changed'], ...rows] },
    ],
  };
};

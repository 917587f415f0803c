// Paper for a case that ends: the letter for child and family, and the pack for the council that takes over. The letter is
// read at a kitchen table: it says nothing of why, and nothing of anybody else (docs/process.md P17.3, P17.4).
import { stateLabels } from '../../domain/case/action/action.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { leadWorkerOf } from '../../domain/case/review/picture.ts';
import { stageLabels } from '../../domain/case/stage-table.ts';
import { hasLetter, hasPack } from '../../reading/case/prints.ts';
import { linesOf, type Pairs } from '../../reading/lines.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { sectionsOnPage } from '../../reading/case/sections.ts';
import { warningPairs } from '../../reading/case/warnings.ts';
import { see } from '../../reading/reader.ts';
import { localDate, sayDate } from '../../domain/time/calendar.ts';
import { lineOf, part } from './print.ts';
import type { Read } from './read.ts';

export const printLetter: Read<'printLetter'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, 'letter', 'Print');
  if (seen === undefined || !seen.reads('decisions') || !hasLetter(seen.case)) return undefined;
  const { directory, now } = scene;
  const { case: one } = seen;
  const { panelName, frontDoor, frontDoorOutOfHours, emergency } = directory.settings;
  const lead = leadWorkerOf(one, directory);
  const decidedOn = one.decisions?.at(-1)?.at ?? now;
  const phone = lead?.phone === undefined ? '' : ` on ${lead.phone}`;
  const forename = (one.answers['forenames'] ?? '').trim();
  return {
    title: 'Your meetings with us have ended',
    line: `${panelName}, ${sayDate(localDate(now))}`,
    sections: [
      part(
        forename === '' ? 'Hello' : `Dear ${forename}`,
        [],
        'People from the council, the police, health and schools have been meeting to talk about how to help you stay safe. This letter is for you and your family.',
        `On ${sayDate(localDate(decidedOn))} they decided that these meetings can end. Your help does not end with them.`,
      ),
      part('What carries on', [], one.plan),
      part(
        'If you have a question',
        [],
        `${lead === undefined ? 'Ring us' : `Ask ${lead.name}${phone}, or ring us`} on ${directory.settings.adviceLine}. You can ask to see what we have written about you. You can tell us what you think of the meetings, good or bad.`,
      ),
      part(
        'If you are worried',
        [],
        `Tell an adult you trust, or ring ${frontDoor}; in the evening and at weekends ${frontDoorOutOfHours}. If you are in danger now, ring ${emergency}.`,
        'If something happens again, it is not your fault. We will help you again.',
      ),
    ],
  };
};

export const printPack: Read<'printPack'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, 'transfer pack', 'Print');
  if (seen === undefined || !seen.reads('referral') || !hasPack(seen.case)) return undefined;
  const { case: one } = seen;
  const { directory, ports } = scene;
  const { strengths, picture } = await sectionsOnPage(scene, seen);
  const actions = seen.reads('actions') ? await ports.cases.parts(one.reference, 'action') : [];
  const { council, contact, whyWhen, placement } = one.transfer;
  const lead = leadWorkerOf(one, directory);
  const transfer: Pairs = [
    ['Child', nameOf(one)],
    ['Our reference', one.reference],
    ['Stage', stageLabels[one.stage]],
    ['Receiving council', council],
    ['Contact there', contact],
    ['Why and when', whyWhen],
    ['Placement', placement],
    ['Lead worker here', [lead?.name ?? '', lead?.phone ?? ''].filter((word) => word !== '').join(', ')],
  ];
  const rows = actions.map(({ id, text, agency, due, state }) => [
    id,
    text,
    agencyName(directory, agency),
    sayDate(localDate(due.at)),
    stateLabels[state.is],
  ]);
  return {
    title: `Transfer pack: ${one.reference}`,
    line: lineOf(scene, 'Until you have accepted in writing, we remain responsible for the child.'),
    sections: [
      { title: 'Transfer', lines: linesOf([...warningPairs(one), ...transfer]) },
      ...[...strengths, ...picture].filter(({ title, lines }) => title !== '' && lines.length > 0),
      ...(rows.length === 0
        ? []
        : [{ title: 'Actions', lines: [], rows: [['Number', 'Action', 'Agency', 'Due', 'State'], ...rows] }]),
    ],
  };
};

// A case on paper: its history; the letter for child and family, and the pack for the council that takes over. Of a child no
// more than their card says, and each case is a look before it leaves. The letter is read at a kitchen table: it says nothing
// of why, and nothing of anyone else (docs/process.md P17.3, P17.4).
import { answerIn } from '../../cards/consent/reading.ts';
import { stateLabels } from '../../domain/case/action/action.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { leadWorkerOf } from '../../domain/case/review/review.ts';
import { lifeOf } from '../../domain/case/state/life.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { localDate, sayDate } from '../../domain/time/calendar.ts';
import { historyOf } from '../case/history.ts';
import { nameOf } from '../case/lists.ts';
import { mergedInto, sayOther } from '../case/merged.ts';
import { everythingOf } from '../case/at-hand.ts';
import { hasLetter, packOf } from '../case/prints.ts';
import { chronologyOf, sectionsOnPage } from '../case/sections.ts';
import { warningPairs } from '../case/warnings.ts';
import { linesOf, type Pairs } from '../lines.ts';
import { see, type Reader } from '../reader.ts';
import { handlingOf, part, type Print } from './paper.ts';
import { agencyName } from '../../domain/people/agencies.ts';

/** What it said of the child and of the worry. */
const referralInShort = (childCase: Case): Pairs =>
  ['strengths', 'childsWords', 'worries', 'types'].map((name) => [
    fieldNamed(name)?.title ?? name,
    answerIn(childCase, name),
  ]);

export async function historyOnPaper(reader: Reader, reference: Reference): Promise<Print | undefined> {
  const seen = await see(reader, reference, 'history', 'Print');
  if (seen === undefined || !seen.reads('history')) return undefined;
  const { directory, now } = reader;
  const { case: childCase } = seen;
  const facts = await reader.ports.cases.facts(childCase.reference);
  const others = await mergedInto(reader, childCase, 'chronology: merged referral');
  const rows = chronologyOf(historyOf(facts, reader), directory, now).map(({ when, what, who, righted, changed }) => [
    when,
    righted === undefined ? what : `${what}\n${righted}`,
    who,
    changed.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
  ]);
  return {
    title: `History: ${childCase.reference}`,
    line: handlingOf(reader, ''),
    sections: [
      part('Case', [
        ...warningPairs(childCase, reader),
        ['Child', nameOf(childCase)],
        ['Stage', stageLabels[childCase.stage]],
      ]),
      ...others.map((other) => part(sayOther(other), referralInShort(other))),
      { title: 'History', lines: [], rows: [['When', 'What', 'Who', 'Answers that changed'], ...rows] },
    ],
  };
}

export async function letterOnPaper(reader: Reader, reference: Reference): Promise<Print | undefined> {
  const seen = await see(reader, reference, 'letter', 'Print');
  if (seen === undefined || !seen.reads('decisions') || !hasLetter(seen.case)) return undefined;
  const { directory, now } = reader;
  const { case: childCase } = seen;
  const { panelName, frontDoor, frontDoorOutOfHours, emergency } = directory.settings;
  const lead = leadWorkerOf(childCase, directory);
  const decidedOn = childCase.decisions?.at(-1)?.at ?? now;
  const phone = lead?.phone === undefined ? '' : ` on ${lead.phone}`;
  const isAdult = lifeOf(childCase, now) === 'adult';
  const forename = (childCase.answers['forenames'] ?? '').trim();
  return {
    title: 'The meetings to help keep you safe have ended',
    line: `${panelName}, ${sayDate(localDate(now))}`,
    sections: [
      part(
        forename === '' ? 'Hello' : `Dear ${forename}`,
        [],
        `People from the council, the police, health and schools have been meeting to talk about how to help you stay safe. This letter is for you${isAdult ? '' : ' and your family'}.`,
        `On ${sayDate(localDate(decidedOn))} they decided that these meetings can end. Your help does not end with them.`,
      ),
      part('What carries on', [], childCase.plan),
      part(
        'If you have a question',
        [],
        `${lead === undefined ? 'Ring us' : `Ask ${lead.name}${phone}, or ring us`} on ${directory.settings.adviceLine}. You can ask to see what we have written about you. You can tell us what you think of the meetings, good or bad.`,
      ),
      part(
        'If you are worried',
        [],
        `Tell ${isAdult ? 'someone' : 'an adult'} you trust, or ring ${frontDoor}${isAdult ? ', who say who helps adults' : ''}; in the evening and at weekends ${frontDoorOutOfHours}. If you are in danger now, ring ${emergency}.`,
        'If something happens again, it is not your fault. Tell someone: we will listen.',
      ),
    ],
  };
}

export async function packOnPaper(reader: Reader, reference: Reference): Promise<Print | undefined> {
  const seen = await see(reader, reference, 'transfer pack', 'Print');
  const told = seen && packOf(seen.case);
  if (seen === undefined || told === undefined || !seen.reads('referral')) return undefined;
  const { case: childCase } = seen;
  const { directory, ports } = reader;
  const all = await everythingOf(ports.cases, seen);
  const { strengths, picture } = await sectionsOnPage(reader, seen, all);
  const { action: actions = [] } = all;
  const { council, contact, whyWhen, placement } = told;
  const lead = leadWorkerOf(childCase, directory);
  const transfer: Pairs = [
    ['Child', nameOf(childCase)],
    ['Our reference', childCase.reference],
    ['Stage', stageLabels[childCase.stage]],
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
    title: `Transfer pack: ${childCase.reference}`,
    line: handlingOf(reader, 'Until you have accepted in writing, we remain responsible for the child.'),
    sections: [
      { title: 'Transfer', lines: linesOf([...warningPairs(childCase, reader), ...transfer]) },
      ...[...strengths, ...picture].filter(({ title, lines }) => title !== '' && lines.length > 0),
      ...(rows.length === 0
        ? []
        : [{ title: 'Actions', lines: [], rows: [['Number', 'Action', 'Agency', 'Due', 'State'], ...rows] }]),
    ],
  };
}

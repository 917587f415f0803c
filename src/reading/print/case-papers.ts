// A case on paper: its history; the letters for child and family, and the pack for the council that takes over. Of a child no
// more than their card says, and each case is a look before it leaves. A letter is read at a kitchen table: it says nothing
// of the worry, and nothing of anyone else (docs/process.md P17.3, P17.4, P17.14).
import { factsFor } from '../case/again.ts';
import { onwardTitle } from '../../cards/case/onward-card.ts';
import { transferBegun } from '../../cards/case/story.ts';
import { answerIn } from '../../cards/consent/reading.ts';
import { sayState } from '../../domain/case/action/action.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { leadWorkerOf } from '../../domain/case/access/access.ts';
import { lifeOf } from '../../domain/case/state/life.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import type { Closed } from '../../domain/case/state/since-consent.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { localDate, sayDate } from '../../domain/time/calendar.ts';
import { historyOf } from '../case/history.ts';
import { nameOf } from '../case/lists.ts';
import { mentionLine, readable } from '../case/mentions.ts';
import { peopleAndPlaces } from '../../cards/mention/mention-card.ts';
import { withoutEvidence } from '../case/marked.ts';
import { mergedInto, sayOther } from '../case/merged.ts';
import { everythingOf, type AtHand } from '../case/at-hand.ts';
import { sayMoved, transferTold } from '../../domain/case/ends/transfer.ts';
import { bands, sayBand } from '../../domain/case/meeting/decisions.ts';
import { withoutReferences } from '../../domain/kernel/ids.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { ringLines, sayFrontDoor, sayOpen } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { afterSection47, goesOnAfter, hasLetter } from '../case/prints.ts';
import { chronologyOf, sectionsOnPage } from '../case/sections.ts';
import { warningPairs } from '../case/warnings.ts';
import { linesOf, type Pairs } from '../lines.ts';
import { see, type Reader } from '../reader.ts';
import { handlingOf, part, type Part, type Print } from './paper.ts';
import type { Reads } from '../../domain/people/reads.ts';
import { given } from '../../domain/kernel/given.ts';
import { markOf } from '../../domain/link/handling.ts';
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
  const facts = await factsFor(reader, childCase);
  const others = await mergedInto(reader, childCase, 'chronology: merged referral');
  const rows = chronologyOf(historyOf(facts, reader, seen.reads), directory, now).map(
    ({ when, what, who, righted, changed }) => [
      when,
      righted === undefined ? what : `${what}\n${righted}`,
      who,
      changed.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
    ],
  );
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

/** After a closure; or why MSET goes on although Section 47 ended with no further action. */
export async function letterOnPaper(reader: Reader, reference: Reference): Promise<Print | undefined> {
  const seen = await see(reader, reference, 'letter', 'Print');
  if (seen === undefined) return undefined;
  const { case: childCase } = seen;
  if (hasLetter(childCase)) return seen.reads('decisions') ? closingLetter(childCase, reader) : undefined;
  const how = goesOnAfter(childCase);
  return how !== undefined && seen.reads('referral') ? goingOnLetter(childCase, how, reader) : undefined;
}

const letterOf = (childCase: Case, { directory, now }: Reader, title: string, said: readonly Part[]): Print => ({
  title,
  line: `${directory.settings.panelName}, ${sayDate(localDate(now))}`,
  sections: [...said, ...whomToAsk(childCase, directory, lifeOf(childCase, now) === 'adult')],
});
function greeting({ answers }: Case): string {
  const forename = (answers['forenames'] ?? '').trim();
  return forename === '' ? 'Hello' : `Dear ${forename}`;
}
/** How people are called who meet about a child. */
const meeting = 'People from the council, the police, health and schools';

function closingLetter(childCase: Closed, reader: Reader): Print {
  const { now } = reader;
  const decidedOn = childCase.decisions?.at(-1)?.at ?? now;
  const isAdult = lifeOf(childCase, now) === 'adult';
  return letterOf(childCase, reader, 'The meetings to help keep you safe have ended', [
    part(
      greeting(childCase),
      [],
      `${meeting} have been meeting to talk about how to help you stay safe. This letter is for you${isAdult ? '' : ' and your family'}.`,
      `On ${sayDate(localDate(decidedOn))} they decided that these meetings can end. Your help does not end with them.`,
    ),
    part('What carries on', [], childCase.plan),
  ]);
}

/** It says that MSET goes on, why in general, and nothing of the worry or of anyone else. */
const goingOnLetter = (childCase: Case, how: keyof typeof afterSection47, reader: Reader): Print =>
  letterOf(childCase, reader, 'Why the meetings to help keep you safe carry on', [
    part(
      greeting(childCase),
      [],
      `${afterSection47[how]} ${meeting} still meet to talk about how to help you stay safe. This letter says why. It is for you${lifeOf(childCase, reader.now) === 'adult' ? '' : ' and your family'}.`,
    ),
    part(
      'Why they still meet',
      [],
      'A Section 47 enquiry asks whether a child must be protected by law, most often at home. Children can also be harmed by people outside the home, and then a family often cannot stop it alone. That is what these meetings are about.',
      'That the enquiry went no further does not mean that you were not believed. That the meetings carry on does not mean that you or your family have done something wrong.',
    ),
    part(
      'What you can do',
      [],
      'You can say what you think, what would help and what would not. You can ask what is planned, who knows about it, and when it will end.',
    ),
  ]);

/** The lead worker; and the line that is there for families, for the advice line is for professionals only (docs/process.md P1.7). */
function whomToAsk(childCase: Case, directory: Directory, isAdult: boolean): readonly Part[] {
  const { settings } = directory;
  const lead = leadWorkerOf(childCase, directory);
  const phone = lead?.phone === undefined ? '' : ` on ${lead.phone}`;
  const { frontDoor } = ringLines(settings);
  return [
    part(
      'If you have a question',
      [],
      `${lead === undefined ? 'Ring' : `Ask ${lead.name}${phone}, or ring`} the council’s Social Care on ${frontDoor.number} (${sayOpen(frontDoor)}). You can ask to see what we have written about you. You can tell us what you think of the meetings, good or bad.`,
    ),
    part(
      'If you are worried',
      [],
      `Tell ${isAdult ? 'someone' : 'an adult'} you trust, or ring Social Care${isAdult ? ', who say who helps adults' : ''}: ${sayFrontDoor(settings)}. If you are in danger now, ring ${settings.emergency}.`,
      'If something happens again, it is not your fault. Tell someone: we will listen.',
    ),
  ];
}

export async function packOnPaper(reader: Reader, reference: Reference): Promise<Print | undefined> {
  const whole = await see(reader, reference, 'transfer pack', 'Print');
  const told = whole && transferTold(whole.case);
  if (whole === undefined || told === undefined || !whole.reads('referral')) return undefined;
  // What the LADO was told is kept even from the agencies at the table: it goes from LADO to LADO.
  const seen = { ...whole, reads: withoutAllegations(whole.reads) };
  const { case: childCase } = seen;
  const { directory } = reader;
  // What is for some readers only goes from person to person.
  const all = forEveryone(childCase, await everythingOf(reader, seen));
  const { strengths, picture } = await sectionsOnPage(reader, seen, all, ['lastCase']);
  const { action: actions = [], mention: mentions = [] } = all;
  const named = readable(childCase, mentions, reader)
    .filter(({ mention, level }) => level === 'full' && mention.mark === 'case' && mention.notFamily !== true)
    .map((one) => mentionLine(one, reader));
  const { council, contact, whyWhen, placement, responsibility } = told;
  const lead = leadWorkerOf(childCase, directory);
  const transfer: Pairs = [
    ['Child', nameOf(childCase)],
    ['Our reference', childCase.reference],
    ['Stage', stageLabels[childCase.stage]],
    ['Receiving council', council],
    ['Contact there', contact],
    ['Why and when', whyWhen],
    ['Placement', placement],
    ...(responsibility === undefined ? [] : [['Responsibility moved', sayMoved(responsibility)] as const]),
    ['Lead worker here', [lead?.name ?? '', lead?.phone ?? ''].filter((word) => word !== '').join(', ')],
  ];
  const rows = actions.map(({ id, text, agency, due, state }) => [
    id,
    text,
    agencyName(directory, agency),
    sayDate(localDate(due.at)),
    sayState(state),
  ]);
  const sections: readonly Part[] = [
    { title: 'Transfer', lines: linesOf([...warningPairs(childCase, reader), ...transfer]) },
    whatBandsMean(directory.settings),
    ...[...strengths, ...picture]
      // Told above; and that the pack is given is not for the pack.
      .filter(({ title, lines }) => title !== '' && lines.length > 0 && !title.startsWith(transferBegun))
      .map(({ title, lines }) => ({ title: title === onwardTitle ? onwardInPack : title, lines })),
    // What is for some readers only, or is kept from the family, goes from person to person.
    ...(named.length === 0
      ? []
      : [
          {
            title: peopleAndPlaces,
            lines: [],
            rows: [
              ['What', 'How it is connected', 'How that is known'],
              ...named.map(({ kind, called = '', how, source }) => [`${called} (${kind.toLowerCase()})`, how, source]),
            ],
          },
        ]),
    ...(rows.length === 0
      ? []
      : [{ title: 'Actions', lines: [], rows: [['Number', 'Action', 'Agency', 'Due', 'State'], ...rows] }]),
  ];
  return {
    title: `Transfer pack: ${childCase.reference}`,
    line: handlingOf(reader, 'Until you have accepted in writing, we remain responsible for the child.'),
    sections: sections.map((section) => alone(section, childCase.reference)),
  };
}

/** Without the updates, what return interviews told, and what backs signs, that not all who read the case may read. */
const forEveryone = (childCase: Case, hand: AtHand): AtHand => ({
  ...hand,
  ...given({
    review: hand.review?.filter((one) => one.is !== 'update' || markOf(one).mark === 'case'),
    episode: hand.episode?.map((episode) => ({
      ...episode,
      // That one was held is no content.
      interviews: episode.interviews.map((one) =>
        markOf(one).mark === 'case' ? one : { ...one, learned: 'Ask the lead worker: not all may read it.' },
      ),
    })),
    assessment: hand.assessment?.map((one) => ({ ...one, signs: withoutEvidence(one.signs, forSomeOnly(childCase)) })),
  }),
});
const forSomeOnly = ({ risk }: Case): Readonly<Record<string, string>> =>
  Object.fromEntries((risk?.forSome ?? []).map(({ id }) => [id, 'ask the lead worker: not all may read it']));

const onwardInPack = onwardTitle.replace(' LADO,', '');
const withoutAllegations =
  (reads: Reads): Reads =>
  (...of) =>
    of[0] !== 'allegation' && reads(...of);

/** Names no other case, of whatever child, wherever someone wrote of it. */
function alone({ title, lines, rows }: Part, own: Reference): Part {
  const told = (text: string): string => withoutReferences(text, own, 'another case');
  return {
    title: told(title),
    lines: lines.map(({ label, value }) => ({ label: told(label), value: told(value) })),
    ...given({ rows: rows?.map((row) => row.map(told)) }),
  };
}

/** Another council has other levels, or none: ours are said in words, and with what follows of them here. */
const whatBandsMean = ({ panelName, reviewWeeks, riskTool }: Settings): Part =>
  part(
    'What our bands mean',
    [
      ...bands.map(({ value }): readonly [string, string] => [
        sayBand(value),
        bandMeans(value, riskTool.cuts, reviewWeeks),
      ]),
      ['No current evidence', `0 to ${riskTool.cuts.emerging - 1} points: no sign is evidenced or suspected now.`],
    ],
    `${panelName} sets its own band at a meeting, beside what its risk tool says. The tool counts signs by how sure and how recent they are: evidenced or suspected in the last 6 months, evidenced 6 to 12 months ago, history older than 12 months. The codes of signs are this tool’s. Do not carry a band over: assess by your own levels.`,
  );
function bandMeans(band: string, cuts: Settings['riskTool']['cuts'], weeks: Settings['reviewWeeks']): string {
  const said: Readonly<Record<string, string>> = {
    significant: `${cuts.significant} points and more, or a critical sign: the child is at serious risk, or exploited now. Reviewed within ${weeks.significant} weeks.`,
    moderate: `${cuts.moderate} to ${cuts.significant - 1} points: several signs, and a plan of more than one agency. Reviewed within ${weeks.moderate} weeks.`,
    emerging: `${cuts.emerging} to ${cuts.moderate - 1} points: first signs, or past harm. Reviewed within ${weeks.emerging} weeks.`,
  };
  return said[band] ?? '';
}

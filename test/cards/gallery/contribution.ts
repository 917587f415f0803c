// The cards of what agencies send for a meeting: the form on its two pages, all agencies, the papers of one, the item, the agenda.
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Contribution } from '../../../src/domain/case/contribution/contribution.ts';
import { contributionFields, secondPage } from '../../../src/domain/case/contribution/fields.ts';
import type { SentLine } from '../../../src/domain/case/state/sent.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { mostOf, type Answers } from '../../../src/domain/kernel/fields.ts';
import type { Mark } from '../../../src/domain/link/handling.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { ada, lee, preMset } from '../../people/meeting-builders.ts';
import { saidInPapers } from '../../people/papers-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };
const ofMeeting = { ...data, meeting: preMset.id };

/** What was typed at its fullest, or as it is usual. */
function answersTo(worst: Worst | undefined): Answers {
  const says = saysIn(worst);
  const typed = contributionFields([], directory).flatMap((field) =>
    field.kind === 'long' ? [[field.name, says(saidInPapers[field.name] ?? '', mostOf(field))] as const] : [],
  );
  return { ...saidInPapers, ...Object.fromEntries(typed) };
}

interface Sent {
  readonly by: Person;
  readonly agency: string;
  readonly mark?: Mark;
  readonly also?: Partial<Contribution>;
}
function papersOf(n: number, worst: Worst | undefined, { by, agency, mark = 'case', also }: Sent): Contribution {
  const { know = '', did = '', view = '' } = answersTo(worst);
  return {
    id: `S${n}`,
    reference: kestrelReference,
    meeting: preMset.id,
    agency,
    know,
    did,
    view,
    by: refOf(by),
    at: tuesday,
    mark,
    agencies: mark === 'agencies' ? ['education'] : [],
    state: 'standing',
    marksWere: [],
    ...also,
  };
}
const lineOf = ({ id, agency, meeting, late }: Contribution): SentLine => ({
  id,
  agency,
  meeting,
  ...(late && { late }),
});

export async function contributionGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const plain: Case = { ...caseIn('listed', worst), invited: ['health', 'police', 'education'] } as Case;
  const deskWith = (all: readonly Contribution[], options: Remembered = {}): DeskInMemory =>
    deskOver({
      cases: [
        {
          ...plain,
          parts: { contribution: { count: all.length, open: [] } },
          ...(all.length > 0 && { papers: all.filter(({ id }) => id !== 'S9').map(lineOf) }),
        },
      ],
      parts: all,
      meetings: [preMset],
      council,
      ...options,
    });
  const marksWere = [
    { mark: 'police', agencies: [], reason: 'By mistake.', could: [refOf(ravi)], by: refOf(ada), at: tuesday },
  ] as const;
  const all: readonly Contribution[] = [
    papersOf(10, worst, { by: ada, agency: 'health', also: { marksWere } }),
    papersOf(11, worst, { by: ravi, agency: 'police', mark: 'police', also: { late: true } }),
    papersOf(9, worst, { by: ada, agency: 'health' }),
  ];
  const {
    know: _know,
    did: _did,
    ...unknown
  } = papersOf(12, worst, { by: lee, agency: 'education', also: { view: 'cannotSay' } });
  const said = [...all, unknown];

  const at = (options: Remembered = {}): DeskInMemory => deskWith([], options);
  const sent = answersTo(worst);
  const verb = 'papers.send';
  const form = { verb, by: ada, data, sent, needed: ['Does your agency know this child?', 'What we know'] };
  const page1 = Object.fromEntries(Object.entries(sent).filter(([name]) => !secondPage.some((one) => one === name)));
  const shown: Shown[] = [
    ...(await formCards(at, form, worst === undefined ? undefined : ['form', 'empty', 'taken'])),
    { name: `${verb}, page 2`, card: await at().press(ada, `${verb}.next`, { ...data, ...page1 }) },
    { name: `${verb}, again`, card: await deskWith(said).press(ada, verb, data) },
  ];
  for (const [who, by] of [
    ['lead worker', priya],
    ['co-ordinator', moira],
    ['police', ravi],
    ['health', ada],
    ['chair', tess],
  ] as const) {
    shown.push({ name: `papers, ${who}`, card: await deskWith(said).press(by, 'papers.list', data) });
  }
  const one = { ...data, papers: 'S10' };
  shown.push(
    { name: 'papers, none yet', card: await deskWith([]).press(ada, 'papers.list', data) },
    { name: 'papers, in a channel', card: await deskWith(said).press(ada, 'papers.list', data, true) },
    { name: 'papers, one', card: await deskWith(said).press(ada, 'papers.open', one) },
    { name: 'papers, not theirs', card: await deskWith(said).press(moira, 'papers.open', { ...data, papers: 'S11' }) },
    { name: 'papers, on the item', card: await deskWith(said).press(moira, 'meeting.item', ofMeeting) },
    { name: 'papers, on the item to who sends them', card: await deskWith(said).press(ada, 'meeting.item', ofMeeting) },
    { name: 'papers, on the agenda', card: await deskWith(said).press(lee, 'meeting.agenda', { meeting: preMset.id }) },
    { name: 'papers, on the meeting', card: await deskWith(all).press(lee, 'meeting.open', { meeting: preMset.id }) },
    { name: 'papers, on the card of the case', card: await deskWith(all).press(lee, 'case.open', data) },
  );
  for (const [right, input] of [
    ['papers.back', { reason: 'The wrong child.' }],
    ['papers.mark', { mark: 'health', reason: 'By mistake.' }],
  ] as const) {
    const needed = ['Reason'];
    const about = { verb: right, by: ada, data: one, sent: input, needed };
    const over = (options: Remembered = {}): DeskInMemory => deskWith(said, options);
    shown.push(...(await formCards(over, about, worst === undefined ? undefined : ['form', 'empty', 'taken'])));
  }
  if (worst === undefined) {
    const mixed = { ...data, ...sent, known: 'nothing' };
    shown.push(
      {
        name: `${verb}, nothing known and something written`,
        wrong: ['Nothing known'],
        card: await at().press(ada, `${verb}.go`, mixed),
      },
      {
        name: `${verb}, which agencies`,
        card: await at().press(ada, `${verb}.go`, { ...data, ...sent, mark: 'agencies' }),
      },
      { name: `${verb}, no meeting`, card: await at({ meetings: [] }).press(ada, verb, data) },
    );
  }
  return shown;
}

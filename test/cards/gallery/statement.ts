// The cards of corrections and statements: their forms, and how they stand in minutes, on a decision and in the story of a case.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Statement } from '../../../src/domain/case/statement/statement.ts';
import { aboutPage } from '../../../src/domain/case/statement/fields.ts';
import type { EndedMeeting } from '../../../src/domain/meeting/meeting.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { colin, directory, kestrelReference, moira, priya, tess } from '../../people/builders.ts';
import { ada, ended, preMset } from '../../people/meeting-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };
const ofMeeting = { ...data, meeting: preMset.id };

export async function statementGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const text = says('It was the aunt who came, not the mother.', 2000);
  const common = { reference: kestrelReference, text, at: tuesday } as const;
  const all: readonly Statement[] = [
    { ...common, id: 'W1', is: 'correction', meeting: preMset.id, about: 'decision', by: refOf(ada) },
    { ...common, id: 'W2', is: 'correction', meeting: preMset.id, about: 'dissent', by: refOf(tess) },
    {
      ...common,
      id: 'W3',
      is: 'words',
      about: 'case',
      whose: 'parent',
      name: says('Jo Testworth, mother', 100),
      saidOn: '2027-01-04',
      by: refOf(priya),
    },
    { ...common, id: 'W4', is: 'words', about: 'referral', whose: 'child', saidOn: '2027-01-04', by: refOf(priya) },
  ];
  const meeting: EndedMeeting = { ...(ended(preMset) as EndedMeeting), undecided: [kestrelReference] };
  const plain = { ...caseIn('listed', worst), invited: ['health', 'police'] } as ReturnType<typeof caseIn>;
  const at = (options: Remembered = {}): DeskInMemory =>
    deskOver({ cases: [plain], meetings: [meeting], council, ...options });
  const stated = { ...plain, parts: { statement: { count: all.length, open: [] } } };
  const withAll = (): DeskInMemory => at({ cases: [stated], parts: all });
  const turns = worst === undefined ? undefined : (['form', 'empty', 'taken'] as const);
  const corrects = { verb: 'item.correct', by: ada, data: ofMeeting, sent: { about: 'decision', text } };
  const adds = {
    verb: 'statement.add',
    by: priya,
    data,
    sent: { whose: 'parent', name: says('Jo Testworth, mother', 100), saidOn: '4/1/2027', about: 'referral', text },
  };
  const page1 = Object.fromEntries(
    Object.entries(adds.sent).filter(([name]) => !aboutPage.some((one) => one === name)),
  );
  const shown: Shown[] = [
    ...(await formCards(at, { ...corrects, needed: ['What is put right?', 'Correction'] }, turns)),
    ...(await formCards(at, { ...adds, needed: ['Whose words are they?', 'When did they say it?'] }, turns)),
    { name: 'statement.add, page 2', card: await at().press(priya, 'statement.add.next', { ...data, ...page1 }) },
    { name: 'statements, minutes', card: await withAll().press(tess, 'minutes.open', { meeting: preMset.id }) },
    { name: 'statements, lead worker', card: await withAll().press(priya, 'case.story', data) },
    { name: 'statements, co-ordinator', card: await withAll().press(moira, 'case.story', data) },
    { name: 'statements, manager', card: await withAll().press(colin, 'case.more', data) },
  ];
  if (worst === undefined) {
    const typed = { meeting: preMset.id, command: data.command, text: `${kestrelReference}: ${text}` };
    shown.push({
      name: 'correction of an item, typed elsewhere',
      card: await at().press(tess, 'minutes.correct.go', typed),
    });
  }
  return shown;
}

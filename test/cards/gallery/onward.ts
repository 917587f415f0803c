// The cards of NRM, CAWN, LADO, Prevent and section 45: what there is, each form, and the case that shows it.
import { refOf } from '../../../src/domain/people/actor.ts';
import { entries, kinds, kindOf, entryNames, type EntryName } from '../../../src/domain/case/onward/kinds.ts';
import type { Entry, Onward } from '../../../src/domain/case/onward/onward.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mostOf, type Answers } from '../../../src/domain/kernel/fields.ts';
import { directory, kestrelReference, moira, must, priya } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };

/** An answer to every question. */
function answersTo(name: EntryName, worst: Worst | undefined): Answers {
  const says = saysIn(worst);
  return Object.fromEntries(
    entries[name].fields.map((field) => {
      if (field.kind === 'birth') return [field.name, '1985'];
      if (field.kind === 'date') return [field.name, field.name === 'until' ? '4/1/2028' : '4/1/2027'];
      if (field.choices !== undefined) return [field.name, must(field.choices[0]).value];
      const text = says('As it was told.', mostOf(field));
      return [field.name, field.kind === 'text' ? text.replaceAll('\n', ' ') : text];
    }),
  );
}

/** A record up to where this entry is the next; with all of them where there is none. */
function recordOf(kind: keyof typeof kinds, n: number, worst: Worst | undefined, until?: EntryName): Onward {
  const { chain } = kinds[kind];
  const made = until === undefined ? chain : chain.slice(0, chain.indexOf(until));
  const all = made.map((name): Entry => ({ name, by: refOf(priya), at: tuesday, said: answersTo(name, worst) }));
  return {
    id: `N${n}`,
    reference: kestrelReference,
    kind,
    entries: all,
    ladder: { set: 20, rungs: [] },
    ...(until !== undefined && { next: until, due: '2026-12-30' as const }),
  };
}

/** A reconsideration follows a negative decision, and is not awaited. */
function takenUpOn({ next: _awaited, due: _due, ...record }: Onward, name: EntryName): Onward {
  if (name === 'recordAt18') return { ...record, next: 'recordConclusive', due: '2026-12-30' };
  if (name !== 'recordReconsideration') return { ...record, next: name, due: '2026-12-30' };
  return {
    ...record,
    entries: record.entries.map((entry) =>
      entry.name === 'recordConclusive' ? { ...entry, said: { ...entry.said, decision: 'negative' } } : entry,
    ),
  };
}

/** One record alone that goes on: its young person is nearly eighteen. */
const isAt18 = ([first, ...others]: readonly Onward[]): boolean =>
  others.length === 0 && first?.kind === 'nrm' && first.next === 'recordConclusive';

export async function onwardGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const plain = caseIn('open', worst);
  const deskWith = (records: readonly Onward[], options: Remembered = {}): DeskInMemory =>
    deskOver({
      cases: [
        {
          ...plain,
          answers: {
            ...plain.answers,
            worksWithChildren: 'yes',
            types: 'radicalisation',
            nrm: 'submitted',
            ...(isAt18(records) && { dateOfBirth: '20/1/2009' }),
          },
          ...(isAt18(records) && { awaited: [{ id: 'N1', entry: 'recordConclusive', since: tuesday }] }),
          parts: { onward: { count: records.length, open: [] } },
          ...(records.length > 0 && { onward: records.map(({ kind }) => kind) }),
        },
      ],
      parts: records,
      council,
      ...options,
    });
  const shown: Shown[] = [];
  for (const name of entryNames) {
    const kind = kindOf(name);
    const begins = kinds[kind].chain[0] === name;
    const records = begins ? [] : [takenUpOn(recordOf(kind, 1, worst, name), name)];
    const [all, verb] = [{ ...data, ...(!begins && { record: 'N1' }) }, `onward.${name}`];
    const asked = entries[name].fields.filter(({ need, askedWhen }) => need === 'always' && askedWhen === undefined);
    const needed = asked.map(({ title }) => title);
    const raised = entries[name].fields.flatMap((field) => (field.askedWhen === undefined ? [] : [field.name]));
    const at = (options: Remembered = {}): DeskInMemory => deskWith(records, options);
    const sent = { ...answersTo(name, worst), ...(raised.length > 0 && { raised: raised.join(',') }) };
    const form = { verb, by: priya, data: all, sent, needed };
    shown.push(...(await formCards(at, form, ['form', 'empty', 'taken'])));
    if (worst !== undefined) continue;
    shown.push(...(await formCards(at, form, ['in a channel', 'too soon', 'contested', 'store down'])));
  }
  const open = [
    recordOf('nrm', 1, worst, 'recordConclusive'),
    recordOf('cawn', 2, worst, 'endCawn'),
    recordOf('lado', 3, worst, 'recordLadoOutcome'),
    recordOf('prevent', 4, worst, 'recordPreventOutcome'),
    recordOf('section45', 5, worst, 'recordDefenceOutcome'),
    recordOf('nrm', 6, worst, 'recordReasonable'),
    recordOf('guardian', 7, worst, 'recordGuardianName'),
    recordOf('nrm', 8, worst),
  ];
  const takenUp = [
    recordOf('nrm', 1, worst, 'recordReconsidered'),
    takenUpOn(recordOf('nrm', 2, worst, 'recordReconsideration'), 'recordReconsideration'),
  ];
  for (const [name, records] of [
    ['asked for', []],
    ['recorded', open],
    ['taken up again', takenUp],
    ['at 18', [takenUpOn(recordOf('nrm', 1, worst, 'recordConclusive'), 'recordAt18')]],
  ] as const) {
    for (const [who, by] of [
      ['lead worker', priya],
      ['co-ordinator', moira],
    ] as const) {
      shown.push(
        { name: `onward, ${name}, ${who}`, card: await deskWith(records).press(by, 'onward.open', data) },
        { name: `onward, ${name}, case, ${who}`, card: await deskWith(records).press(by, 'case.open', data) },
      );
    }
  }
  return shown;
}

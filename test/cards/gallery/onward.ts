// The cards of NRM, CAWN, LADO, Prevent and section 45: what there is, each form, and the case that shows it.
import { refOf } from '../../../src/domain/people/actor.ts';
import { entries, kinds, kindOf, entryNames, type EntryName } from '../../../src/domain/case/onward/kinds.ts';
import type { Entry, Onward } from '../../../src/domain/case/onward/onward.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mostOf, type Answers } from '../../../src/domain/fields.ts';
import { directory, kestrelReference, moira, must, priya } from '../../people/builders.ts';
import { commandOf, openShelf, tuesday, type Shelf, type ShelfOptions } from '../shelf/shelf.ts';
import { caseIn, saysIn } from '../shelf/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };

/** An answer to every question. */
function answersTo(name: EntryName, worst: Worst | undefined): Answers {
  const says = saysIn(worst);
  return Object.fromEntries(
    entries[name].fields.map((field) => {
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

export async function onwardGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const plain = caseIn('open', worst);
  const shelfWith = (records: readonly Onward[], options: ShelfOptions = {}): Shelf =>
    openShelf({
      cases: [
        {
          ...plain,
          answers: { ...plain.answers, worksWithChildren: 'yes', types: 'radicalisation', nrm: 'submitted' },
          parts: { onward: { count: records.length, open: [] } },
          ...(records.length > 0 && { onward: records.map(({ kind }) => kind) }),
        },
      ],
      records,
      council,
      ...options,
    });
  const shown: Shown[] = [];
  for (const name of entryNames) {
    const kind = kindOf(name);
    const begins = kinds[kind].chain[0] === name;
    const records = begins ? [] : [recordOf(kind, 1, worst, name)];
    const [all, verb] = [{ ...data, ...(!begins && { record: 'N1' }) }, `onward.${name}`];
    const [go, sent] = [`${verb}.go`, answersTo(name, worst)];
    const needed = entries[name].fields.filter(({ need }) => need === 'always').map(({ title }) => title);
    const at = (options: ShelfOptions = {}): Shelf => shelfWith(records, options);
    shown.push(
      { name: verb, card: await at().press(priya, verb, all) },
      { name: `${verb}, empty`, wrong: needed, card: await at().press(priya, go, all) },
      { name: `${verb}, taken`, card: await at().press(priya, go, { ...all, ...sent }) },
    );
    if (worst !== undefined) continue;
    shown.push(
      { name: `${verb} in a channel`, card: await at().press(priya, verb, all, true) },
      {
        name: `${verb}, too soon`,
        wrong: ['yet'],
        card: await at().press(priya, go, { ...all, ...sent, command: commandOf('young') }),
      },
      {
        name: `${verb}, contested`,
        wrong: ['Someone else'],
        card: await at({ contested: true }).press(priya, go, { ...all, ...sent }),
      },
      {
        name: `${verb}, store down`,
        wrong: ['Nothing you typed is lost'],
        card: await at({ broken: true }).press(priya, go, { ...all, ...sent }),
      },
    );
  }
  const open = [
    recordOf('nrm', 1, worst, 'recordConclusive'),
    recordOf('cawn', 2, worst, 'endCawn'),
    recordOf('lado', 3, worst, 'recordLadoOutcome'),
    recordOf('prevent', 4, worst, 'recordPreventOutcome'),
    recordOf('section45', 5, worst, 'recordDefenceOutcome'),
    recordOf('nrm', 6, worst, 'recordReasonable'),
    recordOf('nrm', 7, worst),
  ];
  for (const [name, records] of [
    ['asked for', []],
    ['recorded', open],
  ] as const) {
    for (const [who, by] of [
      ['lead worker', priya],
      ['co-ordinator', moira],
    ] as const) {
      shown.push(
        { name: `onward, ${name}, ${who}`, card: await shelfWith(records).press(by, 'onward.open', data) },
        { name: `onward, ${name}, case, ${who}`, card: await shelfWith(records).press(by, 'case.open', data) },
      );
    }
  }
  return shown;
}

// The cards of people and places: what may be added, each form on its two pages, what is said on a case, one of them, and Links.
import { refOf } from '../../../src/domain/people/actor.ts';
import { fieldsToAdd, secondPageFrom } from '../../../src/domain/case/mention/fields.ts';
import type { Mention } from '../../../src/domain/case/mention/mention.ts';
import { linkKinds, type LinkKind } from '../../../src/domain/link/kinds.ts';
import type { Mark } from '../../../src/domain/link/handling.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mostOf, type Answers } from '../../../src/domain/kernel/fields.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { directory, kestrelReference, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn, second } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards } from './form.ts';
import type { Shown } from './gallery.ts';

const data = { ref: kestrelReference, command: commandOf('ripe') };

/** What someone might say of one of this kind. */
const usual: Readonly<Record<string, string>> = {
  name: 'Known as Smiler',
  alias: 'Smiler',
  birth: '',
  child: 'no',
  works: 'no',
  address: 'Flat over 12 Sample Street',
  postcode: 'ZZ99 9ZZ',
  plate: 'ZZ10 ABC',
  looks: 'Blue hatchback',
  number: '07700 900123',
  uprn: '',
  handle: '@smiler.x',
  service: 'Snapchat',
};
function answersTo(kind: LinkKind, worst: Worst | undefined): Answers {
  const says = saysIn(worst);
  return Object.fromEntries(
    fieldsToAdd(kind, directory).flatMap((field): readonly (readonly [string, string])[] => {
      if (field.name === 'agencies' || field.name === 'family') return [];
      if (field.name === 'mark') return [['mark', 'case']];
      if (field.kind === 'date') return [[field.name, '4/1/2027']];
      if (field.choices !== undefined) return [[field.name, usual[field.name] ?? must(field.choices[0]).value]];
      if (field.kind === 'birth') return [[field.name, '']];
      if (field.name === 'uprn') return [[field.name, '']];
      const text = says(usual[field.name] ?? 'He waits outside the school on Fridays.', mostOf(field));
      return [[field.name, field.kind === 'text' ? text.replaceAll('\n', ' ') : text]];
    }),
  );
}

interface Named {
  readonly kind: LinkKind;
  readonly by?: Person;
  readonly mark?: Mark;
  readonly agency?: string;
  readonly notFamily?: true;
  readonly reference?: Reference;
  readonly also?: Partial<Mention>;
}
const mentionOf = (n: number, worst: Worst | undefined, named: Named): Mention => {
  const { kind, by = priya, mark = 'case', agency = 'council', notFamily, reference = kestrelReference, also } = named;
  const { mark: _mark, ...said } = answersTo(kind, worst);
  return {
    id: `P${n}`,
    reference,
    kind,
    said,
    by: refOf(by),
    at: tuesday,
    agency,
    mark,
    agencies: mark === 'agencies' ? ['housing'] : [],
    ...(notFamily && { notFamily }),
    state: 'new',
    same: [],
    notSame: [],
    marksWere: [],
    ...also,
  };
};

export async function mentionGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const plain = caseIn('open', worst);
  const deskWith = (mentions: readonly Mention[], options: Remembered = {}): DeskInMemory => {
    const own = mentions.filter(({ reference }) => reference === kestrelReference);
    const others = mentions.filter(({ reference }) => reference !== kestrelReference);
    return deskOver({
      cases: [
        { ...plain, parts: { mention: { count: own.length, open: own.map(({ id }) => id) } } },
        { ...plain, reference: second, parts: { mention: { count: others.length, open: others.map(({ id }) => id) } } },
      ],
      parts: mentions,
      council,
      ...options,
    });
  };
  const shown: Shown[] = [];
  for (const kind of linkKinds) {
    const verb = `mention.add.${kind}`;
    const sent = answersTo(kind, worst);
    const fields = fieldsToAdd(kind, council);
    const needed = fields.filter((one) => one.need === 'always' && one.preset === undefined && sent[one.name] !== '');
    const first = needed
      .filter(({ name }) => !['works', 'source', 'agencies'].includes(name))
      .map(({ title }) => title);
    const at = (options: Remembered = {}): DeskInMemory => deskWith([], options);
    const form = { verb, by: priya, data, sent, needed: first };
    shown.push(
      ...(await formCards(at, form, kind === 'person' && worst === undefined ? undefined : ['form', 'empty', 'taken'])),
    );
    const names = fields.map(({ name }) => name);
    const second = names.slice(names.indexOf(secondPageFrom(kind)));
    const page1 = Object.fromEntries(Object.entries(sent).filter(([name]) => !second.includes(name)));
    shown.push({ name: `${verb}, page 2`, card: await at().press(priya, `${verb}.next`, { ...data, ...page1 }) });
    if (worst !== undefined || kind !== 'person') continue;
    const named = { ...data, ...sent, mark: 'agencies' };
    shown.push(
      {
        name: `${verb}, asks more`,
        wrong: ['Nothing is sent yet'],
        card: await at().press(priya, `${verb}.next`, { ...data, ...sent, child: 'notKnown', birth: '4/5/2016' }),
      },
      { name: `${verb}, back on page 1`, card: await at().press(priya, `${verb}.first`, { ...data, ...sent }) },
      { name: `${verb}, which agencies`, card: await at().press(priya, `${verb}.go`, named) },
      { name: `${verb}, a child`, card: await at().press(priya, `${verb}.go`, { ...data, ...sent, child: 'yes' }) },
      {
        name: `${verb}, works with children`,
        card: await at().press(priya, `${verb}.go`, { ...data, ...sent, works: 'yes' }),
      },
      {
        name: `${verb}, page 2, store down`,
        wrong: ['Nothing you typed is lost'],
        card: await at({ broken: true }).press(priya, `${verb}.next`, { ...data, ...sent }),
      },
    );
  }
  const said: readonly Mention[] = [
    ...linkKinds.map((kind, place) => mentionOf(place + 1, worst, { kind, ...(place === 0 && { notFamily: true }) })),
    mentionOf(9, worst, { kind: 'vehicle', by: ravi, agency: 'police', mark: 'police' }),
    mentionOf(10, worst, { kind: 'place', by: ravi, agency: 'police', mark: 'agencies' }),
  ];
  const marksWere = [
    {
      mark: 'case',
      agencies: [],
      reason: 'By mistake.',
      could: [refOf(priya), refOf(tess)],
      by: refOf(moira),
      at: tuesday,
    },
  ] as const;
  const righted = said.map((one): Mention => (one.id === 'P1' ? { ...one, marksWere } : one));
  for (const [who, by] of [
    ['lead worker', priya],
    ['co-ordinator', moira],
    ['police', ravi],
    ['chair', tess],
  ] as const) {
    shown.push({ name: `people and places, ${who}`, card: await deskWith(said).press(by, 'mention.list', data) });
  }
  const one = { ...data, mention: 'P1' };
  shown.push(
    { name: 'people and places, kinds', card: await deskWith([]).press(priya, 'mention.kinds', data) },
    { name: 'people and places, none yet', card: await deskWith([]).press(priya, 'mention.list', data) },
    { name: 'people and places, in a channel', card: await deskWith(said).press(priya, 'mention.list', data, true) },
    { name: 'people and places, older', card: await deskWith(said).press(moira, 'mention.list', { ...data, from: 8 }) },
    { name: 'people and places, one', card: await deskWith(righted).press(priya, 'mention.open', one) },
    {
      name: 'people and places, not theirs',
      card: await deskWith(said).press(priya, 'mention.open', { ...data, mention: 'P9' }),
    },
  );
  for (const [verb, sent, needed] of [
    ['mention.back', { reason: 'The wrong person.' }, ['Reason']],
    ['mention.mark', { mark: 'police', reason: 'By mistake.' }, ['Reason']],
  ] as const) {
    const at = (options: Remembered = {}): DeskInMemory => deskWith(said, options);
    const all = { verb, by: priya, data: one, sent, needed };
    shown.push(...(await formCards(at, all, worst === undefined ? undefined : ['form', 'empty', 'taken'])));
  }
  return [...shown, ...(await linksGallery(worst, deskWith))];
}

async function linksGallery(
  worst: Worst | undefined,
  deskWith: (mentions: readonly Mention[], options?: Remembered) => DeskInMemory,
): Promise<readonly Shown[]> {
  const twice = linkKinds.flatMap((kind, place) => [
    mentionOf(place + 1, worst, { kind }),
    mentionOf(place + 1, worst, { kind, by: ravi, agency: 'police', reference: second }),
  ]);
  const at = (options: Remembered = {}): DeskInMemory => deskWith(twice, options);
  const two = (n: number) => ({ ...data, mine: `${kestrelReference}/P${n}`, other: `${second}/P${n}` });
  const same = { ...two(4), rest: `${second}/P5` };
  const shown: Shown[] = [
    { name: 'links', card: await at().press(moira, 'links', {}) },
    { name: 'links, none', card: await deskWith([]).press(moira, 'links', {}) },
    { name: 'links, not theirs', card: await at().press(priya, 'links', {}) },
    { name: 'links, of a case', card: await at().press(moira, 'links', { ...data, from: 'case' }) },
    {
      name: 'links, of a case with nothing alike',
      card: await deskWith(twice.filter(({ reference }) => reference === kestrelReference)).press(moira, 'links', {
        ...data,
        from: 'case',
      }),
    },
    { name: 'links, on the card of a case', card: await at().press(moira, 'case.open', data) },
    { name: 'links, a person', card: await at().press(moira, 'links.compare', two(1)) },
    { name: 'links, a phone', card: await at().press(moira, 'links.compare', same) },
    { name: 'links, gone', card: await deskWith([]).press(moira, 'links.compare', two(1)) },
    { name: 'links, confirmed', card: await at().press(moira, 'links.same.go', same) },
    { name: 'links, not the same', card: await at().press(moira, 'links.not', two(4)) },
    { name: 'links, left', card: await at().press(moira, 'links.leave', two(4)) },
    {
      name: 'links, all left',
      card: await at().press(moira, 'links.leave-all', { all: `${kestrelReference}/P4,${second}/P4` }),
    },
  ];
  const forms = await formCards(
    at,
    { verb: 'links.same', by: moira, data: two(1), sent: { why: 'The same car.' }, needed: ['Why they are the same'] },
    worst === undefined ? ['form', 'in a channel', 'empty', 'store down', 'taken'] : ['form', 'empty', 'taken'],
  );
  return [...shown, ...forms];
}

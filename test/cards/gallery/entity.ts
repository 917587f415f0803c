// The cards of records: the list, one opened as its keeper, the chair and the person who reported it see it, its forms and refusals.
import { refOf, type Person } from '../../../src/domain/people/actor.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Mention } from '../../../src/domain/case/mention/mention.ts';
import { mentionRefOf } from '../../../src/domain/case/mention/mention.ts';
import type { Entity } from '../../../src/domain/entity/entity.ts';
import { fieldsToOpen, fieldsToReport } from '../../../src/domain/entity/fields.ts';
import { entityKinds, reportedKinds } from '../../../src/domain/entity/kinds.ts';
import { mostOf, type Answers, type Field } from '../../../src/domain/kernel/fields.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { mintEntityId, type Reference } from '../../../src/domain/kernel/ids.ts';
import { entityCardFor } from '../../../src/notices/entity/standing.ts';
import { bea } from '../../../src/demo/cast.ts';
import { directory, kestrelReference, later, moira, must, priya, ravi, tess } from '../../people/builders.ts';
import {
  accepts,
  asksForIt,
  declines,
  entityAfter,
  entityId,
  entitySaid,
  opens,
  opensOver,
  reports,
  reviews,
  views,
  worries,
} from '../../people/entity-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { actionAt, actionTurns } from '../cases/actions.ts';
import { caseIn, saysIn, second } from '../cases/triage-cases.ts';
import { crowded, longName, type Worst } from '../worst.ts';
import { formCards, panelUnderWay } from './form.ts';
import type { Shown } from './gallery.ts';
import { linked } from './linked.ts';

const data = { entity: entityId, command: commandOf('ripe') };
const command = { command: data.command };

const placed = (n: number, reference: Reference, worst: Worst | undefined, by: Person = priya): Mention => {
  const says = saysIn(worst);
  return {
    id: `P${n}`,
    reference,
    kind: 'place',
    said: {
      name: says('Flat over the laundrette', 120).replaceAll('\n', ' '),
      address: '12 Sample Street',
      how: says('She was fetched from there twice in a month, both times after midnight.', 600),
      source: 'childTold',
      seen: '4/1/2027',
    },
    by: refOf(by),
    at: tuesday,
    agency: by === ravi ? 'police' : 'council',
    mark: by === ravi ? 'police' : 'case',
    agencies: [],
    ...(n === 1 && { notFamily: true as const }),
    state: 'placed',
    entity: entityId,
    same: [],
    notSame: [],
    marksWere: [],
  };
};

/** As it is stored with every text at its fullest. */
function full(one: Entity, worst: Worst | undefined): Entity {
  if (worst === undefined) return one;
  const says = saysIn(worst);
  const line = (most: number): string => says('', most).replaceAll('\n', ' ');
  const who = { ...refOf(moira), name: longName(worst) };
  return {
    ...one,
    name: line(120),
    said: { ...one.said, ...(one.said['name'] !== undefined && { name: line(120), address: line(120) }) },
    ...(one.why !== undefined && { why: says('', 600) }),
    ...(one.report !== undefined && {
      report: {
        ...one.report,
        by: { ...one.report.by, name: longName(worst) },
        said: { ...one.report.said, how: says('', 1200) },
      },
    }),
    views: one.views.flatMap((view) => [1, 2, 3].map(() => ({ ...view, by: who, text: says('', 1200) }))),
    ...(one.ended !== undefined && { ended: { ...one.ended, by: who, why: says('', 600) } }),
  };
}

const states = {
  reported: entityAfter([reports()]),
  declined: entityAfter([reports(), declines()]),
  accepted: entityAfter([reports(), accepts(), views()]),
  'by hand': entityAfter([opens(), views()]),
  closed: entityAfter([opens(), views(), reviews('no')]),
} as const;

export async function entityGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const plain = caseIn('open', worst);
  const said = [
    ...Array.from({ length: 8 }, (_, place) => placed(place + 1, kestrelReference, worst)),
    placed(1, second, worst, ravi),
    placed(2, second, worst),
  ];
  const members = said.map((one) => ({
    mention: mentionRefOf(one),
    kind: one.kind,
    on: ['the same address'],
    why: 'The flat number is the same.',
  }));
  const over = full(entityAfter([opensOver(members), views()]), worst);
  const each = { ...states, 'over entries': over };
  const cases = [kestrelReference, second].map((reference) => ({ ...plain, reference }));
  const at = (one: Entity | undefined, options: Remembered = {}): DeskInMemory =>
    deskOver({ cases, parts: said, entities: one === undefined ? [] : [one], council, ...options });
  const shown: Shown[] = [];
  for (const [state, plainOne] of Object.entries(each)) {
    const one = full(plainOne, worst);
    for (const person of [moira, tess, bea, priya]) {
      const card = entityCardFor(one, person, council, tuesday, linked)?.card;
      if (card !== undefined)
        shown.push({ name: `chat of ${person.name} with the tab, record ${state}`, stored: true, card });
    }
    for (const [who, by] of [
      ['co-ordinator', moira],
      ['chair', tess],
      ['reporter', bea],
    ] as const) {
      shown.push({ name: `record, ${who}, ${state}`, card: await at(one).press(by, 'entity.open', data) });
    }
    shown.push({ name: `record closed by Close, ${state}`, card: await at(one).press(moira, 'entity.close', data) });
  }
  const due: Entity = { ...over, dueOn: '2027-01-05' };
  const restricted: Entity = { ...over, restricted: 'riskToLife', named: [refOf(ravi)] };
  const member = { ...data, mention: `${kestrelReference}/P1` };
  shown.push(
    { name: 'record, in a channel', card: await at(over).press(moira, 'entity.open', data, true) },
    { name: 'record, more said', card: await at(over).press(moira, 'entity.open', { ...data, from: 4 }) },
    { name: 'record, due for review', card: await at(due).press(moira, 'entity.open', data) },
    {
      name: 'chat of the co-ordinator with the tab, record due',
      stored: true,
      card: must(entityCardFor(due, moira, council, tuesday, linked)).card,
    },
    { name: 'record, restricted, co-ordinator', card: await at(restricted).press(moira, 'entity.open', data) },
    { name: 'record, restricted, chair', card: await at(restricted).press(tess, 'entity.open', data) },
    { name: 'record, more', card: await at(over).press(moira, 'entity.more', data) },
    { name: 'record, more, in a channel', card: await at(over).press(moira, 'entity.more', data, true) },
    { name: 'record, more, restricted', card: await at(restricted).press(moira, 'entity.more', data) },
    { name: 'record, more, not theirs', card: await at(over).press(bea, 'entity.more', data) },
    { name: 'record, unknown', card: await at(undefined).press(moira, 'entity.open', data) },
    { name: 'record, an entry', card: await at(over).press(moira, 'entity.member', member) },
    { name: 'record, an entry, not theirs', card: await at(over).press(tess, 'entity.member', member) },
    { name: 'records', card: await at(over).press(moira, 'entities') },
    { name: 'records, none', card: await at(undefined).press(moira, 'entities') },
    { name: 'records, not theirs', card: await at(over).press(priya, 'entities') },
    { name: 'records, what may be opened', card: await at(undefined).press(moira, 'entity.kinds') },
    { name: 'records, what may be opened, not theirs', card: await at(undefined).press(priya, 'entity.kinds') },
    { name: 'report a place', card: await at(undefined).press(bea, 'entity.report') },
    { name: 'home of the co-ordinator, a report', card: await at(full(states.reported, worst)).press(moira, 'home') },
  );
  const given = actionTurns.map((turn, place): Action => ({
    ...actionAt(turn, worst, `A${place + 1}`),
    reference: entityId,
  }));
  const acted: Entity = { ...over, parts: { action: { count: given.length, open: given.map(({ id }) => id) } } };
  const withActions = (): DeskInMemory => at(acted, { actionsOfRecords: given });
  shown.push(
    { name: 'record, with actions', card: await withActions().press(moira, 'entity.open', data) },
    { name: 'record, all actions', card: await withActions().press(moira, 'entity.actions', data) },
    { name: 'record, all actions in a channel', card: await withActions().press(moira, 'entity.actions', data, true) },
    {
      name: 'record, all actions, more',
      card: await withActions().press(moira, 'entity.actions', { ...data, from: 10 }),
    },
    { name: 'record, all actions, none', card: await at(over).press(moira, 'entity.actions', data) },
    { name: 'record, all actions, not theirs', card: await withActions().press(bea, 'entity.actions', data) },
  );
  const many = Array.from({ length: 18 }, (_, place) => ({
    ...full(Object.values(each)[place % 6] ?? over, worst),
    id: mintEntityId(new Uint8Array(8).fill(place + 1)),
  }));
  const crowd = (options: Remembered = {}): DeskInMemory => at(undefined, { entities: [over, ...many], ...options });
  shown.push(
    { name: 'records, many', card: await crowd().press(moira, 'entities') },
    { name: 'records, more', card: await crowd().press(moira, 'entities', { from: 8 }) },
    { name: 'record, merge into', card: await crowd().press(moira, 'entity.merge', data) },
    { name: 'record, merge into, none', card: await at(over).press(moira, 'entity.merge', data) },
  );
  const answers = (fields: readonly Field[], usual: Answers): Answers =>
    Object.fromEntries(
      fields.flatMap((field): readonly (readonly [string, string])[] => {
        const text = usual[field.name];
        if (text === undefined) return [];
        const isFree =
          field.choices === undefined &&
          field.kind !== 'birth' &&
          field.kind !== 'date' &&
          !['plate', 'number', 'postcode', 'uprn'].includes(field.name);
        return [
          [
            field.name,
            isFree ? saysIn(worst)(text, mostOf(field)).replaceAll('\n', field.kind === 'long' ? '\n' : ' ') : text,
          ],
        ];
      }),
    );
  const some = worst === undefined ? undefined : (['form', 'empty', 'taken'] as const);
  for (const kind of entityKinds) {
    const sent = answers(fieldsToOpen(kind), { ...entitySaid[kind], ...asksForIt });
    const form = { verb: `entity.add.${kind}`, by: moira, data: command, sent, needed: [] };
    shown.push(...(await formCards((more) => at(undefined, more), form, kind === 'place' ? some : ['form', 'taken'])));
    if (fieldsToOpen(kind).length <= 5) continue;
    const next = { ...command, ...onFirst(sent) };
    shown.push({ name: `${form.verb}, page 2`, card: await at(undefined).press(moira, `${form.verb}.next`, next) });
  }
  for (const kind of reportedKinds) {
    const sent = answers(fieldsToReport(kind), { ...entitySaid[kind], ...worries });
    const verb = `entity.report.${kind}`;
    shown.push(
      ...(await formCards((more) => at(undefined, more), { verb, by: bea, data: command, sent, needed: [] }, some)),
      {
        name: `${verb}, page 2`,
        card: await at(undefined).press(bea, `${verb}.next`, { ...command, ...onFirst(sent) }),
      },
    );
  }
  return [...shown, ...(await stepsGallery(worst, at, over)), ...(await linksGallery(worst, at))];
}

/** Links, where what a case names may be of a record. */
async function linksGallery(
  worst: Worst | undefined,
  at: (one: Entity | undefined, options?: Remembered) => DeskInMemory,
): Promise<readonly Shown[]> {
  const fresh = (kind: 'place' | 'person'): Mention => {
    const { entity: _entity, notFamily: _family, ...one } = placed(1, kestrelReference, worst);
    const said =
      kind === 'place' ? { ...one.said, ...entitySaid.place } : { ...entitySaid.person, how: one.said['how'] ?? '' };
    return { ...one, kind, said, state: 'new' };
  };
  const shown: Shown[] = [];
  for (const kind of ['place', 'person'] as const) {
    const record = full(entityAfter([opens(kind), views()]), worst);
    const plain = caseIn('open', worst);
    const withOne = { ...plain, parts: { mention: { count: 1, open: ['P1'] } } };
    const desk = (options: Remembered = {}): DeskInMemory =>
      at(record, { cases: [withOne], parts: [fresh(kind)], ...options });
    const both = { ref: kestrelReference, mine: `${kestrelReference}/P1`, record: entityId, command: data.command };
    shown.push(
      { name: `links, a ${kind} of a record`, card: await desk().press(moira, 'links') },
      {
        name: `links, on the card, a ${kind} of a record`,
        card: await desk().press(moira, 'case.open', { ref: kestrelReference }),
      },
      { name: `links, a ${kind} beside a record`, card: await desk().press(moira, 'links.record', both) },
      { name: `links, a ${kind} beside a record, not theirs`, card: await desk().press(priya, 'links.record', both) },
      { name: `links, a ${kind} is not of a record`, card: await desk().press(moira, 'links.record.not', both) },
      { name: `links, a ${kind} left beside a record`, card: await desk().press(moira, 'links.record.leave', both) },
    );
    if (kind === 'place') {
      shown.push({
        name: 'links, a place of a record, confirmed',
        card: await desk().press(moira, 'links.record.same.go', both),
      });
      continue;
    }
    const form = {
      verb: 'links.record.same',
      by: moira,
      data: both,
      sent: { why: 'The same car.' },
      needed: ['Why it is the same'],
    };
    shown.push(
      ...(await formCards(
        desk,
        form,
        worst === undefined ? ['form', 'empty', 'store down', 'taken'] : ['form', 'taken'],
      )),
    );
  }
  return shown;
}

/** What is sent from the first page. */
const onFirst = (sent: Answers): Answers =>
  Object.fromEntries(
    Object.entries(sent).filter(([name]) => !['how', 'seen', 'source', 'ground', 'why'].includes(name)),
  );

/** Every other form, and what one press takes. */
async function stepsGallery(
  worst: Worst | undefined,
  at: (one: Entity | undefined, options?: Remembered) => DeskInMemory,
  over: Entity,
): Promise<readonly Shown[]> {
  const says = saysIn(worst);
  const why = { why: says('Two of them are in one flat.', 600) };
  const reported = states.reported;
  const shown: Shown[] = [
    { name: 'record, accepted', card: await at(reported).press(moira, 'entity.accept', data) },
    { name: 'record, accepted, not theirs', card: await at(reported).press(bea, 'entity.accept', data) },
  ];
  const person = { person: tess.objectId, why: says('She chairs the panel.', 300) };
  const keptFrom: Entity = {
    ...over,
    excluded: [tess.objectId],
    keptOut: [{ person: refOf(tess), reason: 'Her cousin.', by: refOf(priya), at: tuesday }],
  };
  const restricted: Entity = { ...over, restricted: 'riskToLife', named: [refOf(tess)] };
  // What was made of the other one was written an hour later: two views of one minute would be one line twice.
  const written = over.views.map((view) => ({ ...view, at: later(view.at, 60) }));
  const other: Entity = { ...over, id: mintEntityId(new Uint8Array(8).fill(9)), members: [], views: written };
  for (const [verb, one, sent, also] of [
    ['entity.decline', reported, why, {}],
    ['entity.view', over, { text: says('Cuckooing is likely.', 1200) }, {}],
    ['entity.review', over, { keep: 'no', ...why }, {}],
    ['entity.rename', over, { name: says('The laundrette flat', 120).replaceAll('\n', ' ') }, {}],
    ['entity.ask', over, { agencies: 'housing' }, {}],
    ['entity.agenda', over, { agencies: 'police,housing,council' }, {}],
    ['entity.agenda.off', listed(over), why, {}],
    ['entity.restrict', over, { ground: 'riskToLife', ...why }, {}],
    ['entity.lift', restricted, why, {}],
    ['entity.name', { ...restricted, named: [] }, person, {}],
    ['entity.unname', restricted, person, {}],
    ['entity.conflict', over, why, {}],
    ['entity.keep-out', keptFrom, { ...person, person: bea.objectId }, {}],
    ['entity.let-in', keptFrom, person, {}],
    ['entity.out', over, why, { mention: `${kestrelReference}/P1` }],
    ['entity.merge.into', over, why, { into: other.id }],
  ] as const) {
    const desk = (options: Remembered = {}): DeskInMemory => at(undefined, { entities: [one, other], ...options });
    const form = { verb, by: moira, data: { ...data, ...also }, sent, needed: [] };
    shown.push(...(await formCards(desk, form, worst === undefined ? undefined : ['form', 'taken'])));
  }
  return [...shown, ...(await inMeeting(worst, at, over))];
}

/** The same on the agenda of each panel. */
const listed = (one: Entity): Entity => ({
  ...one,
  agenda: { from: '2027-01-04', agencies: ['police', 'housing'], since: '2027-01-04T10:00:00.000Z' },
});
/** Heard by a panel that is under way. */
async function inMeeting(
  worst: Worst | undefined,
  at: (one: Entity | undefined, options?: Remembered) => DeskInMemory,
  over: Entity,
): Promise<readonly Shown[]> {
  const says = saysIn(worst);
  const council = worst === undefined ? directory : crowded(worst);
  const panel = panelUnderWay(council);
  const heard = listed({ ...over, parts: { action: { count: 1, open: ['A1'] } } });
  const decision = {
    meeting: panel.id,
    decision: 'watch' as const,
    why: says('Two new reports.', 600),
    present: [refOf(moira)],
    quorate: false,
    since: tuesday,
    invited: ['police'],
    absent: ['police'],
    actions: ['A1'],
    by: refOf(moira),
    at: tuesday,
  };
  const beside = {
    meeting: panel.id,
    text: says('Trading standards go with Housing.', 1200),
    by: refOf(moira),
    at: tuesday,
  };
  const statements: Entity['statements'] = [
    { ...beside, is: 'correction' },
    {
      ...beside,
      is: 'words',
      whose: 'other',
      name: says('The neighbour', 100).replaceAll('\n', ' '),
      saidOn: '2027-01-04',
    },
  ];
  const decided: Entity = { ...heard, decisions: [decision] };
  const stated: Entity = { ...decided, statements };
  const theme = { ...entityAfter([opens('theme')]), id: mintEntityId(new Uint8Array(8).fill(7)), joined: [over.id] };
  const desk = (one: Entity = heard, options: Remembered = {}): DeskInMemory =>
    at(undefined, {
      entities: [one, theme],
      meetings: [panel],
      actionsOfRecords: [{ ...actionAt('accepted', worst, 'A1'), reference: entityId }],
      ...options,
    });
  const about = { ...data, meeting: panel.id };
  const ended = {
    ...panel,
    state: 'ended',
    endedAt: tuesday,
    absent: [],
    noPapers: [],
    quorate: true,
    undecided: [],
    corrections: [],
  } as Meeting; // as it is stored
  const left = { ...ended, undecidedRecords: [heard.id] } as Meeting; // as it is stored
  const shown: Shown[] = [
    { name: 'agenda with a record', card: await desk().press(moira, 'meeting.agenda', about) },
    { name: 'agenda with a record, not theirs', card: await desk().press(bea, 'meeting.agenda', about) },
    { name: 'item, a record', card: await desk().press(moira, 'meeting.item', about) },
    { name: 'item, a record, read by an agency', card: await desk().press(ravi, 'meeting.item', about) },
    { name: 'item, a record, decided', card: await desk(decided).press(moira, 'meeting.item', about) },
    { name: 'record, of a theme', card: await desk({ ...decided, theme: theme.id }).press(moira, 'entity.open', data) },
    { name: 'record, a theme', card: await desk().press(moira, 'entity.open', { ...data, entity: theme.id }) },
    {
      name: 'minutes with a record',
      card: await desk(decided, { meetings: [ended] }).press(moira, 'minutes.open', about),
    },
    {
      name: 'minutes with a record, put right',
      card: await desk(stated, { meetings: [ended] }).press(moira, 'minutes.open', about),
    },
    { name: 'record, with what was said of its item', card: await desk(stated).press(moira, 'entity.open', data) },
    {
      name: 'minutes with a record that was left undecided',
      card: await desk(heard, { meetings: [left] }).press(moira, 'minutes.open', about),
    },
    {
      name: 'record, an assessment is asked for',
      card: await desk().press(moira, 'entity.decide.go', { ...about, decision: 'assess', why: 'Who lives there?' }),
    },
    {
      name: 'record, to be joined to a theme',
      card: await desk().press(moira, 'entity.decide.go', { ...about, decision: 'theme', why: 'It bears on it.' }),
    },
  ];
  const form = {
    verb: 'entity.decide',
    by: moira,
    data: about,
    sent: { decision: 'watch', why: says('Two new reports.', 600) },
    needed: [],
  };
  const cards = [
    ...(await formCards((more) => desk(heard, more), form, worst === undefined ? undefined : ['form', 'taken'])),
  ];
  const afterwards = (more: Remembered = {}): DeskInMemory => desk(decided, { meetings: [ended], ...more });
  const words = { whose: 'itself', name: '', saidOn: '4/1/2027', text: says('We close at eleven.', 1200) };
  const others = [
    ['entity.item.correct', { text: says('Trading standards were not asked.', 1200) }, ['What the minutes should say']],
    ['entity.item.state', words, ['Whose words are they?', 'When did they say it?', 'What they say']],
  ] as const;
  for (const [verb, sent, needed] of others) {
    const item = { verb, by: moira, data: about, sent, needed };
    cards.push(...(await formCards(afterwards, item, worst === undefined ? undefined : ['form', 'taken'])));
  }
  return [...shown, ...cards];
}

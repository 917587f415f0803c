// The cards of the register: entries as each person sees them, the forms and their refusals, the list.
import { entityAfter, entityId, opens, reviews } from '../../people/entity-builders.ts';
import {
  kestrelReference,
  colin,
  greta,
  hal,
  ife,
  moira,
  must,
  noor,
  priya,
  ravi,
  directory,
} from '../../people/builders.ts';
import { registerStandingOf } from '../../../src/notices/register/standing.ts';
import { baseCard } from '../../../src/cards/base-card.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId, type RegisterEntry } from '../../../src/domain/register/entry.ts';
import {
  accepts,
  agreesTo,
  extendsAccess,
  finishes,
  keepsLonger,
  liftsHold,
  finishesLooksEnd,
  keepsLooks,
  letsLooksEnd,
  opensAccess,
  opensDisposal,
  refusesAccess,
  releases,
  sendsBack,
  signsAccess,
  placesHold,
  proposesLooksEnd,
  proposes,
  asa,
  asksToSign,
  asksWhy,
  contains,
  decides,
  endsBreach,
  entry,
  givesRest,
  guarded,
  kestrel,
  kestrelFacts,
  registerFacts,
  registerId,
  reports,
  saysRisk,
  saysWhy,
  settles,
  tells,
  tellsIco,
} from '../../people/register-builders.ts';
import { foundBy } from '../../people/register-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { fill, onOneLine, type Worst } from '../worst.ts';
import type { Shown } from './gallery.ts';

const states: Readonly<Record<string, RegisterEntry>> = {
  reported: entry(reports()),
  'of a case that was typed': entry(reports({}, ravi)),
  contained: entry(reports(), saysRisk(), contains()),
  'to tell': entry(reports(), saysRisk(), contains(), decides('yes')),
  decided: entry(reports(), saysRisk('yes'), contains(), decides('yes'), tellsIco()),
  closed: entry(reports(), saysRisk(), contains(), decides(), endsBreach()),
  asked: entry(asksWhy()),
  answered: entry(asksWhy(), saysWhy()),
  'with the DPO': entry(asksWhy(), saysWhy(), tells()),
  accepted: entry(asksWhy(), saysWhy(), accepts()),
  settled: entry(asksWhy(), saysWhy(), tells(), settles()),
  due: entry(opensDisposal()),
  proposed: entry(opensDisposal(), proposes()),
  'kept longer': entry(opensDisposal(), keepsLonger()),
  agreed: entry(opensDisposal(), proposes(), agreesTo()),
  destroyed: entry(opensDisposal(), proposes(), agreesTo(), finishes()),
  held: entry(placesHold()),
  lifted: entry(placesHold(), liftsHold()),
  'looks to end': entry(proposesLooksEnd()),
  'looks may end': entry(proposesLooksEnd(), letsLooksEnd()),
  'looks kept': entry(proposesLooksEnd(), keepsLooks()),
  'looks ended': entry(proposesLooksEnd(), letsLooksEnd(), finishesLooksEnd()),
  'asked for': entry(opensAccess()),
  'asked for, longer': entry(opensAccess({ since: '1/1/2026' }), extendsAccess()),
  'decided on': entry(opensAccess(), ...givesRest()),
  'to sign': entry(opensAccess(), ...asksToSign()),
  'sent back': entry(opensAccess(), ...asksToSign(), sendsBack()),
  signed: entry(opensAccess(), ...asksToSign(), signsAccess()),
  given: entry(opensAccess(), ...asksToSign(), signsAccess(), releases()),
  'not given': entry(opensAccess(), refusesAccess()),
  late: { ...entry(asksWhy()), type: 'question', late: 'dpo' } as RegisterEntry, // a question, as it was made
};

/** The same with every text at its fullest. */
function full(one: RegisterEntry, worst?: Worst): RegisterEntry {
  if (worst === undefined) return one;
  const said = (most: number) => onOneLine(fill(most, worst));
  const long = fill(1000, worst);
  if (one.type === 'question')
    return {
      ...one,
      ...(one.answer !== undefined && { answer: { ...one.answer, reason: long } }),
      ...(one.settled?.how !== undefined && { settled: { ...one.settled, how: long } }),
    };
  if (one.type === 'hold')
    return { ...one, why: long, ...(one.lifted !== undefined && { lifted: { ...one.lifted, why: long } }) };
  if (one.type === 'disposal')
    return {
      ...one,
      ...(one.proposed !== undefined && { proposed: { ...one.proposed, why: long } }),
      ...(one.longer !== undefined && { longer: { ...one.longer, why: long } }),
    };
  if (one.type === 'looksEnd')
    return {
      ...one,
      proposed: { ...one.proposed, why: long },
      ...(one.refused !== undefined && { refused: { ...one.refused, why: long } }),
    };
  if (one.type === 'access')
    return {
      ...one,
      who: said(60),
      identity: said(200),
      ...(one.back !== undefined && { back: { ...one.back, why: long } }),
      ...(one.extended !== undefined && { extended: { ...one.extended, why: long } }),
      ...(one.refused !== undefined && { refused: { ...one.refused, why: long } }),
    };
  const { risk, contained, assessed, ico, closed } = one;
  return {
    ...one,
    whom: said(200),
    ...(risk !== undefined && { risk: { ...risk, why: long } }),
    ...(contained !== undefined && { contained: { ...contained, how: long } }),
    ...(assessed !== undefined && { assessed: { ...assessed, icoWhy: long, peopleWhy: long } }),
    ...(ico !== undefined && { ico: { ...ico, number: said(60) } }),
    ...(closed !== undefined && { closed: { ...closed, learnt: long } }),
  };
}

const data = { register: registerId, command: commandOf('ripe') };
/** By which a person decided on each item on which one must, and sent it. */
const decidedFacts = registerFacts([opensAccess(), ...asksToSign()]);
const sent = String(decidedFacts.length);
const over = (state: string, worst?: Worst, more: Remembered = {}): DeskInMemory =>
  deskOver({
    council: guarded,
    cases: [kestrel],
    facts: kestrelFacts,
    register: [full(must(states[state]), worst)],
    registerFacts: states[state]?.type === 'access' ? decidedFacts : [],
    ...more,
  });

export async function registerGallery(worst?: Worst): Promise<readonly Shown[]> {
  const each = Object.entries(states).map(([state, one]) => [state, full(one, worst)] as const);
  return [
    ...each.flatMap(([state, one]) => stored(state, one)),
    ...(await Promise.all(each.map(async ([state, one]) => opened(state, one)))).flat(),
    ...(await forms(worst)),
    ...(await lists(worst)),
    ...(await looked(worst)),
  ];
}

const people = [ife, asa, colin, priya, greta, hal] as const;
const stored = (state: string, one: RegisterEntry): readonly Shown[] =>
  people.flatMap((person): readonly Shown[] => {
    const standing = registerStandingOf(one, person, guarded, tuesday);
    return standing === undefined
      ? []
      : [
          {
            name: `register, chat of ${person.name}, ${state}`,
            stored: true,
            card: baseCard(one.id, standing, tuesday),
          },
        ];
  });

async function opened(state: string, one: RegisterEntry): Promise<readonly Shown[]> {
  const desk = deskOver({ council: guarded, cases: [kestrel], register: [one] });
  const shown: Shown[] = [];
  for (const person of people)
    shown.push({ name: `register, ${person.name}, ${state}`, card: await desk.press(person, 'register.open', data) });
  return [
    ...shown,
    { name: `register closed again, ${state}`, card: await desk.press(ife, 'register.close', data) },
    { name: `register in a channel, ${state}`, card: await desk.press(ife, 'register.open', data, true) },
  ];
}

interface Form {
  readonly name: string;
  readonly state: string;
  readonly by: Person;
  readonly sent: Readonly<Record<string, string>>;
  readonly needed: string;
}
async function forms(worst?: Worst): Promise<readonly Shown[]> {
  const said = (most: number, text: string) => (worst === undefined ? text : fill(most, worst));
  const raised = { raised: 'icoWhy,peopleWhy' };
  const all: readonly Form[] = [
    {
      name: 'risk',
      state: 'reported',
      by: priya,
      sent: { risk: 'no', why: said(1000, 'She moved in June.') },
      needed: 'Is the child at risk by it?',
    },
    {
      name: 'which',
      state: 'of a case that was typed',
      by: ife,
      sent: { reference: kestrelReference },
      needed: 'Reference of the case',
    },
    {
      name: 'contain',
      state: 'reported',
      by: ife,
      sent: { how: said(1000, 'Deleted.') },
      needed: 'How was it contained?',
    },
    {
      name: 'assess',
      state: 'contained',
      by: ife,
      sent: {
        harm: 'unlikely',
        ico: 'no',
        icoWhy: said(1000, 'Unread.'),
        people: 'no',
        peopleWhy: said(1000, 'No harm.'),
        ...raised,
      },
      needed: 'How likely is it that people come to harm by it?',
    },
    {
      name: 'end',
      state: 'decided',
      by: ife,
      sent: { learnt: said(1000, 'We check.') },
      needed: 'What changes because of it?',
    },
    {
      name: 'answer',
      state: 'asked',
      by: colin,
      sent: { whatFor: 'cover', reason: said(1000, 'For Priya.') },
      needed: 'What for?',
    },
    {
      name: 'propose',
      state: 'due',
      by: ife,
      sent: { ground: 'order', why: said(1000, 'By order.'), looked: 'yes' },
      needed: 'Ground',
    },
    { name: 'agree', state: 'proposed', by: hal, sent: { looked: 'yes' }, needed: 'Before you press' },
    {
      name: 'longer',
      state: 'due',
      by: ife,
      sent: { until: '1/2/2030', why: said(1000, 'A book.') },
      needed: 'Keep it until',
    },
    { name: 'send', state: 'decided on', by: ife, sent: { read: 'yes' }, needed: 'Before you press' },
    { name: 'sign', state: 'to sign', by: hal, sent: { read: 'yes', sent }, needed: 'Before you press' },
    {
      name: 'back',
      state: 'to sign',
      by: hal,
      sent: { sent, why: said(1000, 'Item 3.') },
      needed: 'What is to change?',
    },
    { name: 'release', state: 'signed', by: ife, sent: { how: 'hand' }, needed: 'How is it given?' },
    {
      name: 'extend',
      state: 'asked for',
      by: ife,
      sent: { why: said(1000, 'Complex.'), told: 'yes' },
      needed: 'Reason',
    },
    {
      name: 'refuse',
      state: 'asked for',
      by: ife,
      sent: { ground: 'interests', why: said(1000, 'The child asked us not to.'), told: 'yes' },
      needed: 'Ground',
    },
    {
      name: 'black',
      state: 'asked for',
      by: ife,
      sent: { words: 'grandmother', ground: 'third' },
      needed: 'Words to black out',
    },
    { name: 'lift', state: 'held', by: ife, sent: { why: said(1000, 'Settled.') }, needed: 'Why is it over?' },
    {
      name: 'looksKeep',
      state: 'looks to end',
      by: hal,
      sent: { why: said(1000, 'An inquiry.') },
      needed: 'Reason',
    },
    {
      name: 'settle',
      state: 'with the DPO',
      by: ife,
      sent: { how: said(1000, 'Spoken to.') },
      needed: 'How was it settled?',
    },
  ];
  const shown: Shown[] = [];
  for (const { name, state, by, sent, needed } of all) {
    const [ask, go] = [`register.${name}`, `register.${name}.go`];
    shown.push(
      { name: `register, form ${name}`, card: await over(state, worst).press(by, ask, data) },
      { name: `register, form ${name}, empty`, wrong: [needed], card: await over(state, worst).press(by, go, data) },
      {
        name: `register, form ${name}, not theirs`,
        card: await over(state, worst).press(moira, go, { ...data, ...sent }),
      },
      {
        name: `register, form ${name}, contested`,
        wrong: ['at the same moment'],
        card: await over(state, worst, { contested: true }).press(by, go, { ...data, ...sent }),
      },
      {
        name: `register, form ${name}, broken store`,
        wrong: ['Something went wrong'],
        card: await over(state, worst, { broken: true }).press(by, go, { ...data, ...sent }),
      },
      { name: `register, ${name} taken`, card: await over(state).press(by, go, { ...data, ...sent }) },
    );
  }
  const report = { ref: kestrelReference, command: data.command };
  const whole = {
    ...report,
    what: 'mail',
    whom: onOneLine(said(200, 'A neighbour, 0191 498 0000')),
    still: 'yes',
    about: kestrelReference,
  };
  const none = { council: guarded, cases: [kestrel] };
  const ico = { ...data, number: 'IC-1' };
  const ofItem = { ...data, item: `${kestrelReference}/7` };
  return [
    ...shown,
    {
      name: 'register, form assess, why not',
      card: await over('contained').press(ife, 'register.assess.go', {
        ...data,
        harm: 'unlikely',
        ico: 'no',
        people: 'no',
      }),
    },
    { name: 'register, form report', card: await deskOver(none).press(colin, 'register.report', report) },
    {
      name: 'register, form report, of no case',
      card: await deskOver(none).press(colin, 'register.report', { command: data.command }),
    },
    {
      name: 'register, form report, empty',
      wrong: ['What was shared?'],
      card: await deskOver(none).press(colin, 'register.report.go', report),
    },
    {
      name: 'register, form report, no officer',
      wrong: ['No data protection officer'],
      card: await deskOver({
        ...none,
        council: {
          ...directory,
          people: directory.people.filter(({ roles }) => !roles.includes('dpo') && !roles.includes('serviceManager')),
        },
      }).press(colin, 'register.report.go', whole),
    },
    { name: 'register, report taken', card: await deskOver(none).press(colin, 'register.report.go', whole) },
    { name: 'register, form dispose', card: await deskOver(none).press(ife, 'register.dispose', report) },
    {
      name: 'register, form dispose, no such case',
      wrong: ['No case and no record has this reference'],
      card: await deskOver({ council: guarded, cases: [] }).press(ife, 'register.dispose.go', {
        ...report,
        reference: kestrelReference,
      }),
    },
    {
      name: 'register, dispose taken',
      card: await deskOver(none).press(ife, 'register.dispose.go', { ...report, reference: kestrelReference }),
    },
    ...(await Promise.all(
      (['dispose', 'hold'] as const).map(async (what) => ({
        name: `register, ${what} taken, of a record of a place`,
        card: await deskOver({
          council: guarded,
          entities: [entityAfter([opens(), reviews('no')])],
        }).press(ife, `register.${what}.go`, {
          ...report,
          reference: entityId,
          ground: 'police',
          why: onOneLine(said(1000, 'Their letter of 3 March.')),
        }),
      })),
    )),
    { name: 'register, form hold', card: await deskOver(none).press(ife, 'register.hold', report) },
    {
      name: 'register, form hold, empty',
      wrong: ['Ground'],
      card: await deskOver(none).press(ife, 'register.hold.go', report),
    },
    {
      name: 'register, form hold, a day that is over',
      wrong: ['this day is over'],
      card: await deskOver(none).press(ife, 'register.hold.go', {
        ...report,
        reference: kestrelReference,
        ground: 'claim',
        until: '1/2/2020',
        why: said(1000, 'County court.'),
      }),
    },
    { name: 'register, form access', card: await deskOver(none).press(ife, 'register.access', report) },
    {
      name: 'register, form access, empty',
      wrong: ['Who asks'],
      card: await deskOver(none).press(ife, 'register.access.go', report),
    },
    {
      name: 'register, access taken',
      card: await deskOver(none).press(ife, 'register.access.go', {
        ...report,
        reference: kestrelReference,
        who: onOneLine(said(60, 'DP/2027/14')),
        capacity: 'child',
        identity: onOneLine(said(200, 'Passport.')),
        received: '4/1/2027',
      }),
    },
    { name: 'register, form item', card: await over('asked for').press(ife, 'register.item', ofItem) },
    {
      name: 'register, form item, without a ground',
      wrong: ['Ground'],
      card: await over('asked for').press(ife, 'register.item.go', { ...ofItem, as: 'withhold' }),
    },
    {
      name: 'register, form item, words that are not there',
      wrong: ['do not all stand in this item'],
      card: await over('asked for').press(ife, 'register.item.go', {
        ...ofItem,
        as: 'black',
        ground: 'third',
        words: said(500, 'Nowhere'),
      }),
    },
    {
      name: 'register, item taken',
      card: await over('asked for').press(ife, 'register.item.go', { ...ofItem, as: 'withhold', ground: 'court' }),
    },
    {
      name: 'register, hold taken',
      card: await deskOver(none).press(ife, 'register.hold.go', {
        ...report,
        reference: kestrelReference,
        ground: 'claim',
        why: said(1000, 'County court.'),
      }),
    },
    {
      name: 'register, form propose, held',
      wrong: ['It is under legal hold'],
      card: await deskOver({
        council: guarded,
        cases: [kestrel],
        register: [must(states['due']), { ...must(states['held']), id: mintRegisterId(new Uint8Array(8).fill(3)) }],
      }).press(ife, 'register.propose.go', { ...data, ground: 'order', why: 'By order.', looked: 'yes' }),
    },
    { name: 'register, form looks', card: await deskOver(none).press(ife, 'register.looks', report) },
    {
      name: 'register, form looks, empty',
      wrong: ['Reason'],
      card: await deskOver(none).press(ife, 'register.looks.go', report),
    },
    {
      name: 'register, form looks, nothing is due',
      wrong: ['Nothing can end yet'],
      card: await deskOver(none).press(ife, 'register.looks.go', { ...report, why: said(1000, 'No inquiry.') }),
    },
    { name: 'register, looks agreed', card: await over('looks to end').press(hal, 'register.looksAgree', data) },
    { name: 'register, form ico', card: await over('to tell').press(ife, 'register.ico', data) },
    { name: 'register, ico taken', card: await over('to tell').press(ife, 'register.ico.go', ico) },
    { name: 'register, accepted', card: await over('answered').press(asa, 'register.accept', data) },
    { name: 'register, told the DPO', card: await over('answered').press(asa, 'register.dpo', data) },
    { name: 'register, accepted too soon', card: await over('asked').press(asa, 'register.accept', data) },
    {
      name: 'register, no look to ask about',
      card: await deskOver(none).press(asa, 'register.why', {
        ...report,
        person: colin.objectId,
        because: 'sameSurname',
      }),
    },
    {
      name: 'register, asked why',
      card: await deskOver({
        ...none,
        looked: [{ reference: kestrelReference, person: colin.objectId, at: tuesday }],
        found: [{ person: colin.objectId, rule: 'surname', references: [kestrelReference] }],
      }).press(asa, 'register.why', {
        ...report,
        person: colin.objectId,
        because: 'sameSurname',
      }),
    },
  ];
}

const typed = async (on: DeskInMemory, who: Person, word: string) => must((await on.type(who, word))[0]);

async function lists(worst?: Worst): Promise<readonly Shown[]> {
  const open = ['reported', 'contained', 'answered', 'with the DPO', 'late'];
  const many = Array.from({ length: 15 }, (_, place): RegisterEntry => {
    const one = must(states[must(open[place % open.length])]);
    return { ...full(one, worst), id: mintRegisterId(new Uint8Array(8).fill(place)) };
  });
  const desk = deskOver({ council: guarded, cases: [kestrel], register: many });
  const idle = deskOver({ council: guarded });
  return [
    { name: 'register, list', stored: true, card: await typed(desk, ife, 'register') },
    { name: 'register, list, more', card: await desk.press(ife, 'register', { from: 12 }) },
    { name: 'register, list, own', stored: true, card: await typed(desk, priya, 'register') },
    { name: 'register, list, none', stored: true, card: await typed(idle, ife, 'register') },
    { name: 'register, list, none of theirs', stored: true, card: await typed(idle, priya, 'register') },
    { name: 'register, typed wrong person', stored: true, card: await typed(idle, priya, 'wrong person') },
    { name: 'register, home of the DPO', stored: true, card: await typed(desk, ife, 'home') },
    { name: 'register, home of the auditor', stored: true, card: await typed(desk, asa, 'home') },
    { name: 'register, unknown', card: await idle.press(priya, 'register.open', data) },
  ];
}

/** What is worth a question: as a list, one of it, and asked. */
async function looked(worst?: Worst): Promise<readonly Shown[]> {
  const name = worst === undefined ? noor.name : onOneLine(fill(100, worst));
  const rules = ['surname', 'closed', 'idle', 'burst', 'over', 'taken'] as const;
  const found = rules.map((rule) => ({
    ...foundBy(rule),
    name,
    ...(rule === 'closed' && { relation: 'none' as const }),
  }));
  const looks = [{ reference: kestrelReference, person: noor.objectId, at: tuesday }];
  const desk = deskOver({ council: guarded, cases: [kestrel], found, looked: looks });
  const nothing = deskOver({ council: guarded, cases: [kestrel] });
  const own = { day: '2027-01-04', rule: 'surname', person: noor.objectId };
  return [
    { name: 'who looked, typed', stored: true, card: await typed(desk, asa, 'who looked') },
    { name: 'who looked, typed, nothing', stored: true, card: await typed(nothing, asa, 'who looked') },
    { name: 'who looked, home', stored: true, card: await typed(desk, asa, 'home') },
    { name: 'who looked, list', card: await desk.press(asa, 'looked') },
    { name: 'who looked, nothing', card: await nothing.press(asa, 'looked') },
    { name: 'who looked, one', card: await desk.press(asa, 'looked.open', own) },
    { name: 'who looked, one, in a channel', card: await desk.press(asa, 'looked.open', own, true) },
    { name: 'who looked, gone', card: await nothing.press(asa, 'looked.open', own) },
    { name: 'figures, exact', card: await typed(nothing, asa, 'figures') },
    { name: 'figures, in classes', card: await nothing.press(greta, 'figures') },
    { name: 'figures, not theirs', card: await nothing.press(priya, 'figures') },
  ];
}

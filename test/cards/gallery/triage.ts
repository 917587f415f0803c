// The cards since consent: triage with its duplicate check, decisions told, challenged and answered.
import { cardFor } from '../../../src/notices/render.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import { colin, directory, greta, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { actionAt } from '../cases/actions.ts';
import { formCards, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { alikeIn, caseIn, meetings, preMset, saysIn, second, stands, type Stand } from '../cases/triage-cases.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { nextPreMset } from '../../people/meeting-builders.ts';
import { crowded, longName, onOneLine, type Worst } from '../worst.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };
const young = { ref, command: commandOf('young') };
const people: readonly Person[] = [priya, colin, moira, tess, ravi];

interface World {
  readonly worst: Worst | undefined;
  readonly council: Directory;
  readonly says: (usual: string, most?: number) => string;
}
/** A crowded council with as many agencies as it can be asked to invite. */
const councilOf = (worst: Worst): Directory => ({
  ...crowded(worst),
  // The crowd has ids of people who are there already.
  people: crowded(worst).people.filter(
    ({ objectId }, place, all) => all.findIndex((one) => one.objectId === objectId) === place,
  ),
  agencies: [
    ...directory.agencies,
    ...Array.from({ length: 14 }, (_, place) => ({
      id: `agency${place}`,
      name: longName(worst).slice(0, 80),
    })),
  ],
});

export async function triageGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : councilOf(worst);
  const world: World = { worst, council, says: saysIn(worst) };
  const opened = await Promise.all(stands.map((stand) => cardsAt(world, stand)));
  return [
    ...stands.flatMap((stand) => stored(world, stand)),
    ...opened.flat(),
    ...(await listing(world)),
    ...(await moving(world)),
    ...(await merging(world)),
    ...(await wordForms(world)),
    ...(await keptOut(world)),
    ...(await others(world)),
  ];
}

const deskWith = ({ worst, council }: World, stand: Stand, more: Remembered = {}): DeskInMemory =>
  deskOver({
    cases: [caseIn(stand, worst), ...alikeIn(worst).map((one) => one.case)],
    council,
    meetings,
    alike: alikeIn(worst),
    ...more,
  });

function stored({ worst, council }: World, stand: Stand): readonly Shown[] {
  return people.flatMap((person): readonly Shown[] => {
    const rendered = cardFor(caseIn(stand, worst), person, council, tuesday);
    return rendered === undefined
      ? []
      : [{ name: `chat of ${person.name} since consent, ${stand}`, stored: true, card: rendered.card }];
  });
}

async function cardsAt(world: World, stand: Stand): Promise<readonly Shown[]> {
  const desk = deskWith(world, stand);
  const shown: Shown[] = [];
  for (const person of people) {
    const name = `${person.name} since consent, ${stand}`;
    shown.push(
      { name: `open, ${name}`, card: await desk.press(person, 'case.open', data) },
      { name: `open in a channel, ${name}`, card: await desk.press(person, 'case.open', data, true) },
      { name: `more, ${name}`, card: await desk.press(person, 'case.more', data) },
      { name: `history, ${name}`, card: await desk.press(person, 'case.story', data) },
      { name: `all decisions, ${name}`, card: await desk.press(person, 'case.decisions', data) },
      { name: `a decision, ${name}`, card: await desk.press(person, 'decision.open', { ...data, decision: 'D1' }) },
    );
  }
  return shown;
}

/** Moved from one meeting to another; late, where the papers of that one have closed. */
async function moving(world: World): Promise<readonly Shown[]> {
  const closed = { ...nextPreMset, papersDue: tuesday.replace('T11', 'T08') };
  const at =
    (meeting: Meeting) =>
    (more: Remembered = {}): DeskInMemory =>
      deskWith(world, 'listed', { meetings: [preMset, meeting], ...more });
  const reason = onOneLine(world.says('His school cannot come on that day.', 300));
  const late = { ...data, to: closed.id, reason };
  const lateReason = onOneLine(world.says('He was hurt last night.', 150));
  return [
    ...(await formCards(at(nextPreMset), {
      verb: 'triage.move',
      by: moira,
      data,
      sent: { to: nextPreMset.id, reason },
      needed: ['Move to', 'Why it is moved'],
    })),
    { name: 'triage.move, papers have closed', card: await at(closed)().press(moira, 'triage.move', data) },
    { name: 'triage.move, asks why it is late', card: await at(closed)().press(moira, 'triage.move.go', late) },
    {
      name: 'triage.move, a late item',
      card: await at(closed)().press(moira, 'triage.move.go', { ...late, lateReason, raised: 'lateReason' }),
    },
    { name: 'triage.move, no other', card: await at(preMset)().press(moira, 'triage.move', data) },
  ];
}

async function listing(world: World): Promise<readonly Shown[]> {
  const at = (more: Remembered = {}): DeskInMemory => deskWith(world, 'received', more);
  const go = 'triage.list.go';
  const concern = { at: tuesday, due: tuesday };
  const alleged = (): DeskInMemory =>
    at({
      cases: [{ ...caseIn('received', world.worst), concern }, ...alikeIn(world.worst).map((one) => one.case)],
    });
  const employer = 'triage.list.employer';
  const worksFor = { ...data, employer: 'police,-other', employerName: onOneLine(world.says('Quayside Taxis', 120)) };
  const shown = alikeIn(world.worst)
    .map((one) => one.case.reference)
    .join(',');
  const sent = { ...data, meeting: preMset.id, invited: 'police,health', alike: shown };
  const listed = { ...deskWith(world, 'listed') };
  return [
    { name: 'list', card: await at().press(moira, 'triage.list', data) },
    { name: 'list in a channel', card: await at().press(moira, 'triage.list', data, true) },
    { name: 'list, nothing alike', card: await at({ alike: [] }).press(moira, 'triage.list', data) },
    {
      name: 'list, first for whom the person of concern works',
      card: await alleged().press(moira, 'triage.list', data),
    },
    {
      name: 'list, for whom they work not said',
      wrong: ['For whom does'],
      card: await alleged().press(moira, employer, data),
    },
    {
      name: 'list, for the police and another employer',
      card: await alleged().press(moira, employer, worksFor),
    },
    {
      name: 'list, the employer invited without why',
      wrong: ['Why the employer'],
      card: await alleged().press(moira, go, { ...sent, ...worksFor }),
    },
    { name: 'list, no meeting', card: await at({ meetings: [] }).press(moira, 'triage.list', data) },
    {
      name: 'list, papers of all closed',
      card: await at({ meetings: [{ ...preMset, papersDue: tuesday.replace('T11', 'T08') }] }).press(
        moira,
        'triage.list',
        data,
      ),
    },
    { name: 'list, empty', wrong: ['Meeting', 'Agencies invited'], card: await at().press(moira, go, data) },
    { name: 'list, too soon', wrong: ['yet'], card: await at().press(moira, go, { ...sent, ...young }) },
    {
      name: 'list, another one alike',
      wrong: ['Another similar case'],
      card: await at().press(moira, go, { ...sent, alike: '' }),
    },
    {
      name: 'list, papers closed meanwhile',
      // The fullest referral is urgent, and is listed until the meeting starts.
      ...(world.worst === undefined && { wrong: ['closed'] }),
      card: await at({
        meetings: [{ ...preMset, papersDue: tuesday.replace('T11', 'T08') }, ...meetings.slice(1)],
      }).press(moira, go, sent),
    },
    { name: 'list, contested', wrong: ['Someone else'], card: await at({ contested: true }).press(moira, go, sent) },
    {
      name: 'list, store down',
      wrong: ['Nothing you typed is lost'],
      card: await at({ broken: true }).press(moira, go, sent),
    },
    { name: 'list, taken', card: await at().press(moira, go, sent) },
    { name: 'list, too late', card: await listed.press(moira, 'triage.list', data) },
  ];
}

async function merging(world: World): Promise<readonly Shown[]> {
  const at = (more: Remembered = {}): DeskInMemory => deskWith(world, 'received', more);
  const go = 'triage.merge.go';
  const sent = { ...data, into: `${ref}>${second}`, reason: world.says('The same ID.'), other: second };
  const typed = { ...sent, into: second };
  return [
    { name: 'compare', card: await at().press(moira, 'triage.compare', { ...data, other: second }) },
    { name: 'compare in a channel', card: await at().press(moira, 'triage.compare', { ...data, other: second }, true) },
    { name: 'merge', card: await at().press(moira, 'triage.merge', { ...data, other: second }) },
    { name: 'merge, typed', card: await at({ alike: [] }).press(moira, 'triage.merge', data) },
    { name: 'merge, empty', wrong: ['The case to keep', 'How you know'], card: await at().press(moira, go, data) },
    { name: 'merge, too soon', wrong: ['yet'], card: await at().press(moira, go, { ...sent, ...young }) },
    {
      name: 'merge, no such case',
      wrong: ['not available'],
      card: await at({ alike: [] }).press(moira, go, { ...typed, into: 'MSET-0000-00' }),
    },
    {
      name: 'merge, open actions',
      wrong: ['not finished'],
      card: await at({ parts: [actionAt('accepted', world.worst)] }).press(moira, go, sent),
    },
    {
      name: 'merge, store down',
      wrong: ['Nothing you typed is lost'],
      card: await at({ broken: true }).press(moira, go, sent),
    },
    { name: 'merge, contested', wrong: ['Someone else'], card: await at({ contested: true }).press(moira, go, sent) },
    { name: 'merge, taken', card: await at().press(moira, go, sent) },
  ];
}

interface TriageForm extends Omit<FormShown, 'verb' | 'data'> {
  readonly name: string;
  readonly stand: Stand;
}

/** The form of one of these steps, and where it cannot be taken. */
async function cardsOf(world: World, { name, stand, ...form }: TriageForm): Promise<readonly Shown[]> {
  const verb = name.includes('.') ? name : `triage.${name}`;
  return [
    ...(await formCards((more) => deskWith(world, stand, more), { ...form, verb, data })),
    { name: `${verb}, not now`, card: await deskWith(world, 'closed').press(form.by, verb, data) },
  ];
}

async function wordForms(world: World): Promise<readonly Shown[]> {
  const { says } = world;
  const forms: readonly TriageForm[] = [
    {
      name: 'return',
      stand: 'received',
      by: moira,
      sent: { reason: 'voice', note: says('Please ask him.') },
      needed: ['Reason', 'Note'],
    },
    {
      name: 'strategy',
      stand: 'received, strategy discussion',
      by: moira,
      sent: { reason: says('He was hurt.') },
      needed: ['What is new'],
    },
    {
      name: 'held',
      stand: 'received, strategy discussion',
      by: moira,
      sent: { heldOn: '5/1/2027', tookPart: says('Police.', 500), outcome: 'noEnquiry', follows: says('The plan.') },
      needed: ['Held on', 'Who took part', 'Outcome', 'What follows'],
    },
    {
      name: 'calm',
      stand: 'received, strategy held',
      by: moira,
      sent: { reason: says('He is with his aunt.') },
      needed: ['Reason'],
    },
    {
      name: 'now',
      stand: 'listed, strategy held',
      by: moira,
      sent: {
        decision: 'otherPlan',
        raised: 'plan,leadIs,lead',
        rationale: says('He was hurt.', 1500),
        plan: onOneLine(says('Early help', 300)),
        leadIs: 'outside',
        lead: onOneLine(says('Vic Demo', 200)),
        consulted: `${ravi.objectId},${colin.objectId}`,
        chair: tess.objectId,
        dissent: onOneLine(says('Nobody.', 500)),
      },
      // Page 1; the others are on page 2.
      needed: ['Decision', 'Rationale'],
    },
    {
      name: 'senior',
      stand: 'open, stepped up',
      by: tess,
      sent: { decided: says('A placement.'), follows: says('He moves.') },
      needed: ['What was decided, and by whom', 'What follows'],
    },
    {
      name: 'outcome',
      stand: 'other plan',
      by: priya,
      sent: { outcome: says('He is back at school.') },
      needed: ['How the plan ended'],
    },
    {
      name: 'answer',
      stand: 'open, challenged',
      by: tess,
      sent: { answer: says('It comes to the panel.') },
      needed: ['Answer'],
    },
    {
      name: 'restrict.case',
      stand: 'received',
      by: moira,
      sent: { ground: 'riskToLife', reason: says('He was threatened.') },
      needed: ['Ground', 'Reason'],
    },
    {
      name: 'restrict.lift',
      stand: 'received, restricted',
      by: moira,
      sent: { reason: says('Yes was pressed by mistake.') },
      needed: ['Reason'],
    },
    {
      name: 'restrict.name',
      stand: 'received, restricted',
      by: moira,
      sent: { person: ravi.objectId, reason: says('He acts.', 300).replaceAll('\n', ' ') },
      needed: ['Person', 'Why they need to see it'],
    },
    {
      name: 'restrict.remove',
      stand: 'received, restricted',
      by: moira,
      sent: { person: tess.objectId, reason: says('The meeting is over.', 300).replaceAll('\n', ' ') },
      needed: ['Person', 'Why they no longer need to see it'],
    },
    {
      name: 'restrict.keep-out',
      stand: 'received',
      by: moira,
      sent: { person: tess.objectId, reason: says('She is her aunt.') },
      needed: ['Person', 'Reason'],
    },
  ];
  return (await Promise.all(forms.map((form) => cardsOf(world, form)))).flat();
}

/** What is still owed is named on the form, whose decision would end the case. */
const decidedToEnd = {
  decision: 'otherPlan',
  rationale: 'He was hurt.',
  plan: 'Early help',
  leadIs: 'outside',
  lead: 'Vic Demo',
  raised: 'plan,leadIs,lead',
};

/** Someone is kept out, whom another person lets in again; and the form about who leads the case, with who follows. */
async function keptOut(world: World): Promise<readonly Shown[]> {
  const { says, worst, council } = world;
  const shut: Case = {
    ...caseIn('received', worst),
    excluded: [tess.objectId],
    keptOut: [{ person: refOf(tess), reason: says('He is her uncle.'), by: refOf(greta), at: tuesday }],
  };
  const desk = (more: Remembered = {}): DeskInMemory => deskOver({ cases: [shut], council, ...more });
  const sent = { person: tess.objectId, reason: says('It was another family.') };
  const needed = ['Person', 'Why they may read it again'];
  return [
    { name: 'More, someone is kept out', card: await desk().press(moira, 'case.more', data) },
    ...(await formCards(desk, { verb: 'restrict.let-in', by: moira, data, sent, needed })),
    { name: 'restrict.keep-out, someone is already', card: await desk().press(moira, 'restrict.keep-out', data) },
    {
      name: 'restrict.keep-out who leads it, asks more',
      wrong: ['Nothing is sent yet'],
      card: await desk().press(moira, 'restrict.keep-out.go', { ...data, person: priya.objectId, reason: says('So.') }),
    },
  ];
}

async function others(world: World): Promise<readonly Shown[]> {
  const { says, worst } = world;
  const stood = stands.map((stand, place): Case => ({
    ...caseIn(stand, worst),
    reference: mintReference(new Uint8Array([9, 7, 7, 7, place])),
  }));
  const busy = deskOver({ cases: stood, council: world.council });
  const fill = { ...data, reason: says('Moved away.'), childSafe: 'no' };
  return [
    { name: 'withdraw after consent', card: await deskWith(world, 'listed').press(moira, 'refer.withdraw', data) },
    {
      name: 'withdrawn after consent',
      card: await deskWith(world, 'listed').press(colin, 'refer.withdraw.go', { ...fill, childSafe: 'yes' }),
    },
    {
      name: 'withdraw after consent, by the referrer',
      card: await deskWith(world, 'listed').press(priya, 'refer.withdraw.go', fill),
    },
    {
      name: 'triage.now, asks more',
      wrong: ['Nothing is sent yet'],
      card: await deskWith(world, 'listed, urgent').press(moira, 'triage.now.go', {
        ...data,
        decision: 'otherPlan',
        rationale: says('He was hurt.', 1500),
        consulted: `${ravi.objectId},${colin.objectId}`,
        chair: tess.objectId,
      }),
    },
    {
      name: 'triage.now, page 2',
      card: await deskWith(world, 'listed, urgent').press(moira, 'triage.now.next', { ...data, ...decidedToEnd }),
    },
    {
      name: 'triage.now, page 2, empty',
      wrong: ['Who was consulted', 'The chair who decided'],
      card: await deskWith(world, 'listed, urgent').press(moira, 'triage.now.go', { ...data, ...decidedToEnd }),
    },
    {
      name: 'triage.now, strategy discussion open',
      wrong: ['the outcome of the strategy discussion'],
      card: await deskWith(world, 'listed, urgent').press(moira, 'triage.now.go', {
        ...data,
        ...decidedToEnd,
        consulted: `${ravi.objectId},${colin.objectId}`,
        chair: tess.objectId,
      }),
    },
    { name: 'challenge of a meeting', card: await deskWith(world, 'open').press(priya, 'refer.challenge', data) },
    {
      name: 'challenge of a meeting, sent',
      card: await deskWith(world, 'open').press(priya, 'refer.challenge.go', {
        ...data,
        concern: says('The phones.'),
        outcomeWanted: says('The panel.'),
      }),
    },
    { name: 'my cases since consent', stored: true, card: await busy.press(priya, 'list.mine') },
    ...(await Promise.all(
      [10, 20].map(async (from) => ({
        name: `my cases since consent from ${from}`,
        stored: true,
        card: await busy.press(priya, 'list.more', { list: 'mine', from }),
      })),
    )),
    { name: 'queue since consent', stored: true, card: await busy.press(moira, 'list.queue') },
    { name: 'queue since consent, names', card: await busy.press(moira, 'list.names', { list: 'queue' }) },
  ];
}

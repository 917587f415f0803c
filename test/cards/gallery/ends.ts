// The cards of closure and transfer: each form plain, empty, too soon, contested, without the store, taken; then the case and its
// item as they end.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { directory, kestrelReference, moira, priya, tess } from '../../people/builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { actionAt } from '../cases/actions.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, longName, onOneLine, type Worst } from '../worst.ts';
import { formCards, panelUnderWay, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

interface EndForm extends Omit<FormShown, 'data'> {
  readonly of: Case;
}

export async function endsGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const line = (usual: string, most: number): string => onOneLine(says(usual, most));
  const by = worst === undefined ? refOf(priya) : { objectId: priya.objectId, name: longName(worst) };
  const told = { by, at: tuesday };
  const closure = {
    reason: 'harmEnded',
    plan: line('Early help carries on, led by Vic Demo.', 400),
    carriesOn: line('A1: Kim Hale, Housing.', 500),
    childsWords: says('I am fine now.', 1000),
    familyView: says('His mother agrees.', 1000),
    outstanding: line('Nothing.', 500),
  };
  const transfer = {
    council: line('Gateshead', 200),
    contact: line('Una Fakename, duty manager', 200),
    whyWhen: says('His aunt takes him in.', 1000),
    placement: line('With his aunt.', 300),
  };
  const pack = {
    givenOn: '5/1/2027',
    givenBy: line('Moira Mocksworth, co-ordinator', 200),
    givenTo: line('Una Fakename, by secure mail', 200),
  };
  const acceptance = { who: line('Una Fakename', 200), acceptedOn: '5/1/2027', keptWhere: line('Case system.', 200) };
  const why = { reason: says('He has moved away from them.', 1000) };
  const followed = {
    ...caseIn('open', worst),
    reviewOn: '2027-01-05',
    invited: ['police'],
    parts: { action: { count: 2, open: ['A1', 'A2'], pressing: ['A1', 'A2'] } },
  } as Case;
  const as = (more: object): Case => ({ ...followed, ...more });
  const closing = as({ stage: 'closing', closure: { ...closure, ...told } });
  const signed = [
    { ...told, ...why, as: 'chair' },
    { ...told, ...why, as: 'agency', agency: 'police' },
  ];
  const toClose = as({
    stage: 'closing',
    closure: { ...closure, ...told, carriesOn: 'A1 and A2: Kim Hale.' },
    signed,
    inReview: true,
  });
  const due = { at: '2027-01-12T11:00:00.000Z', rule: 'closure.feedback', ruleVersion: 1 };
  const closed = as({
    stage: 'closed',
    plan: closure.plan,
    closure: { ...closure, ...told },
    signed,
    feedback: { due },
  });
  const given = { letter: 'both', said: says('Priya read it with him.', 1000) };
  const death = {
    hold: { at: tuesday, due, died: true, noticed: tuesday },
    harm: { ...told, what: 'died', happenedOn: '2027-01-02', known: says('He fell from a bridge.', 1500) },
  };
  const ofDeath = {
    reason: 'died',
    plan: line('Una Fakename, bereavement service.', 400),
    carriesOn: line('A1 and A2: Kim Hale.', 500),
    familyView: says('They want to know what happened.', 1000),
    outstanding: line('The inquest.', 500),
  };
  const closedByDeath = as({ ...closed, ...death, closure: { ...closure, ...ofDeath, childsWords: '', ...told } });
  const grownUp = as({
    ...closed,
    answers: { ...followed.answers, dateOfBirth: '2/1/2009', birthSure: 'exact' },
  });
  const waiting = as({ stage: 'transferWaiting', transfer: { ...transfer, ...told } });
  const ours = { answers: { ...followed.answers, careStatus: 'lookedAfter', legalStatus: 'section31' } };
  const moved = {
    moved: 'order',
    movedBy: line('Care order to Gateshead, Newcastle family court', 200),
    movedOn: '4/1/2027',
    confirmedBy: line('Una Fakename, duty manager', 200),
  };
  const responsibility = { ...moved, movedOn: '2027-01-04' };
  // What “Yes” raises comes on a card of its own.
  const raised = { raised: 'movedBy,movedOn,confirmedBy' };
  const stands = {
    closing,
    'closing, signed': toClose,
    closed,
    'closed, feedback given': as({ ...closed, feedback: { due, given: { ...given, ...told } } }),
    'closed, the child has died': closedByDeath,
    'closed, 18': grownUp,
    'transfer waiting': waiting,
    'transfer waiting, responsibility has moved': as({
      ...ours,
      stage: 'transferWaiting',
      transfer: { ...transfer, responsibility, ...told },
    }),
    transferred: as({
      stage: 'transferred',
      council: transfer.council,
      transfer: { ...transfer, ...told },
      acceptance: { ...acceptance, acceptedOn: '2027-01-04', ...told },
    }),
  };
  const forms: readonly EndForm[] = [
    {
      verb: 'ends.propose',
      by: priya,
      of: followed,
      sent: closure,
      needed: ['Closure reason', 'Who carries on open actions'],
    },
    { verb: 'ends.sign', by: tess, of: closing, sent: why, needed: ['Why it is safe to close all the same'] },
    { verb: 'ends.feedback', by: moira, of: closed, sent: given, needed: ['The letter'] },
    {
      name: 'ends.propose of a child who has died',
      verb: 'ends.propose',
      by: priya,
      of: as(death),
      sent: ofDeath,
      needed: ['Closure reason', 'Who supports the family from now on'],
    },
    {
      name: 'ends.feedback after a death',
      verb: 'ends.feedback',
      by: moira,
      of: closedByDeath,
      sent: { said: says('Colin, at home.', 1000) },
      needed: ['Who spoke with the family'],
    },
    {
      name: 'ends.feedback of a young person who is 18',
      verb: 'ends.feedback',
      by: moira,
      of: grownUp,
      sent: given,
      needed: ['The letter'],
    },
    { verb: 'ends.transfer', by: moira, of: followed, sent: transfer, needed: ['Receiving council', 'Placement'] },
    {
      name: 'ends.transfer of a child whom we look after',
      verb: 'ends.transfer',
      by: moira,
      of: as(ours),
      sent: { ...transfer, ...moved, ...raised },
      needed: ['Has responsibility moved to that council?', 'Receiving council'],
    },
    {
      name: 'ends.accept of a child whom we look after since the transfer began',
      verb: 'ends.accept',
      by: moira,
      of: { ...waiting, ...ours },
      sent: { ...acceptance, ...moved, ...raised },
      needed: ['Has responsibility moved to that council?', 'Who accepted'],
    },
    { verb: 'ends.pack', by: moira, of: waiting, sent: pack, needed: ['Given on', 'Given by', 'Given to'] },
    { verb: 'ends.accept', by: moira, of: waiting, sent: acceptance, needed: ['Who accepted', 'Where it is kept'] },
    { verb: 'ends.stop', by: moira, of: waiting, sent: why, needed: ['Reason'] },
  ];
  const shown: Shown[] = [];
  for (const { name, verb, by: who, of, sent, needed } of forms) {
    const at = (options: Remembered = {}): DeskInMemory => deskOver({ cases: [of], council, ...options });
    shown.push(...(await formCards(at, { verb, by: who, data, sent, needed, ...(name !== undefined && { name }) })));
  }
  // Owed before a case may end, so that the card before the form has rows.
  const called = {
    by: refOf(moira),
    at: tuesday,
    due: { ...due, rule: 'strategy' },
    reason: says('He was hurt.', 1000),
  };
  const barred = (childCase: Case): Case => ({ ...childCase, strategy: called });
  const acts = (['A1', 'A2'] as const).map((id): Action => ({ ...actionAt('accepted', worst, id), priority: 'high' }));
  const pages = (): DeskInMemory => deskOver({ cases: [followed], parts: acts, council });
  const { childsWords: _words, familyView: _view, outstanding: _left, ...onFirst } = closure;
  shown.push(
    { name: 'ends.propose, page 2', card: await pages().press(priya, 'ends.propose.next', { ...data, ...onFirst }) },
    {
      name: 'ends.propose, page 2, empty',
      wrong: ['The child’s own words', 'Family’s view'],
      card: await pages().press(priya, 'ends.propose.go', { ...data, ...onFirst }),
    },
    {
      name: 'ends.propose, page 1 again',
      card: await pages().press(priya, 'ends.propose.first', { ...data, ...closure }),
    },
  );
  const looked = (): DeskInMemory => deskOver({ cases: [as(ours)], council });
  shown.push(
    {
      name: 'ends.transfer, which order or agreement',
      card: await looked().press(moira, 'ends.transfer.go', { ...data, ...transfer, moved: 'order' }),
    },
    {
      name: 'ends.transfer, we are still responsible',
      card: await looked().press(moira, 'ends.transfer.go', { ...data, ...transfer, moved: 'no' }),
    },
  );
  const ways = {
    'ends.propose': [priya, followed],
    'ends.transfer': [moira, followed],
    'ends.accept': [moira, waiting],
  } as const;
  for (const [verb, [who, of]] of Object.entries(ways)) {
    const desk = deskOver({ cases: [barred(of)], parts: acts, council });
    shown.push({ name: `before ${verb}`, card: await desk.press(who, `before.${verb}`, data) });
    shown.push({ name: `before ${verb}, in a channel`, card: await desk.press(who, `before.${verb}`, data, true) });
  }
  const late = deskOver({ cases: [barred(waiting)], parts: acts, council });
  shown.push({ name: 'ends, acceptance barred, Moira Example', card: await late.press(moira, 'case.open', data) });
  const panel = panelUnderWay(council);
  const item = { meeting: panel.id, ref, command: commandOf('ripe') };
  for (const [name, childCase] of Object.entries(stands)) {
    const held = (): DeskInMemory => deskOver({ cases: [childCase], council, meetings: [panel] });
    for (const who of [priya, moira, tess]) {
      shown.push({ name: `ends, ${name}, ${who.name}`, card: await held().press(who, 'case.open', data) });
      shown.push({ name: `ends, ${name}, history, ${who.name}`, card: await held().press(who, 'case.story', data) });
      shown.push({ name: `ends, ${name}, more, ${who.name}`, card: await held().press(who, 'case.more', data) });
    }
    shown.push({ name: `ends, ${name}, item`, card: await held().press(tess, 'meeting.item', item) });
  }
  return shown;
}

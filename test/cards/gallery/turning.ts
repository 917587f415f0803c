// The cards of the way to 18, of a child referred again, and of a death: their forms, the case, and its item in a panel.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { directory, ife, kestrelReference, moira, must, priya, tess } from '../../people/builders.ts';
import { other } from '../../people/meeting-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards, panelUnderWay, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

interface TurningForm extends Omit<FormShown, 'data'> {
  readonly one: Case;
}
const uncontested = ['form', 'in a channel', 'empty', 'too soon', 'store down', 'taken'] as const;

/** Seventeen and a half, with all that can be said of it. */
export function turningCase(worst: Worst | undefined, more: object = {}): Case {
  const childCase = caseIn('open', worst);
  const says = saysIn(worst);
  const by = { by: refOf(priya), at: tuesday };
  return {
    ...childCase,
    stage: 'transition',
    reviewOn: '2027-01-05',
    answers: { ...childCase.answers, dateOfBirth: '2009', birthSure: 'estimated' },
    turning: { since: tuesday, routeAsked: tuesday },
    adult: {
      ...by,
      adultLead: says('Una Fakename, adult social care', 200).replaceAll('\n', ' '),
      careAct: says('Needs care and support.', 1000),
      wishes: says('I want my own flat.', 1000),
    },
    route: { ...by, route: 'adultSafeguarding', why: says('The adult lead takes it on.', 1000) },
    ...more,
  } as Case; // a case of its stage
}

/** After serious harm of which people decided that it is not notifiable. */
export function unneededCase(worst: Worst | undefined): Case {
  const says = saysIn(worst);
  const held = heldCase(worst, false);
  const unneeded = {
    by: refOf(moira),
    at: tuesday,
    decidedOn: '2027-01-05' as const,
    decidedBy: says('Hal Head, head of service.', 200).replaceAll('\n', ' '),
    why: says('No neglect is suspected.', 1000),
  };
  const { hold, harm } = held;
  if (hold === undefined || harm === undefined) return held;
  return {
    ...held,
    hold: { at: hold.at, due: hold.due, noticed: tuesday, unneeded: true },
    harm: { ...harm, what: 'harmed', unneeded },
  };
}

/** After a death, whose notice is due or has been sent; with a rapid review that is owed, or that is recorded. */
export function heldCase(worst: Worst | undefined, noticed: boolean, rapid?: 'owed' | 'recorded'): Case {
  const says = saysIn(worst);
  const by = { by: refOf(moira), at: tuesday };
  const due = { at: '2027-01-12T11:00:00.000Z', rule: 'national.notice', ruleVersion: 1 };
  const kept = says('The incidents folder.', 300).replaceAll('\n', ' ');
  const notice = { ...by, sentOn: '2027-01-05' as const, ground: 'abuse', kept };
  const rapidDue = { at: tuesday, due: { ...due, at: '2027-01-26T17:00:00.000Z' }, remind: '2027-01-25T09:00:00.000Z' };
  return {
    ...caseIn('open', worst),
    hold: {
      at: tuesday,
      due,
      died: true,
      ...(noticed && { noticed: tuesday }),
      ...(rapid === 'owed' && { rapid: [rapidDue] }),
    },
    harm: {
      ...by,
      what: 'died',
      happenedOn: '2027-01-04',
      aware: '2027-01-04T22:30:00.000Z',
      known: says('He fell from a bridge.', 1500),
      ...(noticed && { notice }),
      ...(rapid === 'recorded' && { rapid: { ...by, sentOn: '2027-01-05', outcome: 'local', kept } }),
    },
  };
}

export async function turningGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const asked = { adult: undefined, route: undefined, turning: { since: tuesday, routeAsked: tuesday } };
  const ended = { ...caseIn('other plan, outcome', worst), reference: other };
  const again = { again: { of: other, ended: tuesday, times: 2 }, referredAgain: [other] };
  const deskOf = (childCase: Case, options: Remembered = {}): DeskInMemory =>
    deskOver({ cases: [childCase, ended], council, ...options });
  const line = (usual: string, most: number): string => says(usual, most).replaceAll('\n', ' ');
  const forms: readonly TurningForm[] = [
    {
      verb: 'turn.adult',
      by: priya,
      one: turningCase(worst, asked),
      sent: {
        adultLeadIs: 'outside',
        adultLead: line('Una Fakename', 200),
        raised: 'adultLead',
        careAct: says('Needs care.', 1000),
        wishes: says('A flat.', 1000),
      },
      needed: ['Adult lead', 'Care Act view', 'The young person’s wishes'],
    },
    {
      verb: 'turn.route',
      by: moira,
      one: turningCase(worst, asked),
      sent: { route: 'policeOnly', why: says('The police go on.', 1000) },
      needed: ['Route', 'Why'],
    },
    {
      verb: 'turn.birth',
      by: moira,
      one: turningCase(worst, asked),
      sent: { dateOfBirth: '29/2/2012', birthSure: 'exact', reason: line('The birth certificate.', 300) },
      needed: ['How you know'],
    },
    {
      verb: 'again.refer',
      by: priya,
      one: caseIn('other plan', worst),
      sent: {
        whatIsNew: says('He was missing overnight.', 1000),
        section47: 'notNeeded',
        strategyDate: '4/1/2027',
        whyNot47: says('It was found not to be needed.', 1000),
      },
      needed: ['What is new?', 'Section 47 determination'],
    },
    {
      verb: 'hold.record',
      by: moira,
      one: caseIn('open', worst),
      sent: {
        what: 'died',
        happenedOn: '4/1/2027',
        aware: '4/1/2027 08:30',
        known: says('He fell from a bridge.', 1500),
      },
      needed: ['What happened', 'Date', 'When did the council become aware?', 'What is known'],
    },
    {
      verb: 'hold.notice',
      by: moira,
      one: heldCase(worst, false),
      sent: { sentOn: '5/1/2027', ground: 'abuse', kept: line('The incidents folder.', 300) },
      needed: ['Date of the notice', 'Why it is notifiable', 'Where it is kept'],
    },
    {
      verb: 'hold.unneeded',
      by: moira,
      one: { ...heldCase(worst, false), harm: { ...must(heldCase(worst, false).harm), what: 'harmed' } },
      sent: {
        decidedOn: '5/1/2027',
        decidedBy: line('Hal Head, head of service.', 200),
        why: says('No neglect is suspected.', 1000),
      },
      needed: ['Date of the decision', 'Decided by', 'Why it is not notifiable'],
    },
    {
      verb: 'hold.rapid',
      by: moira,
      one: heldCase(worst, true, 'owed'),
      sent: { sentOn: '5/1/2027', outcome: 'local', kept: line('The incidents folder.', 300) },
      needed: ['Date on which it was sent to the national panel', 'What follows', 'Where it is kept'],
    },
  ];
  const shown: Shown[] = [];
  for (const { verb, by, one: childCase, sent, needed } of forms) {
    const at = (options: Remembered = {}): DeskInMemory => deskOf(childCase, options);
    shown.push(...(await formCards(at, { verb, by, data, sent, needed }, uncontested)));
  }
  const panel = panelUnderWay(council);
  for (const [name, childCase] of [
    ['turning 18', turningCase(worst)],
    ['turning 18, asked', turningCase(worst, asked)],
    ['referred again', turningCase(worst, again)],
    ['death, notice due', heldCase(worst, false)],
    ['death, notice sent', heldCase(worst, true)],
    ['death, rapid review owed', heldCase(worst, true, 'owed')],
    ['death, rapid review sent', heldCase(worst, true, 'recorded')],
    ['harm, not notifiable', unneededCase(worst)],
  ] as const) {
    for (const who of [priya, moira, tess, ife]) {
      shown.push({ name: `${name}, ${who.name}`, card: await deskOf(childCase).press(who, 'case.open', data) });
      shown.push({
        name: `${name}, history, ${who.name}`,
        card: await deskOf(childCase).press(who, 'case.story', data),
      });
    }
    const held = deskOf(childCase, { meetings: [panel] });
    shown.push({ name: `${name}, item`, card: await held.press(tess, 'meeting.item', { ...data, meeting: panel.id }) });
  }
  return shown;
}

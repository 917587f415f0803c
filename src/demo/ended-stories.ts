// The fictional cases that end: one ready to close, one whose letter is still to be given, one that can be read from the
// referral to the letter, and a child who has come back.
import type { ClosureAnswers } from '../domain/case/state/since-consent.ts';
import { section47Page } from '../domain/case/referral/form/pages.ts';
import type { Person } from '../domain/people/actor.ts';
import type { Instant } from '../domain/time/calendar.ts';
import * as asked from './actions.ts';
import type { DemoCalendar, OnDay } from './calendar.ts';
import { ada, colin, greta, joss, lee, noor, priya, ravi, tess, vic } from './cast.ts';
import { accepts, claims, consents, prepares, records, sends, sets, through, verifies } from './deeds.ts';
import { bunting, fulmar, sanderling, sanderlingAgain, starling } from './followed.ts';
import { enquiry } from './register.ts';
import { referenceOf } from './seed.ts';
import type { StoryRow, Stories } from './story.ts';

const proposes = (by: Person, at: Instant, input: ClosureAnswers): StoryRow => [by, at, 'proposeClosure', input];
const signs = (by: Person, at: Instant, reason: string): StoryRow => [by, at, 'signOverride', { reason }];
const tells = (by: Person, at: Instant, said: string): StoryRow => [by, at, 'recordFeedback', { letter: 'both', said }];
const bringsForward = (by: Person, at: Instant, reason: string): StoryRow => [by, at, 'askEarlyReview', { reason }];
const closes = (c: DemoCalendar, meeting: OnDay, minutes: number, rationale: string): StoryRow =>
  records(c.into(meeting, minutes), meeting, { decision: 'close', rationale });

export const endedStories: Stories<DemoCalendar> = {
  /** On the agenda of these days; the chair has signed, and one other agency has still to. */
  bunting: (c) => {
    const { first } = c.meetings;
    const day = first.panel.day;
    const set = c.into(first.panel, 52);
    return [
      through(c, bunting, [noor, greta], first, [50, 'Two families and a site: more than one agency.'], {
        decision: 'open',
        rationale: 'Two girls are driven to the site by the same adult. School, warden and police know the car.',
        plan: 'The driver is warned; her parents fetch her; the art group keeps her place.',
        band: 'moderate',
        bandRationale: 'Twice in a month; the adults around her act at once.',
      }),
      sets(set, 'A1', asked.caravanSite, ravi, c.typed(day + 5), first.panel),
      sets(1, 'A2', asked.artGroup, lee, '', first.panel),
      accepts(ravi, c.on(day + 1, '09:20'), 'A1'),
      accepts(lee, c.on(day + 1, '11:40'), 'A2'),
      claims(ravi, c.on(day + 4, '15:50'), 'A1', 'Warned in writing; he has sold the car and left. FICT/2188.'),
      verifies(c.on(day + 5, '09:30'), 'A1', 'Copy of the warning seen.', 'granted'),
      prepares(noor, c.on(c.panelDay - 8, '13:10'), 'R1', {
        changed: 'No one has driven to the site since the letter. She and her friend go home together.',
        childsWords: '“The corner is just a corner again.”',
        obtained: 'Said to Noor Template while she painted.',
        familyView: 'Her parents would like to be left alone now, and are thankful.',
        strengths: 'She told her whole class what helped her, by her own wish.',
        trustedAdult: 'Her art teacher, Aster Supposedly',
        helped: 'The letter to the driver, and the art group. Questions in school did not.',
        proposal: 'close',
      }),
      proposes(noor, c.on(c.panelDay - 7, '10:45'), {
        reason: 'harmEnded',
        plan: 'The child in need plan carries on until the summer, led by Noor Template.',
        carriesOn: 'A2: Mr Placeholder, her school.',
        childsWords: '“I don’t need a meeting. I need blue paint.”',
        familyView: 'They agree.',
        outstanding: 'Nothing.',
      }),
      signs(tess, c.on(c.panelDay - 4, '11:30'), 'The driver has left the area, and both families are steady.'),
    ];
  },

  /** Closed at the additional panel: the letter is to be given this week. */
  fulmar: (c) => {
    const { first, extra } = c.meetings;
    const day = first.panel.day;
    const set = c.into(first.panel, 56);
    const ready = extra.day - 6;
    return [
      through(c, fulmar, [priya, colin], first, [55, 'Licensing, college and police hold a key each.'], {
        decision: 'open',
        rationale: 'He is made to work for a debt that grows. Licensing and college can end it together.',
        plan: 'Wages and passport back; college place kept; the car wash inspected.',
        band: 'moderate',
        bandRationale: 'No violence so far; he is tired and in debt.',
      }),
      sets(set, 'A1', asked.wages, vic, c.typed(day + 12), first.panel),
      accepts(vic, c.on(day + 1, '10:50'), 'A1'),
      claims(vic, c.on(day + 11, '14:45'), 'A1', 'Inspected and shut; his wages were paid in full.'),
      verifies(c.on(day + 12, '10:10'), 'A1', 'Bank slip seen, with his agreement.', 'carriedOut'),
      proposes(priya, c.on(ready, '10:10'), {
        reason: 'accessRemoved',
        plan: 'His college tutor and the solicitor go on, led by Priya Testworth under the child in need plan.',
        carriesOn: 'None are open.',
        childsWords: '“I have my money and my mornings.” Texted.',
        familyView: 'His mother agrees.',
        outstanding: 'NRM: a conclusive decision is awaited.',
      }),
      bringsForward(
        priya,
        c.on(ready, '10:40'),
        'He begins full-time at college on Monday, and asks to start free of meetings.',
      ),
      prepares(priya, c.on(ready, '15:10'), 'R1', {
        changed: 'The car wash is shut. He sleeps at night and has paid his mother back.',
        childsWords: '“I fixed the shower and no one shouted.”',
        obtained: 'By text over a week, as he likes it.',
        familyView: 'His mother says that he whistles again.',
        strengths: 'He keeps his own list of hours and shows his friends how.',
        trustedAdult: 'His mother, Juniper Limerick',
        helped: 'His passport in his mother’s drawer. Telephone calls did not: he cannot hear them well.',
        proposal: 'close',
      }),
      signs(tess, c.on(ready + 1, '11:10'), 'The car wash is shut for good, and he has his papers.'),
      signs(ada, c.on(extra.day - 1, '12:20'), 'He sleeps and eats well; nothing speaks against it.'),
      closes(c, extra, 10, 'The people who held his wages have no way to him any more.'),
    ];
  },

  /** From the referral to the letter: two lower reviews, closed, and the family told. */
  starling: (c) => {
    const { earliest, first, last, extra } = c.meetings;
    const day = earliest.panel.day;
    const ready = extra.day - 6;
    const set = c.into(earliest.panel, 12);
    return [
      through(c, starling, [priya, colin], earliest, [10, 'Several children, two houses, one plan.'], {
        decision: 'open',
        rationale: 'She and other girls are made to carry between two houses. It ends when the houses do.',
        plan: 'An order on both houses; no one waits for her alone; swimming stays as it is.',
        band: 'significant',
        bandRationale: 'Three episodes, a threat against her mother, and people who wait for her every day.',
      }),
      sets(set, 'A1', asked.twoHouses, ravi, c.typed(day + 10), earliest.panel),
      sets(1, 'A2', asked.swimmingMentor, joss, c.typed(day + 12), earliest.panel),
      accepts(ravi, c.on(day + 1, '09:10'), 'A1'),
      accepts(joss, c.on(day + 1, '10:10'), 'A2'),
      claims(ravi, c.on(day + 8, '16:10'), 'A1', 'The court has made both orders for three months. FICT/2051.'),
      verifies(c.on(day + 9, '09:30'), 'A1', 'Orders seen.', 'granted'),
      claims(joss, c.on(day + 11, '14:10'), 'A2', 'They have met twice; she has the number by heart.'),
      verifies(c.on(day + 12, '09:30'), 'A2', 'Her coach confirms it.'),
      prepares(priya, c.on(first.panel.day - 7, '14:10'), 'R1', {
        changed: 'The houses are shut. No one has waited at the bus since.',
        childsWords: '“I walked home by myself and it was boring.”',
        obtained: 'Told to Priya Testworth at the swimming bath.',
        familyView: 'Her mother sleeps again. She still takes the long way round.',
        strengths: 'She swam at the county’s championship. She tells her mentor first.',
        trustedAdult: 'Yarrow Perhaps, her form tutor',
        helped: 'The orders, and the mentor. The camera at the door frightened her.',
        proposal: 'stepDown',
      }),
      records(c.into(first.panel, 4), first.panel, {
        decision: 'stepDown',
        rationale: 'Both houses are closed by order. She has not been waited for since.',
        plan: 'School and mentor go on; the patrol ends.',
        band: 'moderate',
        bandRationale: 'The people are gone from the street, and not yet known by name.',
      }),
      bringsForward(
        priya,
        c.on(last.panel.day - 7, '09:20'),
        'A move: she lives with her father from Monday, and changes school.',
      ),
      prepares(priya, c.on(last.panel.day - 6, '13:20'), 'R2', {
        changed: 'She lives with her father and goes to another school. She was never asked to carry again.',
        childsWords: '“Here I am the girl who swims.”',
        obtained: 'Said in the car on the way to training.',
        familyView: 'Both parents agree on the move. Her mother sees her at weekends.',
        strengths: 'Two friends from the club are in her class.',
        trustedAdult: 'Her swimming coach, and her father',
        helped: 'The move, and that she decided on it. The long meetings at school did not help.',
        proposal: 'stepDown',
      }),
      records(c.into(last.panel, 5), last.panel, {
        decision: 'stepDown',
        rationale: 'She has moved by her own wish, and no one has found her new school.',
        plan: 'Her mentor and her new school, under the child protection plan.',
        band: 'emerging',
        bandRationale: 'No contact for two months.',
      }),
      proposes(priya, c.on(ready, '09:40'), {
        reason: 'harmEnded',
        plan: 'The family’s own plan with her mentor and her new school carries on, led by Priya Testworth.',
        carriesOn: 'None are open.',
        childsWords: '“Please say thank you to the one who shut the houses.”',
        familyView: 'Both parents agree, and know whom to ring.',
        outstanding: 'Nothing.',
      }),
      bringsForward(priya, c.on(ready, '09:50'), 'She asks to have it ended before the county’s next championship.'),
      prepares(priya, c.on(ready, '14:10'), 'R3', {
        changed: 'Nothing new for three months. The orders end this month, and the houses have new tenants.',
        childsWords: '“I think about other things now.”',
        obtained: 'Told to Priya Testworth at the bath, with her coach beside her.',
        familyView: 'Her parents see no sign of it any more.',
        strengths: 'School every day, training four times a week.',
        trustedAdult: 'Her swimming coach, and her father',
        helped: 'One person who kept coming. Nothing hindered this time.',
        proposal: 'close',
      }),
      closes(c, extra, 4, 'Two lower reviews running; the harm has ended, and her family and school hold the plan.'),
      tells(
        priya,
        c.on(extra.day + 1, '16:30'),
        'Read with her and both parents at the kitchen table; she keeps the letter.',
      ),
    ];
  },

  /** Closed at the last panel; referred again this week. */
  sanderling: (c) => {
    const { first, last } = c.meetings;
    const day = first.panel.day;
    const before = last.panel.day - 7;
    return [
      through(c, sanderling, [priya, colin], first, [57, 'School, family and police hold one end each.'], {
        decision: 'open',
        rationale: 'He is made to hide things for a boy who is a victim himself. Both need a way out.',
        plan: 'A mentor, the radio club on Fridays, and his grandfather at the gate.',
        band: 'significant',
        bandRationale: 'A knife was hidden, and the older boy comes back every day.',
      }),
      sets(c.into(first.panel, 58), 'A1', asked.radioClub, lee, c.typed(day + 8), first.panel),
      accepts(lee, c.on(day + 1, '11:20'), 'A1'),
      claims(lee, c.on(day + 7, '15:20'), 'A1', 'Open every Friday until five; nine children came.'),
      verifies(c.on(day + 8, '09:50'), 'A1', 'His grandfather teaches there.'),
      prepares(priya, c.on(before, '10:20'), 'R1', {
        changed: 'The older boy has moved to another town with his family. Nothing was hidden since.',
        childsWords: '“It is quiet.” Written.',
        obtained: 'Written for Priya Testworth after school.',
        familyView: 'His mother is relieved and asks that the mentor stays.',
        strengths: 'He has built a radio that reaches his grandfather’s street.',
        trustedAdult: 'His mother and his grandfather',
        helped: 'The radio club. Being searched in class did not help.',
        proposal: 'close',
      }),
      proposes(priya, c.on(before, '11:00'), {
        reason: 'accessRemoved',
        plan: 'The child in need plan carries on, led by Priya Testworth; the radio club on Fridays.',
        carriesOn: 'None are open.',
        childsWords: '“I can say it myself now.” Written.',
        familyView: 'His mother agrees.',
        outstanding: 'Nothing.',
      }),
      signs(tess, c.on(before + 1, '11:00'), 'The older boy and his family live elsewhere and are looked after there.'),
      signs(ada, c.on(last.panel.day - 1, '12:00'), 'He is well, and his mother rings us when she is not sure.'),
      closes(c, last.panel, 50, 'No one asks him to hide anything any more, and the family watches.'),
      tells(priya, c.on(last.panel.day + 3, '16:00'), 'Read with him and his mother; he wrote a sentence under it.'),
      [priya, c.on(-1, '09:30'), 'referAgain', { ...newsOf(c), as: referenceOf(sanderlingAgain.key) }],
    ];
  },

  /** Back, and to be triaged. */
  [sanderlingAgain.key]: (c) => {
    const at = c.on(-1, '09:30');
    const { whatIsNew, ...answers } = newsOf(c);
    const reference = referenceOf(sanderlingAgain.key);
    const start = { reference, page: section47Page.id, answers, whatIsNew };
    const [, ...pages] = sends([priya, colin], at, sanderlingAgain.key, sanderlingAgain.written(c, -1));
    return [
      [priya, at, 'start', start, { about: referenceOf(sanderling.key) }],
      pages,
      consents(colin, c.on(-1, '15:15')),
    ];
  },
};

/** What a child is referred again with. */
const newsOf = (c: DemoCalendar) => ({
  whatIsNew: sanderlingAgain.written(c, -1)['whatIsNew'] ?? '',
  section47: 'substantiated',
  ...enquiry(c, -1),
});

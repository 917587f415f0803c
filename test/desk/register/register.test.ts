// The register on the desk: who sees what of an entry, what a report tells no one, and what is held on paper.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import type { RegisterEntry } from '../../../src/domain/register/entry.ts';
import { actionAt } from '../../cards/cases/actions.ts';
import { readable } from '../../journeys/people/readable.ts';
import { heed } from '../../../src/casework/clocks/heed.ts';
import {
  caseOf,
  colin,
  consented,
  filledIn,
  given,
  ife,
  kestrelReference,
  moira,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  greta,
  withPeople,
} from '../../people/builders.ts';
import { keptOut } from '../../people/meeting-builders.ts';
import {
  accepts,
  asa,
  asksWhy,
  contains,
  decides,
  entry,
  guarded,
  kestrel,
  placesHold,
  registerId,
  reports,
  saysRisk,
  saysWhy,
  settles,
  tells,
} from '../../people/register-builders.ts';
import { commandOf, deskOver, tuesday, type Remembered } from '../../worlds/desk-in-memory.ts';

const data = { register: registerId, command: commandOf('ripe') };
const over = (one: RegisterEntry | undefined, more: Remembered = {}) =>
  deskOver({ council: guarded, cases: [kestrel], register: one === undefined ? [] : [one], ...more });
const reads = async (who: Person, one: RegisterEntry, verb = 'register.open', more: object = {}): Promise<string> =>
  readable(await over(one).press(who, verb, { ...data, ...more }));
const closed = /This entry is not available to you, or there is none/;

const report = {
  ref: kestrelReference,
  about: kestrelReference,
  what: 'print',
  whom: 'A taxi driver',
  still: 'notKnown',
  command: commandOf('ripe'),
};

describe('The register on the desk', () => {
  const decided = entry(reports(), saysRisk('yes'), contains(), decides());
  it('a breach: the officer and the auditor read all, who leads the case what was shared and of the child, who reported it what they said, others nothing', async () => {
    for (const who of [ife, asa]) match(await reads(who, decided), /A neighbour[^]*She moved[^]*No: Unread, deleted\./);
    for (const who of [colin, priya]) {
      const text = await reads(who, decided);
      match(text, /A neighbour/);
      doesNotMatch(text, /Unread, deleted/, who.name);
      equal(text.includes('She moved'), who === priya);
    }
    for (const who of [moira, ravi, noor, tess, greta]) match(await reads(who, decided), closed);
  });
  it('the auditor is offered nothing to do with a breach', async () => {
    doesNotMatch(await reads(asa, entry(reports())), /\[ Contained|Decide who is told/);
  });
  it('says why it is asked to the person who was asked of themselves, and to others of them', async () => {
    const asked = entry(asksWhy(asa, priya));
    match(await reads(priya, asked), /Why it is asked: Your surname/);
    for (const who of [ife, asa]) {
      const told = await reads(who, asked);
      match(told, /Why it is asked: Their surname/, who.name);
      doesNotMatch(told, /\bYou(?:r|) (?:sur|look)/, who.name);
    }
  });
  it('a question: who was asked reads it, never how it was settled; their manager only once it is late', async () => {
    const settled = entry(asksWhy(asa, priya), saysWhy(priya), tells(), settles());
    match(await reads(ife, settled), /Spoken to/);
    const own = await reads(priya, settled);
    match(own, /Your surname is the child’s[^]*For Priya/);
    doesNotMatch(own, /Spoken to/);
    match(await reads(colin, settled), closed);
    const late: RegisterEntry = { ...entry(asksWhy(asa, priya)), ...({ late: 'manager' } as const) };
    match(await reads(colin, late), /Why did you look/);
  });
  it('a person who is kept out of the case finds no entry of it, nor a co-ordinator', async () => {
    const shut = { ...kestrel, excluded: [asa.objectId] };
    match(await reads(asa, entry(asksWhy())), /Why did you look/);
    match(readable(await over(entry(asksWhy()), { cases: [shut] }).press(asa, 'register.open', data)), closed);
    match(await reads(moira, entry(asksWhy(), saysWhy(), accepts())), closed);
  });
  it('a person who is kept out after it was entered finds it no more, in no list either, and takes no step on it', async () => {
    for (const [who, one, step] of [
      [ife, entry(reports()), 'register.contain'],
      [ife, entry(placesHold()), 'register.lift'],
      [priya, entry(reports()), 'register.risk'],
      [asa, entry(asksWhy(asa, colin)), 'register.accept'],
      [colin, entry(asksWhy(asa, colin)), 'register.answer'],
    ] as const) {
      const shut = over(one, { cases: [{ ...kestrel, excluded: [who.objectId] }] });
      match(readable(await shut.press(who, 'register.open', data)), closed, who.name);
      match(readable(await shut.press(who, step, data)), closed, `${who.name} ${step}`);
      doesNotMatch(readable(await shut.press(who, 'register')), /REG-/, who.name);
      match(readable(await over(one).press(who, 'register')), /REG-/, `${who.name}: of a case that they may know of`);
    }
  });
  it('what was asked of the lead worker who is kept out is asked of their successor, by the clock', async () => {
    const led = keptOut(priya, moira, { to: noor.objectId, tells: 'Colin, on Friday.' });
    const after = caseOf(given(filledIn(), submitted(), noConflict(), consented(), led));
    const desk = over(entry(reports()), { cases: [after] });
    const risk = async (who: Person) => readable(await desk.press(who, 'register.open', data));
    const { register } = desk.ports;
    deepEqual(await heed(desk.ports, await register.open(undefined, true)), [registerId]);
    deepEqual(await heed(desk.ports, await register.open(undefined, true)), []);
    match(await risk(priya), closed);
    match(await risk(noor), /Say whether the child is at risk/);
    match(await risk(ife), /Noor Template has not answered yet/);
    match(readable(await desk.press(noor, 'register')), /REG-/);
  });
  it('what was asked of a lead worker whose role was taken is asked of the co-ordinators, and is in their list', async () => {
    const desk = over(entry(reports()), { council: withPeople(asa, { ...priya, roles: [] }) });
    match(readable(await desk.press(moira, 'register.open', data)), /Say whether the child is at risk/);
    match(readable(await desk.press(moira, 'register')), /REG-/);
    match(readable(await desk.press({ ...priya, roles: [] }, 'register.open', data)), closed);
    doesNotMatch(readable(await over(entry(reports())).press(moira, 'register')), /REG-/);
  });
  it('Keep person out does so at once', async () => {
    const desk = over(entry(asksWhy(asa, colin), saysWhy()));
    const press = { ref: kestrelReference, person: asa.objectId, reason: 'Her niece.', command: commandOf('ripe') };
    match(readable(await desk.press(moira, 'restrict.keep-out.go', press)), /is not told/);
    const { root } = (await desk.ports.register.load(registerId))?.value ?? {};
    deepEqual([root?.excluded, root?.facts], [[asa.objectId], 3]);
  });
  it('who reports a case that they are kept out of is answered, then and later, as of a case that there is not', async () => {
    const shut = over(undefined, { cases: [{ ...kestrel, excluded: [ravi.objectId] }] });
    const none = over(undefined, { cases: [] });
    const both = await Promise.all(
      [shut, none].map(async (desk) => {
        const told = readable(await desk.press(ravi, 'register.report.go', report));
        const [, id = ''] = /(REG-\w{4}-\w{4})/.exec(told) ?? [];
        return [told, readable(await desk.press(ravi, 'register.open', { register: id }))];
      }),
    );
    equal(both[0]?.join('\n'), both[1]?.join('\n'));
    match(both[0]?.[1] ?? '', /A taxi driver/);
  });
  it('an unknown entry reads as one that is not theirs', async () => {
    const unknown = readable(await over(undefined).press(noor, 'register.open', data));
    equal(unknown, readable(await over(decided).press(noor, 'register.open', data)));
  });

  it('a report on a case that one reads says who is told', async () => {
    const told = readable(await over(undefined).press(moira, 'register.report.go', report));
    match(told, /Told:\*\* Ife Audit \(data protection officer\) and Priya Testworth/);
  });
  it('a report that names a case one may not know of tells nothing of it: as of a case that there is not', async () => {
    const told = readable(await over(undefined).press(ravi, 'register.report.go', report));
    const none = readable(await over(undefined, { cases: [] }).press(ravi, 'register.report.go', report));
    match(told, /Told:\*\* Ife Audit \(data protection officer\)\./);
    doesNotMatch(told, /Priya/);
    equal(told, none);
  });
  it('from the card of an action that they read its owner holds the papers of the case at once', async () => {
    const mine = { ...actionAt('accepted'), owner: ravi };
    const saysHeld = async (pressed: object): Promise<boolean> => {
      const desk = over(undefined, { parts: [mine] });
      await desk.press(ravi, 'register.report.go', { ...report, ...pressed });
      const [id = ''] = /REG-\w{4}-\w{4}/.exec(JSON.stringify(await desk.press(ife, 'register'))) ?? [];
      return readable(await desk.press(ife, 'register.open', { register: id })).includes(
        'Nothing of this case can be printed',
      );
    };
    equal(await saysHeld({ action: mine.id }), true);
    equal(await saysHeld({}), false);
    equal(await saysHeld({ action: 'A2' }), false);
  });
  it('the hours count from when it was noticed, and a time to come comes back on the form with what was typed', async () => {
    const later = readable(
      await over(undefined).press(moira, 'register.report.go', { ...report, noticed: '1/2/2027 10:00' }),
    );
    match(later, /A taxi driver[^]*still to come/);
    const before = readable(
      await over(undefined).press(moira, 'register.report.go', { ...report, noticed: '4/1/2027 09:00' }),
    );
    match(before, /decides by Thu 7 Jan 09:00/);
  });
  it('the form has the reference of the case on which it was pressed', async () => {
    match(readable(await over(undefined).press(moira, 'register.report', { ref: kestrelReference })), /MSET-4F7K-24/);
  });
  it('someone is asked why they looked only by those who read looks, and only where they did', async () => {
    const why = { ref: kestrelReference, person: colin.objectId, because: 'sameSurname', command: commandOf('ripe') };
    const looked = { looked: [{ reference: kestrelReference, person: colin.objectId, at: tuesday }] };
    const seen = { person: colin.objectId, rule: 'surname', references: [kestrelReference] } as const;
    const asked = { ...looked, found: [seen] };
    match(readable(await over(undefined, asked).press(asa, 'register.why', why)), /✓ Asked[^]*Their surname/);
    for (const found of [[], [{ ...seen, person: moira.objectId }], [{ ...seen, references: ['MSET-0000-1Y'] }]])
      match(
        readable(await over(undefined, { ...looked, found }).press(asa, 'register.why', why)),
        /✓ Asked[^]*It was chosen by the person who asks/,
      );
    match(readable(await over(undefined).press(asa, 'register.why', why)), /No look of theirs/);
    match(readable(await over(undefined, looked).press(moira, 'register.why', why)), closed);
  });
  it('the officer says which case it is; one that is not there comes back, with what was typed', async () => {
    const open = entry(reports({ about: '' }));
    const which = { register: open.id, command: commandOf('ripe') };
    match(readable(await over(open).press(ife, 'register.open', which)), /\[ Say which case it is \]/);
    doesNotMatch(readable(await over(open).press(priya, 'register.open', which)), /Say which case/);
    const back = readable(await over(open).press(ife, 'register.which.go', { ...which, reference: 'MSET-0000-1Y' }));
    match(back, /MSET-0000-1Y[^]*No case has this reference/);
    const said = readable(await over(open).press(ife, 'register.which.go', { ...which, reference: kestrelReference }));
    match(said, /It is about MSET-4F7K-24[^]*Nothing of this case can be printed/);
  });
  it('is listed for those who keep it with what is open; for others with what is asked of them', async () => {
    const open = entry(reports());
    match(readable(await over(open).press(ife, 'register')), /Shared with the wrong person/);
    match(readable(await over(open).press(priya, 'register')), /Shared with the wrong person/);
    match(readable(await over(open).press(noor, 'register')), /Nothing is asked of you here/);
  });
  it('every opened case and action has the button', async () => {
    const more = readable(await over(undefined).press(moira, 'case.more', { ref: kestrelReference }));
    ok(more.includes('[ I shared this with the wrong person ]'));
  });
});

// What a case names of people, places and things: each step on it, who may take it, and what it leaves.
import assert from 'node:assert/strict';
import type { Mention } from '../../../../src/domain/case/mention/mention.ts';
import { linesOfReferral, toEntryRef } from '../../../../src/domain/case/mention/entry.ts';
import { addNameOf, mentionSteps } from '../../../../src/domain/case/mention/steps.ts';
import { fieldsToAdd, secondPageFrom } from '../../../../src/domain/case/mention/fields.ts';
import { toMentionRef } from '../../../../src/domain/case/mention/mention.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import { linkKinds } from '../../../../src/domain/link/kinds.ts';

import {
  caseOf,
  colin,
  commandIn,
  directory,
  factOf,
  filledIn,
  givenIn,
  kestrel,
  later,
  moira,
  noConflict,
  noor,
  priya,
  ravi,
  saved,
  consented,
  submitted,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import { ada, listed, other as otherCase, preMset } from '../../../people/meeting-builders.ts';
import { added, addedAll, mentionIn, mentionsIn, rest, saidOf } from '../../../people/mention-builders.ts';

const other = `${otherCase}/P1` as const;
const told = (...more: Told): Told => [filledIn(), submitted(), noConflict(), consented(), ...more];
const given = (...more: Told) => givenIn(directory, ...told(...more));
/** The refusal's code, or 'done'. */
const tried = (row: StoryRow, ...before: Told): string => {
  const facts = given(...before);
  const fact = factOf(facts, commandIn(row), {
    actor: row[0],
    now: later(facts.at(-1)!.at, 1),
    directory,
  });
  return typeof fact === 'string' ? fact : 'done';
};
const on = (step: string, input: object = {}, by = moira, part = 'P1') =>
  [by, 1, step, input, { part }] as unknown as StoryRow;
const same = on('confirmSame', { other, on: ['the same number'], why: 'The child says so.' });

const kindOf = (said: Readonly<Record<string, string>>): string =>
  mentionIn(given(added('person', { birth: '', ...said }))).kind;
const right = (input: object, by = ada) => on('putMarkRight', { reason: 'A slip.', ...input }, by);
const marksOf = (...more: Told): Mention['marksWere'] => mentionIn(given(listed(preMset), ...more)).marksWere;
const toLookAt = (childCase: Case): number =>
  (childCase.parts?.['mention']?.open.length ?? 0) + linesOfReferral(childCase).length;
const made = (line: string, by = moira) => [by, 1, 'nameFromReferral', { line }] as unknown as StoryRow;

describe('What a case names', () => {
  it('moves the day of the last change by none of its steps: what only some may read is told by nothing', () => {
    const before = caseOf(given()).changedAt;
    for (const facts of [given(added('place')), given(added('person'), same), given(added('phone'), on('leaveInCase'))])
      assert.equal(caseOf(facts).changedAt, before);
  });
  for (const kind of linkKinds) {
    it(`${kind} is added as it was said, and counted until the co-ordinator has looked at it`, () => {
      const facts = given(added(kind, { seen: '18/12/2026', family: 'yes' }));
      const { said, ...one } = mentionIn(facts);
      const { by, at, reference, id, ...more } = one;
      assert.deepEqual(more, {
        kind,
        mark: 'case',
        agencies: [],
        agency: 'council',
        notFamily: true,
        state: 'new',
        same: [],
        notSame: [],
        marksWere: [],
      });
      assert.deepEqual([by.name, reference, id], [priya.name, caseOf(facts).reference, 'P1']);
      assert.deepEqual(said, {
        ...saidOf[kind],
        how: rest['how'],
        source: rest['source'],
        seen: '18/12/2026',
      });
      assert.equal(toLookAt(caseOf(facts)), 1);
      assert.equal(at, facts.at(-1)?.at);
      assert.equal(caseMatter.partNamed(id), 'mention');
    });

    it(`${kind}: every question that is needed is asked for, and the second page begins with one of them`, () => {
      const fields = fieldsToAdd(kind, directory);
      assert.ok(fields.some(({ name }) => name === secondPageFrom(kind)));
      for (const { name } of fields.filter(({ need }) => need === 'always')) {
        if (name === 'agencies') continue;
        const { [name]: _left, ...input } = { ...saidOf[kind], ...rest } as Record<string, string>;
        assert.equal(tried([priya, 1, addNameOf(kind), input] as unknown as StoryRow), 'incomplete', name);
      }
    });
  }

  it('A vehicle needs its registration or what it looks like', () => {
    assert.equal(tried(added('vehicle', { plate: '', looks: '' })), 'incomplete');
    assert.equal(tried(added('vehicle', { plate: '' })), 'done');
  });

  it('Named agencies are asked for by their own mark alone, and kept with it alone', () => {
    assert.equal(tried(added('phone', { mark: 'agencies' })), 'incomplete');
    assert.deepEqual(mentionIn(given(added('phone', { mark: 'agencies', agencies: 'health,police' }))).agencies, [
      'health',
      'police',
    ]);
    assert.deepEqual(mentionIn(given(added('phone', { mark: 'police', agencies: 'health' }))).agencies, []);
  });

  it('What no one may name is not available: to a stranger, and to an agency that is not invited', () => {
    assert.equal(tried(added('phone', {}, noor)), 'notAvailable');
    assert.equal(tried(added('phone', {}, ada)), 'notAvailable');
    assert.equal(tried(added('phone', {}, ada), listed(preMset)), 'done');
    assert.equal(tried(added('phone', {}, colin)), 'done');
  });

  it('An agency’s entry says of which agency it is', () => {
    assert.equal(mentionIn(given(listed(preMset), added('phone', {}, ada))).agency, 'health');
  });
});

describe('No one under 18 is a person of concern', () => {
  it('by the answer, or by a date of birth that was said to be right', () => {
    assert.equal(kindOf({ child: 'yes' }), 'child');
    assert.equal(kindOf({ child: 'notKnown', birth: '4/5/2012', birthRight: 'yes' }), 'child');
    assert.equal(kindOf({ child: 'notKnown', birth: '2012', birthRight: 'yes' }), 'child');
    // 17 or 18, 18 to the day, and not known.
    assert.equal(kindOf({ child: 'notKnown', birth: '2008' }), 'person');
    assert.equal(kindOf({ child: 'no', birth: '2008' }), 'person');
    assert.equal(kindOf({ child: 'notKnown', birth: '4/1/2009' }), 'person');
    assert.equal(kindOf({ child: 'notKnown', birth: '31/1/2009', birthRight: 'yes' }), 'child');
    assert.equal(kindOf({ child: 'notKnown' }), 'person');
  });
  it('no date alone makes one a child: 2016 for 1966 is asked about', () => {
    for (const birth of ['4/5/2016', '4/5/16', '2016', 'about May 2016', '31/1/2009'])
      assert.equal(tried(added('person', { child: 'notKnown', birth })), 'incomplete', birth);
    // What was ticked for the slip says nothing of the date that was put right.
    assert.equal(kindOf({ child: 'notKnown', birth: '4/5/1966', birthRight: 'yes' }), 'person');
  });
  it('answers that contradict each other are put right first', () => {
    assert.equal(tried(added('person', { child: 'no', birth: '4/5/2012', birthRight: 'yes' })), 'contradicts');
    assert.equal(tried(added('person', { child: 'yes', birth: '4/5/1990' })), 'contradicts');
  });
  it('no one has a birth that is still to come', () => {
    for (const birth of ['4/5/2066', '2066', '6/1/2027'])
      assert.equal(tried(added('person', { child: 'yes', birth })), 'badDate', birth);
  });
  it('nothing that is asked of a person of concern alone is kept of a child', () => {
    const { said } = mentionIn(given(added('person', { child: 'yes', birth: '2012', works: 'yes' })));
    assert.deepEqual([said['works'], said['child'], said['birth']], [undefined, undefined, '2012']);
  });
});

describe('What was said of one', () => {
  it('is taken back by its author or the co-ordinator with a reason, and by no one else', () => {
    const back = (by = priya) => on('takeBackMention', { reason: 'The wrong child.' }, by);
    const { state, taken } = mentionIn(given(added('phone'), back()));
    assert.deepEqual([state, taken?.reason], ['taken', 'The wrong child.']);
    assert.equal(tried(back(moira), added('phone')), 'done');
    assert.equal(tried(back(colin), added('phone')), 'notAvailable');
    assert.equal(tried(on('takeBackMention', {}, priya), added('phone')), 'incomplete');
    assert.equal(tried(back(), added('phone'), back()), 'unchanged');
    for (const step of ['confirmSame', 'notSame', 'leaveInCase']) {
      assert.equal(tried(on(step, { other, on: [], why: 'x' }), added('phone'), back()), 'notNow', step);
    }
    assert.equal(toLookAt(caseOf(given(added('phone'), back()))), 0);
  });

  it('is confirmed by the co-ordinator once, of people with a reason', () => {
    const facts = given(added('phone'), same);
    const { state, same: said } = mentionIn(facts);
    assert.equal(state, 'confirmed');
    assert.deepEqual(
      said.map(({ by, at: _at, ...one }) => ({ ...one, by: by.name })),
      [{ other, on: ['the same number'], why: 'The child says so.', by: moira.name }],
    );
    assert.equal(tried(same, added('phone'), same), 'unchanged');
    for (const by of [priya, colin])
      assert.equal(tried(on('confirmSame', { other, on: [] }, by), added('phone')), 'notAvailable');
    assert.equal(tried(on('confirmSame', { other, on: [] }), added('phone')), 'done');
    assert.equal(tried(on('confirmSame', { other, on: [] }), added('person')), 'incomplete');
    assert.equal(tried(on('confirmSame', { other, on: [] }), added('group')), 'incomplete');
  });

  it('is never the same as another of its own case, or as what is none', () => {
    const own = `${caseOf(given()).reference}/P2`;
    for (const wrong of [own, otherCase, `${otherCase}/A1`, `${other}/P2`, other.toLowerCase(), '', 'P1']) {
      assert.equal(tried(on('confirmSame', { other: wrong, on: [] }), added('phone')), 'notNow', wrong);
      assert.equal(tried(on('notSame', { other: wrong }), added('phone')), 'notNow', wrong);
    }
  });

  it('is not the same, and no longer where it was confirmed', () => {
    const not = on('notSame', { other });
    const first = mentionIn(given(added('phone'), not));
    assert.deepEqual([first.state, first.notSame], ['new', [other]]);
    assert.equal(tried(not, added('phone'), not), 'unchanged');
    const after = mentionIn(given(added('phone'), same, not));
    assert.deepEqual([after.state, after.same, after.notSame], ['alone', [], [other]]);
    const again = mentionIn(given(added('phone'), not, same));
    assert.deepEqual([again.state, again.notSame, again.same.length], ['confirmed', [], 1]);
  });

  it('is left in its case once, and not where it was confirmed', () => {
    const leave = on('leaveInCase');
    assert.equal(mentionIn(given(added('phone'), leave)).state, 'alone');
    assert.equal(tried(leave, added('phone'), leave), 'unchanged');
    assert.equal(tried(leave, added('phone'), same), 'unchanged');
    assert.equal(tried(on('leaveInCase', {}, priya), added('phone')), 'notAvailable');
  });

  it('is byte for byte as it was typed, whatever is said of it', () => {
    const steps: Told = [same, on('notSame', { other }), on('putMarkRight', { mark: 'police', reason: 'x' }, priya)];
    const [typed, after] = [mentionIn(given(added('person'))), mentionIn(given(added('person'), ...steps))];
    assert.equal(JSON.stringify(after.said), JSON.stringify(typed.said));
  });

  it('every step on it is of the form that is not released yet', () => {
    const late = { leaveRecord: 8 };
    for (const [name, step] of Object.entries(mentionSteps))
      assert.equal(step.since, name in late ? late.leaveRecord : 6, name);
  });
});

describe('A mark that is put right', () => {
  const wrong = added('phone', { mark: 'police' }, ada);

  it('stays in the history with its reason, and with who could read it by that one and cannot now', () => {
    const [was] = marksOf(added('phone', {}, ada), right({ mark: 'health' }));
    assert.deepEqual([was?.mark, was?.reason, was?.by.name], ['case', 'A slip.', ada.name]);
    const names = was?.could.map(({ name }) => name) ?? [];
    for (const name of [moira.name, colin.name]) assert.ok(names.includes(name), `${name}: ${names.join()}`);
    for (const name of [ada.name, priya.name, noor.name]) assert.ok(!names.includes(name), name);
  });

  it('is the author’s, the lead’s of their agency, and the co-ordinator’s who reads it', () => {
    const before: Told = [listed(preMset, 'health,police'), wrong];
    assert.equal(tried(right({ mark: 'case' }), ...before), 'done');
    assert.equal(tried(right({ mark: 'case' }, moira), ...before), 'notAvailable');
    assert.equal(tried(right({ mark: 'case' }, priya), ...before), 'notAvailable');
    assert.equal(tried(right({ mark: 'case' }, ravi), ...before), 'notAvailable');
    assert.equal(
      tried(right({ mark: 'agencies', agencies: 'health' }, moira), listed(preMset), added('phone')),
      'done',
    );
  });

  it('is another one', () => {
    assert.equal(tried(right({ mark: 'police' }), listed(preMset), wrong), 'nothingNew');
    assert.equal(tried(right({ mark: 'agencies' }), listed(preMset), wrong), 'incomplete');
  });
});

describe('What the referral itself names', () => {
  const answers = {
    ...kestrel,
    knownPerson: 'Smiler',
    knownPlace: '12 Sample Street, NE99 9ZZ',
    knownPhone: '07700 900123',
    knownOnline: 'smiler.x, Snapchat',
  };
  const received: Told = [filledIn(priya, answers), saved('links', answers), submitted(), noConflict(), consented()];
  const of = (...more: Told) => givenIn(directory, ...received, ...more);

  const code = (row: StoryRow, ...before: Told) => {
    const facts = of(...before);
    const fact = factOf(facts, commandIn(row), { actor: row[0], now: later(facts.at(-1)!.at, 1), directory });
    return typeof fact === 'string' ? fact : 'done';
  };

  it('has the day of the referral where the co-ordinator made an entry of it', () => {
    const facts = of(made('knownPhone'));
    assert.equal(mentionIn(facts).at, caseOf(facts).startedAt);
  });

  it('is looked at beside the entries, and made one by the co-ordinator, once', () => {
    const before = caseOf(of());
    assert.deepEqual(
      linesOfReferral(before).map(({ ref, kind, called }) => [ref.split('/')[1], kind, called]),
      [
        ['knownPerson', 'person', 'Smiler'],
        ['knownPlace', 'place', '12 Sample Street, NE99 9ZZ'],
        ['knownPhone', 'phone', '07700 900123'],
        ['knownOnline', 'online', 'smiler.x'],
      ],
    );
    assert.equal(toLookAt(before), 4);
    const facts = of(made('knownPhone'), made('knownOnline'));
    const [phone, online] = mentionsIn(facts);
    assert.deepEqual([phone?.kind, phone?.by.name, phone?.from], ['phone', priya.name, 'knownPhone']);
    assert.deepEqual(online?.said, { handle: 'smiler.x', service: 'Snapchat', source: 'referral' });
    assert.equal(toLookAt(caseOf(facts)), 4);
    assert.deepEqual(
      linesOfReferral(caseOf(facts)).map(({ line }) => line),
      ['knownPerson', 'knownPlace'],
    );
  });

  it('stays one whatever becomes of the case', () => {
    const { namedFrom, stage } = caseOf(of(made('knownPhone'), listed(preMset)));
    assert.deepEqual([namedFrom, stage], [['knownPhone'], 'listed']);
  });

  it('is made one by no one else, of no other question, and not twice', () => {
    assert.equal(code(made('knownPhone')), 'done');
    assert.equal(code(made('knownPhone', priya)), 'notAvailable');
    assert.equal(code(made('surname')), 'notNow');
    assert.equal(code(made('knownVehicle')), 'notNow');
    assert.equal(code(made('knownPhone'), made('knownPhone')), 'alreadyDecided');
  });
});

describe('The reference of one', () => {
  it('is that of its case and its own, and nothing else', () => {
    assert.equal(toMentionRef(other)?.ref, other);
    assert.equal(toEntryRef(`${otherCase}/knownPhone`)?.id, 'knownPhone');
    for (const wrong of ['', '/', `${otherCase}/P0`, `${otherCase}/surname`, `${other}/`]) {
      assert.equal(toEntryRef(wrong), undefined, wrong);
    }
  });
  it('one of each kind is counted from P1', () => {
    assert.deepEqual(
      mentionsIn(given(...addedAll())).map(({ id }) => id),
      linkKinds.map((_kind, place) => `P${place + 1}`),
    );
  });
});

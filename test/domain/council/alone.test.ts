// What an administrator reads of cases after whatever they changed alone: what they read before. And when what they asked for ends.
import assert from 'node:assert/strict';
import { createRandom } from '../../faults/random.ts';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Case, ConsentedCase } from '../../../src/domain/case/state/stages.ts';
import { directoryOf, mayAgreeTo, type Council } from '../../../src/domain/council/council.ts';
import { councilMatter } from '../../../src/domain/council/table.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import { actingOn } from '../../../src/domain/people/acting.ts';
import { personIn, type Directory } from '../../../src/domain/people/directory.ts';
import { localDate } from '../../../src/domain/time/calendar.ts';
import { dot, bea, begun, councilFile, decided, took, type Told } from '../../people/council-builders.ts';
import {
  caseOf,
  colin,
  consented,
  dana,
  filledIn,
  given,
  greta,
  hal,
  ife,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  someone,
  submitted,
} from '../../people/builders.ts';
import { ada, listed, preMset } from '../../people/meeting-builders.ts';

const why = { reason: 'Because.', anyway: 'yes' };
type Asked = readonly [step: string, input: object];
const as = ({ roles, ...rest }: Person, change: object = {}): Asked => [
  'changePerson',
  { ...rest, roles: roles.join(','), ...why, ...change },
];
const agency = (id: string, change: object): Asked => ['changeAgency', { id, name: id, ...why, ...change }];
const leaves = (person: Person, lastDay: string, change: object): Asked => [
  'personLeaves',
  { person: person.objectId, lastDay, ...why, ...change },
];
const away = (person: Person, to: Person): Asked => [
  'beAway',
  { person: person.objectId, to: to.objectId, starts: '11/1/2027', ends: '15/1/2027', ...why },
];
const setting = (name: string, value: unknown): Asked => [
  'changeSetting',
  { name, value: JSON.stringify(value), ...why },
];
/** "at once", "asked for", or why not. */
function answer(so: Told, who: Person, [step, input]: Asked): string {
  const decision = decided(so, who, step, input);
  if ('refusal' in decision) return decision.refusal.code;
  if ('unchanged' in decision) return 'unchanged';
  return 'proposed' in (decision.data as object) ? 'asked for' : 'at once';
}
/** Dot, who has another role beside hers. */
const withRoles = (...roles: Person['roles']): { readonly self: Person; readonly file: Directory } => {
  const agencyOf = roles.includes('panelMember') ? { agency: 'housing' } : {};
  const self: Person = { ...dot, ...agencyOf, roles: ['admin', ...roles] };
  const file = councilFile(bea);
  const people = file.people.map((one) =>
    one.objectId === dot.objectId ? { ...one, ...agencyOf, roles: [...self.roles] } : one,
  );
  return { self, file: { ...file, people } };
};

describe('What an administrator cannot do alone', () => {
  it('change their own roles, by whatever way', () => {
    const so = begun(councilFile(bea));
    const self = { objectId: dot.objectId };
    const file = (change: object): Asked => {
      const people = councilFile(bea).people.map((one) =>
        one.objectId === dot.objectId ? { ...one, ...change } : one,
      );
      return ['takeFile', { directory: { ...councilFile(bea), people }, hash: 'two', ...why }];
    };
    assert.deepEqual(
      [
        as(dot, { roles: 'admin,coordinator' }),
        as(dot, { roles: 'admin,practitioner' }),
        as(dot, { phone: '0191 498 0007' }),
        agency('police', { lead: dot.objectId }),
        agency('health', { lead: ada.objectId, deputy: dot.objectId }),
        agency('fresh', { lead: ada.objectId, senior: dot.objectId }),
        as(dot, { agency: 'police' }),
        leaves(ada, '8/1/2027', { lead: dot.objectId }),
        leaves(ada, '1/1/2027', { lead: dot.objectId }),
        file({ roles: ['admin', 'chair'] }),
        file({ agency: 'health' }),
        file({ phone: '0191 498 0007' }),
        ['beAway', { starts: '11/1/2027', ends: '15/1/2027', to: colin.objectId, ...why }],
        leaves(dana, '8/1/2027', { manager: self.objectId }),
      ].map((asked) => answer(so, dot, asked as Asked)),
      [
        'asked for',
        'asked for',
        'at once',
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'two',
        'two',
        'at once',
        'at once',
        'at once',
      ],
    );
  });
  it('give up a role of theirs, come into the line of managers, or stand in for someone', () => {
    const { self, file } = withRoles('practitioner');
    const so = begun(file);
    assert.deepEqual(
      [
        as(self, { roles: 'admin' }),
        as(priya, { manager: dot.objectId }),
        as(greta, { manager: dot.objectId }),
        as(colin, { deputy: dot.objectId }),
        as(someone(950, 'Nia Newly'), { manager: dot.objectId }),
        leaves(colin, '8/1/2027', { manager: dot.objectId }),
        leaves(colin, '8/1/2027', { manager: dana.objectId }),
        away(moira, self),
        away(moira, priya),
        as(priya, { manager: dana.objectId }),
      ].map((asked) => answer(so, self, asked)),
      [
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'asked for',
        'at once',
        'asked for',
        'at once',
        'at once',
      ],
    );
  });
  it('plan two last days that put them there one after the other', () => {
    const so = took(begun(councilFile(bea)), dot, ...leaves(colin, '8/1/2027', { manager: dana.objectId }));
    assert.equal(answer(so, dot, leaves(dana, '11/1/2027', { manager: dot.objectId })), 'asked for');
  });
  it('say which agencies read what', () => {
    const so = begun(councilFile(bea));
    const { settings } = councilFile();
    const changed = [
      setting('coreAgencies', ['police']),
      setting('homeAgencies', ['police']),
      setting('agenciesRead', { ...settings.agenciesRead, afterEndDays: 90 }),
      setting('marks', { ...settings.marks, coordinatorReadsPolice: true }),
    ];
    assert.deepEqual(new Set(changed.map((one) => answer(so, dot, one))), new Set(['asked for']));
  });
  it('choose who agrees with them, where they are the only one', () => {
    const so = begun();
    assert.deepEqual(
      mayAgreeTo(dot.objectId, so.council).map(({ name }) => name),
      [greta.name, hal.name, ife.name],
    );
    const notService = as(greta, { roles: 'manager' });
    assert.deepEqual(
      [notService, leaves(hal, '8/1/2027', {}), leaves(hal, '1/1/2027', {})].map((asked) => answer(so, dot, asked)),
      ['asked for', 'asked for', 'asked for'],
    );
    // Where another administrator agrees, it is no matter who else could.
    assert.equal(answer(begun(councilFile(bea)), dot, notService), 'at once');
  });
  it('ask for anything of it where there is no second person: the directory file names one first', () => {
    const file = councilFile();
    const may = [greta, hal, ife].map(({ objectId }) => objectId);
    const alone = begun({ ...file, people: file.people.filter(({ objectId }) => !may.includes(objectId)) });
    assert.equal(answer(alone, dot, as(dot, { roles: 'admin,coordinator' })), 'noSecond');
    const second = { ...file, people: [...directoryOf(alone.council).people, ...councilFile(bea).people.slice(-1)] };
    const so = took(alone, clockActor, 'takeFile', { directory: second, hash: 'two' });
    assert.equal(answer(so, dot, as(dot, { roles: 'admin,coordinator' })), 'asked for');
  });
  it('but give another a role at once', () => {
    assert.equal(answer(begun(), dot, as(priya, { roles: 'practitioner,coordinator' })), 'at once');
  });
});

describe('Whatever an administrator changes alone', () => {
  const onAgenda = caseOf(
    given(filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health,police,housing')),
  );
  const open = { stage: 'open', band: 'moderate', lead: 'Health', reviewOn: '2027-06-15' } as const;
  const due = { at: monday10, rule: 'senior.decision', ruleVersion: 1 };
  const cases: readonly Case[] = [
    caseOf(given(filledIn())),
    caseOf(given(filledIn(), submitted())),
    caseOf(given(filledIn(), submitted(), noConflict(), consented())),
    onAgenda,
    { ...onAgenda, restricted: 'highProfile', named: [ada] },
    { ...(onAgenda as ConsentedCase), ...open },
    { ...(onAgenda as ConsentedCase), ...open, senior: { by: moira, at: due.at, due } },
  ];
  const days = [monday10, '2027-01-13T10:00:00.000Z', '2027-02-15T10:00:00.000Z'];
  /** What someone reads, by day, case and how they stand to it, if no one changes anything more. */
  function reads(council: Council, { objectId }: Person): ReadonlySet<string> {
    let so = council;
    return new Set(
      days.flatMap((now) => {
        const told = { council: so, facts: [] };
        if ('data' in decided(told, clockActor, 'remindCouncil', {}, now))
          so = took(told, clockActor, 'remindCouncil', {}, now).council;
        const directory = actingOn(directoryOf(so), localDate(now));
        const person = personIn(directory, objectId);
        return cases.map((one, place) =>
          person === undefined ? '' : `${now} ${place} ${readerOf(one, person, directory, now).relation}`,
        );
      }),
    );
  }
  const people = councilFile(bea).people.filter(({ objectId }) => objectId !== dot.objectId);
  const { settings } = councilFile();
  const forSelf = { manager: dot.objectId, deputy: dot.objectId };
  /** Every change that could give it, and some that could not. */
  const changesBy = (self: Person): readonly Asked[] => [
    ...[...people, self].flatMap((one) => [
      ...['practitioner,coordinator', 'chair', 'panelMember', 'minutes,practitioner'].map((roles) =>
        as(one, { roles: one === self ? `admin,${roles}` : roles }),
      ),
      ...['police', 'health', ''].map((id) => as(one, { agency: id })),
    ]),
    ...people.flatMap((one) => [
      as(one, { manager: dot.objectId }),
      as(one, { deputy: dot.objectId }),
      ...people.slice(0, 4).map(({ objectId }) => as(one, { manager: objectId })),
      ...['8/1/2027', '1/1/2027'].flatMap((day) => [
        leaves(one, day, { ...forSelf, lead: dot.objectId, agencyDeputy: dot.objectId, senior: dot.objectId }),
        leaves(one, day, { manager: dana.objectId, deputy: dana.objectId }),
      ]),
      away(one, dot),
      away(one, priya),
    ]),
    ...['police', 'health', 'fresh'].flatMap((id) =>
      ['lead', 'deputy', 'senior'].flatMap((post) => [
        agency(id, { lead: ada.objectId, [post]: dot.objectId }),
        agency(id, { lead: ada.objectId, [post]: colin.objectId }),
      ]),
    ),
    setting('coreAgencies', []),
    setting('coreAgencies', ['police', 'health', 'housing']),
    setting('homeAgencies', ['police']),
    setting('agenciesRead', { ...settings.agenciesRead, afterMeetingDays: 366 }),
    setting('glassHours', 48),
  ];
  for (const roles of [[], ['practitioner'], ['panelMember'], ['manager']] as const) {
    it(`opens no case to them: ${['admin', ...roles].join(', ')}`, () => {
      const { self, file } = withRoles(...roles);
      const start = begun(file);
      const changes = changesBy(self);
      const before = reads(start.council, self);
      let atOnce = 0;
      for (let seed = 0; seed < 60; seed += 1) {
        const random = createRandom(seed);
        let so = start;
        for (const [step, input] of random.shuffled(changes).slice(0, 5)) {
          if (answer(so, self, [step, input]) !== 'at once') continue;
          so = took(so, self, step, input);
          atOnce += 1;
        }
        const more = [...reads(so.council, self)].filter((one) => !before.has(one) && !one.endsWith(' none'));
        assert.deepEqual(
          more,
          [],
          `seed ${seed}: ${so.facts
            .map(({ step, data }) => JSON.stringify([step, data]))
            .slice(1)
            .join(' ')}`,
        );
      }
      assert.ok(atOnce > 60, String(atOnce));
    });
  }
});

const withoutDot = (): Directory => {
  const file = councilFile(bea);
  return { ...file, people: file.people.filter(({ objectId }) => objectId !== dot.objectId) };
};

const agree = (so: Told, now = monday10): string => {
  const decision = decided(so, bea, 'agreeChange', { proposal: 'P2', anyway: 'yes' }, now);
  return 'refusal' in decision ? decision.refusal.code : 'agreed';
};

describe('What was asked for', () => {
  const change = as(priya, { roles: 'practitioner,auditor' });
  const asked = (): Told => took(begun(councilFile(bea)), dot, ...change);
  it('ends when the person who asked is taken out by a file, and does not come back with them', () => {
    const gone = took(asked(), clockActor, 'takeFile', { directory: withoutDot(), hash: 'two' });
    assert.equal(agree(gone), 'noProposal');
    const [rung] = must(councilMatter.clockOf({ root: gone.council })).ladder.rungs;
    assert.deepEqual(rung, { rung: 'lapse', at: monday10 }, 'the clock ends it at once');
    const ended = took(gone, clockActor, 'remindCouncil');
    assert.deepEqual(ended.council.proposals, []);
    const back = took(ended, clockActor, 'takeFile', { directory: councilFile(bea), hash: 'three' });
    assert.equal(agree(back), 'noProposal');
  });
  it('ends with their role, and with their last day', () => {
    const demoted = took(asked(), dot, ...as(dot, { roles: '' }));
    assert.equal(agree(took(demoted, bea, 'agreeChange', { proposal: 'P3', anyway: 'yes' })), 'noProposal');
    const planned = took(took(asked(), bea, ...leaves(dot, '5/1/2027', {})), dot, 'agreeChange', {
      proposal: 'P3',
      anyway: 'yes',
    });
    assert.equal(agree(planned), 'agreed');
    const left = took(planned, clockActor, 'remindCouncil', {}, '2027-01-06T00:00:00.000Z');
    assert.deepEqual(left.council.proposals, [], 'the clock ends both with one fact');
  });
  it('is not agreed after its fortnight, though the clock has not come round', () => {
    assert.equal(agree(asked(), '2027-01-18T09:59:59.000Z'), 'agreed');
    assert.equal(agree(asked(), '2027-01-18T10:00:00.000Z'), 'noProposal');
  });
});

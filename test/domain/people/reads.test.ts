// Who reads what: every cell of the table, and that what somebody reads of a case follows it.
import type { Case, ConsentedCase } from '../../../src/domain/case/state/stages.ts';
import assert from 'node:assert/strict';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  caseOf,
  colin,
  consented,
  filledIn,
  givenIn,
  greta,
  later,
  moira,
  noConflict,
  noor,
  noorManages,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withDelegate,
  withPeople,
} from '../../people/builders.ts';
import { ada, listed, preMset } from '../../people/meeting-builders.ts';
import {
  caseRelations,
  data,
  levelOf,
  levels,
  otherRelations,
  type Datum,
  type Relation,
} from '../../../src/domain/people/reads.ts';

const relations: readonly Relation[] = [...caseRelations, ...otherRelations];
const whole =
  'referrer:full alsoReferred:full decider:full coordinator:full managerAbove:full chair:full minutes:full invited:full senior:full named:full glass:full';
/** Said again, as the council would: a change of the table is a change of this, too. */
const expected: Readonly<Record<Datum, string>> = {
  status: `${whole} core:full asked:full waiting:full audits:full staffOfficer:reference delegate:reference owner:reference standIn:reference candidate:reference colleague:reference carriedOut:reference formerOwner:reference`,
  name: `${whole} core:full asked:full owner:full standIn:full candidate:full colleague:full carriedOut:full`,
  referral: whole.replace('referrer:full', 'referrer:write'),
  warnings: `${whole} core:summary owner:summary standIn:summary candidate:summary colleague:summary carriedOut:summary`,
  notTold: `${whole} core:full owner:full`,
  decisions: `${whole} delegate:summary`,
  dissent: whole.replace('referrer:full alsoReferred:full ', ''),
  statement: whole.replaceAll(/(referrer|decider|coordinator|managerAbove|chair|invited|named):full/g, '$1:write'),
  reviews: whole
    .replace('referrer:full', 'referrer:write')
    .replace('decider:full', 'decider:write')
    .replace('managerAbove:full', 'managerAbove:write'),
  missing: whole
    .replace('referrer:full', 'referrer:write')
    .replace('decider:full', 'decider:write')
    .replace('coordinator:full', 'coordinator:write')
    .replace('managerAbove:full', 'managerAbove:write')
    .concat(' core:write'),
  ownUpdates: 'core:write',
  onward: whole.replaceAll(/(referrer|decider|coordinator|managerAbove|chair|invited|named):full/g, '$1:write'),
  looks: whole.replace(' glass:full', '').replaceAll(':full', ':summary'),
  allegation: 'referrer:write decider:write managerAbove:write coordinator:write chair:write named:full glass:full',
  risk: 'referrer alsoReferred decider coordinator managerAbove chair'
    .split(' ')
    .reduce((row, relation) => row.replace(`${relation}:full`, `${relation}:write`), whole)
    .replace('minutes:full', 'minutes:summary'),
  mention: 'referrer alsoReferred decider coordinator managerAbove chair invited'
    .split(' ')
    .reduce((row, relation) => row.replace(`${relation}:full`, `${relation}:write`), whole)
    .replace('minutes:full', 'minutes:summary'),
  mentionOfPerson:
    'referrer:summary decider:summary coordinator:full managerAbove:summary chair:full minutes:summary invited:full senior:summary named:summary glass:full',
  papers:
    'referrer:summary decider:summary coordinator:full managerAbove:summary chair:full minutes:summary invited:write senior:full named:full glass:full',
  history: whole,
  actions: whole,
  action: `${whole} owner:write standIn:write candidate:write colleague:full carriedOut:write formerOwner:reference`,
  actionDue: 'outside:full',
  meeting: 'runsMeetings:write present:full attends:full',
  minutes: 'runsMeetings:write present:write',
  advice: 'asker:write answerer:write',
  training: 'keeper:write staff:summary',
  record:
    'keeper:write chair:full invited:full named:full minutes:summary officer:summary closedReader:full heard:summary',
  members: 'keeper:full chair:full invited:full named:full minutes:full closedReader:full',
  recordActions: 'keeper:write chair:full invited:full named:full minutes:summary closedReader:full',
  recordReport: 'keeper:write chair:full invited:full named:full closedReader:full reporter:summary',
  register: 'keeper:write overseer:full reporter:full leadAsked:write questioned:write above:full agrees:write',
  policeList: 'keeper:write',
  council: 'administrator:write agrees:write overseer:full',
  breachHandled: 'keeper:write overseer:full',
};

describe('The table of who reads what', () => {
  for (const datum of data) {
    it(`${datum}: every relation`, () => {
      const cells = relations.flatMap((relation) => {
        const level = levelOf(datum, relation);
        return level === 'none' ? [] : [`${relation}:${level}`];
      });
      assert.deepEqual(new Set(cells), new Set(expected[datum].split(' ')));
      assert.equal(levelOf(datum, 'none'), 'none');
    });
  }
});

describe('Who only has to know that a case is there', () => {
  const people = (['lado', 'auditor', 'dpo', 'analyst', 'admin'] as const).map((role, place) =>
    someone(120 + place, role, { roles: [role] }),
  );
  const council = withPeople(...people);
  const at = (...deeds: readonly Parameters<typeof givenIn>[1][]) => caseOf(givenIn(council, ...deeds));
  const received = at(filledIn(), submitted(), noConflict(), consented());
  const onAgenda = at(filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health'));
  const cells: readonly (readonly [string, Case, string])[] = [
    ['draft', at(filledIn()), 'none none none none none'],
    ['with the manager', at(filledIn(), submitted()), 'none none none none none'],
    ['received', received, 'none full full none none'],
    ['listed', onAgenda, 'reference full full none none'],
    ['restricted', { ...onAgenda, restricted: 'managerConflict' }, 'none none none none none'],
    ['closed to them', { ...onAgenda, excluded: people.map(({ objectId }) => objectId) }, 'none none none none none'],
  ];
  for (const [name, childCase, expectedCells] of cells) {
    it(`${name}: lado, auditor, dpo, analyst, admin`, () => {
      const found = people.map((person) => {
        const reads = readerOf(childCase, person, council, later(childCase.changedAt, 1));
        for (const datum of data) assert.equal(datum !== 'status' && reads(datum, 'reference'), false, datum);
        return levels.findLast((level) => reads('status', level));
      });
      assert.equal(found.join(' '), expectedCells);
    });
  }
});

const open = { stage: 'open', band: 'moderate', lead: 'Health', reviewOn: '2027-03-16' } as const;

describe('What somebody reads of a case', () => {
  const minutes = someone(108, 'Min Utes', { roles: ['minutes'] });
  const senior = someone(109, 'Sen Ior', { roles: ['serviceManager'] });
  const second = someone(110, 'Sec Ond', { roles: ['practitioner'] });
  const auditor = someone(111, 'Aud Itor', { roles: ['auditor'] });
  const lado = someone(112, 'La Do', { roles: ['lado'] });
  const council = withPeople(minutes, senior, second, auditor, lado);
  const asked = givenIn(council, filledIn(), submitted());
  // In the days of a delegation that is over when anybody looks.
  const away = withDelegate(colin, noorManages, '2027-01-04', '2027-01-04');
  const delegated = {
    ...withPeople(minutes, senior, second, auditor, lado, noorManages),
    delegations: away.delegations,
  };
  const byDelegate = givenIn(delegated, filledIn(), submitted(), noConflict(noor), consented(noor));
  const onAgenda = givenIn(council, filledIn(), submitted(), noConflict(), consented(), listed(preMset, 'health'));
  const people: Readonly<Record<(typeof caseRelations)[number] | 'none', Person>> = {
    referrer: priya,
    alsoReferred: second,
    asked: colin,
    decider: colin,
    coordinator: moira,
    managerAbove: greta,
    chair: tess,
    minutes,
    invited: ada,
    core: ada,
    senior,
    named: ravi,
    waiting: senior,
    delegate: noor,
    audits: auditor,
    staffOfficer: lado,
    glass: auditor,
    none: ravi,
  };
  const due = { at: '2027-01-20T10:00:00.000Z', rule: 'senior.decision', ruleVersion: 1 };
  const steppedUp = { by: moira, at: due.at, due };
  const late = { rung: 'triageUp', at: due.at, to: [senior.objectId] } as const;
  const special: Readonly<Record<string, Case>> = {
    alsoReferred: { ...caseOf(onAgenda), alsoReferred: [second] },
    senior: { ...(caseOf(onAgenda) as ConsentedCase), ...open, senior: steppedUp },
    // Opened long ago, its review far away.
    core: { ...(caseOf(onAgenda) as ConsentedCase), ...open, reviewOn: '2027-06-15' },
    named: { ...caseOf(onAgenda), restricted: 'highProfile', named: [ravi] },
    glass: { ...caseOf(onAgenda), restricted: 'highProfile', readByGlass: auditor.objectId },
    waiting: { ...(caseOf(onAgenda.slice(0, -1)) as ConsentedCase), reminded: [late] },
  };
  for (const relation of [...caseRelations, 'none'] as const) {
    it(`follows the table: ${relation}`, () => {
      const usual = relation === 'asked' ? asked : relation === 'delegate' ? byDelegate : onAgenda;
      const childCase = special[relation] ?? caseOf(usual);
      const reads = readerOf(childCase, people[relation], council, later(childCase.changedAt, 1));
      for (const datum of data) {
        const level = levelOf(datum, relation);
        for (const least of levels) {
          assert.equal(reads(datum, least), levels.indexOf(least) <= levels.indexOf(level), `${datum}, ${least}`);
        }
      }
    });
  }
});

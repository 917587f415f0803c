// Every standing × stage × time of the cycle × restricted, let in, kept out; every standing to an action × state × days since its
// end × the same: how they stand to it, and of each datum exactly what the table says.
import assert from 'node:assert/strict';
import { hostOf, hostOfRow } from '../../../../src/domain/case/action/host.ts';
import { readerOf } from '../../../../src/domain/case/access/access.ts';
import { readsWithAction, standsTo } from '../../../../src/domain/case/action/who.ts';
import type { Action, StateName } from '../../../../src/domain/case/action/action.ts';
import { rowOf } from '../../../../src/domain/case/owed/row.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import type { Case, CaseRow } from '../../../../src/domain/case/state/stages.ts';
import { data, levelOf, levels, reads } from '../../../../src/domain/people/reads.ts';
import { addDays, localDate } from '../../../../src/domain/time/calendar.ts';
import {
  caseOf,
  hal,
  later,
  moira,
  must,
  ola,
  pip,
  priya,
  colin,
  ravi,
  sol,
  someone,
  tess,
  withPeople,
} from '../../../people/builders.ts';
import { standings, type Standing as Story } from '../../standings.ts';
import { actionOf, cal, states } from '../action/action-story.ts';
import {
  closings,
  phaseOf,
  relationIn,
  relationToAction,
  type Closing,
  type Standing,
  type ToAction,
  type When,
} from './relations.ts';

const only = (number: number, name: string, role: Person['roles'][number], agency?: string): Person =>
  someone(400 + number, name, { roles: [role], ...(agency !== undefined && { agency }) });
const people: Readonly<Record<Standing, Person>> = {
  lead: priya,
  decider: colin,
  above: hal,
  coordinator: moira,
  chair: tess,
  minutes: only(0, 'Min Utes', 'minutes'),
  coreAgency: ravi,
  home: only(1, 'Hom Ely', 'panelMember', 'residential'),
  otherAgency: only(2, 'Hou Sing', 'agencyLead', 'housing'),
  notInvited: only(3, 'Edu Cate', 'panelMember', 'education'),
  carriesId: someone(404, 'Car Ries', { roles: [], agency: 'police' }),
  auditor: only(5, 'Aud Itor', 'auditor'),
  dpo: only(6, 'Dee Pio', 'dpo'),
  lado: only(7, 'La Do', 'lado'),
  analyst: only(8, 'Ana Lyst', 'analyst'),
  admin: only(9, 'Ad Min', 'admin'),
  stranger: only(10, 'Stra Nger', 'practitioner'),
};
const council = withPeople(...Object.values(people));

/** The case of each story, as its agencies find it at that time. */
const invitedAgencies = ['police', 'residential', 'housing'];
type Told = readonly [name: string, childCase: Case, when: When, now: string];
function told(name: Story): readonly Told[] {
  const facts = standings[name];
  if (facts.length === 0) return [];
  const before = caseOf(facts);
  const changed = later(must(facts.at(-1)).at, 1);
  // The co-ordinator's exceptions before consent, and who decides what was stepped up, have tests of their own.
  if (['toBeChosen', 'challenged', 'returnedByTriage', 'steppedUp'].includes(name)) return [];
  const childCase = {
    ...before,
    ...('invited' in before && { invited: invitedAgencies }),
    answers: { ...before.answers, livesAt: 'residential' },
  } as Case; // what steps would make of it
  // It is read as the case that it ended in: test/casework/goes-on.test.ts.
  if (childCase.stage === 'merged') return [];
  if (phaseOf[childCase.stage] === 'received') return [[name, childCase, 'near', changed]];
  const far = 'reviewOn' in childCase ? { ...childCase, reviewOn: '2027-12-14' } : childCase;
  const decidedAt = rowOf(childCase).decidedAt ?? changed;
  const after = (days: number): string => `${addDays(localDate(decidedAt), days)}T12:00:00.000Z`;
  const phase = phaseOf[childCase.stage];
  if (phase === 'meets') return [[name, childCase, 'near', changed]];
  if (phase === 'open')
    return [
      [name, far, 'near', after(28)],
      [name, far, 'between', after(29)],
    ];
  if (phase === 'settled' && rowOf(childCase).decidedAt === undefined) return [[name, childCase, 'between', changed]];
  return [[name, childCase, 'near', changed]];
}
const stories = (Object.keys(standings) as Story[]).flatMap(told);

/** Closed as it may be to this person. Another person is named where they are not: it is restricted by somebody. */
function closedTo<C extends Case>(childCase: C, person: Person, closing: Closing): C {
  if (closing === 'open') return childCase;
  if (closing === 'out') return { ...childCase, excluded: [...childCase.excluded, person.objectId] };
  return { ...childCase, restricted: 'highProfile', ...(closing === 'letIn' && { named: [refOf(person)] }) };
}

describe('The matrix of a case', () => {
  for (const standing of Object.keys(people) as Standing[]) {
    it(`${standing}: every stage, time, and closing; exactly the table`, () => {
      const person = people[standing];
      let cells = 0;
      for (const [name, before, when, now] of stories) {
        for (const closing of closings) {
          const childCase = closedTo(before, person, closing);
          const reader = readerOf(childCase, person, council, now);
          const expected = relationIn(standing, phaseOf[childCase.stage], when, closing);
          assert.equal(reader.relation, expected, `${name}, ${when}, ${closing}`);
          for (const datum of data) {
            const level = levelOf(datum, expected);
            assert.deepEqual(
              levels.filter((least) => reader(datum, least)),
              levels.slice(0, levels.indexOf(level) + 1),
              `${name}, ${closing}, ${datum}`,
            );
            cells += 1;
          }
        }
      }
      assert.ok(cells > 1500, String(cells));
    });
  }
});

const toAction: Readonly<Record<ToAction, Person>> = {
  owner: ola,
  deputy: someone(420, 'PC Dep Uty', { roles: [], agency: 'police' }),
  lead: ravi,
  agencyDeputy: pip,
  senior: sol,
  speaks: cal,
  carriesId: people.carriesId,
  elsewhere: people.otherAgency,
};
const police = withPeople(cal, toAction.deputy, people.carriesId, people.otherAgency);

const atEnd = ({ state }: Action, days: number): string =>
  `${addDays(localDate('at' in state ? state.at : '2027-01-04T12:00:00.000Z'), days)}T12:00:00.000Z`;

describe('The matrix of an action', () => {
  for (const who of Object.keys(toAction) as ToAction[]) {
    it(`${who}: every state, days since its end, and closing; exactly the table`, () => {
      const person = toAction[who];
      for (const state of Object.keys(states) as StateName[]) {
        const action: Action = { ...actionOf(states[state]), deputy: toAction.deputy.objectId };
        // Nobody of the agency reads the case itself: what they read, they read by the action.
        const { invited: _none, ...before } = rowOf(caseOf(states[state])) as CaseRow & Case;
        for (const closing of closings) {
          const childCase = closedTo(before, person, closing);
          const on = { host: hostOf(childCase), action };
          for (const days of [0, 28, 29]) {
            const now = atEnd(action, days);
            const expected = relationToAction(who, state, days, closing);
            const byCase = readerOf(childCase, person, police, now);
            const about = `${state}, ${closing}, ${days} days`;
            for (const datum of ['action', 'name', 'warnings', 'notTold'] as const) {
              for (const least of levels) {
                assert.equal(
                  readsWithAction(datum, on, person, police, now, least),
                  reads(datum, expected, least) || byCase(datum, least),
                  `${about}, ${datum}, ${least}`,
                );
              }
            }
            const stands = standsTo({ host: hostOfRow(rowOf(childCase)), action }, person, police, now);
            assert.equal(stands.dueAlone, reads('actionDue', expected), about);
            assert.equal(stands.works, reads('action', expected, 'write'), about);
          }
        }
      }
    });
  }
});

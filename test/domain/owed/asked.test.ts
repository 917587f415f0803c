// Who has what to do of a case: those who may settle it, from when it is to be done; anyone else once they were called.
import assert from 'node:assert/strict';
import { askedOf, taskOf } from '../../../src/domain/case/asked/asked.ts';
import { barsToEnd } from '../../../src/domain/case/owed/bars.ts';
import { byPressing, dutyNames, duties, type DutyName } from '../../../src/domain/case/owed/owed.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import type { Case, CaseRow, OwedMark } from '../../../src/domain/case/state/stages.ts';
import { rowsOf } from '../../../src/demo/story.ts';
import { isMissing } from '../../people/episode-builders.ts';
import {
  at,
  caseOf,
  colin,
  directory,
  given,
  greta,
  kestrel,
  later as minutesLater,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  returned,
  tess,
  type Told,
} from '../../people/builders.ts';
import {
  caseReminded,
  decided,
  harmRecorded,
  listed,
  restrictedByHand,
  strategyCalled,
} from '../../people/meeting-builders.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import { lived, daysLater, clocked } from './world.ts';
import { opened, received, sent, february } from './stories.ts';
import { world } from './walk.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';

const people = { priya, colin, greta, moira, tess, ravi };
/** The case so many days after people did something last, with what the clock did meanwhile; and the moment. */
function after(days: number, ...told: Told): { readonly childCase: Case; readonly now: string } {
  const file = lived(rowsOf(told), world);
  const now = daysLater(must(file.facts.at(-1)).at, days);
  return { childCase: must(caseMatter.replay(clocked(file, now, world).facts).root), now };
}
const asked = (row: CaseRow, now: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(people).flatMap(([name, person]) => {
      const tasks = askedOf(row, person, directory, now).map((one) => taskOf(row, one, { person, directory, now }));
      return tasks.length === 0 ? [] : [[name, tasks]];
    }),
  );

const mark = (name: DutyName, due?: string): OwedMark => ({
  name,
  since: '2027-01-04T10:00:00.000Z',
  ...(due !== undefined && { due }),
});

const stories: readonly (readonly [
  that: string,
  days: number,
  told: Told,
  Readonly<Record<string, readonly string[]>>,
])[] = [
  ['a consent is of the manager who was asked', 0, sent(), { colin: ['Give management consent'] }],
  [
    'what was asked for is the lead worker’s',
    0,
    [...sent(), noConflict(), returned()],
    { priya: ['Make the changes asked for and resubmit'] },
  ],
  ['a triage is the co-ordinator’s', 0, received(), { moira: ['Triage'] }],
  [
    'and of each above them once they were called: to see that it is done',
    20,
    received(),
    { greta: ['Late with the co-ordinator: triage'], moira: ['Triage'], tess: ['Late with the co-ordinator: triage'] },
  ],
  [
    'a missing child comes before all else',
    0,
    [...received(), isMissing()],
    { priya: ['A child is missing'], moira: ['A child is missing', 'Triage'], tess: ['A child is missing'] },
  ],
  [
    'a strategy discussion before the triage',
    0,
    [...received(), strategyCalled()],
    { moira: ['Strategy discussion', 'Triage'], tess: ['Strategy discussion'] },
  ],
  [
    'a notice to the national panel before the triage',
    0,
    [...received(), harmRecorded()],
    {
      greta: ['Record the notice to the national panel'],
      moira: ['Record the notice to the national panel', 'Triage'],
    },
  ],
  ['a case that is held is no one’s before its time', 0, [...received(), listed(), decided('hold')], {}],
  [
    'and then the co-ordinator’s and the chair’s',
    100,
    [...received(), listed(), decided('hold')],
    { moira: ['Decide on a case that is held'], tess: ['Decide on a case that is held'] },
  ],
  [
    'a decision that a panel stepped up is of seniors at once',
    0,
    [...received(), ...opened, decided('stepUp', february)],
    {
      greta: ['Record the senior decision'],
      moira: ['Record the senior decision'],
      tess: ['Record the senior decision'],
    },
  ],
];

const calledForStrategy = ({ reminded = [] }: Case) =>
  reminded.filter(({ rung }) => rung === 'strategy').flatMap(({ to }) => to);

describe('Of a case', () => {
  for (const [that, days, told, wanted] of stories) {
    it(that, () => {
      const { childCase, now } = after(days, ...told);
      const { priya: ofLead, ...others } = asked(rowOf(childCase), now);
      const lead = ofLead?.filter((task) => task !== 'Complete the risk assessment') ?? [];
      assert.deepEqual({ ...others, ...(lead.length > 0 && { priya: lead }) }, wanted);
    });
  }

  it('no one who has a conflict is asked, whatever they were called for', () => {
    const { childCase, now } = after(20, ...received());
    const excluded = Object.values(people).map(({ objectId }) => objectId);
    assert.deepEqual(asked(rowOf({ ...childCase, excluded }), now), {});
  });

  it('a restriction shuts out those who were called before it: they have no card of it, and are not called again', () => {
    const told: Told = [...received(), strategyCalled(), caseReminded('2027-01-06T10:00:00.000Z')];
    assert.ok(calledForStrategy(caseOf(given(...told))).includes(tess.objectId));
    const shut: Told = [...told, at('2027-01-06T11:00:00.000Z', restrictedByHand())];
    const facts = given(...shut, caseReminded('2027-01-07T13:00:00.000Z'));
    const last = must(facts.at(-1));
    assert.ok(
      last.step === 'remindCase' && last.data.to.includes(moira.objectId) && !last.data.to.includes(tess.objectId),
    );
    const now = '2027-01-07T14:00:00.000Z';
    assert.deepEqual(askedOf(rowOf(caseOf(facts)), tess, directory, now), []);
    assert.equal(standingOf(caseOf(facts), tess, directory, now), undefined);
  });

  it('that it is to be asked again whether the child is safe tonight no card in a chat says', () => {
    const childCase = caseOf(
      given(...received({ ...kestrel, safeTonight: 'no', planTonight: 'With her aunt.', urgency: 'beforePreMset' })),
    );
    const now = '2027-01-05T12:30:00.000Z';
    assert.equal(askedOf(rowOf(childCase), priya, directory, now)[0]?.name, 'safety');
    assert.doesNotMatch(JSON.stringify(standingOf(childCase, priya, directory, now)), /tonight|safe/i);
  });

  it('what an instance whose clock is ahead has written bars an ending at once', () => {
    const childCase = caseOf(given(...received(), strategyCalled()));
    assert.deepEqual(barsToEnd(childCase, 'withdraw', minutesLater(childCase.changedAt, -2)), [duties.strategy.words]);
  });

  it('several duties stand in one order: danger, then by due time, and what has none last', () => {
    const all = [
      mark('returned'),
      mark('triage', '2027-01-06T10:00:00.000Z'),
      mark('challenge', '2027-01-05T10:00:00.000Z'),
      mark('notice', '2027-01-09T10:00:00.000Z'),
      mark('strategy', '2027-01-08T10:00:00.000Z'),
      mark('missing'),
    ];
    assert.deepEqual(
      all.toSorted(byPressing).map(({ name }) => name),
      ['missing', 'strategy', 'notice', 'challenge', 'triage', 'returned'],
    );
  });

  it('each duty has its words: none of them says a name or why', () => {
    for (const name of dutyNames) {
      const { task, counted } = duties[name];
      assert.match(task, /^[A-Z][^.:]+$/, name);
      for (const words of counted) assert.match(words, /^[a-z]/, name);
    }
  });
});

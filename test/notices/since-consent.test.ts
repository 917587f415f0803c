// Who is told what since consent: whose card changes silently, and who gets a new one.
import assert from 'node:assert/strict';
import { clockActor, refOf, type Person } from '../../src/domain/actor.ts';
import { evolve, type Fact } from '../../src/domain/case/case.ts';
import type { Case } from '../../src/domain/case/stages.ts';
import type { Reference } from '../../src/domain/ids.ts';
import { toldBy } from '../../src/notices/table.ts';
import { colin, directory, greta, moira, priya, tess } from '../builders.ts';
import { after, cases, decidedBy, preMset } from '../domain/triage-story.ts';
import { sinceConsent } from './rows.ts';

type SinceConsent = (typeof sinceConsent)[number];
type DataOf<S extends SinceConsent> = Extract<Fact, { step: S }>['data'];
const other = 'MSET-0000-00' as Reference;
const at = '2027-01-05T10:00:00.000Z';
const due = { at, rule: 'strategy.discussion', ruleVersion: 1 };
const words = { concern: 'The phones.', outcomeWanted: 'The panel.' };
const challenged = after(cases.open, priya, { step: 'challenge', input: words });
const declined = after(cases.notAuthorised, priya, { step: 'challenge', input: words });
const { by: _by, at: _at, ...decided } = decidedBy(moira, 'hold');

interface Row<S extends SinceConsent = SinceConsent> {
  readonly step: S;
  readonly of: Case;
  readonly by: Person;
  readonly data: DataOf<S>;
  readonly tells: readonly string[];
  readonly rings: readonly string[];
}
const names = (all: readonly Person[]): readonly string[] => all.map(({ name }) => name).toSorted();
const row = <S extends SinceConsent>(
  step: S,
  of: Case,
  by: Person,
  data: DataOf<S>,
  tells: readonly Person[],
  rings: readonly Person[],
): Row => {
  return { step, of, by, data, tells: names(tells), rings: names(rings) };
};

const rows: readonly Row[] = [
  row('listCase', cases.received, moira, { meeting: preMset.id, invited: ['police'], alike: [] }, [priya, moira], []),
  row('returnFromTriage', cases.received, moira, { reason: 'voice', note: 'Ask.' }, [moira, colin], [priya]),
  row('sendToStrategy', cases.received, moira, { reason: 'Hurt.', due }, [moira, colin], [priya, tess]),
  row('mergeCase', cases.received, moira, { into: other, reason: 'The same ID.' }, [moira, colin], [priya]),
  row('takeMerged', cases.received, moira, { from: other }, [moira], [priya]),
  row('recordDecision', cases.listed, moira, { decided }, [moira, colin], [priya]),
  row('recordOutcome', cases.otherPlan, priya, { outcome: 'Back at school.' }, [priya], [moira]),
  row('answerChallenge', challenged, tess, { answer: 'The panel.' }, [moira, tess, colin], [priya]),
  row('answerChallenge', declined, greta, { answer: 'The panel.' }, [moira, tess, colin, greta], [priya]),
  row('answerChallenge', declined, moira, { answer: 'The panel.' }, [moira, tess, colin, greta], [priya]),
  row('remindCase', cases.received, clockActor, { rungs: ['triage'], to: [moira.objectId], left: [] }, [], [moira]),
  row(
    'remindCase',
    challenged,
    clockActor,
    { rungs: ['challenge'], to: [moira.objectId, tess.objectId], left: [] },
    [],
    [moira, tess],
  ),
];

const nameOf = (id: string | undefined): string =>
  directory.people.find((one) => one.objectId === id)?.name ?? 'nobody';

describe('Who is told since consent', () => {
  for (const { step, of, by, data, tells, rings } of rows) {
    it(`of ${step} at ${of.stage}`, () => {
      const fact = { number: of.facts + 1, at, by: refOf(by), step, data } as Fact; // tied together by `row`
      const told = toldBy(of, evolve(of, fact), fact, directory);
      const named = (rung: boolean) =>
        told
          .filter((one) => one.rings === rung)
          .map(({ person }) => nameOf(person))
          .toSorted();
      assert.deepEqual({ tells: named(false), rings: named(true) }, { tells, rings });
    });
  }
  it('Every step since consent has a row, but for a conflict in a meeting', () => {
    const here = new Set<string>(rows.map(({ step }) => step));
    assert.deepEqual(
      sinceConsent.filter((step) => !here.has(step)),
      ['declareMeetingConflict'],
    );
  });
});

// Whom an entry of the register calls, and what is stored of it in a chat: what to do and until when, and no more.
import assert from 'node:assert/strict';
import { clockActor } from '../../../src/domain/people/actor.ts';
import { registerMatter, type RegisterFact } from '../../../src/domain/register/table.ts';
import type { RegisterEntry } from '../../../src/domain/register/entry.ts';
import { registerNotices } from '../../../src/notices/register/rows.ts';
import { registerTelling } from '../../../src/notices/register/standing.ts';
import { colin, ife, must, priya } from '../../people/builders.ts';
import {
  accepts,
  agreesTo,
  finishes,
  known,
  record,
  registerFact,
  returnsIt,
  liftsHold,
  finishesLooksEnd,
  keepsLooks,
  letsLooksEnd,
  opensAccess,
  opensDisposal,
  releases,
  sendsAccess,
  sendsBack,
  signsAccess,
  placesHold,
  proposes,
  proposesLooksEnd,
  asa,
  asksToSign,
  asksWhy,
  contains,
  decides,
  endsBreach,
  guarded,
  registerFacts,
  reports,
  saysRisk,
  saysWhy,
  settles,
  tells,
  tellsIco,
  type RegisterRow,
} from '../../people/register-builders.ts';

const breach = [reports(), saysRisk('yes'), contains(), decides('yes'), tellsIco(), endsBreach()];
const looksEnd = [proposesLooksEnd(), letsLooksEnd(), finishesLooksEnd()];
const question = [asksWhy(asa, colin), saysWhy(), tells(), settles()];

/** Each fact with the entry before and after it. */
function told(rows: readonly RegisterRow[]) {
  let root: RegisterEntry | undefined;
  return registerFacts(rows).map((fact) => {
    const before = { root };
    root = registerMatter.evolve(before, fact).root;
    return { fact, before, after: { root } };
  });
}
const rung = (rows: readonly RegisterRow[], called: readonly string[] = []): readonly string[] =>
  told(rows).map(({ fact, before, after }) => {
    const notices = registerNotices({ fact, before, after, directory: guarded, called });
    const names = notices.filter(({ rings }) => rings).map((one) => nameOf(one.person));
    return `${fact.step}: ${names.join(', ')}`;
  });
const urgent = (rows: readonly RegisterRow[]): readonly boolean[] =>
  told(rows).map(({ fact, before, after }) =>
    registerNotices({ fact, before, after, directory: guarded, called: [] }).some((one) => one.urgent),
  );
const nameOf = (id: string | undefined): string =>
  must(guarded.people.find(({ objectId }) => objectId === id)).name.split(' ')[0] ?? '';

describe('Whom an entry of the register calls', () => {
  it('a breach: the officer and the lead worker at once, its reporter at the end', () => {
    assert.deepEqual(rung(breach), [
      'reportBreach: Ife, Priya',
      'sayChildRisk: Ife',
      'containBreach: ',
      'assessBreach: ',
      'tellIco: ',
      'closeBreach: Colin',
    ]);
  });
  it('a question: the person, the one who asked, the officer', () => {
    assert.deepEqual(rung(question), ['askWhy: Colin', 'answerWhy: Asa', 'tellDpo: Ife', 'settleQuestion: Colin']);
    assert.deepEqual(rung([asksWhy(asa, colin), saysWhy(), accepts()]).at(-1), 'acceptAnswer: Colin');
  });
  it('drawn by chance, the answer goes to all who read the register', () => {
    const [, , step, input] = asksWhy();
    assert.deepEqual(rung([[clockActor, 1, step, input] as RegisterRow, saysWhy()]).at(-1), 'answerWhy: Ife, Asa');
  });
  it('a record: the officer, then every second person but those of her team or above; all of them hear how it ended', () => {
    assert.deepEqual(rung([opensDisposal(), proposes(), agreesTo(), finishes()]), [
      'openDisposal: ',
      'proposeDisposal: Greta, Hal',
      'agreeDisposal: Ife',
      'finishDisposal: Ife',
    ]);
    const held = { ...known, record: { ...record, holds: ['An inquiry'] } };
    const before = registerFacts([opensDisposal(), proposes(), agreesTo()]);
    const root = registerMatter.replay(before).root;
    const fact = registerFact(root, returnsIt(), must(root).changedAt, guarded, held);
    assert.ok(typeof fact !== 'string');
    const after = registerMatter.evolve({ root }, fact);
    const [notice] = registerNotices({ fact, before: { root }, after, directory: guarded, called: [] });
    assert.equal(nameOf(notice?.person), 'Ife');
    assert.deepEqual(rung([placesHold(), liftsHold()]), ['placeHold: ', 'liftHold: ']);
    assert.deepEqual(
      rung([opensAccess(), ...asksToSign(), sendsBack()]).filter((one) => !one.startsWith('markItem')),
      ['openAccess: ', 'sendAccess: Greta, Hal', 'sendBackAccess: Ife'],
    );
  });
  it('old looks: every second person, then the officer', () => {
    assert.deepEqual(rung(looksEnd), ['proposeLooksEnd: Greta, Hal', 'agreeLooksEnd: Ife', 'finishLooksEnd: Ife']);
    assert.deepEqual(rung([proposesLooksEnd(), keepsLooks()]).at(-1), 'keepLooks: Ife');
  });
  it('a breach is urgent, out of hours too, until it is closed; a question is not', () => {
    assert.deepEqual(urgent(breach).slice(0, 2), [true, true]);
    assert.equal(urgent(breach).at(-1), false);
    assert.ok(urgent(question).every((one) => !one));
  });
});

describe('What is stored of an entry in a chat', () => {
  const disposal = [opensDisposal(), proposes(), agreesTo(), finishes()];
  const access = [opensAccess(), ...asksToSign(), sendsBack(), sendsAccess(), signsAccess(), releases()];
  const hold = [placesHold(), liftsHold()];
  const all: readonly RegisterFact[][] = [breach, question, disposal, hold, looksEnd, access].map((rows) => [
    ...registerFacts(rows),
  ]);
  for (const facts of all) {
    for (let many = 1; many <= facts.length; many += 1) {
      const root = must(registerMatter.replay(facts.slice(0, many)).root);
      it(`${root.type} after ${must(facts[many - 1]).step}: short, and nothing of what was shared or answered`, () => {
        for (const person of [ife, asa, colin, priya]) {
          const shown = registerTelling({ root, directory: guarded, now: root.changedAt }).cardFor(person);
          if (shown === undefined) continue;
          assert.ok(shown.summary.length <= 60, shown.summary);
          assert.doesNotMatch(
            `${JSON.stringify(shown.card)}${shown.summary}`,
            /neighbour|June|Deleted|Unread|For Priya|Spoken|IC-1|court|book|settled|inquiry|1,214|1214/,
          );
        }
      });
    }
  }
});

// A question to the co-ordinator: who may ask, answer and read it, and who is reminded when.
import { nextOf } from '../../../src/domain/matter/matter.ts';
import assert from 'node:assert/strict';
import { mayAnswer, mayReadAdvice, mostExchanges, type Advice } from '../../../src/domain/advice/advice.ts';
import { adviceMatter } from '../../../src/domain/advice/table.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { mintAdviceId, toAdviceId } from '../../../src/domain/kernel/ids.ts';
import { toPartitionId } from '../../../src/domain/matters/partition.ts';
import {
  adviceFact,
  adviceFacts,
  adviceId,
  adviceOf,
  advice,
  answers,
  answerText,
  asks,
  asksAgain,
  clockSays,
  closes,
  guides,
  questionText,
  unguides,
  type AdviceRow,
} from '../../people/advice-builders.ts';
import {
  caseOf,
  colin,
  consented,
  directory,
  filledIn,
  given,
  greta,
  hal,
  kestrelReference,
  later,
  moira,
  monday10,
  must,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withPeople,
  about,
  as,
} from '../../people/builders.ts';

/** Asked on Monday at 10:00. */
const due: Instant = '2027-01-05T10:00:00.000Z';
const late: Instant = '2027-01-06T10:00:00.000Z';
const asked = (): Advice => advice(asks());
const answered = (): Advice => advice(asks(), answers());
const draft = caseOf(given(filledIn()));
const guided = (): Advice => advice(asks(), answers(), guides());
/** Of a case that the co-ordinator has. */
const ofCase = (row: AdviceRow): AdviceRow =>
  about(caseOf(given(filledIn(), submitted(), noConflict(), consented())), row);

/** A refusal's code, `unchanged`, or the state that follows. */
function becomes(before: Advice | undefined, deed: AdviceRow, council: Directory = directory): string {
  const fact = adviceFact(before, deed, typeof deed[1] === 'string' ? deed[1] : later(monday10, 30), council);
  return typeof fact === 'string' ? fact : adviceMatter.evolve({ root: before }, fact).root.state;
}
const names = (ids: readonly string[]): readonly string[] =>
  ids.map((id) => must(directory.people.find(({ objectId }) => objectId === id)).name);

const nextDue = (one: Advice) => nextOf(adviceMatter.clock(one));

describe('A request for advice', () => {
  it('has an id of its own, which tells it from cases and meetings', () => {
    assert.match(adviceId, /^ADV-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(toAdviceId(adviceId), adviceId);
    for (const wrong of ['', 'ADV-', kestrelReference, `${adviceId}0`, adviceId.toLowerCase(), 'ADV-ILOU-0000']) {
      assert.equal(toAdviceId(wrong), undefined, wrong);
    }
    for (const one of [adviceId, kestrelReference, 'panel-2027-01-19']) assert.equal(toPartitionId(one), one);
    assert.equal(toPartitionId('case'), undefined);
    assert.throws(() => mintAdviceId(new Uint8Array(7)), RangeError);
  });

  describe('is asked', () => {
    it('never with what looks like a name, whoever it is; it says what to delete', () => {
      for (const deed of [
        asks(priya, 'I worry about Kestrel Madeup. Do I refer?'),
        asks(priya, 'A boy called Kestrel?'),
      ]) {
        assert.equal(becomes(undefined, deed), 'identifies');
      }
      assert.equal(becomes(answered(), asksAgain(priya, 'And Wren Madeup?')), 'identifies');
      assert.equal(becomes(undefined, asks(priya, 'Do I tell Northumbria Police on Monday?')), 'asked');
    });

    it('never with a reference or a long number in it; a case has a line of its own', () => {
      for (const question of ['Is mset-ba71-zj enough?', 'He rings from 07700 900283. Enough?']) {
        assert.equal(becomes(undefined, asks(priya, question)), 'identifies', question);
        assert.equal(becomes(answered(), asksAgain(priya, question)), 'identifies', question);
      }
      assert.equal(becomes(undefined, asks(priya, `Is ${directory.settings.frontDoor} the number?`)), 'asked');
    });

    it('by whoever may refer, and by nobody else', () => {
      for (const by of [priya, colin, greta, hal, noor]) assert.equal(becomes(undefined, asks(by)), 'asked', by.name);
      for (const by of [ravi, ola, tess, someone(900, 'Nobody', { roles: [] })]) {
        assert.equal(becomes(undefined, asks(by)), 'notAvailable', by.name);
      }
    });

    it('with what was asked and when, and is due a working day later, by the setting', () => {
      const one = asked();
      assert.deepEqual(one.exchanges, [{ at: later(monday10, 0), question: questionText }]);
      assert.equal(one.asker.name, priya.name);
      assert.deepEqual([one.due.at, one.due.rule, nextDue(one)], [due, 'advice', due]);
      const slow = { ...directory, settings: { ...directory.settings, adviceWorkingDays: 3 } };
      assert.equal(adviceOf(adviceFacts(slow, asks())).due.at, '2027-01-07T10:00:00.000Z');
    });

    it('with a question, and with a reference that can be one', () => {
      assert.equal(becomes(undefined, asks(priya, '')), 'incomplete');
      assert.equal(becomes(undefined, asks(priya, 'x'.repeat(2001))), 'incomplete');
      assert.equal(becomes(undefined, asks(priya, questionText, 'the boy')), 'incomplete');
      assert.equal(advice(asks(priya, questionText, 'mset 4f7k 24')).about, kestrelReference);
      assert.ok(!('about' in asked()));
    });

    it('once: what is there is not asked anew', () => {
      assert.equal(becomes(asked(), asks()), 'alreadyDecided');
      for (const deed of [answers(), asksAgain(), closes(), clockSays(due)]) {
        assert.equal(becomes(undefined, deed), 'notAvailable');
      }
    });

    it('without the child’s name, where the asker sees the case it is about', () => {
      const aboutDraft = (question: string, by = priya) => about(draft, asks(by, question, kestrelReference));
      for (const question of ['Kestrel has new phones.', 'K.M. has new phones.', 'He lives at 4 example row.']) {
        assert.equal(becomes(undefined, aboutDraft(question)), 'identifies', question);
        // Whoever sees nothing of the case must not learn whose it is.
        assert.equal(becomes(undefined, aboutDraft(question, noor)), 'asked', question);
      }
      assert.equal(becomes(undefined, aboutDraft(questionText)), 'asked');
      assert.equal(becomes(answered(), about(draft, asksAgain(priya, 'And if Kestrel says no?'))), 'identifies');
    });
  });

  describe('is read and answered', () => {
    it('by the co-ordinator; read by the asker; by nobody else', () => {
      const one = asked();
      assert.deepEqual(names(directory.people.filter((who) => mayAnswer(one, who)).map(({ objectId }) => objectId)), [
        moira.name,
      ]);
      const readers = directory.people.filter((who) => mayReadAdvice(one, who)).map(({ name }) => name);
      assert.deepEqual(readers, [priya.name, moira.name]);
      for (const by of [priya, colin, hal, tess, ravi]) assert.equal(becomes(one, answers(by)), 'notAvailable');
    });

    it('once, with who answered when; and an answer needs words', () => {
      assert.equal(becomes(asked(), answers(moira, '')), 'incomplete');
      const one = answered();
      assert.equal(one.state, 'answered');
      assert.deepEqual(one.exchanges[0]?.answer, {
        by: { objectId: moira.objectId, name: moira.name },
        at: later(monday10, 1),
        text: answerText,
      });
      assert.equal(nextDue(one), undefined);
      assert.equal(becomes(one, answers()), 'alreadyDecided');
      assert.equal(becomes(advice(asks(), answers(), closes()), answers()), 'alreadyDecided');
    });

    it('never by whoever asked: a co-ordinator’s question goes to the other one', () => {
      const other = someone(901, 'Milo Second', { roles: ['coordinator'] });
      const council = withPeople(other);
      const one = adviceOf(adviceFacts(council, asks(moira)));
      assert.equal(one.escalated, false);
      assert.equal(becomes(one, answers(moira), council), 'notAvailable');
      assert.equal(becomes(one, answers(other), council), 'answered');
    });

    it('by those over the co-ordinator at once, where no co-ordinator can', () => {
      const one = advice(asks(moira));
      assert.equal(one.escalated, true);
      assert.deepEqual(names(directory.people.filter((who) => mayAnswer(one, who)).map(({ objectId }) => objectId)), [
        greta.name,
        hal.name,
        tess.name,
      ]);
    });

    it('by nobody who must not hear of the case', () => {
      const excluded: Case = { ...draft, excluded: [moira.objectId] };
      const one = advice(about(excluded, asks(priya, questionText, kestrelReference)));
      assert.deepEqual(
        [mayReadAdvice(one, moira), mayReadAdvice(one, tess), mayReadAdvice(one, priya)],
        [false, true, true],
      );
    });

    it('where nobody can answer, whoever asks is told whom to ring', () => {
      const alone = { ...directory, people: directory.people.filter(({ name }) => name === priya.name) };
      assert.equal(becomes(undefined, asks(), alone), 'noOne');
    });
  });

  describe('is asked again and closed', () => {
    it('by the asker, once it is answered, also after it was closed', () => {
      for (const one of [answered(), advice(asks(), answers(), closes())]) {
        const again = advice(asks(), answers(), asksAgain());
        assert.equal(becomes(one, asksAgain()), 'asked');
        for (const by of [moira, { ...priya, roles: [] }]) assert.equal(becomes(one, asksAgain(by)), 'notAvailable');
        assert.deepEqual(
          again.exchanges.map(({ answer }) => answer?.text),
          [answerText, undefined],
        );
        assert.equal(again.due.at, '2027-01-05T10:02:00.000Z');
        assert.deepEqual([again.ladder.set, again.ladder.rungs.length], [3, 2]);
      }
      assert.equal(becomes(asked(), asksAgain()), 'notNow');
    });

    it('so often and no more', () => {
      const rounds = Array.from({ length: mostExchanges - 1 }, () => [asksAgain(), answers()]).flat();
      const full = advice(asks(), answers(), ...rounds);
      assert.equal(full.exchanges.length, mostExchanges);
      assert.equal(becomes(full, asksAgain()), 'notNow');
    });

    it('closed by the asker alone, when it is answered; closing it twice changes nothing', () => {
      assert.equal(becomes(answered(), closes()), 'closed');
      assert.equal(becomes(answered(), closes(moira)), 'notAvailable');
      assert.equal(becomes(asked(), closes()), 'unchanged');
      assert.equal(becomes(advice(asks(), answers(), closes()), closes()), 'unchanged');
    });
  });

  describe('becomes guidance', () => {
    const rows: readonly (readonly [what: string, before: Advice, deed: AdviceRow, becomes: string])[] = [
      ['answered, by the co-ordinator', answered(), guides(), 'answered'],
      ['closed, too', advice(asks(), answers(), closes()), guides(), 'closed'],
      ['not before it is answered', asked(), guides(), 'notNow'],
      ['not by the asker', answered(), guides(priya), 'notAvailable'],
      ['not by a partner', answered(), guides(ravi), 'notAvailable'],
      [
        'not by those who answer what is late',
        advice(asks(), clockSays(late), answers(tess)),
        guides(tess),
        'notAvailable',
      ],
      ['once', guided(), guides(), 'alreadyDecided'],
      ['with a question', answered(), guides(moira, ''), 'incomplete'],
      ['with an answer', answered(), guides(moira, 'Is it enough?', ''), 'incomplete'],
      ['with one that is short', answered(), guides(moira, 'Is it enough?', 'x'.repeat(401)), 'incomplete'],
      ['without a name in the question', answered(), guides(moira, 'Is it enough for Kestrel Madeup?'), 'identifies'],
      ['without a name in the answer', answered(), guides(moira, 'Enough?', 'Yes, as for Wren Madeup.'), 'identifies'],
      ['without a reference', answered(), guides(moira, 'Enough?', `Yes, as in ${kestrelReference}.`), 'identifies'],
      ['without one of letters', answered(), guides(moira, 'About mset-ba71-zj?', 'Yes.'), 'identifies'],
      ['without a telephone', answered(), guides(moira, 'Enough?', 'Ring kestrel on 07700 900283.'), 'identifies'],
      ['with our own', answered(), guides(moira, 'Enough?', `Ring ${directory.settings.frontDoor}.`), 'answered'],
      [
        'without another question',
        answered(),
        guides(moira, 'Enough?', `See ${adviceId.toLowerCase()}.`),
        'identifies',
      ],
      [
        'without what is known of the child',
        answered(),
        ofCase(guides(moira, 'Enough?', 'Kestrel had two.')),
        'identifies',
      ],
      ['without an address', answered(), ofCase(guides(moira, 'Enough?', 'At 4 example row, yes.')), 'identifies'],
      ['of a case, written anew', answered(), ofCase(guides()), 'answered'],
      ['taken off by the co-ordinator', guided(), unguides(), 'answered'],
      ['not taken off by the asker', guided(), unguides(priya), 'notAvailable'],
      ['taken off once', answered(), unguides(), 'unchanged'],
    ];
    for (const [what, before, deed, then] of rows) it(what, () => assert.equal(becomes(before, deed), then));

    it('with who wrote what and when; asked again it stays, taken off it is gone', () => {
      const entry = {
        question: 'Are new phones enough to refer?',
        answer: 'Not alone. Say what else you see.',
        by: { objectId: moira.objectId, name: moira.name },
        at: later(monday10, 2),
      };
      assert.deepEqual(guided().guidance, entry);
      assert.deepEqual(advice(asks(), answers(), guides(), asksAgain()).guidance, entry);
      const off = advice(asks(), answers(), guides(), unguides());
      assert.deepEqual({ ...off, facts: 2 }, answered());
    });
  });

  describe('is reminded of', () => {
    it('when it is due to the co-ordinator, a working day later to those over them, and then no more', () => {
      const one = asked();
      assert.equal(becomes(one, clockSays('2027-01-05T09:59:00.000Z')), 'unchanged');
      const facts = adviceFacts(directory, asks(), clockSays(due), clockSays(late));
      const told = facts.flatMap((fact) => (fact.step === 'remindAdvice' ? [names(fact.data.to)] : []));
      assert.deepEqual(told, [[moira.name], [greta.name, hal.name, moira.name, tess.name]]);
      assert.equal(nextDue(adviceOf(facts.slice(0, 2))), late);
      const last = adviceOf(facts);
      assert.deepEqual([last.escalated, nextDue(last), last.due.at], [true, undefined, due]);
      assert.equal(becomes(last, answers(tess)), 'answered');
      assert.equal(becomes(last, clockSays('2027-02-06T10:00:00.000Z')), 'unchanged');
    });

    it('no one who is kept out of its case since it was asked; nor do they read or answer it', () => {
      const one: Advice = { ...asked(), closedTo: [moira.objectId] };
      const fact = adviceFact(one, clockSays(late), late);
      assert.ok(typeof fact !== 'string' && fact.step === 'remindAdvice');
      assert.deepEqual(names(fact.data.to), [greta.name, hal.name, tess.name]);
      assert.equal(mayReadAdvice(one, moira), false);
      assert.equal(becomes(one, answers(moira)), 'notAvailable');
      const letIn: Advice = { ...one, excluded: [moira.objectId], closedTo: [] };
      assert.equal(mayReadAdvice(letIn, moira), true);
    });

    it('once for all that fell due after a standstill, and by the clock alone', () => {
      const fact = must(adviceFacts(directory, asks(), clockSays(late))[1]);
      assert.deepEqual(fact.step === 'remindAdvice' && fact.data.rungs, ['due', 'late']);
      assert.equal(becomes(asked(), as(moira, clockSays(late))), 'notAvailable');
    });

    it('not once it is answered; anew when it is asked again', () => {
      assert.equal(becomes(answered(), clockSays(late)), 'unchanged');
      assert.equal(nextDue(advice(asks(), answers(), asksAgain())), '2027-01-05T10:02:00.000Z');
    });
  });
});

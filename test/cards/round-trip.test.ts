// What a client sends back of an untouched card is what the card was made of: nothing typed changes on the way.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formCard, readForm, readStep } from '../../src/cards/form.ts';
import { checkCard } from '../../src/cards/referral/check.ts';
import { pageCard } from '../../src/cards/referral/page.ts';
import { unknownsOf, unknownsSaid } from '../../src/cards/referral/unknown.ts';
import { challengeFields } from '../../src/domain/case/consent/challenge.ts';
import { chooseFields, conflictFields, declineFields, returnFields } from '../../src/domain/case/consent/consent.ts';
import { whyField } from '../../src/domain/case/referral/form/saving.ts';
import { withdrawFields } from '../../src/domain/case/referral/withdraw.ts';
import { extraPages } from '../../src/domain/case/referral/form/extra-pages.ts';
import { basisPage, pages } from '../../src/domain/case/referral/form/pages.ts';
import { isAsked, readRaw, typedMost, type Answers, type Field } from '../../src/domain/kernel/fields.ts';
import { colin, greta, kestrelReference, monday10, must } from '../people/builders.ts';
import { sentBackBy } from './inside.ts';

const odd = [
  '**',
  '[x](https://x.test)',
  '<b>',
  '${x}',
  '{{DATE(2026-01-01)}}',
  '“',
  '"',
  '\\',
  '\r\n',
  '\n',
  '\t',
  ' ',
];
const pieces = fc.oneof(
  fc.constantFrom(...odd, '🦊', '\u0007', '\ud800', ','),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const oddText = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

/** Something a person may have left in a field. */
function answerFor(field: Field): fc.Arbitrary<string> {
  const values = field.choices?.map((choice) => choice.value);
  // The client stops typing at `maxLength`.
  if (values === undefined)
    return fc.oneof(
      oddText.map((text) => text.slice(0, typedMost(field))),
      fc.constant('x'.repeat(typedMost(field))),
    );
  if (field.kind === 'choices') return fc.subarray(values).map((picked) => picked.join(','));
  return fc.constantFrom('', ...values);
}
const answersFor = (fields: readonly Field[]): fc.Arbitrary<Answers> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, answerFor(field)])));

const view = (page: (typeof pages)[number], answers: Answers) => ({
  reference: kestrelReference,
  command: 'c',
  page,
  answers,
  savedAt: monday10,
});
const managers = [colin, greta].map((person) => ({ value: person.objectId, title: person.name }));
const forms = {
  withdraw: withdrawFields,
  challenge: challengeFields,
  return: returnFields,
  decline: declineFields,
  conflict: conflictFields(managers),
  choose: chooseFields(managers),
};

describe('what a card sends back', () => {
  for (const page of [...pages.slice(0, -1), ...extraPages]) {
    it(`page ${page.id} gives back what was saved, whatever was typed`, () => {
      fc.assert(
        fc.property(answersFor(page.fields), (typed) => {
          const asked = page.fields.filter((field) => isAsked(field, typed));
          const { answers, problems } = readForm(asked, { data: typed, now: monday10 });
          const sent = sentBackBy(pageCard({ ...view(page, answers), problems }));
          assert.deepEqual(readForm(asked, { data: sent, now: monday10 }), { answers, problems });
        }),
        { numRuns: 60 },
      );
    });
    it(`page ${page.id}, not answered, sends what is chosen beforehand and nothing else`, () => {
      const preset = page.fields.flatMap((field) => (field.preset === undefined ? [] : [[field.name, field.preset]]));
      assert.deepEqual(sentBackBy(pageCard(view(page, {}))), Object.fromEntries(preset));
      const emptied = Object.fromEntries(page.fields.map((field) => [field.name, '']));
      assert.deepEqual(readForm(page.fields, { data: {}, now: monday10 }), { answers: emptied, problems: {} });
    });
  }

  it('the last page gives back who is asked, on which basis, and what is not known yet and why', () => {
    const page = must(pages.at(-1));
    const open = pages.flatMap((one) => one.fields).filter((field) => field.need === 'known');
    const unknown = fc.subarray(open.map((field) => field.name));
    const answers = fc.record({
      lawfulBasis: fc.constantFrom('publicTask', 'vital'),
      consenter: fc.constantFrom(colin.objectId, greta.objectId),
    });
    fc.assert(
      fc.property(answers, unknown, oddText, (given, fields, typed) => {
        const notKnown = { fields, why: readRaw(whyField, typed).keep };
        const card = checkCard({ ...view(page, given), notKnown, gaps: [], eligible: [colin, greta], again: false });
        assert.deepEqual(sentBackBy(card), { consenter: given.consenter });
        const basis = sentBackBy(pageCard({ ...view(basisPage, given) }));
        assert.deepEqual(basis, { lawfulBasis: given.lawfulBasis });
        const asked = unknownsOf([], notKnown);
        if (asked === undefined) return;
        const sent = sentBackBy(pageCard({ ...view(asked, {}), answers: unknownsSaid(notKnown) }));
        assert.equal(readRaw(must(asked.fields[0]), sent['notKnown']).keep, fields.join(','));
        assert.equal(readRaw(whyField, sent['why']).keep, notKnown.why);
      }),
    );
  });
  it('the last page asks the nearest manager unless another was chosen', () => {
    const page = must(pages.at(-1));
    const extra = { notKnown: { fields: [], why: '' }, gaps: [], eligible: [colin, greta], again: false };
    const preset = sentBackBy(checkCard({ ...view(page, {}), ...extra }));
    assert.deepEqual(preset, { consenter: colin.objectId });
    const chosen = sentBackBy(checkCard({ ...view(page, { consenter: greta.objectId }), ...extra }));
    assert.equal(chosen['consenter'], greta.objectId);
  });

  for (const [name, fields] of Object.entries(forms)) {
    it(`the form “${name}” gives back what was typed when it is shown again`, () => {
      fc.assert(
        fc.property(answersFor(fields), (typed) => {
          const { answers, problems } = readStep(fields, { data: typed, now: monday10 });
          const form = { title: name, line: '', foot: '', key: name, fields, values: answers, problems, buttons: [] };
          assert.deepEqual(readStep(fields, { data: sentBackBy(formCard(form)), now: monday10 }), {
            answers,
            problems,
          });
        }),
        { numRuns: 60 },
      );
    });
    it(`the form “${name}” names every needed answer that is missing`, () => {
      const needed = fields
        .filter((field) => field.need !== 'optional')
        .map((field) => [field.name, 'this is needed.']);
      assert.deepEqual(readStep(fields, { data: {}, now: monday10 }).problems, Object.fromEntries(needed));
    });
  }
});

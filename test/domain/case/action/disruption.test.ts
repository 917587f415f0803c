// What is disruption, what came of it, and what a council offers (docs/process.md P8.19, P8.20).
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { sayState, type Action } from '../../../../src/domain/case/action/action.ts';
import { typeByWords } from '../../../../src/domain/case/action/cawn.ts';
import { actionIn } from '../../../../src/domain/case/meeting/actions.ts';
import { subTypes, typesOffered, usualFor, verifyFields } from '../../../../src/domain/case/referral/form/support.ts';
import {
  disruptedNames,
  disruptionOf,
  disruptions,
  disruptionTypes,
  outcomesOf,
  sayDisruptionOutcome,
} from '../../../../src/domain/people/disruption.ts';
import { settingsSchema } from '../../../../src/domain/people/settings.ts';
import { sayActionFact } from '../../../../src/reading/action/words.ts';
import { at, moira, must, ola, tess } from '../../../people/builders.ts';
import { panelPlan, under } from '../../meeting/meeting-hall.ts';
import {
  accepted,
  acting,
  actionOf,
  added,
  comesTo,
  corrected,
  council,
  heard,
  markedDone,
  verified,
  words,
} from './action-story.ts';

const { disruption } = settingsSchema.parse({});
const doneAs = (subType: string) => [added({ subType }), accepted(), markedDone()] as const;
const verifiedAs = (subType: string, said: object): Action =>
  actionOf(acting(...doneAs(subType), verified(moira, said)));
const valuesOf = (choices: readonly { readonly value: string }[]): readonly string[] =>
  choices.map(({ value }) => value);

describe('A disruption is verified', () => {
  it('with what came of it and the effect that the person sees who verifies, beside what the owner said', () => {
    const { state } = verifiedAs('closure', { outcome: 'granted', effect: 'noChange' });
    ok(state.is === 'verified');
    deepEqual([state.outcome, state.effect, state.done.effect], ['granted', 'noChange', 'better']);
    equal(sayState(state), 'Verified: served or granted; risk: no change');
  });
  it('not without one of them, nor with one that its type does not have', () => {
    const done = acting(...doneAs('closure'));
    for (const said of [{ outcome: '' }, { outcome: 'granted', effect: '' }, { outcome: 'carriedOut' }]) {
      equal(comesTo(done, verified(moira, said)), 'incomplete', JSON.stringify(said));
    }
    match(words(done, verified(moira, { outcome: '' })), /Still needed: What came of it\?\. Answer it/);
    equal(comesTo(acting(...doneAs('patrol')), verified(moira, { outcome: 'notGranted' })), 'incomplete');
  });
  it('of any other type nothing of it is asked, and nothing kept', () => {
    deepEqual(valuesOf(verifyFields('health').map(({ name }) => ({ value: name }))), ['note']);
    const { state } = verifiedAs('health', { outcome: 'granted', effect: 'better' });
    ok(state.is === 'verified');
    deepEqual([state.outcome, state.effect, sayState(state)], [undefined, undefined, 'Verified']);
  });
  it('no answer is given for the person: neither is chosen before they choose', () => {
    for (const type of disruptionTypes)
      deepEqual(
        verifyFields(type).map(({ name, need, preset }) => [name, need, preset]),
        [
          ['outcome', 'always', undefined],
          ['effect', 'always', undefined],
          ['note', 'optional', undefined],
        ],
      );
  });
  it('its fact says so in the history; an older one says no more than that it was verified', () => {
    const facts = acting(...doneAs('cawn'), verified(moira, { outcome: 'breached', effect: 'worse' }));
    const last = must(facts.at(-1));
    equal(sayActionFact(last, council), 'action verified (A1): breached; risk: worse');
    ok(last.step === 'verifyAction');
    equal(sayActionFact({ ...last, data: { note: '' } }, council), 'action verified (A1)');
  });
  it('in a meeting: what came of it is asked with the effect, and said in the minutes and to the owner', () => {
    const late = '2027-03-30T14:15:00.000Z';
    const panel = under(panelPlan, moira, tess);
    const story = acting(added({ subType: 'hotel' }), accepted());
    const says = (change: object) => at(late, heard(panel, 'done', change));
    equal(comesTo(story, says({ effect: 'better' })), 'incomplete');
    match(words(story, says({ effect: 'better' })), /Still needed: What came of it\?/);
    const action = actionOf(
      acting(added({ subType: 'hotel' }), accepted(), says({ effect: 'better', outcome: 'notGranted' })),
    );
    ok(action.state.is === 'verified');
    deepEqual([action.state.outcome, action.state.effect], ['notGranted', 'better']);
    match(must(action.answer).text, /it is done: not granted; risk: better\. The panel wants it done\./);
    const health = actionOf(
      acting(added({ subType: 'health' }), accepted(), says({ effect: 'better', outcome: 'notGranted' })),
    );
    ok(health.state.is === 'verified');
    deepEqual([health.state.outcome, health.state.done.effect], [undefined, 'better']);
  });
});

describe('The types of disruption', () => {
  it('each is aimed at something, is a type of action, has a kind, an aim and what can come of it', () => {
    for (const type of disruptionTypes) {
      const { on, title } = disruptions[type];
      ok(on.length > 0 && on.every((kind) => disruptedNames.includes(kind)), type);
      equal(subTypes.find(({ value }) => value === type)?.title, title);
      match(usualFor[type]?.category ?? '', /^(?:disrupt|pursue)$/, type);
      ok(
        outcomesOf(type).length > 2 &&
          outcomesOf(type).every(({ value, title: said }) => sayDisruptionOutcome(value) === said),
      );
    }
    equal(new Set(valuesOf(subTypes)).size, subTypes.length);
    equal(disruptionOf('health'), undefined);
    equal(disruptionOf('toString'), undefined);
  });
  it('an offence that may not be in force is offered only where the council says so', () => {
    const offered = valuesOf(typesOffered(disruption));
    deepEqual(
      disruptionTypes.filter((type) => !offered.includes(type)),
      ['cuckooing', 'childCriminal'],
    );
    const said = settingsSchema.parse({ disruption: { person: ['cuckooing'] } }).disruption;
    ok(valuesOf(typesOffered(said)).includes('cuckooing'));
    equal(settingsSchema.safeParse({ disruption: { person: ['banishment'] } }).success, false);
  });
  it('what a council offers is what can be chosen: on a record of a place what closes places, and nothing of a child', () => {
    const onPlace = valuesOf(typesOffered(disruption, 'place'));
    ok(onPlace.includes('closure') && onPlace.includes('other'));
    for (const not of ['cawn', 'taxi', 'platform', 'school', 'rhi']) ok(!onPlace.includes(not), not);
    deepEqual(typesOffered(disruption, 'organisation'), typesOffered(disruption, 'place'));
    // A theme bears on anything, and still on no child.
    const onTheme = valuesOf(typesOffered(disruption, 'theme'));
    deepEqual([onTheme.includes('cawn'), onTheme.includes('closure'), onTheme.includes('rhi')], [true, true, false]);
    const few = settingsSchema.parse({ disruption: { person: [], place: ['patrol'], vehicle: [], online: [] } });
    deepEqual(
      valuesOf(typesOffered(few.disruption)).filter((type) => disruptionOf(type) !== undefined),
      ['patrol'],
    );
    // What it has it keeps when something else is put right.
    ok(valuesOf(typesOffered(few.disruption, undefined, 'cawn')).includes('cawn'));
    const council2 = { ...council, settings: few };
    equal(comesTo(acting(), added({ subType: 'cawn' }), { directory: council2 }), 'incomplete');
    equal(
      comesTo(acting(added({ subType: 'cawn' }), accepted()), corrected({ subType: 'cawn', priority: 'high' }, moira), {
        directory: council2,
      }),
      'done',
    );
    equal(
      comesTo(acting(added({ subType: 'patrol' }), accepted()), corrected({ subType: 'cawn' }, moira), {
        directory: council2,
      }),
      'incomplete',
    );
  });
  it('a meeting’s own words name one, of those that are offered', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['Apply for a closure order on the flat above the shop.', 'closure'],
      ['Ask the court for an STPO.', 'stpo'],
      ['Ask the taxi licence to be looked at.', 'taxi'],
      ['Close the file.', 'other'],
    ];
    for (const [text, type] of rows) equal(typeByWords(text), type, text);
    const few = typesOffered(settingsSchema.parse({ disruption: { place: [] } }).disruption);
    equal(actionIn({ text: 'Apply for a closure order.' }, under(panelPlan, moira), few).subType, 'other');
  });
});

describe('Who verifies a disruption', () => {
  it('is who verifies any action: never its owner', () => {
    equal(comesTo(acting(...doneAs('closure')), verified(ola, { outcome: 'granted' })), 'ownAction');
  });
});

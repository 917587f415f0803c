// Every step with a form is a row: each is taken somewhere in the gallery, and gives back what was typed when the store is away.
import assert from 'node:assert/strict';
import { actionsOf, inputsOf, isPart, oursIn, sentBackBy, textOf } from './inside.ts';
import { usualGallery } from './gallery/gallery.ts';
import { commandOf, deskOver } from '../worlds/desk-in-memory.ts';
import type { Press } from '../../src/desk/form/counter.ts';
import { counters } from '../../src/desk/counters.ts';
import { handlers } from '../../src/desk/verbs.ts';
import { entries as onwardEntries } from '../../src/domain/case/onward/kinds.ts';
import { matters } from '../../src/domain/matters/matters.ts';
import { beginLow } from '../../src/domain/kernel/begins.ts';
import { addNameOf } from '../../src/domain/case/mention/steps.ts';
import { kindRow, linkKinds } from '../../src/domain/link/kinds.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { isAsked, type Field } from '../../src/domain/kernel/fields.ts';
import { mintAdviceId, mintEntityId, mintTrainingId } from '../../src/domain/kernel/ids.ts';
import { policeListId } from '../people/police-list-builders.ts';
import { mintRegisterId } from '../../src/domain/register/entry.ts';
import { directory, kestrelReference, moira, must } from '../people/builders.ts';
import { entityId } from '../people/entity-builders.ts';

interface Row {
  readonly step: string;
  readonly press: Press<unknown, unknown>;
  readonly fields: readonly Field[] | undefined;
}
const rows: readonly Row[] = counters.flatMap(({ presses, steps }) =>
  Object.entries(presses).flatMap(([step, press]): readonly Row[] =>
    'byHand' in press ? [] : [{ step, press, fields: must(steps[step]).asks?.({ directory }) }],
  ),
);
const forms = rows.flatMap(({ fields, ...row }) => (fields === undefined ? [] : [{ ...row, fields }]));

/** What the answer says where that depends on what was sent or on what came of it. */
const said: Readonly<Record<string, string>> = {
  decideNow: 'Decided between meetings: ',
  changeNow: 'Changed: ',
  answerTime: 'No more time given',
  changeBand: 'The band is changed',
  recordPapers: 'Papers are recorded',
  declineMeeting: 'You are not expected',
  startMeeting: 'The meeting has started',
  attendMeeting: 'You are recorded as present since',
  recordAttendance: 'Attendance is recorded',
  arriveAtMeeting: 'Arrival is recorded',
  leaveEarly: 'Leaving is recorded',
  handOver: 'Handed over to ',
  namePerson: 'Let in: ',
  removeName: 'Name removed: ',
  keepOut: 'Kept out: ',
  letIn: 'Let in again: ',
  signUp: 'You have a place',
  recordTraining: 'Recorded: 1 came',
  takeBackMention: 'Taken back: ',
  sendPapers: 'Papers of Health sent',
  reportPlace: 'Reported: place',
  reportOrganisation: 'Reported: business, school or organisation',
  reviewEntity: 'The record is closed',
  decideRecord: `Recorded: ${entityId}, `,
  nameForEntity: 'Let in: ',
  moveCase: 'Moved to ',
  keepOutOfEntity: 'Kept out: ',
  changePerson: 'Saved',
  personLeaves: 'Their last day is recorded',
  personStays: 'They stay',
  changeAgency: 'Saved',
  removeAgency: 'Taken out',
  planGathering: 'Planned: ',
  answerGathering: 'You are coming',
  beAway: 'You are away ',
  beBack: 'Welcome back',
  changeSetting: 'Saved',
  putBackSetting: 'Put back',
  ...Object.fromEntries(linkKinds.map((kind) => [addNameOf(kind), `Added: ${beginLow(kindRow(kind).title)}`])),
};

/** What the button of the step carries of the other page, where a form has two, and of the card before. */
function keptIn(card: Card, verb: string, carries: readonly string[] = []): object {
  const data = must(actionsOf(card).find((action) => action['verb'] === verb))['data'];
  if (!isPart(data)) return {};
  const carried = Object.entries(data).filter(([name]) => carries.includes(name));
  return { ...Object.fromEntries(carried), ...(isPart(data['kept']) && data['kept']) };
}

/** Something a person may have left in a field; of choices that the store knows, one that it is not asked for. */
const filled = ({ kind, choices = [], most = 20 }: Field): string => {
  if (kind === 'choice' || kind === 'choices') return choices[0]?.value ?? 'somebody';
  if (kind === 'birth') return '1998';
  return kind === 'date' ? '18/1/2027' : 'As typed by her'.slice(0, most).trimEnd();
};

describe('The rows of the steps', () => {
  it('are there for every step, at one counter each, with verbs of their own', () => {
    const steps = counters.flatMap(({ presses }) => Object.keys(presses));
    // Actions belong to a case and to a record, and have their steps once.
    const tables = Object.values(matters).flatMap(({ steps: own, parts }) => [
      own,
      ...Object.values(parts).map((part) => part.steps),
    ]);
    const all = [...new Set<object>(tables)].flatMap(Object.keys);
    assert.deepEqual(steps.toSorted(), all.toSorted());
    const verbs = rows.flatMap(({ press: { verb }, fields }) => (fields === undefined ? [verb] : [verb, `${verb}.go`]));
    assert.equal(new Set(verbs).size, verbs.length);
    assert.deepEqual(
      verbs.filter((verb) => !handlers.has(verb)),
      [],
    );
  });

  it('are each taken in test/cards/gallery with what their form reads', async () => {
    const texts = new Set((await usualGallery()).flatMap(({ card }) => oursIn(card)));
    const silent = rows.filter(({ step, press: { done } }) => {
      const words = typeof done === 'string' ? done : step in onwardEntries ? 'Recorded: ' : must(said[step]);
      return ![...texts].some((text) => text.startsWith(`✓ ${words}`));
    });
    assert.deepEqual(
      silent.map(({ step }) => step),
      [],
    );
  });

  for (const { step, press, fields } of forms) {
    it(`give back what was typed when the store is away: ${step}`, async () => {
      const all = Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
      const asked = fields.filter((field) => isAsked(field, all));
      const sent = Object.fromEntries(asked.map(({ name }) => [name, all[name] ?? '']));
      const about = {
        ref: kestrelReference,
        ...(press.verb.startsWith('action.') && { action: 'A1' }),
        episode: 'M1',
        meeting: 'preMset-2027-01-12',
        advice: mintAdviceId(new Uint8Array(8)),
        training: mintTrainingId(new Uint8Array(8)),
        entity: mintEntityId(new Uint8Array(8)),
        register: mintRegisterId(new Uint8Array(8)),
        policeList: policeListId,
      };
      const card = await deskOver({ broken: true }).press(moira, `${press.verb}.go`, {
        ...sent,
        ...about,
        command: commandOf('ripe'),
      });
      const { second, carries } = press;
      const kept = keptIn(card, `${press.verb}.go`, carries);
      assert.deepEqual({ ...kept, ...sentBackBy(card) }, sent);
      assert.deepEqual(
        inputsOf(card).map((input) => textOf(input, 'id')),
        asked.map(({ name }) => name).filter((name) => !(name in kept) && (second?.includes(name) ?? true)),
      );
    });
  }
});

// The cards of a review: its two pages, an update, an early review, the seniors' answer; the case and its item with the newest picture.
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Review, Update } from '../../../src/domain/case/review/review.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { actionAt } from '../cases/actions.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, type Worst } from '../worst.ts';
import { formCards, panelUnderWay, type FormShown } from './form.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

/** A case in review, of which that much was said. */
const caseWith = (worst: Worst | undefined, said: readonly Review[], more: object = {}): Case =>
  ({
    ...caseIn('open', worst),
    stage: 'review',
    reviewOn: '2027-01-05',
    reviewBy: '2027-03-16',
    prepareBy: '2027-03-09T17:00:00.000Z',
    parts: { review: { count: said.length, open: [] }, action: { count: 13, open: [] } },
    ...more,
  }) as Case; // a case of its stage

function reviewsOf(worst: Worst | undefined): readonly [Review, Review, Update] {
  const says = saysIn(worst);
  const by = { reference: ref, by: refOf(priya), at: tuesday };
  const changes = {
    changed: says('No new phones.', 1000),
    childsWords: says('I want football back.', 1000),
    obtained: says('Priya, at home.', 200).replaceAll('\n', ' '),
    familyView: says('His mother sleeps again.', 1000),
  };
  const proposal = {
    strengths: says('He trains twice a week.', 1000),
    trustedAdult: says('His coach.', 200).replaceAll('\n', ' '),
    helped: says('The mentor.', 1000),
    proposal: 'stepDown',
  };
  return [
    { ...by, ...changes, id: 'R1', is: 'begun' },
    { ...by, ...changes, ...proposal, id: 'R2', is: 'prepared' },
    { ...by, id: 'R3', is: 'update', news: says('He was stopped in a hired car.', 1500), risk: 'yes' },
  ];
}

interface ReviewForm extends Omit<FormShown, 'data'> {
  readonly about?: Readonly<Record<string, string>>;
  /** What else was said of the child. */
  readonly said?: Review;
  readonly more?: object;
}

export async function reviewGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const [begun, prepared, update] = reviewsOf(worst);
  const says = saysIn(worst);
  const seniors = { at: tuesday, due: { at: '2027-01-12T11:00:00.000Z', rule: 'seniors.answer', ruleVersion: 1 } };
  const deskWith = (said: readonly Review[], more: object = {}, options: Remembered = {}): DeskInMemory =>
    deskOver({
      cases: [caseWith(worst, said, more)],
      parts: [...said, ...(['verified', 'accepted'] as const).map((turn, n) => actionAt(turn, worst, `A${n + 1}`))],
      council,
      ...options,
    });
  const { is: _1, id: _2, reference: _3, by: _4, at: _5, ...changes } = begun as Extract<Review, { is: 'begun' }>;
  const { strengths, trustedAdult, helped, proposal } = prepared as Extract<Review, { is: 'prepared' }>;
  const { news, risk } = update;
  const forms: readonly ReviewForm[] = [
    {
      verb: 'review.prepare',
      by: priya,
      sent: changes,
      needed: ['What has changed?', 'The child’s own words now', 'How obtained', 'Family’s view'],
    },
    {
      verb: 'review.finish',
      by: priya,
      about: { review: 'R1' },
      sent: { strengths, trustedAdult, helped, proposal },
      needed: ['Strengths now', 'Trusted adult now', 'What helped, what did not', 'Proposed next step'],
    },
    { verb: 'review.update', by: moira, sent: { news, risk }, needed: ['What is new?', 'Does it change the risk?'] },
    {
      verb: 'review.mark',
      by: priya,
      about: { review: 'R3' },
      said: update,
      sent: { mark: 'health', reason: 'By mistake.' },
      needed: ['Reason'],
    },
    {
      verb: 'review.early',
      by: ravi,
      more: { reviewOn: '2027-02-16' },
      sent: { reason: says('He was arrested.', 1000) },
      needed: ['Reason'],
    },
    {
      verb: 'review.answer',
      by: tess,
      sent: { answer: says('A joint plan.'), follows: says('It is paid for.') },
      needed: ['Answer', 'What follows'],
    },
  ];
  const shown: Shown[] = [];
  for (const { verb, by, about = {}, said, more = {}, sent, needed } of forms) {
    const at = (options: Remembered = {}): DeskInMemory =>
      deskWith(said === undefined ? [begun] : [begun, said], { seniors, invited: ['police'], ...more }, options);
    shown.push(...(await formCards(at, { verb, by, data: { ...data, ...about }, sent, needed })));
  }
  const righted: Update = {
    ...update,
    mark: 'health',
    agencies: [],
    marksWere: [
      { mark: 'case', agencies: [], reason: 'By mistake.', could: [refOf(tess)], by: refOf(priya), at: tuesday },
    ],
  };
  shown.push(
    { name: 'who may read what was said', card: await deskWith([righted, update]).press(priya, 'marks.list', data) },
    { name: 'who may read what was said, none', card: await deskWith([begun]).press(priya, 'marks.list', data) },
    { name: 'an update for some, history', card: await deskWith([prepared, righted]).press(priya, 'case.story', data) },
  );
  const called = { by: refOf(tess), at: tuesday, due: seniors.due, reason: says('He was hurt.', 1000) };
  const panel = panelUnderWay(council);
  const at = { meeting: panel.id, ref, command: commandOf('ripe') };
  const done = { prepared: { by: refOf(priya), at: tuesday } };
  for (const [name, said, more] of [
    ['not prepared', [begun], { begun: begun.id }],
    ['prepared', [prepared, update, update], done],
    ['seniors asked', [prepared], { ...done, seniors }],
  ] as const) {
    const held = () => deskWith(said, more, { meetings: [panel] });
    shown.push(
      { name: `review, ${name}, referrer`, card: await held().press(priya, 'case.open', data) },
      { name: `review, ${name}, chair`, card: await held().press(tess, 'case.open', data) },
      { name: `review, ${name}, history, referrer`, card: await held().press(priya, 'case.story', data) },
      {
        name: `review, ${name}, before it is prepared`,
        card: await deskWith(said, { ...more, strategy: called }).press(priya, 'before.review.prepare', data),
      },
      { name: `review, ${name}, item`, card: await held().press(tess, 'meeting.item', at) },
    );
  }
  return shown;
}

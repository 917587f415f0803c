// The pages of the referral: empty, filled in, everything wrong, with message and notes; and page 9 in its moods.
import { emergencyCard } from '../../../src/cards/advice/numbers.ts';
import { checkCard, type CheckView } from '../../../src/cards/referral/check.ts';
import { pageCard, type PageView } from '../../../src/cards/referral/page.ts';
import { readThroughCard } from '../../../src/cards/referral/read-through.ts';
import { unknownsOf, unknownsSaid } from '../../../src/cards/referral/unknown.ts';
import { eligibleConsenters } from '../../../src/domain/case/access/consenters.ts';
import { extraPages } from '../../../src/domain/case/referral/form/extra-pages.ts';
import type { FormPage } from '../../../src/domain/case/referral/form/page.ts';
import { basisPage, pageById, pages } from '../../../src/domain/case/referral/form/pages.ts';
import { gapsIn, isOnPage, mayBeRaised } from '../../../src/domain/case/referral/form/rules.ts';
import type { NotKnown } from '../../../src/domain/case/state/stage-parts.ts';
import { isAsked, type Answers, type Field } from '../../../src/domain/kernel/fields.ts';
import { directory, kestrel, kestrelReference, monday10, must, priya } from '../../people/builders.ts';
import type { Shown } from './gallery.ts';
import { caseAt } from '../cases/stages.ts';
import { commandOf, deskOver } from '../../worlds/desk-in-memory.ts';
import { crowded, fill, onOneLine, fullAnswers, fullSubmission, worstCase, type Worst } from '../worst.ts';

const everyPage = [...pages, ...extraPages];
const lastPage = must(pages.at(-1));
const nothingUnknown: NotKnown = { fields: [], why: '' };

const viewOf = (page: FormPage, answers: Answers): PageView => ({
  reference: kestrelReference,
  command: commandOf('ripe'),
  page,
  answers,
  savedAt: monday10,
});

/** The longest sentence `fields.ts` has for a field. */
const problemsOf = (fields: readonly Field[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === 'date' || field.kind === 'birth'
        ? 'that date falls on a Wednesday: check the day, or leave the weekday out.'
        : field.choices === undefined
          ? 'shorten it to 2,000 characters or fewer.'
          : 'pick from the choices offered.',
    ]),
  );

const fault = 'Something went wrong on our side (fault 4F7K24). Nothing you typed is lost: press the button again.';
const notes = [
  'Born Monday 14 March 2011, aged 15.',
  'Over 17 and a half: plan the move to adult services (transition).',
];

export async function pageGallery(worst?: Worst): Promise<readonly Shown[]> {
  const answers = worst === undefined ? kestrel : fullAnswers(worst);
  const numbered = everyPage.filter((page) => page.id !== '9');
  return [
    ...numbered.flatMap((page) => [...moodsOf(page, answers), ...raisedOn(page, answers)]),
    ...followUps(answers),
    ...lastPages(worst),
    ...besideTheLast(worst),
    ...(await pressed(worst)),
  ];
}

function moodsOf(page: FormPage, answers: Answers): readonly Shown[] {
  const name = `page ${page.id}`;
  const titles = page.fields.filter((field) => isOnPage(field, answers)).map((field) => field.title);
  const filled = viewOf(page, answers);
  const problems = problemsOf(page.fields);
  return [
    { name: `${name}, empty`, card: pageCard({ ...viewOf(page, {}), savedAt: undefined }) },
    { name: `${name}, filled in`, card: pageCard(filled) },
    { name: `${name}, everything wrong`, wrong: titles, card: pageCard({ ...filled, problems, notes }) },
    { name: `${name}, message and notes`, wrong: [fault], card: pageCard({ ...filled, message: fault, notes }) },
  ];
}

/** Answers that raise every question there is. */
const raising: Answers = {
  urgency: 'routine',
  safeTonight: 'notSure',
  mustNotBeTold: 'yes',
  section47: 'notNeeded',
  section47Old: 'yes',
  still47: 'yes',
};

function raisedOn(page: FormPage, answers: Answers): readonly Shown[] {
  if (page.fields.every((field) => field.askedWhen === undefined)) return [];
  const given = { ...answers, ...raising };
  const asked = page.fields.filter((field) => isAsked(field, given));
  const card = pageCard({ ...viewOf(page, given), problems: problemsOf(asked), notes });
  return [{ name: `page ${page.id}, everything raised and wrong`, wrong: asked.map(({ title }) => title), card }];
}

/** Asked as soon as the page is opened, or after that: why Section 47 was not needed was asked before. */
const ofOld: readonly string[] = ['still47', 'whyStill47'];
const besideOld: readonly string[] = ['legalStatus', ...ofOld];
/** What the answers of a page raise: asked, and left empty. */
function followUps(answers: Answers): readonly Shown[] {
  const given = { ...answers, ...raising };
  const shown = (id: string, words: string, isRaised: (name: string) => boolean): readonly Shown[] => {
    const page = must(pageById(id));
    const raised = page.fields.filter((field) => mayBeRaised(field) && isRaised(field.name));
    const view = { ...viewOf(page, given), only: raised.map(({ name }) => name) };
    return [
      { name: `page ${id}, ${words}`, card: pageCard({ ...view, answers: {} }) },
      {
        name: `page ${id}, ${words} left`,
        wrong: raised.map(({ title }) => title),
        card: pageCard({ ...view, problems: problemsOf(raised) }),
      },
    ];
  };
  return [
    ...['1', '4', '5', '8', 's47'].flatMap((id) => shown(id, 'follow-ups', (name) => !ofOld.includes(name))),
    ...shown('4', 'follow-ups of an old determination', (name) => besideOld.includes(name)),
  ];
}

/** What the last page leads to: the basis, what is not known yet, the referral read through. */
function besideTheLast(worst?: Worst): readonly Shown[] {
  const answers = worst === undefined ? kestrel : fullSubmission(worst);
  const why = worst === undefined ? 'He was not at school this week.' : onOneLine(fill(500, worst));
  const fields = pages.flatMap((page) => page.fields).filter((field) => field.need === 'known');
  const notKnown = { fields: fields.map(({ name }) => name), why };
  const { reference, command } = viewOf(basisPage, answers);
  const { lawfulBasis: _none, ...others } = answers;
  return [
    { name: 'page basis', card: pageCard(viewOf(basisPage, others)) },
    { name: 'page unknowns', card: pageCard(viewOf(must(unknownsOf([], notKnown)), unknownsSaid(notKnown))) },
    ...[1, 2, 3].map((part) => ({
      name: `read through, ${part}`,
      card: readThroughCard({ reference, command, answers, notKnown: nothingUnknown, part }),
    })),
    {
      name: 'read through, nothing answered',
      card: readThroughCard({ reference, command, answers: {}, notKnown, part: 1 }),
    },
  ];
}

function lastPages(worst?: Worst): readonly Shown[] {
  const council = worst === undefined ? directory : crowded(worst);
  const line = eligibleConsenters(council, { referrer: priya, excluded: [] }, monday10);
  const view = (answers: Answers, notKnown: NotKnown, more: Partial<CheckView> = {}, eligible = line): CheckView => {
    // What is chosen beforehand is on the card, so it is not missing.
    const consenter = eligible[0] === undefined ? {} : { consenter: eligible[0].objectId };
    const shown = { lawfulBasis: 'publicTask', ...consenter, ...answers };
    const gaps = gapsIn(shown, notKnown, {
      today: '2027-01-04',
      eligible,
      settings: directory.settings,
      firstResponder: true,
    });
    return { ...viewOf(lastPage, answers), notKnown, gaps, eligible, again: false, ...more };
  };
  const complete = worst === undefined ? kestrel : fullSubmission(worst);
  const why = worst === undefined ? 'He was not at school this week.' : onOneLine(fill(500, worst));
  const fields = pages.flatMap((page) => page.fields).filter((field) => field.need === 'known');
  const everyTick = { fields: fields.map((field) => field.name), why };
  const problems = problemsOf(lastPage.fields);
  const titles = ['Consenting manager'];
  // The longest that there is: of few gaps each is named.
  const longest = fields.map(({ title }) => title).toSorted((a, b) => b.length - a.length);
  const message = `Not sent. Still needed: ${longest.slice(0, 3).join(', ')}.`;
  return [
    { name: 'page 9, nothing answered', card: checkCard(view({}, nothingUnknown)) },
    { name: 'page 9, complete', card: checkCard(view(complete, nothingUnknown)) },
    { name: 'page 9, complete, again', card: checkCard(view(complete, nothingUnknown, { again: true })) },
    {
      name: 'page 9, everything malformed and ticked',
      wrong: ['missing'],
      card: checkCard(
        view(worst === undefined ? { ...kestrel, dateOfBirth: '31/2/2011' } : fullAnswers(worst), everyTick),
      ),
    },
    { name: 'page 9, everything not known yet', card: checkCard(view({}, everyTick)) },
    { name: 'page 9, two missing', card: checkCard(view(onlyNeeded(complete), butTwo(everyTick))) },
    {
      name: 'page 9, no reason',
      card: checkCard(view(onlyNeeded(complete), { ...butTwo(everyTick), why: '' }, { why: '' })),
    },
    {
      name: 'page 9, everything wrong',
      wrong: titles,
      card: checkCard(view(complete, everyTick, { problems, message, notes })),
    },
    { name: 'page 9, message', wrong: [message], card: checkCard(view({}, nothingUnknown, { message })) },
    {
      name: 'page 9, nobody may consent',
      card: checkCard(view({ ...complete, consenter: '' }, nothingUnknown, {}, [])),
    },
  ];
}

/** Only what must be answered. */
const onlyNeeded = (answers: Answers): Answers =>
  Object.fromEntries(
    pages
      .flatMap((page) => page.fields)
      .filter(({ name, need }) => need === 'always' && answers[name] !== undefined)
      .map(({ name }) => [name, answers[name] ?? '']),
  );
const butTwo = ({ fields, why }: NotKnown): NotKnown => ({
  fields: fields.filter((name) => name !== 'educationStatus' && name !== 'trustedAdult'),
  why,
});

/** The pages as the desk gives them, one press after the other. */
async function pressed(worst?: Worst): Promise<readonly Shown[]> {
  const council = worst === undefined ? directory : crowded(worst);
  const as = (turn: Parameters<typeof caseAt>[0]) =>
    worst === undefined ? caseAt(turn) : worstCase(caseAt(turn), worst);
  const draft = deskOver({ cases: [as('draft')], council });
  const returned = deskOver({ cases: [as('returned')], council });
  const complete = deskOver({ cases: [caseAt('draft, filled in')], council });
  const danger = deskOver({ cases: [caseAt('draft in danger')], council });
  const data = { ref: kestrelReference, command: commandOf('ripe') };
  const last = { ...data, page: '9', lawfulBasis: 'publicTask', consenter: kestrel['consenter'] };
  return [
    { name: 'continue a draft', card: await draft.press(priya, 'refer.open', data) },
    { name: 'continue what was returned', card: await returned.press(priya, 'refer.open', data) },
    { name: 'submitted too early', card: await draft.press(priya, 'refer.submit', { ...last }) },
    {
      name: 'submitted twice at once',
      card: await complete.press(priya, 'refer.submit', { ...last, command: commandOf('young') }),
    },
    { name: 'change the basis', card: await complete.press(priya, 'refer.change', { ...last, to: 'basis' }) },
    { name: 'read through', card: await complete.press(priya, 'refer.read', last) },
    { name: 'submitted', card: await complete.press(priya, 'refer.submit', last) },
    { name: 'emergency', card: await danger.press(priya, 'refer.open', data) },
    { name: 'emergency, with a message', card: emergencyCard(directory.settings, kestrelReference, [], fault) },
    { name: 'danger over', card: await danger.press(priya, 'refer.safe', data) },
  ];
}

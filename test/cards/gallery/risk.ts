// The cards of a risk assessment: its pages, what they come to, its result, a correction, a band that people change; the case and
// its item in a meeting with it.
import { codesOf, signsOnCard } from '../../../src/cards/assessment/page.ts';
import type { Assessment, AssessmentDraft, Completed } from '../../../src/domain/case/assessment/assessment.ts';
import { latestOf } from '../../../src/domain/case/assessment/assessment.ts';
import { resultOf } from '../../../src/domain/case/assessment/bands.ts';
import { riskPages } from '../../../src/domain/case/assessment/pages.ts';
import { mostInLine, mostInSource, type Signs } from '../../../src/domain/case/assessment/answers.ts';
import { formCodes, indicators, inGroup, strengths } from '../../../src/domain/risk-tool/tool.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { refOf } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { colin, directory, kestrelReference, moira, priya, ravi, tess } from '../../people/builders.ts';
import { allAnswered, e1, publishedTool } from '../../people/assessment-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import { caseIn, saysIn } from '../cases/triage-cases.ts';
import { crowded, longName, onOneLine, type Worst } from '../worst.ts';
import { formCards, panelUnderWay } from './form.ts';
import type { Shown } from './gallery.ts';

const ref = kestrelReference;
const data = { ref, command: commandOf('ripe') };

/** Every sign there is, each backed by as much as may be typed. */
function fullSigns(worst: Worst): Signs {
  const says = saysIn(worst);
  return Object.fromEntries(
    indicators
      .filter(({ code }) => code !== 'K2')
      .map(({ code }) => [
        code,
        {
          grade: 'ER',
          line: `12/12 ${onOneLine(says('', mostInLine))}`.slice(0, mostInLine),
          source: onOneLine(says('', mostInSource)),
        },
      ]),
  );
}
function assessmentsOf(worst: Worst | undefined): readonly [Completed, AssessmentDraft] {
  const by = worst === undefined ? refOf(priya) : { objectId: priya.objectId, name: longName(worst) };
  const told = { by, at: tuesday };
  const some = allAnswered(e1);
  const answers =
    worst === undefined
      ? some
      : {
          signs: fullSigns(worst),
          strengths: Object.fromEntries(strengths.map(({ code }) => [code, '2' as const])),
          forms: formCodes,
        };
  const begun = { ...answers, reference: ref, begun: told, saved: told, prefilled: ['C08'] };
  const says = saysIn(worst);
  const completed: Completed = {
    ...begun,
    id: 'RA1',
    version: 1,
    state: 'completed',
    completed: told,
    result: resultOf(answers.signs, { underThirteen: worst !== undefined }, publishedTool),
    tool: publishedTool,
    changes: worst === undefined ? [] : [{ ...told, band: 'moderate', reason: says('', 1000), agreedBy: 'police' }],
  };
  return [completed, { ...begun, id: 'RA2', version: 2, state: 'draft', from: 'RA1' }];
}

export async function riskGallery(worst?: Worst): Promise<readonly Shown[]> {
  const council: Directory = worst === undefined ? directory : crowded(worst);
  const says = saysIn(worst);
  const [completed, draft] = assessmentsOf(worst);
  const told = { id: draft.id, by: draft.saved.by, at: tuesday };
  const latest = latestOf(completed);
  const deskWith = (all: readonly Assessment[], risk: object, options: Remembered = {}): DeskInMemory =>
    deskOver({
      cases: [
        {
          ...caseIn('received', worst),
          parts: { assessment: { count: all.length, open: [] } },
          risk,
        },
      ],
      parts: all,
      council,
      ...options,
    });
  const begun = (options?: Remembered): DeskInMemory => deskWith([completed, draft], { draft: told, latest }, options);
  const done = (options?: Remembered): DeskInMemory => deskWith([completed], { latest }, options);
  const signs = {
    ...completed.signs,
    ...Object.fromEntries(inGroup('V').map(({ code }) => [code, { grade: 'U' as const }])),
  };
  const unknown: Completed = { ...completed, result: resultOf(signs, { underThirteen: false }, publishedTool) };
  const little = (): DeskInMemory => deskWith([unknown], { latest: latestOf(unknown) });
  const shown: Shown[] = [
    { name: 'risk, nothing yet', card: await deskWith([], {}).press(priya, 'risk.begin', data) },
    { name: 'risk, none to read', card: await deskWith([], {}).press(priya, 'risk.result', data) },
    { name: 'risk, as answered', card: await begun().press(colin, 'risk.open', data) },
    { name: 'risk, completed', card: await begun().press(priya, 'risk.complete', { ...data, risk: 'RA2' }) },
    {
      name: 'risk, completed too soon',
      card: await begun().press(priya, 'risk.complete', { ref, risk: 'RA2', command: commandOf('young') }),
    },
    { name: 'risk, result', card: await done().press(tess, 'risk.result', data) },
    { name: 'risk, result in a channel', card: await done().press(tess, 'risk.result', data, true) },
    { name: 'risk, case with a draft', card: await begun().press(priya, 'case.open', data) },
    { name: 'risk, too little known', card: await little().press(moira, 'risk.result', data) },
    { name: 'risk, information asked for', card: await little().press(moira, 'risk.gather', { ...data, risk: 'RA1' }) },
    { name: 'risk, case', card: await done().press(moira, 'case.open', data) },
    { name: 'risk, history', card: await done().press(moira, 'case.story', data) },
  ];
  // Of the fullest those that differ in kind.
  const pages = riskPages(draft.forms).filter(({ id }) => worst === undefined || ['P', 'V1', 'C', 'K'].includes(id));
  for (const page of pages) {
    const at = { ...data, risk: 'RA2', page: page.id, asked: draft.forms.join(',') };
    shown.push({ name: `risk, ${page.id}`, card: await begun().press(priya, 'risk.show', at) });
    const ticks = { ...at, part: 'tick', signs: codesOf(page).slice(0, 1).join(',') };
    shown.push(
      {
        name: `risk, ${page.id}, the others open`,
        wrong: ['All the others'],
        card: await begun().press(priya, 'risk.next', ticks),
      },
      {
        name: `risk, ${page.id}, mixed`,
        card: await begun().press(priya, 'risk.next', { ...ticks, signs: '', rest: 'M' }),
      },
      { name: `risk, ${page.id}, how sure`, card: await begun().press(priya, 'risk.next', { ...ticks, rest: 'N' }) },
      {
        name: `risk, ${page.id}, store down`,
        wrong: ['Nothing you typed is lost'],
        card: await begun({ broken: true }).press(priya, 'risk.next', { ...ticks, rest: 'N' }),
      },
    );
  }
  const codes = ['C01', 'C02'].slice(0, signsOnCard);
  const bare = { ...data, risk: 'RA2', page: 'C', part: 'grade', codes: codes.join(','), asked: '' };
  const typed = Object.fromEntries(
    codes.flatMap((code) => [
      [`${code}-grade`, 'E'],
      [`${code}-line`, onOneLine(says('two phones', mostInLine))],
      [`${code}-source`, onOneLine(says('', mostInSource))],
    ]),
  );
  shown.push({
    name: 'risk, not backed',
    wrong: ['C01: when, what'],
    card: await begun().press(priya, 'risk.next', { ...bare, ...typed }),
  });
  const forms = [
    {
      verb: 'risk.correct',
      by: colin,
      sent: { reason: says('School has the receipts.', 500) },
      needed: ['What was wrong'],
    },
    {
      verb: 'risk.band',
      by: tess,
      sent: {
        band: worst === undefined ? 'moderate' : 'significant',
        reason: says('Eight weeks without one.', 1000),
      },
      needed: ['Band', 'Reason'],
    },
    {
      verb: 'risk.mark',
      by: priya,
      // Of one sign of health, or of all seven.
      sent: {
        mark: 'health',
        reason: says('By mistake.', 200).replaceAll('\n', ' '),
        ...(worst !== undefined && { which: '0' }),
      },
      needed: worst === undefined ? ['Reason'] : ['Which one', 'Who may read it', 'Reason'],
    },
  ];
  const mark = { mark: 'health' as const, agencies: [], by: refOf(priya) };
  const marked = (): DeskInMemory =>
    deskWith([completed, { ...draft, marks: { G05: mark } }], {
      draft: told,
      latest,
      forSome: [{ ...mark, id: 'G05' }],
    });
  const general = { ...data, risk: 'RA2', page: 'G', asked: draft.forms.join(',') };
  const grading = { ...general, part: 'tick', signs: 'G04,G05', rest: 'N' };
  shown.push(
    { name: 'who may read what backs signs', card: await marked().press(priya, 'marks.list', data) },
    { name: 'risk, a sign that others answer', card: await marked().press(colin, 'risk.show', general) },
    { name: 'risk, how sure, for health', card: await marked().press(priya, 'risk.next', grading) },
  );
  for (const { verb, by, sent, needed } of forms) {
    const form = { verb, by, data: { ...data, risk: 'RA1' }, sent, needed };
    shown.push(...(await formCards(done, form, ['form', 'empty', 'store down', 'taken'])));
  }
  // The panel has opened it, and the chair proposes a lower band: another agency agrees.
  const proposed: Completed = {
    ...completed,
    lowering: { ...told, by: refOf(tess), band: 'moderate', reason: says('Eight weeks without one.', 1000) },
  };
  const lowering = (options?: Remembered): DeskInMemory =>
    deskOver({
      cases: [
        {
          ...caseIn('open', worst),
          reviewOn: '2027-01-12',
          invited: ['police'],
          parts: { assessment: { count: 1, open: [] } },
          risk: { latest: latestOf(proposed) },
        } as Case, // a case of its stage
      ],
      parts: [proposed],
      council,
      ...options,
    });
  shown.push(
    { name: 'risk, a lower band proposed', card: await lowering().press(tess, 'risk.result', data) },
    { name: 'risk, case of a lower band to agree', card: await lowering().press(ravi, 'case.open', data) },
    ...(await formCards(
      lowering,
      {
        verb: 'risk.agree',
        by: ravi,
        data: { ...data, risk: 'RA1' },
        sent: { reason: says('No police contact since May.', 1000) },
        needed: ['Why your agency agrees'],
      },
      ['form', 'empty', 'store down', 'taken'],
    )),
  );
  const panel = panelUnderWay(council);
  const inMeeting = deskOver({
    cases: [
      {
        ...caseIn('open', worst),
        stage: 'review',
        reviewOn: '2027-01-05',
        reviewBy: '2027-03-16',
        prepareBy: '2027-03-09T17:00:00.000Z',
        risk: { latest },
      } as Case, // a case of its stage
    ],
    council,
    meetings: [panel],
  });
  shown.push({
    name: 'risk, item',
    card: await inMeeting.press(tess, 'meeting.item', { meeting: panel.id, ...data }),
  });
  return shown;
}

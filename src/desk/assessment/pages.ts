// A risk assessment in chat: page by page, saved at every press, carried on by anyone who may assess (docs/process.md P20.7).
import {
  codesOf,
  isPagePart,
  readRisk,
  riskFields,
  riskPageCard,
  riskValues,
  signsOnCard,
  thereIn,
  type RiskCardAt,
  type RiskRead,
} from '../../cards/assessment/page.ts';
import { riskResultCard } from '../../cards/assessment/result.ts';
import { problemsOf, type Problems } from '../../cards/form.ts';
import { cut, type Button } from '../../cards/blocks.ts';
import { fieldNamed } from '../../domain/case/referral/form/pages.ts';
import { previewOf } from '../../domain/case/assessment/assess.ts';
import {
  answersOf,
  completedOf,
  toAssessmentId,
  type Assessment,
  type AssessmentDraft,
} from '../../domain/case/assessment/assessment.ts';
import type { AnswersRead } from '../../domain/case/assessment/answers.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { sayReadBy } from '../../cards/say-marks.ts';
import { assessmentsFor } from '../../reading/case/marked.ts';
import type { AssessInput } from '../../domain/case/assessment/assess.ts';
import { declinesRunning } from '../../domain/case/episode/episode.ts';
import type { DeclinedInterview } from '../../domain/case/state/episodes.ts';
import { nightsOf } from '../../reading/case/episode.ts';
import { pagesFor, riskGaps, riskPages, strengthsPage, type RiskPage } from '../../domain/case/assessment/pages.ts';
import { formCodes, isForm, type FormCode } from '../../domain/risk-tool/tool.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { countOf } from '../../domain/kernel/counted.ts';
import { given } from '../../domain/kernel/given.ts';
import { localDate, sayClock, sayWhen } from '../../domain/time/calendar.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { assessmentsOf, draftTold, informs, pairsBeside } from '../../reading/assessment/story.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import {
  buttonOf,
  closeButton,
  isNotStored,
  notAvailableReply,
  refusedReply,
  sayRefusal,
  standingReply,
} from '../form/replies.ts';
import {
  commandIn,
  isDoublePress,
  mint,
  refIn,
  see,
  sentFor,
  take,
  textIn,
  type CaseOutcome,
  type Pressed,
  type Reply,
  type Scene,
} from '../scene/scene.ts';
import { titleOn } from '../scene/child-title.ts';
import { aboutIt, showResult } from './result.ts';

/** A case with its assessments, for anyone who may assess; the look is written first. */
export interface OnDraft {
  readonly case: Case;
  readonly all: readonly Assessment[];
}
async function assessed(scene: Scene, why: string): Promise<OnDraft | undefined> {
  const [reference, id] = [refIn(scene), toAssessmentId(textIn(scene, 'risk'))];
  // Asked for beside the case, not after it; this press is handed the answer, or the fault, when it comes to it.
  if (reference !== undefined && id !== undefined)
    void scene.ports.cases.part(reference, 'assessment', id).catch(() => undefined);
  const seen = await see(scene, reference, 'risk', why);
  if (seen?.reads('risk', 'write') !== true) return undefined;
  return { case: seen.case, all: await assessmentsOf(scene.ports.cases, seen.case) };
}
type DraftRead = AssessmentDraft & AnswersRead;
/** As this person reads it: what backs a sign and is not for them is in none of the cards (docs/process.md P22.11). */
const draftIn = (scene: Scene, { case: childCase, all }: OnDraft): DraftRead | undefined =>
  assessmentsFor(
    childCase,
    all.filter((one): one is AssessmentDraft => one.state === 'draft'),
    scene,
  )[0];

/** The same after a press: with the version as it wrote it, the others do not change. */
async function after(
  scene: Scene,
  { case: before, all }: OnDraft,
  outcome: CaseOutcome<'assessRisk' | 'completeAssessment'>,
): Promise<OnDraft> {
  const now = outcome.now ?? before;
  const made = outcome.kind === 'done' ? outcome.part : undefined;
  const known = all.filter(({ id }) => id !== made?.id);
  const isWhole = made !== undefined && known.length + 1 === countOf(now, 'assessment');
  return { case: now, all: isWhole ? [...known, made] : await assessmentsOf(scene.ports.cases, now) };
}

/** What begins a version begins with the newest, and with what episodes say that no assessment does. */
export function beginsWith(all: readonly Assessment[], declined: readonly DeclinedInterview[]): AssessInput {
  const newest = completedOf(all).at(-1);
  return {
    ...(newest !== undefined && { last: { id: newest.id, answers: answersOf(newest) } }),
    ...(declined.length > 0 && { declined }),
  };
}
/** The return interviews that the child declined running. */
export const declinedOf = async ({ ports }: Scene, childCase: Case): Promise<readonly DeclinedInterview[]> =>
  declinesRunning(await nightsOf(ports.cases, childCase));

/** Assess risk: the draft that is there already, else a new one with what is known put in. */
export async function beginRisk(scene: Scene): Promise<Reply> {
  const at = await assessed(scene, 'Assess risk');
  if (at === undefined) return notAvailableReply();
  if (at.case.risk?.draft !== undefined) return carryOn(scene, at);
  const input = beginsWith(at.all, await declinedOf(scene, at.case));
  const outcome = await take(scene, at.case.reference, { step: 'assessRisk', input });
  if (outcome.kind === 'refused' && outcome.now?.risk?.draft === undefined) {
    return refusedReply(outcome.refusal, at.case);
  }
  return carryOn(scene, await after(scene, at, outcome), input.last !== undefined);
}

/** Carry on assessment: the first page with something missing, else what it comes to. */
export async function openRisk(scene: Scene): Promise<Reply> {
  const at = await assessed(scene, 'Carry on assessment');
  return at === undefined ? notAvailableReply() : carryOn(scene, at);
}

/** A new version begins on its first page: what was answered last time is looked at again. */
export function carryOn(scene: Scene, at: OnDraft, fromFirst = false, notes: readonly string[] = []): Reply {
  const draft = draftIn(scene, at);
  if (draft === undefined) return showResult(scene, at);
  const gap = riskGaps(draft, localDate(scene.now))[0]?.page;
  const page = fromFirst ? strengthsPage : gap;
  return page === undefined
    ? checkReply(scene, at, draft, notes.length === 0 ? undefined : notes.join(' '))
    : showPage(scene, at, draft, tickOf(page), { notes });
}

const tickOf = (page: RiskPage): RiskCardAt => ({ page, part: 'tick', codes: [] });

interface Shown {
  readonly values?: Answers;
  readonly problems?: Problems;
  readonly message?: string;
  readonly notes?: readonly string[];
}
function showPage(scene: Scene, at: OnDraft, draft: DraftRead, shownAt: RiskCardAt, shown: Shown = {}): Reply {
  const card = { ...shownAt, marked: markedOn(draft) };
  const last = at.all.find(({ id }) => id === draft.from)?.signs;
  const prefilled = card.part === 'tick' ? codesOf(card.page).filter((code) => draft.prefilled.includes(code)) : [];
  const { values, problems, message, notes = [] } = shown;
  const isFirst = card.page.id === strengthsPage.id && card.part === 'tick' && draft.from === undefined;
  const saved = sayClock(draft.saved.at, scene.now);
  const shownValues = { ...riskValues(card, draft), ...values };
  return {
    of: at.case,
    formOf: at.case.reference,
    saved,
    ...wrongIn(card, draft.forms, problems, message),
    card: riskPageCard({
      ...card,
      reference: at.case.reference,
      child: titleOn(scene, at.case),
      id: draft.id,
      command: mint(scene),
      asked: draft.forms,
      values: shownValues,
      hints: hintsFor(riskFields(card, draft.forms), shownValues, scene),
      place: placeOf(card.page, draft.forms),
      saved,
      notes: [
        ...notes,
        ...(prefilled.length === 0 ? [] : [`From the referral, to be checked: ${prefilled.join(', ')}.`]),
        ...whoReads(card, draft, scene),
      ],
      shared: scene.caller.shared,
      ...given({ last, problems, message }),
      ...(isFirst && { said: saidOf(at.case) }),
    }),
  };
}
/** Signs that have a mark: to put it right takes a reason. */
const markedOn = ({ marks = {} }: DraftRead): readonly string[] =>
  Object.entries(marks).flatMap(([code, { mark }]) => (mark === 'case' ? [] : [code]));
/** Of the signs of this card what is for some readers only: what stays as it is, and where a mark is put right. */
function whoReads(
  { page, part, codes, marked = [] }: RiskCardAt,
  { marks = {}, closed = {} }: DraftRead,
  { directory }: Scene,
): readonly string[] {
  const all = riskPages(isForm(page.id) ? [page.id] : []).find(({ id }) => id === page.id)?.signs ?? [];
  return [
    ...(part === 'tick' ? all : []).flatMap(({ code }) =>
      closed[code] === undefined ? [] : [`${code} stays as it is: what backs it is ${closed[code]}.`],
    ),
    ...(part === 'grade' ? codes : []).flatMap((code) => {
      const mark = marks[code];
      return mark === undefined || !marked.includes(code)
        ? []
        : [`${code}: ${beginLow(sayReadBy(mark, directory))} To change that, open More of the case.`];
    }),
  ];
}
/** What the referral says already, in the words of the person who wrote it. */
export const saidOf = ({ answers }: Case): readonly (readonly [string, string])[] =>
  (['strengths', 'trustedAdult'] as const)
    .map((name) => [`Referral: ${fieldNamed(name)?.title ?? name}`, cut(answers[name] ?? '', 300)] as const)
    .filter(([, value]) => value !== '');
/** What a page says is wrong with it, line by line. */
function wrongIn(
  at: RiskCardAt,
  forms: readonly FormCode[],
  problems: Problems = {},
  message?: string,
): Pick<Reply, 'problems'> {
  const wrong = problemsOf({ fields: riskFields(at, forms), problems, ...given({ message }) });
  return wrong.length === 0 ? {} : { problems: wrong };
}
function placeOf(page: RiskPage, forms: readonly FormCode[]): string {
  const pages = riskPages(forms);
  const place = pages.findIndex(({ id }) => id === page.id);
  return place < 0 ? page.title : `Page ${place + 1} of ${pages.length}`;
}

/** The page that a card sent, by what its buttons carry. */
export function cardIn(
  pressed: Pick<Scene, 'data'>,
): { readonly at: RiskCardAt; readonly forms: readonly FormCode[] } | undefined {
  const asked = textIn(pressed, 'asked').split(',');
  const forms = formCodes.filter((form) => asked.includes(form));
  const page = riskPages(forms).find(({ id }) => id === textIn(pressed, 'page'));
  const part = textIn(pressed, 'part');
  if (page === undefined || !isPagePart(part)) return undefined;
  const known = codesOf(page);
  const codes = [...new Set(textIn(pressed, 'codes').split(','))].filter((code) => known.includes(code));
  return { at: { page, part, codes }, forms };
}

/** Without the signs that this person may not answer. */
const asRead = (at: RiskCardAt, draft: DraftRead): RiskCardAt => ({
  ...at,
  page: pagesFor(draft).find(({ id }) => id === at.page.id) ?? at.page,
  codes: at.codes.filter((code) => !(code in (draft.closed ?? {}))),
});

interface SavedPage extends OnDraft {
  readonly draft: DraftRead;
  readonly before: DraftRead;
  readonly card: RiskCardAt;
  readonly read: RiskRead;
}
/** Saves the page that was sent; a reply instead where it could not be saved. */
async function saveSent(scene: Scene): Promise<SavedPage | { readonly reply: Reply }> {
  const at = await assessed(scene, 'page button');
  const sent = cardIn(scene);
  if (at === undefined || sent === undefined) return { reply: notAvailableReply() };
  const before = draftIn(scene, at);
  const id = toAssessmentId(textIn(scene, 'risk'));
  if (before === undefined || before.id !== id)
    return { reply: showResult(scene, at, 'This assessment is completed.') };
  const card = asRead(sent.at, before);
  const read = readRisk(card, scene.data, before, localDate(scene.now));
  const outcome = await take(scene, at.case.reference, { step: 'saveSigns', part: id, input: read.save });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    if (!isNotStored(refusal)) return { reply: refusedReply(refusal, at.case) };
    const again = refusal.code === 'changedMeanwhile' ? ' Nothing you ticked is lost: press the button again.' : '';
    const message = `${sayRefusal(refusal)}${again}`;
    return {
      reply: showPage(scene, at, before, card, { message, values: sentFor(riskFields(card, before.forms), scene) }),
    };
  }
  // As it was just written: it is not read again.
  const after = outcome.part ?? before;
  const all = at.all.map((one) => (one.id === id ? after : one));
  const draft = draftIn(scene, { case: outcome.now, all });
  if (draft === undefined)
    return { reply: showResult(scene, { case: outcome.now, all }, 'This assessment is completed.') };
  return { case: outcome.now, all, draft, before, card, read };
}

/** Next stops for what is not answered or not backed; Back and Save and close accept half a page. */
export async function nextRisk(scene: Scene): Promise<Reply> {
  const saved = await saveSent(scene);
  if ('reply' in saved) return saved.reply;
  const { draft, card, read } = saved;
  if (Object.keys(read.problems).length > 0) {
    const values = sentFor(riskFields(card, saved.before.forms), scene);
    return showPage(scene, saved, draft, card, { problems: read.problems, values });
  }
  const fields = riskFields(card, saved.before.forms);
  const notes = notesOn(fields, sentFor(fields, scene), scene);
  const next = nextOf(saved);
  return next === undefined ? carryOn(scene, saved, false, notes) : showPage(scene, saved, draft, next, { notes });
}

/** The card after this one; undefined after the last. */
function nextOf({ draft, before, card, read }: SavedPage): RiskCardAt | undefined {
  const { page, part, codes } = card;
  if (read.mixed.length > 0) return { page, part: 'mixed', codes: read.mixed };
  const there = thereIn(page, draft);
  const whole = page.id === strengthsPage.id;
  if (part !== 'grade' && there.length > 0) {
    return { page, part: 'grade', codes: whole ? there : there.slice(0, signsOnCard) };
  }
  const last = part === 'grade' && !whole ? there.indexOf(codes.at(-1) ?? '') : there.length;
  const more = last < 0 ? [] : there.slice(last + 1, last + 1 + signsOnCard);
  if (more.length > 0) return { page, part: 'grade', codes: more };
  const pages = pagesFor(draft);
  const added = pages.find(({ id }) => isForm(id) && !before.forms.includes(id));
  const following = added ?? pages[pages.findIndex(({ id }) => id === page.id) + 1];
  return following && tickOf(following);
}

export async function previousRisk(scene: Scene): Promise<Reply> {
  const saved = await saveSent(scene);
  if ('reply' in saved) return saved.reply;
  const { draft, card } = saved;
  if (card.part !== 'tick') return showPage(scene, saved, draft, tickOf(card.page));
  const pages = pagesFor(draft);
  const page = pages[pages.findIndex(({ id }) => id === card.page.id) - 1];
  return page === undefined ? standingReply(scene, saved.case) : showPage(scene, saved, draft, tickOf(page));
}

/** Where the assessment goes on: the card of the case below says nothing of it. */
function savedReceipt({ now }: Scene, { draft }: SavedPage): NonNullable<Reply['receipt']> {
  const gap = riskGaps(draft, localDate(now))[0]?.page;
  const left = gap === undefined ? 'nothing is missing' : `it goes on at ${placeOf(gap, draft.forms).toLowerCase()}`;
  const next = `open the case to carry on with it: ${left}. Anyone who may assess the risk can.`;
  return { did: 'Assessment saved', at: sayWhen(now, now), next };
}

export async function saveRiskAndClose(scene: Scene): Promise<Reply> {
  const saved = await saveSent(scene);
  if ('reply' in saved) return saved.reply;
  return { ...standingReply(scene, saved.case), receipt: savedReceipt(scene, saved) };
}

/** A page by its name, from the card that says what it comes to: nothing is saved by that. */
export async function showRiskPage(scene: Scene): Promise<Reply> {
  const at = await assessed(scene, 'page button');
  if (at === undefined) return notAvailableReply();
  const draft = draftIn(scene, at);
  const page = draft && pagesFor(draft).find(({ id }) => id === textIn(scene, 'page'));
  return page === undefined || draft === undefined ? carryOn(scene, at) : showPage(scene, at, draft, tickOf(page));
}

/** All is answered: what it comes to, before it is completed for good. */
function checkReply(scene: Scene, at: OnDraft, draft: AssessmentDraft, message?: string, command?: string): Reply {
  const result = previewOf({ case: at.case, assessment: draft }, scene);
  const told = draftTold(at.all, draft, result);
  const data = { risk: draft.id, command: command ?? mint(scene) };
  const buttons: readonly Button[] = [
    buttonOf('Back', 'risk.show', at.case, { page: 'K' }),
    { ...buttonOf('Complete assessment', 'risk.complete', at.case, data), style: 'positive' },
    closeButton(at.case),
  ];
  return {
    of: at.case,
    card: riskResultCard({
      ...told,
      title: titleOn(scene, at.case),
      about: aboutIt(scene, at.case, 'As answered'),
      pairs: pairsBeside(told.pairs),
      informs,
      shared: scene.caller.shared,
      buttons,
      ...given({ message }),
    }),
  };
}

export async function completeRisk(scene: Scene): Promise<Reply> {
  const at = await assessed(scene, 'Complete assessment');
  const id = toAssessmentId(textIn(scene, 'risk'));
  if (at === undefined || id === undefined) return notAvailableReply();
  const draft = draftIn(scene, at);
  if (draft !== undefined && draft.id === id && isDoublePress(scene)) {
    return checkReply(scene, at, draft, 'Not completed yet. Read it through, then press again.', commandIn(scene));
  }
  const outcome = await take(scene, at.case.reference, { step: 'completeAssessment', part: id, input: {} });
  const standing = await after(scene, at, outcome);
  if (outcome.kind !== 'refused') {
    const when = outcome.kind === 'repeat' ? `You completed it at ${sayClock(outcome.at, scene.now)}.` : undefined;
    return showResult(scene, standing, when ?? 'Risk assessment completed.');
  }
  const { refusal } = outcome;
  if (refusal.code !== 'incomplete' || draft === undefined) return showResult(scene, standing, refusal.message);
  const gap = riskGaps(draft, localDate(scene.now))[0]?.page;
  return gap === undefined
    ? // What is missing is not for this person to answer.
      checkReply(scene, standing, draft, sayRefusal(refusal))
    : showPage(scene, standing, draft, tickOf(gap), { message: refusal.message });
}

/** A page with what was sent, where the store cannot be asked. */
export function riskGivenBack(
  pressed: Pressed & Pick<Scene, 'ports'>,
  { message, command }: { readonly message: string; readonly command: string },
): Reply | undefined {
  const sent = cardIn(pressed);
  const [reference, id] = [refIn(pressed), toAssessmentId(textIn(pressed, 'risk'))];
  const isPage = pressed.verb === 'risk.next' || pressed.verb === 'risk.back' || pressed.verb === 'risk.save';
  if (!isPage || sent === undefined || reference === undefined || id === undefined) return undefined;
  const { at, forms } = sent;
  return {
    formOf: reference,
    ...wrongIn(at, forms, undefined, message),
    card: riskPageCard({
      ...at,
      reference,
      id,
      command,
      asked: forms,
      values: sentFor(riskFields(at, forms), pressed),
      place: placeOf(at.page, forms),
      message,
      shared: pressed.caller.shared,
    }),
  };
}

// The referral, page by page: every button saves, Next checks, Submit sends.
import { leads, mayRead } from '../../domain/case/access/access.ts';
import { readThroughCard, readThroughs } from '../../cards/referral/read-through.ts';
import { notDeterminedCard } from '../../cards/referral/section-47.ts';
import { emergencyCard } from '../../cards/advice/numbers.ts';
import { leftOn, notKnownChoices, readPage, unknownOn } from '../../cards/referral/unknown.ts';
import { readForm, type Problems } from '../../cards/form.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { ageNotes } from '../../domain/case/state/birth.ts';
import { routeNotes } from '../../domain/case/onward/notes.ts';
import { gapsOf } from '../../domain/case/referral/referral.ts';
import { whyField, type PageInput } from '../../domain/case/referral/form/saving.ts';
import {
  answerFirst,
  askedBy,
  dateNotes,
  isDetermined,
  mayBeRaised,
  raisedOn,
} from '../../domain/case/referral/form/rules.ts';
import {
  basisField,
  pageById,
  pageOf,
  pages,
  section47Page,
  unknownsPage,
} from '../../domain/case/referral/form/pages.ts';
import type { NotKnown } from '../../domain/case/state/stage-parts.ts';
import type { Command } from '../../domain/case/whole/case.ts';
import { inDanger, type Case } from '../../domain/case/state/stages.ts';
import { readRaw, type Answers } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { cardKey } from '../../notices/keys.ts';
import { notesOn } from '../form/language.ts';
import {
  buttonOf,
  closeButton,
  isNotStored,
  notAvailableReply,
  refusedReply,
  sayRefusal,
  standingReply,
} from '../form/replies.ts';
import { blankPage, showPage, withPreset } from './show.ts';
import { mint, refIn, see, sentFor, take, textIn, type CaseOutcome, type Reply, type Scene } from '../scene/scene.ts';

const firstPage = pages[0] as FormPage;
const lastPage = pages.at(-1) as FormPage;

/** Start on a fresh card: the Section 47 question, and no draft yet. */
export async function startReferral(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const mayBegin = reference !== undefined && (await isOffered(scene, reference));
  if (!mayBegin) return continueReferral(scene);
  const stored = await scene.ports.cases.load(reference);
  return stored === undefined ? blankPage(scene, reference, section47Page, {}) : continueReferral(scene);
}

/** Next on the Section 47 question: a determination begins the draft, "not yet" says whom to ring. */
export async function beginWithSection47(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const stored = reference && (await scene.ports.cases.load(reference));
  // Of someone else's it must not even be told that it is there.
  const own = stored !== undefined && leads(stored.value.root, scene.person);
  if (reference === undefined || !(own || (await isOffered(scene, reference)))) return notAvailableReply();
  const { answers, problems } = readForm(section47Page.fields, scene);
  if (answers['section47'] === 'notYet') {
    const buttons = [buttonOf('Back', 'refer.start', { reference }), closeButton({ reference })];
    return { card: notDeterminedCard(scene.directory.settings, reference, buttons) };
  }
  const open = isDetermined(answers) ? problems : { section47: answerFirst, ...problems };
  if (Object.keys(open).length > 0) {
    return blankPage(scene, reference, section47Page, sentFor(section47Page.fields, scene), { problems: open });
  }
  const saved = await saveSent(scene, { offered: true });
  return 'reply' in saved ? saved.reply : nextAfter(scene, saved);
}

/**
 * Whether a card with this reference was posted to this person. Only such a reference may begin a case: otherwise
 * "begin" and "not available" would tell which references exist.
 */
export const isOffered = async ({ ports, person }: Scene, reference: Reference): Promise<boolean> =>
  (await ports.outbox.posted(reference, cardKey(person.objectId))) !== undefined;

/**
 * Continue: the danger page while there is danger; of what was returned the first page that was asked about; else the first
 * page with something missing, else the last.
 */
export async function continueReferral(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'referral', 'Continue');
  if (seen === undefined) return notAvailableReply();
  const childCase = seen.case;
  if (!isEditable(childCase, scene)) return standingReply(scene, childCase);
  if (inDanger(childCase)) return dangerReply(scene, childCase);
  return showPage(scene, childCase, continuesOn(scene, childCase), { checking: childCase.stage === 'returned' });
}

/** Of what was returned the first page that was asked about; else the first with something missing that is not on the last. */
function continuesOn(scene: Scene, childCase: Case): FormPage {
  if (childCase.stage === 'returned') {
    const [asked] = askedBy(childCase.returned.reasons);
    return (asked === undefined ? undefined : pageOf(asked)) ?? lastPage;
  }
  const [gap] = gapsOf(withPreset(childCase, scene), scene.directory, scene.now);
  return pageById(gap?.page ?? '9') ?? lastPage;
}

export const isEditable = (childCase: Case, scene: Scene): boolean =>
  leads(childCase, scene.person) && (childCase.stage === 'draft' || childCase.stage === 'returned');

/** What a page button came to: the case as saved, and what was wrong with the page. */
export interface Saved {
  readonly case: Case;
  readonly page: FormPage;
  readonly problems: Problems;
  readonly sent: Answers;
  /** Which questions **Rest not known** left open. */
  readonly left: readonly string[];
  /** Of a card with questions that came of an answer, and no others: which. */
  readonly only?: readonly string[];
  /** What came of the step that was taken with it. */
  readonly taken?: CaseOutcome;
}
interface Saving extends Pick<PageInput, 'submitting'> {
  readonly allUnknown?: boolean;
  /** The card that begins the case is known to have been posted to this person. */
  readonly offered?: boolean;
  /** The step that is taken with the page, in one writing, where nothing is wrong with it. */
  readonly taking?: Command;
}

/** What is stored, for those who know of the case: to anyone else it is as one that is not there, in what is asked of the store too. */
export async function storedFor({ ports, person, directory, now }: Scene, reference: Reference) {
  const stored = await ports.cases.load(reference);
  return stored !== undefined && mayRead('status', stored.value.root, person, directory, now) ? stored : undefined;
}

/** Saves the page that was sent; a reply instead when it could not be saved. */
export async function saveSent(
  scene: Scene,
  { allUnknown = false, offered = false, taking, ...flags }: Saving = {},
): Promise<Saved | { reply: Reply }> {
  const reference = refIn(scene);
  const page = pageById(textIn(scene, 'page'));
  if (reference === undefined || page === undefined) return { reply: notAvailableReply() };
  const stored = await storedFor(scene, reference);
  const before = stored?.value.root;
  const only = followedUp(page, scene);
  const read = readPage(page, { data: { ...keptOn(page, only, before), ...scene.data }, now: scene.now });
  const asksWhy = page.id === lastPage.id || page.id === unknownsPage.id;
  const problems = { ...read.problems, ...(asksWhy && readForm([whyField], scene).problems) };
  const left = allUnknown ? leftOn(page, read.answers).filter(wasAsked(page, scene, only)) : [];
  const unknown = [...read.unknown, ...left];
  const notKnown = before && notKnownSent(scene, before, page, unknown);
  const input: PageInput = { page: page.id, answers: read.answers, ...given({ notKnown }), ...flags };
  if (stored === undefined && !offered && !(await isOffered(scene, reference))) return { reply: notAvailableReply() };
  const saving = { step: 'savePage', input } as const;
  const takes = taking !== undefined && stored !== undefined && Object.keys(problems).length === 0;
  const outcome = takes
    ? await take(scene, reference, taking, undefined, { saving })
    : await save(scene, reference, input, stored === undefined);
  const sent = sentFor(only === undefined ? page.fields : page.fields.filter(({ name }) => only.includes(name)), scene);
  if ((outcome.kind === 'refused' && outcome.saved !== true) || outcome.now === undefined)
    return { reply: await notSaved(scene, outcome, reference, page, sent, only) };
  // What is shown next is content: the look comes first, once a sitting.
  const seen = await see(scene, reference, 'referral', 'page button', outcome.now);
  if (seen === undefined) return { reply: notAvailableReply() };
  return { case: outcome.now, page, problems, sent, left, ...given({ only }), ...(takes && { taken: outcome }) };
}

/** Whether the card that was sent had this question: what an answer on it raises comes on the next card. */
function wasAsked(page: FormPage, scene: Pick<Scene, 'data'>, only: readonly string[] | undefined) {
  const raised = textIn(scene, 'raised').split(',');
  return (name: string): boolean => only?.includes(name) ?? (!isRaised(page, name) || raised.includes(name));
}

/** The questions of a card that has some of its page alone. */
function followedUp(page: FormPage, scene: Pick<Scene, 'data'>): readonly string[] | undefined {
  const names = textIn(scene, 'asked').split(',');
  const only = page.fields.map(({ name }) => name).filter((name) => names.includes(name));
  return only.length === 0 ? undefined : only;
}

/** What the card did not ask, although its page has it: as it is stored; on the last page the basis, as it is beforehand. */
function keptOn(page: FormPage, only: readonly string[] | undefined, before: Case | undefined): Answers {
  const stored: Answers = before === undefined ? {} : { ...before.answers, ...unknownOn(page, before.notKnown) };
  const others = page.fields.filter(({ name }) =>
    page.id === lastPage.id ? name === basisField.name : only?.includes(name) === false,
  );
  return Object.fromEntries(others.map(({ name, preset = '' }) => [name, stored[name] ?? preset]));
}

export async function save(scene: Scene, reference: Reference, input: PageInput, fresh: boolean): Promise<CaseOutcome> {
  if (!fresh) return take(scene, reference, { step: 'savePage', input });
  const started = await take(scene, reference, { step: 'start', input: { ...input, reference } });
  // Another press of the same card began the case meanwhile: this one saves its page into it.
  const begun = started.kind === 'refused' && started.now !== undefined;
  return begun ? take(scene, reference, { step: 'savePage', input }) : started;
}

/** What is not known by this press: as it is ticked where all of it is asked, and as it was with a reason on the last page. */
export function notKnownSent(scene: Scene, before: Case, page: FormPage, unknown: readonly string[]): NotKnown {
  if (page.id === unknownsPage.id) return notKnownIn(scene, before);
  if (page.id !== lastPage.id) return unknownWith(before, page, unknown);
  const asked = Object.hasOwn(scene.data, whyField.name);
  return asked ? { ...before.notKnown, why: readRaw(whyField, scene.data[whyField.name]).keep } : before.notKnown;
}

/** What is not known of this page, beside what is not known of others. */
const unknownWith = ({ notKnown }: Case, page: FormPage, unknown: readonly string[]): NotKnown => ({
  fields: [...notKnown.fields.filter((name) => !page.fields.some((field) => field.name === name)), ...unknown],
  why: notKnown.why,
});

function notKnownIn(scene: Scene, childCase: Case): NotKnown {
  const field = notKnownChoices(gapsOf(childCase, scene.directory, scene.now), childCase.notKnown);
  const picked = field === undefined ? '' : readRaw(field, scene.data['notKnown']).keep;
  return { fields: picked === '' ? [] : picked.split(','), why: readRaw(whyField, scene.data['why']).keep };
}

async function notSaved(
  scene: Scene,
  outcome: CaseOutcome,
  reference: Reference,
  page: FormPage,
  sent: Answers,
  only: readonly string[] | undefined,
): Promise<Reply> {
  if (outcome.kind !== 'refused') return notAvailableReply();
  const { refusal, now: childCase } = outcome;
  if (!isNotStored(refusal) || childCase === undefined) return refusedReply(refusal, { reference });
  const seen = await see(scene, reference, 'referral', 'page button', childCase);
  if (seen === undefined) return notAvailableReply();
  const message =
    refusal.code === 'changedMeanwhile'
      ? `${refusal.message} Nothing you typed is lost: press the button again.`
      : sayRefusal(refusal);
  const shown = { ...childCase, answers: { ...childCase.answers, ...sent } };
  return showPage(scene, shown, page, { message, ...given({ only }) });
}

/** All that is left on the page and may be unknown is said to be; then as Next, which says which. */
export const unknownAndNext = (scene: Scene): Promise<Reply> => nextPage(scene, { allUnknown: true });

/** Next, Back, Save and close, Change page N: all save; only Next stops, for what is malformed and for what it raises. */
export async function nextPage(scene: Scene, more: { readonly allUnknown?: boolean } = {}): Promise<Reply> {
  const saved = await saveSent(scene, more);
  if ('reply' in saved) return saved.reply;
  return inDanger(saved.case) ? dangerReply(scene, saved.case) : nextAfter(scene, saved);
}

/**
 * What follows a page: what is wrong with it; else the questions that its answers raised, alone; else the next page. What was
 * not on the card that was sent is a question, and no mistake.
 */
function nextAfter(scene: Scene, saved: Saved): Reply {
  const { case: childCase, page, only } = saved;
  const open = raisedOn(page, childCase.answers, localDate(scene.now), childCase.notKnown.fields);
  const shown = [...(only ?? []), ...textIn(scene, 'raised').split(',')];
  const asked = Object.keys(open).filter((name) => isRaised(page, name) && !shown.includes(name));
  const mistakes = Object.entries(open).filter(([name]) => !asked.includes(name));
  const problems = { ...Object.fromEntries(mistakes), ...saved.problems };
  const wrong = Object.keys(problems);
  if (wrong.length > 0) {
    return showPage(scene, childCase, page, { problems, sent: saved.sent, ...(only !== undefined && { only: wrong }) });
  }
  if (asked.length > 0) return showPage(scene, childCase, page, { only: asked });
  const next = page === section47Page ? firstPage : pages.includes(page) ? pages[pages.indexOf(page) + 1] : undefined;
  const reopens = saved.left.length === 0 ? undefined : { page: page.id, fields: saved.left };
  return showPage(scene, childCase, next ?? lastPage, given({ reopens }), notesAfter(saved, scene));
}
const isRaised = ({ fields }: FormPage, name: string): boolean => {
  const field = fields.find((one) => one.name === name);
  return field !== undefined && mayBeRaised(field);
};

const notesAfter = ({ case: childCase, page }: Saved, scene: Scene): readonly string[] => [
  ...unknownNote(childCase, page),
  ...(page.id === '2' ? ageNotes(childCase.answers, localDate(scene.now)) : []),
  ...dateNotes(
    childCase.answers,
    page.fields.map((field) => field.name),
  ),
  ...routeNotes(childCase.answers, page.id, localDate(scene.now), scene.directory.settings),
  ...notesOn(page.fields, childCase.answers, scene),
];

function unknownNote({ notKnown }: Case, page: FormPage): readonly string[] {
  const titles = page.fields.filter(({ name }) => notKnown.fields.includes(name)).map(({ title }) => title);
  return titles.length === 0 ? [] : [`Marked as not known yet: ${titles.join(' · ')}`];
}

export async function previousPage(scene: Scene): Promise<Reply> {
  const saved = await saveSent(scene);
  if ('reply' in saved) return saved.reply;
  if (inDanger(saved.case)) return dangerReply(scene, saved.case);
  if (saved.only !== undefined) return showPage(scene, saved.case, saved.page);
  const place = pages.indexOf(saved.page);
  if (place === 0) return standingReply(scene, saved.case);
  return showPage(scene, saved.case, place < 0 ? lastPage : (pages[Math.max(0, place - 1)] ?? firstPage));
}

export async function saveAndClose(scene: Scene): Promise<Reply> {
  const saved = await saveSent(scene);
  if ('reply' in saved) return saved.reply;
  if (inDanger(saved.case) && saved.page.id === '1') return dangerReply(scene, saved.case);
  return { ...standingReply(scene, saved.case), receipt: savedReceipt(scene, saved.case) };
}

/** What Continue opens, and that no one is told. */
function savedReceipt(scene: Scene, childCase: Case): NonNullable<Reply['receipt']> {
  const { directory, now } = scene;
  const left = gapsOf(withPreset(childCase, scene), directory, now);
  const missing =
    left.length === 0
      ? 'nothing is missing'
      : `it opens page ${continuesOn(scene, childCase).id}; ${left.length === 1 ? '1 answer is missing' : `${left.length} answers are missing`}`;
  const sent = childCase.stage === 'draft' ? 'No one else has seen it.' : 'No one is told until you send it.';
  return { did: 'Saved', at: sayWhen(now, now), next: `press **Continue**: ${missing}. ${sent}` };
}

export async function changePage(scene: Scene): Promise<Reply> {
  const saved = await savedOrSeen(scene, 'Change');
  if ('reply' in saved) return saved.reply;
  const to = pageById(textIn(scene, 'to')) ?? lastPage;
  const only = to.fields.map(({ name }) => name).filter((name) => textIn(scene, 'open').split(',').includes(name));
  return showPage(scene, saved.case, to, {
    ...(saved.page.id === lastPage.id && { checking: true }),
    ...(only.length > 0 && { only }),
  });
}

/** Read it through, Read on, Back: each is a look of its own. */
export async function readThrough(scene: Scene): Promise<Reply> {
  const saved = await savedOrSeen(scene, 'Read it through');
  if ('reply' in saved) return saved.reply;
  const asked = Number(scene.data['part']);
  const part = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), readThroughs) : 1;
  const { reference, answers, notKnown } = saved.case;
  return {
    card: readThroughCard({ reference, command: mint(scene), answers, notKnown, part }),
    formOf: reference,
  };
}

/** What was sent is saved; a card on which nothing is asked sends no page, and is only looked at. */
async function savedOrSeen(scene: Scene, why: string): Promise<Pick<Saved, 'case' | 'page'> | { reply: Reply }> {
  if (textIn(scene, 'page') !== '') return saveSent(scene);
  const seen = await see(scene, refIn(scene), 'referral', why);
  if (seen === undefined) return { reply: notAvailableReply() };
  return isEditable(seen.case, scene)
    ? { case: seen.case, page: lastPage }
    : { reply: standingReply(scene, seen.case) };
}

/** "The danger has been dealt with": the only way on from the emergency page, back to where tonight is asked about. */
export async function dangerOver(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const stored = reference === undefined ? undefined : await storedFor(scene, reference);
  if (reference === undefined || stored === undefined) return notAvailableReply();
  const answers = Object.fromEntries(
    firstPage.fields.map((field) => [field.name, stored.value.root.answers[field.name] ?? '']),
  );
  const danger = inDanger(stored.value.root);
  const input: PageInput = { page: '1', answers, ...(danger && { dangerOver: true }) };
  const outcome = await take(scene, reference, { step: 'savePage', input });
  if (outcome.kind === 'refused') return refusedReply(outcome.refusal, { reference });
  const seen = await see(scene, reference, 'referral', 'danger over', outcome.now);
  if (seen === undefined) return notAvailableReply();
  const note =
    'Urgency is now "Needs a decision before the next pre-MSET". Change it if that is wrong, and check what this page says about tonight.';
  return showPage(scene, outcome.now, firstPage, {}, danger ? [note] : []);
}

export const dangerReply = (scene: Scene, childCase: Case): Reply => ({
  card: emergencyCard(scene.directory.settings, childCase.reference, [
    buttonOf('The danger has been dealt with', 'refer.safe', childCase, { command: mint(scene) }),
    buttonOf('Save and close', 'case.close', childCase),
  ]),
});

// What is typed on a page of the tab saves itself, without a press and without a check (docs/design.md 6.2: "the same form with
// autosave"). It is the page's own command that saves: a later press under it saves again.
import { pageById, unknownsPage } from '../../domain/case/referral/form/pages.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { takesPress, type PageInput } from '../../domain/case/referral/form/saving.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { readPage, unknownOn } from '../../cards/referral/unknown.ts';
import { notKnownSent, save, storedFor } from './pages.ts';
import { showPage } from './show.ts';
import { notAvailableReply, refusedReply } from '../form/replies.ts';
import { refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** Answers with the same page, which says when it was saved; where it cannot be saved, why not. */
export async function autosave(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const page = pageById(textIn(scene, 'page'));
  if (reference === undefined || page === undefined) return notAvailableReply();
  const stored = (await storedFor(scene, reference))?.value.root;
  // A case begins with a press, by its Section 47 determination.
  if (stored === undefined) return notAvailableReply();
  const outcome = await save(scene, reference, inputFor(scene, page, stored), false);
  if (outcome.kind === 'refused') return refusedReply(outcome.refusal, { reference });
  const seen = await see(scene, reference, 'referral', 'saved automatically', outcome.now);
  return seen === undefined
    ? notAvailableReply()
    : showPage(scene, seen.case, page, { command: textIn(scene, 'command') });
}

/** The page as it is stored, with what came of it; what takes a press stays as it was. */
function inputFor(scene: Scene, page: FormPage, stored: Case): PageInput {
  const kept: Answers = { ...stored.answers, ...unknownOn(page, stored.notKnown) };
  const data = page.fields.map(({ name }) => [name, Object.hasOwn(scene.data, name) ? scene.data[name] : kept[name]]);
  const { answers: typed, unknown } = readPage(page, { data: Object.fromEntries(data), now: scene.now });
  const answers = Object.entries(typed).map(([name, value]) => [
    name,
    takesPress(name, value) ? (stored.answers[name] ?? '') : value,
  ]);
  const ticked = page.id !== unknownsPage.id || Object.hasOwn(scene.data, 'notKnown');
  const notKnown = notKnownSent(scene, stored, page, unknown);
  return { page: page.id, answers: Object.fromEntries(answers), ...(ticked && { notKnown }) };
}

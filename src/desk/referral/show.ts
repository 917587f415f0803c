// A page of the referral as a card: what was answered, what was wrong with it, and who asked for what.
import type { CheckView } from '../../cards/referral/check.ts';
import { ofCheck, type PageView } from '../../cards/referral/page.ts';
import { unknownOn, unknownsOf, unknownsSaid } from '../../cards/referral/unknown.ts';
import type { Problems } from '../../cards/form.ts';
import { eligibleConsenters } from '../../domain/case/access/consenters.ts';
import { returnFields } from '../../domain/case/consent/consent.ts';
import type { FormPage } from '../../domain/case/referral/form/page.ts';
import { emptyNotKnown, whyField } from '../../domain/case/referral/form/saving.ts';
import { agedAnswers, gapsOf, unchangedField } from '../../domain/case/referral/referral.ts';
import { askedBy, changedSince, unknownIn } from '../../domain/case/referral/form/rules.ts';
import { pages, unknownsPage } from '../../domain/case/referral/form/pages.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { sayAnswer, type Answers, type Field } from '../../domain/kernel/fields.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { hintsFor } from '../form/language.ts';
import { pageReply } from '../form/replies.ts';
import { mint, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { given } from '../../domain/kernel/given.ts';

const lastPage = pages.at(-1) as FormPage;
const reasonField = returnFields[0] as Field;

/** The page of a case, with what was wrong with it; the last page says what is missing. */
export function showPage(
  scene: Scene,
  childCase: Case,
  asked: FormPage,
  wrong: {
    readonly problems?: Problems;
    readonly sent?: Answers;
    readonly message?: string;
    readonly command?: string;
    readonly checking?: boolean;
    readonly only?: readonly string[];
    readonly reopens?: NonNullable<PageView['reopens']>;
  } = {},
  notes: readonly string[] = [],
): Reply {
  const problems = wrong.problems ?? {};
  const page = drawnOf(scene, childCase, asked);
  const shown = {
    ...agedAnswers(childCase, scene.directory, scene.now),
    ...unknownsSaid(childCase.notKnown),
    ...unknownOn(page, childCase.notKnown),
    ...Object.fromEntries(Object.keys(problems).map((name) => [name, wrong.sent?.[name] ?? ''])),
  };
  const view = {
    reference: childCase.reference,
    command: wrong.command ?? mint(scene),
    page,
    answers: shown,
    savedAt:
      childCase.stage === 'returned' && childCase.returned.at === childCase.changedAt ? undefined : childCase.changedAt,
    now: scene.now,
    problems,
    notes,
    hints: hintsFor(page.fields, shown, scene),
    ...returnOf(childCase),
    checking: wrong.checking ?? textIn(scene, ofCheck) !== '',
    ...given({ message: wrong.message, only: wrong.only, reopens: wrong.reopens }),
  };
  return pageReply(view, () => checkedOn(scene, childCase, problems));
}

/** The questions of the page of what is not known follow from the case; where there are none, the last page says so. */
function drawnOf(scene: Scene, childCase: Case, page: FormPage): FormPage {
  if (page.id !== unknownsPage.id) return page;
  return unknownsOf(gapsOf(childCase, scene.directory, scene.now), childCase.notKnown) ?? lastPage;
}

const checkedOn = (scene: Scene, childCase: Case, problems: Problems): Omit<CheckView, keyof PageView> => ({
  notKnown: childCase.notKnown,
  gaps: gapsOf(withPreset(childCase, scene), scene.directory, scene.now),
  eligible: eligibleOf(childCase, scene),
  again: childCase.stage === 'returned',
  ...(asksWhy(childCase, problems) && { why: childCase.notKnown.why }),
  ...(childCase.stage === 'returned' &&
    changedSince(childCase.sent, childCase).length === 0 && { unchangedBecause: textIn(scene, unchangedField.name) }),
});

/** The one reason is asked on the last page while it is missing, or is too long. */
const asksWhy = (childCase: Case, problems: Problems): boolean =>
  problems[whyField.name] !== undefined || (childCase.notKnown.why === '' && unknownIn(childCase).length > 0);

/** What was asked for by the person who returned it. */
const returnOf = (childCase: Case): Pick<PageView, 'returned'> =>
  childCase.stage === 'returned'
    ? {
        returned: {
          by: childCase.returned.by.name,
          reason: sayAnswer(reasonField, childCase.returned.reasons.join(',')),
          note: childCase.returned.note,
          fields: askedBy(childCase.returned.reasons),
        },
      }
    : {};

export const eligibleOf = (childCase: Case, scene: Scene) => eligibleConsenters(scene.directory, childCase, scene.now);

/** The presets of the last page count as answered there: they are on the card. */
export function withPreset(childCase: Case, scene: Scene): Case {
  const presets = Object.fromEntries(
    lastPage.fields.flatMap((field) => (field.preset === undefined ? [] : [[field.name, field.preset]])),
  );
  const manager = eligibleOf(childCase, scene)[0]?.objectId;
  return { ...childCase, answers: { ...presets, ...given({ consenter: manager }), ...childCase.answers } };
}

/** A page without a stored case behind it: blank, or with what was just sent when it could not be saved. */
export function blankPage(
  scene: Scene,
  reference: Reference,
  page: FormPage,
  answers: Answers,
  wrong: { readonly problems?: Problems } = {},
): Reply {
  const { emergency } = scene.directory.settings;
  const view = { reference, command: mint(scene), page, answers, savedAt: undefined, emergency, ...wrong };
  return pageReply(view, () => ({ notKnown: emptyNotKnown, gaps: [], eligible: [], again: false }));
}

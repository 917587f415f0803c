// A page of the referral as a card: what was answered, what was wrong with it, and who asked for what.
import { checkCard, pageCard, type CheckView, type PageView } from '../../cards/referral/page.ts';
import { section47Card } from '../../cards/referral/section-47.ts';
import type { Card } from '../../cards/blocks.ts';
import type { Problems } from '../../cards/form.ts';
import { eligibleConsenters } from '../../domain/case/consent/consenters.ts';
import { returnFields } from '../../domain/case/consent/consent.ts';
import type { Page } from '../../domain/case/referral/page.ts';
import { gapsOf, unchangedField } from '../../domain/case/referral/referral.ts';
import { askedBy, changedSince } from '../../domain/case/referral/rules.ts';
import { pages, section47Page } from '../../domain/case/referral/pages.ts';
import type { Case } from '../../domain/case/stages.ts';
import { sayAnswer, type Answers, type Field } from '../../domain/fields.ts';
import type { Reference } from '../../domain/ids.ts';
import { pageReply } from '../form/replies.ts';
import { mint, textIn, type Reply, type Scene } from '../scene.ts';

const lastPage = pages.at(-1) as Page;
const reasonField = returnFields[0] as Field;

/** The page of a case, with what was wrong with it; the last page reads everything back. */
export function showPage(
  scene: Scene,
  one: Case,
  page: Page,
  wrong: {
    readonly problems?: Problems;
    readonly sent?: Answers;
    readonly message?: string;
    readonly command?: string;
    readonly checking?: boolean;
  } = {},
  notes: readonly string[] = [],
): Reply {
  const problems = wrong.problems ?? {};
  const shown = {
    ...one.answers,
    ...Object.fromEntries(Object.keys(problems).map((name) => [name, wrong.sent?.[name] ?? ''])),
  };
  const view = {
    reference: one.reference,
    command: wrong.command ?? mint(scene),
    page,
    answers: shown,
    savedAt: one.stage === 'returned' && one.returned.at === one.changedAt ? undefined : one.changedAt,
    now: scene.now,
    problems,
    notes,
    ...returnOf(one),
    ...(wrong.message !== undefined && { message: wrong.message }),
    ...(wrong.checking !== undefined && { checking: wrong.checking }),
  };
  return pageReply(cardOf(scene, one, view), view);
}

function cardOf(scene: Scene, one: Case, view: PageView): Card {
  if (view.page === section47Page) return section47Card(view);
  return view.page.id === '9' ? checkCard(checkView(scene, one, view)) : pageCard(view);
}

const checkView = (scene: Scene, one: Case, view: PageView): CheckView => ({
  ...view,
  notKnown: one.notKnown,
  gaps: gapsOf(withPreset(one, scene), scene.directory, scene.now),
  eligible: eligibleOf(one, scene),
  again: one.stage === 'returned',
  ...(one.stage === 'returned' &&
    changedSince(one.sent, one).length === 0 && { unchangedBecause: textIn(scene, unchangedField.name) }),
});

/** What was asked for by whoever returned it. */
const returnOf = (one: Case): Pick<PageView, 'returned'> =>
  one.stage === 'returned'
    ? {
        returned: {
          by: one.returned.by.name,
          reason: sayAnswer(reasonField, one.returned.reasons.join(',')),
          note: one.returned.note,
          fields: askedBy(one.returned.reasons),
        },
      }
    : {};

export const eligibleOf = (one: Case, scene: Scene) =>
  eligibleConsenters(scene.directory, one.referrer.objectId, one.excluded, scene.now);

/** The presets of the last page count as answered there: they are on the card. */
function withPreset(one: Case, scene: Scene): Case {
  const presets = Object.fromEntries(
    lastPage.fields.flatMap((field) => (field.preset === undefined ? [] : [[field.name, field.preset]])),
  );
  const manager = eligibleOf(one, scene)[0]?.objectId;
  return { ...one, answers: { ...presets, ...(manager !== undefined && { consenter: manager }), ...one.answers } };
}

/** A page without a stored case behind it: blank, or with what was just sent when it could not be saved. */
export function blankPage(
  scene: Scene,
  reference: Reference,
  page: Page,
  answers: Answers,
  wrong: { readonly problems?: Problems } = {},
): Reply {
  const view = { reference, command: mint(scene), page, answers, savedAt: undefined, ...wrong };
  if (page === section47Page) return pageReply(section47Card(view), view);
  const check = { notKnown: { fields: [], why: '' }, gaps: [], eligible: [], again: false };
  return pageReply(page.id === '9' ? checkCard({ ...view, ...check }) : pageCard(view), view);
}

// Break glass: a case that is not open to the person who presses, read for some hours; and the review of that by another
// (docs/process.md P26.5 to P26.7).
import { lines, type Element } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import type { Look } from '../../casework/ports/ports.ts';
import { mayReview } from '../../domain/case/glass/glass.ts';
import { sayPurpose, type Glass } from '../../domain/case/state/glass.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { steps } from '../../domain/case/whole/case.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { personIn } from '../../domain/people/directory.ts';
import { may, sayRoles } from '../../domain/people/roles.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { hoursBetween, sayHours } from '../../domain/time/moments.ts';
import { aboutField, aboutNoCase } from '../form/by-reference.ts';
import type { ByHand } from '../form/counter.ts';
import { notYet } from '../form/press.ts';
import {
  aboutData,
  homeButton,
  isNotStored,
  notAvailableReply,
  openButton,
  refusedReply,
  sayRefusal,
} from '../form/replies.ts';
import { aboutCase, formAbout, type StepForm, type Wrong } from '../form/step-form.ts';
import { sayWritten } from '../form/written.ts';
import { isDoublePress, refIn, see, take, textIn, type Reply, type Scene } from '../scene/scene.ts';

const breakFields = (): readonly Field[] => [aboutField, ...(steps.breakGlass.asks?.({}) ?? [])];

/** Of its form no case is known: it carries none. */
const own = aboutNoCase('A case that is not open to you');

const formToBreak = (hours: number | undefined): StepForm => ({
  title: steps.breakGlass.title,
  fields: breakFields(),
  verb: 'glass.open.go',
  intro: `You read all of it for ${hours ?? 'some'} hours, and change nothing. The co-ordinators and the data protection officer are told at once. What you look at is on record, and another person reviews why.`,
  style: 'destructive',
});
const breaking = (scene: Scene, values: Answers, wrong: Wrong = {}): Reply =>
  formAbout(scene, own, formToBreak(scene.directory.settings.glassHours), values, wrong);

/** The form, with the reference of the card that was pressed. */
export function askGlass(scene: Scene): Promise<Reply> {
  const reference = refIn(scene);
  const isMine = may(scene.person, 'breakGlass');
  return Promise.resolve(
    isMine ? breaking(scene, reference === undefined ? {} : { about: reference }) : notAvailableReply(),
  );
}

async function takeGlass(scene: Scene): Promise<Reply> {
  if (!may(scene.person, 'breakGlass')) return notAvailableReply();
  const { answers, problems } = readStep(breakFields(), scene);
  const read = readReference(answers['about'] ?? '');
  if ('problem' in read || Object.keys(problems).length > 0) return breaking(scene, answers, { problems });
  if (isDoublePress(scene)) return breaking(scene, answers, { message: notYet, command: textIn(scene, 'command') });
  const { forms } = scene.ports;
  if (forms !== undefined && forms.known() < (steps.breakGlass.since ?? 0))
    return breaking(scene, answers, {
      message: 'This can be done after the upgrade. Ask the co-ordinator until then.',
    });
  return (await isThere(scene, read.reference))
    ? broken(scene, read.reference, answers)
    : noSuchCase(scene, read.reference, answers);
}

/** Of a case that its person is kept out of it must be as if there were none: no more is read of the one than of the other. */
async function isThere({ ports, person }: Scene, reference: Reference): Promise<boolean> {
  const root = (await ports.cases.load(reference))?.value.root;
  return root !== undefined && !root.excluded.includes(person.objectId);
}
async function noSuchCase(scene: Scene, reference: Reference, answers: Answers): Promise<Reply> {
  await see(scene, reference, 'case', steps.breakGlass.title);
  return breaking(scene, answers, {
    problems: { about: 'there is no such case: compare it with what you were given.' },
  });
}

async function broken(scene: Scene, reference: Reference, answers: Answers): Promise<Reply> {
  const { purpose = '', reason = '' } = answers;
  const outcome = await take(scene, reference, { step: 'breakGlass', input: { purpose, reason } });
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    if (refusal.code === notAvailable.refusal.code) return noSuchCase(scene, reference, answers);
    return isNotStored(refusal)
      ? breaking(scene, answers, { message: sayRefusal(refusal) })
      : refusedReply(refusal, { reference });
  }
  const until = outcome.now.glass?.findLast(({ by }) => by.objectId === scene.person.objectId)?.until;
  return {
    card: doneCard(reference, [], [openButton({ reference }), homeButton]),
    receipt: {
      did: 'Opened by break glass',
      at: sayWritten(scene, outcome),
      lines: until === undefined ? [] : [`You can read it until ${sayWhen(until, scene.now)}, and change nothing.`],
      next: 'another person reviews why you did it.',
    },
    leads: { verb: 'case.open', data: aboutData({ reference }) },
  };
}

/** What is reviewed, for those who may; the look is written first. */
interface Reviewed {
  readonly case: Case;
  readonly one: Glass;
  readonly looks: readonly Look[];
}
async function reviewedIn(scene: Scene): Promise<Reviewed | undefined> {
  const { ask, ports, person, directory, now } = scene;
  const reference = refIn(scene);
  const childCase =
    reference && (await ask.review({ reference, person, directory, now, why: steps.reviewGlass.title }));
  const one = childCase?.glass?.find(({ fact }) => String(fact) === textIn(scene, 'fact'));
  if (childCase === undefined || one === undefined || !mayReview(childCase, one, person, directory)) return undefined;
  const looks = (await ports.looks.of(childCase.reference)).filter(
    (look) => look.person === one.by.objectId && look.relation === 'glass' && look.at >= one.at && look.at < one.until,
  );
  return { case: childCase, one, looks };
}

const formToReview = (fact: string, before: readonly Element[] = []): StepForm => ({
  title: steps.reviewGlass.title,
  go: 'Reviewed',
  fields: steps.reviewGlass.asks?.({}) ?? [],
  verb: 'glass.review.go',
  intro: 'Ask the person first. Your answer goes on record.',
  style: 'positive',
  data: { fact },
  before,
  back: { verb: 'home', data: {} },
});

/** Who, when, what for and why; and what they looked at. */
function toldOf({ directory, now }: Scene, { one, looks }: Reviewed): readonly Element[] {
  const person = personIn(directory, one.by.objectId);
  return [
    lines([
      ['Who', [one.by.name, person === undefined ? '' : sayRoles(person)].filter((part) => part !== '').join(', ')],
      ['Opened', sayWhen(one.at, now)],
      ['Open to them', sayOpen(one, now)],
      ['For what', sayPurpose(one.purpose)],
      ['Reason', one.reason],
      ['Looked at', sayLooks(looks)],
    ]),
  ];
}
/** Its clock: they may still read the case, or not any more. */
const sayOpen = ({ until }: Glass, now: Instant): string =>
  now < until
    ? `until ${sayWhen(until, now)}, for ${sayHours(hoursBetween(now, until))} more`
    : `no more, since ${sayWhen(until, now)}`;
const sayLooks = (looks: readonly Look[]): string => {
  if (looks.length === 0) return 'Nothing yet';
  const papers = looks.filter(({ by }) => by === 'print' || by === 'export').length;
  const said = [...new Set(looks.map(({ what }) => what))].join('; ');
  return papers === 0 ? said : `${said}. Printed or exported: ${papers}`;
};

const reviewing = (scene: Scene, found: Reviewed, values: Answers = {}, wrong: Wrong = {}): Reply => {
  const { reference } = found.case;
  const form = formToReview(String(found.one.fact), toldOf(scene, found));
  return formAbout(scene, { ...aboutCase(reference), back: { verb: 'home' } }, form, values, wrong);
};

async function askReview(scene: Scene): Promise<Reply> {
  const found = await reviewedIn(scene);
  if (found === undefined) return notAvailableReply();
  const { reviewed } = found.one;
  return reviewed === undefined
    ? reviewing(scene, found)
    : {
        card: doneCard(
          'Reviewed already',
          [`${found.case.reference}: ${reviewed.by.name}, ${sayWhen(reviewed.at, scene.now)}.`],
          [homeButton],
        ),
      };
}

async function takeReview(scene: Scene): Promise<Reply> {
  const found = await reviewedIn(scene);
  if (found === undefined) return notAvailableReply();
  const fields = steps.reviewGlass.asks?.({}) ?? [];
  const { answers, problems } = readStep(fields, scene);
  if (Object.keys(problems).length > 0) return reviewing(scene, found, answers, { problems });
  if (isDoublePress(scene)) return reviewing(scene, found, answers, { message: notYet });
  const { needed = '', found: said = '' } = answers;
  const { reference } = found.case;
  const outcome = await take(scene, reference, {
    step: 'reviewGlass',
    input: { glass: String(found.one.fact), needed, found: said },
  });
  if (outcome.kind === 'refused')
    return outcome.refusal.code === notAvailable.refusal.code
      ? notAvailableReply()
      : reviewing(scene, found, answers, { message: sayRefusal(outcome.refusal) });
  return {
    card: doneCard(reference, [], [homeButton]),
    receipt: {
      did: 'Break glass reviewed',
      at: sayWritten(scene, outcome),
      lines: [needed === 'no' ? 'It was not needed: tell their manager what follows.' : 'It was needed.'],
    },
  };
}

export const glassPresses = {
  breakGlass: {
    byHand: 'no case is known before it is pressed',
    verb: 'glass.open',
    taking: 'glass.open.go',
    verbs: [
      ['glass.open', askGlass],
      ['glass.open.go', takeGlass],
    ],
    about: own,
    again: (_pressed, directory) => formToBreak(directory?.settings.glassHours),
  },
  reviewGlass: {
    byHand: 'those who review it do not read the case',
    verb: 'glass.review',
    taking: 'glass.review.go',
    verbs: [
      ['glass.review', askReview],
      ['glass.review.go', takeReview],
    ],
    again: (pressed) => formToReview(textIn(pressed, 'fact')),
  },
} as const satisfies Readonly<Record<'breakGlass' | 'reviewGlass', ByHand>>;

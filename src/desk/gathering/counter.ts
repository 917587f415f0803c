// Strategy, mapping and daily meetings as people take them: from the card of the case, and of every child of the meeting at once
// where that is one act (docs/process.md P6.27).
import { lines, type Button, type Element } from '../../cards/blocks.ts';
import { gatheringPage, referencesTyped } from '../../domain/case/gathering/fields.ts';
import {
  gatheringTypes,
  isSameGathering,
  sayGathering,
  type Gathering,
  type OnGathering,
} from '../../domain/case/gathering/gathering.ts';
import { gatheringPart, type GatheringTypes } from '../../domain/case/gathering/table.ts';
import { invitationsOn, sayInvitee, type GatheringLine } from '../../domain/case/state/invitations.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Command } from '../../domain/case/whole/case.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import type { ObjectId, Reference } from '../../domain/kernel/ids.ts';
import { refuse, type Refusal } from '../../domain/matter/step.ts';
import type { PersonRef } from '../../domain/people/actor.ts';
import { localDate, sayDate } from '../../domain/time/calendar.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { partCounter } from '../form/part-counter.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf } from '../form/replies.ts';
import { refIn, refusalOf, take, type Scene } from '../scene/scene.ts';

type GatheringStepName = keyof GatheringTypes['steps'];

/** Who may open the case until when, as it was planned; of someone who is invited for longer nothing is new. */
function openedSaid({ before, after, directory, now }: Taken<OnGathering, Gathering>): readonly string[] {
  const held = before === undefined ? [] : invitationsOn(before.case, localDate(now));
  const opened = after.opened.filter(
    ({ invitee, until }) => !held.some((one) => one.invitee === invitee && one.until >= until),
  );
  const [first] = opened;
  if (first === undefined) return [];
  const who = opened.map((one) => sayInvitee(one, directory)).join(', ');
  return [`${who} can open the case until ${sayDate(first.until)}. End invitation, under More, ends it sooner.`];
}
/** What was recorded stands in the form again. */
const minutesOf = ({ gathering }: OnGathering): Answers => {
  if (gathering?.minutes === undefined)
    return {
      came: (gathering?.answers ?? [])
        .flatMap(({ coming, person }) => (coming === 'yes' ? person.objectId : []))
        .join(','),
    };
  const { came, others = '', decided, again = '' } = gathering.minutes;
  return { came: came.map(({ objectId }) => objectId).join(','), others, decided, again };
};

/** "Strategy meeting, Tue 12 Jan 14:00." */
const whenOf = (on: OnGathering | undefined, now: string | undefined): string =>
  on?.gathering === undefined ? '' : `${sayGathering(on.gathering, now ?? on.gathering.at)}.`;
/** What it is for, and where, in people's own words. */
const planIn = ({ gathering }: OnGathering): readonly Element[] =>
  gathering === undefined
    ? []
    : [
        lines(
          [
            ['What it is for', gathering.purpose],
            ['Where', gathering.place ?? ''],
          ],
          1200,
        ),
      ];

const presses: Presses<GatheringTypes['steps'], OnGathering, Gathering> = {
  planGathering: {
    verb: 'gathering.plan',
    intro:
      'Those invited are told by reference alone. They read the whole case until two weeks after it, as an agency that is invited to its meetings does. The case stays where it is.',
    second: gatheringPage,
    done: ({ after, now }) => `Planned: ${sayGathering(after, now)}`,
    says: openedSaid,
  },
  answerGathering: {
    verb: 'gathering.answer',
    shows: planIn,
    intro: ({ before, now }) => whenOf(before, now),
    done: ({ sent }) => (sent['coming'] === 'yes' ? 'You are coming' : 'Your apologies are recorded'),
  },
  recordGathering: {
    verb: 'gathering.record',
    intro: ({ before, now }) =>
      `${whenOf(before, now)} Those who were there read it, and say what is wrong before the chair approves it.`,
    values: minutesOf,
    done: 'The meeting is recorded',
    next: ({ after }) => gatheringTypes[after.type].follows,
    buttons: (after) => [
      buttonOf('Add action', 'action.add', after),
      buttonOf('Open', 'case.open', after),
      buttonOf('Close', 'case.close', after),
    ],
  },
  approveGathering: {
    verb: 'gathering.approve',
    was: ({ approved }) => approved?.at,
    done: 'The minutes are approved',
  },
  cancelGathering: {
    verb: 'gathering.cancel',
    shows: planIn,
    intro: ({ before, now }) =>
      `${whenOf(before, now)} Those invited are told, and what it opened of the case is closed again.`,
    style: 'destructive',
    done: 'The meeting is cancelled',
  },
  promptGathering: { byHand: 'the clock’s' },
};
const ofOne = partCounter<'gathering', OnGathering>({
  kind: 'gathering',
  datum: 'decisions',
  look: 'meeting about the child',
  carries: 'gathering',
  presses,
  isBy: ({ by, at }, person, when) => by.objectId === person && (when === undefined || at === when),
});

/** What is one act for every child of the meeting: who was there, and what was decided, each has of its own. */
const ofAll: ReadonlySet<string> = new Set<GatheringStepName>(['answerGathering', 'cancelGathering']);

export const gatheringCounter: typeof ofOne = {
  ...ofOne,
  take: async (scene, name, input, opened) => {
    if (name === 'planGathering') return planned(scene, input, opened);
    const outcome = await ofOne.take(scene, name, input, opened);
    if (outcome.kind === 'refused' || !ofAll.has(name)) return outcome;
    await onOthers(scene, outcome.now, name, input);
    return outcome;
  },
};

/** Of every child first whether it may be: nothing is planned by half. */
async function planned(
  scene: Scene,
  input: object,
  opened: Parameters<typeof ofOne.take>[3],
): ReturnType<typeof ofOne.take> {
  const reference = refIn(scene);
  const typed = 'with' in input && typeof input.with === 'string' ? input.with : '';
  const read = referencesTyped(typed);
  const others = 'problem' in read ? [] : read.references.filter((one) => one !== reference);
  if (reference === undefined || others.length === 0) return ofOne.take(scene, 'planGathering', input, opened);
  const all = [reference, ...others];
  const commands = others.map(
    (one) => [one, { ...input, with: all.filter((other) => other !== one).join(' ') }] as const,
  );
  for (const [one, said] of commands) {
    const refusal = await refusalOf(scene, one, gatheringCommand('planGathering', said));
    if (refusal !== undefined) return { kind: 'refused', refusal: ofAnother(one, refusal), now: undefined };
  }
  const outcome = await ofOne.take(scene, 'planGathering', { ...input, with: others.join(' ') }, opened);
  if (outcome.kind === 'refused') return outcome;
  for (const [one, said] of commands) await take(scene, one, gatheringCommand('planGathering', said));
  return outcome;
}
/** The step's name, and what its form read: that these fit is tested for every row. */
function gatheringCommand(step: string, input: object, part?: string): Command;
function gatheringCommand(step: string, input: object, part?: string): object {
  return { step, input, ...given({ part }) };
}
const ofAnother = (reference: Reference, { code, message, next }: Refusal): Refusal =>
  code === 'notAvailable'
    ? refuse('ofAnother', `${reference} is not available to you.`, 'Check the reference, or leave it out.').refusal
    : refuse('ofAnother', `${reference}: ${message}`, next).refusal;

/** The same answer, and the same end, for the other children of the meeting whose cases this person may act on. */
async function onOthers(scene: Scene, one: Gathering, step: string, input: object): Promise<void> {
  for (const reference of one.others ?? []) {
    const all = await scene.ports.cases.parts(reference, 'gathering');
    const same = all.find((other) => isSameGathering(one, other) && other.state === 'planned');
    if (same === undefined) continue;
    await take(scene, reference, gatheringCommand(step, input, same.id));
  }
}

const someone = (objectId: ObjectId): PersonRef => ({ objectId, name: '' });
/** As much of it as its buttons go by: what the case keeps of it. */
const asKept = ({ reference }: Case, line: GatheringLine): Gathering => ({
  id: gatheringPart.toId(line.id) ?? 'G1',
  reference,
  type: line.type,
  startsAt: line.startsAt,
  purpose: '',
  chair: someone(line.chair),
  by: someone(line.by),
  at: line.startsAt,
  invited: line.invited.map((invitee) => ({ invitee })),
  opened: [],
  answers: line.answered.map((objectId) => ({ person: someone(objectId), coming: 'yes', at: line.startsAt })),
  state: line.waits === 'meeting' ? 'planned' : 'held',
  ladder: { set: 0, rungs: [] },
});
const stepsOnLine = (
  scene: Scene,
  childCase: Case,
  line: GatheringLine,
  names: readonly GatheringStepName[],
): readonly Button[] => {
  const gathering = asKept(childCase, line);
  const before = { case: childCase, gathering, id: gathering.id };
  const data = { ...aboutData(childCase), gathering: gathering.id };
  const several = (childCase.gatherings ?? []).length > 1;
  return offered(gatheringCounter, scene, { before, doc: gathering }, names, data).map((button) =>
    several ? { ...button, title: `${button.title}: ${gatheringTypes[line.type].title}` } : button,
  );
};

/** What of its meetings waits for this person: whether they come, what happened, their approval. */
export const gatheringsAsked = (scene: Scene, childCase: Case): readonly Button[] =>
  (childCase.gatherings ?? []).flatMap((line) => {
    const me = scene.person.objectId;
    const runs = line.chair === me || line.by === me;
    return stepsOnLine(scene, childCase, line, [
      ...(line.answered.includes(me) ? [] : (['answerGathering'] as const)),
      ...(runs && line.waits === 'meeting' ? (['recordGathering'] as const) : []),
      ...(line.chair === me ? (['approveGathering'] as const) : []),
    ]);
  });

/** The rest of what may be done about them; and a new one. */
export function gatheringsMore(scene: Scene, childCase: Case): readonly Button[] {
  const asked = gatheringsAsked(scene, childCase);
  const on = { case: childCase, gathering: undefined, id: gatheringPart.next(childCase) };
  const rest = (childCase.gatherings ?? []).flatMap((line) =>
    stepsOnLine(scene, childCase, line, ['answerGathering', 'recordGathering', 'approveGathering', 'cancelGathering']),
  );
  return [
    ...offered(gatheringCounter, scene, { before: on, doc: undefined }, ['planGathering'], aboutData(childCase)),
    ...rest.filter(
      ({ verb, data }) => !asked.some((one) => one.verb === verb && one.data?.['gathering'] === data?.['gathering']),
    ),
  ];
}

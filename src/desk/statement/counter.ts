// What people put beside what is written in a case: a correction to an item of the minutes, a statement (docs/process.md 27).
import { lines, type Button, type Element } from '../../cards/blocks.ts';
import { dissentPairs } from '../../cards/case/dissent.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { sayDecision } from '../../domain/case/meeting/decisions.ts';
import { aboutPage } from '../../domain/case/statement/fields.ts';
import type { OnStatement, Statement } from '../../domain/case/statement/statement.ts';
import { statementPart, type StatementTypes } from '../../domain/case/statement/table.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Asking } from '../../domain/matter/step.ts';
import { sayMeetingId, toMeetingId, type EndedMeeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { meetingFor } from '../../reading/meeting/meetings.ts';
import type { Presses } from '../form/counter.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { offered, verbsOf } from '../form/press.ts';
import { aboutData, closeButton, notAvailableReply } from '../form/replies.ts';
import { aboutCase } from '../form/step-form.ts';
import { refIn, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** Of which meeting, and what its minutes say now, as far as the writer reads it: no one puts right what they do not see. */
async function itemNow(
  { case: childCase, meeting }: OnStatement,
  now: Instant,
  { actor, directory }: Asking<OnStatement>,
  cases: Pick<Ports['cases'], 'decisionsOf'>,
): Promise<readonly Element[]> {
  if (meeting === undefined || actor === undefined || directory === undefined) return [];
  const reads = readerOf(childCase, actor, directory, now);
  const decided = decisionsOf(childCase).filter((one) => one.meeting === meeting.id);
  const made = await cases.decisionsOf([{ reference: childCase.reference, lines: decided }]);
  const said = made.flatMap((one): readonly (readonly [label: string, value: string])[] => [
    ['Decision', sayDecision(one.decision)],
    ['Rationale', one.rationale],
    ...dissentPairs(one, reads, 'No one'),
  ]);
  return [lines([['Minutes of', sayMeetingId(meeting.id)], ...(reads('decisions') ? said : [])], mostSaid)];
}
/** Its form is below: the extract has all of it. */
const mostSaid = 900;

const presses: Presses<StatementTypes['steps'], OnStatement, Statement> = {
  correctItem: {
    verb: 'item.correct',
    intro:
      'The minutes stay as they are, with your correction at this item. Only people who may read this case can read it.',
    shows: itemNow,
    go: 'Save correction',
    done: 'The correction is at its item',
    next: () => 'the chair reads it there before approving the minutes.',
    // A page opens nothing of itself: on it the item is a press away.
    buttons: (after) =>
      after.is === 'correction'
        ? [
            { title: 'Extract', verb: 'minutes.extract', data: minutesOf(after.reference, after.meeting) },
            closeButton(after),
          ]
        : [],
  },
  addStatement: {
    verb: 'statement.add',
    intro: 'Their own words, dated, beside what they are about. The case itself stays as it is.',
    go: 'Save statement',
    second: aboutPage,
    done: 'The statement is added',
  },
};

const meetingNamed = (pressed: Pick<Scene, 'data'>): MeetingId | undefined => toMeetingId(textIn(pressed, 'meeting'));
const minutesOf = (reference: Reference, meeting: MeetingId) => ({ ...aboutData({ reference }), meeting });

export const statementCounter = partCounter<'statement', OnStatement>({
  kind: 'statement',
  datum: 'statement',
  orReads: { correctItem: 'decisions' },
  look: 'statement',
  carries: 'statement',
  presses,
  isBy: ({ by, at }, person, when) => by.objectId === person && (when === undefined || at === when),
  open: async (scene, root) => {
    const meeting = await meetingFor(scene, meetingNamed(scene));
    const id = statementPart.next(root);
    return { before: { case: root, statement: undefined, id, ...given({ meeting }) }, doc: undefined };
  },
  knows: async (scene, _reference, step) =>
    step === 'correctItem' ? given({ meeting: await meetingFor(scene, meetingNamed(scene)) }) : undefined,
  knowsOn: ({ meeting }) => given({ meeting }),
  own: {
    about: (pressed) => {
      const [reference, meeting] = [refIn(pressed), meetingNamed(pressed)];
      const about = reference && aboutCase(reference);
      if (about === undefined || meeting === undefined) return about;
      return { ...about, data: { ...about.data, meeting }, back: { verb: 'minutes.open' }, close: 'meeting.close' };
    },
    answer: async (scene, _name, { after }, said) => ({
      ...(await afterPart(scene, after, said)),
      ...(after.is === 'correction' && {
        leads: { verb: 'minutes.extract', data: minutesOf(after.reference, after.meeting) },
      }),
    }),
  },
});

const none = (childCase: Case) => ({ case: childCase, statement: undefined, id: statementPart.next(childCase) });

/** Correct this item, for those who were there for it, until the minutes are approved. */
export const correctsItem = (scene: Scene, childCase: Case, meeting: EndedMeeting): readonly Button[] =>
  offered(
    statementCounter,
    scene,
    { before: { ...none(childCase), meeting }, doc: undefined },
    ['correctItem'],
    minutesOf(childCase.reference, meeting.id),
  );

/** Add a statement. */
export const addsStatement = (scene: Scene, childCase: Case): readonly Button[] =>
  offered(statementCounter, scene, { before: none(childCase), doc: undefined }, ['addStatement'], aboutData(childCase));

/** The form of a correction with what was typed elsewhere, so that nothing of it is lost. */
export async function correctionTyped(
  scene: Scene,
  reference: Reference,
  meeting: MeetingId,
  text: string,
): Promise<Reply> {
  const verb = presses.correctItem.verb;
  const [, ask] = verbsOf(statementCounter).find(([name]) => name === verb) ?? [];
  const data = { ...minutesOf(reference, meeting), text, raised: 'text' };
  return ask === undefined ? notAvailableReply() : ask({ ...scene, data });
}

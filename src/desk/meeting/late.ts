// A late or disputed action of an item, opened there and settled: what the meeting says of it is recorded, and the next one
// opens (docs/process.md P8.18).
import { sayWritten } from '../form/written.ts';
import { lateBand, sayLateAction, whoIs, whoseIs } from '../../cards/meeting/item.ts';
import { lines } from '../../cards/blocks.ts';
import { readStep } from '../../cards/form.ts';
import { plannedFrom, type Planned } from '../../casework/read/planned.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { beforeMeeting } from '../../domain/case/action/add.ts';
import { sayActionId, toActionId, type Action } from '../../domain/case/action/action.ts';
import { anySayings, hearFields, lateOfItem, sayHeard, sayings } from '../../domain/case/action/hear.ts';
import { comesOn } from '../../domain/case/state/stage-table.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { anyOutcomes, outcomesOf } from '../../domain/people/disruption.ts';
import { given } from '../../domain/kernel/given.ts';
import { isAsked, type Answers, type Choice, type Field } from '../../domain/kernel/fields.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { sayType, type Meeting } from '../../domain/meeting/meeting.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { hintsFor, notesOn } from '../form/language.ts';
import { raisedData } from '../form/press.ts';
import { formReply, isNotStored, notAvailableReply, sayRefusal } from '../form/replies.ts';
import type { Wrong } from '../form/step-form.ts';
import { isDoublePress, mint, take, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { records } from './agenda.ts';
import { itemIn, openItem } from './item.ts';
import { footWith, wrongIn, type HeardCase } from './item-form.ts';
import { ownersFor } from './owners.ts';
import { closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';

/** The action that was pressed, among those of its item that the meeting is still to settle. */
interface OnLate extends HeardCase {
  readonly action: Action;
  /** The others that are to be settled, the longest late first. */
  readonly left: readonly Action[];
  readonly planned: Planned;
}

async function lateIn(scene: Scene, why: string): Promise<OnLate | Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const heard = await itemIn(scene, meeting, why);
  if (heard === undefined) return notAvailableReply();
  if (!records(scene, meeting)) return openItem(scene);
  const [open, planned] = await Promise.all([
    scene.ports.cases.openActionsOf([heard.case.reference]),
    plannedFrom(scene.ports, scene.now),
  ]);
  const all = lateOfItem(open, meeting.id, scene.now).filter(({ isHeard }) => !isHeard);
  const id = toActionId(textIn(scene, 'action'));
  const found = all.find(({ action }) => action.id === id)?.action;
  if (found === undefined) return openItem(scene, { message: 'That action is settled.' });
  return { ...heard, action: found, left: all.map(({ action }) => action).filter((one) => one !== found), planned };
}

/** A row of the item, pressed. */
export async function openLate(scene: Scene): Promise<Reply> {
  const on = await lateIn(scene, 'Settle');
  return 'card' in on ? on : lateOn(scene, on, {});
}

/** More time until the next meeting that the case comes to, as it reads: what is due before it is done the working day before. */
function untilNext(scene: Scene, { case: childCase, meeting, planned }: OnLate): string | undefined {
  const due = beforeMeeting(hostOf(childCase), { now: scene.now, directory: scene.directory, meeting, ...planned });
  const type = comesOn(childCase)?.to;
  const next = type === undefined ? 'meeting' : sayType(type).toLowerCase().replace('mset', 'MSET');
  return due && `, before the next ${next}: ${sayWhen(due.at, scene.now)}`;
}

const fieldsOf = (scene: Scene, on: OnLate): readonly Field[] =>
  hearFields(
    sayings(on.action, untilNext(scene, on), scene.now),
    ownersFor(scene, on.case),
    outcomesOf(on.action.subType),
  );

function lateOn(scene: Scene, on: OnLate, values: Answers, wrong: Wrong = {}): Reply {
  const { action, case: childCase, meeting, left } = on;
  const fields = fieldsOf(scene, on);
  return {
    ...lateForm(scene, meeting, childCase.reference, action.id, fields, values, {
      ...wrong,
      title: `${action.id} · ${sayKind(action)}`,
      band: lateBand(action, scene.now),
      isLast: left.length === 0,
      before: [
        whoIs(childCase, scene.now),
        lines([['Who', whoseIs(action, scene.directory)], ['What to do', action.text], ...sayLateAction(action)], 1500),
      ],
      hints: hintsFor(fields, values, scene),
    }),
    of: childCase,
  };
}

type LateForm = Wrong &
  Partial<Pick<Parameters<typeof formReply>[0], 'band' | 'before' | 'title'>> & {
    readonly isLast?: boolean;
  };

function lateForm(
  scene: Pick<Scene, 'ports' | 'caller'>,
  meeting: Pick<Meeting, 'id'>,
  reference: Reference,
  id: Action['id'],
  all: readonly Field[],
  values: Answers,
  wrong: LateForm,
): Reply {
  const { problems, message, hints, asked, band, before, title = id, isLast = false, command = mint(scene) } = wrong;
  const fields = all.filter((field) => isAsked(field, values));
  const about = { ref: reference, action: id, command, ...raisedData(fields) };
  const next = isLast ? 'Record' : 'Record and next late action';
  return formReply(
    {
      title,
      line: `${reference}/${id}`,
      foot: footWith(asked, `Late action: ${reference}/${id}`),
      key: `late.${reference}.${id}`,
      fields,
      values,
      notes: scene.caller.shared ? ['Only you see this.'] : [],
      ...given({ problems, message, hints, asked, band, before }),
      buttons: [
        meetingButtonOf('Back', 'meeting.item', meeting, { ref: reference, action: id }),
        { ...meetingButtonOf(next, 'meeting.action.go', meeting, about), style: 'positive' },
        closeMeetingButton(meeting),
      ],
    },
    reference,
  );
}

/** The same without the case, when the store cannot be asked: what was sent is in it. */
export function lateGivenBack(
  scene: Pick<Scene, 'ports' | 'caller' | 'data'> & { readonly owners: readonly Choice[] },
  meeting: Pick<Meeting, 'id'>,
  reference: Reference,
  id: Action['id'],
  sent: (fields: readonly Field[]) => Answers,
  wrong: Wrong,
): Reply {
  // Which type it is no one can say: what came of it is asked again where it was answered.
  const fields = hearFields(anySayings, scene.owners, textIn(scene, 'outcome') === '' ? [] : anyOutcomes);
  return lateForm(scene, meeting, reference, id, fields, sent(fields), wrong);
}

/** Record and next late action: the meeting's word, then the next of its item; after the last one the item itself. */
export async function recordLate(scene: Scene): Promise<Reply> {
  const on = await lateIn(scene, 'Record');
  if ('card' in on) return on;
  const { action, case: childCase, meeting, left, planned } = on;
  const fields = fieldsOf(scene, on);
  const { answers, problems } = readStep(fields, scene);
  const again = (wrong: Wrong): Reply => lateOn(scene, on, answers, { command: textIn(scene, 'command'), ...wrong });
  if (Object.keys(problems).length > 0) return again(wrongIn(problems, fields, answers, scene));
  if (isDoublePress(scene)) return again({ message: 'Nothing is recorded yet. Read it through, then press again.' });
  const of = (name: string): string => answers[name] ?? '';
  const input = {
    meeting: meeting.id,
    says: of('says'),
    owner: of('owner'),
    due: of('due'),
    effect: of('effect'),
    outcome: of('outcome'),
    reason: of('reason'),
  };
  const outcome = await take(
    scene,
    childCase.reference,
    { step: 'hearAction', part: action.id, input },
    meeting,
    planned,
  );
  if (outcome.kind === 'refused') {
    const { refusal } = outcome;
    if (refusal.code === 'notAvailable') return notAvailableReply();
    const settled = ['alreadyDecided', 'notNow'].includes(refusal.code) && !isNotStored(refusal);
    return settled ? openItem(scene, { message: sayRefusal(refusal) }) : again({ message: sayRefusal(refusal) });
  }
  const heard = outcome.part?.heard?.at(-1);
  const word = heard === undefined ? 'recorded' : sayHeard(heard.as, heard);
  const receipt = {
    did: `${sayActionId(action)}: ${word}`,
    at: sayWritten(scene, outcome),
    lines: notesOn(fields, answers, scene),
  };
  const [next, ...rest] = left;
  if (next === undefined) return openItem(scene, { receipt });
  return { ...lateOn(scene, { ...on, action: next, left: rest }, {}), receipt };
}

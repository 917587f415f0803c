// What a press was about and which step it was to take, by what its card sent: the store may be away.
import type { Button } from '../cards/blocks.ts';
import { sayActionId } from '../domain/case/action/action.ts';
import { matters, otherKinds } from '../domain/matters/matters.ts';
import { sayMeetingId, toMeetingId } from '../domain/meeting/meeting.ts';
import { counters } from './counters.ts';
import { actionIn, hostIn, refIn, textIn, type Pressed } from './scene/scene.ts';
import { openActionButton, openButton } from './form/replies.ts';

/** A case, an action, a meeting, a question, a training or an entry of the register: its name, and the button that shows it. */
export interface PressedOn {
  readonly name: string;
  readonly show: Button;
}

/** Undefined where the press was about nothing that is there already. */
export function pressedOn(pressed: Pick<Pressed, 'data'>): PressedOn | undefined {
  // Every other kind of matter is named in a press by its kind, and has a verb that opens it.
  for (const kind of otherKinds) {
    const id = matters[kind].toId(textIn(pressed, kind));
    const meeting = toMeetingId(id ?? '');
    const name = meeting === undefined ? id : sayMeetingId(meeting);
    if (id !== undefined && name !== undefined)
      return { name, show: showMe({ verb: `${kind}.open`, data: { [kind]: id } }) };
  }
  const [host, id] = [hostIn(pressed), actionIn(pressed)];
  if (host !== undefined && id !== undefined) {
    return { name: sayActionId({ reference: host, id }), show: showMe(openActionButton({ reference: host, id })) };
  }
  const reference = refIn(pressed);
  return reference && { name: reference, show: showMe(openButton({ reference })) };
}

const showMe = (open: Omit<Button, 'title'>): Button => ({ ...open, title: 'Show me' });

/**
 * "Give consent": the title of the step that a button takes, as far as a message may hold it: of what says no more than a stage
 * or a sort of work. Of the others it would tell what happened to the child ("Record death or serious harm").
 */
export const stepTitle = (verb: string): string | undefined =>
  plain.includes(verb.split('.')[0] ?? '') ? titles.get(verb) : undefined;
const plain: readonly string[] = ['refer', 'consent', 'triage', 'action', 'meeting', 'lead', 'advice', 'training'];

const titles: ReadonlyMap<string, string> = new Map(
  counters.flatMap(({ presses, steps }) =>
    Object.entries(presses).flatMap(([name, press]): readonly (readonly [string, string])[] => {
      const title = steps[name]?.title;
      if (title === undefined) return [];
      const own = 'byHand' in press ? press.taking : undefined;
      const verbs = [press.verb, press.verb && `${press.verb}.go`, own];
      return verbs.flatMap((verb) => (verb === undefined ? [] : [[verb, title] as const]));
    }),
  ),
);

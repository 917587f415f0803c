// What must not compile: each line that is marked is an error of its own. Nothing here is run.
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { adviceRequests, cases, meetings } from '../../../src/casework/write/matters.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import type { Action } from '../../../src/domain/case/action/action.ts';
import { actionSteps, type ActionTypes } from '../../../src/domain/case/action/table.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { CommandId, Reference } from '../../../src/domain/kernel/ids.ts';
import type { Part } from '../../../src/domain/matter/matter.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { Context } from '../../../src/domain/matter/step.ts';

async function commands(ports: Ports, id: Reference, meeting: MeetingId, commandId: CommandId, context: Context) {
  const given = { id, commandId, context };
  const input = { reason: '' };
  const disputed = await act(ports, cases, { ...given, command: { step: 'disputeAction', part: 'A1', input } });
  const action: Action | undefined = disputed.part; // the step says which part
  const own = await act(ports, cases, { ...given, command: { step: 'giveConsent', input: {} } });
  const none: undefined = own.part;
  // @ts-expect-error another step's input
  await act(ports, cases, { ...given, command: { step: 'disputeAction', part: 'A1', input: { where: '' } } });
  // @ts-expect-error no part
  await act(ports, cases, { ...given, command: { step: 'disputeAction', input } });
  // @ts-expect-error another part's id
  await act(ports, cases, { ...given, command: { step: 'disputeAction', part: 'M1', input } });
  const added = { text: '', owner: '', subType: '', priority: '', due: '', needToKnow: '' };
  await act(ports, cases, { ...given, command: { step: 'addAction', input: added } });
  // @ts-expect-error a part where the step makes one
  await act(ports, cases, { ...given, command: { step: 'addAction', part: 'A1', input: added } });
  // @ts-expect-error a part where the step is the case's own
  await act(ports, cases, { ...given, command: { step: 'giveConsent', part: 'A1', input: {} } });
  // @ts-expect-error a meeting's step on a case
  await act(ports, cases, { ...given, command: { step: 'startMeeting', input: {} } });
  // @ts-expect-error a case's reference for a meeting
  await act(ports, meetings, { ...given, command: { step: 'startMeeting', input: {} } });
  await act(ports, meetings, { ...given, id: meeting, command: { step: 'startMeeting', input: {} } });
  const casesAlone = { cases: ports.cases, machine: ports.machine };
  // @ts-expect-error the store of advice is not among these ports
  await act(casesAlone, adviceRequests, { ...given, id: 'ADV-0000-0000', command: { step: 'closeAdvice', input: {} } });
  return [action, none];
}

// @ts-expect-error a part without its clock
const clockless: Part<Case, ActionTypes> = {
  steps: actionSteps,
  toId: () => undefined,
  next: () => 'A1',
  subject: (childCase, action) => ({ case: childCase, action }),
  keep: (childCase) => childCase,
};

describe('The types of matters', () => {
  it('let no command through that is not one', () => assert.ok(commands !== undefined && clockless !== undefined));
});

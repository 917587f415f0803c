// Reading for a page of the tab: the same people, the same rules and the same pace as at a press.
import { noTelemetry } from '../../casework/ports/telemetry-ports.ts';
import { personIn } from '../../domain/people/directory.ts';
import type { Caller } from './answer.ts';
import { portsOfPress } from './press-reads.ts';
import type { DeskTools, Scene } from './scene.ts';

/** What came of it. */
export type Visited<T> =
  | { readonly is: 'done'; readonly value: T }
  /** Not in the directory. */
  | { readonly is: 'stranger' }
  /** More than a person can do; again after so many milliseconds. */
  | { readonly is: 'busy'; readonly waitMs: number };

export interface Visits {
  /** The person is looked up again. Rejects with what `work` rejects with. */
  visit<T>(caller: Caller, work: (scene: Scene) => Promise<T>): Promise<Visited<T>>;
}

export async function visited<T>(
  tools: DeskTools,
  caller: Caller,
  work: (scene: Scene) => Promise<T>,
): Promise<Visited<T>> {
  const { telemetry = noTelemetry } = tools.ports;
  return telemetry.measure(
    'turn',
    { verb: 'visit' },
    () => visit(tools, caller, work),
    ({ is }) => is,
  );
}

async function visit<T>(tools: DeskTools, caller: Caller, work: (scene: Scene) => Promise<T>): Promise<Visited<T>> {
  const directory = await tools.ports.directories.current();
  const person = personIn(directory, caller.objectId);
  if (person === undefined) return { is: 'stranger' };
  const ports = portsOfPress(tools.ports);
  const { machine } = ports;
  // A page is read, and no step is taken.
  const none = { data: {}, pressedMs: machine.nowMs(), tried: () => undefined, reached: () => undefined };
  const ask = tools.ask.by('tab');
  const scene: Scene = { ...tools, ask, ports, caller, person, directory, now: machine.now(), ...none };
  return { is: 'done', value: await work(scene) };
}

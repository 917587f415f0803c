// What a person holds in their hand: the card they see now, and what a press of one of its buttons sends.
import { mintCommandId, toCommandId, commandMintedAt } from '../../src/domain/kernel/ids.ts';
import { buttonsIn, inputsIn, readable } from '../journeys/people/readable.ts';

export type Card = Readonly<Record<string, unknown>>;
export interface Sending {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const thinkingMs = 2000;

/** The press of a button, with these inputs filled in and the others as the card has them. */
export function sendingOf(card: Card, title: string, fill: Readonly<Record<string, string>> = {}): Sending {
  const all = buttonsIn(card);
  // Buttons of one name on one card are heard with what each is of: then it is the first.
  const button = all.find((one) => one.title === title) ?? all.find((one) => one.title.startsWith(`${title}: `));
  if (button === undefined) throw new Error(`There is no button ${title} on:\n${readable(card)}`);
  const values = inputsIn(card).map(({ id, value }) => [id, fill[id] ?? value] as const);
  const sent = Object.fromEntries(values.filter(([, value]) => value !== ''));
  return { verb: button.verb, data: { ...sent, ...aged(button.data) } };
}

/** As if the card had been read for two seconds: a quicker press of a decision is taken for a slip. */
export function aged(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const command = typeof data['command'] === 'string' ? toCommandId(data['command']) : undefined;
  const minted = command === undefined ? undefined : commandMintedAt(command);
  if (command === undefined || minted === undefined) return data;
  const [time = ''] = mintCommandId(minted - thinkingMs, new Uint8Array(8)).split('.');
  return { ...data, command: `${time}.${command.split('.')[1] ?? ''}` };
}

/** The card that a press was answered with. */
export function cardIn({ status, body }: { readonly status: number; readonly body: unknown }): Card {
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  if (status !== 200 || typeof value !== 'object' || value === null) {
    throw new Error(`A press was answered with ${status}: ${JSON.stringify(body)}`);
  }
  return value as Card; // an Adaptive Card is an object; what is on it is looked at by name
}

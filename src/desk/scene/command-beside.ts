// The command of what is written before what a press is for.
import { hashOf } from '../../casework/write/hashing.ts';
import { commandMintedAt, mintCommandId, type CommandId } from '../../domain/kernel/ids.ts';

/**
 * A command of its own, made of the form's and of what it writes, so that the same press ends what it began: where a decision and an
 * action are recorded by one press, each is a fact with a command.
 */
export const commandBeside = (
  command: CommandId,
  what: 'action' | 'assessment' | `rows to ${number}` | `row ${number}`,
): CommandId => mintCommandId(commandMintedAt(command) ?? 0, Buffer.from(hashOf(command, what), 'hex'));

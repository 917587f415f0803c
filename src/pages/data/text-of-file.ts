// What a file that a person chose says, in whatever way it was saved.
import { textIn } from '../../domain/kernel/bytes.ts';

export const textOfFile = async (file: File): Promise<string> => textIn(new Uint8Array(await file.arrayBuffer()));

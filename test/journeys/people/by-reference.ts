// What somebody is told who types a reference, without what differs by nature: two such answers can be compared.
import { must } from '../../people/builders.ts';
import type { PersonWindow } from './person-window.ts';

export async function toldOf(window: PersonWindow, reference: string): Promise<string> {
  await window.says(`case ${reference}`);
  return bare(must(window.messages().at(-1)).stored, reference);
}

/** A card without its reference and its commands. */
export const bare = (card: unknown, reference: string): string =>
  (JSON.stringify(card) ?? '').replaceAll(reference, 'REF').replaceAll(/"command":"[^"]*"/g, '"command":""');

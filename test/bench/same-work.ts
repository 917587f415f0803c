// What the bot that does the same work is given: the cards and the mail of MSET itself, as they were sent for one consent.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call } from '../worlds/teams-service.ts';

/** Cards as text, with `@REF@` for the reference. */
export interface Shapes {
  readonly open: string;
  readonly given: string;
  readonly mail: string;
  readonly calls: readonly {
    readonly method: Call['method'];
    readonly card: string;
    readonly to: 'consenter' | 'referrer' | 'others';
  }[];
}
/** As much of a case as that bot keeps. */
export interface SameCase {
  readonly number: number;
  readonly stage: string;
  readonly consenter: string;
  readonly referrer: string;
  /** Who are told. */
  readonly people: readonly string[];
  readonly answers: object;
}

export interface Sent {
  readonly open: string;
  readonly given: string;
  readonly calls: readonly Call[];
  readonly mailFolder: string;
  readonly people: { readonly consenter: string; readonly referrer: string };
}

const textOf = (value: unknown): string => JSON.stringify(value ?? {}).replaceAll(/MSET-\w{4}-\w{2}/g, '@REF@');

const cardIn = (answer: string): string => textOf((JSON.parse(answer) as { readonly value?: unknown }).value);

/** From what one Open and one Give consent were answered and caused. */
export async function shapesOf({ open, given, calls, mailFolder, people }: Sent): Promise<Shapes> {
  const [mail = ''] = await readdir(mailFolder);
  const toOf = ({ conversation }: Call): Shapes['calls'][number]['to'] => {
    if (conversation === `a:${people.consenter}`) return 'consenter';
    return conversation === `a:${people.referrer}` ? 'referrer' : 'others';
  };
  return {
    open: cardIn(open),
    given: cardIn(given),
    mail: await readFile(path.join(mailFolder, mail), 'utf8'),
    calls: calls.map((call) => {
      const [attachment] = (call.activity['attachments'] ?? []) as readonly { readonly content?: unknown }[];
      return { method: call.method, card: textOf(attachment?.content), to: toOf(call) };
    }),
  };
}

// The MSET mailbox: Microsoft Graph, an SMTP server, or .eml files under the data folder.
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer, PostResult } from '../casework/ports/chat-ports.ts';
import { addressed, mimeOf } from './compose.ts';
import { mailByGraph, type GraphOptions } from './graph.ts';

/** Where mails go. */
export type MailOptions =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 'graph' } & GraphOptions)
  | {
      readonly kind: 'smtp';
      readonly url: string;
      readonly from: string;
      /** When one attempt is given up, however slowly the server talks. Default 15 s: before its lease ends. */
      readonly withinMs?: number;
    };

/** Throws when the URL of an SMTP server is none. */
export function createMailer(options: MailOptions): Mailer {
  if (options.kind === 'graph') return mailByGraph(options);
  return options.kind === 'files' ? mailToFiles(options.folder) : mailBySmtp(options);
}

/** Writes each mail as <id>.eml; the same mail again is the same file. */
function mailToFiles(folder: string): Mailer {
  return {
    send: async (mail) => {
      try {
        const message = await mimeOf(mail, 'MSET bot <mset-bot@localhost>', 'unix');
        // Readable by their owner alone, as the database is; a folder of an earlier run may be open to others.
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await chmod(folder, 0o700);
        // Whole or not at all: the person who watches the folder never reads half a mail, and two who write it do not mix.
        const part = path.join(folder, `${mail.id}.${randomUUID()}.part`);
        await writeFile(part, message, { mode: 0o600 });
        await rename(part, path.join(folder, `${mail.id}.eml`));
        return { ok: true, activity: mail.id };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

// Each of them may be set otherwise in the URL (`?greetingTimeout=…`).
const patience = { dnsTimeout: 5000, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

function mailBySmtp({ url, from, withinMs = 15_000 }: MailOptions & { kind: 'smtp' }): Mailer {
  const transport = transportTo(url);
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({ ...addressed(mail, from), signal: AbortSignal.timeout(withinMs) });
        return { ok: true, activity: mail.id };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

const onThisMachine = new Set(['127.0.0.1', 'localhost', '[::1]']);

function transportTo(url: string): ReturnType<typeof createTransport> {
  const server = URL.canParse(url) ? new URL(url) : undefined;
  // Without the URL in it: a password may be there.
  if (server === undefined || !['smtp:', 'smtps:'].includes(server.protocol) || server.hostname === '')
    throw new Error('MAIL_SMTP_URL is not the address of a mail server, such as smtps://user@host:465');
  // Mails name cases, and a password may be in the address: without TLS they leave this machine for nowhere, also
  // where the server forgets to offer it.
  return createTransport({
    url,
    ...patience,
    requireTLS: !onThisMachine.has(server.hostname) || server.username !== '',
  });
}

/** What was said to the mail itself; a refused greeting or password is the server's trouble, which may pass. */
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** A 5xx answer to the mail is final, everything else may pass. Tells codes only: the answer may name the mailbox. */
function failure(error: unknown): PostResult {
  const { code, command, responseCode } = error as { code?: unknown; command?: unknown; responseCode?: unknown };
  const answered = typeof responseCode === 'number' ? responseCode : 0;
  const final = answered >= 500 && aboutTheMail.has(String(command));
  const name = typeof code === 'string' ? code : 'Failed';
  return { ok: false, why: final ? 'gone' : 'later', detail: answered === 0 ? name : `${name} ${answered}` };
}

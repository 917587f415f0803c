// The MSET mailbox: an SMTP server, or .eml files under the data folder.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, Mailer, PostResult } from '../casework/ports.ts';

/** Where mails go. */
export type MailOptions =
  | { readonly kind: 'files'; readonly folder: string }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string };

/** The same id is the same mail: it becomes the Message-ID. */
const messageId = (mail: Mail): string => `<${mail.id}@mset>`;

export const createMailer = (options: MailOptions): Mailer =>
  options.kind === 'files' ? mailToFiles(options.folder) : mailBySmtp(options.url, options.from);

/** Writes each mail as <id>.eml; the same mail again is the same file. */
function mailToFiles(folder: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail({ ...addressed(mail, 'MSET bot <mset-bot@localhost>') });
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${mail.id}.eml`);
      // Whole or not at all: whoever watches the folder never reads half a mail.
      await writeFile(`${file}.part`, message as Buffer);
      await rename(`${file}.part`, file);
      return { ok: true, activity: mail.id };
    },
  };
}

function mailBySmtp(url: string, from: string): Mailer {
  const transport = createTransport({ url, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(addressed(mail, from));
        return { ok: true, activity: mail.id };
      } catch (error) {
        return failure(error);
      }
    },
  };
}

const addressed = (mail: Mail, from: string) => ({
  from,
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  messageId: messageId(mail),
});

/** A 5xx answer is final; everything else may pass. Mail may be sent twice: the Message-ID is the same. */
function failure(error: unknown): PostResult {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const name = error instanceof Error && 'code' in error ? String(error.code) : 'mail';
  return { ok: false, why: code >= 500 ? 'gone' : 'later', detail: `${name} ${code}`.trim() };
}

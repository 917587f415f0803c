// A mail as it is sent, by whichever way: one composer, so that an invitation is one for every calendar.
import { createTransport } from 'nodemailer';
import type { Mail } from '../casework/ports/chat-ports.ts';
import { calendarFile } from './calendar.ts';

/** As the composer takes it. `from` is the mailbox that sends. */
export const addressed = (mail: Mail, from: string) => {
  const file = calendarFile(mail, from);
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    // The same id is the same mail, so that a mailbox may drop the second.
    messageId: `<${mail.id}@mset>`,
    // So that no automatic reply is sent to this mail (RFC 3834; the second is Exchange's).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Beside the text, so that a calendar takes it in by itself, and as a file to open.
    ...(file !== undefined && { icalEvent: { method: file.method, filename: file.name, content: file.content } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

const composers = {
  unix: createTransport({ streamTransport: true, buffer: true, newline: 'unix' }),
  windows: createTransport({ streamTransport: true, buffer: true, newline: 'windows' }),
} as const;

/** The whole mail as MIME: with the line ends of files here, or of mail on its way. */
export async function mimeOf(mail: Mail, from: string, newline: keyof typeof composers): Promise<Buffer> {
  const { message } = await composers[newline].sendMail(addressed(mail, from));
  return Buffer.isBuffer(message) ? message : Buffer.concat(await message.toArray());
}

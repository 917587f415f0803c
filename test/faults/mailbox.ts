// A mail server on loopback that keeps what it takes.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  readonly url: string;
  /** The Message-ID and reference of each mail taken, in order. */
  readonly mails: readonly { readonly id: string; readonly reference: string }[];
  /** Asked before a mail is acknowledged. */
  onMail: (() => void) | undefined;
  stop(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: { readonly id: string; readonly reference: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const [, id = ''] = /^Message-ID: (.*)$/im.exec(text) ?? [];
        const [reference = ''] = /MSET-\w{4}-\w{2}/.exec(text) ?? [];
        mails.push({ id, reference });
        mailbox.onMail?.();
        done();
      });
    },
  });
  // A client that was killed breaks its connection: nothing to tell.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    onMail: undefined,
    stop: async () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailbox;
}

// Mail servers on loopback: a good one that keeps what it is given, and one that says what a test tells it.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

interface MailServer {
  readonly host: string;
  stop(): Promise<void>;
}
export interface GoodServer extends MailServer {
  readonly mails: ParsedMail[];
}
export interface ToldServer extends MailServer {
  /** All that was received, connection after connection. */
  readonly heard: () => string;
}

/** Takes every mail, unless the options say otherwise. Its certificate is its own: `tls.rejectUnauthorized=false`. */
/** `address`: one of this machine’s. */
export async function startGoodServer(options: SMTPServerOptions = {}, address = '127.0.0.1'): Promise<GoodServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
    ...options,
  });
  // A client that does not trust the certificate is no fault of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, address, () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const stop = async (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { host: `${address}:${port}`, mails, stop };
}

const usual: Readonly<Record<string, string>> = {
  greeting: '220 told.example',
  EHLO: '250 told.example',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  '.': '250 kept',
  QUIT: '221 bye',
};
export type Line = string | ((socket: Socket) => void);

/** Answers commands as told, by their first word; `greeting` when somebody connects, `.` at the end of a mail. */
export async function startToldServer(told: Readonly<Record<string, Line>> = {}): Promise<ToldServer> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const says = (socket: Socket, word: string): void => {
    const line = told[word] ?? usual[word] ?? '500 what?';
    if (typeof line === 'string') socket.write(`${line}\r\n`);
    else line(socket);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let rest = '';
    let inMail = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk);
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const word = line === '.' ? '.' : (line.split(' ')[0] ?? '').toUpperCase();
        if (inMail && word !== '.') continue;
        says(socket, word);
        inMail = word === 'DATA';
      }
    });
    says(socket, 'greeting');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    heard: () => Buffer.concat(heard).toString('latin1'),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

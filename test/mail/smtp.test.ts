import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import sinon from 'sinon';
import type { SMTPServerOptions } from 'smtp-server';
import type { Mail, PostResult } from '../../src/casework/ports/chat-ports.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { startGoodServer, startToldServer, type GoodServer, type Line, type ToldServer } from './mail-servers.ts';

const mail: Mail = {
  id: 'MSET-4F7K-24.mail-received.11',
  to: 'mset@council.example',
  subject: 'MSET referral received: MSET-4F7K-24 (urgent) – “sofort”',
  text: 'A referral.\n\n.\nRéférence: MSET-4F7K-24\n',
};
const from = 'MSET bot <bot@council.example>';
const secret = 'hunter2';
const silence = (): void => undefined;
const resets = (socket: Socket): void => void socket.resetAndDestroy();
const dripping = (socket: Socket): void => {
  const timer = setInterval(() => socket.write('250-and\r\n'), 1);
  socket.once('close', () => clearInterval(timer));
};

const authenticates: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) => {
  if (username === 'bot' && password === secret) done(null, { user: 'bot' });
  else done(new Error(`Invalid password ${password ?? ''}`));
};

const sendTo = async (url: string, withinMs?: number): Promise<PostResult> =>
  createMailer({ kind: 'smtp', url, from, ...(withinMs !== undefined && { withinMs }) }).send(mail);
const messageIds = (heard: string): readonly string[] => heard.match(/^message-id: .*$/gim) ?? [];

describe('Mail by SMTP', () => {
  const servers: (GoodServer | ToldServer)[] = [];
  const good = async (...args: Parameters<typeof startGoodServer>): Promise<GoodServer> => {
    const server = await startGoodServer(...args);
    servers.push(server);
    return server;
  };
  const told = async (lines: Readonly<Record<string, Line>> = {}): Promise<ToldServer> => {
    const server = await startToldServer(lines);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    sinon.restore();
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('delivers it, with the key as Message-ID, in any script, and asks machines for no answer', async () => {
    const { host, mails } = await good({ disabledCommands: ['STARTTLS'] });
    assert.deepEqual(await sendTo(`smtp://${host}`), { ok: true, activity: mail.id });
    const [kept, ...others] = mails;
    assert.equal(others.length, 0);
    assert.equal(kept?.messageId, `<${mail.id}@mset>`);
    assert.equal(kept?.subject, mail.subject);
    assert.equal(kept?.text, mail.text);
    assert.equal(kept?.html, false);
    assert.equal(kept?.from?.text, '"MSET bot" <bot@council.example>');
    assert.deepEqual(
      [kept?.to].flat().map((to) => to?.text),
      [mail.to],
    );
    assert.equal(kept?.headers.get('auto-submitted'), 'auto-generated');
    assert.ok(kept?.date instanceof Date);
  });

  it('sends nothing without TLS to another machine, also where no password is asked for', async () => {
    // Any address beyond 127.0.0.1 counts as another machine's.
    const { host, mails } = await good({ disabledCommands: ['STARTTLS'] }, '127.0.0.2');
    const result = await sendTo(`smtp://${host}`);
    assert.ok(!result.ok && result.why === 'later');
    assert.equal(mails.length, 0);
  });

  it('gives the same mail the same Message-ID again', async () => {
    const { host, mails } = await good({ disabledCommands: ['STARTTLS'] });
    await sendTo(`smtp://${host}`);
    await sendTo(`smtp://${host}`);
    assert.deepEqual(
      mails.map(({ messageId }) => messageId),
      [`<${mail.id}@mset>`, `<${mail.id}@mset>`],
    );
  });

  const refusals: readonly (readonly [
    what: string,
    lines: Readonly<Record<string, Line>>,
    why: string,
    detail: string,
  ])[] = [
    ['450 at the sender', { MAIL: '450 busy' }, 'later', 'EENVELOPE 450'],
    ['451 at the mailbox', { RCPT: '451 mset@council.example greylisted' }, 'later', 'EENVELOPE 451'],
    ['452 at the end', { '.': '452 disk full' }, 'later', 'EMESSAGE 452'],
    ['421 at DATA', { DATA: '421 going down' }, 'later', 'EENVELOPE 421'],
    ['530 at the sender', { MAIL: '530 bot@council.example may not' }, 'gone', 'EENVELOPE 530'],
    ['550 at the mailbox', { RCPT: '550 no mset@council.example here' }, 'gone', 'EENVELOPE 550'],
    ['554 at the end', { '.': '554 not wanted: A referral.' }, 'gone', 'EMESSAGE 554'],
    ['a greeting of 421', { greeting: '421 too many of you' }, 'later', 'EPROTOCOL 421'],
    ['a greeting of 554', { greeting: '554 not you' }, 'later', 'EPROTOCOL 554'],
  ];
  for (const [what, lines, why, detail] of refusals) {
    it(`${what} is “${why}”, in a few words of ours`, async () => {
      const { host } = await told(lines);
      assert.deepEqual(await sendTo(`smtp://${host}`), { ok: false, why, detail });
    });
  }

  it('takes a connection that is refused for "later"', async () => {
    const server = await startToldServer();
    await server.stop();
    assert.deepEqual(await sendTo(`smtp://${server.host}`), { ok: false, why: 'later', detail: 'ESOCKET' });
  });

  const silences: readonly (readonly [what: string, lines: Readonly<Record<string, Line>>, query: string])[] = [
    ['no greeting', { greeting: silence }, 'greetingTimeout=20'],
    ['no answer to the sender', { MAIL: silence }, 'socketTimeout=20'],
    ['no answer after the mail', { '.': silence }, 'socketTimeout=20'],
  ];
  for (const [what, lines, query] of silences) {
    it(`waits for ${what} only so long: later`, async () => {
      const { host } = await told(lines);
      assert.deepEqual(await sendTo(`smtp://${host}/?${query}`), { ok: false, why: 'later', detail: 'ETIMEDOUT' });
    });
  }

  it('gives up a server that talks for ever', async () => {
    const { host } = await told({ EHLO: dripping });
    const result = await sendTo(`smtp://${host}`, 60);
    assert.ok(!result.ok);
    assert.equal(result.why, 'later');
  });

  it('repeats a mail whose answer was lost under the same Message-ID, so that the mailbox can drop it', async () => {
    const server = await told({ '.': resets });
    for (let times = 0; times < 2; times += 1) {
      const result = await sendTo(`smtp://${server.host}`);
      assert.ok(!result.ok);
      assert.equal(result.why, 'later');
    }
    const [first, second, ...others] = messageIds(server.heard());
    assert.match(first ?? '', /MSET-4F7K-24\.mail-received\.11@mset/);
    assert.equal(second, first);
    assert.equal(others.length, 0);
  });

  describe('with TLS', () => {
    const account = { authOptional: false, onAuth: authenticates } as const;

    it('delivers over smtps, with the password', async () => {
      const { host, mails } = await good({ ...account, secure: true });
      const result = await sendTo(`smtps://bot:${secret}@${host}/?tls.rejectUnauthorized=false`);
      assert.deepEqual(result, { ok: true, activity: mail.id });
      assert.equal(mails.length, 1);
    });

    it('goes over to TLS where the URL has a password and says smtp only', async () => {
      const { host, mails } = await good(account);
      const result = await sendTo(`smtp://bot:${secret}@${host}/?tls.rejectUnauthorized=false`);
      assert.ok(result.ok);
      assert.equal(mails.length, 1);
    });

    it('sends nothing in the clear when the URL says smtps', async () => {
      const server = await told({ EHLO: '250-told.example\r\n250 AUTH PLAIN' });
      const result = await sendTo(`smtps://bot:${secret}@${server.host}`);
      assert.ok(!result.ok);
      assert.equal(result.why, 'later');
      assert.doesNotMatch(server.heard(), /EHLO|AUTH|MAIL|council|referral/i);
    });

    it('sends no password in the clear to a server that offers no TLS', async () => {
      const server = await told({ EHLO: '250-told.example\r\n250 AUTH PLAIN LOGIN', AUTH: '235 ok' });
      const result = await sendTo(`smtp://bot:${secret}@${server.host}`);
      assert.ok(!result.ok);
      assert.equal(result.why, 'later');
      assert.match(server.heard(), /^EHLO/);
      assert.doesNotMatch(server.heard(), /AUTH|MAIL FROM|council/);
    });

    for (const scheme of ['smtp', 'smtps']) {
      it(`does not trust a certificate that nobody vouches for (${scheme})`, async () => {
        const { host, mails } = await good({ ...account, secure: scheme === 'smtps' });
        const result = await sendTo(`${scheme}://bot:${secret}@${host}`);
        assert.ok(!result.ok);
        assert.equal(result.why, 'later');
        assert.equal(mails.length, 0);
      });
    }

    it('takes a refused password for trouble that may pass, and says nothing of it', async () => {
      const { host } = await good({ ...account, secure: true });
      const said = [sinon.spy(process.stdout, 'write'), sinon.spy(process.stderr, 'write')];
      const result = await sendTo(`smtps://bot:wrong-${secret}@${host}/?tls.rejectUnauthorized=false`);
      const written = said.flatMap((spy) => spy.args.map(([text]) => String(text))).join('');
      sinon.restore();
      assert.deepEqual(result, { ok: false, why: 'later', detail: 'EAUTH 535' });
      assert.equal(written, '');
    });
  });

  for (const url of [`smtps://bot:${secret}@host:99999`, `https://bot:${secret}@mail.example`, `smtps:${secret}`, '']) {
    it(`refuses to start with ${url.replace(secret, '…') || 'nothing'}, without repeating it`, () => {
      assert.throws(
        () => createMailer({ kind: 'smtp', url, from }),
        (error: Error) =>
          error.message.startsWith('MAIL_SMTP_URL is not the address') && !JSON.stringify(error).includes(secret),
      );
    });
  }
});

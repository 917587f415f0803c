import assert from 'node:assert/strict';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { Mail } from '../../src/casework/ports/chat-ports.ts';
import { createMailer } from '../../src/mail/mailer.ts';

const mail: Mail = {
  id: 'MSET-4F7K-24.mail-received.11',
  to: 'mset@council.example',
  subject: 'MSET referral received: MSET-4F7K-24 – “dringend”',
  text: 'A referral.\nRéférence: MSET-4F7K-24\n',
};
const name = `${mail.id}.eml`;

describe('Mail to files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mset-mail-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));
  const mailer = (into = path.join(folder, 'mail')) => createMailer({ kind: 'files', folder: into });
  const files = async (): Promise<readonly string[]> => readdir(path.join(folder, 'mail'));

  it('writes one file that any mail program reads', async () => {
    assert.deepEqual(await mailer().send(mail), { ok: true, activity: mail.id });
    assert.deepEqual(await files(), [name]);
    const read = await simpleParser(await readFile(path.join(folder, 'mail', name)));
    assert.equal(read.messageId, `<${mail.id}@mset>`);
    assert.equal(read.subject, mail.subject);
    assert.equal(read.text, mail.text);
    assert.equal(read.from?.text, '"MSET bot" <mset-bot@localhost>');
    assert.deepEqual(
      [read.to].flat().map((to) => to?.text),
      [mail.to],
    );
    assert.equal(read.headers.get('auto-submitted'), 'auto-generated');
    assert.ok(read.date instanceof Date);
  });

  it('writes the same mail again into the same file, and another into another', async () => {
    const one = mailer();
    await one.send(mail);
    await one.send(mail);
    await one.send({ ...mail, id: 'MSET-4F7K-24.mail-received.12' });
    assert.deepEqual(await files(), [name, 'MSET-4F7K-24.mail-received.12.eml']);
  });

  it('is read by its owner alone, also in a folder that was open to others', async () => {
    await mkdir(path.join(folder, 'mail'), { mode: 0o755 });
    await mailer().send(mail);
    const modes = await Promise.all(
      ['mail', `mail/${name}`].map(async (one) => (await stat(path.join(folder, one))).mode),
    );
    const known = modes.map((mode) => mode & 0o777);
    if (process.platform !== 'win32') assert.deepEqual(known, [0o700, 0o600]);
  });

  it('never changes a file that somebody reads: it is replaced as a whole', async () => {
    const one = mailer();
    await one.send(mail);
    const reader = await open(path.join(folder, 'mail', name));
    await one.send({ ...mail, text: 'Another text.\n' });
    const before = await simpleParser(await reader.readFile());
    await reader.close();
    assert.equal(before.text, mail.text);
    assert.match(await readFile(path.join(folder, 'mail', name), 'utf8'), /Another text/);
  });

  it('is not confused by two who write it at once', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, async () => mailer().send(mail)));
    assert.deepEqual(
      results.filter(({ ok }) => !ok),
      [],
    );
    assert.deepEqual(await files(), [name]);
  });

  it('says "later" where the folder cannot be had, without its name', async () => {
    const occupied = path.join(folder, 'occupied');
    await writeFile(occupied, '');
    const result = await mailer(path.join(occupied, 'mail')).send(mail);
    assert.deepEqual(result, { ok: false, why: 'later', detail: 'ENOTDIR' });
  });
});

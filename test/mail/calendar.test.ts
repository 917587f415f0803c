// The calendar file, read back by a program that reads calendars; through each way a mail may go.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ical from 'node-ical';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Mail } from '../../src/casework/ports/chat-ports.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { mailByGraph } from '../../src/mail/graph.ts';
import { calendarFile } from '../../src/mail/calendar.ts';
import { createMailer } from '../../src/mail/mailer.ts';
import { calendarMailFor } from '../../src/notices/meeting/calendar.ts';
import { directory, must, ravi } from '../people/builders.ts';
import { preMset } from '../people/meeting-builders.ts';
import { startFakeGraph } from './fake-graph.ts';
import { startGoodServer } from './mail-servers.ts';

const place =
  'Room 3; Quadrant, “East” \\ wing, https://teams.microsoft.com/l/meetup-join/19%3ameeting_x?context=%7b%7d';
const planned: Meeting = { ...preMset, place, facts: 4 };
const cancelled: Meeting = { ...planned, state: 'cancelled', reason: 'Kestrel is in hospital.', facts: 9 };
const mailOf = (meeting: Meeting, number = 4): Mail => ({
  id: `${meeting.id}.mail-calendar-${ravi.objectId}.${number}`,
  ...must(calendarMailFor(meeting, ravi, directory)),
});

/** What a calendar makes of a file: one event. */
function read(text: string) {
  const file = ical.sync.parseICS(text);
  const [event, ...others] = Object.values(file).filter((one) => one?.type === 'VEVENT');
  assert.equal(others.length, 0);
  const { uid, sequence, summary, start, end, location, url, status, organizer, attendee } = must(event);
  return {
    method: file.vcalendar?.method,
    uid,
    sequence: Number(sequence),
    title: summary,
    starts: start.toISOString(),
    ends: end?.toISOString(),
    place: location,
    link: url,
    status,
    organizer,
    attendee,
  };
}
const fileOf = (meeting: Meeting): string => must(calendarFile(mailOf(meeting), 'MSET <mset@council.example>')).content;

describe('A calendar file', () => {
  it('puts the meeting into the calendar: when, where, how to join, and nobody is asked for an answer', () => {
    assert.deepEqual(read(fileOf(planned)), {
      method: 'REQUEST',
      uid: 'preMset-2027-01-12@mset',
      sequence: 4,
      title: 'MSET pre-meeting',
      starts: '2027-01-12T14:00:00.000Z',
      ends: '2027-01-12T16:00:00.000Z',
      place,
      link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x?context=%7b%7d',
      status: 'CONFIRMED',
      organizer: { params: { CN: 'MSET' }, val: 'mailto:mset@council.example' },
      attendee: { params: { CN: ravi.name, RSVP: false }, val: `mailto:${ravi.email}` },
    });
  });

  it('takes it out by the same UID and a greater SEQUENCE, without the reason that someone typed', () => {
    const before = read(fileOf(planned));
    const after = read(fileOf(cancelled));
    assert.deepEqual([after.method, after.status, after.uid], ['CANCEL', 'CANCELLED', before.uid]);
    assert.ok(after.sequence > before.sequence);
    const mail = mailOf(cancelled);
    assert.doesNotMatch(JSON.stringify(mail) + fileOf(cancelled), /Kestrel|hospital/);
    assert.match(mail.subject, /^Cancelled: MSET pre-meeting, Tuesday 12 January 2027, 14:00$/);
  });

  it('is the same hour in summer', () => {
    const july: Meeting = { ...planned, date: '2027-07-13', startsAt: '2027-07-13T13:00:00.000Z' };
    assert.equal(read(fileOf(july)).starts, '2027-07-13T13:00:00.000Z');
    assert.match(mailOf(july).text, /Tuesday 13 July 2027, 14:00/);
  });

  it('has lines of at most 75 octets, ended by CR and LF, whatever was typed', () => {
    const text = fileOf({ ...planned, place: 'Großer Saal – “Ost” 🏛️ '.repeat(12) });
    const rows = text.replace(/\r\n$/, '').split('\r\n');
    assert.ok(
      rows.every((row) => Buffer.byteLength(row) <= 75 && !/[\r\n]/.test(row)),
      text,
    );
    assert.equal(read(text).place, 'Großer Saal – “Ost” 🏛️ '.repeat(12));
    assert.equal(text, fileOf({ ...planned, place: 'Großer Saal – “Ost” 🏛️ '.repeat(12) }), 'the same each time');
  });

  it('is for those whose mail is known, until the meeting has begun', () => {
    const { email: _none, ...without } = ravi;
    assert.equal(calendarMailFor(planned, without, directory), undefined);
    const begun: Meeting = { ...preMset, state: 'started', startedAt: preMset.startsAt };
    assert.equal(calendarMailFor(begun, ravi, directory), undefined);
    assert.equal(calendarFile({ id: 'x', to: 'a@b.example', subject: '', text: '' }, 'a@b.example'), undefined);
  });
});

describe('A mail with a calendar file', () => {
  it('goes to a file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mset-calendar-'));
    try {
      const mail = mailOf(planned);
      assert.equal((await createMailer({ kind: 'files', folder }).send(mail)).ok, true);
      assertMail(await simpleParser(await readFile(path.join(folder, `${mail.id}.eml`))));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('goes to a mail server', async () => {
    const server = await startGoodServer({ disabledCommands: ['STARTTLS'] });
    try {
      const from = 'MSET <mset@council.example>';
      const mailer = createMailer({ kind: 'smtp', url: `smtp://${server.host}`, from });
      assert.equal((await mailer.send(mailOf(planned))).ok, true);
      assertMail(must(server.mails[0]));
    } finally {
      await server.stop();
    }
  });

  it('goes by Microsoft Graph, as the same', async () => {
    const graph = await startFakeGraph();
    try {
      const mailer = mailByGraph({ mailbox: 'mset@council.example', url: graph.url }, async () => 'good');
      assert.equal((await mailer.send(mailOf(planned))).ok, true);
      const mail = must(graph.mails[0]);
      assertMail(await simpleParser(mail.mime));
      assert.equal(mail.to, ravi.email);
    } finally {
      await graph.stop();
    }
  });
});

/** Beside the text for calendars that read mails, and as a file. */
function assertMail(mail: ParsedMail): void {
  assert.match(mail.text ?? '', /puts it into your calendar/);
  const parts = mail.headerLines.map(({ line }) => line).join('\n');
  assert.match(parts, /multipart\/mixed|multipart\/alternative/);
  const files = mail.attachments.filter(({ contentType }) => /calendar|ics/.test(contentType));
  assert.ok(files.length >= 2);
  for (const { content } of files) assert.equal(read(content.toString()).uid, 'preMset-2027-01-12@mset');
}

// Every code that an attempt may come to is said in words, with what to do.
import { deepEqual, doesNotMatch, match } from 'node:assert/strict';
import type { PendingNotice } from '../../src/casework/ports/ports.ts';
import { causeOf } from '../../src/reading/delivery-causes.ts';
import { calendarMailKey } from '../../src/notices/keys.ts';
import { colin } from '../people/builders.ts';

type Of = Pick<PendingNotice, 'key' | 'channel' | 'person'>;
const card: Of = { key: `card-${colin.objectId}`, person: colin.objectId };
const channel: Of = { key: 'post-A1', channel: 'agency:police' };
const mail: Of = { key: calendarMailKey(colin.objectId), person: colin.objectId };
const said = (of: Of, why: string | undefined, more: Partial<PendingNotice> = {}): string => {
  const cause = causeOf({ ...of, attempts: 1, ...(why !== undefined && { why }), ...more });
  return `${cause.why} ${cause.next}`;
};

describe('What could not be delivered', () => {
  const rows: readonly (readonly [of: Of, code: string, said: RegExp])[] = [
    [card, 'no personal chat', /not opened the MSET app\. Ask them to open it[^]*yourself until then\.$/],
    [card, 'gone 403 MessageWritesBlocked', /blocked or removed MSET[^]*allow it\./],
    [card, 'gone 404 ConversationNotFound', /Their chat with MSET is gone\./],
    [card, 'later 429', /asked MSET to slow down\. MSET keeps trying\.$/],
    [card, 'later 401', /could not sign in to Teams\. Tell the people who run MSET/],
    [card, 'later 400 BadSyntax', /Teams refused the message\. Tell the people who run MSET/],
    [card, 'later ECONNREFUSED', /Teams did not answer\. MSET keeps trying\.$/],
    [card, 'unknown 503', /Teams did not answer\./],
    [card, 'twice unknown Timeout', /no answer, twice: it may have arrived\. Ask before you try again\.$/],
    [card, 'HostNotAllowed', /does not trust/],
    [channel, 'no channel', /no longer linked\. Type @MSET link/],
    [channel, 'gone 403', /may no longer post in the channel\. Ask its team to add MSET again/],
    [channel, 'gone 404', /the channel is gone\. Type @MSET link/],
    [
      channel,
      'it would hold a name of the child',
      /show the channel a name of the child[^]*Tell the owner yourself\.$/,
    ],
    [mail, 'no token: CredentialUnavailableError', /may not send from its mailbox\. Tell the people/],
    [mail, 'Graph 403 ErrorAccessDenied: the identity may not send from this mailbox', /may not send from its mailbox/],
    [mail, 'Graph 404 ErrorItemNotFound', /The mail was refused\. Check the address/],
    [mail, 'EENVELOPE 550', /The mail was refused\. Check the address/],
    [mail, 'Graph 401 InvalidAuthenticationToken', /may not send from its mailbox\. Tell the people/],
    [mail, 'Graph 503', /mail server asked MSET to slow down\./],
    [mail, 'Graph 429', /mail server asked MSET to slow down\./],
    [mail, 'ECONNREFUSED', /The mail server did not answer\. MSET keeps trying\.$/],
  ];
  for (const [of, code, expected] of rows) {
    it(`because of “${code}” is told in words, with what to do, and without the code`, () => {
      match(said(of, code), expected);
      doesNotMatch(said(of, code), /\d{3}|gone 4|unknown|ECONN|Graph/);
    });
  }

  it('and was stored without a code, because no one was there, is told as that', () => {
    const trouble = 'unreachable';
    match(said(card, undefined, { trouble, attempts: 0 }), /not opened the MSET app\./);
    match(said(channel, undefined, { trouble, attempts: 0 }), /no longer linked\./);
  });

  it('is tried again by a person only once MSET has given up', () => {
    match(said(card, 'later 429', { trouble: 'failed', attempts: 8 }), /slow down\. Try again in a while\.$/);
    match(said(card, 'later 429', { trouble: 'failed', attempts: 0 }), /slow down\. MSET keeps trying\.$/, 'pressed');
  });

  it('and was not tried says whether it waits for a form', () => {
    const of = { ...card, attempts: 0 };
    deepEqual(causeOf(of, '10:15').next, 'It goes once they close it, or at 10:15.');
    match(causeOf(of).why, /not been its turn yet/);
  });
});

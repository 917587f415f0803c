// Why a card or mail did not arrive, in plain words, and what to do: for each code that an attempt may come to (docs/process.md P11.6).
import type { PendingNotice } from '../casework/ports/ports.ts';

export interface Cause {
  readonly why: string;
  readonly next: string;
}
/** A mail, by its key; all else is posted. */
export const isMailed = ({ key }: Pick<PendingNotice, 'key'>): boolean => /^mail(?:-|$)/.test(key);

/** What the cause of a notice that was not delivered is told by. */
type Undelivered = Pick<PendingNotice, 'trouble' | 'why' | 'attempts' | 'channel' | 'person' | 'key'>;

const tellThem = 'Tell them yourself until then.';
export const operators = 'Tell the people who run MSET for your council.';
const link = 'Type @MSET link in one of their channels.';

const ofChannel: readonly (readonly [code: RegExp, cause: Cause])[] = [
  [/^no channel$/, { why: 'The channel is gone, or is no longer linked.', next: link }],
  [/^gone 403/, { why: 'MSET may no longer post in the channel.', next: `Ask its team to add MSET again. ${link}` }],
  [/^gone 4(?:04|10)/, { why: 'Teams says that the channel is gone.', next: link }],
];
const ofPerson: readonly (readonly [code: RegExp, cause: Cause])[] = [
  [
    /^no personal chat$/,
    { why: 'They have not opened the MSET app.', next: `Ask them to open it: their card then comes. ${tellThem}` },
  ],
  [
    /^gone 403/,
    {
      why: 'They have blocked or removed MSET, or Teams does not let it write to them.',
      next: `Ask them to open the MSET app and allow it. ${tellThem}`,
    },
  ],
  [
    /^gone 4(?:04|10)/,
    { why: 'Their chat with MSET is gone.', next: `Ask them to open the MSET app: their card then comes. ${tellThem}` },
  ],
];
const ofMail: readonly (readonly [code: RegExp, cause: Cause])[] = [
  [
    /may not send from this mailbox|^no token|^Graph 401/,
    { why: 'MSET may not send from its mailbox.', next: operators },
  ],
  [/^Graph (?:429|503)/, { why: 'The mail server asked MSET to slow down.', next: '' }],
  [/^Graph 4(?!08)|\s5\d\d$/, { why: 'The mail was refused.', next: 'Check the address in the directory.' }],
  [/./, { why: 'The mail server did not answer.', next: '' }],
];
const ofTeams: readonly (readonly [code: RegExp, cause: Cause])[] = [
  [/HostNotAllowed|UnreadableReference/, { why: 'Teams gave an address that MSET does not trust.', next: operators }],
  [/429/, { why: 'Teams asked MSET to slow down.', next: '' }],
  [/ 401|[Tt]oken|Authentication/, { why: 'MSET could not sign in to Teams.', next: operators }],
  [/ 4\d\d/, { why: 'Teams refused the message.', next: operators }],
  [/./, { why: 'Teams did not answer.', next: '' }],
];

/** What Try again is for, where nothing else is to be done first. */
const mayDo = ({ trouble, attempts }: Undelivered): string =>
  trouble === 'failed' && attempts > 0 ? 'Try again in a while.' : 'MSET keeps trying.';

/** `formUntil`: a form is open in their chat, and until when notices wait for it. */
export function causeOf(notice: Undelivered, formUntil?: string): Cause {
  const { attempts, channel, person, trouble } = notice;
  // Stored before the codes were kept: no one could be reached, so no one was there.
  const why =
    notice.why ?? (trouble === 'unreachable' ? (channel === undefined ? 'no personal chat' : 'no channel') : undefined);
  if (formUntil !== undefined)
    return {
      why: 'A form is open in their chat, so MSET waits.',
      next: `It goes once they close it, or at ${formUntil}.`,
    };
  if (why === undefined)
    return attempts === 0
      ? { why: 'It has not been its turn yet.', next: mayDo(notice) }
      : { why: 'An attempt broke off.', next: mayDo(notice) };
  const held = /^it would hold (.+) of the child$/.exec(why)?.[1];
  if (held !== undefined)
    return {
      why: `It would show the channel ${held} of the child, so it is not posted.`,
      next: 'Tell the owner yourself.',
    };
  if (why.startsWith('twice '))
    return { why: 'There was no answer, twice: it may have arrived.', next: 'Ask before you try again.' };
  const tables = isMailed(notice)
    ? ofMail
    : [...(channel === undefined ? (person === undefined ? [] : ofPerson) : ofChannel), ...ofTeams];
  const found = tables.find(([code]) => code.test(why))?.[1] ?? { why: 'An attempt failed.', next: '' };
  return found.next === '' ? { ...found, next: mayDo(notice) } : found;
}

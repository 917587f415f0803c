// What the tab's API answers, and the words in which it refuses: every refusal says what to do next.
import { sayAdviceLine, sayFrontDoor } from '../../domain/people/ring-lines.ts';
import type { Settings } from '../../domain/people/settings.ts';
import type { Refused } from '../tab/api.ts';

export interface Reply {
  readonly status: number;
  readonly body?: object;
  /** Beside those that every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, error: string, message: string, headers: Reply['headers'] = {}): Reply => {
  const body: Refused = { error, message };
  return { status, body, headers };
};
const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

export const refusals = {
  malformed: refusal(400, 'malformed', 'That could not be understood. Reload the page and try again.'),
  signedOut: refusal(401, 'signed-out', 'You are not signed in. Reload the page to sign in again.', {
    'www-authenticate': 'Bearer',
  }),
  elsewhere: refusal(403, 'elsewhere', 'That did not come from a page of this server. Open the page from Teams again.'),
  /** Unknown, forbidden, excluded and mistyped: the same in every byte. */
  notAvailable: refusal(404, 'not-available', 'That is not available. Check the reference, or go back to the board.'),
  notAllowed: refusal(405, 'not-allowed', 'That cannot be done here. Reload the page and try again.'),
  tooLarge: refusal(413, 'too-large', 'That was too long. Shorten the text and try again.'),
  notJson: refusal(415, 'not-json', 'Only JSON is understood. Reload the page and try again.'),
  noKeys: refusal(
    503,
    'no-keys',
    'Sign-in cannot be checked at the moment: Microsoft’s keys cannot be reached. Try again in a minute.',
    { 'retry-after': '30' },
  ),
} as const satisfies Readonly<Record<string, Reply>>;

const advice = (settings: Settings): string =>
  `Worried about a child? Ring the front door, ${sayFrontDoor(settings)}. ` +
  `Unsure, and you work with children? The Professional Advice line, ${sayAdviceLine(settings)}. In danger now: ${settings.emergency}.`;

/** Signed in, and not in the directory. */
export const stranger = (settings: Settings): Reply =>
  refusal(
    403,
    'stranger',
    `You are not in the MSET directory, so nothing can be shown here. Ask ${settings.mailbox} to be added. ${advice(settings)}`,
  );
/** Signed in to another organisation. */
export const foreign = (settings: Settings): Reply =>
  refusal(
    403,
    'foreign',
    `You are signed in to another organisation. Switch to the council’s in Teams, and open the page again. ${advice(settings)}`,
  );
export const busy = (waitMs: number): Reply =>
  refusal(429, 'busy', `That was a lot at once. Nothing is lost: try again in ${seconds(waitMs)} seconds.`, {
    'retry-after': String(seconds(waitMs)),
  });
/** More open pages than one person has. */
export const tooManyPages = refusal(
  429,
  'too-many-pages',
  'Too many pages are open at once. Close some, and this one will keep up to date again.',
  { 'retry-after': '30' },
);
/** A fault of ours; `reference` is in the log. */
export function fault(reference: string): Reply {
  const message = `Something went wrong on our side (fault ${reference}). Nothing you typed is lost: try again.`;
  const body: Refused = { error: 'fault', message, reference };
  return { status: 500, body };
}

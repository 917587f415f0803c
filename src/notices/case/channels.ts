// What a case has in channels is told again when it is closed to some, and when that is lifted (docs/process.md P11.4): each is
// made from the case as it is by then, so that it goes, or comes back.
import { toActionId } from '../../domain/case/action/action.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import { toObjectId } from '../../domain/kernel/ids.ts';
import { channelsKey, teamPostKey } from '../keys.ts';
import type { NewNotice } from '../told.ts';

/** Written with the end of one notice, in one batch of a hundred operations at most. */
const mostAtOnce = 40;

/** To whom it is closed: restricted, and who may not know of it; and whether its actions rest (docs/process.md P17.7). */
const closedAs = (matter: Closed | undefined): string =>
  [matter?.restricted !== undefined, matter !== undefined && hasDied(matter), ...(matter?.excluded ?? [])].join();
type Closed = Pick<Case, 'restricted' | 'excluded' | 'hold'>;

/** The notices of a fact that closes a case to some, or opens it to them, or by which its actions rest or go on, to channels and people that were called to its actions before. */
export const channelNotices = (
  before: Closed | undefined,
  after: Closed,
  called: readonly string[],
): readonly NewNotice[] =>
  closedAs(before) !== closedAs(after) && called.some((key) => key === teamPostKey || partIn(key) !== undefined)
    ? [silent({ key: channelsKey() })]
    : [];

/** The notices that such a notice becomes; `team`: the channel of the team of a case. Posts in channels, and the cards of actions, for a guest has theirs in a thread. */
export function channelsAgain(
  key: string,
  called: readonly string[],
  team: NewNotice['channel'],
): readonly NewNotice[] | undefined {
  const from = /^channels-(\d+)$/.exec(key)?.[1];
  if (from === undefined) return undefined;
  const end = Number(from) + mostAtOnce;
  const all = called.flatMap((each): NewNotice | [] => {
    if (each === teamPostKey) {
      return team === undefined ? [] : silent({ key: each, channel: team });
    }
    return partIn(each) ?? [];
  });
  const some = all.slice(Number(from), end);
  return end < all.length ? [...some, silent({ key: channelsKey(end) })] : some;
}

const silent = (notice: Omit<NewNotice, 'rings' | 'urgent'>): NewNotice => ({ ...notice, rings: false, urgent: false });

/** The post of an action in a channel, or a person's card of it, by its key. */
function partIn(key: string): NewNotice | undefined {
  const [, kind, id = '', rest = ''] = /^(post|act)-(A\d+)-(.+)$/.exec(key) ?? [];
  const part = toActionId(id);
  if (part === undefined) return undefined;
  if (kind === 'post') return silent({ key, part, channel: `agency:${rest}` });
  const person = toObjectId(rest);
  return person && silent({ key, part, person });
}

// What was still to be told in form 2, as it is stored now: what it is about stood in its key alone.
import { toObjectId } from '../../domain/kernel/ids.ts';
import { given } from '../../domain/kernel/given.ts';
import type { StoredDocument } from '../sdk/items.ts';

const guidLength = 36;
/** The action in the key of someone's card of it, or of its post in a channel. */
const actionIn = (key: string): string | undefined => /^(?:act|post)-(A\d+)-/.exec(key)?.[1];
/** The agency in whose channel a post is. */
const channelIn = (key: string): string | undefined => {
  const agency = /^post-A\d+-(.+)$/.exec(key)?.[1];
  return agency && `agency:${agency}`;
};

/** None where it is as it was. */
export function noticeOfForm2({ claimed, about, ...notice }: StoredDocument): readonly StoredDocument[] {
  const key = String(notice['key']);
  const troubled = typeof about === 'string' ? about : undefined;
  const part = actionIn(troubled ?? key);
  if (claimed === undefined && troubled === undefined && (part === undefined || notice['part'] === part)) return [];
  return [
    {
      ...notice,
      id: notice.id,
      pk: notice.pk,
      ...given({ part }),
      ...(troubled !== undefined && {
        troubled: {
          key: troubled,
          ...given({ person: toObjectId(troubled.slice(-guidLength)), channel: channelIn(troubled) }),
        },
      }),
    },
  ];
}

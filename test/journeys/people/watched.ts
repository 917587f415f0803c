// What the bot posts, updates and mails while something happens.
import { simpleParser, type ParsedMail } from 'mailparser';
import type { World } from '../../worlds/harness.ts';
import type { Card, Happening } from './person-window.ts';

const kinds = { POST: 'posted', PUT: 'updated', DELETE: 'removed' } as const;

/** Does it, waits until everything is delivered, and gives what was posted, updated and mailed meanwhile. */
export async function watched(world: World, work: () => Promise<unknown>): Promise<readonly Happening[]> {
  const calls = world.teams.arrived.length;
  const mails = new Set((await world.mails()).map(({ id }) => id));
  await work();
  await world.settled();
  // Deliveries to several people, and of several cases, run side by side; of one case within one chat their order counts.
  const made = inOrder(world.teams.arrived.slice(calls));
  const told = made.map(({ method, conversation, activity }): Happening => {
    const { attachments = [], summary = '' } = activity as { attachments?: { content: Card }[]; summary?: string };
    const card = attachments[0]?.content ?? {};
    return { kind: kinds[method], conversation, summary, card };
  });
  const mailed = (await world.mails()).filter(({ id }) => !mails.has(id));
  return [...told, ...(await readMails(mailed)).map((text): Happening => ({ kind: 'mailed', text }))];
}

/** As they were sent; one with a file as it is read, once for all who have the same. */
async function readMails(mails: Awaited<ReturnType<World['mails']>>): Promise<readonly string[]> {
  const plain = mails.filter(({ text }) => !isWithFile(text));
  const withFile = await Promise.all(
    mails.filter(({ text }) => isWithFile(text)).map(async ({ text }) => simpleParser(text)),
  );
  const same = Map.groupBy(withFile, ({ subject, text, attachments }) =>
    [
      `Subject: ${subject}`,
      '',
      text?.trimEnd(),
      '',
      ...attachments.flatMap(({ filename }) => (filename === undefined ? [] : [`File: ${filename}`])),
    ].join('\n'),
  );
  return [...plain.map(({ text }) => text), ...[...same].map(readBy)];
}
const isWithFile = (mail: string): boolean => /^Content-Type: multipart/m.test(mail);

const readBy = ([text, those]: readonly [string, readonly ParsedMail[]]): string =>
  `To: ${those
    .flatMap(({ to = [] }) => to)
    .map((to) => to.text)
    .join(', ')}\n${text}`;

/**
 * Chat by chat. Where several cards come to one chat, each takes its older one away while the next is posted: which of these
 * arrives first is chance, and what goes is told last.
 */
function inOrder(arrived: World['teams']['arrived']): World['teams']['arrived'] {
  const posts = (chat: string): number =>
    arrived.filter(({ conversation, method }) => conversation === chat && method === 'POST').length;
  const goesLast = ({ conversation, method }: (typeof arrived)[number]): number =>
    method === 'DELETE' && posts(conversation) > 1 ? 1 : 0;
  const cases = casesOf(arrived);
  const told = arrived.toSorted(
    (a, b) =>
      a.conversation.localeCompare(b.conversation) ||
      goesLast(a) - goesLast(b) ||
      (cases.get(a) ?? '').localeCompare(cases.get(b) ?? ''),
  );
  return byDay(told, (one) => cases.get(one) === '');
}

/** Cards of several meetings in one chat, delivered side by side: the earlier meeting first, in the places that they have. */
function byDay(
  told: World['teams']['arrived'],
  isOfNoCase: (one: World['teams']['arrived'][number]) => boolean,
): World['teams']['arrived'] {
  const isOfMeeting = (one: World['teams']['arrived'][number]): boolean => isOfNoCase(one) && dayOf(one) !== undefined;
  const chats = Map.groupBy(told.filter(isOfMeeting), ({ conversation }) => conversation);
  const left = new Map(
    [...chats].map(([chat, cards]) => [chat, cards.toSorted((a, b) => Number(dayOf(a)) - Number(dayOf(b)))]),
  );
  return told.map((one) => (isOfMeeting(one) ? (left.get(one.conversation)?.shift() ?? one) : one));
}
function dayOf({ method, activity: { summary } }: World['teams']['arrived'][number]): number | undefined {
  const day = /, \w{3} (\d+ [A-Z][a-z]{2}) \d\d:\d\d/.exec(String(summary))?.[1];
  return method === 'POST' && day !== undefined ? Date.parse(`${day} 2027 UTC`) : undefined;
}

/**
 * Which case each is of; what names none is of what came before it in its chat. A digest, and what tells of trouble, are made
 * beside the cards of several cases, sooner or later than any of them: they come after all. So is the card of minutes, which
 * is of another matter: it comes before all.
 */
function casesOf(arrived: World['teams']['arrived']): ReadonlyMap<unknown, string> {
  const [newest, last] = [new Map<string, string>(), new Map<string, string>()];
  const cards = arrived.filter(({ method }) => method !== 'DELETE');
  const isAlone = ({ conversation }: (typeof arrived)[number]): boolean =>
    cards.filter((one) => one.conversation === conversation).length === 1;
  const caseOf = (one: (typeof arrived)[number]): string => {
    const { conversation, method, activity } = one;
    if (method === 'DELETE') return last.get(conversation) ?? '';
    if (isBeside(one) && !isAlone(one)) return 'none';
    if (isOfMinutes(one)) return '';
    const reference = /MSET-\w{4}-\w{2}/.exec(JSON.stringify(activity) ?? '')?.[0] ?? newest.get(conversation) ?? '';
    newest.set(conversation, reference);
    return reference;
  };
  return new Map(
    arrived.map((one) => {
      const reference = caseOf(one);
      last.set(one.conversation, reference);
      return [one, reference];
    }),
  );
}

const isBeside = ({ method, activity: { summary } }: World['teams']['arrived'][number]): boolean =>
  method === 'POST' && /for you this morning|could not be/.test(String(summary));
const isOfMinutes = ({ method, activity: { summary } }: World['teams']['arrived'][number]): boolean =>
  method === 'POST' && /minutes to read/.test(String(summary));

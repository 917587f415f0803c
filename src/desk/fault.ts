import { pageCard } from '../cards/wizard.ts';
import { doneCard } from '../cards/home.ts';
import { pageById } from '../domain/case/referral-pages.ts';
import { mostOf, type Answers } from '../domain/fields.ts';
import { mintCommandId, readReference, toCommandId, type Reference } from '../domain/ids.ts';
import { buttonOf, homeButton } from './replies.ts';
import type { DeskTools, Reply } from './scene.ts';

type Data = Readonly<Record<string, unknown>>;

/** A fault at our side, as a card. Logged once, under a short number people can quote. */
export function faultReply(tools: DeskTools, data: Data, error: unknown): Reply {
  const { machine, log } = tools.ports;
  const number = Buffer.from(machine.bytes(3)).toString('hex').toUpperCase();
  log.error('press failed', error, { fault: number });
  return withoutStore(
    tools,
    data,
    'Something went wrong',
    `Something went wrong at our side (fault ${number}). Nothing you typed is lost: press the button again.`,
  );
}

/** The database takes its time: the work goes on, and this is the answer meanwhile (design.md 5, "Limits"). */
export const stillWorkingReply = (tools: DeskTools, data: Data): Reply =>
  withoutStore(tools, data, 'Still working', 'Still working, nothing is lost. Look again in a moment.', 'Show me');

/** More presses than a person makes. */
export const slowDownReply = (tools: DeskTools, data: Data, waitMs: number): Reply =>
  withoutStore(
    tools,
    data,
    'One moment',
    `That was a lot at once. Nothing is lost: press again in ${Math.max(1, Math.ceil(waitMs / 1000))} seconds.`,
  );

/**
 * A card built without any stored state, because the store may be what failed: the page with the values just sent where
 * a page was sent (cards.md 7.6), else a message with a way on.
 */
function withoutStore(tools: DeskTools, data: Data, title: string, message: string, show?: string): Reply {
  const { machine } = tools.ports;
  const page = pageById(typeof data['page'] === 'string' ? data['page'] : '');
  const reference = referenceIn(data);
  if (page === undefined || page.id === '9' || reference === undefined) {
    const look =
      show === undefined || reference === undefined
        ? []
        : [buttonOf(show, page ? 'refer.open' : 'case.open', { reference })];
    return { card: doneCard(title, [message], [...look, homeButton], 'attention') };
  }
  const answers: Answers = Object.fromEntries(
    page.fields.map((field) => {
      const sent = data[field.name];
      return [field.name, typeof sent === 'string' ? sent.slice(0, mostOf(field)) : ''];
    }),
  );
  const command = toCommandId(String(data['command'])) ?? mintCommandId(machine.nowMs(), machine.bytes(8));
  return { card: pageCard({ reference, command, page, answers, savedAt: undefined, message }), formOf: reference };
}

function referenceIn(data: Data): Reference | undefined {
  const read = readReference(typeof data['ref'] === 'string' ? data['ref'] : '');
  return 'reference' in read ? read.reference : undefined;
}

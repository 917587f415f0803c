import { pageCard } from '../cards/wizard.ts';
import { doneCard } from '../cards/home.ts';
import { pageById } from '../domain/case/referral-pages.ts';
import { mostOf, type Answers } from '../domain/fields.ts';
import { mintCommandId, readReference, toCommandId } from '../domain/ids.ts';
import type { Reply, DeskTools } from './scene.ts';
import { homeButton } from './replies.ts';

/**
 * A fault at our side, as a card: with the values just sent where a page was sent, built without any stored state,
 * because the store may be what failed (cards.md 7.6). Logged once, under a short number people can quote.
 */
export function faultReply(tools: DeskTools, data: Readonly<Record<string, unknown>>, error: unknown): Reply {
  const { machine, log } = tools.ports;
  const number = Buffer.from(machine.bytes(3)).toString('hex').toUpperCase();
  log.error('press failed', error, { fault: number });
  const message = `Something went wrong at our side (fault ${number}). Nothing you typed is lost: press the button again.`;
  const page = pageById(typeof data['page'] === 'string' ? data['page'] : '');
  const read = readReference(typeof data['ref'] === 'string' ? data['ref'] : '');
  if (page === undefined || page.id === '9' || 'problem' in read) {
    return { card: doneCard('Something went wrong', [message], [homeButton], 'attention') };
  }
  const answers: Answers = Object.fromEntries(
    page.fields.map((field) => {
      const sent = data[field.name];
      return [field.name, typeof sent === 'string' ? sent.slice(0, mostOf(field)) : ''];
    }),
  );
  const command = toCommandId(String(data['command'])) ?? mintCommandId(machine.nowMs(), machine.bytes(8));
  return {
    card: pageCard({ reference: read.reference, command, page, answers, savedAt: undefined, message }),
    formOf: read.reference,
  };
}

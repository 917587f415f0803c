// Whether mail leaves: one is sent to the mailbox itself, as the bot sends its own.
import type { Mailer } from '../casework/ports/chat-ports.ts';
import { steps, works, wrong, type Finding } from './finding.ts';
import { explained } from './network.ts';

/** `id`: of this mail; `to`: the mailbox. */
export async function askMailbox(mailer: Mailer, id: string, to: string): Promise<Finding> {
  const asked = 'mailbox: a mail to itself';
  const result = await mailer.send({
    id,
    to,
    subject: 'MSET: a check of the platform team',
    text: 'The platform team has checked that MSET can send mail. There is nothing to do.',
  });
  if (result.ok) return works(asked, 'sent; see that it is there');
  const detail = result.detail.split(/:? /);
  const known = detail.map(explained).find((one) => one !== undefined);
  if (known !== undefined) return wrong(asked, known.found, known.step);
  if (detail[0] === 'no') return wrong(asked, result.detail, steps.identity);
  return wrong(asked, `not sent: ${result.detail}`, steps.mailbox);
}

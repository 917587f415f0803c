// Answers built without any stored state, because the store may be what failed: always with the values just sent.
import { doneCard } from '../cards/home.ts';
import { fieldNamed, pageById, unknownsPage } from '../domain/case/referral/form/pages.ts';
import type { FormPage } from '../domain/case/referral/form/page.ts';
import { unknownsOf, unknownsSaid } from '../cards/referral/unknown.ts';
import { whyField } from '../domain/case/referral/form/saving.ts';
import { type Choice, readRaw } from '../domain/kernel/fields.ts';
import { unchangedField } from '../domain/case/referral/referral.ts';
import type { CommandId, Reference } from '../domain/kernel/ids.ts';
import { sayActionId } from '../domain/case/action/action.ts';
import { given } from '../domain/kernel/given.ts';
import type { Answer } from './scene/answer.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { askFind, findField } from './home/lists.ts';
import { handAllGivenBack } from './lead/all.ts';
import { itemGivenBack } from './meeting/given-back.ts';
import { riskGivenBack } from './assessment/pages.ts';
import { counters } from './counters.ts';
import { sayGivenBack, sayVerb } from './say/say.ts';
import { warnedAgain } from './form/about.ts';
import { givenBack } from './form/press.ts';
import { pressedOn } from './pressed-on.ts';
import { homeButton, pageReply } from './form/replies.ts';
import {
  actionIn,
  commandIn,
  hostIn,
  refIn,
  sentFor,
  textIn,
  type DeskTools,
  type Pressed,
  type Reply,
} from './scene/scene.ts';

/** A fault at our side, as a card. Logged once, under a short number people can quote. */
export async function faultReply(tools: DeskTools, pressed: Pressed, error: unknown): Promise<Answer> {
  const { machine, log, directories } = tools.ports;
  const number = Buffer.from(machine.bytes(3)).toString('hex').toUpperCase();
  log.error('press failed', error, { fault: number });
  const message = `Something went wrong on our side (fault ${number}). Nothing you typed is lost: press the button again.`;
  const directory = await directories.current().catch(() => undefined);
  return withoutStore(tools, pressed, 'Please try again', message, { directory });
}

/**
 * The press takes longer than its answer may: the work goes on, and this is the answer meanwhile (docs/design.md 5, "Limits").
 * What it promises is kept in `late.ts`.
 */
export function stillWorkingReply(tools: DeskTools, pressed: Pressed): Answer {
  const { verb, caller } = pressed;
  const isElsewhere = caller.tab === true || (caller.shared && caller.noChat !== true);
  const told = isElsewhere ? 'MSET will tell you in your own chat' : 'You will be told here';
  const message = savesItself(verb)
    ? 'Still working. This is not saved yet: the page tries again.'
    : `Still working. ${told} when it is done, or that it was not.`;
  return withoutStore(tools, pressed, 'Still working', message, { look: true });
}

/** What a page of the tab sends without a press: the page itself says what is not saved, and saves it again. */
export const savesItself = (verb: string): boolean => verb.endsWith('.autosave');

/** More presses than a person makes. */
export function slowDownReply(tools: DeskTools, pressed: Pressed, waitMs: number): Answer {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const again = pressed.verb === '' ? 'type it' : 'press';
  const message = `That was a lot at once. Nothing is lost: ${again} again in ${seconds} seconds.`;
  return withoutStore(tools, pressed, 'One moment', message);
}

/** What is said without the store is about what was pressed: nothing else is in it. */
function withoutStore(tools: DeskTools, pressed: Pressed, ...said: Said): Answer {
  const [host, action] = [hostIn(pressed), actionIn(pressed)];
  const about = host && action ? sayActionId({ reference: host, id: action }) : host;
  const { first, ...reply } = replyTo(tools, pressed, ...said);
  return { ...reply, card: warnedAgain({ ...reply, ...given({ first }) }, pressed), ...given({ about }) };
}
type Said = [
  title: string,
  message: string,
  more?: { readonly directory?: Directory | undefined; readonly look?: boolean },
];

/** The page or form that was sent, with what was sent; else a message with a way on. */
function replyTo(
  tools: DeskTools,
  pressed: Pressed,
  title: string,
  message: string,
  { directory, look = false }: NonNullable<Said[2]> = {},
): Reply {
  const { verb, data } = pressed;
  const reference = refIn(pressed);
  const command = commandIn({ ...pressed, ports: tools.ports });
  const page = pageById(textIn(pressed, 'page'));
  if (verb === 'find.go') return askFind(sentFor([findField], pressed), message);
  const sent = { ports: tools.ports, caller: pressed.caller, data };
  if (verb === 'lead.all.go') return handAllGivenBack(sent, directory, { message, command });
  if (verb === sayVerb) return sayGivenBack(pressed, tools, { message });
  for (const counter of counters) {
    const again = givenBack(counter, pressed, tools, directory, { message, command });
    if (again !== undefined) return again;
  }
  const risk = riskGivenBack({ ...pressed, ports: tools.ports }, { message, command });
  if (risk !== undefined) return risk;
  const item = itemGivenBack(sent, verb, directory, { message, command });
  if (item !== undefined) return item;
  if (reference !== undefined && page !== undefined)
    return pageAgain(pressed, reference, command, page, message, directory);
  const on = look ? pressedOn(pressed) : undefined;
  const buttons = on === undefined ? [homeButton] : [on.show, homeButton];
  return { card: doneCard(title, [message], buttons, 'attention') };
}

function pageAgain(
  pressed: Pressed,
  reference: Reference,
  command: CommandId,
  page: FormPage,
  message: string,
  directory: Directory | undefined,
): Reply {
  const notKnown = {
    fields: textIn(pressed, 'notKnown')
      .split(',')
      .filter((name) => fieldNamed(name) !== undefined),
    why: readRaw(whyField, textIn(pressed, 'why')).keep,
  };
  const isUnknowns = page.id === unknownsPage.id;
  const drawn = (isUnknowns ? unknownsOf([], notKnown) : undefined) ?? page;
  const answers = isUnknowns ? unknownsSaid(notKnown) : sentFor(page.fields, pressed);
  const asked = textIn(pressed, 'asked').split(',');
  const only = page.fields.map(({ name }) => name).filter((name) => asked.includes(name));
  const some = only.length > 0 && { only };
  const view = { reference, command, page: drawn, answers, savedAt: undefined, message, ...some };
  return pageReply(view, () => {
    const unchanged = readRaw(unchangedField, textIn(pressed, unchangedField.name)).keep;
    return {
      notKnown,
      gaps: undefined,
      ...(notKnown.why !== '' && { why: notKnown.why }),
      eligible: chosen(pressed, 'consenter', directory).map(({ value, title }) => ({ objectId: value, name: title })),
      again: false,
      ...(unchanged !== '' && { unchangedBecause: unchanged }),
    };
  });
}

/** The person that was chosen, as the only choice: who else there is cannot be asked now. */
function chosen(pressed: Pressed, name: string, directory: Directory | undefined): readonly Choice[] {
  const value = textIn(pressed, name);
  if (value === '' || value.length > 80) return [];
  return [{ value, title: (directory && personIn(directory, value)?.name) ?? 'As you chose' }];
}

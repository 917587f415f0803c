// What answers a sentence that someone types: where it leads, what they can do here, and a refusal as one line.
import type { Settings } from '../domain/people/settings.ts';
import {
  bandOf,
  card,
  elementsIn,
  heading,
  sayBand,
  small,
  text,
  type Band,
  type Button,
  type Card,
  type Element,
  type Press,
} from './blocks.ts';
import { item } from './home.ts';

/** A refusal: what it is in one line, and where one can go on. */
export function lineCard(word: string, buttons: readonly Button[], next?: string): Card {
  const band: Band = { state: 'info', word };
  return card(
    `${sayBand(band)}${next === undefined ? '' : ` ${next}`}`,
    [bandOf(band), ...(next === undefined ? [] : [text(next)])],
    buttons,
  );
}

const inDanger = ({ emergency }: Settings): Element =>
  text(`▲ A child is in danger now: ring ${emergency}.`, { weight: 'Bolder' });

/** "I need to refer a child". */
export const referCard = (settings: Settings, buttons: readonly Button[]): Card =>
  card(
    `Refer a child. A child is in danger now: ring ${settings.emergency}.`,
    [
      heading('Refer a child'),
      small('Nine short pages, saved at every button. Section 47 is asked first.', { spacing: 'None' }),
      inDanger(settings),
      text('Only worried, or unsure? Press **Advice**: asking is never wrong.'),
    ],
    buttons,
  );

/** "A child is missing": the police come first, then what is recorded here. */
export function missingCard({ emergency, policeNonEmergency }: Settings, buttons: readonly Button[]): Card {
  const first: Band = {
    state: 'urgent',
    word: 'Ring the police first',
    when: `${policeNonEmergency}, or ${emergency}`,
  };
  const isReferrer = buttons.some(({ verb }) => verb === 'refer.new');
  return card(
    `${sayBand(first)} A child is missing.`,
    [
      bandOf(first),
      heading('A child is missing'),
      small(`In danger, or you do not know: ${emergency}. MSET does not tell the police.`, { spacing: 'None' }),
      text(
        `Then say here which child: press **Find the case**, open it: **Record missing** is there. Or type missing and the reference, such as missing MSET-4F7K-24.`,
      ),
      text(`Not known to MSET yet: press **${isReferrer ? 'New referral' : 'Advice'}**.`),
    ],
    buttons,
  );
}

/** A thing that someone may do here: pressed, or typed. */
export interface Ability {
  readonly does: string;
  /** What is typed for it; absent where it is pressed only. */
  readonly words?: string;
  readonly press: Press;
}
export interface HelpView {
  readonly who: string;
  readonly abilities: readonly Ability[];
  readonly buttons: readonly Button[];
}

/** What this person can do, a row a thing; each is pressed, or typed. */
export const helpCard = (settings: Settings, { who, abilities, buttons }: HelpView): Card =>
  card(
    `What you can do: ${abilities.map(({ does }) => does).join('; ')}.`,
    [
      heading('What you can do'),
      small(`${who} · press a row, or type the words`, { spacing: 'None' }),
      inDanger(settings),
      ...abilities.map(({ does, words, press }) =>
        item({ label: does, line: words === undefined ? '' : `or type: ${words}`, warnings: [], press }),
      ),
    ],
    buttons,
  );

/** What is asked of a person who typed a name. It is said on whatever card the sentence leads to. */
const nameTyped = 'Names typed in chat stay in Teams: please delete that message.';
/** The same card, for a person whose message may hold a name: nothing of the message is repeated. */
export function withNameTyped(one: Card): Card {
  const spoken = `${nameTyped} ${typeof one['speak'] === 'string' ? one['speak'] : ''}`;
  return {
    ...one,
    speak: spoken,
    fallbackText: spoken,
    body: [...elementsIn(one), text(`● ${nameTyped}`, { weight: 'Bolder', separator: true })],
  };
}
export const nameTypedCard = (buttons: readonly Button[]): Card => lineCard(nameTyped, buttons);

// Draws an adaptive card with Microsoft's library. The only file that hands it one.
import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  HostConfig,
  OpenUrlAction,
  SerializationContext,
  ToggleVisibilityAction,
  Versions,
  CardObjectRegistry,
  type CardElement,
} from 'adaptivecards';
import { ChoiceSet } from './choice-set.ts';
import { dress } from './dress.ts';
import { hostConfig } from './host-config.ts';
import { mayOpen } from './links.ts';
import { htmlOf } from './markdown.ts';
import { holder } from './hold.ts';
import type { Values } from './values.ts';
import type { Pressed } from '../../data/api.ts';

/** A card as it is on the page. */
export interface Drawn {
  readonly element: HTMLElement;
  /** Where the focus goes: the first wrong answer, else why the card is given back, else the title. */
  readonly start: HTMLElement;
  /** The names of its inputs. */
  readonly names: readonly string[];
  /** What is in its inputs now. */
  readonly values: () => Values;
  /** While a press is under way: nothing can be typed or pressed, and the focus stays. */
  readonly setBusy: (busy: boolean) => void;
}

GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.useAdvancedTextBlockTruncation = false;
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = htmlOf(text);
  result.didProcess = true;
};

const elements = new CardObjectRegistry<CardElement>();
GlobalRegistry.populateWithDefaultElements(elements);
elements.register('Input.ChoiceSet', ChoiceSet);
const look = new HostConfig(hostConfig);

/** Draws a card; `pressed` is told which button was pressed and what is sent with it. */
export function drawCard(json: object, pressed: (button: Pressed) => void): Drawn {
  const card = new AdaptiveCard();
  card.hostConfig = look;
  const context = new SerializationContext(Versions.v1_5);
  context.setElementRegistry(elements);
  // Without its language: the library reads that with a regular expression that refuses every second card.
  const { lang: _language, ...rest } = json as Readonly<Record<string, unknown>>;
  card.parse(structuredClone(rest), context);
  card.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction) pressed({ verb: action.verb ?? '', data: { ...action.data } });
    if (action instanceof OpenUrlAction) openLink(action.url);
    // The button that was pressed goes out of sight, and the focus with it; the library turns the card after this.
    if (action instanceof ToggleVisibilityAction) queueMicrotask(() => start.focus());
  };
  card.onAnchorClicked = (_element, anchor) => {
    openLink(anchor.href);
    return true;
  };
  const element = card.render() ?? document.createElement('div');
  // For drop-downs that our cards do not have the library listens to every click, and holds on to the last card by it.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it is the library that sets it so
  document.onclick = null;
  element.lang = 'en';
  element.classList.add('mset-card');
  const start = dress(card, element);
  return {
    element,
    start,
    names: card.getAllInputs().flatMap(({ id }) => id ?? []),
    values: () => valuesOf(card),
    setBusy: holder(element),
  };
}

function openLink(url: string | undefined): void {
  if (url !== undefined && mayOpen(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

const valuesOf = (card: AdaptiveCard): Values =>
  Object.fromEntries(
    card.getAllInputs().flatMap((input) => {
      const value: unknown = input.value;
      return input.id === undefined || !input.isSet() || typeof value !== 'string' ? [] : [[input.id, value] as const];
    }),
  );

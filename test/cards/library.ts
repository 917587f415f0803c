// Microsoft's card library, which reads a card as its clients do.
import { createRequire } from 'node:module';
import type { Card } from '../../src/cards/blocks.ts';

/** Only what is used here: the library's own types do not resolve under Node's rules. */
interface Library {
  readonly AdaptiveCard: new () => {
    parse(card: object, context: Context): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  readonly SerializationContext: new (version: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
}
interface Context {
  readonly eventCount: number;
  getEventAt(place: number): { readonly message: string };
}

// Its entry point is ESM without extensions, which Node refuses; the bundle for browsers loads.
const require = createRequire(import.meta.url);
const library = require('adaptivecards/dist/adaptivecards.js') as Library;

/** What the library has to say against a card. */
export function complaintsAbout(card: Card): readonly string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  // Without its language: the library reads that with a regular expression that refuses every second card.
  const { lang: _language, ...rest } = card;
  parsed.parse(structuredClone(rest), context);
  const events = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place).message);
  return [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}

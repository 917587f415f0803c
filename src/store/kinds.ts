// The kinds of documents there are.
type Raw = Readonly<Record<string, unknown>>;
/** Makes a document of version n into one of version n + 1. */
export type Upcast = (document: Raw) => Raw;

const kinds = [
  'case',
  'fact',
  'outbox',
  'posted',
  'delivery',
  'sending',
  'command',
  'look',
  'contact',
  'channel',
  'heard',
  'directory',
  'paper',
  'action',
  'review',
  'episode',
  'onward',
  'assessment',
  'digest',
  'meeting',
  'advice',
  'training',
  'say',
  'form',
] as const;
export type Kind = (typeof kinds)[number];

/** A kind's version is one more than its upcasts: changing a document's shape means adding the step to the new one. */
export const upcasts: Readonly<Record<Kind, readonly Upcast[]>> = {
  case: [],
  fact: [],
  outbox: [],
  posted: [],
  // One attempt each, before what was ended together was written together.
  delivery: [({ delivery, ...rest }) => ({ ...rest, deliveries: [delivery] })],
  sending: [],
  command: [],
  look: [],
  contact: [],
  channel: [],
  heard: [],
  directory: [],
  paper: [],
  action: [],
  review: [],
  episode: [],
  onward: [],
  assessment: [],
  digest: [],
  meeting: [],
  advice: [],
  training: [],
  say: [],
  form: [],
};

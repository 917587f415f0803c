// A card as text: what somebody reads on it, from top to bottom, and what they can fill in and press.

type Node = Readonly<Record<string, unknown>>;

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Node;
}
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
  readonly multi: boolean;
}

const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every element of a card, containers before what is in them. */
function elementsOf(node: Node): readonly Node[] {
  const inside = [...nodesOf(node['body']), ...nodesOf(node['items']), ...nodesOf(node['columns'])];
  return inside.flatMap((one) => [one, ...elementsOf(one)]);
}

/** What is pressed: buttons, those within the card before those at its end, and what is pressed as a whole. */
export const buttonsIn = (card: Node): readonly Button[] =>
  [...elementsOf(card), card]
    .flatMap((node) => [
      ...nodesOf(node['actions']),
      ...(node['selectAction'] === undefined ? [] : [node['selectAction'] as Node]),
    ])
    .map((action) => ({
      title: textOf(action['title']),
      verb: textOf(action['verb']),
      data: (action['data'] ?? {}) as Node,
    }));

export const inputsIn = (card: Node): readonly Input[] =>
  elementsOf(card)
    .filter((node) => textOf(node['type']).startsWith('Input.'))
    .map(inputOf);

function inputOf(node: Node): Input {
  const { maxLength } = node;
  return {
    id: textOf(node['id']),
    label: textOf(node['label']),
    value: textOf(node['value']),
    multi: node['isMultiSelect'] === true,
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(node['choices'] !== undefined && {
      choices: nodesOf(node['choices']) as unknown as NonNullable<Input['choices']>,
    }),
  };
}

/** The card as lines of text. Throws for an element it does not know, so that nothing shown is left out. */
export function readable(card: Node): string {
  return [...nodesOf(card['body']).flatMap(linesOf), ...buttonRow(nodesOf(card['actions']))].join('\n');
}

function linesOf(node: Node): readonly string[] {
  if (node['isVisible'] === false) return [];
  switch (node['type']) {
    case 'TextBlock':
      return [node['style'] === 'heading' ? `# ${textOf(node['text'])}` : textOf(node['text']).trim()];
    case 'RichTextBlock':
      return nodesOf(node['inlines'])
        .map((run) => (run['strikethrough'] === true ? `~~${textOf(run['text'])}~~` : textOf(run['text'])))
        .join('')
        .split('\n')
        .map((line) => line.trimEnd());
    case 'Container':
    case 'Column': {
      const lines = nodesOf(node['items']).flatMap(linesOf);
      const pressed = node['selectAction'] === undefined ? lines : [`> ${lines.join(' · ')}`];
      return pressed.map((line) => (node['style'] === undefined ? line : `| ${line}`));
    }
    case 'ColumnSet':
      return [nodesOf(node['columns']).flatMap(linesOf).join(' · ')];
    case 'ActionSet':
      return buttonRow(nodesOf(node['actions']));
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return inputLines(inputOf(node));
    default:
      throw new Error(`A card holds a ${String(node['type'])}, which the transcripts cannot tell.`);
  }
}

const buttonRow = (actions: readonly Node[]): readonly string[] =>
  actions.length === 0 ? [] : [actions.map((action) => `[ ${textOf(action['title'])} ]`).join(' ')];

function inputLines({ label, value, choices, multi }: Input): readonly string[] {
  if (choices === undefined) return [`${label}: ‹${value}›`];
  const picked = value.split(',');
  if (multi)
    return [`${label}:`, ...choices.map((one) => `  ${picked.includes(one.value) ? '[x]' : '[ ]'} ${one.title}`)];
  return [`${label}: ‹${choices.find((one) => one.value === value)?.title ?? ''}› of ${offered(choices)}`];
}

/** Long lists are known by their ends. */
function offered(choices: NonNullable<Input['choices']>): string {
  const titles = choices.map(({ title }) => title);
  return titles.length <= 9 ? titles.join(' / ') : `${titles[0]} / … ${titles.length} in all … / ${titles.at(-1)}`;
}

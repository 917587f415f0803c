// What a command of the Azure CLI may look like, by the reference that Microsoft publishes (az-grammar.txt). No az is asked.
import { readFileSync } from 'node:fs';

interface Grammar {
  /** By each spelling, `--name` as `-n`: the first one. */
  readonly options: ReadonlyMap<string, string>;
  readonly required: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly takesWords: boolean;
}

const everywhere = '--output -o (json|jsonc|none|table|tsv|yaml|yamlc); --query; --subscription; --only-show-errors';

export const grammar: ReadonlyMap<string, Grammar> = new Map(
  readFileSync(new URL('az-grammar.txt', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...items] = line.split(/: |; /).map((one) => one.trim());
      return [name.replace(/^\+/, ''), grammarOf([...items, ...everywhere.split('; ')])];
    }),
);

function grammarOf(items: readonly string[]): Grammar {
  const options = new Map<string, string>();
  const values = new Map<string, readonly string[]>();
  const required: string[] = [];
  for (const item of items) {
    const [, names = '', listed] = /^([^(!]*?) ?(?:\((.*)\))?!?$/.exec(item) ?? [];
    const [first = '', ...others] = names.split(' ');
    for (const name of [first, ...others]) if (!options.has(name)) options.set(name, first);
    if (item.endsWith('!')) required.push(first);
    if (listed !== undefined) values.set(first, listed.split('|'));
  }
  return { options, required, values, takesWords: [...options.keys()].some((name) => name.startsWith('<')) };
}

/** What is wrong with a command, word by word and without `az`; a command that is only named need not be whole. */
export function complaintsOf(words: readonly string[]): readonly string[] {
  const bare = words.findIndex((word) => word.startsWith('-'));
  const before = bare < 0 ? words : words.slice(0, bare);
  const name = before
    .map((_, place) => before.slice(0, before.length - place).join(' '))
    .find((one) => grammar.has(one));
  if (name === undefined) return isGroup(before) ? [] : [`az ${before.join(' ')}: there is no such command`];
  const known = grammar.get(name);
  const given = bare < 0 ? [] : givenIn(words.slice(bare));
  const extra = before.slice(name.split(' ').length);
  if (known === undefined || (given.length === 0 && extra.length === 0)) return [];
  const first = (option: string): string => known.options.get(option) ?? option;
  return [
    ...given.filter(([option]) => !known.options.has(option)).map(([option]) => `it has no ${option}`),
    ...known.required
      .filter((option) => !option.startsWith('<') && !given.some(([one]) => first(one) === option))
      .map((option) => `${option} is missing`),
    ...given.flatMap(([option, value]) =>
      value === undefined || /[A-Z$]/.test(value) || known.values.get(first(option))?.includes(value) !== false
        ? []
        : [`${option} is not ${value}`],
    ),
    ...(extra.length > 0 && !known.takesWords ? [`${extra.join(' ')} is no part of it`] : []),
  ].map((one) => `az ${name}: ${one}`);
}

const isGroup = (words: readonly string[]): boolean =>
  words.length > 0 && [...grammar.keys()].some((name) => name.startsWith(`${words.join(' ')} `));

function givenIn(words: readonly string[]): readonly (readonly [option: string, value: string | undefined])[] {
  return words.flatMap((word, place) => {
    if (!/^--?[a-z]/.test(word)) return [];
    const [option = '', ...value] = word.split('=');
    const next = words[place + 1];
    return [[option, value.length > 0 ? value.join('=') : next?.startsWith('-') === true ? undefined : next] as const];
  });
}

/** The commands of az in a text of the shell, those in `$(…)` too, each as its words. */
export const commandsIn = (shell: string): readonly (readonly string[])[] =>
  [...shell.matchAll(/(?<![\w./'-])az (?=[a-z])/g)].map(({ index }) => wordsFrom(shell.slice(index + 3)));

/** Up to where a shell would begin another command, or where the brackets around it end. */
function wordsFrom(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at);
    const [quoted] = /^(?:'[^']*'|"(?:\$\([^)]*\)|[^"])*"|\$\((?:[^()]|\([^()]*\))*\)|\\\r?\n)/.exec(rest) ?? [];
    if (quoted !== undefined) {
      if (!quoted.startsWith('\\')) word = (word ?? '') + quoted.replace(/^(['"])(.*)\1$/s, '$2');
      at += quoted.length - 1;
    } else if (/^(?:[\n;|)&>]|\s#)/.test(rest)) break;
    else if (/^\s/.test(rest)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + text.charAt(at);
  }
  return word === undefined ? words : [...words, word];
}

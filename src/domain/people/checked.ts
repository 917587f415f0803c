// Whether what was written is a directory, or an entry of one: with what is wrong, place by place.
import { hasLost } from '../kernel/bytes.ts';
import type { z } from 'zod';
import { directorySchema, type Directory } from './directory.ts';
import { settingsSchema, type Settings } from './settings.ts';

type Checked<Value> = { readonly value: Value } | { readonly wrong: readonly string[] };

/** A whole one. Someone who is listed twice would be found by one entry only, and it might be the one with an old role. */
export function checkedDirectory(raw: unknown): Checked<Directory> {
  const parsed = directorySchema.safeParse(raw);
  if (!parsed.success) return { wrong: sayIssues(parsed.error) };
  const wrong = [...twiceIn(parsed.data), ...markdownIn(parsed.data)];
  return wrong.length > 0 ? { wrong } : { value: parsed.data };
}

const { people, agencies } = directorySchema.shape;
export const checkedPerson = (raw: unknown): Checked<Directory['people'][number]> => checkedEntry(people.element, raw);
export const checkedAgency = (raw: unknown): Checked<Directory['agencies'][number]> =>
  checkedEntry(agencies.unwrap().element, raw);

function checkedEntry<Entry>(shape: z.ZodType<Entry>, raw: unknown): Checked<Entry> {
  const parsed = shape.safeParse(raw);
  if (!parsed.success) return { wrong: sayIssues(parsed.error) };
  const wrong = markdownIn(parsed.data);
  return wrong.length > 0 ? { wrong } : { value: parsed.data };
}

/** A value of a setting, with what it does not say as the program has it. */
export function checkedSetting(name: keyof Settings, raw: unknown): Checked<unknown> {
  const parsed = settingsSchema.shape[name].safeParse(raw);
  if (!parsed.success) return { wrong: sayIssues(parsed.error) };
  const wrong = markdownIn(parsed.data, ['settings', name]);
  return wrong.length > 0 ? { wrong } : { value: parsed.data };
}

const sayIssues = ({ issues }: z.ZodError): readonly string[] =>
  issues.map((issue) => [issue.path.join('.'), issue.message].filter((one) => one !== '').join(': '));

const twiceIn = ({ people: all, agencies: bodies }: Directory): readonly string[] => [
  ...repeated(all.map(({ objectId }) => objectId)).map(([id, place]) => `people.${place}: ${id} stands here twice`),
  ...repeated(bodies.map(({ id }) => id)).map(([id, place]) => `agencies.${place}: ${id} stands here twice`),
];
const repeated = (ids: readonly string[]): readonly (readonly [id: string, place: number])[] => {
  const first = new Map(ids.map((id, place) => [id, place] as const).toReversed());
  return ids.flatMap((id, place) => (first.get(id) === place ? [] : [[id, place] as const]));
};

/** The words of these are drawn as typed, or on pages alone; an address may have these signs. */
const asTyped: ReadonlySet<string> = new Set(['settings.guidance', 'settings.papers', 'settings.mailbox', 'email']);
/** Within the sentences of cards a link would come of it, bold letters, or a time. */
const markdown = /[[\]*<>\\`]|_.*_|~~|\{\{/;

/** Where a text stands that is no plain one. */
function markdownIn(value: unknown, at: readonly string[] = []): readonly string[] {
  if (asTyped.has(at.join('.')) || asTyped.has(at.at(-1) ?? '')) return [];
  if (typeof value === 'string') {
    if (hasLost(value))
      return [`${at.join('.')}: a letter was lost (\uFFFD). Save the file as UTF-8, and write it again`];
    return markdown.test(value) ? [`${at.join('.')}: write it without * _ [ ] < > {{ \\ and \``] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => markdownIn(inner, [...at, name]));
}

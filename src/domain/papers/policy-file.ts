// The policy: a Markdown file with its title, version, date and changes on top (docs/process.md P18.6).
import { z } from 'zod';
import { chooseBlank, unknownBlank } from './blanks.ts';
import type { PaperProblem, PaperRead } from './problem.ts';

/** Parts of the guidance that the policy shows: a line of its own, such as `{{pathway}}`. */
export const guidanceBlocks = ['pathway', 'thresholds', 'words', 'contacts'] as const;
export type GuidanceBlock = (typeof guidanceBlocks)[number];

export interface PolicyChange {
  readonly version: string;
  readonly date: string;
  readonly what: string;
}
export interface Policy {
  readonly title: string;
  readonly version: string;
  readonly date: string;
  /** A draft says that it is one until the partnership has adopted it. */
  readonly standing: 'draft' | 'adopted';
  /** The newest first, as the file has them. */
  readonly changes: readonly PolicyChange[];
  /** Markdown. */
  readonly text: string;
}

/** Part of an id in the store. */
const version = /^\d{1,3}(?:\.\d{1,3}){0,2}$/;
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const change = /^(\d{1,3}(?:\.\d{1,3}){0,2}) of (\d{4}-\d{2}-\d{2}): (\S.*)$/;
const longest = 60_000;

interface Line {
  readonly line: number;
  readonly text: string;
}

/** Reads the policy, or says on which lines it is wrong. */
export function readPolicyFile(file: string): PaperRead<Policy> {
  const all = file.split(/\r?\n/).map((text, place): Line => ({ line: place + 1, text }));
  const end = all.findIndex(({ text }, place) => place > 0 && text.trim() === '---');
  if (all[0]?.text.trim() !== '---' || end < 0) return { problems: [noHead] };
  const head = all.slice(1, end).filter(({ text }) => text.trim() !== '');
  const body = all.slice(end + 1);
  const problems = [...headProblems(head, end + 1), ...body.flatMap(bodyProblems), ...headingProblems(body)];
  if (file.length > longest)
    problems.push({ line: all.length, what: 'the file is longer than 60,000 characters', next: 'Shorten it.' });
  if (problems.length > 0) return { problems };
  return {
    value: {
      title: valueOf(head, 'title'),
      version: valueOf(head, 'version'),
      date: valueOf(head, 'date'),
      standing: valueOf(head, 'standing') === 'adopted' ? 'adopted' : 'draft',
      changes: head.flatMap(({ text }) => {
        const [, version = '', date = '', what = ''] = change.exec(given(text, 'change')) ?? [];
        return version === '' ? [] : [{ version, date, what }];
      }),
      text: body.map(({ text }) => text).join('\n'),
    },
  };
}

const noHead: PaperProblem = {
  line: 1,
  what: 'the title, version and date are missing',
  next: 'Begin the file with a line ---, next title: …, version: 1.0, date: 2027-01-31, standing: draft or adopted, and a line ---.',
};

const given = (text: string, name: string): string =>
  text.startsWith(`${name}:`) ? text.slice(name.length + 1).trim() : '';
const valueOf = (head: readonly Line[], name: string): string =>
  head.map(({ text }) => given(text, name)).find((value) => value !== '') ?? '';

const heads: Readonly<Record<string, readonly [fits: (text: string) => boolean, next: string]>> = {
  title: [(text) => text !== '' && text.length <= 120, 'Write title: and at most 120 characters.'],
  version: [(text) => version.test(text), 'Write version: and a number, such as 1.0.'],
  date: [isDay, 'Write date: and year, month and day, such as 2027-01-31.'],
  standing: [(text) => text === 'draft' || text === 'adopted', 'Write standing: draft, or standing: adopted.'],
  change: [(text) => isDay(change.exec(text)?.[2] ?? ''), 'Write change: 1.1 of 2027-01-31: and what has changed.'],
};

function headProblems(head: readonly Line[], end: number): readonly PaperProblem[] {
  const wrong = head.flatMap(({ line, text }): readonly PaperProblem[] => {
    const name = text.split(':', 1)[0] ?? '';
    const known = Object.hasOwn(heads, name) ? heads[name] : undefined;
    if (known === undefined)
      return [
        { line, what: `“${name.slice(0, 30)}” is not known here`, next: `Use ${Object.keys(heads).join(', ')}.` },
      ];
    return known[0](given(text, name)) ? [] : [{ line, what: `${name} is not as it should be`, next: known[1] }];
  });
  const missing = Object.entries(heads).filter(
    ([name]) => name !== 'change' && !head.some(({ text }) => text.startsWith(`${name}:`)),
  );
  return [...wrong, ...missing.map(([name, [, next]]) => ({ line: end, what: `${name} is missing`, next }))];
}

/** What would not be shown, or not as it was meant. */
function bodyProblems({ line, text }: Line): readonly PaperProblem[] {
  const problem = (what: string, next: string): readonly PaperProblem[] => [{ line, what, next }];
  if (/<\/?[a-z!][^>]*>/i.test(text.replaceAll(/`[^`]*`/g, '')) && !/<(?:https:|mailto:)/.test(text))
    return problem('HTML is not shown', 'Write it in Markdown: **bold**, lists with -, headings with ##.');
  if (/!\[/.test(text)) return problem('pictures are not shown', 'Take the picture out, and say it in words.');
  const block = /^\s*\{\{(.*)\}\}\s*$/.exec(text)?.[1];
  if (block !== undefined) {
    const isKnown = (guidanceBlocks as readonly string[]).includes(block);
    return isKnown ? [] : problem(`{{${block.slice(0, 30)}}} is not known`, `Use one of ${allBlocks}.`);
  }
  if (text.includes('{{')) return problem('{{…}} does not stand alone', 'Put it on a line of its own.');
  const blank = unknownBlank(text);
  if (blank !== undefined) return problem(`{${blank.slice(0, 30)}} is not known`, chooseBlank);
  // Behind the words, or under the name that the words give: `[h]: https://…`.
  const address = /\](?:\((?!https:\/\/|mailto:|tel:|#)|:(?!\s*<?(?:https:\/\/|mailto:|tel:|#)))/.test(text);
  return address ? problem('a link leads elsewhere', 'Begin its address with https:// or mailto:.') : [];
}
const allBlocks = guidanceBlocks.map((name) => `{{${name}}}`).join(', ');

/** Headings go down one level at a time, or no one finds their way by them. The title is the only one of level one. */
function headingProblems(body: readonly Line[]): readonly PaperProblem[] {
  let before = 1;
  let found = 0;
  const problems: PaperProblem[] = [];
  for (const { line, text } of body) {
    const level = /^(#{1,6})\s/.exec(text)?.[1]?.length;
    if (level === undefined) continue;
    found += 1;
    if (level === 1)
      problems.push({
        line,
        what: 'there is a second title',
        next: 'The title stands on top: begin headings with ##.',
      });
    else if (level > before + 1)
      problems.push({ line, what: 'a heading leaves out a level', next: `Begin it with ${'#'.repeat(before + 1)}.` });
    if (level > 1) before = level;
  }
  if (found === 0)
    problems.push({
      line: body[0]?.line ?? 1,
      what: 'there is no heading',
      next: 'Begin sections with ## and a title.',
    });
  return problems;
}

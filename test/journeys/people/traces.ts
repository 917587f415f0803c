// Finds what identifies a child in a text that anybody may read.
import { simpleParser } from 'mailparser';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { must } from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';

/** Something that left the process, and by which way. */
export interface Outflow {
  readonly way: string;
  readonly text: string;
}

const pieceLength = 12;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** References and ids of requests hold letters and digits at random, and the log's lines the machine's time of day, which mean nothing. */
const withoutChance = (text: string): string =>
  text
    .replaceAll(/MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g, 'MSET')
    .replaceAll(/(?<="x-ms-client-request-id":")[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=")/g, '')
    .replaceAll(/(?<=\d{4}-\d\d-\d\d)T[\d:]{8}\.\d{3}Z/g, '');
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

const two = (value: number): string => String(value).padStart(2, '0');

/** What is looked for: a name for each kind, and how it may be spelt. */
function patternsOf(answers: Answers): readonly (readonly [kind: string, pattern: RegExp])[] {
  const answer = (name: string): string => must(answers[name]);
  const [day, month, year] = answer('dateOfBirth').split('/').map(Number) as [number, number, number];
  const name = must(months[month - 1]);
  const d = `0?${day}(?:st|nd|rd|th)?`;
  const m = `(?:0?${month}|${name}[a-z]*)`;
  const y = `(?:${year}|${year % 100})`;
  const gap = String.raw`[\s,./\\-]*(?:of )?`;
  const initials = [answer('forenames'), answer('surname')].map((one) => one.charAt(0)) as [string, string];
  const loose = (text: string): RegExp => new RegExp(escaped(text).replaceAll(' ', String.raw`[\s%20+]*`), 'i');
  return [
    ['forename', loose(answer('forenames'))],
    ['surname', loose(answer('surname'))],
    ['initials', new RegExp(String.raw`(?<![\w-])${initials[0]}\.?\s?${initials[1]}(?![\w-])`)],
    ['date of birth', new RegExp(String.raw`(?<!\d)${d}${gap}${m}${gap}${y}(?!\d)`, 'i')],
    ['date of birth', new RegExp(String.raw`${name}[a-z]*\s+${d},?\s+${year}`, 'i')],
    ['date of birth', new RegExp(`${year}-?${two(month)}-?${two(day)}|${two(day)}${two(month)}${year}`)],
    ['year of birth', new RegExp(String.raw`(?<![\w.-])${year}(?![\w.-])`)],
    ['address', loose(answer('address'))],
    ['postcode', loose(answer('postcode'))],
    ['case system ID', new RegExp(escaped(answer('caseSystemId')).replaceAll('-', '-?'), 'i')],
    ['school', loose(answer('school'))],
  ];
}

/** A finder for one child: gives the kinds of traces in a text. `told` are further texts people wrote about the child. */
export function finderOf(answers: Answers, told: readonly string[]): (text: string) => readonly string[] {
  const patterns = patternsOf(answers);
  const written = ['needs', 'worries', 'childsWords', 'trustedAdult', 'strengths', 'workDone', 'safetyPlan'];
  const pieces = new Set<string>();
  for (const one of [...written.map((name) => must(answers[name])), ...told]) {
    for (let from = 0; from + pieceLength <= plain(one).length; from += 1)
      pieces.add(plain(one).slice(from, from + pieceLength));
  }
  return (raw) => {
    const text = withoutChance(raw);
    const kinds = patterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
    const low = plain(text);
    for (let from = 0; from + pieceLength <= low.length; from += 1) {
      if (!pieces.has(low.slice(from, from + pieceLength))) continue;
      kinds.push('narrative');
      break;
    }
    return [...new Set(kinds)];
  };
}

/** Everything that left the process but the private answers to presses. */
export async function outflowOf(world: World): Promise<readonly Outflow[]> {
  const calls = world.teams.calls.flatMap(({ method, path, activity, headers }): Outflow[] => [
    { way: `address of a ${method}`, text: `${path} ${decodeURIComponent(path)}` },
    { way: method === 'POST' ? 'post' : 'update', text: JSON.stringify(activity) },
    { way: 'headers', text: JSON.stringify(headers) },
  ]);
  const mails = await Promise.all(
    (await world.mails()).map(async ({ id, text }) => ({ way: 'mail', text: `${id}\n${await decoded(text)}` })),
  );
  const log = world.log.map((text) => ({ way: 'log', text }));
  const refusals = world.happenings.flatMap((one): Outflow[] =>
    one.kind === 'answer' && one.card === undefined
      ? [{ way: 'HTTP answer', text: JSON.stringify(one.body) ?? '' }]
      : [],
  );
  return [...calls, ...mails, ...log, ...refusals];
}

/** Head, text and files, decoded; and of a calendar file its lines whole. */
async function decoded(mail: string): Promise<string> {
  const [head = ''] = mail.split('\n\n');
  const { subject = '', text = '', attachments } = await simpleParser(mail);
  const files = attachments.map(({ content }) => content.toString().replaceAll(/\r?\n[ \t]/g, ''));
  return [head, subject, text, ...files].join('\n');
}

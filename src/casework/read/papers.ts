// The files of language and policy: ours unless the council has its own, read again when they change. One that is wrong is
// refused with its line, and the last good one stays in use, over a restart too.
import { textIn } from '../../domain/kernel/bytes.ts';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLanguageFile, type LanguageFile } from '../../domain/papers/language-file.ts';
import { readPolicyFile, type Policy } from '../../domain/papers/policy-file.ts';
import type { PaperProblem, PaperRead } from '../../domain/papers/problem.ts';
import type { KeptPapers, Papers, PapersInForce } from '../ports/paper-ports.ts';
import type { Log } from '../ports/ports.ts';

export interface PaperSources {
  /** The files that come with the program. */
  readonly own: string;
  /** The council's; a file of the same name takes the place of ours. */
  readonly councils: string | undefined;
  readonly kept: KeptPapers;
  readonly log: Log;
  readonly nowMs: () => number;
}

const policyFile = 'policy.md';
const languageFile = /^[A-Za-z][\w-]{0,30}\.json$/;
const isPaper = (name: string): boolean => name === policyFile || languageFile.test(name);
/** Between two looks at the folder. */
const restMs = 10_000;

interface Good {
  readonly language?: LanguageFile;
  readonly policy?: Policy;
}
/** A file as it was last read. */
interface Paper {
  readonly text: string;
  readonly good: Good;
  readonly problems: readonly PaperProblem[];
}

export function openPapers({ own, councils, kept, log, nowMs }: PaperSources): Papers {
  const papers = new Map<string, Paper>();
  let looked = Number.NEGATIVE_INFINITY;
  let isAway = false;
  let looking: Promise<PapersInForce> | undefined;

  /** Where there is no good one yet: the last good one of an earlier run, else ours. */
  const lastGood = async (name: string): Promise<Good> => {
    const stored = readPaper(name, (await kept.of(name).catch(() => undefined)) ?? '');
    if ('value' in stored) return stored.value;
    const ours = readPaper(name, await readFile(path.join(own, name), 'utf8').catch(() => ''));
    return 'value' in ours ? ours.value : {};
  };
  const readAgain = async (name: string, folder: string): Promise<void> => {
    const text = textIn(await readFile(path.join(folder, name)));
    const before = papers.get(name);
    if (before?.text === text) return;
    const read = readPaper(name, text);
    if ('value' in read) {
      papers.set(name, { text, good: read.value, problems: [] });
      // The paper is in force now. Where it cannot be kept for the next start, that is logged and no more.
      if (folder === councils)
        await kept.keep(name, text).catch((error: unknown) => log.error('paper not kept', error));
      return;
    }
    const { problems } = read;
    papers.set(name, { text, good: before?.good ?? (await lastGood(name)), problems });
    for (const { line, what, next } of problems)
      log.warn(`paper refused: ${name} line ${line}: ${what}. ${next} The last good one stays in use.`);
  };
  /** The council's folder cannot be read: what was in force stays so, and a draft of ours must not come up in its place. */
  const away = async (names: readonly string[]): Promise<PapersInForce> => {
    if (!isAway) log.warn('papers away: the folder cannot be read, the last good ones stay in use');
    isAway = true;
    for (const name of names)
      if (!papers.has(name)) papers.set(name, { text: '', good: await lastGood(name), problems: [] });
    looked = nowMs();
    return inForce(papers);
  };
  const look = async (): Promise<PapersInForce> => {
    const ours = await readdir(own);
    const theirs = councils === undefined ? [] : await readdir(councils).catch(() => undefined);
    if (theirs === undefined) return away(ours.filter(isPaper));
    const names = [...new Set([...ours, ...theirs])].filter(isPaper);
    isAway = false;
    for (const name of papers.keys()) if (!names.includes(name)) papers.delete(name);
    for (const name of names) await readAgain(name, theirs.includes(name) && councils !== undefined ? councils : own);
    looked = nowMs();
    return inForce(papers);
  };
  return {
    current: async () => {
      const since = nowMs() - looked;
      // Below nothing the clock was put back since.
      if (since >= 0 && since < restMs) return inForce(papers);
      // Asked twice at once, it looks once.
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

function readPaper(name: string, text: string): PaperRead<Good> {
  if (name === policyFile) {
    const read = readPolicyFile(text);
    return 'value' in read ? { value: { policy: read.value } } : read;
  }
  const read = readLanguageFile(text);
  return 'value' in read ? { value: { language: read.value } } : read;
}

/** English first, then by name. */
const rank = ({ language, englishName }: LanguageFile): string => (language === 'en' ? '' : englishName);

function inForce(papers: ReadonlyMap<string, Paper>): PapersInForce {
  const policy = papers.get(policyFile)?.good.policy;
  if (policy === undefined) throw new Error('There is no policy');
  // Two files of one language: the one that comes first by its name.
  const files = [...papers].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const languages = new Map<string, LanguageFile>();
  for (const [, { good }] of files)
    if (good.language !== undefined && !languages.has(good.language.language))
      languages.set(good.language.language, good.language);
  return {
    languages: [...languages.values()].toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)),
    policy,
    refused: files.flatMap(([file, { problems }]) => problems.map((problem) => ({ file, ...problem }))),
  };
}

// A language file in which every text is as long as the program lets it be.
import { readLanguageFile, type LanguageFile } from '../../../src/domain/papers/language-file.ts';

const words =
  'Someone in the town sees that a child is hurt and wonders whom to ring about it so that help comes soon. ';
const long = (most: number): string => words.repeat(3).slice(0, most).trim().padEnd(most, 'e');
const longs = (count: number, most: number): readonly string[] => Array.from({ length: count }, () => long(most));

const reader = {
  headline: long(48),
  lead: long(180),
  signsTitle: long(44),
  signs: longs(8, 72),
  doTitle: long(28),
  do: longs(4, 140),
  nextTitle: long(28),
  next: longs(4, 120),
  sayTitle: long(36),
  say: longs(4, 110),
  closing: long(62),
};

export function longestFile(): LanguageFile {
  const file = {
    language: 'fr',
    name: long(30),
    englishName: long(30),
    direction: 'ltr',
    checkedBy: '',
    labels: {
      numbers: long(28),
      emergency: long(28),
      police: long(32),
      frontDoor: long(48),
      outOfHours: long(48),
      adviceLine: long(48),
      mailbox: long(30),
      scan: long(32),
      toBeChecked: long(56),
    },
    readers: { community: reader, youngPeople: reader, professionals: reader },
  };
  const read = readLanguageFile(JSON.stringify(file));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const longer = readLanguageFile(JSON.stringify(file).replaceAll(/"(Someone[^"]*)"/g, '"$1e"'));
  // Or they would not be the longest.
  const wanted = Object.keys(file.labels).length + 2 + 3 * 27;
  if (!('problems' in longer) || longer.problems.length !== wanted)
    throw new Error(`Not the longest: ${'problems' in longer ? longer.problems.length : 0} of ${wanted}`);
  return read.value;
}

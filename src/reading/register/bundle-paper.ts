// What leaves: the items that are given, without a trace of the words that are blacked out, and a list of what is not given and why
// (docs/process.md P30.6).
import { capacities } from '../../domain/register/access.ts';
import { changedItems, withholdGrounds } from '../../domain/register/bundle.ts';
import type { Access } from '../../domain/register/entry.ts';
import { sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { part, type Part, type Print } from '../print/paper.ts';
import type { Viewer } from '../reader.ts';
import { givenText, readItems, type BundleRead, type ReadItem } from './bundle.ts';

/** What was reviewed and is not as it was: it is not made again of another record. */
export const changedIn = ({ sent }: Access, { seen }: BundleRead): readonly string[] =>
  sent === undefined ? [] : changedItems(sent.seen, seen);

const capacityNames: Readonly<Record<string, string>> = capacities;

export function bundleOnPaper({ person, directory, now }: Viewer, entry: Access, bundle: BundleRead): Print {
  const items = readItems(bundle, entry, directory);
  const given = items.filter(({ choice }) => choice.as === 'give' || choice.as === 'black');
  return {
    title: `What is held: ${entry.id}`,
    line: `Printed by ${person.name}, ${sayWhen(now)}. Confidential: for the person who asked, and no one else.`,
    sections: [
      head(entry, directory.settings.panelName),
      ...given.map((item) => sectionOf(item)),
      keptBack(items),
      part(
        'If you do not agree',
        [],
        `Write to ${directory.settings.mailbox}: the council looks at it again. You may complain to the Information Commissioner (ico.org.uk), or go to a court.`,
      ),
    ],
  };
}

const head = ({ who, capacity, record, received, since, sent }: Access, panel: string): Part =>
  part(
    'What this is',
    [
      ['Request', `${who}; ${capacityNames[capacity] ?? capacity}`],
      ['Received', sayDate(received)],
      ['Record', record.join(', ')],
      [
        'What was written',
        `${since === undefined ? 'Until' : `From ${sayDate(since)} until`} ${sayWhen(sent?.at ?? '')}`,
      ],
    ],
    `What ${panel} holds, as it was written, the oldest first. Reminders of the program are left out. A word in brackets says where something is blacked out; the list at the end says why.`,
  );

const numberOf = ({ id }: Pick<ReadItem, 'id'>): string => id;

const sectionOf = (item: ReadItem): Part =>
  part(`${numberOf(item)}. ${item.title}`, [
    ['When, and by whom', item.line],
    ...item.lines.map((line) => [line.label, givenText(line)] as const),
  ]);

/** By number and ground alone: what an item is may say what was kept back. */
function keptBack(items: readonly ReadItem[]): Part {
  const rows = items
    .filter(({ choice }) => choice.as !== 'give')
    .map((item) => [
      numberOf(item),
      item.choice.as === 'black' ? 'Words blacked out' : 'Not given',
      item.choice.as === 'undecided' || item.choice.ground === undefined ? '' : withholdGrounds[item.choice.ground],
    ]);
  return rows.length === 0
    ? part('What is not given, and why', [], 'Nothing was kept back.')
    : {
        ...part('What is not given, and why', [], 'By the Data Protection Act 2018.'),
        rows: [['Item', 'What', 'Why'], ...rows],
      };
}

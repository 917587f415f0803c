// Police lists: the newest list, or another of the last 90 days, row by row, for those who keep them. To open it is a look at the
// list, and at each case that a row is of.
import { z } from 'zod';
import type { Scene } from '../../desk/scene/scene.ts';
import { mint } from '../../desk/scene/scene.ts';
import { mayRefer } from '../../desk/police-list/refer.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { sayBirth } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import type { RowNeed } from '../../domain/police-list/children.ts';
import {
  keepsPoliceLists,
  sayPoliceList,
  sayToLookAt,
  toPoliceListId,
  type PoliceList,
  type PoliceListId,
  type RowDone,
} from '../../domain/police-list/list.ts';
import { referenceOf, type KeptRow } from '../../domain/police-list/row.ts';
import { sayDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { ageOn } from '../../domain/time/dates.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { sayMoment } from '../../domain/time/moments.ts';
import { instantShape } from '../../reading/lines.ts';
import { asRead, listsRead, type Asked, type ListsRead, type RowRead } from '../../reading/police-list/rows.ts';
import { see } from '../../reading/reader.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { pageAt } from './read.ts';

const rowShape = z.object({
  row: z.number(),
  /** "Nia Kestrel, 14 (Monday 4 June 2012)". */
  child: z.string(),
  /** "Missing since Sat 28 Nov 22:30 from Example House, back Sun 29 Nov 04:10". */
  when: z.string(),
  /** "On 3 lists in 90 days, 4 episodes · police reference NP-1". */
  line: z.string(),
  /** What it is about it, where its heading does not say it: its case, or what was done. */
  says: z.string().optional(),
  /** The case that it is of. */
  reference: z.string().optional(),
  steps: z.array(buttonShape),
});
const groupShape = z.object({
  title: z.string(),
  note: z.string(),
  rows: z.array(rowShape),
  step: buttonShape.optional(),
});
const shape = z.object({
  now: instantShape,
  /** The newest first. */
  lists: z.array(z.object({ id: z.string(), title: z.string(), line: z.string(), open: z.boolean() })),
  /** Changes with every row that was taken: what was pasted is not needed any more. */
  taken: z.string(),
  shown: z
    .object({
      id: z.string(),
      title: z.string(),
      line: z.string(),
      groups: z.array(groupShape),
      gone: z.string().optional(),
    })
    .optional(),
  take: buttonShape,
});
export type PolicePage = Told<typeof shape>;

type Group = RowNeed | 'done';
const groups: readonly (readonly [of: Group, title: string, note: string])[] = [
  [
    'record',
    'Not said to be back',
    'Ring the police first. If the child is missing, record it; an episode is never entered from a list.',
  ],
  [
    'ask',
    'The same child?',
    'Names that are alike, and the same birth date: two people may be meant. Nothing is entered or counted together until you say so; your answer is kept.',
  ],
  [
    'enter',
    'Past episodes of children in MSET',
    'One press enters all of them into their cases. No alarm goes out: each lead worker hears of the return interview.',
  ],
  ['refer', 'Next referrals', 'Not in MSET, and three episodes or more in 90 days. Choose who refers the child.'],
  [
    'again',
    'A case or referral that is over',
    'A new episode is a new referral: open the case and press Refer again, or choose who refers the child.',
  ],
  ['counted', 'Counted', 'Not in MSET, and fewer than three episodes in 90 days. Nothing is to be done now.'],
  ['referred', 'Referred', 'The child was referred: it is waiting with a worker, or with their manager.'],
  ['entered', 'In its case already', 'The case has an episode of that time.'],
  ['done', 'Done', 'Entered into its case, or nothing was to be done.'],
];

const sayRow = ({ since, sinceKnown, place, returnedAt, returnedKnown }: KeptRow, now: Instant): string =>
  [
    `Missing since ${sayMoment(since, sinceKnown, now)}${place === '' ? '' : ` from ${place}`}`,
    returnedAt === undefined
      ? 'not said to be back'
      : `back ${returnedKnown === 'day' ? sayMoment(returnedAt, 'day', now) : sayWhen(returnedAt, now)}`,
  ].join(', ');
const sayChild = ({ forenames, surname, dateOfBirth }: KeptRow, now: Instant): string =>
  `${forenames} ${surname}, ${ageOn(dateOfBirth, localDate(now))} (${sayDate(dateOfBirth)})`;
const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
const sayCount = ({ child: { lists, episodes }, row }: RowRead): string =>
  [
    `On ${many(lists, 'list')} in 90 days, ${many(episodes, 'episode')}`,
    ...(referenceOf(row) === undefined ? [] : [`police reference ${row.policeReference}`]),
    ...(row.grade === '' ? [] : [`grade ${row.grade}`]),
  ].join(' · ');

type Row = Told<typeof rowShape>;
function rowFor(scene: Scene, list: PoliceList, row: RowRead): Row {
  const { now } = scene;
  const done = list.done.find((one) => one.row === row.row.row);
  const data = { policeList: list.id, row: String(row.row.row) };
  const reference = done?.reference ?? (row.case ?? row.asked?.case)?.reference;
  const { asked } = row;
  const answer = { ...data, ...given({ of: asked?.of }) };
  const steps = [
    ...(asked !== undefined && done === undefined
      ? [
          { title: 'Same child', verb: 'policeList.same', data: { ...answer, command: mint(scene) } },
          { title: 'Another child', verb: 'policeList.other', data: { ...answer, command: mint(scene) } },
        ]
      : []),
    ...(row.need === 'record' && row.case !== undefined
      ? [
          {
            title: 'Record missing',
            verb: 'missing.record',
            data: { ref: row.case.reference },
            style: 'positive' as const,
          },
        ]
      : []),
    ...(mayRefer(row) && done === undefined
      ? [{ title: 'Refer', verb: 'policeList.refer', data, style: 'positive' as const }]
      : []),
    ...(list.open.includes(row.row.row)
      ? [{ title: 'Nothing to do', verb: 'policeList.seen', data: { ...data, command: mint(scene) } }]
      : []),
  ];
  return {
    row: row.row.row,
    child: sayChild(row.row, now),
    when: sayRow(row.row, now),
    line: sayCount(row),
    ...given({ says: sayOf(row, done, now), reference }),
    steps: steps.map(buttonFor),
  };
}

/** What it is about a row: with whom it is compared, what was done with it, or where its case or referral stands. */
function sayOf({ asked, need, referred, case: known }: RowRead, done: RowDone | undefined, now: Instant) {
  if (done !== undefined)
    return done.as === 'entered' ? `Entered ${sayWhen(done.at, now)}` : `Nothing to do, ${sayWhen(done.at, now)}`;
  if (asked !== undefined) return `Is this ${sayAsked(asked, now)}?`;
  if (known !== undefined) return `Case: ${stageLabels[known.stage]}`;
  return referred && `Referred ${sayWhen(referred.at, now)}${need === 'again' ? '; that referral is over' : ''}`;
}
function sayAsked({ named, case: known, referred, row }: Asked, now: Instant): string {
  const { forenames = '', surname = '', dateOfBirth = '' } = named;
  const child = `${forenames} ${surname} (${sayBirth(dateOfBirth)})`;
  if (known !== undefined) return `${child}, case: ${stageLabels[known.stage]}`;
  return row === undefined
    ? `${child}, who was referred ${referred === undefined ? '' : sayWhen(referred.at, now)}`
    : `${child}, row ${row.row.row} of the ${beginLow(sayPoliceList(row, now))}`;
}

async function shownOf(scene: Scene, read: ListsRead, id: PoliceListId): Promise<PolicePage['shown']> {
  const { ask, person, directory, now } = scene;
  const list = await ask.by('tab').of('policeList', id, 'policeList', {
    person,
    directory,
    now,
    what: 'police list',
    why: 'Police lists',
  });
  if (list === undefined) return undefined;
  const rows = await asRead(
    scene,
    read,
    read.rows.filter((one) => one.list === id),
  );
  // Each child who is known by name here is a look at the case.
  for (const known of rows.flatMap((row) => row.case ?? row.asked?.case ?? []))
    await see(scene, known.reference, 'police list', 'Police lists', known);
  const isDone = ({ row }: RowRead): boolean => list.done.some((one) => one.row === row.row);
  const of = (group: Group): readonly RowRead[] =>
    rows.filter((row) => (isDone(row) ? group === 'done' : row.need === group));
  const toEnter = of('enter').length;
  const gone = list.rows - rows.length;
  return {
    id,
    title: sayPoliceList(list, now),
    line: `${many(list.rows, 'row')}, taken by ${list.by.name} ${sayWhen(list.at, now)}. ${sayToLookAt(list)}`,
    groups: groups.flatMap(([group, title, note]) => {
      const some = of(group).toSorted((one, other) => (one.row.since < other.row.since ? 1 : -1));
      const step =
        group === 'enter' && toEnter > 0
          ? buttonFor({
              title: toEnter === 1 ? 'Enter 1 past episode' : `Enter ${toEnter} past episodes`,
              verb: 'policeList.enter',
              data: { policeList: id, command: mint(scene) },
              style: 'positive',
            })
          : undefined;
      return some.length === 0
        ? []
        : [{ title, note, rows: some.map((row) => rowFor(scene, list, row)), ...given({ step }) }];
    }),
    ...given({
      gone: gone === 0 ? undefined : `${many(gone, 'row')} destroyed: the child was referred.`,
    }),
  };
}

export const police = pageAt({
  has: ({ person }: Scene) => keepsPoliceLists(person),
  path: '/police',
  query: ['list'],
  says: 'Lists of missing children that the police sent, row by row: for those who keep them',
  asks: (_named, said) => {
    const text = said('list');
    const list = text === undefined ? undefined : toPoliceListId(text);
    return text !== undefined && list === undefined ? undefined : given({ list });
  },
  answer: shape,
  read: async (scene, { list: asked }) => {
    if (!keepsPoliceLists(scene.person)) return undefined;
    const read = await listsRead(scene);
    const [newest] = read.lists;
    const id = asked ?? newest?.id;
    const shown = id === undefined ? undefined : await shownOf(scene, read, id);
    if (asked !== undefined && shown === undefined) return undefined;
    return {
      now: scene.now,
      lists: read.lists.map((list) => ({
        id: list.id,
        title: sayPoliceList(list, scene.now),
        line: sayToLookAt(list),
        open: list.open.length > 0,
      })),
      taken: newest === undefined ? '' : `${newest.id}/${newest.rows}`,
      ...given({ shown }),
      take: buttonFor({ title: 'Take the list', verb: 'policeList.take', data: { command: mint(scene) } }),
    };
  },
});

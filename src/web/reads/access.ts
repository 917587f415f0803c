// What a person is given of their record: the page on which it is decided item by item, the print and the file when it was released,
// and the finder by which an officer finds the record that is meant (docs/process.md 30).
import { z } from 'zod';
import { bundleFor } from '../../casework/read/bundle.ts';
import { heldNow } from '../../casework/read/held.ts';
import { accessButtons, itemButton } from '../../desk/register/access.ts';
import { openAccessButton } from '../../desk/register/presses.ts';
import { entryRow } from '../../desk/register/register.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { matchLabels } from '../../domain/case/triage/match-keys.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import { readsBundle, toRegisterId, type Access, type RegisterId } from '../../domain/register/entry.ts';
import { dueLine, localDate } from '../../domain/time/calendar.ts';
import { keptBirth } from '../../domain/time/dates.ts';
import { instantShape } from '../../reading/lines.ts';
import { sayItemStanding, type ItemId } from '../../domain/register/bundle.ts';
import { bundleOnPaper, changedIn } from '../../reading/register/bundle-paper.ts';
import { readItems } from '../../reading/register/bundle.ts';
import { part, type Print } from '../../reading/print/paper.ts';
import type { Told } from '../../reading/told.ts';
import { fileOf } from '../papers/file.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { readAt, readIn } from './read.ts';

export const byEntry = (named: (name: 'entry') => string): { readonly id: RegisterId } | undefined => {
  const id = toRegisterId(named('entry'));
  return id && { id };
};

/** The request, for those who prepare it or sign it; the look at the entry is written first. */
async function accessIn(scene: Scene, id: RegisterId, why: string): Promise<Access | undefined> {
  const { ask, person, directory, now } = scene;
  const question = { person, directory, now, what: 'entry of the register', why };
  const entry = await ask.of('register', id, 'register', question);
  return entry?.type === 'access' && readsBundle(entry, person, directory) ? entry : undefined;
}

const pieceShape = z.object({ text: z.string(), out: z.boolean() });
const itemShape = z.object({
  id: z.string(),
  title: z.string(),
  line: z.string(),
  /** Why it is to be weighed. */
  flags: z.array(z.string()),
  as: z.enum(['give', 'black', 'withhold', 'undecided']),
  /** "Withhold: It is about another person …"; and whether a reviewer has said so. */
  choice: z.string(),
  said: z.boolean(),
  lines: z.array(z.object({ label: z.string(), pieces: z.array(pieceShape) })),
  step: buttonShape.optional(),
});
const shape = z.object({
  now: instantShape,
  id: z.string(),
  title: z.string(),
  line: z.string(),
  when: z.string(),
  late: z.boolean(),
  items: z.array(itemShape),
  steps: z.array(buttonShape),
  /** Where it is printed, once it was released. */
  print: z.string().optional(),
});
export type AccessPage = Told<typeof shape>;

function stepOf(scene: Scene, entry: Access, item: ItemId): AccessPage['items'][number]['step'] {
  const button = itemButton(scene, entry, item);
  return button && buttonFor(button);
}

export const access = readAt({
  path: '/access/:entry',
  says: 'What a person is given of their record, item by item: for those who prepare it or sign it; each is a look',
  asks: byEntry,
  answer: shape,
  read: async (scene, { id }) => {
    const { directory, now } = scene;
    const onPage = { ...scene, ask: scene.ask.by('tab') };
    const entry = await accessIn(onPage, id, 'Open on a page');
    const [row] = entry === undefined ? [] : entryRow(scene, entry);
    if (entry === undefined || row === undefined) return undefined;
    const isReleased = entry.state === 'released';
    // What was released is read as it left: on paper.
    const bundle = isReleased ? undefined : await bundleFor(onPage, entry, 'what is given of the record');
    if (bundle === undefined && !isReleased) return undefined;
    const { due } = row;
    return {
      now,
      id,
      title: row.title,
      line: row.line,
      when: due === undefined ? '' : dueLine(due, now),
      late: due !== undefined && due <= now,
      items:
        bundle === undefined
          ? []
          : readItems(bundle, entry, directory).map(({ choice, ...item }) => ({
              ...item,
              as: choice.as,
              choice: sayItemStanding(choice),
              ...given({ step: stepOf(scene, entry, item.id) }),
            })),
      steps: accessButtons(scene, entry).map((button) => buttonFor(button)),
      ...given({ print: isReleased ? `print/access/${id}` : undefined }),
    };
  },
});

/** What was released, made again of the record; not of another one, and not while papers of it are held. */
async function released(scene: Scene, id: RegisterId): Promise<Print | undefined> {
  const entry = await accessIn(scene, id, 'Release');
  if (entry?.state !== 'released') return undefined;
  const bundle = await bundleFor(scene, entry, 'what was given of the record');
  if (bundle === undefined) return undefined;
  const changed = changedIn(entry, bundle);
  if (changed.length > 0)
    return notNow(
      `The record was changed since this was released (${changed.slice(0, 5).join(', ')}): it cannot be made again as it was. Enter a new request.`,
    );
  const held = (await heldNow(scene.ports.register)).find(({ about }) => entry.record.includes(about));
  return held === undefined
    ? bundleOnPaper(scene, entry, bundle)
    : notNow(`Something of this record was shared with the wrong person, and it is not contained yet (${held.id}).`);
}
const notNow = (why: string): Print => ({ title: 'Not to be printed now', line: '', sections: [part('', [], why)] });
const isPrint = ({ line }: Print): boolean => line !== '';

/** The same on paper: a look by print. `file`: where it is read to be saved. */
export async function releasedOnPaper(
  scene: Scene,
  id: RegisterId,
): Promise<(Print & { readonly file?: string; readonly held?: true }) | undefined> {
  const print = await released({ ...scene, ask: scene.ask.by('print') }, id);
  return print && { ...print, ...(isPrint(print) ? { file: `access/${id}/file` } : { held: true }) };
}

export const accessFile = readAt({
  path: '/access/:entry/file',
  says: 'What was given of a record, as one file; a look',
  asks: byEntry,
  answer: z.object({ name: z.string(), html: z.string() }),
  read: async (scene, { id }) => {
    const print = await released({ ...scene, ask: scene.ask.by('export') }, id);
    return print === undefined || !isPrint(print) ? undefined : { name: `${id}.html`, html: fileOf(print) };
  },
});

const foundShape = z.object({
  found: z.array(
    z.object({
      reference: z.string(),
      stage: z.string(),
      /** By what: "the same name and date of birth". */
      by: z.string(),
      /** To enter that someone asks for it. */
      open: buttonShape,
    }),
  ),
});
export type AccessFound = Told<typeof foundShape>['found'][number];
const mostFound = 20;

/** Cases by the child’s name, date of birth or a phone number: references alone, and each is a look (docs/process.md P30.2). */
export const accessFind = readIn({
  path: '/access/find',
  says: 'References of cases by name, date of birth or phone, for the data protection officer; each is a look',
  body: z.strictObject({ name: z.string().max(100), born: z.string().max(40), phone: z.string().max(30) }),
  asks: (body) => body,
  names: () => 0,
  answer: foundShape,
  read: async (scene, asked) => {
    if (!may(scene.person, 'keepRegister')) return undefined;
    const found = await foundBy(scene, asked);
    const { person, directory, now } = scene;
    const ask = scene.ask.by('tab');
    const rows: AccessFound[] = [];
    for (const [reference, by] of [...found].slice(0, mostFound)) {
      const what = 'found by name, birth or phone';
      const seen = await ask.subject({ reference, person, directory, now, what, why: 'Find a record' });
      if (seen === undefined) continue;
      const open = buttonFor(openAccessButton(reference));
      rows.push({ reference, stage: stageLabels[seen.stage], by: [...by].join(', '), open });
    }
    return { found: rows };
  },
});

type Asked = { readonly name: string; readonly born: string; readonly phone: string };
async function foundBy(
  { ports, now }: Scene,
  { name, born, phone }: Asked,
): Promise<ReadonlyMap<Reference, ReadonlySet<string>>> {
  const found = new Map<Reference, Set<string>>();
  const add = (reference: Reference, by: string): void => {
    found.set(reference, (found.get(reference) ?? new Set()).add(by));
  };
  const words = name.trim().split(/\s+/);
  const answers = {
    forenames: words.slice(0, -1).join(' '),
    surname: words.at(-1) ?? '',
    dateOfBirth: keptBirth(born, localDate(now)),
  };
  const keys = name.trim() === '' ? [] : ports.matchKeysOf(answers);
  const single = keys.filter(({ kind }) => kind === 'name').map(({ key }) => key);
  const lines = ports.matchKeysOf.links?.('phone', { number: phone }) ?? [];
  const numbers = lines.map(({ key }) => key);
  const [alike, linked] = await Promise.all([
    keys.length + numbers.length === 0 ? [] : ports.cases.alike([...keys.map(({ key }) => key), ...numbers]),
    numbers.length === 0 ? [] : ports.cases.linksAlike(numbers),
  ]);
  for (const one of alike) {
    const { reference } = one.case;
    for (const { kind, key } of keys) if (kind !== 'name' && one.keys.includes(key)) add(reference, matchLabels[kind]);
    if (born.trim() === '' && single.length > 0 && single.every((key) => one.keys.includes(key)))
      add(reference, 'the same name');
    if (one.keys.some((key) => numbers.includes(key))) add(reference, 'the same phone number');
  }
  for (const { mention } of linked) if (mention !== undefined) add(mention.reference, 'the same phone number');
  return found;
}

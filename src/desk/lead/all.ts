// Hand over all: everything that someone who has left still led, with one press and one act for each case.
import { readStep } from '../../cards/form.ts';
import { doneCard } from '../../cards/home.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { anyLead, handOverFields, type HandOverInput } from '../../domain/case/lead/hand-over.ts';
import { leadOf } from '../../domain/case/state/stage-parts.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { Answers, Field } from '../../domain/kernel/fields.ts';
import { cut, type Button } from '../../cards/blocks.ts';
import { unledRows } from '../../reading/lead/unled.ts';
import { choicesThatFit } from '../../cards/choices.ts';
import { formReply, homeButton, notAvailableReply } from '../form/replies.ts';
import type { Wrong } from '../form/step-form.ts';
import { isDoublePress, mint, sentFor, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { handOverWhole } from './presses.ts';

const mostNamed = 12;
const list: Button = { title: 'No lead worker', verb: 'list.unled' };

/** For each of them who has left, the button that hands over all they led. */
export const handAllButtons = (rows: readonly CaseRow[]): readonly Button[] => {
  const leavers = new Map(rows.map((row) => [leadOf(row).objectId, leadOf(row).name]));
  return [...leavers].slice(0, 2).map(([from, name]) => ({
    // A phone has no room for a whole name beside it.
    title: leavers.size === 1 ? 'Hand over all' : `Hand over: ${cut(name, 12)}`,
    verb: 'lead.all',
    data: { from },
  }));
};

const ledBy = (rows: readonly CaseRow[], id: string): readonly CaseRow[] =>
  rows.filter((row) => leadOf(row).objectId === id);

const fieldsIn = (directory: Directory | undefined, from: string): readonly Field[] =>
  handOverFields(directory === undefined ? [] : choicesThatFit(anyLead(directory, from)));

function form(
  scene: Pick<Scene, 'ports' | 'data'>,
  fields: readonly Field[],
  values: Answers,
  { problems = {}, message, command = mint(scene) }: Wrong & { readonly command?: string },
  note: string,
): Reply {
  return formReply({
    title: 'Hand over all',
    line: 'Drafts, returned referrals, cases, reviews, actions',
    foot: 'Hand over all: one new lead worker',
    key: 'lead.all',
    fields,
    values,
    problems,
    notes: [note],
    ...(message !== undefined && { message }),
    buttons: [
      { ...list, title: 'Back' },
      {
        title: 'Hand over all',
        verb: 'lead.all.go',
        data: { from: textIn(scene, 'from'), command },
        style: 'positive',
      },
      homeButton,
    ],
  });
}

const sayAll = (rows: readonly CaseRow[]): string => {
  const [first] = rows;
  const name = first === undefined ? '' : leadOf(first).name;
  return `${name} has left. ${rows.length === 1 ? 'One case goes' : `${rows.length} cases go`} to the new lead worker, who is told of each.`;
};

export async function askHandOverAll(scene: Scene, values: Answers = {}, wrong: Wrong = {}): Promise<Reply> {
  const from = textIn(scene, 'from');
  const rows = ledBy(await unledRows(scene), from);
  return rows.length === 0
    ? notAvailableReply()
    : form(scene, fieldsIn(scene.directory, from), values, wrong, sayAll(rows));
}

/** The form with what was sent, where the store cannot be asked. */
export function handAllGivenBack(
  pressed: Pick<Scene, 'ports' | 'data'>,
  directory: Directory | undefined,
  wrong: Wrong,
): Reply {
  const fields = handOverFields([]);
  const sent = sentFor(fields, pressed);
  const to = sent['to'] ?? '';
  const title = (directory && personIn(directory, to)?.name) ?? 'As you chose';
  const chosen = to === '' || to.length > 80 ? [] : [{ value: to, title }];
  return form(pressed, handOverFields(chosen), sent, wrong, 'Everything of theirs goes to the new lead worker.');
}

/** What became of one of them. */
interface Given {
  readonly row: CaseRow;
  readonly why?: string;
}

/**
 * One act for each case, under one command: pressed again after a fault it goes on with what is left, and counts what the
 * first press had done.
 */
export async function handOverAll(scene: Scene): Promise<Reply> {
  const { ports, directory } = scene;
  const from = textIn(scene, 'from');
  const fields = fieldsIn(directory, from);
  const { answers, problems } = readStep(fields, scene);
  if (Object.keys(problems).length > 0) return askHandOverAll(scene, answers, { problems });
  if (isDoublePress(scene)) {
    const message = 'Nothing is handed over yet. Read it through, then press again.';
    return askHandOverAll(scene, answers, { message, command: textIn(scene, 'command') });
  }
  const input: HandOverInput = {
    to: answers['to'] ?? '',
    reason: answers['reason'] ?? '',
    tells: answers['tells'] ?? '',
  };
  const rows = ledBy(await unledRows(scene), from);
  const given = await inTurn(rows, async (row) => handOne(scene, row, input));
  const theirs = await ports.cases.rows({ ledBy: input.to as CaseRow['referrer']['objectId'] });
  const others = theirs.filter((row) => !rows.some(({ reference }) => reference === row.reference));
  const before = await inTurn(others, async (row) => {
    const { kind } = await handOverWhole(scene, row.reference, input);
    return { row, ...(kind !== 'repeat' && { why: kind }) };
  });
  return told(
    scene,
    [...given, ...before.filter(({ why }) => why === undefined)],
    personIn(directory, input.to)?.name ?? '',
  );
}

async function handOne(scene: Scene, row: CaseRow, input: HandOverInput): Promise<Given> {
  const outcome = await handOverWhole(scene, row.reference, input);
  if (outcome.kind !== 'refused') return { row };
  return { row, why: `${outcome.refusal.message} ${outcome.refusal.next}`.replace(/\.$/, '') };
}

/** One after the other: a form of many must not hold up the presses of others. */
async function inTurn(rows: readonly CaseRow[], work: (row: CaseRow) => Promise<Given>): Promise<readonly Given[]> {
  const all: Given[] = [];
  for (const row of rows) all.push(await work(row));
  return all;
}

function told({ now }: Scene, all: readonly Given[], to: string): Reply {
  const done = all.filter(({ why }) => why === undefined).map(({ row }) => row.reference);
  const not = all.filter(({ why }) => why !== undefined);
  const title = done.length === 0 ? 'Nothing was handed over' : `${done.length} handed over`;
  const lines = [
    ...(done.length === 0
      ? []
      : [`${to} leads now: ${done.slice(0, mostNamed).join(', ')}${done.length > mostNamed ? ' and others' : ''}.`]),
    ...not.slice(0, mostNamed).map(({ row, why }) => `Not handed over: ${row.reference}. ${why ?? ''}.`),
    ...(all.length === 0 ? ['No case of theirs is without a lead worker any more.'] : []),
  ];
  if (done.length === 0) return { card: doneCard(title, lines, [list, homeButton]) };
  const receipt = { did: title, at: sayWhen(now, now), lines };
  return { receipt, card: doneCard('Cases without a lead worker', [], [list, homeButton]) };
}

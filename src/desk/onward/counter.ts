// NRM, CAWN, LADO, Prevent, section 45, as people record them: one card with what there is, and a form for each entry.
import { owedNow, owes } from '../../domain/case/owed/owed.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { onwardCard } from '../../cards/case/onward-card.ts';
import type { Button } from '../../cards/blocks.ts';
import type { ListRow } from '../../cards/home.ts';
import {
  entries,
  entryNames,
  isPositive,
  kindNames,
  kindOf,
  kinds,
  type EntryName,
} from '../../domain/case/onward/kinds.ts';
import {
  awaitedOf,
  besideOf,
  isLate,
  lastOf,
  mayFollow,
  type OnOnward,
  type Onward,
} from '../../domain/case/onward/onward.ts';
import { onwardPart, type OnwardTypes } from '../../domain/case/onward/table.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { may } from '../../domain/people/roles.ts';
import { localDate, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import {
  isOpenOn,
  onwardOf,
  onwardStory,
  onwardWarnings,
  reconsiderPairs,
  sayAwaited,
} from '../../reading/case/onward.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { given } from '../../domain/kernel/given.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply, openButton } from '../form/replies.ts';
import type { Press, Presses } from '../form/counter.ts';
import { refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';

const pressOf = (name: EntryName): Press<OnOnward, Onward> => ({
  verb: `onward.${name}`,
  intro: entries[name].intro,
  back: { verb: 'onward.open', data: {} },
  done: ({ after }) => `Recorded: ${kinds[after.kind].title} (${after.id})`,
  says: ({ after, person, now }) => [
    ...followsOn(after, localDate(now)),
    ...(name === 'recordLado' && !may(person, 'restrict') ? ['The co-ordinator can restrict the case.'] : []),
  ],
});
/** What is awaited of it; that the review comes early; and what may be done about a negative decision. */
function followsOn(after: Onward, today: IsoDate): readonly string[] {
  const [entry, when] = [awaitedOf(after), sayAwaited(after)];
  const last = lastOf(after);
  return [
    ...(entry === undefined || when === undefined
      ? []
      : [`${entries[entry].awaited ?? entries[entry].title}: ${isLate(after, today) ? 'late, was ' : ''}${when}.`]),
    ...(last !== undefined && isPositive(last.said) ? ['Critical sign K5 is ready for the risk assessment.'] : []),
    ...(after.early === undefined ? [] : ['The review comes early.']),
    ...reconsiderPairs(after).map(
      ([title, until]) => `${title}: ${until}. Whether it is asked for or not, press Record reconsideration.`,
    ),
  ];
}
const presses: Presses<OnwardTypes['steps'], OnOnward, Onward> = {
  recordNrm: pressOf('recordNrm'),
  recordReasonable: pressOf('recordReasonable'),
  recordConclusive: pressOf('recordConclusive'),
  recordReconsideration: pressOf('recordReconsideration'),
  recordReconsidered: pressOf('recordReconsidered'),
  recordAt18: pressOf('recordAt18'),
  recordGuardian: pressOf('recordGuardian'),
  recordGuardianName: pressOf('recordGuardianName'),
  recordCawn: pressOf('recordCawn'),
  endCawn: pressOf('endCawn'),
  recordLado: pressOf('recordLado'),
  recordLadoOutcome: pressOf('recordLadoOutcome'),
  recordPrevent: pressOf('recordPrevent'),
  recordPreventOutcome: pressOf('recordPreventOutcome'),
  recordDefence: pressOf('recordDefence'),
  recordDefenceOutcome: pressOf('recordDefenceOutcome'),
  promptOnward: { byHand: 'the clock’s' },
};

const mayBePositive: ReadonlySet<string> = new Set(entryNames.filter((name) => kindOf(name) === 'nrm'));
export const onwardCounter = partCounter<'onward', OnOnward>({
  kind: 'onward',
  datum: 'onward',
  look: 'onward',
  carries: 'record',
  presses,
  // Positive grounds bring the review forward to the next panel.
  knows: async ({ ports, now }, _reference, step) => (mayBePositive.has(step) ? plannedFrom(ports, now) : undefined),
  isBy: ({ entries: made }, person) => made.some(({ by }) => by.objectId === person),
  own: {
    ways: [['onward.open', showOnward]],
    answer: async (scene, name, { after }, { receipt }) => {
      const restricts = name === 'recordLado' && may(scene.person, 'restrict');
      const childCase = restricts ? (await scene.ports.cases.load(after.reference))?.value.root : undefined;
      const buttons =
        childCase === undefined || childCase.restricted !== undefined
          ? undefined
          : [buttonOf('Restrict', 'restrict.case', after), openButton(after), closeButton(after)];
      const next = buttons && 'consider **Restrict**: others may read the case.';
      return afterPart(scene, after, { receipt: { ...receipt, ...given({ next }) }, buttons });
    },
  },
});

/** What may be recorded of this one, or begun. */
const offeredOn = (
  scene: Scene,
  childCase: Case,
  onward: Onward | undefined,
  names: readonly EntryName[],
): readonly Button[] =>
  offered(
    onwardCounter,
    scene,
    { before: { case: childCase, onward, id: onward?.id ?? onwardPart.next(childCase) }, doc: onward },
    names,
    { ...aboutData(childCase), ...(onward !== undefined && { record: onward.id }) },
  );

/** What can be begun, in the order of the table. */
export const onwardBegins = (
  scene: Scene,
  childCase: Case,
  names: readonly EntryName[] = kindNames.map((kind) => kinds[kind].chain[0]),
): readonly Button[] => offeredOn(scene, childCase, undefined, names);

/** What is asked for, what is awaited as rows, and behind **Record another** what can be begun. */
export async function showOnward(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'onward', 'NRM, CAWN, LADO');
  if (seen === undefined || !seen.reads('onward') || !isConsented(seen.case)) return notAvailableReply();
  const { case: childCase, reads } = seen;
  const records = await onwardOf(scene.ports.cases, childCase);
  const readable = records.filter(({ kind }) => reads(kinds[kind].datum));
  const view = { onwards: [], reads, now: scene.now, directory: scene.directory };
  const all = readable.flatMap((record) => rowsOf(scene, childCase, record)).toSorted(latestFirst);
  const ended = readable.filter(({ id }) => !all.some((one) => one.id === id)).toReversed();
  const begun = onwardBegins(scene, childCase);
  const opensAll = textIn(scene, 'begin') === 'another' || readable.length === 0;
  const [work] = all.flatMap(({ button }) => (button === undefined ? [] : [button]));
  const asked = owedNow(childCase, scene.now).flatMap(({ by }) => by.map((step) => `onward.${step}`));
  // The LADO is told before anything else; then what is awaited, then what the referral asks for.
  const rows = all.slice(0, mostRows).map(({ row, button }) => (button === work ? byButton(row) : row));
  const first = owes(childCase, 'lado')
    ? begun.find(({ verb }) => verb === 'onward.recordLado')
    : (work ?? begun.find(({ verb }) => asked.includes(verb)));
  const others = begun.filter(({ verb }) => verb !== first?.verb || first === work);
  return {
    of: childCase,
    card: onwardCard({
      case: childCase,
      shared: scene.caller.shared,
      story: onwardStory(childCase, view, 'card'),
      rows,
      ended: [
        ...ended.slice(0, mostEnded).map((record) => saidOf(record, scene.now)),
        ...(ended.length > mostEnded ? [`and ${ended.length - mostEnded} more, in History`] : []),
      ],
      begun: opensAll ? others : [],
      buttons: [
        ...(first === undefined ? [] : [{ ...first, style: 'positive' as const }]),
        ...(opensAll || others.length === 0 ? [] : [another(childCase)]),
        buttonOf('Back', 'case.open', childCase),
        closeButton(childCase),
      ],
    }),
  };
}
/** The row whose work the first button names. */
const byButton = (row: ListRow): ListRow => ({ ...row, press: row.press && { ...row.press, does: 'record it' } });
const mostRows = 8;
const mostEnded = 4;
const another = (childCase: Case): Button => buttonOf('Record another', 'onward.open', childCase, { begin: 'another' });

interface OnwardRow {
  readonly id: string;
  readonly row: ListRow;
  readonly due: string;
  readonly late: boolean;
  /** Of what is awaited or owed, and this person may record. */
  readonly button: Button | undefined;
}
/** Late before all else, then what is due first; what only may be recorded comes last. */
const latestFirst = (one: OnwardRow, other: OnwardRow): number =>
  Number(other.late) - Number(one.late) || one.due.localeCompare(other.due);

/** What follows on a record: what is awaited of it, and what may be recorded beside that. */
function rowsOf(scene: Scene, childCase: Case, record: Onward): readonly OnwardRow[] {
  const { now } = scene;
  // What is only considered is decided by another record of its kind.
  const awaited = isOpenOn(childCase, record) ? awaitedOf(record) : undefined;
  const again = record.next === undefined && awaited !== undefined ? [awaited] : [];
  return [...again, ...mayFollow(record), ...besideOf(childCase, record, now)].map((name) => {
    const isNext = name === awaited;
    const on = again.includes(name) ? undefined : record;
    const [button] = offeredOn(scene, childCase, on, [name]);
    const late = isNext && isLate(record, localDate(now));
    const when = isNext ? sayAwaited(record) : undefined;
    const owed = owedNow(childCase, now).find(({ by }) => by.includes(name));
    const until = isNext ? [] : reconsiderPairs(record).map(([, said]) => said);
    const row = {
      label: entries[name].awaited ?? entries[name].title,
      when: when === undefined ? until.join(' ') : `${late ? '▲ Late: was ' : ''}${when}`,
      line: saidOf(record, now),
      warnings: onwardWarnings(childCase, record, now),
      press: button && { verb: button.verb, does: beginLow(button.title), data: button.data ?? {} },
    };
    return {
      id: record.id,
      row,
      due: (isNext ? record.due : owed?.due) ?? '9',
      late,
      button: isNext || owed !== undefined ? button : undefined,
    };
  });
}
/** What was recorded of it last. */
function saidOf({ id, kind, entries: made }: Onward, now: Instant): string {
  const last = made.at(-1);
  const said = last && `${entries[last.name].heading}, ${sayWhen(last.at, now)}`;
  return [kinds[kind].title, id, said].filter((part) => part !== undefined).join(' · ');
}

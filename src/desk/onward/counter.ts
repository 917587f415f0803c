// NRM, CAWN, LADO, Prevent, section 45, as people record them: one card with what there is, and a form for each entry.
import { owes } from '../../domain/case/owed/owed.ts';
import { plannedFrom } from '../../casework/read/planned.ts';
import { onwardCard } from '../../cards/case/onward-card.ts';
import type { Button } from '../../cards/blocks.ts';
import {
  entries,
  entryNames,
  isPositive,
  kindNames,
  kindOf,
  kinds,
  type EntryName,
} from '../../domain/case/onward/kinds.ts';
import { awaitedOf, isLate, mayFollow, type OnOnward, type Onward } from '../../domain/case/onward/onward.ts';
import { onwardPart, type OnwardTypes } from '../../domain/case/onward/table.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { may } from '../../domain/people/roles.ts';
import type { Settings } from '../../domain/people/settings.ts';
import { localDate } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { onwardOf, onwardStory, reconsiderPairs, sayAwaited } from '../../reading/case/onward.ts';
import { given } from '../../domain/kernel/given.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { offered } from '../form/press.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply, openButton } from '../form/replies.ts';
import type { Press, Presses } from '../form/counter.ts';
import { refIn, see, type Reply, type Scene } from '../scene/scene.ts';

const pressOf = (name: EntryName): Press<OnOnward, Onward> => ({
  verb: `onward.${name}`,
  intro: entries[name].intro,
  back: { verb: 'onward.open', data: {} },
  done: ({ after }) => `Recorded: ${kinds[after.kind].title} (${after.id})`,
  says: ({ after, person, now, directory }) => [
    ...followsOn(after, localDate(now), directory.settings),
    ...(name === 'recordLado' && !may(person, 'restrict') ? ['The co-ordinator can restrict the case.'] : []),
  ],
});
/** What is awaited of it; that the review comes early; and what may be done about a negative decision. */
function followsOn(after: Onward, today: IsoDate, settings: Settings): readonly string[] {
  const [entry, when] = [awaitedOf(after), sayAwaited(after)];
  const last = after.entries.at(-1);
  return [
    ...(entry === undefined || when === undefined
      ? []
      : [`${entries[entry].awaited ?? entries[entry].title}: ${isLate(after, today) ? 'late, was ' : ''}${when}.`]),
    ...(last !== undefined && isPositive(last.said) ? ['Critical sign K5 is ready for the risk assessment.'] : []),
    ...(after.early === undefined ? [] : ['The review comes early.']),
    ...reconsiderPairs(after, settings).map(
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

/** What is asked for and recorded, and what may be recorded next. */
export async function showOnward(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'onward', 'NRM, CAWN, LADO');
  if (seen === undefined || !seen.reads('onward') || !isConsented(seen.case)) return notAvailableReply();
  const { case: childCase, reads } = seen;
  const records = await onwardOf(scene.ports.cases, childCase);
  const view = { onwards: records, reads, now: scene.now, settings: scene.directory.settings };
  const next = records.flatMap((record) =>
    offeredOn(scene, childCase, record, mayFollow(record)).map((button) => ({
      ...button,
      title: `${button.title} (${record.id})`,
    })),
  );
  const buttons = firstToPress(
    [...next.slice(-mostNext), ...onwardBegins(scene, childCase)],
    next.length > 0,
    owes(childCase, 'lado'),
  );
  const rows = Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, place) =>
    buttons.slice(place * inRow, (place + 1) * inRow),
  );
  return {
    of: childCase,
    card: onwardCard({
      case: childCase,
      shared: scene.caller.shared,
      story: onwardStory(childCase, view, 'card'),
      rows,
      buttons: [buttonOf('Back', 'case.open', childCase), closeButton(childCase)],
    }),
  };
}
/** The LADO is told before anything else; then what follows from what was recorded. */
const firstToPress = (buttons: readonly Button[], follows: boolean, lado: boolean): readonly Button[] => {
  const place = lado ? buttons.findIndex(({ verb }) => verb === 'onward.recordLado') : follows ? 0 : -1;
  return buttons.map((button, at) => (at === place ? { ...button, style: 'positive' } : button));
};
const inRow = 4;
const mostNext = 6;

// Hear together: on an item of a meeting that is planned, which cases are heard in one slot with it.
import { lettersOf } from '../../domain/kernel/alike.ts';
import { readStep } from '../../cards/form.ts';
import { sayWritten } from '../form/written.ts';
import { formAbout, type FormAbout, type StepForm, type Wrong } from '../form/step-form.ts';
import { notAvailableReply, sayRefusal } from '../form/replies.ts';
import type { Case, ConsentedCase } from '../../domain/case/state/stages.ts';
import { titleOn } from '../scene/child-title.ts';
import { refIn, see, textIn, type Pressed, type Reply, type Scene } from '../scene/scene.ts';
import { showAgenda } from './agenda.ts';
import { meetingIn, noMeetingReply, refusedMeeting, takeOnMeeting } from './scene.ts';
import { agendaFor, isCaseItem, isUndecided } from '../../reading/meeting/agenda.ts';
import type { CaseItem } from '../../domain/case/meeting/agenda.ts';
import type { Answers, Choice } from '../../domain/kernel/fields.ts';
import { readReference, type Reference } from '../../domain/kernel/ids.ts';
import { sayMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { meetingMatter } from '../../domain/meeting/table.ts';
import { heardWith, togetherFields } from '../../domain/meeting/together.ts';
import { may } from '../../domain/people/roles.ts';

const { title } = meetingMatter.steps.hearTogether;

/** As many are ticked from a list that a card has room for. */
const mostOffered = 10;

const formWith = (others: readonly Choice[], hasMore: boolean): StepForm => ({
  title,
  fields: togetherFields(others, hasMore),
  verb: 'meeting.together.go',
  intro: 'For brothers and sisters, or children of one story. Each child keeps an item and a decision.',
  style: 'positive',
});
const mayShareSlot = ({ case: { restricted } }: CaseItem): boolean => restricted === undefined;

/** Whether this person may say with what this item is heard: nothing that is restricted, or decided already. */
export const mayBeTogether = (
  { person }: Pick<Scene, 'person'>,
  { state }: Meeting,
  items: readonly CaseItem[],
  item: CaseItem,
): boolean =>
  state === 'planned' &&
  may(person, 'runMeetings') &&
  mayShareSlot(item) &&
  isUndecided(item) &&
  othersThan(items, item).length > 0;

/** In the order of the agenda; before all others those it is heard with, those alike when they were listed, and of one surname. */
function othersThan(items: readonly CaseItem[], item: CaseItem): readonly CaseItem[] {
  const { case: own, together } = item;
  const isAlike = (other: ConsentedCase): boolean =>
    own.checked?.alike.includes(other.reference) === true || other.checked?.alike.includes(own.reference) === true;
  const rankOf = ({ case: other }: CaseItem): number => {
    if (together.includes(other.reference)) return 0;
    return isAlike(other) ? 1 : surnameOf(other) === surnameOf(own) ? 2 : 3;
  };
  return items
    .filter((one) => one !== item && mayShareSlot(one) && isUndecided(one))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}

const surnameOf = ({ answers }: Case): string => lettersOf(answers['surname']);

interface OnItem {
  readonly meeting: Meeting;
  readonly item: CaseItem;
  readonly others: readonly CaseItem[];
}
/** The item that was pressed for, and what it may be heard with; or what is answered where there is none. */
async function itemIn(scene: Scene): Promise<OnItem | Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const items = (await agendaFor(scene, meeting)).filter(isCaseItem);
  const item = items.find(({ case: { reference } }) => reference === refIn(scene));
  if (item === undefined || !may(scene.person, 'runMeetings')) return notAvailableReply();
  return { meeting, item, others: othersThan(items, item) };
}

const aboutItem = ({ meeting, item }: OnItem): FormAbout => ({
  data: { meeting: meeting.id, ref: item.case.reference },
  name: `${item.case.reference} · ${sayMeetingId(meeting.id)}`,
  formOf: item.case.reference,
  back: { verb: 'meeting.item' },
  close: 'meeting.close',
});

export async function askTogether(scene: Scene): Promise<Reply> {
  const on = await itemIn(scene);
  if ('card' in on) return on;
  const values = { others: on.item.together.join(',') };
  return asked(scene, on, values);
}

/** The children by name, in one's own chat: a look at each. */
async function asked(scene: Scene, on: OnItem, values: Answers, wrong: Wrong = {}): Promise<Reply> {
  const { item, others } = on;
  const choices = await Promise.all(
    others.slice(0, mostOffered).map(async ({ case: childCase }): Promise<Choice> => {
      const { reference } = childCase;
      const seen = scene.caller.shared ? undefined : await see(scene, reference, 'name', title, childCase);
      return {
        value: reference,
        title: seen === undefined ? reference : `${titleOn(scene, childCase)} · ${reference}`,
      };
    }),
  );
  const form = formWith(choices, others.length > mostOffered);
  return { ...formAbout(scene, aboutItem(on), form, values, wrong), of: item.case };
}

const referencesIn = (text: string): readonly Reference[] =>
  text.split(',').flatMap((one) => {
    const read = readReference(one.trim());
    return 'reference' in read ? [read.reference] : [];
  });

/** With what was ticked, where the cases of the agenda are not known now. */
export const togetherGivenBack = (pressed: Pressed): StepForm => {
  const ticked = referencesIn(textIn(pressed, 'others')).map((value) => ({ value, title: value }));
  return formWith(ticked, textIn(pressed, 'another') !== '');
};

/** Of those that it is heard with the ones that this person must not hear of: no tick of theirs takes them out of the slot. */
async function keptTogether(
  { ports, person }: Scene,
  { meeting, item: { case: own } }: OnItem,
): Promise<readonly Reference[]> {
  const all = await Promise.all(heardWith(meeting, own.reference).map(async (one) => ports.cases.load(one)));
  return all.flatMap((one) => (one?.value.root.excluded.includes(person.objectId) ? [one.value.root.reference] : []));
}

/** What has left the agenda since the form was drawn is left out. */
export async function saveTogether(scene: Scene): Promise<Reply> {
  const on = await itemIn(scene);
  if ('card' in on) return on;
  const { meeting, item, others } = on;
  const there = others.map(({ case: { reference } }) => reference);
  const form = formWith(
    there.map((value) => ({ value, title: value })),
    true,
  );
  const { answers } = readStep(form.fields, scene);
  const another = answers['another'] ?? '';
  const named = referencesIn(another).filter((one) => there.includes(one));
  if (another !== '' && named.length === 0) {
    return asked(scene, on, answers, {
      problems: { another: 'no case that may share this slot has that reference. Check it, or leave it empty.' },
    });
  }
  const ticked = referencesIn(answers['others'] ?? '').filter((one) => there.includes(one));
  const chosen = [...new Set([...ticked, ...named])];
  const input = { case: item.case.reference, others: [...chosen, ...(await keptTogether(scene, on))] };
  const outcome = await takeOnMeeting(scene, meeting.id, { step: 'hearTogether', input });
  if (outcome.kind === 'refused') {
    return outcome.refusal.code === 'tooMany'
      ? asked(scene, on, answers, { message: sayRefusal(outcome.refusal) })
      : refusedMeeting(outcome.refusal, outcome.now);
  }
  const agenda = await showAgenda({ ...scene, data: {} }, outcome.now);
  if (outcome.kind === 'unchanged') return agenda;
  const did = chosen.length === 0 ? 'Heard on its own' : `Heard together: ${chosen.length + 1} cases in one slot`;
  return { ...agenda, receipt: { did, at: sayWritten(scene, outcome) } };
}

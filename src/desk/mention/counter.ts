// What people do about a person, place or thing that a case names: add one, take it back, put right who may read it; a form for
// each kind follows from its row (docs/process.md 22).
import { fieldsToAdd, secondPageFrom } from '../../domain/case/mention/fields.ts';
import type { Mention, OnMention } from '../../domain/case/mention/mention.ts';
import { addNameOf } from '../../domain/case/mention/steps.ts';
import { mentionPart, type MentionTypes } from '../../domain/case/mention/table.ts';
import { linkKinds, kindRow, type LinkKind } from '../../domain/link/kinds.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { isConsented } from '../../domain/case/state/stage-table.ts';
import { may } from '../../domain/people/roles.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayReadBy, sayRighted } from '../../cards/say-marks.ts';
import { kindOf } from '../../cards/mention/say.ts';
import { readerOf } from '../../domain/case/access/access.ts';
import { peopleAndPlaces } from '../../cards/mention/mention-card.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { sameAgain } from '../link/links.ts';
import { sameRecordAgain } from '../link/record.ts';
import { aboutData, buttonOf } from '../form/replies.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { onwardBegins } from '../onward/counter.ts';
import { offered } from '../form/press.ts';
import type { Press, Presses } from '../form/counter.ts';
import { markValues } from '../form/marks.ts';
import type { Scene } from '../scene/scene.ts';

/** The fields of the second page: how it is known, and who may read it. */
function secondOf(kind: LinkKind): readonly string[] {
  const names = fieldsToAdd(kind, undefined).map(({ name }) => name);
  return names.slice(names.indexOf(secondPageFrom(kind)));
}

const pressToAdd = (kind: LinkKind): Press<OnMention, Mention> => ({
  verb: `mention.add.${kind}`,
  intro: 'What you saw or were told, and no more. Police intelligence goes to the police by their own form.',
  go: 'Add',
  back: { verb: 'mention.kinds', data: {} },
  second: secondOf(kind),
  done: ({ after }) => `Added: ${beginLow(kindOf(after))}`,
  says: ({ after, directory }) => [
    sayReadBy(after, directory),
    ...(kind === 'person' && after.kind === 'child' ? [alsoAChild] : []),
  ],
  next: ({ after }) => nextOf(kind, after),
});
const alsoAChild =
  'Under 18: kept in this case as another child. A child who harms others may be exploited too, and is no person of concern.';

/** A child is referred; of an adult who works with children the LADO is told. */
function nextOf(kind: LinkKind, { kind: made, said }: Mention): string | undefined {
  if (kind === 'person' && made === 'child') return 'press **Refer this child** if no one has.';
  return said['works'] === 'yes' ? 'tell the LADO within one working day; then it is recorded here.' : undefined;
}

const adding = Object.fromEntries(linkKinds.map((kind) => [addNameOf(kind), pressToAdd(kind)])) as Readonly<
  Record<ReturnType<typeof addNameOf>, Press<OnMention, Mention>>
>; // one for each kind of the table
const inLinks = { byHand: 'Links compares two' } as const;

const backToOne = { verb: 'mention.open', data: {} } as const;
const presses: Presses<MentionTypes['steps'], OnMention, Mention> = {
  ...adding,
  takeBackMention: {
    verb: 'mention.back',
    intro:
      'For a slip. The history keeps that there was one; it is not read on the case any more and is compared with nothing.',
    back: backToOne,
    style: 'destructive',
    done: ({ after }) => `Taken back: ${beginLow(kindOf(after))}`,
  },
  putMarkRight: {
    verb: 'mention.mark',
    intro: 'Who could read it until now is kept, and named to its author.',
    back: backToOne,
    values: ({ mention }) => markValues(mention),
    done: 'Who may read it is put right',
    says: ({ after, directory }) => sayRighted(after, directory),
  },
  nameFromReferral: inLinks,
  confirmSame: { ...inLinks, verb: 'links.same', taking: 'links.same.go', again: sameAgain },
  notSame: inLinks,
  leaveInCase: inLinks,
  placeInRecord: { ...inLinks, verb: 'links.record.same', taking: 'links.record.same.go', again: sameRecordAgain },
  notOfRecord: inLinks,
  leaveRecord: { byHand: 'the clock’s' },
};
export const mentionCounter = partCounter<'mention', OnMention>({
  kind: 'mention',
  datum: 'mention',
  look: 'people and places',
  carries: 'mention',
  presses,
  isBy: ({ by, at }, person, when) => by.objectId === person && (when === undefined || at === when),
  own: {
    answer: async (scene, name, { after }, said) => {
      const refers = name === addNameOf('person') && after.kind === 'child' && may(scene.person, 'refer');
      const childCase = (await scene.ports.cases.load(after.reference))?.value.root;
      const works = name === addNameOf('person') && after.said['works'] === 'yes';
      const ladoButtons =
        works && childCase !== undefined
          ? onwardBegins(scene, childCase, ['recordLado']).map((one) => ({ ...one, style: 'positive' as const }))
          : [];
      if (!refers && ladoButtons.length === 0) {
        return { ...(await afterPart(scene, after, said)), leads: { verb: 'mention.list', data: aboutData(after) } };
      }
      const restricts = works && may(scene.person, 'restrict') && childCase?.restricted === undefined;
      const ways: readonly Button[] = refers
        ? [
            { title: 'Refer this child', verb: 'refer.new', style: 'positive' },
            buttonOf('Keep it in this case', 'mention.list', after),
          ]
        : [
            ...ladoButtons,
            ...(restricts ? [buttonOf('Restrict', 'restrict.case', after)] : []),
            buttonOf(peopleAndPlaces, 'mention.list', after),
          ];
      return afterPart(scene, after, { ...said, buttons: ways });
    },
  },
});

/** A button for each kind that this person may add now. */
export const addButtons = (scene: Scene, childCase: Case): readonly Button[] =>
  offered(
    mentionCounter,
    scene,
    { before: { case: childCase, mention: undefined, id: mentionPart.next(childCase) }, doc: undefined },
    linkKinds.map(addNameOf),
    aboutData(childCase),
  );
export const titleOfKind = (button: Button): { readonly title: string; readonly line: string } => {
  const kind = linkKinds.find((name) => kindRow(name).add === button.title);
  return kind === undefined
    ? { title: button.title, line: '' }
    : { title: kindRow(kind).title, line: kindRow(kind).help };
};

/** The way to what a case names, for those who read anything of it, whether there is any or not. */
export const mentionsWay = ({ person, directory, now }: Scene, childCase: Case): readonly Button[] =>
  isConsented(childCase) && readerOf(childCase, person, directory, now)('mention', 'summary')
    ? [buttonOf(peopleAndPlaces, 'mention.list', childCase)]
    : [];

// What the steps on an entry of the register are to people.
import type { Button } from '../../cards/blocks.ts';
import { itemLines, lookLines, looksEndLines, recordLines } from '../../cards/register/entry-card.ts';
import type { ReadItem } from '../../reading/register/bundle.ts';
import {
  isBreach,
  type Access,
  type LooksDue,
  type RegisterEntry,
  type RegisterId,
} from '../../domain/register/entry.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { stillHeld } from '../../domain/register/retention.ts';
import { registerMatter, type RegisterTypes } from '../../domain/register/table.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import type { Action } from '../../domain/case/action/action.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Presses } from '../form/counter.ts';
import { aboutData } from '../form/replies.ts';

/** Before anything is entered: the case that it was pressed on, if it was pressed on one. */
export interface Entering {
  readonly on: Reference | undefined;
  /** Of old looks: what of them may end today. */
  readonly looksDue?: LooksDue | undefined;
}
/** A request for a record, and the item of it that the form is about. */
export type OnItem = Access & { readonly asked: ReadItem };
export type OnEntry = RegisterEntry | Entering | OnItem;

export const openEntryButton = (id: RegisterId): Button => ({
  title: 'Open',
  verb: 'register.open',
  data: { register: id },
});
export const openAccessButton = (on?: Reference): Button => ({
  title: registerMatter.steps.openAccess.title,
  verb: 'register.access',
  data: on === undefined ? {} : { ref: on },
});
/** On every opened case, action and print; and typed. */
export const wrongPersonButton = (on?: Pick<Action, 'reference' | 'id'> | Pick<Case, 'reference'>): Button => ({
  title: registerMatter.steps.reportBreach.title,
  verb: 'register.report',
  data: on === undefined ? {} : aboutData({ reference: on.reference, action: 'id' in on ? on.id : undefined }),
});

const isOnItem = (before: OnEntry): before is OnItem =>
  'type' in before && before.type === 'access' && 'asked' in before;

/** What a person chose: of what no one has decided there is no choice, and no ground. */
const chosenOn = ({ choice }: ReadItem): Answers =>
  choice.as === 'undecided' ? {} : { as: choice.as, ground: choice.ground ?? '' };

const askBack = 'Ask them to delete it and to show it to no one.';

export const presses: Presses<RegisterTypes['steps'], OnEntry, RegisterEntry> = {
  reportBreach: {
    verb: 'register.report',
    intro: 'No one is blamed for saying so. The data protection officer is called at once, at night too.',
    go: 'Tell the DPO now',
    values: (before) => ('on' in before && before.on !== undefined ? { about: before.on } : {}),
    done: 'Reported',
    says: ({ after }) => (isBreach(after) && after.still !== 'no' ? [askBack] : []),
    next: ({ after, now }) => `the data protection officer decides by ${sayWhen(after.due.at, now)}.`,
  },
  sayWhichCase: {
    verb: 'register.which',
    intro:
      'From then on nothing of this case can be printed or exported until it is contained, and its lead worker is asked.',
    values: (before) =>
      'type' in before && isBreach(before) && before.about !== undefined ? { reference: before.about } : {},
    done: 'Said',
    says: ({ after }) => (isBreach(after) && after.about !== undefined ? [`It is about ${after.about}.`] : []),
  },
  sayChildRisk: {
    verb: 'register.risk',
    intro: 'If the child is in danger now, ring first.',
    done: 'Answered',
  },
  containBreach: {
    verb: 'register.contain',
    intro: 'From then on the case can be printed and exported again.',
    done: 'Contained',
  },
  assessBreach: {
    verb: 'register.assess',
    intro:
      'The Commissioner is told within 72 hours, unless harm to people is unlikely; people are told where the risk is high.',
    done: 'Decided',
  },
  tellIco: { verb: 'register.ico', done: 'Recorded' },
  closeBreach: {
    verb: 'register.end',
    intro: 'The person who reported it hears that it is dealt with.',
    done: 'Closed',
  },
  askWhy: { verb: 'register.why', done: 'Asked' },
  answerWhy: {
    verb: 'register.answer',
    intro: 'Most looks have a good reason: say it in your own words.',
    shows: (before, now) => ('type' in before && before.type === 'question' ? [lookLines(before, true, now)] : []),
    done: 'Answered',
  },
  acceptAnswer: { verb: 'register.accept', done: 'Accepted' },
  tellDpo: { verb: 'register.dpo', done: 'Told' },
  settleQuestion: { verb: 'register.settle', done: 'Settled' },
  placeHold: {
    verb: 'register.hold',
    intro:
      'Nothing of the record is destroyed until the hold is lifted. It covers every case of the child; of a person or place, what was merged with it.',
    values: (before) => ('on' in before && before.on !== undefined ? { reference: before.on } : {}),
    done: 'Held',
  },
  liftHold: {
    verb: 'register.lift',
    intro: 'From then on the record may be destroyed, once its time is over and two people agree.',
    done: 'Lifted',
  },
  openDisposal: {
    verb: 'register.dispose',
    intro: 'You read first what goes, and until when it is kept. Nothing is destroyed by this press.',
    values: (before) => ('on' in before && before.on !== undefined ? { reference: before.on } : {}),
    done: 'Entered',
  },
  proposeDisposal: {
    verb: 'register.propose',
    intro: `A second person of another team decides. It cannot be undone. ${stillHeld}`,
    shows: (before) => ('type' in before && before.type === 'disposal' ? [recordLines(before)] : []),
    go: 'Ask for a second person',
    style: 'destructive',
    done: 'Proposed',
  },
  agreeDisposal: {
    verb: 'register.agree',
    intro: `This cannot be undone. ${stillHeld}`,
    shows: (before) => ('type' in before && before.type === 'disposal' ? [recordLines(before)] : []),
    go: 'Destroy it',
    style: 'destructive',
    done: 'Agreed',
    says: () => ['It is destroyed within minutes. The certificate is in the register.'],
  },
  keepLonger: { verb: 'register.longer', done: 'Kept' },
  returnDisposal: { byHand: 'the clock’s' },
  finishDisposal: { byHand: 'the clock’s' },
  proposeLooksEnd: {
    verb: 'register.looks',
    intro: 'A second person of another team decides. Then the people who run MSET start a program that ends them.',
    shows: (before) => ('on' in before && before.looksDue !== undefined ? [looksEndLines(before.looksDue)] : []),
    go: 'Ask for a second person',
    done: 'Proposed',
  },
  agreeLooksEnd: {
    verb: 'register.looksAgree',
    style: 'destructive',
    done: 'Agreed',
  },
  keepLooks: { verb: 'register.looksKeep', done: 'Kept' },
  finishLooksEnd: { byHand: 'the clock’s' },
  openAccess: {
    verb: 'register.access',
    intro: 'One month from the day on which it came. The record is held until it is answered.',
    values: (before) => ('on' in before && before.on !== undefined ? { reference: before.on } : {}),
    done: 'Entered',
    next: ({ after, now }) =>
      `decide what is given, on the page of the request; it is due ${sayWhen(after.due.at, now)}.`,
  },
  markItem: {
    verb: 'register.item',
    intro: 'What is withheld, or blacked out, is listed with its ground in what is given.',
    shows: (before) => (isOnItem(before) ? itemLines(before.asked) : []),
    values: (before) => (isOnItem(before) ? chosenOn(before.asked) : {}),
    go: 'Save',
    done: 'Decided',
  },
  blackOut: {
    verb: 'register.black',
    intro:
      'In every item that is given: whole words, with other capitals, accents, apostrophes and hyphens too. Names of professionals stay. An item that is not decided is decided by it only where these words are all that it is flagged for.',
    done: 'Blacked out',
    says: () => ['Another spelling is blacked out with a press of its own.'],
  },
  sendAccess: {
    verb: 'register.send',
    intro: 'Another data protection officer or a service manager reads it, and signs or sends it back.',
    done: 'Sent',
  },
  signAccess: {
    verb: 'register.sign',
    intro: 'You answer for what is given, and for what is not, beside the person who decided on it.',
    done: 'Signed',
  },
  sendBackAccess: { verb: 'register.back', done: 'Sent back' },
  releaseAccess: {
    verb: 'register.release',
    intro: 'Print it or save it on its page afterwards. From then on the record is not held any more.',
    done: 'Released',
    next: () => 'print it, or save it as a file, on the page of the request.',
  },
  extendAccess: {
    verb: 'register.extend',
    intro:
      'Once, by two months: where it is complex, or where they ask for several things. They are told within the first month.',
    done: 'Two more months',
    says: ({ after, now }) => [`It is due ${sayWhen(after.due.at, now)}.`],
  },
  refuseAccess: {
    verb: 'register.refuse',
    intro:
      'They are told why, that they may complain to the Information Commissioner, and that they may go to a court.',
    style: 'destructive',
    done: 'Refused',
  },
  remindRegister: { byHand: 'the clock’s' },
};

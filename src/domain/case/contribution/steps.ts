// The steps on the papers of an agency (docs/process.md 24).
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { isSameMark, markedBy, type Marked } from '../../link/handling.ts';
import { markFields } from '../../link/mark-fields.ts';
import { begun, made, type Allowed, type Making, type Own } from '../../matter/making.ts';
import { notAvailable, refuse, type Context } from '../../matter/step.ts';
import type { Meeting, MeetingId } from '../../meeting/meeting.ts';
import { refOf, type Person, type PersonRef } from '../../people/actor.ts';
import { agencyName, represents } from '../../people/agencies.ts';
import { agencyIn, headsOf, type Directory } from '../../people/directory.ts';
import type { CaseContext } from '../context.ts';
import { ofPart } from '../making.ts';
import { isOnAgenda } from '../meeting/decision.ts';
import { expectedFor } from '../state/sent.ts';
import { comesOn, stagesThat } from '../state/stage-table.ts';
import type { Case, Stage } from '../state/stages.ts';
import type { Contribution, ContributionState, OnContribution } from './contribution.ts';
import { isUnknown, contributionFields } from './fields.ts';
import { couldReadPapers, papersLevel } from './reads.ts';

/** For which agencies this person may send papers about the case: those that they speak for and that are expected. */
export function sendsFor(childCase: Case, person: Person, directory: Directory): readonly string[] {
  const coming = comesOn(childCase);
  if (coming === undefined) return [];
  const expected = expectedFor(childCase, { type: coming.to, date: coming.on }, directory);
  return expected.filter((agency) => represents(person, agency, directory));
}

interface Sent extends Marked {
  readonly meeting: MeetingId;
  readonly agency: string;
  readonly know?: string;
  readonly did?: string;
  readonly view: string;
  readonly late?: true;
}

const making: Making<OnContribution> = {
  ...ofPart<OnContribution>(({ contribution }) => contribution?.state),
  elsewhere: () => refuse('notNow', 'These papers were taken back.', 'Send them again if they are right after all.'),
};
const level = (on: OnContribution, { actor, directory, now }: Context): ReturnType<typeof papersLevel> =>
  on.contribution === undefined ? 'none' : papersLevel(on.case, on.contribution, actor, directory, now);
const thereOf = ({ contribution }: OnContribution): Contribution => {
  if (contribution === undefined) throw new Error('a change of papers that were never sent');
  return contribution;
};

const speaks: Own<OnContribution> = {
  name: 'speaks for an agency that is expected',
  is: (on, { actor, directory }) => sendsFor(on.case, actor, directory).length > 0,
};
const noMeeting = refuse(
  'notNow',
  'This case comes to no meeting that is planned, so that there is nothing to send papers for.',
  'What is new can be said by Add update; the co-ordinator plans the meetings.',
);
/** Whether the case comes to this meeting, and it is not over. */
const isFor = (childCase: Case, meeting: Meeting | undefined): meeting is Meeting =>
  meeting !== undefined &&
  (meeting.state === 'planned' || meeting.state === 'started') &&
  isOnAgenda(childCase, meeting);

/** Sent again the newest counts; what was sent before stays on record (docs/process.md P24.1, P24.2). */
const sendPapers = begun<Answers, Sent, OnContribution, Contribution, Stage>(
  ofPart<OnContribution>(() => undefined),
  {
    title: 'Send papers',
    fact: 'papers sent',
    since: 6,
    may: [{ own: speaks, reads: 'papers' }],
    from: stagesThat(({ comes }) => comes !== undefined),
    elsewhere: 'It comes to no meeting now. What is new can be said by Add update.',
    bar: (on, context: CaseContext) => (isFor(on.case, on.meeting ?? context.meeting) ? undefined : noMeeting),
    asks: ({ before, actor, directory }) =>
      contributionFields(
        before && actor && directory
          ? sendsFor(before.case, actor, directory).map((value) => ({ value, title: agencyName(directory, value) }))
          : [],
        directory,
      ),
    record: (on, input, context: CaseContext) => {
      const { actor, directory, now } = context;
      const meeting = on.meeting ?? context.meeting;
      if (!isFor(on.case, meeting)) return noMeeting;
      const may = sendsFor(on.case, actor, directory);
      const agency = may.length === 1 ? may[0] : may.find((one) => one === input['agency']);
      if (agency === undefined) return notAvailable;
      const { know = '', did = '', view = '' } = input;
      if (isUnknown(input) && know !== '') {
        return refuse(
          'contradicts',
          'You chose “Nothing known”, and wrote what you know.',
          'On the first page choose Yes, or empty “What we know”.',
        );
      }
      return {
        data: {
          meeting: meeting.id,
          agency,
          ...given({ know: know === '' ? undefined : know, did: did === '' ? undefined : did }),
          view,
          ...markedBy(input),
          ...(now > meeting.papersDue && { late: true }),
        },
      };
    },
    evolve: ({ case: childCase, id }, data, meta) => ({
      id,
      reference: childCase.reference,
      ...data,
      by: refOf(meta.by),
      at: meta.at,
      state: 'standing',
      marksWere: [],
    }),
  },
);

const ofAgency: Own<OnContribution> = {
  name: 'speaks for the agency that sent them',
  is: (on, context) => {
    const { contribution } = on;
    const speaksFor = contribution !== undefined && represents(context.actor, contribution.agency, context.directory);
    return speaksFor && level(on, context) === 'full';
  },
};
const seesThem: Own<OnContribution> = { name: 'sees them', is: (on, context) => level(on, context) !== 'none' };
const readsThem: Own<OnContribution> = {
  name: 'reads all of them',
  is: (on, context) => level(on, context) === 'full',
};
const author: Own<OnContribution> = {
  name: 'author',
  is: (on, context) => on.contribution?.by.objectId === context.actor.objectId && level(on, context) === 'full',
};
/** Lead, deputy or senior of that agency. */
const agencysLead: Own<OnContribution> = {
  name: 'lead of the agency that sent them',
  is: (on, context) =>
    headsOf(agencyIn(context.directory, on.contribution?.agency ?? '')).includes(context.actor.objectId) &&
    level(on, context) !== 'none',
};
const standing: readonly ContributionState[] = ['standing'];
const mayRight: readonly Allowed<OnContribution>[] = [
  { own: author },
  { own: agencysLead },
  { role: 'keepLinks', own: readsThem },
];
const reason = { name: 'reason', title: 'Reason', kind: 'text', need: 'always' } as const;

/** Of the wrong child, or said by a slip: the agency has then sent none (docs/process.md P24.2). */
const takePapersBack = made<
  { readonly reason: string },
  { readonly reason: string },
  OnContribution,
  Contribution,
  ContributionState
>(making, {
  title: 'Take back',
  fact: 'papers taken back',
  since: 6,
  may: [{ own: ofAgency }, { role: 'keepLinks', own: seesThem }],
  from: standing,
  elsewhere: () => ({ unchanged: true }),
  asks: () => [reason],
  record: (_on, input) => ({ data: { reason: input.reason } }),
  evolve: (on, data, meta) => ({
    ...thereOf(on),
    state: 'taken',
    taken: { by: refOf(meta.by), at: meta.at, reason: data.reason },
  }),
});

interface Righted extends Marked {
  readonly reason: string;
  /** Who could read them by the mark before, and cannot now. */
  readonly could: readonly PersonRef[];
}
/** The mark before stays on record, with who could have read them meanwhile (docs/process.md P24.4). */
const rightPapersMark = made<Answers, Righted, OnContribution, Contribution, ContributionState>(making, {
  title: 'Put mark right',
  fact: 'who may read papers put right',
  since: 6,
  may: mayRight,
  from: standing,
  asks: ({ before, directory }) => [...markFields(directory, before?.contribution?.mark), reason],
  record: (on, input, { directory, now }) => {
    const [before, after] = [thereOf(on), markedBy(input)];
    if (isSameMark(before, after)) {
      return refuse('nothingNew', 'Nothing is different yet.', 'Choose who may read it, or press Back.');
    }
    const could = couldReadPapers(on.case, before, after, directory, now);
    return { data: { ...after, reason: input['reason'] ?? '', could } };
  },
  evolve: (on, { reason: why, could, ...to }, meta) => {
    const before = thereOf(on);
    const { mark, agencies } = before;
    const was = { mark, agencies, reason: why, could, by: refOf(meta.by), at: meta.at };
    return { ...before, ...to, marksWere: [...before.marksWere, was] };
  },
});

export const contributionSteps = { sendPapers, takePapersBack, rightPapersMark } as const;

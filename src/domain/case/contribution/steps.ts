// The steps on the papers of an agency (docs/process.md 24).
import type { Answers } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import { markedBy, type Marked } from '../../link/handling.ts';
import { begun, made, type Making, type Own } from '../../matter/making.ts';
import { notAvailable, refuse } from '../../matter/step.ts';
import type { Meeting, MeetingId } from '../../meeting/meeting.ts';
import { refOf, type Person } from '../../people/actor.ts';
import { agencyName, represents } from '../../people/agencies.ts';
import type { Directory } from '../../people/directory.ts';
import { marksOn, reasonText } from '../access/mark-right.ts';
import type { CaseContext } from '../context.ts';
import { ofPart } from '../making.ts';
import { isOnAgenda } from '../meeting/decision.ts';
import { expectedFor } from '../state/sent.ts';
import { comesOn, stagesThat } from '../state/stage-table.ts';
import type { Case, Stage } from '../state/stages.ts';
import type { Contribution, ContributionState, OnContribution } from './contribution.ts';
import { isUnknown, contributionFields } from './fields.ts';
import { papersRead } from './reads.ts';

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

/** Lead, deputy or senior of the agency that sent them put their mark right. */
const carried = marksOn<OnContribution, Contribution, Contribution>({
  reads: papersRead,
  marked: ({ contribution }) => (contribution === undefined ? [] : [contribution]),
  agencyOf: ({ agency }) => agency,
  leadIs: 'lead of the agency that sent them',
  marks: (on, _place, to, was) => ({ ...thereOf(on), ...to, marksWere: [...thereOf(on).marksWere, was] }),
});
const ofAgency: Own<OnContribution> = {
  name: 'speaks for the agency that sent them',
  is: (on, context) => {
    const { contribution } = on;
    const speaksFor = contribution !== undefined && represents(context.actor, contribution.agency, context.directory);
    return speaksFor && carried.readsIt.is(on, context);
  },
};
const standing: readonly ContributionState[] = ['standing'];

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
  may: [{ own: ofAgency }, { role: 'keepLinks', own: carried.seesIt }],
  from: standing,
  elsewhere: () => ({ unchanged: true }),
  asks: () => [reasonText],
  record: (_on, input) => ({ data: { reason: input.reason } }),
  evolve: (on, data, meta) => ({
    ...thereOf(on),
    state: 'taken',
    taken: { by: refOf(meta.by), at: meta.at, reason: data.reason },
  }),
});

/** The mark before stays on record, with who could have read them meanwhile (docs/process.md P24.4). */
const rightPapersMark = carried.putsRight<ContributionState>(making, {
  title: 'Put mark right',
  fact: 'who may read papers put right',
  from: standing,
});

export const contributionSteps = { sendPapers, takePapersBack, rightPapersMark } as const;

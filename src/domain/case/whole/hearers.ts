// Who holds a case and who hears when something of it is late: the people behind each name, and what people read for it.
import type { Person } from '../../people/actor.ts';
import { managersAbove, personIn } from '../../people/directory.ts';
import { peopleWho } from '../../people/roles.ts';
import type { Context } from '../../matter/step.ts';
import { answerersOf } from '../consent/challenge.ts';
import { movedNow } from '../meeting/next-meeting.ts';
import { mayConfirm } from '../right/right.ts';
import { leadWorkerOf } from '../access/access.ts';
import { mayDecide } from '../access/consenters.ts';
import { hasConsent } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import type { Hearer } from '../owed/hearer-names.ts';
import { isSenior } from '../../people/agencies.ts';

interface HearerRow {
  /** In the table of stages (docs/process.md P2.7). */
  readonly says: string;
  readonly who: (childCase: Case, context: Context) => readonly Person[];
}
const some = (...people: readonly (Person | undefined)[]): readonly Person[] =>
  people.filter((person) => person !== undefined);
const coordinators = (_one: Case, { directory }: Context): readonly Person[] => peopleWho(directory, 'triage');
/** A chair may be of another body: before consent a case is none of theirs (docs/process.md P1.2). */
const chairs = (childCase: Case, { directory }: Context): readonly Person[] =>
  hasConsent(childCase) ? peopleWho(directory, 'chairMeetings') : [];

export const hearers = {
  asked: {
    says: 'the manager who is asked',
    // Where there is no one to ask, the co-ordinator chooses.
    who: (childCase, context) => {
      const { directory, now } = context;
      const people =
        childCase.stage === 'awaitingConsent'
          ? childCase.submission.asked
              .flatMap((id) => personIn(directory, id) ?? [])
              .filter((person) => mayDecide(childCase, person, directory, now))
          : [];
      return people.length > 0 ? people : coordinators(childCase, context);
    },
  },
  coordinators: { says: 'co-ordinators', who: coordinators },
  deputies: {
    says: 'their deputies',
    who: (childCase, context) =>
      coordinators(childCase, context).flatMap(({ deputy }) => (deputy && personIn(context.directory, deputy)) ?? []),
  },
  serviceManagers: {
    says: 'service managers',
    who: (_one, { directory }) => peopleWho(directory, 'hearLateTriage'),
  },
  chairs: { says: 'chairs', who: chairs },
  answerers: {
    says: 'those who may answer',
    who: (childCase, { directory, now }) => answerersOf(childCase, directory, now),
  },
  leadWorker: { says: 'lead worker', who: (childCase, { directory }) => some(leadWorkerOf(childCase, directory)) },
  leadsManager: {
    says: 'the lead worker’s manager',
    who: (childCase, { directory }) => {
      const lead = leadWorkerOf(childCase, directory);
      return some(lead && managersAbove(directory, lead.objectId)[0]);
    },
  },
  seniors: {
    says: 'service managers and chairs',
    who: (_one, { directory }) => peopleWho(directory, 'decideSenior'),
  },
  agencySeniors: {
    says: 'the senior of each agency, service managers and chairs',
    who: (_one, { directory }) => directory.people.filter((person) => isSenior(person, directory)),
  },
  harmRecorders: {
    says: 'co-ordinators and service managers',
    who: (_one, { directory }) => peopleWho(directory, 'recordHarm'),
  },
  secondPersons: {
    says: 'those who may confirm it',
    who: (childCase, context) =>
      context.directory.people.filter((actor) => mayConfirm(childCase, { ...context, actor })),
  },
  planners: {
    says: 'co-ordinators and chairs, while none is planned',
    who: (childCase, context) =>
      movedNow(childCase, context).again === undefined
        ? []
        : [...coordinators(childCase, context), ...chairs(childCase, context)],
  },
  leadOfMeeting: {
    says: 'lead worker, once one is planned',
    who: (childCase, context) => {
      const { meeting, again } = movedNow(childCase, context);
      return again !== undefined || meeting === undefined ? [] : some(leadWorkerOf(childCase, context.directory));
    },
  },
} as const satisfies Readonly<Record<Hearer, HearerRow>>;

// What people do about the papers of an agency: send them, take them back, put right who reads them (docs/process.md 24).
import { whatAgenciesSent } from '../../cards/contribution/say.ts';
import { sayPapers } from '../../cards/meeting/meeting-card.ts';
import { sayReadBy, sayRighted } from '../../cards/say-marks.ts';
import type { Button } from '../../cards/blocks.ts';
import type { Contribution, OnContribution } from '../../domain/case/contribution/contribution.ts';
import { secondPage } from '../../domain/case/contribution/fields.ts';
import { sendsFor } from '../../domain/case/contribution/steps.ts';
import { contributionPart, type ContributionTypes } from '../../domain/case/contribution/table.ts';
import { toContributionId } from '../../domain/case/contribution/contribution.ts';
import { sentFor } from '../../domain/case/state/sent.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayMeeting, type Meeting } from '../../domain/meeting/meeting.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { hearsOfPapers } from '../../reading/case/contributions.ts';
import { meetingAhead } from '../../reading/meeting/ahead.ts';
import type { Presses } from '../form/counter.ts';
import { afterPart, partCounter } from '../form/part-counter.ts';
import { aboutData, buttonOf } from '../form/replies.ts';
import { markValues } from '../form/marks.ts';
import { textIn, type Scene } from '../scene/scene.ts';

/** With what the agency of this person sent for the same meeting before. */
export interface OnPapers extends OnContribution {
  readonly mine?: Contribution;
}

/** What the agency sent before stands in the form again. */
function valuesOf({ mine }: OnPapers): Answers {
  if (mine === undefined) return {};
  const { know = '', did = '', view, mark, agencies } = mine;
  return { known: know === '' ? 'nothing' : 'something', know, did, view, mark, agencies: agencies.join(',') };
}

const backToOne = { verb: 'papers.open', data: {} } as const;
const presses: Presses<ContributionTypes['steps'], OnPapers, Contribution> = {
  sendPapers: {
    verb: 'papers.send',
    intro: ({ before, now }) =>
      [
        ...(before?.meeting === undefined || now === undefined
          ? []
          : [`For: ${sayMeeting(before.meeting, now)}. ${sayPapers(before.meeting, now)}`]),
        before?.mine === undefined
          ? 'What your agency knows, and no more.'
          : 'The newest counts; what your agency sent before is kept.',
      ].join(' '),
    go: 'Send',
    second: secondPage,
    values: valuesOf,
    done: ({ after, directory }) => `Papers of ${agencyName(directory, after.agency)} sent`,
    says: ({ after, directory }) => [
      ...(after.late === true ? ['They are marked as late: papers had closed.'] : []),
      sayReadBy(after, directory),
    ],
  },
  takePapersBack: {
    verb: 'papers.back',
    intro:
      'For papers of the wrong child, or a slip. Your agency has then sent none for this meeting, until it sends others.',
    back: backToOne,
    style: 'destructive',
    done: 'Papers taken back',
  },
  rightPapersMark: {
    verb: 'papers.mark',
    intro: 'Who could read them until now is kept, and named to the agency that sent them.',
    back: backToOne,
    values: ({ contribution }) => markValues(contribution),
    done: 'Who may read the papers is put right',
    says: ({ after, directory }) => sayRighted(after, directory, 'them'),
  },
};
export const contributionCounter = partCounter<'contribution', OnPapers>({
  kind: 'contribution',
  datum: 'papers',
  look: 'papers of agencies',
  carries: 'papers',
  presses,
  isBy: ({ by, at }, person, when) => by.objectId === person && (when === undefined || at === when),
  open: async (scene, root) => {
    const id = toContributionId(textIn(scene, 'papers'));
    const [doc, meeting] = await Promise.all([
      id && scene.ports.cases.part(root.reference, 'contribution', id),
      meetingAhead(scene.ports, root, scene.now),
    ]);
    const on = contributionPart.subject(root, doc?.value, id ?? contributionPart.next(root));
    const mine = id === undefined ? await sentBefore(scene, root, meeting) : undefined;
    return {
      before: { ...on, contribution: doc?.value, id: id ?? contributionPart.next(root), ...given({ meeting, mine }) },
      doc: doc?.value,
    };
  },
  knows: async ({ ports, now }, reference, step) => {
    const childCase = step === 'sendPapers' ? (await ports.cases.load(reference))?.value.root : undefined;
    return childCase && given({ meeting: await meetingAhead(ports, childCase, now) });
  },
  knowsOn: ({ meeting }) => given({ meeting }),
  own: {
    answer: async (scene, _name, { after }, said) => ({
      ...(await afterPart(scene, after, said)),
      leads: { verb: 'papers.list', data: aboutData(after) },
    }),
  },
});

/** What the only agency of this person sent before for this meeting. */
async function sentBefore(scene: Scene, root: Case, meeting: Meeting | undefined): Promise<Contribution | undefined> {
  const [agency, other] = sendsFor(root, scene.person, scene.directory);
  if (meeting === undefined || other !== undefined) return undefined;
  const line = sentFor(root, meeting.id).find((one) => one.agency === agency);
  return line && (await scene.ports.cases.part(root.reference, 'contribution', line.id))?.value;
}

/** Send papers, for those who speak for an agency that is expected; that a meeting is planned is looked up when it is pressed. */
export const sendButtons = ({ person, directory, now }: Scene, childCase: Case): readonly Button[] =>
  hearsOfPapers(childCase, { person, directory, now }) && sendsFor(childCase, person, directory).length > 0
    ? [buttonOf(contributionPart.steps.sendPapers.title, 'papers.send', childCase)]
    : [];

/** The same before a meeting: what is asked of an agency, until it has sent some. */
export const sendsBefore = (scene: Scene, childCase: Case, meeting: Pick<Meeting, 'id'>): readonly Button[] => {
  const asked = sendsFor(childCase, scene.person, scene.directory);
  const isSent = sentFor(childCase, meeting.id).some(({ agency }) => asked.includes(agency));
  return sendButtons(scene, childCase).map((button) => (isSent ? button : { ...button, style: 'positive' }));
};

/** The way to what agencies sent, where there is any. */
export const papersWay = ({ person, directory, now }: Scene, childCase: Case): readonly Button[] =>
  (childCase.papers ?? []).length > 0 && hearsOfPapers(childCase, { person, directory, now })
    ? [buttonOf(whatAgenciesSent, 'papers.list', childCase)]
    : [];

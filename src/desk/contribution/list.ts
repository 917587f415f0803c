// What agencies sent for the next meeting of a case: all of them, and the papers of one.
import { papersCard, papersListCard, papersOnItem, type AgencyRow } from '../../cards/contribution/papers-card.ts';
import { sayPapersLine, whatAgenciesSent, writtenIn } from '../../cards/contribution/say.ts';
import { sayMarksWere, sayReaders } from '../../cards/say-marks.ts';
import { subOf } from '../../cards/case/case-card.ts';
import { sayPapers } from '../../cards/meeting/meeting-card.ts';
import type { Element, Press } from '../../cards/blocks.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { sayView, toContributionId, type Contribution } from '../../domain/case/contribution/contribution.ts';
import { papersLevel } from '../../domain/case/contribution/reads.ts';
import { sayBand } from '../../domain/case/meeting/decisions.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import {
  hearsOfPapers,
  meetingNamed,
  papersAt,
  papersFor,
  papersPairs,
  type AgencyPapers,
} from '../../reading/case/contributions.ts';
import { meetingAhead } from '../../reading/meeting/ahead.ts';
import { aboutData, buttonOf, closeButton, notAvailableReply } from '../form/replies.ts';
import { offered } from '../form/press.ts';
import { titleFor } from '../scene/child-title.ts';
import { refIn, see, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { contributionCounter, sendsBefore } from './counter.ts';

const subFor = (scene: Scene, seen: Seen): string =>
  subOf({ title: titleFor(scene, seen, scene.caller.shared), case: seen.case });

/** What the panel set last, where there is one. */
const bandOf = (childCase: Case): string | undefined => {
  const band = decisionsOf(childCase).findLast((one) => one.band !== '')?.band;
  return band === undefined ? undefined : sayBand(band);
};

const pressOn = (childCase: Case, { papers, level }: AgencyPapers): Press | undefined =>
  papers === undefined || level !== 'full'
    ? undefined
    : { verb: 'papers.open', data: { ref: childCase.reference, papers: papers.id } };
const rowOf = (childCase: Case, one: AgencyPapers): AgencyRow => ({
  name: one.name,
  line: one.line,
  ...given({ press: pressOn(childCase, one) }),
});

/** The papers of these ids; none where there are none, without a request. */
const readThem = async (scene: Scene, { reference }: Case, ids: readonly string[]): Promise<readonly Contribution[]> =>
  ids.length === 0 ? [] : ((await scene.ports.cases.partsNamed(reference, ids, false)).contribution ?? []);

/** All agencies that are expected at the next meeting, and what each sent. */
export async function showPapers(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'papers of agencies', whatAgenciesSent);
  if (seen === undefined || !hearsOfPapers(seen.case, scene)) return notAvailableReply();
  const { case: childCase } = seen;
  const ahead = await meetingAhead(scene.ports, childCase, scene.now);
  const last = childCase.papers?.at(-1)?.meeting;
  const meeting = ahead ?? (last && meetingNamed(last));
  if (meeting === undefined) return notAvailableReply();
  const all = await readThem(scene, childCase, papersAt(childCase, meeting.id));
  return {
    of: childCase,
    card: papersListCard({
      sub: subFor(scene, seen),
      shared: scene.caller.shared,
      line: [
        `For the ${beginLow(sayMeetingId(meeting.id))}.`,
        ...(ahead === undefined ? [] : [sayPapers(ahead, scene.now)]),
      ].join(' '),
      ...given({ band: bandOf(childCase) }),
      rows: papersFor(scene, childCase, meeting, all).map((one) => rowOf(childCase, one)),
      buttons: [
        buttonOf('Back', 'case.open', childCase),
        ...sendsBefore(scene, childCase, meeting),
        ...(ahead === undefined ? [] : [{ title: 'Agenda', verb: 'meeting.agenda', data: { meeting: ahead.id } }]),
        closeButton(childCase),
      ],
    }),
  };
}

/** The papers of one agency whole, for those who read all of them. */
export async function openPapers(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'papers of agencies', 'Open');
  const id = toContributionId(textIn(scene, 'papers'));
  const papers = seen && id && (await scene.ports.cases.part(seen.case.reference, 'contribution', id))?.value;
  if (seen === undefined || papers === undefined || !readsAll(scene, seen.case, papers)) return notAvailableReply();
  const { case: childCase } = seen;
  const { directory, now } = scene;
  const steps = offered(
    contributionCounter,
    scene,
    { before: { case: childCase, contribution: papers, id: papers.id }, doc: papers },
    ['rightPapersMark', 'takePapersBack'],
    { ...aboutData(childCase), papers: papers.id },
  );
  const before = await readThem(scene, childCase, earlierIds(papers));
  return {
    of: childCase,
    card: papersCard({
      sub: subFor(scene, seen),
      shared: scene.caller.shared,
      agency: agencyName(directory, papers.agency),
      line: sayMeetingId(papers.meeting),
      view: sayView(papers.view),
      written: writtenIn(papers),
      source: [
        papers.state === 'taken' ? 'taken back' : papers.late === true ? 'late' : 'in time',
        `${papers.by.name}, ${sayWhen(papers.at, now)}`,
        beginLow(sayReaders(papers, directory)),
      ].join(' · '),
      marksWere: sayMarksWere(papers, directory, now),
      before: before
        .filter((one) => isEarlier(one, papers) && readsAll(scene, childCase, one))
        .map((one) => `${sayWhen(one.at, now)}, ${one.by.name}: ${sayPapersLine(one, 'full')}`),
      buttons: [buttonOf('Back', 'papers.list', childCase), ...steps, closeButton(childCase)],
    }),
  };
}
const readsAll = ({ person, directory, now }: Scene, childCase: Case, papers: Contribution): boolean =>
  papersLevel(childCase, papers, person, directory, now) === 'full';

/** So many before it are looked at for what the same agency sent. */
const mostBefore = 12;
const earlierIds = ({ id }: Contribution): readonly string[] => {
  const number = Number(id.slice(1));
  return Array.from({ length: Math.min(mostBefore, number - 1) }, (_none, back) => `S${number - 1 - back}`);
};
const isEarlier = (one: Contribution, { agency, meeting }: Contribution): boolean =>
  one.agency === agency && one.meeting === meeting;

/**
 * What agencies sent, on the item of a meeting, and who sent nothing: pressed, it opens all of them. Nothing until papers have
 * closed, unless there are some.
 */
export function papersOf(
  scene: Scene,
  childCase: Case,
  meeting: Meeting,
  all: readonly Contribution[],
): readonly Element[] {
  const ids = papersAt(childCase, meeting.id);
  const counts = all.filter(({ id }) => ids.includes(id));
  const told = papersFor(scene, childCase, meeting, counts);
  if (told.length === 0 || (counts.length === 0 && scene.now < meeting.papersDue)) return [];
  const press = { verb: 'papers.list', data: { ref: childCase.reference }, does: 'read them' };
  return [papersOnItem(papersPairs(told), bandOf(childCase), press)];
}

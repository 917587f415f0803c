// One case on a page. Whoever has to answer the conflict question first gets no more than name and birth year.
import { birthOf } from '../../domain/case/referral/birth.ts';
import { birthYear } from '../../cards/consent/reading.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { stepsOn } from '../../desk/case/buttons.ts';
import type { Scene } from '../../desk/scene.ts';
import { dueFor } from '../../reading/board/board.ts';
import { historyOf } from '../../reading/case/history.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { pathOf } from '../../reading/case/path.ts';
import { chronologyOf, peopleOf, pictureOf, strengthsOf } from '../../reading/case/sections.ts';
import { flagsOf } from '../../reading/lines.ts';
import { readsMinutes } from '../../reading/meeting/minutes.ts';
import { see } from '../../reading/reader.ts';
import { relationOf } from '../../domain/people/access.ts';
import { mayOversee, standsTo } from '../../domain/case/action/who.ts';
import { rowOf } from '../../domain/case/row.ts';
import { isConsented, stageLabels } from '../../domain/case/stage-table.ts';
import type { Case } from '../../domain/case/stages.ts';
import { sayBirth } from '../../domain/fields.ts';
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import type { CasePage } from '../tab/api.ts';
import type { Read } from './read.ts';
import { actionRow } from './actions.ts';
import { buttonFor } from './button.ts';

/** The look names everything that the page shows. */
const wholeCase = 'case page: referral, history, actions';

export const caseRead: Read<'case'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, wholeCase, 'Open on a page');
  if (seen === undefined) return undefined;
  return seen.sight === 'identity' ? { ...standing(scene, seen), ...untold(seen) } : wholePage(scene, seen);
};

/** Where it stands: what lists say of it, too. */
function standing(scene: Scene, seen: Seen) {
  const { case: one, sight } = seen;
  const row = rowOf(one);
  const due = dueFor(scene, row);
  return {
    now: scene.now,
    reference: one.reference,
    stage: one.stage,
    stageLabel: stageLabels[one.stage],
    flags: flagsOf(row, due),
    ...(due !== undefined && { due }),
    sight,
    steps: stepsOn(scene, seen).map(buttonFor),
  };
}

const untold = ({ case: one }: Seen) => ({
  child: { name: nameOf(one), born: birthYear(one) },
  path: [],
  next: ['Press Open and say whether you or your team know this family. Then you can read the referral.'],
  strengths: [],
  picture: [],
  people: [],
  actions: [],
  chronology: [],
  prints: [],
});

async function wholePage(scene: Scene, seen: Seen): Promise<CasePage> {
  const { person, directory, now, ports } = scene;
  const { case: one } = seen;
  const [actions, facts, extracts] = await Promise.all([
    ports.cases.actionsOf(one.reference),
    ports.cases.facts(one.reference),
    extractsOf(scene, one),
  ]);
  const oversees = mayOversee(one, person, directory, now);
  return {
    ...standing(scene, seen),
    child: { name: nameOf(one), born: bornOn(one) },
    path: pathOf(one, now),
    strengths: strengthsOf(one),
    ...pictureOf(one, now, relationOf(one, person, directory, now) === 'referrer'),
    people: peopleOf(one, directory),
    actions: actions.map((action) => {
      const { works } = standsTo({ case: one, action }, person, directory, now);
      return actionRow(scene, { action, toAccept: works && action.state.is === 'proposed' }, oversees);
    }),
    chronology: chronologyOf(historyOf(facts, directory, now), directory, now),
    prints: [{ title: 'Chronology', link: `print/chronology/${one.reference}` }, ...extracts],
  };
}

function bornOn({ answers }: Case): string {
  return birthOf(answers) === undefined ? 'not known' : sayBirth(answers['dateOfBirth'] ?? '');
}

/** An extract of each meeting whose minutes this person may read. */
async function extractsOf(scene: Scene, one: Case): Promise<CasePage['prints']> {
  const decisions = isConsented(one) ? (one.decisions ?? []) : [];
  const ids = [...new Set(decisions.map(({ meeting }) => meeting))];
  const found = await Promise.all(ids.map(async (id) => scene.ports.meetings.load(id)));
  return found.flatMap((stored) => {
    const meeting = stored?.value.meeting;
    if (meeting?.state !== 'ended' || !readsMinutes(scene, meeting)) return [];
    const title = `Extract, ${sayMeetingId(meeting.id)}`;
    return [{ title, link: `print/extract/${meeting.id}/${one.reference}` }];
  });
}

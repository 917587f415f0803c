// Every card the product can give, by name: what people really get, pressed for on the desk, plain and at its fullest.
import type { Card } from '../../../src/cards/blocks.ts';
import { actionGallery } from './actions.ts';
import { adviceGallery } from './advice.ts';
import { sayGallery } from './say.ts';
import { registerGallery } from './register.ts';
import { policeListGallery } from './police-list.ts';
import { trainingGallery } from './training.ts';
import { caseGallery } from './cases.ts';
import { councilGallery } from './council.ts';
import { deskGallery } from './desk.ts';
import { endsGallery } from './ends.ts';
import { entityGallery } from './entity.ts';
import { glassGallery } from './glass.ts';
import { strikeGallery } from './strike.ts';
import { invitationGallery } from './invitation.ts';
import { lateGallery } from './late.ts';
import { leadGallery } from './lead.ts';
import { linkedGallery } from './linked.ts';
import { contributionGallery } from './contribution.ts';
import { gatheringGallery } from './gathering.ts';
import { statementGallery } from './statement.ts';
import { mentionGallery } from './mention.ts';
import { meetingGallery } from './meetings.ts';
import { pageGallery } from './pages.ts';
import { papersGallery } from './papers.ts';
import { missingGallery } from './missing.ts';
import { onwardGallery } from './onward.ts';
import { reviewGallery } from './review.ts';
import { riskGallery } from './risk.ts';
import { rightGallery } from './right.ts';
import { nowGallery } from './now.ts';
import { turningGallery } from './turning.ts';
import { triageGallery } from './triage.ts';
import type { Worst } from '../worst.ts';

export interface Shown {
  readonly name: string;
  readonly card: Card;
  /** Stands in a message, where anybody may read it: no inputs, nothing of the child. */
  readonly stored?: boolean;
  /** What the last line above the buttons must name. */
  readonly wrong?: readonly string[];
}

type Gallery = Promise<readonly Shown[]>;
const made = new Map<Worst | 'usual', Gallery>();
/** Many tests look at the same cards, and none changes one: each gallery is made once in a process. */
function once(kind: Worst | 'usual', make: () => Gallery): Gallery {
  const gallery = made.get(kind) ?? make();
  made.set(kind, gallery);
  return gallery;
}

/** The cards as they look on a usual day. */
export const usualGallery = async (): Gallery => once('usual', makeUsual);

const makeUsual = async (): Gallery => [
  ...(await deskGallery()),
  ...lateGallery(),
  ...(await pageGallery()),
  ...(await caseGallery()),
  ...(await actionGallery()),
  ...(await triageGallery()),
  ...(await reviewGallery()),
  ...(await missingGallery()),
  ...(await onwardGallery()),
  ...(await mentionGallery()),
  ...(await contributionGallery()),
  ...(await gatheringGallery()),
  ...(await statementGallery()),
  ...(await entityGallery()),
  ...(await riskGallery()),
  ...(await turningGallery()),
  ...(await rightGallery()),
  ...(await nowGallery()),
  ...(await invitationGallery()),
  ...(await endsGallery()),
  ...(await leadGallery()),
  ...(await meetingGallery()),
  ...(await linkedGallery()),
  ...(await adviceGallery()),
  ...(await papersGallery()),
  ...(await trainingGallery()),
  ...(await registerGallery()),
  ...(await policeListGallery()),
  ...(await councilGallery()),
  ...(await glassGallery()),
  ...(await strikeGallery()),
  ...(await sayGallery()),
];

/** The same cards with every text as long as it may be and a council as large as it may be. */
export const worstGallery = async (worst: Worst): Gallery => once(worst, async () => makeWorst(worst));

async function makeWorst(worst: Worst): Gallery {
  const desk = [...(await deskGallery(worst)), ...(await pageGallery(worst))];
  const cards = [
    ...desk,
    ...(await caseGallery(worst)),
    ...(await actionGallery(worst)),
    ...(await triageGallery(worst)),
    ...(await reviewGallery(worst)),
    ...(await missingGallery(worst)),
    ...(await onwardGallery(worst)),
    ...(await mentionGallery(worst)),
    ...(await contributionGallery(worst)),
    ...(await gatheringGallery(worst)),
    ...(await statementGallery(worst)),
    ...(await entityGallery(worst)),
    ...(await riskGallery(worst)),
    ...(await turningGallery(worst)),
    ...(await rightGallery(worst)),
    ...(await nowGallery(worst)),
    ...(await invitationGallery(worst)),
    ...(await endsGallery(worst)),
    ...(await leadGallery(worst)),
    ...(await meetingGallery(worst)),
    ...(await linkedGallery(worst)),
    ...(await adviceGallery(worst)),
    ...(await papersGallery(worst)),
    ...(await trainingGallery(worst)),
    ...(await registerGallery(worst)),
    ...(await councilGallery(worst)),
    ...(await glassGallery(worst)),
    ...(await strikeGallery(worst)),
    ...(await sayGallery(worst)),
  ];
  return cards.map((shown) => ({ ...shown, name: `${shown.name}, worst in ${worst}` }));
}

/** All of them. */
export const wholeGallery = async (): Gallery => [
  ...(await usualGallery()),
  ...(await worstGallery('bytes')),
  ...(await worstGallery('width')),
];

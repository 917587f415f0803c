// What a case is to each person who hears of it: the label, the line and the buttons of the card in their chat. First what
// comes before everything else, then what the person is to the case. What is true is named in situation.ts; the words are in
// readers/.
import { beginLow } from '../../domain/kernel/begins.ts';
import type { Standing } from '../../cards/base-card.ts';
import { mayHearOfHarm, mayRead } from '../../domain/case/access/access.ts';
import { glassOf } from '../../domain/case/state/glass.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { askedOf } from '../../domain/case/asked/asked.ts';
import { given } from '../../domain/kernel/given.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { may } from '../../domain/people/roles.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { withChange, withDeath, withFamily } from './changed.ts';
import { withGatherings } from './gathering.ts';
import { forCoordinator } from './readers/coordinator.ts';
import { afterDecision, forManager } from './readers/manager.ts';
import { forInvited, forMeeting } from './readers/meeting.ts';
import { askedStanding } from './readers/asked.ts';
import { joined, openButton } from './readers/news.ts';
import { withGlass } from './readers/glass.ts';
import { harmStanding } from './readers/pressing.ts';
import { forReferrer, forSecondReferrer } from './readers/referrer.ts';
import { withLead } from './lead.ts';
import { withStrikeEnd } from '../strike.ts';
import { situationOf, type Situation } from './situation.ts';
import type { CaseRelation } from '../../domain/people/reads.ts';

/**
 * What a case is to this person now: the label, the line and the buttons of the card in their chat.
 * Undefined when it is nothing to them (any more).
 */
export function standingOf(childCase: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  const situation = situationOf(childCase, person, directory, now);
  const standing = situation.hears ? standingIn(situation) : undefined;
  const heard = withGlass(newlyRighted(standing, situation) ?? restrictionStanding(situation), situation);
  return childCase.excluded.includes(person.objectId)
    ? heard
    : withStrikeEnd(heard, childCase, person, { ref: childCase.reference });
}

function standingIn(situation: Situation): Standing | undefined {
  const { case: childCase, now, relation } = situation;
  const standing = withLead(asksOrTells(situation), situation);
  return standing && relation !== 'waiting'
    ? withDeath(withGatherings(withFamily(withChange(standing, childCase, now), childCase, now), situation), situation)
    : standing;
}

function asksOrTells(situation: Situation): Standing | undefined {
  const { case: childCase, person, directory, now } = situation;
  const [first, ...others] = askedOf(rowOf(childCase), person, directory, now);
  if (first !== undefined) {
    const standing = askedStanding(situation, first);
    // What cannot wait is alone on its card; but who is asked for consent reads it there, and decides.
    if (first.name === 'missing' && others.some(({ name, own }) => name === 'consent' && own))
      return alsoMissing(situation);
    if (first.name === 'missing' || first.name === 'notice') return standing;
    return withOthers(
      standing,
      others.map((one) => askedStanding(situation, one).label),
    );
  }
  const standing = harmStanding(situation) ?? standings[situation.relation](situation);
  // What they may do and are not asked for, no band calls them for.
  const isNews = standing?.asks === true && childCase.stage !== 'draft' && childCase.stage !== 'notAuthorised';
  const told = isNews ? { ...standing, asks: false } : standing;
  return told !== undefined && told.asks !== true && situation.readsFall ? fallStanding(told, situation) : told;
}

/** To the manager who is asked for consent, of a child who is missing: their own card, and that it cannot wait. */
const alsoMissing = (situation: Situation): Standing | undefined => {
  const standing = forManager(situation);
  return (
    standing && {
      ...standing,
      urgent: true,
      preview: 'a referral needs you now',
      line: joined('Something is recorded that cannot wait. Read it now.', standing.line) ?? '',
    }
  );
};

/** One duty leads; what else is asked of them is named below it, so that nothing is hidden behind it. */
function withOthers(standing: Standing, labels: readonly string[]): Standing {
  const others = [...new Set(labels)].filter((label) => label !== standing.label);
  if (others.length === 0) return standing;
  const line = joined(standing.line, `Also for you: ${others.map(beginLow).join('; ')}.`);
  return { ...standing, ...given({ line }) };
}

const forOnceAsked = (situation: Situation): Standing | undefined =>
  situation.wasAsked ? afterDecision(situation) : undefined;

const standings: Readonly<Record<CaseRelation, (situation: Situation) => Standing | undefined>> = {
  referrer: forReferrer,
  alsoReferred: forSecondReferrer,
  coordinator: forCoordinator,
  asked: forManager,
  decider: forManager,
  managerAbove: forManager,
  chair: forMeeting,
  minutes: forMeeting,
  senior: forInvited,
  waiting: forOnceAsked,
  invited: forInvited,
  core: forInvited,
  named: forInvited,
  delegate: forOnceAsked,
  audits: forOnceAsked,
  staffOfficer: forOnceAsked,
  glass: byGlass,
  none: forOnceAsked,
};

/** Only where they ask for it by its reference: no notice of a case is for a person who reads it so. */
function byGlass({ case: childCase, person, now }: Situation): Standing {
  const until = glassOf(childCase, person, now)?.until;
  return {
    label: 'Open by break glass',
    ...given({
      word: until === undefined ? undefined : `By break glass, until ${sayWhen(until, now)}`,
      line: until === undefined ? undefined : `You can read it until ${sayWhen(until, now)}.`,
    }),
    buttons: [openButton(childCase)],
  };
}

/**
 * Something was put right, and nothing has happened since: the card says that there is something to read. To those who heard of
 * a death or serious harm by reference alone it says that they need do nothing.
 */
function newlyRighted(standing: Standing | undefined, situation: Situation): Standing | undefined {
  const { case: childCase, person, directory, now } = situation;
  const last = childCase.aside?.at(-1);
  if (last === undefined) return standing;
  if (standing === undefined) {
    return last.step === 'recordHarm' && mayHearOfHarm(childCase, person) ? harmRighted : undefined;
  }
  if (last.at !== childCase.changedAt) return standing;
  const reads = mayRead('history', childCase, person, directory, now);
  const news = `Something that was recorded has been put right${reads ? ': read the history.' : '. You need do nothing.'}`;
  return {
    ...standing,
    ...(standing.asks !== true && { preview: 'something was put right, please read' }),
    line: joined(news, standing.line) ?? news,
    buttons: reads && standing.buttons.length === 0 ? [openButton(childCase)] : standing.buttons,
  };
}
/** To the data protection officer, by reference only: which ground and why, the co-ordinator says (docs/process.md P10.7). */
function restrictionStanding({ case: childCase, person, now }: Situation): Standing | undefined {
  const { restrictionSaid, restricted, excluded } = childCase;
  if (restrictionSaid === undefined || !may(person, 'hearOfRestriction') || excluded.includes(person.objectId)) {
    return undefined;
  }
  // Those who hear that they cannot be reached reads the label.
  const is = restricted === undefined ? 'Restriction lifted' : 'Restricted';
  return {
    label: 'Access changed',
    preview: 'access to a case has changed',
    done: true,
    line: `${is}: ${sayWhen(restrictionSaid, now)}. The MSET co-ordinator can tell you on which ground, and why.`,
    buttons: [],
  };
}
const harmRighted: Standing = {
  label: 'Put right',
  preview: 'what you were told was put right',
  done: true,
  line: 'What you were told of this case was recorded by mistake, and has been taken back. You need do nothing.',
  buttons: [],
};
/** That it fell, never from what to what. */
const fallStanding = (standing: Standing, { case: childCase }: Situation): Standing => ({
  ...standing,
  preview: 'a risk band is lower, please read',
  done: false,
  line: 'The risk band is lower than before: open the case and read why.',
  buttons: [openButton(childCase, 'Read why')],
});

// Who is told of a strategy, mapping or daily meeting, by the card of the case and by reference only (docs/process.md P6.27).
import { peopleOfAgency } from '../../domain/case/action/who.ts';
import type { Gathering } from '../../domain/case/gathering/gathering.ts';
import { calledTo } from '../../domain/case/gathering/steps.ts';
import { agencyInvited } from '../../domain/case/state/invitations.ts';
import type { CaseTypes, PartFact } from '../../domain/case/whole/case.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { noticesOn, type Row } from '../case/rows.ts';
import { cardKey } from '../keys.ts';
import { exceptOwn, noticesFor, type Happened, type NewNotice } from '../told.ts';

type GatheringFact = PartFact<'gathering'>;
interface GatheringRow extends Row {
  /** Those who were invited: called, told by the card that they have, or not at all. */
  readonly asked?: 'rings' | 'tells';
  /** Who chairs it: the same. */
  readonly chair?: 'rings' | 'tells';
}
const office = ['referrer', 'leadWorker', 'coordinators', 'chairs'] as const;
/** A row for every fact: a gap does not compile. The clock's says itself whom it calls. */
const rows: Readonly<Record<GatheringFact['step'], GatheringRow>> = {
  planGathering: {
    tells: ['coordinators', 'chairs', 'employed'],
    rings: ['referrer', 'leadWorker'],
    asked: 'rings',
    chair: 'rings',
  },
  answerGathering: { tells: [], rings: [], asked: 'tells', chair: 'tells' },
  recordGathering: { tells: office, rings: [], asked: 'rings', chair: 'rings' },
  approveGathering: { tells: office, rings: [], asked: 'tells' },
  cancelGathering: {
    tells: ['coordinators', 'chairs'],
    rings: ['referrer', 'leadWorker'],
    asked: 'rings',
    chair: 'rings',
  },
  promptGathering: { tells: [], rings: [] },
};

/** Everyone who may have a card of it by the invitation. */
const heldBy = ({ invited }: Gathering, directory: Directory): readonly ObjectId[] =>
  invited.flatMap(({ invitee, person }) => {
    const agency = agencyInvited(invitee);
    if (agency === undefined) return person === undefined ? [] : [person.objectId];
    return peopleOfAgency(directory, agency).map(({ objectId }) => objectId);
  });

/** Whom a fact about one tells: never a channel. */
export function gatheringNotices(
  happened: Pick<Happened<CaseTypes>, 'before' | 'after' | 'directory'> & { readonly fact: GatheringFact },
  gathering: Gathering,
): readonly NewNotice[] {
  const { fact, after, directory } = happened;
  if (fact.step === 'promptGathering')
    return noticesFor({ card: cardKey, tells: [], rings: fact.data.to, urgent: false });
  const row = rows[fact.step];
  const asked = {
    rings: calledTo(gathering.invited, after.root, directory).map(({ objectId }) => objectId),
    tells: heldBy(gathering, directory),
  };
  const chair = [gathering.chair.objectId];
  const people = (how: 'rings' | 'tells'): readonly ObjectId[] =>
    [...(row.asked === how ? asked[how] : []), ...(row.chair === how ? chair : [])].filter(
      (id) => !after.root.excluded.includes(id),
    );
  const ringing = people('rings');
  // Cancelled, it is told to everyone who had a card by the invitation that ends with it.
  const telling = fact.step === 'cancelGathering' ? [...people('tells'), ...asked.tells] : people('tells');
  const own = noticesFor({
    card: cardKey,
    tells: telling.filter((id) => !ringing.includes(id)),
    rings: ringing,
    urgent: false,
  });
  const byKey = new Map([...noticesOn(row, happened), ...exceptOwn(own, fact)].map((one) => [one.key, one]));
  return [...byKey.values()];
}

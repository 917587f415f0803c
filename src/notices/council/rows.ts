// WHO IS TOLD WHAT about the council: one row per fact. A fact without a row does not compile.
import { mayAgreeTo, type Council } from '../../domain/council/council.ts';
import type { CouncilStepName, CouncilTypes } from '../../domain/council/table.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { PersonRef } from '../../domain/people/actor.ts';
import { peopleWho } from '../../domain/people/roles.ts';
import { newReaders } from '../../domain/council/reach.ts';
import { councilCardKey } from '../keys.ts';
import { calledBefore, noticesFor, type Happened, type NewNotice } from '../told.ts';

/**
 * `second`: who may agree to what was asked for. `proposer`: who asked for what is decided, or lapsed. `stoodIn`: who is away, and
 * who decides instead. `administrators`: of what the clock did, and of a file that broke something or won over a change. Of a role
 * or a post by which cases are read the `officers` hear whatever gave it, but the first file.
 */
type Audience = 'second' | 'proposer' | 'stoodIn' | 'administrators' | 'officers';

const rows: Readonly<Record<CouncilStepName, readonly Audience[]>> = {
  beginCouncil: [],
  takeFile: ['administrators'],
  changePerson: ['second'],
  personLeaves: ['second'],
  personStays: ['second'],
  changeAgency: ['second'],
  removeAgency: ['second'],
  beAway: ['stoodIn'],
  beBack: ['stoodIn'],
  changeSetting: ['second'],
  putBackSetting: ['second'],
  agreeChange: ['proposer', 'stoodIn'],
  refuseChange: ['proposer'],
  remindCouncil: ['proposer', 'administrators'],
};

/** Whom a fact about the council tells; no one whose own step it was. */
export function councilNotices(happened: Happened<CouncilTypes>): readonly NewNotice[] {
  const { fact, called } = happened;
  return noticesFor({
    card: councilCardKey,
    tells: calledBefore(called, councilCardKey),
    rings: [...rows[fact.step], 'officers' as const]
      .flatMap((audience) => peopleOf(audience, happened))
      .filter((person) => person !== fact.by.objectId),
    urgent: false,
  });
}

const idsOf = (people: readonly { readonly objectId: ObjectId }[]): readonly ObjectId[] =>
  people.map(({ objectId }) => objectId);

function peopleOf(audience: Audience, { before, after: { root }, fact }: Happened<CouncilTypes>): readonly ObjectId[] {
  switch (audience) {
    case 'second':
      return 'proposed' in fact.data && fact.data.proposed !== undefined
        ? idsOf(mayAgreeTo(fact.by.objectId, root))
        : [];
    case 'proposer':
      if (fact.step === 'remindCouncil') return fact.data.lapsed.map(({ proposer }) => proposer);
      return 'proposer' in fact.data ? [fact.data.proposer] : [];
    case 'stoodIn': {
      const keys = 'changes' in fact.data ? Object.keys(fact.data.changes.delegations ?? {}) : [];
      const leave = [...(before.root?.delegations ?? []), ...root.delegations];
      return leave
        .filter(({ from, to, starts }) => keys.includes([from, to, starts].join(' ')))
        .flatMap(({ from, to }) => [from, to]);
    }
    case 'officers':
      return before.root !== undefined && givesReading(before.root, root, fact.by)
        ? idsOf([...peopleWho(root, 'hearOfReaders'), ...peopleWho(root, 'administer')])
        : [];
    case 'administrators': {
      const isNews =
        (fact.step === 'remindCouncil' && fact.data.left.length > 0) ||
        (fact.step === 'takeFile' && (fact.data.breaks !== undefined || fact.data.both !== undefined));
      return isNews ? idsOf(peopleWho(root, 'administer')) : [];
    }
  }
}

/** By whatever change. One's own leave gives nothing: who decides instead has for so long what is theirs. */
function givesReading(before: Council, after: Council, { objectId }: PersonRef): boolean {
  const [was, is] = [before, after].map((council) => ({
    ...council,
    delegations: council.delegations.filter(({ from }) => from !== objectId),
  }));
  return was !== undefined && is !== undefined && newReaders(was, is).length > 0;
}

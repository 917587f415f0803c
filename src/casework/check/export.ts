// One case in one file: for a subject access request, or a move to another system.
import type { OtherKind } from '../../domain/matters/matters.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { toObjectId, type ObjectId, type Reference } from '../../domain/kernel/ids.ts';
import { hashOf } from '../write/hashing.ts';
import type { Audit, Partition } from '../ports/audit-ports.ts';
import type { Delivery, Look, Looks, PendingNotice, StoredFact } from '../ports/ports.ts';

export interface ExportRequest {
  readonly reference: Reference;
  /** Who runs the program, as the operating system names them. */
  readonly who: string;
  readonly why: string;
  readonly at: Instant;
  /** Makes every export a look of its own. */
  readonly unique: string;
}

/** What the file holds. */
export interface CaseExport {
  readonly form: 'mset-case';
  readonly version: 3;
  readonly reference: Reference;
  readonly exported: { readonly by: string; readonly at: Instant; readonly why: string };
  /** Null when the case itself cannot be read; its facts still can. */
  readonly case: Case | null;
  readonly lastHash: string | null;
  /** What was asked of agencies, and its other parts, by kind. */
  readonly parts: Partition<CaseTypes>['parts'];
  /** What is left of the parts that were put right: `aside` is the number of the fact that was taken back. */
  readonly aside: Partition<CaseTypes>['aside'];
  readonly facts: readonly StoredFact[];
  readonly notices: readonly PendingNotice[];
  readonly deliveries: readonly Delivery[];
  readonly looks: readonly Look[];
  /** Documents of the case that are damaged; empty on a good day. */
  readonly unreadable: readonly string[];
  readonly about: typeof about;
}

/** Every matter but the case has its row: a gap does not compile. */
const otherMatters: Readonly<Record<OtherKind, string>> = {
  meeting:
    'Meetings: their agenda and minutes are of many children, under ids of their own. What a meeting decided about this child is in the facts.',
  advice:
    'Questions that staff asked the co-ordinator and its answers: they lie under ids of their own, and are to be written without names.',
  entity:
    'Records of people and places behind several cases: they are of many children, under ids of their own. What this case says of one is among its entries (`mention`).',
  register:
    'The register of the data protection officer: what was shared with the wrong person, and why members of staff looked. Its entries lie under ids of their own, and are weighed by the officer.',
  policeList:
    'Lists of missing children that the police sent: they are of many children, lie under ids of their own, and their rows are destroyed after 90 days. What was entered of this child is among its missing episodes.',
  council:
    'Who is who, who stands in for whom and how MSET is set: about staff, under ids of their own, and about no child. Who did what in this case is named in its facts.',
  training: 'Trainings, who signed up and who came: about staff, under ids of their own, and about no child.',
};

const about = {
  parts:
    'What was asked of agencies in this case (`action`), what was decided (`decision`, of which the case keeps a line), what was said of the child between panels (`review`), and NRM, CAWN, LADO, Prevent and section 45 (`onward`), as it stands; how it came to be is in the facts, whose `part` names it.',
  aside:
    'What was set aside when a slip was put right: no more than an id is left of it, and the number of the fact that was taken back (`aside`). What it said is in that fact, and why it was wrong in the fact `putRight` that names it.',
  facts:
    'The history, oldest first. `hash` is the SHA-256 of `previous`, a line feed and the fact without these two as JSON with sorted keys and nothing absent; `previous` is the hash of the fact before. Of newer facts a salt is in the hash as well, which does not leave the database: words that are struck out later cannot be guessed by the hash. `rings` are the keys of those whom the fact called to act. Of a fact that an earlier version wrote in other words `was` is the fact as it was written, of which `hash` is.',
  mentions:
    'People, places and things that were named in this case (`mention`), as they were said. `mark` says who may read one in MSET: what is for the police, or for the lead worker and health, and what has `notFamily`, is weighed before it leaves with a copy. `same` and `notSame`, and the facts that say so (`confirmSame`, `notSame`, and `others` of `notOfRecord`), name entries of other children; `entity` and `notOf` name records that are of several: they are taken out of it.',
  papers:
    'What agencies sent for the meetings of this case (`contribution`). `mark` says who may read it in MSET: what is for the police, for named agencies, or for the lead worker and health is weighed with the agency that sent it before it leaves with a copy; so is who could have read it before (`could` of `marksWere`).',
  marks:
    'What was said for some readers only: an update (`review`), what was learned in a return interview (`interviews` of `episode`), what backs a sign of health (`marks` of `assessment`, by the code of the sign, in that version and in those before; the facts that save it have it in `forHealth`). `mark` says who may read it in MSET, `agencies` which where these are named; `marksWere` who could before, and `could` of it their names. What is for the police, for named agencies, or for the lead worker and health is weighed with those before it leaves with a copy. `forSome` of the case names the same by id or code.',
  dissent:
    'Who disagreed with a decision, and why (`dissent` of the parts `decision` and of the facts): in MSET not for those who refer. Weigh it before it leaves with a copy for the family.',
  notices: 'What is still to be told; `rest` holds what one write had no room for, each of it a notice.',
  deliveries:
    'What was told, to whom (a person’s card of the case is card-<object id>, of an action act-<action>-<object id>; a post in an agency’s channel post-<action>-<agency>; or a mail), when and with what result.',
  looks:
    'Who opened what and why; also this export. `relation` is how they stood to the case then (`none`: they were shown nothing), `by` where they saw it; older looks say neither.',
  leftOut: {
    ...otherMatters,
    says: 'What young people say of MSET: it is kept without case, person or day, and nothing leads from it to this case.',
    contacts:
      'Where the bot reaches members of staff in Teams: about them and not about this child, and of no use elsewhere.',
    posted:
      'Which Teams message carries whose card: ids that mean nothing outside that chat; deliveries say what was told.',
    markers: 'Hashes of presses, by which a repeat is known: they hold nothing of the case and fit no other system.',
    matchKeys:
      'Keyed hashes by which the bot finds another case of the same child: they say nothing without its secret, and another system makes its own.',
  },
} as const;

/** No one in Entra: anyone who has the rights to run this program need not be known to the bot. */
const noPerson = toObjectId('00000000-0000-0000-0000-000000000000') as ObjectId; // a GUID by its form

interface ExportPorts {
  readonly audit: Pick<Audit, 'partition'>;
  readonly looks: Looks;
}

const caseAt = async ({ audit }: ExportPorts, reference: Reference): Promise<Partition<CaseTypes>> =>
  (await audit.partition(reference)) as Partition<CaseTypes>; // a reference is a case's

/** Undefined: there is no such case. The look is written before anything is given out (docs/design.md 5). */
export async function exportCase(ports: ExportPorts, request: ExportRequest): Promise<CaseExport | undefined> {
  const { reference, who, why, at, unique } = request;
  const { record, facts, parts, aside, notices, deliveries, unreadable } = await caseAt(ports, reference);
  if (record === undefined && facts.length === 0) return undefined;
  const what = 'the whole case, exported to a file';
  const id = hashOf(reference, who, at, unique).slice(0, 40);
  await ports.looks.record({ id, reference, person: noPerson, name: who, what, why, at, by: 'export' });
  const looks = await ports.looks.of(reference);
  return {
    form: 'mset-case',
    version: 3,
    reference,
    exported: { by: who, at, why },
    case: record?.root ?? null,
    lastHash: record?.lastHash ?? null,
    parts,
    aside,
    facts: facts.map(({ salt: _salt, ...fact }) => fact),
    notices,
    deliveries: deliveries.toSorted((one, other) => one.at.localeCompare(other.at)),
    looks: looks.toSorted((one, other) => one.at.localeCompare(other.at)),
    unreadable,
    about,
  };
}

// Words of the sealed past are rewritten in facts, and an ordinary update is appended that says, as a strike does, what is left of
// them; the case is made again of it all. No single value is wrong then: who may write to the database has done it with our own code.
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import { personIn } from '../../../src/domain/people/directory.ts';
import { chained, leftOf } from '../../../src/casework/write/hashing.ts';
import { leadOf } from '../../../src/domain/case/state/stage-parts.ts';
import { caseShape } from '../../../src/store/matters/cases.ts';
import { factDocument, markerDocument } from '../../../src/store/matters/documents.ts';
import { partDocument, recordDocument } from '../../../src/store/matters/matter-store.ts';
import type { StoredDocument } from '../../../src/store/sdk/items.ts';
import type { Stored } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { must } from '../../people/builders.ts';
import type { Change, Tampered } from './database.ts';

export const forged = 'the sealed past is rewritten, and an update vouches for it';

const at = '2027-03-02T10:00:00.000Z';
const changeTo = (document: StoredDocument): Change => {
  const one = { in: 'cases', ...document } as unknown as Stored; // as it is stored
  return [one, one];
};

const id = ids.followed as Reference; // as the story has it

export async function forgedPast({ store, documents }: Tampered): Promise<readonly Change[]> {
  const directory = await store.directories.current();
  const stored = must(await store.cases.load(id)).value;
  const facts = await store.cases.facts(id);
  const actor = must(personIn(directory, leadOf(stored.root).objectId));
  const command = { step: 'addUpdate', input: { news: 'Nothing new this week.', risk: 'no' } } as const;
  const decision = caseMatter.decide({ root: stored.root }, command, { actor, now: at, directory, facts, panels: [] });
  if (!('data' in decision)) throw new Error(`${actor.name} may add no update to ${id}.`);
  const target = must(facts.find(({ step }) => step === 'giveConsent'));
  const changed = { ...target, by: { ...target.by, name: 'Another Manager' } };
  const meta = { number: facts.length + 1, at, by: { objectId: actor.objectId, name: actor.name } };
  const fact = caseMatter.factOf({ root: stored.root }, command, decision.data, meta);
  const left = [[changed.number, leftOf(changed)]];
  const link = chained({ ...fact, salt: 'A'.repeat(22), left }, stored.lastHash);
  const all = [...facts.map((one) => (one.number === target.number ? changed : one)), link];
  const { root, parts } = caseMatter.replay(all);
  const marker = { id: 'f'.repeat(40), inputHash: 'a'.repeat(64), fact: link.number, at };
  const partOf = (part: string): Stored =>
    must(documents.find((one) => one.pk === id && (one['part'] as { readonly id?: string } | undefined)?.id === part));
  const isNew = (part: { readonly id: string }): boolean =>
    !documents.some((one) => one.pk === id && (one['part'] as { readonly id?: string } | undefined)?.id === part.id);
  return [
    changeTo(factDocument(id, changed)),
    changeTo(factDocument(id, link)),
    changeTo(markerDocument(id, marker)),
    changeTo(recordDocument(caseShape, id, { ...stored, root: must(root), lastHash: link.hash })),
    ...[...parts.values()].map((part): Change => {
      if (isNew(part))
        return changeTo(partDocument(caseShape, id, { kind: must(caseMatter.partNamed(part.id)), value: part }));
      const one = { ...partOf(part.id), part };
      return [one, one];
    }),
  ];
}

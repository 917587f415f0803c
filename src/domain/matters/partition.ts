import type { ObjectId } from '../kernel/ids.ts';
import { matterKinds, matters, type MatterKind, type Matters } from './matters.ts';

/** What a chain of facts is found under: a case's reference, or the id of what has facts of its own. */
export type PartitionId = Matters[MatterKind]['id'];
/** Where a person's digests lie, which are about no matter. */
export type DigestId = `digest-${string}`;
export const digestPartition = (person: ObjectId): DigestId => `digest-${person}`;

/** One of these as it came back with a press, or undefined for anything else. */
export const toPartitionId = (text: string): PartitionId | undefined =>
  matterKinds.map((kind) => matters[kind].toId(text)).find((id) => id !== undefined);

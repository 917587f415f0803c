// Which record a card sent back, and what is said where there is none.
import { toEntityId, type EntityId } from '../../domain/kernel/ids.ts';
import { notAvailableReply } from '../form/replies.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';

/** Undefined for anything else. */
export const entityIn = (pressed: Pick<Scene, 'data'>): EntityId | undefined => toEntityId(textIn(pressed, 'entity'));

/** The same for unknown, restricted and not theirs. */
export const noEntity = (): Reply => notAvailableReply('record');

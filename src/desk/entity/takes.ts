// How one press takes the steps that it needs on cases and on records, under its command (docs/process.md P23.5).
import { entities } from '../../casework/write/matters.ts';
import type { Takes } from '../../casework/write/records.ts';
import { readableMentions } from '../../reading/links/links.ts';
import { take, takeOn, type Scene } from '../scene/scene.ts';

export const takesOf = (scene: Scene): Takes => ({
  case: (reference, command) => take(scene, reference, command),
  entity: (id, command) => takeOn(scene, entities, { id, command }),
  readable: (mentions) => readableMentions(scene, mentions),
});

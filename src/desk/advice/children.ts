// The words of new guidance that are names of children in open cases, by keyed hashes; those of whom the co-ordinator may read,
// and no others (docs/process.md P13.7).
import { askedEnough, childFields, mayBeNames } from '../../domain/advice/children.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import type { Field } from '../../domain/kernel/fields.ts';
import { see, type Scene } from '../scene/scene.ts';

/** What is asked of these words; or why no more is asked today. Each case whose child has such a name is a look. */
export async function childrenNamed(said: string, scene: Scene): Promise<readonly Field[] | string> {
  const { ports, person, directory, now } = scene;
  const keyed = mayBeNames(said).flatMap((word) =>
    ports.matchKeysOf({ otherNames: word }).flatMap(({ kind, key }) => (kind === 'name' ? [{ word, key }] : [])),
  );
  if (keyed.length === 0) return [];
  const found = (await ports.cases.alike(keyed.map(({ key }) => key))).filter(({ case: childCase }) =>
    mayRead('name', childCase, person, directory, now),
  );
  const words = keyed.filter(({ key }) => found.some(({ keys }) => keys.includes(key))).map(({ word }) => word);
  if (words.length === 0) return [];
  if (!scene.askedToday.take(person.objectId, words, directory.settings.childNamesADay, now)) return askedEnough;
  await Promise.all(
    found.map(({ case: childCase }) =>
      see(scene, childCase.reference, 'named in the guidance', 'Add to guidance', childCase),
    ),
  );
  return childFields(words);
}

import type { CosmosStore } from '../store/cosmos.ts';

/** A person who was greeted before is greeted again when their window opens. */
export async function greetAgain({
  contacts,
  directories,
}: Pick<CosmosStore, 'contacts' | 'directories'>): Promise<void> {
  const { people } = await directories.current();
  for (const { objectId } of people) {
    const contact = await contacts.of(objectId);
    if (contact?.greeted === true) await contacts.save({ ...contact, greeted: false });
  }
}

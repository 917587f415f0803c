// The people of a local run: those who have a window, and those who only fill its chats and teams.

/** The fictional people who get a window of their own; the rest of the directory is in directory.json. */
export interface WindowPerson {
  readonly name: string;
  readonly role: string;
  readonly objectId: string;
  /** The one channel beside General in this person's window. */
  readonly channel: string;
}

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const windowPeople: readonly WindowPerson[] = [
  { name: 'Priya Testworth', role: 'practitioner', objectId: id(1), channel: 'Locality East' },
  { name: 'Colin Fixture', role: 'manager', objectId: id(2), channel: 'Locality East' },
  { name: 'Moira Example', role: 'MSET co-ordinator', objectId: id(3), channel: 'MSET' },
  { name: 'Sgt Ravi Mock', role: 'police lead', objectId: id(4), channel: 'Northumbria Police' },
  { name: 'Tess Gavel', role: 'chair', objectId: id(114), channel: 'MSET' },
  { name: 'Nurse Ada Dummy', role: 'health lead', objectId: id(7), channel: 'Health' },
  { name: 'Dot Default', role: 'administrator', objectId: id(16), channel: 'MSET' },
];

/** They fill up the chats and teams of every window. */
export const otherPeople: readonly Pick<WindowPerson, 'name' | 'objectId'>[] = [
  { name: 'Dana Sandbox', objectId: id(5) },
  { name: 'Greta Specimen', objectId: id(6) },
];

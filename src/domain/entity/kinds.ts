// What a record can be of: the kinds that cases name but another child, who has a case, and a theme, which joins what is alike
// (docs/process.md 23).
import { kindRow, linkKinds, type KindRow, type LinkKind } from '../link/kinds.ts';

/** A theme is a question that several records bear on; no case names one. */
export type EntityKind = Exclude<LinkKind, 'child'> | 'theme';
/** What of a kind's row a record goes by; `add` and `texts` are of what cases name. */
type EntityRow = Pick<KindRow, 'title' | 'help' | 'fields' | 'more'>;
const theme: EntityRow = {
  title: 'Theme',
  help: 'A question that several people and places bear on',
  fields: [
    { name: 'name', title: 'Title', kind: 'text', need: 'always', most: 120 },
    { name: 'question', title: 'What is to be found out', kind: 'text', need: 'always', most: 300 },
  ],
};

const isForEntity = (kind: LinkKind): kind is Exclude<LinkKind, 'child'> => kind !== 'child';
export const entityKinds: readonly EntityKind[] = [...linkKinds.filter(isForEntity), 'theme'];
export const entityRow = (kind: EntityKind): EntityRow => (kind === 'theme' ? theme : kindRow(kind));

/** A kind as it came back with a press; undefined of another child, of whom there is no record (docs/process.md P23.2). */
export const toEntityKind = (text: string): EntityKind | undefined => entityKinds.find((kind) => kind === text);

/** A business and the place where it is may be one record; a theme takes what it is about, but no child. */
export const fitsInto = (mention: LinkKind, entity: EntityKind): boolean =>
  mention !== 'child' && (entity === 'theme' || groupOf(mention) === groupOf(entity));
const groupOf = (kind: LinkKind): LinkKind => (kind === 'organisation' ? 'place' : kind);

/** What those outside the keeping of records may report by itself, without a child: never a person (docs/process.md P23.4). */
export const reportedKinds = ['place', 'organisation'] as const satisfies readonly EntityKind[];
export type ReportedKind = (typeof reportedKinds)[number];

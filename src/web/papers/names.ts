// How a poster, a leaflet or the policy is named in an address, and by people.
import {
  readers,
  sheetKinds,
  type LanguageFile,
  type ReaderName,
  type ReaderWords,
  type SheetKind,
} from '../../domain/papers/language-file.ts';

export interface Sheet {
  readonly kind: SheetKind;
  readonly reader: ReaderName;
  readonly file: LanguageFile;
  readonly words: ReaderWords;
}

export const policyName = 'policy';
export const nameOfSheet = ({ kind, reader, file }: Omit<Sheet, 'words'>): string =>
  `${kind}-${reader}-${file.language}`;

/** Every sheet there is, in the order in which they are offered. */
export const sheetsIn = (languages: readonly LanguageFile[]): readonly Sheet[] =>
  readers.flatMap((reader) =>
    languages.flatMap((file) => {
      const words = file.readers[reader];
      return words === undefined ? [] : sheetKinds.map((kind) => ({ kind, reader, file, words }));
    }),
  );
export const sheetNamed = (name: string, languages: readonly LanguageFile[]): Sheet | undefined =>
  sheetsIn(languages).find((sheet) => nameOfSheet(sheet) === name);

export const kindLabels: Readonly<Record<SheetKind, string>> = { poster: 'Poster', leaflet: 'Leaflet' };
export const readerLabels: Readonly<Record<ReaderName, string>> = {
  community: 'For the community',
  youngPeople: 'For young people',
  professionals: 'For professionals',
};
export const sayLanguage = ({ name, englishName }: LanguageFile): string =>
  name === englishName ? name : `${englishName} (${name})`;
export const titleOfSheet = ({ kind, reader, file }: Sheet): string =>
  `${kindLabels[kind]}, ${readerLabels[reader].toLowerCase()}: ${sayLanguage(file)}`;

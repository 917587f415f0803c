// The form of what is stored: a number for how everything is stored, raised when that changes (docs/design.md 8).

/**
 * 5: the first that is read.
 * 6: a meeting says of a late action what becomes of it.
 * 7: who is who and every setting is a matter of the council.
 * 8: a request for what is held of a person is a matter, and records of people and places end.
 * 9: what is owed of a case, when its clock calls and who is invited is what the rules of today make of its facts.
 * 10: of what ended in a case its facts say what is true of the child, and nothing of that is copied.
 */
export const newestForm = 10;
/** Those that are still read, and written where a matter has them: the earliest first, none left out. */
export const earlierForms = [5, 6, 7, 8, 9] as const;
export type EarlierForm = (typeof earlierForms)[number];
export type Form = EarlierForm | typeof newestForm;

const forms: readonly Form[] = [...earlierForms, newestForm];
/** The form of this number; undefined where it is not read. */
export const formNumbered = (number: number | undefined): Form | undefined => forms.find((form) => form === number);

/** Of what is stored beside matters alike in every form: the first form that knows it. */
export const since = {
  /** The figures are kept up: what is counted of a matter lies with it. */
  counted: 6,
  /** Each day's looks are sealed when it is over. */
  daySeal: 6,
  /** The rows of a police list lie beside it. */
  policeRows: 7,
  /** A matter that was destroyed leaves a tombstone. */
  tombstone: 7,
  /** A record of a person or place is held, and ends. */
  entityEnds: 8,
  /** A seal says of a case that it was sent. */
  sealSent: 8,
  /** Who is who and every setting is a matter of the council, and no document of its own. */
  council: 7,
} as const satisfies Readonly<Record<string, Form>>;

/** The form in force: what is begun now is stored in it. A matter that is there keeps its own until it is brought over. */
export interface Forms {
  /** Known without a request, but for the first time. */
  current(): Promise<Form>;
  /** The same for what cannot wait: the earliest until it is known. */
  known(): Form;
  /** Asks the database, for another instance may have raised it. */
  refresh(): Promise<void>;
  /** Whether a later version has put a form in force that this one does not know, as was last asked. */
  readonly isPassed?: () => boolean;
}

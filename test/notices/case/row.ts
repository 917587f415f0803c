// What a row of "who is told what" says: what people did, and who is told of the last of it.
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  colin,
  dana,
  directory,
  greta,
  hal,
  ife,
  moira,
  must,
  noor,
  ola,
  pip,
  priya,
  ravi,
  sol,
  tess,
  type Told,
} from '../../people/builders.ts';
import { ada } from '../../people/meeting-builders.ts';

/** The lead of an agency that no listing of these rows invites. */
const bea = must(directory.people.find(({ name }) => name === 'Bea Stub'));
/** Whom the rows name. */
export const people = { priya, colin, dana, greta, hal, noor, ife, moira, ravi, ola, sol, tess, ada, bea, pip };

export interface Row {
  readonly that: string;
  /** The last of these deeds is the fact in question. */
  readonly deeds: Told;
  readonly tells?: readonly (keyof typeof people | 'teamChannel')[];
  readonly rings?: readonly (keyof typeof people | 'mailbox' | 'teamChannel')[];
  readonly council?: Directory;
}

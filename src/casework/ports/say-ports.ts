// What young people say, kept apart from every case: by quarter, without person, reference or time.
import type { Fives, Quarter, Say } from '../../domain/say/say.ts';

export interface Says {
  of(quarter: Quarter): Promise<Fives>;
  /** The same one again changes nothing. */
  add(quarter: Quarter, say: Say): Promise<void>;
}

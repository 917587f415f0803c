// What a rule saw of someone's looks, opened: who, which rule, at what and when; never of which child (docs/process.md P26.3).
import { card, heading, lines, small, type Button, type Card } from '../blocks.ts';

export interface FoundView {
  /** "Noor Template · Practitioner". */
  readonly who: string;
  /** "Printed or exported: MSET-4F7K-24". */
  readonly saw: string;
  /** "Tue 12 Jan 10:04, 2 looks, as the manager above". */
  readonly when: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

export const foundCard = ({ who, saw, when, shared, buttons }: FoundView): Card =>
  card(
    'Worth a question. A rule found it, and it is no proof.',
    [
      heading('Worth a question'),
      small(`A rule found it, and it is no proof: ask first.${shared ? ' Only you see this.' : ''}`, {
        spacing: 'None',
      }),
      lines([
        ['Who looked', who],
        ['What the rule saw', saw],
        ['When', when],
      ]),
    ],
    buttons,
  );

// Which cases of an agenda are heard in one slot: brothers and sisters, children of one story (docs/process.md P6.24).
import type { Choice, Field } from '../kernel/fields.ts';
import type { Reference } from '../kernel/ids.ts';
import { refuse } from '../matter/step.ts';
import type { Meeting, PlannedMeeting } from './meeting.ts';
import { meetingStep, runs } from './making.ts';

export interface TogetherInput {
  readonly case: Reference;
  /** All that it is heard with, as the agenda showed them; none: it is heard by itself. */
  readonly others: readonly Reference[];
}

/** What one slot has room for. */
export const mostTogether = 6;

/** `others`: the likeliest; where the agenda has more, one of these is named. */
export const togetherFields = (others: readonly Choice[], hasMore: boolean): readonly Field[] => [
  {
    name: 'others',
    title: 'Heard together with',
    kind: 'choices',
    need: 'optional',
    choices: others,
    help: 'Tick none to hear it on its own.',
  },
  ...(hasMore
    ? [
        {
          name: 'another',
          title: 'Another case of this agenda',
          kind: 'text',
          need: 'optional',
          most: 20,
          placeholder: 'MSET-…',
        } as const,
      ]
    : []),
];

type Together = Pick<Meeting, 'together'>;
/** Those that a case is heard with. */
export const heardWith = ({ together = [] }: Together, reference: Reference): readonly Reference[] =>
  (together.find((slot) => slot.includes(reference)) ?? []).filter((one) => one !== reference);

/** Said by people, of this meeting alone. Each child keeps an item and a decision (docs/process.md P6.13). */
export const hearTogether = meetingStep<TogetherInput, { readonly cases: readonly Reference[] }, PlannedMeeting>({
  title: 'Hear together',
  fact: 'said which cases are heard together',
  since: 6,
  savesAgain: true,
  may: runs,
  from: ['planned'],
  record: (meeting, { case: reference, others }) => {
    const cases = [...new Set([reference, ...others])];
    if (cases.length > mostTogether) {
      return refuse(
        'tooMany',
        `One slot has room for ${mostTogether} cases.`,
        'Tick fewer, or hear some of them on their own.',
      );
    }
    const before = new Set(heardWith(meeting, reference));
    const isSame = before.size === cases.length - 1 && cases.every((one) => one === reference || before.has(one));
    return isSame ? { unchanged: true } : { data: { cases } };
  },
  evolve: (meeting, { cases }) => ({ ...meeting, together: withSlot(meeting, cases) }),
});

/** A case is in one slot at most; a slot of one is none. */
const withSlot = ({ together = [] }: Together, cases: readonly Reference[]): readonly (readonly Reference[])[] =>
  [...together.map((slot) => slot.filter((one) => !cases.includes(one))), cases].filter(({ length }) => length > 1);

// The strategy, mapping and daily meetings of a child in words: when, who, what was decided, and how the minutes stand
// (docs/process.md P6.27).
import { sayGathering, sayGatheringState, type Gathering } from '../../domain/case/gathering/gathering.ts';
import { sayInvitee } from '../../domain/case/state/invitations.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { StoryPart } from './story.ts';

const names = (people: readonly { readonly name: string }[]): string => people.map(({ name }) => name).join(', ');

/** One of them under a heading of its own; `others`: of the other children of the meeting those whose cases the reader reads. */
export function gatheringStory(
  gathering: Gathering,
  others: readonly Reference[],
  { directory, now }: { readonly directory: Directory; readonly now: Instant },
): readonly StoryPart[] {
  const { place = '', purpose, chair, invited, answers, minutes, reason = '', state } = gathering;
  const said = (coming: 'yes' | 'no') =>
    names(answers.filter((one) => one.coming === coming).map(({ person }) => person));
  const there = [names(minutes?.came ?? []), minutes?.others ?? ''].filter((one) => one !== '').join('; ');
  const pairs: readonly (readonly [label: string, value: string])[] = [
    ['Meeting', sayGatheringState(gathering, now)],
    ['What it is for', purpose],
    ['Where', state === 'planned' ? place : ''],
    ['Chair', chair.name],
    ['Invited', invited.map((one) => sayInvitee(one, directory)).join(', ')],
    ['Coming', minutes === undefined ? said('yes') : ''],
    ['Apologies', said('no')],
    ['Together with', others.join(', ')],
    ['Who was there', there],
    ['Shared and decided', minutes?.decided ?? ''],
    ['Next meeting', minutes?.again ?? ''],
    ['Recorded by', minutes === undefined ? '' : `${minutes.by.name}, ${sayWhen(minutes.at, now)}`],
    ['Why it was cancelled', reason],
  ];
  return [{ title: sayGathering(gathering, now) }, { pairs: pairs.filter(([, value]) => value !== ''), bytes: 2600 }];
}

/** When, what for and where: on the card that opens the case. */
export const gatheringAhead = (gathering: Gathering, now: Instant): readonly StoryPart[] => [
  {
    pairs: [
      [sayGathering(gathering, now), gathering.purpose],
      ...(gathering.place === undefined ? [] : [['Where', gathering.place] as const]),
    ],
    bytes: 800,
  },
];

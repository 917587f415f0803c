// What is told of a press that took longer than its answer.
import { pressedOn } from '../../../src/desk/pressed-on.ts';
import { homeButton } from '../../../src/desk/form/replies.ts';
import { mintAdviceId } from '../../../src/domain/kernel/ids.ts';
import { lateCard, type Came } from '../../../src/notices/late.ts';
import { kestrelReference, monday10, must } from '../../people/builders.ts';
import type { Shown } from './gallery.ts';

const advice = mintAdviceId(new Uint8Array(8).fill(5));
const about = (data: Record<string, string>) => {
  const { name, show } = must(pressedOn({ data }));
  return { name, buttons: [show] };
};
const on = [
  { title: 'Give consent', ...about({ ref: kestrelReference }) },
  { title: 'Ask for more time', ...about({ ref: kestrelReference, action: 'A12' }) },
  about({ advice }),
  { buttons: [homeButton] },
  // In a thread, where others look on.
  { buttons: [] },
];
const came: readonly Came[] = ['done', 'partly', 'refused', 'fault', 'shown'];

export const lateGallery = (): readonly Shown[] =>
  came.flatMap((what) =>
    on.flatMap((one, place) =>
      [monday10, '2027-01-05T10:00:00.000Z'].map((now) => ({
        name: `chat of a late press, ${what}, ${place}, said ${now}`,
        stored: true,
        card: lateCard({ came: what, at: monday10, now, ...one }).card,
      })),
    ),
  );

// The figures at home, in words: of a quarter so far, or that one can be given out (docs/process.md P18.3).
import { z } from 'zod';
import type { Glance } from '../../casework/ports/figure-ports.ts';
import { beginHigh } from '../../domain/kernel/begins.ts';
import { sayPeriod } from '../../domain/figures/periods.ts';
import type { Told } from '../told.ts';

export const glanceShape = z.object({
  title: z.string(),
  /** What there is to do; empty where nothing is. */
  says: z.string(),
  figures: z.array(z.object({ title: z.string(), value: z.string() })),
});
export type ToldGlance = Told<typeof glanceShape>;

/** `late`: what is counted as late where it is said, and how many; absent where it is not counted. */
export function glanceTold(glance: Glance, late?: ToldGlance['figures'][number]): ToldGlance {
  const title = sayPeriod(glance.period);
  if (glance.is === 'ready')
    return {
      title: `${title} can be released`,
      says: 'It is counted to its end. Open it under Figures: as you read it first, it stays.',
      figures: [],
    };
  const { say } = glance;
  return {
    title: `${title} so far`,
    says: '',
    figures: [
      ...(late === undefined ? [] : [late]),
      { title: 'Consents in time', value: beginHigh(say.share('consentInTime').text) },
      { title: 'Return interviews in time', value: beginHigh(say.share('interviewsInTime').text) },
    ],
  };
}

// A draft that is never sent ends by itself; its writer is told a week before (docs/process.md P31.3).
import { clock } from '../../matter/making.ts';
import { stepBeside } from '../making.ts';
import type { Draft } from '../state/stages.ts';
import type { Settings } from '../../people/settings.ts';
import { addDays, localDate } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';

type Kept = Pick<Settings, 'retention'>;
/** Until when it is kept, as it is now: any change of it begins again. */
export const draftKeptUntil = ({ changedAt }: Pick<Draft, 'changedAt'>, { retention }: Kept): IsoDate =>
  addDays(localDate(changedAt), retention.draftDays);

/** The day on which it ends, once its writer was told; undefined where it was changed since. */
export const draftEnds = (draft: Pick<Draft, 'changedAt' | 'endsOn'>, settings: Kept): IsoDate | undefined =>
  draft.endsOn !== undefined && draft.endsOn >= draftKeptUntil(draft, settings) ? draft.endsOn : undefined;

const warnDraft = stepBeside<object, { readonly endsOn: IsoDate }>({
  title: 'Remind',
  fact: 'told that a draft ends',
  since: 7,
  may: [{ own: clock }],
  from: ['draft'],
  elsewhere: () => ({ unchanged: true }),
  record: (before, _input, { now, directory: { settings } }) => {
    if (before.stage !== 'draft') return { unchanged: true };
    const [until, least] = [
      draftKeptUntil(before, settings),
      addDays(localDate(now), settings.retention.draftWarnDays),
    ];
    if (until > least || draftEnds(before, settings) !== undefined) return { unchanged: true };
    return { data: { endsOn: least } };
  },
  evolve: (before, { endsOn }) => (before.stage === 'draft' ? { ...before, endsOn } : before),
});

/** Its steps on a case. */
export const draftSteps = { warnDraft } as const;

// How the parts of a case are stored: a row for each kind.
import { z } from 'zod';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import { kindNames } from '../../domain/case/onward/kinds.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { marks } from '../../domain/link/handling.ts';
import type { PartShape } from '../matters/matter-store.ts';
import { actionShape } from './action.ts';
import { decisionShape } from './decision.ts';
import { mentionShape } from './mention.ts';
import { ladder, partShape } from './part-shape.ts';

export const partShapes: { readonly [Kind in keyof CaseTypes['parts']]: PartShape<CaseTypes['parts'][Kind]> } = {
  action: actionShape,
  review: partShape('review', { is: z.enum(['update', 'begun', 'prepared']) }),
  // By the day on which they began, for the figures.
  episode: partShape('episode', { since: z.iso.datetime(), ladder }, ({ since }) => ({ date: localDate(since) })),
  onward: partShape('onward', { kind: z.enum(kindNames), ladder }),
  assessment: partShape('assessment', { state: z.enum(['draft', 'completed']) }),
  decision: decisionShape,
  mention: mentionShape,
  contribution: partShape('contribution', { state: z.enum(['standing', 'taken']), mark: z.enum(marks) }),
  statement: partShape('statement', { is: z.enum(['correction', 'words']) }),
  // By its day, for the list of meetings.
  gathering: partShape(
    'gathering',
    { startsAt: z.iso.datetime(), state: z.enum(['planned', 'held', 'approved', 'cancelled']), ladder },
    ({ startsAt }) => ({ date: localDate(startsAt) }),
  ),
};

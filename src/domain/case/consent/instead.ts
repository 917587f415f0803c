// The manager who was asked is away, has left, or may not consent any more: who decides instead is asked at once
// (docs/process.md P28.12, P28.14).
import type { PersonRef } from '../../people/actor.ts';
import { refOf } from '../../people/actor.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import { clock } from '../../matter/making.ts';
import { coordinatorPicks, decides, delegatesFor, eligibleConsenters } from '../access/consenters.ts';
import { caseStep } from '../making.ts';
import type { AwaitingConsent } from '../state/stages.ts';
import { askingOf, type ConsentRound } from './clock.ts';
import { askedAnew } from './consent.ts';

export interface AskedInstead {
  /** Absent: the co-ordinator picks. */
  readonly consenter?: PersonRef;
  readonly asking: ConsentRound;
  /** Who was not asked before. */
  readonly to: readonly ObjectId[];
}

/** Taken by the clock as soon as the directory says so; who may decide is said by the directory, and not by this. */
export const askInstead = caseStep<object, AskedInstead, AwaitingConsent>({
  title: 'Ask who decides instead',
  fact: 'who decides instead was asked',
  since: 7,
  may: [{ own: clock }],
  from: ['awaitingConsent'],
  elsewhere: () => ({ unchanged: true }),
  record: (before, _input, { directory, now }) => {
    const { consenter, asked, due, ladder, standIns = [] } = before.submission;
    if (consenter === undefined || coordinatorPicks(before)) return { unchanged: true };
    const mayDecide = (id: ObjectId): boolean => decides(before, id, directory, now);
    if (!mayDecide(consenter.objectId)) {
      // What is restricted is opened to no one who was not chosen for it: the co-ordinator picks (docs/process.md P4.4).
      const [next] = before.restricted === undefined ? eligibleConsenters(directory, before, now) : [];
      const chosen = next && refOf(next);
      const asking = askingOf(directory, chosen, before, now);
      return { data: { ...given({ consenter: chosen }), asking, to: asking.asked } };
    }
    const delegates = delegatesFor(before, consenter.objectId, directory, now).filter((id) => !asked.includes(id));
    // A delegate who was asked may not decide any more, and no one else has it: it is the manager's again.
    const to = delegates.length > 0 || asked.some(mayDecide) ? delegates : [consenter.objectId];
    if (to.length === 0) return { unchanged: true };
    // It is due when it was due: the child waits no longer because someone is on leave.
    const asking = { asked: [...asked, ...to], standIns, due, rungs: ladder?.rungs ?? [] };
    return { data: { consenter, asking, to } };
  },
  evolve: ({ submission, ...rest }, data, meta) => ({
    ...rest,
    submission: askedAnew(submission, data.consenter, data.asking, meta.number),
  }),
});

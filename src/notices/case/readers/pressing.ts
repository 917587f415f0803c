// What comes before everything else that a case is to a person: a death or serious harm, a missing child, adulthood.
import { hearsOfHarm, mayRead } from '../../../domain/case/access/access.ts';
import { may } from '../../../domain/people/roles.ts';
import type { Asked } from '../../../domain/case/asked/asked.ts';
import { missingNow } from '../../../domain/case/state/episodes.ts';
import { awaitsNotice, type OwedMark } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { caseButton, consentedStanding, openButton } from './news.ts';
import { workButtons } from './work.ts';

/**
 * A death or serious harm, to those who are told by reference: why, no card says. Once the notice is recorded the case is to
 * each of them what it was.
 */
export function harmStanding({ case: childCase, person, directory, now }: Situation): Standing | undefined {
  const { hold } = childCase;
  if (hold === undefined || !hearsOfHarm(childCase, person)) return undefined;
  const opens = mayRead('referral', childCase, person, directory, now);
  if (!awaitsNotice(childCase)) {
    return opens
      ? undefined
      : {
          label: 'Legal hold',
          done: true,
          line:
            hold.unneeded === true
              ? 'No notice to the national panel is due.'
              : 'The notice to the national panel is recorded.',
          buttons: [],
        };
  }
  const records = may(person, 'recordHarm');
  return {
    label: 'Legal hold: notice to the national panel',
    preview: records ? `a notice to record${sayBy(hold.due.at, now)}` : 'a case is under legal hold',
    asks: records,
    due: hold.due.at,
    line: records
      ? 'Nothing of this case may be destroyed. Press Record notice when it has been sent, or say who decided that none is due.'
      : 'Nothing of this case may be destroyed. The co-ordinator can tell you more.',
    buttons: [
      ...(records
        ? [
            caseButton('Record notice', 'hold.notice', childCase),
            caseButton('Not notifiable', 'hold.unneeded', childCase),
          ]
        : []),
      ...(opens ? [openButton(childCase)] : []),
    ],
  };
}

/** The rapid review, to those who record it: by the reference alone. */
export function rapidStanding(
  { case: childCase, person, directory, now }: Situation,
  { due }: Pick<OwedMark, 'due'>,
): Standing {
  return {
    label: 'Legal hold: rapid review',
    preview: `a rapid review to record${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    ...given({ due }),
    line: 'Press Record rapid review when it has been sent to the national panel.',
    buttons: [
      caseButton('Record rapid review', 'hold.rapid', childCase),
      ...(mayRead('referral', childCase, person, directory, now) ? [openButton(childCase)] : []),
    ],
  };
}

/** That something cannot wait; never what. To the person who recorded it it is no news, and stays urgent. */
export const missingStanding = (situation: Situation): Standing => ({
  ...(situation.consented && consentedStanding(situation.consented, situation)),
  ...(missingNow(situation.case)?.by === situation.person.objectId
    ? {
        label: 'Still open, and urgent',
        line: 'You recorded it. Open the case as soon as there is something new.',
        preview: 'what you recorded is still open',
        buttons: [openButton(situation.case)],
      }
    : {
        label: 'A case of yours needs you now',
        line: 'Something is recorded that cannot wait. Open the case and read it now.',
        preview: 'a case of yours needs you now',
        buttons: [openButton(situation.case, 'Read it now')],
      }),
  asks: true,
  done: false,
  urgent: true,
});

export function interviewStanding(situation: Situation, asked: Pick<Asked, 'name' | 'own' | 'due'>): Standing {
  const { case: childCase, consented, now } = situation;
  const { due } = asked;
  const by = due === undefined ? '' : sayBy(due, now);
  return {
    ...(consented && consentedStanding(consented, situation)),
    label: 'Return interview due',
    line: 'Record each offer: held, declined or attempted.',
    preview: `a return interview is ${due !== undefined && due <= now ? 'late' : 'due'}${by}`,
    asks: true,
    done: false,
    ...given({ due }),
    buttons: workButtons(childCase, asked),
  };
}

/** Those whom the way into adulthood asks for something; nothing says by when, which would give away a birthday. */
export function turningStanding(
  situation: Situation,
  { name, own }: Pick<Asked, 'name' | 'own'>,
): Standing | undefined {
  const { consented } = situation;
  if (consented === undefined) return undefined;
  const standing = { ...consentedStanding(consented, situation), asks: true, done: false };
  if (name === 'route') {
    const buttons = workButtons(consented, { name, own });
    return { ...standing, label: 'Route at 18 needed', preview: 'a route at 18 to record', buttons };
  }
  return own
    ? {
        ...standing,
        label: 'Adult lead needed',
        preview: 'name an adult lead',
        buttons: workButtons(consented, { name, own }),
      }
    : { ...standing, label: 'No adult lead yet', preview: 'an adult lead is still needed' };
}

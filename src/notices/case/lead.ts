// That a colleague is named as lead, or as adult lead, of a case that they read (docs/process.md P7.11).
import { forInformation, type Standing } from '../../cards/base-card.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import { leadsAs } from '../../domain/case/lead/named.ts';
import type { LeadName } from '../../domain/case/state/raises.ts';
import { hasDied } from '../../domain/case/state/stages.ts';
import { consentedStanding, joined } from './readers/news.ts';
import type { Situation } from './situation.ts';

const named: Readonly<Record<LeadName, string>> = {
  lead: 'the lead of the plan',
  adultLead: 'the adult lead',
};

/**
 * The card of who is named says so, first; and where it is else for information a notification, until something else happens.
 */
export function withLead(standing: Standing | undefined, situation: Situation): Standing | undefined {
  const { case: childCase, consented, person, directory, now } = situation;
  const as = consented === undefined || hasDied(consented) ? [] : leadsAs(childCase, person);
  if (consented === undefined || as.length === 0 || !mayRead('decisions', childCase, person, directory, now))
    return standing;
  const known = standing ?? consentedStanding(consented, situation);
  const words = as.map((name) => named[name]).join(' and ');
  const isNew = as.some((name) => childCase.leads?.[name]?.since === childCase.changedAt);
  return {
    ...known,
    line: joined(`You are named as ${words}.`, known.line) ?? '',
    ...(isNew && known.preview === forInformation && { preview: `you are named as ${words}` }),
  };
}

// Facts of form 2 as they are read now. The stored fact stays byte for byte: its hash is of what was written (docs/design.md 8).

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fact in the words of today. */
export const factOfForm2 = (fact: Raw): Raw =>
  [partBeside, rungsInAList, decisionInItsWords].reduce((read, upcast) => upcast(read), fact);

const dataOf = ({ data }: Raw): Raw => (isRaw(data) ? data : {});

/** The action that a fact was about stood in its data. */
function partBeside(fact: Raw): Raw {
  const { action, ...data } = dataOf(fact);
  return typeof action === 'string' ? { ...fact, part: action, data } : fact;
}

/** With a consent there was one rung of the clock, not a list of them. */
function rungsInAList(fact: Raw): Raw {
  const { triage, ...data } = dataOf(fact);
  const isOne = fact['step'] === 'giveConsent' && triage !== undefined && !Array.isArray(triage);
  return isOne ? { ...fact, data: { ...data, triage: [triage] } } : fact;
}

/** What the one line "Plan, lead or council" held, by the decision that it belonged to. Any other: a plan. */
const detailIs: Readonly<Record<string, readonly string[]>> = {
  open: ['lead'],
  returned: ['missing'],
  transfer: ['council'],
  // It led the case from then on.
  transition: ['adultLead', 'lead'],
};
const aPlan = ['plan'];
/** The decision itself ended the case; today something else does, after it or before it. */
const ends: readonly unknown[] = ['close', 'transfer'];

/** The line has names of its own now; the next review has its limit beside its day. */
function decisionInItsWords(fact: Raw): Raw {
  const { decided, reviewOn, ...data } = dataOf(fact);
  if (fact['step'] !== 'recordDecision' || !isRaw(decided) || !('detail' in decided)) return fact;
  const { detail, ...rest } = decided;
  const named = detail === '' ? [] : (detailIs[String(rest['decision'])] ?? aPlan);
  return {
    ...fact,
    data: {
      ...data,
      decided: { ...rest, ...Object.fromEntries(named.map((name) => [name, detail])) },
      ...(typeof reviewOn === 'string' && { review: reviewOf(reviewOn) }),
      ...(ends.includes(rest['decision']) && { atOnce: true }),
    },
  };
}

/** No preparation was asked for then. */
function reviewOf(reviewOn: string): Raw {
  const at = `${reviewOn}T09:00:00.000Z`;
  return { reviewOn, reviewBy: reviewOn, at, prepareBy: at, rungs: [{ rung: 'review', at }] };
}
